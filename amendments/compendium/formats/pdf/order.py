"""Where each box stands among the lines of the text."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from amendments.compendium.formats.pdf.boxes import Box, Layout
from amendments.compendium.formats.pdf.columns import Gutter
from amendments.compendium.formats.pdf.flow import Flowing, flowing
from amendments.compendium.formats.pdf.page import Area, Line
from amendments.compendium.headings import Kind, kind_of
from amendments.compendium.numbers import numbered


@dataclass(frozen=True, slots=True)
class Placed:
    """A box, and how many lines of the text are read before it."""

    box: Box
    after: int


@dataclass(frozen=True, slots=True)
class Reading:
    """All lines outside the boxes in reading order, and the boxes in theirs."""

    lines: tuple[Flowing, ...]
    boxes: tuple[Placed, ...]


def reading_order(layouts: Sequence[Layout]) -> Reading:
    """Return the lines and boxes of all pages in reading order."""
    lines: list[Flowing] = []
    boxes: list[Placed] = []
    for layout, of_page in zip(layouts, flowing(layouts), strict=True):
        plain = [one.line for one in of_page]
        for box in layout.boxes:
            place = len(lines) + _place(box, layout.gutter, plain)
            boxes.append(Placed(box, max(place, boxes[-1].after if boxes else 0)))
        lines += of_page
    first = _first_paragraph(lines)
    placed = (replace(one, after=max(one.after, first)) for one in boxes)
    return Reading(tuple(lines), tuple(placed))


def _first_paragraph(lines: Sequence[Flowing]) -> int:
    """Return after how many lines paragraph 1 has begun: no amendment stands before its draft."""
    is_in_draft = False
    for at, line in enumerate(lines):
        text = line.text.strip()
        is_in_draft = is_in_draft or kind_of(text) is Kind.DRAFT
        number = numbered(text)
        if is_in_draft and number and number.number == "1":
            return at + 1
    return 0


def _place(box: Box, gutter: Gutter | None, lines: Sequence[Line]) -> int:
    """Return after how many lines of its page the box is read: those above and beside its first."""
    frame, first = box.parts[0].frame, box.parts[0].lines[0]
    same = [at for at, line in enumerate(lines) if _in_one_column(line, frame, gutter)]
    above = [at for at in same if (lines[at].top + lines[at].bottom) / 2 < first.bottom]
    if above:
        return above[-1] + 1
    if same:
        return same[0]
    return len(lines) if gutter and frame.left >= gutter.left else 0


def _in_one_column(line: Area, frame: Area, gutter: Gutter | None) -> bool:
    """Does the frame stand in the column of the line, or one of them in both columns?"""
    if gutter is None:
        return True
    middle = (gutter.left + gutter.right) / 2
    if any(one.left < gutter.left and one.right > gutter.right for one in (line, frame)):
        return True
    return (line.left < middle) == (frame.left < middle)
