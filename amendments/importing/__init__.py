"""From a compendium as a value to rows: read its instructions, save it, say what changed."""
