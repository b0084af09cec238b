"""Compendia made by chance whose consolidated texts are known by construction.

The draft is made of sentences from a bank, and every instruction is written by who already knows
its place and its effect. Nothing here reads an instruction: it is an independent reference.
"""
