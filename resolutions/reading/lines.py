"""The lines of a file, their numbers kept."""

import re
import unicodedata
from dataclasses import dataclass

_BREAK = re.compile(r"\r\n|[\n\r\x85\u2028\u2029\f\v]")
_SPACES = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Line:
    """A line with words in it: its number from 1, its text without outer spaces, and its neighbours' emptiness."""

    number: int
    text: str
    after_blank: bool
    before_blank: bool


def all_lines(text: str) -> list[str]:
    """Return every line of `text`, empty ones too, without outer spaces; a `Line` has its place here as number."""
    return [line.strip() for line in _BREAK.split(text.removeprefix("\ufeff"))]


def split_lines(text: str) -> list[Line]:
    """Return the lines of `text` that hold something, in order."""
    printed = all_lines(text)
    return [
        Line(
            number=at + 1,
            text=line,
            after_blank=at == 0 or not printed[at - 1],
            before_blank=at + 1 == len(printed) or not printed[at + 1],
        )
        for at, line in enumerate(printed)
        if line
    ]


def plain(text: str) -> str:
    """Return `text` for comparing: small letters without accents, single spaces, straight apostrophes."""
    flat = unicodedata.normalize("NFKD", text.replace("’", "'").replace("‘", "'"))
    bare = "".join(sign for sign in flat if not unicodedata.combining(sign))
    return _SPACES.sub(" ", bare).strip().casefold()


def has_sentence(text: str) -> bool:
    """Does `text` read like a sentence of its own: several words and a stop at its end?"""
    return len(text.split()) >= 6 and text.rstrip("»”\"') \u00a0").endswith((".", "!", "?", "…"))
