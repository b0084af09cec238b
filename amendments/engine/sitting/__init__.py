"""The sitting as values: the running order, the acts and what they come to, what may not be done."""
