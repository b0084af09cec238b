"""From words to lines: which words stand on one base line, and the text they make."""

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise
from operator import attrgetter

from amendments.compendium.formats.pdf.page import Line, Word
from amendments.compendium.hyphens import HYPHEN

GLUED = 0.12  # of the height: a smaller gap is no space
FIXED = {"\u00a0", "\u202f", "\u2007"}
OPENING_MARKS, CLOSING_MARKS = {"«", "“", "„", '"', "("}, {"»", "”", ":", ";", "?", "!"}
WIDE = 3.0  # heights: a wider gap before the last figure sets it apart, as in a list of contents


def lines_of(words: Iterable[Word], page: int) -> list[Line]:
    """Return the lines that `words` make, from top to bottom, each from left to right."""
    return [line_of(row, page) for row in rows_of(words)]


def rows_of(words: Iterable[Word]) -> list[list[Word]]:
    """Return `words` by rows, from top to bottom: those that overlap by more than half."""
    rows: list[list[Word]] = []
    main: list[Word] = []  # the tallest word of each row
    for word in sorted(words, key=attrgetter("bottom", "left")):
        for at in range(len(rows) - 1, max(len(rows) - 4, -1), -1):
            if on_one_line(main[at], word):
                rows[at].append(word)
                if word.height > main[at].height:
                    main[at] = word
                break
        else:
            rows.append([word])
            main.append(word)
    return [sorted(row, key=attrgetter("left")) for row in rows]


def on_one_line(one: Word, other: Word) -> bool:
    """Do the two words overlap by more than half of the smaller one's height?"""
    if one.bottom == other.bottom and one.top == other.top:
        return True  # as nearly all words of a line
    overlap = min(one.bottom, other.bottom) - max(one.top, other.top)
    return overlap > 0.55 * min(one.height, other.height)


def line_of(row: Sequence[Word], page: int) -> Line:
    """Return the line that the words of a row make, given from left to right."""
    size = size_of(row)
    full = [word for word in row if word.height > 0.9 * size]
    return Line(
        row[0].left,
        min(word.top for word in full),
        max(word.right for word in row),
        max(word.bottom for word in full),
        _text(row, size),
        size,
        _unbroken(row) - row[0].left,
        page,
    )


def _unbroken(row: Sequence[Word]) -> float:
    """Return where the first word of a row ends, with what no printer parts from it."""
    end = row[0].right
    for before, word in pairwise(row):
        is_tied = word.space in FIXED or before.text in OPENING_MARKS or word.text in CLOSING_MARKS
        if not is_tied:
            break
        end = word.right
    return end


def size_of(row: Sequence[Word]) -> float:
    """Return the height of most letters of the row, in tenths of a point."""
    first = row[0].height
    if all(word.height == first for word in row):
        return round(first, 1)
    sizes = Counter[float]()
    for word in row:
        sizes[round(word.height, 1)] += len(word.text)
    return max(sizes.items(), key=lambda item: (item[1], item[0]))[0]


def _text(row: Sequence[Word], size: float) -> str:
    parts = [row[0].text]
    for at, word in enumerate(row[1:], start=1):
        gap = word.left - row[at - 1].right
        is_last_figure = at == len(row) - 1 and word.text.isdigit() and at > 1
        if is_last_figure and gap > WIDE * size:
            parts.append("\t")
        elif word.space or gap > GLUED * size:
            parts.append(word.space or " ")
        parts.append(word.text)
    text = "".join(parts)
    return text[:-1].replace(HYPHEN, "-") + text[-1]
