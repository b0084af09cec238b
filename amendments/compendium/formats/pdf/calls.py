"""Raised characters: the calls of footnotes go, ordinals and exponents are printed as in plain text."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from amendments.compendium.compendium import Finding
from amendments.compendium.formats.pdf.boxes import Layout
from amendments.compendium.formats.pdf.columns import Region
from amendments.compendium.formats.pdf.margins import Footnote
from amendments.compendium.formats.pdf.page import SUPERSCRIPT, Line
from amendments.compendium.joining import excerpt_start

_RAISED = re.compile(f"{SUPERSCRIPT[0]}([^{SUPERSCRIPT[1]}]*){SUPERSCRIPT[1]}")
_UNIT = re.compile(r"(?:^|[\s\d(])[kcdm]?m$")
_POWERS = {"2": "²", "3": "³"}


def without_calls(layouts: Sequence[Layout], notes: Iterable[Footnote]) -> list[Layout]:
    """Return the pages with their raised characters as plain text prints them: "20^e", "m²".

    The call of one of `notes`, on its page or the one before, is left out.
    """
    calls: dict[int, set[str]] = {}
    for note in notes:
        for page in (note.page, note.page - 1):
            calls.setdefault(page, set()).add(note.call)
    return [_of_page(layout, calls) for layout in layouts]


def _of_page(layout: Layout, calls: dict[int, set[str]]) -> Layout:
    for box in layout.boxes:
        for part in box.parts:
            part.lines = [_line(line, calls) for line in part.lines]
    regions = [
        Region(region.order, tuple(_line(line, calls) for line in region.lines))
        for region in layout.regions
    ]
    return replace(layout, regions=regions)


def _line(line: Line, calls: dict[int, set[str]]) -> Line:
    if SUPERSCRIPT[0] not in line.text:
        return line
    known = calls.get(line.page, set())
    return replace(line, text=_RAISED.sub(lambda match: _printed(match, known), line.text))


def _printed(match: re.Match[str], known: set[str]) -> str:
    raised = match[1]
    if raised in known:
        return ""
    if raised in _POWERS and _UNIT.search(match.string[: match.start()][-5:]):
        return _POWERS[raised]
    return f"^{raised}"


def footnotes(notes: Iterable[Footnote]) -> list[Finding]:
    """Return a repair for each footnote, quoting it."""
    return [
        Finding(
            "footnote-left-out",
            f"page {note.page + 1}",
            f"A footnote was left out of the text: {excerpt_start(note.text, 200)}",
            f"{note.call} {_RAISED.sub(r'^\1', note.text)}".strip(),
        )
        for note in notes
    ]
