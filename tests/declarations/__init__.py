"""Written declarations and names as printed: no database."""
