"""Words of a text as the search compares them: folded, stemmed, with their places in the text. Pure.

Folded: no capitals, no accents, œ as oe, ligatures apart, "n°" as "no". A word in a language has the stem
of that language; without a language it stands for itself. A number with points or hyphens (9.2.1, 13-1,
02.12.2020) is one word that is found by its figures, too; so is "20^e" by 20 and by e, "n°" by n.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import snowballstemmer

from amendments.engine.folding import DROPPED

LONGEST = 64  # characters of a word that count; PostgreSQL takes no word of 2 kB

DASHES = "‐‑‒–-"  # the plain one last, where a set of characters takes it for itself
FOOTNOTE_CALLS = "⁰¹²³⁴⁵⁶⁷⁸⁹₀₁₂₃₄₅₆₇₈₉"  # they cling to a word and are no part of it
LETTER = rf"[^\W_{FOOTNOTE_CALLS}]"
INSIDE = "\u0300-\u036f" + "".join(
    sorted(DROPPED - {"^"})
)  # accents of their own; what nobody sees
WORD = re.compile(
    rf"""
    (?P<numero> [nN][°º] )
    | (?P<number> \d+ (?: [.{DASHES}] \d+ )+ (?! {LETTER} ) )
    | {LETTER} (?: {LETTER} | [{INSIDE}] | (?<=\d) \^ (?= [^\W\d_] ) )*
    """,
    re.VERBOSE,
)
APART = re.compile(rf"[.^{DASHES}]")
ALIKE = str.maketrans(
    {
        **dict.fromkeys(DROPPED),
        **dict.fromkeys(DASHES, "-"),
        "œ": "oe",
        "æ": "ae",
        "ø": "o",
        "ł": "l",
        "đ": "d",
        "ð": "d",
        "þ": "th",
        "ı": "i",
    }
)
# The French stemmer knows its endings by their accents, which folding took away. Whoever writes "securite"
# means "sécurité", and one way of writing must give one stem.
ENDINGS = (
    (re.compile(r"ee(s?)$"), r"e\1"),
    (re.compile(r"(?<=[^aeiouqg])ite(s?)$"), r"ité\1"),
    (re.compile(r"iere(s?|ment)$"), r"ière\1"),
    (re.compile(r"(?<=[^aeiou]m)ement$"), "ément"),
)
STEMMERS = {"fr": "french", "en": "english"}


@dataclass(frozen=True, slots=True)
class Word:
    """A folded word, where it stands (characters from 0, end exclusive), and what it is made of."""

    folded: str
    start: int
    end: int
    parts: tuple[str, ...] = ()

    def keys(self, language: str) -> tuple[str, ...]:
        """Return what it is found by: its stem, then its parts."""
        return (stem(self.folded, language), *self.parts)


def words_of(text: str) -> Iterator[Word]:
    """Yield the words of `text` in reading order."""
    for found in WORD.finditer(text):
        folded = "no" if found["numero"] else fold(found[0])[:LONGEST]
        if folded:
            yield Word(folded, *found.span(), parts_of(found))


def parts_of(found: re.Match[str]) -> tuple[str, ...]:
    if found["numero"]:
        return ("n",)
    if found["number"] or "^" in found[0]:
        return tuple(fold(part)[:LONGEST] for part in APART.split(found[0]) if part)
    return ()


@lru_cache(maxsize=65_536)
def fold(word: str) -> str:
    """Return `word` without capitals, accents, ligatures and invisible characters."""
    if word.isascii():
        return word.lower().replace("^", "")
    letters = unicodedata.normalize("NFKD", word.casefold().translate(ALIKE))
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


@lru_cache(maxsize=65_536)
def stem(folded: str, language: str) -> str:
    """Return the stem of a folded word in `language`, itself folded; the word itself without a language."""
    if language not in STEMMERS or not folded.isalpha():
        return folded
    if language == "fr":
        for ending, accented in ENDINGS:
            folded = ending.sub(accented, folded)
    # A stemmer keeps its place in the word, so threads cannot share one.
    stemmed = snowballstemmer.stemmer(STEMMERS[language]).stemWord(folded)
    return fold(stemmed) or fold(folded)
