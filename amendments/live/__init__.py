"""Live: whoever changes a draft, by whatever way, those who follow it are told within a fifth of a second.

`watching`: the database notes each change of a draft, and PostgreSQL tells it.
`position`: how far a reader has seen a draft, as a word in an address, and what happened since.
`sharing`: what hundreds ask for at the same moment, found once for all of them.
`listening`: one thread a process that hears of changes, on PostgreSQL or SQLite.
`hub`: the listeners of this process, and the events that they are sent.
"""
