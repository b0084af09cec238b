"""The index of amendments that web pages print first: headings whose amendments stand further on."""

from collections.abc import Sequence

from amendments.compendium.blocks import Block
from amendments.compendium.entries import Entry
from amendments.compendium.headings import Kind, is_operation, names_its_draft

Key = tuple[str, str]  # the number of an amendment, and of the amendment that it changes ("")


def without_index(entries: Sequence[Entry]) -> list[Entry]:
    """Return `entries` without those that only name an amendment printed further on.

    Paragraphs of the draft that follow the index stay.
    """
    keys = _keys(entries)
    last_printed = {
        key: at
        for at, (entry, key) in enumerate(zip(entries, keys, strict=True))
        if key and not _only_names(entry)
    }
    kept: list[Entry] = []
    for at, (entry, key) in enumerate(zip(entries, keys, strict=True)):
        if key is None or not _only_names(entry) or last_printed.get(key, -1) < at:
            kept.append(entry)
        elif rest := _from_first_number(entry.blocks):
            kept.append(Entry(entry.draft, None, rest))
    return kept


def _keys(entries: Sequence[Entry]) -> list[Key | None]:
    """Return what each entry is called; a sub-amendment may leave out what it is to."""
    keys: list[Key | None] = []
    last = ""
    for entry in entries:
        heading = entry.heading
        if heading is None:
            keys.append(None)
        elif heading.is_sub:
            keys.append((heading.number, heading.parent or last))
        else:
            last = heading.number
            keys.append((last, ""))
    return keys


def _only_names(entry: Entry) -> bool:
    """Does the entry say neither who tabled the amendment nor what it changes?"""
    return not any(
        block.kind is Kind.TABLED or names_its_draft(block.text) or is_operation(block.text)
        for block in entry.blocks
    )


def _from_first_number(blocks: Sequence[Block]) -> list[Block]:
    start = next((at for at, block in enumerate(blocks) if block.number), len(blocks))
    return list(blocks[start:])
