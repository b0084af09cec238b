"""Files of every format, made by the tests from a compendium value and read back."""
