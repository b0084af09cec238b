"""The sitting as rows: acts are recorded here, and the votes kept in step with them."""
