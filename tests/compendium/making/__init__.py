"""Making the files that the readers are tried on, from a compendium known by its text."""
