"""Letters drawn one by one at even distances, as on a typewriter, though their font is not even.

The library sees wide gaps beside narrow letters, and puts spaces there: "TheAs se mbl y". Where
the steps from letter to letter are all alike, a step of twice the length is the space.
"""

from collections.abc import Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

SAMPLE = 40  # letters looked at, in three places of a page
TORN = 4.5  # characters for each space; a text has six or more
LEAST = 20  # steps that show it
UNEVEN = 0.04  # of a step: more is another width
SHARE = 0.95  # of the steps are even
LONGEST = 3  # steps: a longer gap parts words of a table
BASE = 1.0  # points: letters less apart stand on one line
ALIKE = 0.15  # of a step: letters whose widths differ less are a typewriter's own


class Glyph(NamedTuple):
    """A character, where it begins and the height of its base line, from the top of the page."""

    left: float
    base: float
    text: str
    at: int  # among the characters of the page


def looks_torn(text: str) -> bool:
    """Has `text` so many spaces that its words could be torn? Only then are its letters measured."""
    return len(text) < TORN * sum(map(str.isspace, text))


def step_of(glyphs: Sequence[Glyph]) -> float | None:
    """Return the even distance of `glyphs`, which follow each other; None when it is not even."""
    steps = _steps(glyphs)
    if len(steps) < LEAST:
        return None
    step = median(steps)
    return step if is_even(glyphs, step) else None


def is_even(glyphs: Sequence[Glyph], step: float) -> bool:
    """Is nearly every distance between two of `glyphs` as long as a step, or twice or thrice as long?"""
    steps = [one / step for one in _steps(glyphs)]
    even = sum(abs(one - round(one)) <= UNEVEN and 1 <= round(one) <= LONGEST for one in steps)
    return even >= SHARE * len(steps)


def _steps(glyphs: Sequence[Glyph]) -> list[float]:
    return [
        after.left - before.left
        for before, after in pairwise(glyphs)
        if abs(after.base - before.base) < BASE and after.left > before.left
    ]


def lines_among(glyphs: Sequence[Glyph]) -> list[list[Glyph]]:
    """Return `glyphs` by lines: those that follow each other on one base line."""
    lines: list[list[Glyph]] = []
    for glyph in glyphs:
        if not lines or abs(glyph.base - lines[-1][-1].base) > BASE:
            lines.append([])
        lines[-1].append(glyph)
    return lines


def are_alike(widths: Sequence[float], step: float) -> bool:
    """Are the letters themselves as wide as each other? Then the library saw their spaces right."""
    return max(widths) - min(widths) <= ALIKE * step


def words_among(glyphs: Sequence[Glyph], step: float) -> list[list[Glyph]]:
    """Return the `glyphs` of a line by words: a longer step than from letter to letter is a space."""
    words: list[list[Glyph]] = [[glyphs[0]]]
    for before, after in pairwise(glyphs):
        if not 0 < after.left - before.left < 1.5 * step:
            words.append([])
        words[-1].append(after)
    return words
