"""Reading documents and their references, without a database."""
