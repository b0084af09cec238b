"""Hyphens at the ends of lines: the printer's go, the author's stay."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

HYPHEN = "\x02"  # in a PDF, the one at the end of a line
SHARE = 0.02  # of the lines end with a hyphen where the printer breaks words
HYPHENS = ("-", "‐", HYPHEN)
_WORD = re.compile(r"[^\W\d_]+(?:[-‐’'][^\W\d_]+)*")
_LAST_WORD = re.compile(r"(?P<word>[^\W\d_]+(?:[-‐][^\W\d_]+)*)[-‐\x02]$")
_FIRST_WORD = re.compile(r"[^\W\d_]+(?:[-‐][^\W\d_]+)*")

# Words that begin or end a compound: a doubt, where the file itself knows no better.
_BEGINNINGS = frozenset(
    "non vice demi semi quasi self cross arrière après avant peut rendez celui celle ceux celles lui "
    "elle eux nous vous vingt trente quarante cinquante soixante quatre dix twenty thirty forty fifty "
    "sixty seventy eighty ninety".split()
)
_PREFIXES = frozenset(
    "co ex pro mi anti re pre post sous contre inter intra extra multi pluri socio euro".split()
)
_ENDINGS = frozenset(
    "il ils elle elles on je tu nous vous ce ci là même mêmes en le la les lui leur moi toi delà dessus "
    "dessous devant dedans dehors".split()
)


@dataclass(frozen=True, slots=True)
class Joined:
    """The two parts of a word, joined. Sure, or for a person to check?"""

    text: str
    is_sure: bool


def is_hyphened(before: str, after: str) -> bool:
    """Was a word broken between these lines, or a compound parted at its hyphen?"""
    return before.endswith(HYPHENS) and before[-2:-1].isalpha() and after[:1].isalpha()


class Words:
    """The words printed whole somewhere in the file, which tell what a broken one is."""

    def __init__(self, texts: Iterable[Sequence[str]]) -> None:
        self._known: set[str] = set()
        broken: list[tuple[str, str]] = []
        count = 0
        for lines in texts:
            is_broken = False
            for line in lines:
                words = _WORD.findall(line)
                first = 1 if is_broken else 0
                is_broken = line.endswith(HYPHENS)
                last = len(words) - 1 if is_broken else len(words)
                self._known.update(word.lower() for word in words[first:last])
            broken += [pair for pair in pairwise(lines) if pair[0].endswith(HYPHENS)]
            count += len(lines)
        self._are_broken = len(broken) > SHARE * count or any(
            self._is_known_whole(*pair) for pair in broken
        )

    def _is_known_whole(self, before: str, after: str) -> bool:
        """Is the word that stands broken between these lines printed whole elsewhere?"""
        first, second = _LAST_WORD.search(before), _FIRST_WORD.match(after)
        if not first or not second:
            return False
        return f"{first['word']}{second[0]}".lower() in self._known

    def joined(self, before: str, after: str) -> Joined:
        """Return `before`, which ends with a hyphen, and `after` as one text."""
        stem = before.rstrip("-‐" + HYPHEN)
        with_hyphen = f"{stem}-{after}"
        first, second = _LAST_WORD.search(before), _FIRST_WORD.match(after)
        if not first or not second or (after[0].isupper() and not first["word"].isupper()):
            return Joined(with_hyphen, is_sure=True)  # "2024-2027", "Eerik-Niiles"
        if second[0] in {"et", "ou", "and", "or"} and first["word"].lower() not in _BEGINNINGS:
            return Joined(f"{stem}- {after}", is_sure=True)
        left, right = first["word"].lower(), second[0].lower()
        hyphened, whole = f"{left}-{right}" in self._known, f"{left}{right}" in self._known
        if hyphened != whole:
            return Joined(with_hyphen if hyphened else stem + after, is_sure=True)
        is_name = after[0].isupper()  # "STAMBACH-TERRENOIR", or "FERNANDES" broken in two
        is_doubtful = hyphened or is_name or self._is_perhaps_compound(left, right)
        return Joined(with_hyphen if is_doubtful else stem + after, is_sure=False)

    def _is_perhaps_compound(self, left: str, right: str) -> bool:
        """Could both parts be words of their own, or does the printer break no words at all?"""
        if not self._are_broken:
            return True
        left, right = left.split("-")[-1], right.split("-")[0]
        if left in _BEGINNINGS or len(left) == 1 or len(right) == 1:
            return True
        if left in _PREFIXES:
            return right in self._known
        if left not in self._known:
            return False
        return right in _ENDINGS or (right in self._known and min(len(left), len(right)) > 2)
