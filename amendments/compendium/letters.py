"""Items of a list that are counted by letters or small Roman figures: "(a)", "b.", "iii."."""

import re
from collections.abc import Sequence
from itertools import pairwise

_COUNTER = re.compile(r"(\(?)([a-z]|[ivx]{1,5})([.)])\s+\S")
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_ROMAN = "i ii iii iv v vi vii viii ix x xi xii xiii xiv xv".split()


def lettered_items(lines: Sequence[str]) -> set[int]:
    """Return the positions of the lines that begin an item, of two or more that count on.

    An item alone is none: "as said in Annex / a. The …" may be a sentence that goes on.
    """
    counted = [(at, match) for at, line in enumerate(lines) if (match := _COUNTER.match(line))]
    return {at for pair in pairwise(counted) if _count_on(*(m for _, m in pair)) for at, _ in pair}


def is_next_item(before: str, text: str) -> bool:
    """Does `text` begin with the counter that follows the one `before` begins with?"""
    one, other = _COUNTER.match(before), _COUNTER.match(text)
    return one is not None and other is not None and _count_on(one, other)


def _count_on(one: re.Match[str], other: re.Match[str]) -> bool:
    """Do the two counters follow one another, in one style?"""
    if (one[1], one[3]) != (other[1], other[3]):
        return False
    return any((one[2], other[2]) in pairwise(series) for series in (_LETTERS, _ROMAN))
