"""The columns of a page, and the order in which its lines are read."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from amendments.compendium.formats.pdf.lines import (
    line_of,
    lines_of,
    on_one_line,
    rows_of,
    size_of,
)
from amendments.compendium.formats.pdf.page import Area, Line, Word
from amendments.compendium.formats.pdf.side_by_side import read_as_one

LEAST_GUTTER = 8.0  # points
LEAST_ROWS = 8  # in each column
WIDE = 8  # heights: a line of running text
CROSSING = (0.01, 0.05, 0.1, 0.2)  # of the height of the text, by lines that run over both columns


@dataclass(frozen=True, slots=True)
class Gutter:
    """The empty strip between two columns."""

    left: float
    right: float


@dataclass(frozen=True, slots=True)
class Region:
    """Lines read one after the other: a column, or what stands over both. `order` among others.

    `side_by_side` is how texts begin that stand side by side in it, "" as it should be.
    """

    order: tuple[int, int]
    lines: tuple[Line, ...]
    side_by_side: str = ""


def regions(
    words: Sequence[Word], page: int, gutter: Gutter | None, boxes: Sequence[Area]
) -> list[Region]:
    """Return the regions of a page in reading order: above the columns, left, right, below.

    Lines and `boxes` that run over both columns end them; below, the columns begin anew.
    """
    if gutter is None:
        return [_region((0, 0), words, page)] if words else []
    across = _across(words, gutter)
    sides: dict[tuple[int, int], list[Word]] = {}
    borders = [line.top for line in lines_of([w for w in words if id(w) in across], page)]
    borders += [box.top for box in boxes if box.left < gutter.left and box.right > gutter.right]
    for word in words:
        band = 2 * sum(border < word.top + word.height / 2 for border in borders)
        if id(word) in across:
            place = (band - 1, 0)
        else:
            place = (band, int(word.left >= gutter.left))
        sides.setdefault(place, []).append(word)
    return [_region(order, sides[order], page) for order in sorted(sides)]


def _region(order: tuple[int, int], words: Sequence[Word], page: int) -> Region:
    rows = rows_of(words)
    return Region(order, tuple(line_of(row, page) for row in rows), read_as_one(rows))


def gutters(pages: Sequence[Sequence[Word]]) -> list[Gutter | None]:
    """Return the gutter of each page; a page of few lines can have that of most others."""
    own = [gutter_of(words) for words in pages]
    counts = Counter(gutter for gutter in own if gutter)
    if not counts or counts.total() * 3 < len(pages):
        return own
    usual = max(counts.items(), key=lambda item: (item[1], item[0].left))[0]
    return [
        gutter or (usual if _respects(words, usual) else None)
        for words, gutter in zip(pages, own, strict=True)
    ]


def _respects(words: Sequence[Word], gutter: Gutter) -> bool:
    """Do the words make lines on both sides of the strip, and hardly any over both?"""
    crossing = sum(_crosses(word, gutter) for word in words)
    return crossing * 20 < len(words) and stands_on_both_sides(words, gutter)


def gutter_of(words: Sequence[Word]) -> Gutter | None:
    """Return the strip between two columns of text, or None when there is one column."""
    if len(words) < 2 * LEAST_ROWS:
        return None
    left, right = int(min(w.left for w in words)), int(max(w.right for w in words)) + 1
    heights = [max(height, 0.0) for height in _heights(words, left, right)]
    width = right - left
    total = sum(heights) / max(sum(height > 0.01 for height in heights), 1)
    middle = range(width * 3 // 10, width * 7 // 10)
    # Lines that run over both columns make the strip unclear: the emptiest first, and the
    # leftmost, since numbers can stand apart from the text of the right column.
    for share in CROSSING:
        for strip in _strips([height <= share * total + 0.01 for height in heights], middle):
            found = Gutter(left + strip.left, left + strip.right)
            if _has_columns(words, found):
                return found
    return None


def stands_on_both_sides(words: Sequence[Word], gutter: Gutter) -> bool:
    """Do some of `words` make lines in either column, apart from those that run over both?"""
    across = _across(words, gutter)
    sides: tuple[list[Word], list[Word]] = ([], [])
    for word in words:
        if id(word) not in across:
            sides[word.left >= gutter.left].append(word)
    return all(any(is_wide(row) for row in rows_of(side)) for side in sides)


def _heights(words: Sequence[Word], left: int, right: int) -> list[float]:
    """Return for each point across the page how much text stands there, spaces counted in."""
    steps = [0.0] * (right - left + 2)
    for word in words:
        height = word.bottom - word.top
        steps[int(word.left) - left] += height
        steps[min(int(word.right + 0.3 * height), right) - left] -= height
    return list(accumulate(steps))


def _strips(low: Sequence[bool], among: range) -> list[Gutter]:
    """Return the runs of `low` that are wide enough for a gutter, from left to right."""
    found: list[Gutter] = []
    start: int | None = None
    for at in [*among, among.stop]:
        is_low = at != among.stop and low[at]
        if is_low and start is None:
            start = at
        elif not is_low and start is not None:
            if at - start >= LEAST_GUTTER:
                found.append(Gutter(start, at))
            start = None
    return found


def _has_columns(words: Sequence[Word], gutter: Gutter) -> bool:
    """Are both sides text of many lines, wide enough to be read?"""
    sides = (
        [w for w in words if w.right <= gutter.left + 1],
        [w for w in words if w.left >= gutter.right - 1],
    )
    for side in sides:
        rows = rows_of(side)
        if len(rows) < LEAST_ROWS or sum(map(is_wide, rows)) < len(rows) / 2:
            return False
    return True


def is_wide(row: Sequence[Word]) -> bool:
    """Is it as wide as a line of running text? The words of `row` stand from left to right."""
    return max(word.right for word in row) - row[0].left > WIDE * size_of(row)


def _across(words: Sequence[Word], gutter: Gutter) -> set[int]:
    """Return which words stand on lines that run over both columns."""
    rows = rows_of(word for word in words if _crosses(word, gutter))
    rows.sort(key=lambda row: row[0].top)
    tops = [row[0].top for row in rows]
    found: set[int] = set()
    for word in words:
        at = bisect_left(tops, word.top)
        if any(on_one_line(word, row[0]) for row in rows[max(at - 2, 0) : at + 2]):
            found.add(id(word))
    return found


def _crosses(word: Word, gutter: Gutter) -> bool:
    """Does the word reach into the middle of the strip? The lines of the columns end before it."""
    margin = (gutter.right - gutter.left) / 3
    return word.left < gutter.right - margin and word.right > gutter.left + margin
