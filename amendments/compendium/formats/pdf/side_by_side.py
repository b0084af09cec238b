"""Texts that stand side by side and were read as one: where a person has to look at the page itself.

Columns and boxes are told apart before; what is left of them here was too narrow, or too odd.
"""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from amendments.compendium.compendium import Finding
from amendments.compendium.formats.pdf.lines import size_of
from amendments.compendium.formats.pdf.page import Word
from amendments.compendium.joining import excerpt_start

APART = 1.0  # heights: more than the space between two words of a line
LEAST_STRIP = 5.0  # points that all gaps have in common
LEVEL = 0.6  # heights: lines less far from one another stand on one level
LEAST_WORDS = 1.5  # a level, on either side: a number or a dash stands apart from its text
ENOUGH = 5  # levels, one after the other; fewer can be chance


class Piece(NamedTuple):
    """Words of a row without a wide gap between them."""

    left: float
    right: float
    bottom: float
    size: float
    words: int
    text: str


class Strip(NamedTuple):
    """An empty strip between texts, on levels one after the other, with the words on its two sides."""

    left: float
    right: float
    words: tuple[int, int]
    levels: int = 1

    @property
    def parts_texts(self) -> bool:
        """Do these levels show that there is a text on either side?"""
        return self.levels >= ENOUGH and min(self.words) >= LEAST_WORDS * self.levels


def read_as_one(rows: Iterable[Sequence[Word]]) -> str:
    """Return the beginning of the texts that stand side by side among `rows`, "" when none do."""
    strips: list[Strip] = []
    begun = ""
    for level in _levels(rows):
        strips = [_carried_on(gap, strips) for gap in _gaps(level)]
        text = " ".join(piece.text for piece in level)
        begun = f"{begun} {text}" if begun and strips else text
        if any(strip.parts_texts for strip in strips):
            return excerpt_start(begun, 200)
    return ""


def doubts(texts: Iterable[tuple[int, str]]) -> list[Finding]:
    """Return a problem for each page, counted from 0, whose `texts` stand side by side."""
    message = "Texts stand side by side on this page, and were read line by line. Look at the page."
    found = {page: text for page, text in reversed([*texts]) if text}
    return [
        Finding("side-by-side", f"page {page + 1}", message, found[page]) for page in sorted(found)
    ]


def _levels(rows: Iterable[Sequence[Word]]) -> Iterable[list[Piece]]:
    """Yield the pieces of each level from left to right; rows of two texts can stand a little apart."""
    level: list[Piece] = []
    for row in rows:
        pieces = _pieces(row)
        if level and not _stand_beside(level, pieces):
            yield sorted(level)
            level = []
        level += pieces
    if level:
        yield sorted(level)


def _stand_beside(level: Sequence[Piece], others: Sequence[Piece]) -> bool:
    if abs(others[0].bottom - level[0].bottom) > LEVEL * level[0].size:
        return False
    return all(a.right <= b.left or b.right <= a.left for a in level for b in others)


def _pieces(row: Sequence[Word]) -> list[Piece]:
    size = size_of(row)
    pieces: list[list[Word]] = [[row[0]]]
    for before, word in pairwise(row):
        if word.left - before.right > APART * size:
            pieces.append([])
        pieces[-1].append(word)
    return [
        Piece(one[0].left, one[-1].right, one[0].bottom, size, len(one), _text(one))
        for one in pieces
    ]


def _text(words: Iterable[Word]) -> str:
    return " ".join(word.text for word in words)


def _gaps(level: Sequence[Piece]) -> list[Strip]:
    return [
        Strip(before.right, after.left, (before.words, after.words))
        for before, after in pairwise(level)
    ]


def _carried_on(gap: Strip, strips: Iterable[Strip]) -> Strip:
    """Return what `gap` has in common with a strip of the level above, or the gap itself."""
    for strip in strips:
        left, right = max(gap.left, strip.left), min(gap.right, strip.right)
        if right - left >= LEAST_STRIP:
            words = gap.words[0] + strip.words[0], gap.words[1] + strip.words[1]
            return Strip(left, right, words, strip.levels + 1)
    return gap
