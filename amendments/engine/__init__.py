"""The engine: what amendments say, and the exact text that a set of votes gives.

Pure Python. The same values in give the same values out: no module here reads a database, a
clock, a setting or a file, and none imports Django. `docs/engine.md` explains every notion.
"""
