"""Search: words and their stems, what is searched, the index and how it stays true, jumping to a number.

How the index cannot go stale: the database itself notes every row that is added, changed or deleted, in the
same transaction (`watching`), whoever writes: a form, an import, `loaddata`, a bulk update, a person with
SQL. Every search first indexes what is noted (`index`), so its answer is always that of the rows as they
are. Hooks in `save()` would miss bulk writing and `loaddata`; signals miss bulk writing, too.
`check_search` compares the whole index with the rows; `index_search` makes it anew.
"""
