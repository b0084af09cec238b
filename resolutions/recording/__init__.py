"""Save a written declaration as it was read: all or nothing; signatures are added and never removed."""
