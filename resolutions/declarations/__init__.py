"""Written declarations as printed, read into values; and what Rule 56 asks of them. Pure Python."""
