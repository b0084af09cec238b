"""Reading compendia: pure Python, no database."""
