"""How a text is usually set: the distance of its lines, and where its paragraphs begin."""

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from amendments.compendium.formats.pdf.flow import ALIKE, Flowing


class UsualLayout(NamedTuple):
    """`pitch`: from line to line, in heights of the letters. `indents`: of first lines, in points."""

    pitch: float
    indents: frozenset[int]


def usual_layout(texts: Sequence[Sequence[Flowing]]) -> UsualLayout:
    """Return how `texts` are set."""
    pairs = [pair for lines in texts for pair in pairwise(lines) if pair[0].place == pair[1].place]
    pitch = _pitch(pairs)
    return UsualLayout(pitch, _indents(pairs))


def _pitch(pairs: Iterable[tuple[Flowing, Flowing]]) -> float:
    """Return the distance of two lines of a paragraph, in heights of their letters.

    It is the smallest that comes often: between paragraphs there is as much or more.
    """
    counts = Counter(
        round((after.line.bottom - before.line.bottom) / before.line.size * 20) / 20
        for before, after in pairs
    )
    often = [distance for distance, count in counts.items() if count * 10 >= counts.total()]
    return min((one for one in often if one > 0.5), default=1.3)


def _indents(pairs: Iterable[tuple[Flowing, Flowing]]) -> frozenset[int]:
    """Return where first lines begin that stand in: full lines, mostly followed by one further left."""
    out, level = Counter[int](), Counter[int]()
    for before, after in pairs:
        if before.is_full(after.line):
            left = round(before.line.left)
            out[left] += before.line.left - after.line.left > ALIKE
            level[left] += abs(before.line.left - after.line.left) <= ALIKE
    return frozenset(left for left, count in out.items() if count > max(level[left], 1))
