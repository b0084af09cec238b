"""Compare words as a reader does: typography folded away, letters and capitals kept.

INSTRUCTIONS.md, "Typography to accept": spaces, soft hyphens, ligatures, apostrophes, dashes,
quotation marks, "no"/"n°"/"nº" and superscripts are written in many ways. Case is never folded.
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

DROPPED = {"\u00ad", "\u200b", "\u200c", "\u200d", "\u2060", "\ufeff", "^"}
SAME = {
    **dict.fromkeys("‘’ʼ′‛", "'"),
    **dict.fromkeys("‐‑‒–—―−", "-"),
    **dict.fromkeys("«»“”„‟", '"'),
    "œ": "oe",
    "Œ": "OE",
    "æ": "ae",
    "Æ": "AE",
}
COMPOUND = re.compile(r"\w[-\u2010\u2011]\w")
# Most of a draft, in one stretch: letters, marks and single spaces of which nothing is folded. Before
# a character that may combine with the last letter the stretch ends one letter early.
LETTERS = "À-ÅÇ-ÖØ-åç-öø-ÿ"
PLAIN = re.compile(
    rf"""[!-\]_-~{LETTERS}](?: ?["-9<=>@-\]_-~{LETTERS}]|[!:;?])*(?=[\x00-\u02ff\u2010-\u203a]|\Z)"""
)
NUMBER_BEFORE = re.compile(r".?\d[.,]\d", re.DOTALL)  # around a border before the mark
NUMBER_AFTER = re.compile(r"\d[.,]\d.?", re.DOTALL)  # around a border behind it
NO_SPACE_AFTER = {"«", "“", "„"}
NO_SPACE_BEFORE = {"»", "”", ";", ":", "?", "!"}


@dataclass(frozen=True, slots=True)
class Folded:
    """Folded words, with the characters of the source that each folded character stands for.

    `starts[i]` to `ends[i]` (end exclusive) are the source characters of `text[i]`.
    """

    text: str
    starts: Sequence[int]
    ends: Sequence[int]


@lru_cache(maxsize=8192)
def fold(source: str) -> Folded:
    """Return `source` with its typography folded, and the way back to its characters."""
    if PLAIN.fullmatch(source):
        return Folded(source, range(len(source)), range(1, len(source) + 1))
    text: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    position = 0
    while position < len(source):
        if plain := PLAIN.match(source, position):
            text.append(plain[0])
            starts.extend(range(position, plain.end()))
            ends.extend(range(position + 1, plain.end() + 1))
            position = plain.end()
            continue
        if source[position].isspace():
            end = _end_of_spaces(source, position)
            if text and text[-1] != " " and not _is_typographic_space(source, position, end):
                text.append(" ")
                starts.append(position)
                ends.append(end)
            position = end
            continue
        end = _cluster_end(source, position)
        for character in _folded_cluster(source, position, end):
            if character == " " and (not text or text[-1] == " "):
                continue
            text.append(character)
            starts.append(position)
            ends.append(end)
        position = end
    if text and text[-1] == " ":
        text.pop(), starts.pop(), ends.pop()
    return Folded("".join(text), tuple(starts), tuple(ends))


def folded(source: str) -> str:
    """Return only the folded words of `source`."""
    return fold(source).text


def occurrences(
    words: str, source: str, start: int = 0, end: int | None = None
) -> list[tuple[int, int]]:
    """Return where `words` stand in `source` between `start` and `end`, as whole words.

    Pairs of source positions (from 0, end exclusive), in reading order, never overlapping.
    """
    needle, haystack = folded(words), fold(source)
    limit = len(source) if end is None else end
    found: list[tuple[int, int]] = []
    at = haystack.text.find(needle) if needle else -1
    while at >= 0:
        after = at + len(needle)
        span = (haystack.starts[at], haystack.ends[after - 1])
        inside = span[0] >= start and span[1] <= limit
        if inside and _is_whole(haystack.text, at, after) and not _in_compound(source, *span):
            found.append(span)
            at = haystack.text.find(needle, after)
        else:
            at = haystack.text.find(needle, at + 1)
    return found


def _end_of_spaces(source: str, position: int) -> int:
    while position < len(source) and source[position].isspace():
        position += 1
    return position


def _cluster_end(source: str, position: int) -> int:
    end = position + 1
    while end < len(source) and unicodedata.combining(source[end]):
        end += 1
    return end


def _folded_cluster(source: str, position: int, end: int) -> str:
    character = source[position]
    if character in DROPPED:
        return ""
    if character == "°" and position and source[position - 1] in "nN":
        return "o"
    if character in SAME:
        return SAME[character]
    if character.isascii() and end == position + 1:
        return character
    return unicodedata.normalize("NFKC", source[position:end])


def _is_typographic_space(source: str, start: int, end: int) -> bool:
    """Tell whether the spaces are only those that French sets inside « » or before ; : ? !"""
    after_opening = start > 0 and source[start - 1] in NO_SPACE_AFTER
    return after_opening or (end < len(source) and source[end] in NO_SPACE_BEFORE)


def _is_whole(text: str, start: int, end: int) -> bool:
    """Tell whether no word is cut at `start` or `end`: "State" is not in "States", "5" not in "5.4"."""
    return not (_cuts(text, start) or _cuts(text, end))


def _in_compound(source: str, start: int, end: int) -> bool:
    """Tell whether a hyphen joins the words to more: "State" is not in "non-State"."""
    before, after = source[max(0, start - 2) : start + 1], source[end - 1 : end + 2]
    return COMPOUND.fullmatch(before) is not None or COMPOUND.fullmatch(after) is not None


def _cuts(text: str, border: int) -> bool:
    """Tell whether `border` stands inside a word or a number."""
    if not 0 < border < len(text):
        return False
    if text[border - 1].isalnum() and text[border].isalnum():
        return True
    around = text[max(0, border - 2) : border + 2]
    if "." not in around and "," not in around:
        return False
    return NUMBER_BEFORE.fullmatch(around) is not None or NUMBER_AFTER.fullmatch(around) is not None
