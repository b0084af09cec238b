"""Benchmarks: how the work grows. Figures are printed, never asserted in tests."""
