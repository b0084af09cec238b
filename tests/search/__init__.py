"""What the search makes of words, queries, passages and names, without a database."""
