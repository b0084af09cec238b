"""What only the page needed: its header, footer and number, and the footnotes at its end."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from amendments.compendium.compendium import Finding
from amendments.compendium.formats.pdf.boxes import Layout
from amendments.compendium.formats.pdf.columns import Region
from amendments.compendium.formats.pdf.lines import line_of, lines_of, rows_of
from amendments.compendium.formats.pdf.page import SUPERSCRIPT, Area, Line, Page, Word
from amendments.compendium.head import read_head
from amendments.compendium.headings import Kind, kind_of
from amendments.compendium.joining import excerpt_start
from amendments.compendium.lines import is_page_furniture, split

EDGE = 0.2  # of the height of the page, where they can stand
OUTERMOST = 3  # lines at the top or bottom of a page that can be its header or footer
APART = 0.5  # of its height: how far a header stands from the text
SHARE_OF_HEIGHT = 0.4  # of the lines at its height are the header; text differs from page to page
SHARE = 0.3  # of the pages have a header, where left and right pages have different ones
NEAR = 2.0  # points
SMALLER = 0.93  # than the text around it: a footnote
_PAGE_NUMBER = re.compile(r"^\d+|\d+$")
_CALL = re.compile(
    rf"(?:{SUPERSCRIPT[0]}(?P<raised>[\d*†]{{1,3}}){SUPERSCRIPT[1]}|(?P<plain>\d{{1,2}}|[*†])[.)]?\s)\s*"
)


@dataclass(frozen=True, slots=True)
class Footnote:
    """A note at the end of a page; `call` is the figure before it."""

    call: str
    text: str
    page: int


def without_furniture(pages: Sequence[Page]) -> tuple[list[Page], list[Finding]]:
    """Return the pages without headers, footers and page numbers, and a repair for each of these.

    They are what comes again at the same height of other pages, the page number aside, and lines
    that are known as such. On the first page the reference of the compendium stays, if it is alone.
    """
    edges = [_edges(page) for page in pages]
    rows = [row for of_page in edges for side in of_page for row in side]
    texts = Counter(place for row in rows for place in row.places)
    heights = Counter(height for row in rows for _text, height in row.places)
    repeated = {
        place
        for place, count in texts.items()
        if count >= max(2, len(pages) * SHARE) and count >= heights[place[1]] * SHARE_OF_HEIGHT
    }
    found = [_cleared(*pair, repeated) for pair in zip(pages, edges, strict=True)]
    lines = [line for _page, gone in found for line in gone]
    return [page for page, _gone in found], _left_out(lines)


@dataclass(frozen=True, slots=True)
class _Row:
    """A line at the edge of a page, with its words."""

    line: Line
    words: list[Word]

    @property
    def places(self) -> list[tuple[str, int]]:
        """Its text, the page number aside, at its height; twice, since heights are rounded."""
        text = _PAGE_NUMBER.sub("#", self.line.text.strip().lower())
        height = self.line.top / NEAR
        return [(text, int(height)), (text, -int(height + 0.5))]


def _edges(page: Page) -> list[list[_Row]]:
    """Return the first and the last lines of a page, each from the outside inwards."""
    edge = page.area.height * EDGE
    upper = rows_of(word for word in page.words if word.bottom < edge)
    lower = rows_of(word for word in page.words if word.top > page.area.height - edge)
    return [
        [_Row(line_of(row, page.number), row) for row in rows[:OUTERMOST]]
        for rows in (upper, lower[::-1])
    ]


def _cleared(
    page: Page, edges: list[list[_Row]], repeated: set[tuple[str, int]]
) -> tuple[Page, list[Line]]:
    gone: list[_Row] = []
    for rows in edges:
        group = list(takewhile(lambda row: _is_furniture(row, page, repeated), rows))
        gone += _apart(group, page.words)
    own = {id(word) for row in gone for word in row.words}
    kept = [word for word in page.words if id(word) not in own]
    return replace(page, words=kept), [row.line for row in gone]


def _is_furniture(row: _Row, page: Page, repeated: set[tuple[str, int]]) -> bool:
    text = row.line.text
    if text.startswith(SUPERSCRIPT[0]) or kind_of(text) not in {Kind.TEXT, Kind.DRAFT}:
        return False
    if any(frame.holds(row.line) for frame in page.frames if frame.height < page.area.height / 2):
        return False
    if not repeated.isdisjoint(row.places):
        return True
    return is_page_furniture(text) and (row.line.page > 0 or not _has_reference(row.line))


def _left_out(lines: Iterable[Line]) -> list[Finding]:
    """Return a repair for each header and footer, page numbers aside."""
    texts = Counter(_PAGE_NUMBER.sub("#", line.text.strip()) for line in lines)
    return [
        Finding("margin-left-out", "the whole text", _message(text, count), text)
        for text, count in texts.items()
        if not is_page_furniture(text.replace("#", "1"))
    ]


def _message(text: str, count: int) -> str:
    pages = "one page" if count == 1 else f"{count} pages"
    return f"This header or footer was left out of {pages}: {excerpt_start(text)}"


def _apart(group: Sequence[_Row], words: Sequence[Word]) -> Sequence[_Row]:
    """Return as many of these lines, from the outside, as stand apart from the text."""
    for count in range(len(group), 0, -1):
        rows = group[:count]
        own = {id(word) for row in rows for word in row.words}
        others = [word for word in words if id(word) not in own]
        if _is_apart(rows, others):
            return () if _names_alone(rows, others) else rows
    return ()


def _is_apart(group: Sequence[_Row], others: Sequence[Word]) -> bool:
    """Does the text stand at a distance from these lines, all of it on one side?"""
    top, bottom = (min(row.line.top for row in group), max(row.line.bottom for row in group))
    least = APART * group[0].line.height
    is_below = all(word.top - bottom > least for word in others)
    return is_below or all(top - word.bottom > least for word in others)


def _names_alone(group: Sequence[_Row], others: Sequence[Word]) -> bool:
    """Does the compendium on its first page have its reference from these lines alone?"""
    if group[0].line.page or not any(_has_reference(row.line) for row in group):
        return False
    return not any(_has_reference(line) for line in lines_of(others, 0))


def _has_reference(line: Line) -> bool:
    return bool(read_head(split(line.text)).reference)


def body_size(layouts: Iterable[Layout]) -> float:
    """Return the height of most letters of the text, outside the boxes."""
    sizes = Counter[float]()
    for layout in layouts:
        for region in layout.regions:
            for line in region.lines:
                sizes[line.size] += len(line.text)
    return max(sizes.items(), key=lambda item: (item[1], item[0]))[0] if sizes else 0.0


def without_footnotes(layout: Layout, size: float) -> tuple[Layout, list[Footnote]]:
    """Return a page without the notes at its end, which are smaller than `size`, and these."""
    regions: list[Region] = []
    notes: list[Footnote] = []
    for region in layout.regions:
        start = _start_of_notes(region.lines, layout.page.rules, size)
        notes += _notes(region.lines[start:])
        if start:
            regions.append(Region(region.order, region.lines[:start]))
    return replace(layout, regions=regions), notes


def _start_of_notes(lines: Sequence[Line], rules: Sequence[Area], size: float) -> int:
    """Return where the footnotes at the end of a region begin: after its last line of full size."""
    start = len(lines)
    while start and lines[start - 1].size <= SMALLER * size:
        start -= 1
    for at in range(start, len(lines)):
        if kind_of(lines[at].text) is not Kind.TEXT:
            return len(lines)  # small print, but no footnote
    while start < len(lines) and not (
        _CALL.match(lines[start].text) or _has_rule_above(lines, start, rules)
    ):
        start += 1
    return start


def _has_rule_above(lines: Sequence[Line], at: int, rules: Sequence[Area]) -> bool:
    line = lines[at]
    above = lines[at - 1].bottom - 2 if at else 0.0
    return any(above <= rule.top <= line.top + 2 for rule in rules)


def _notes(lines: Sequence[Line]) -> list[Footnote]:
    notes: list[Footnote] = []
    for line in lines:
        match = _CALL.match(line.text)
        if match or not notes:
            call = (match["raised"] or match["plain"]) if match else ""
            notes.append(Footnote(call, line.text[match.end() if match else 0 :], line.page))
        else:
            last = notes[-1]
            notes[-1] = replace(last, text=f"{last.text} {line.text}")
    return notes
