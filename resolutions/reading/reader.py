"""The reading of a document: by its kind, and as it is where the kind has no reader or does not fit."""

import re
from functools import lru_cache

from resolutions.declarations.parts import clean_lines
from resolutions.reading.lines import split_lines
from resolutions.reading.press import read_press
from resolutions.reading.transcript import read_transcript
from resolutions.reading.values import Passage, Reading

PRESS = "press_article"
DECLARATION = "written_declaration"
RECORDS = {"transcript", "minutes"}
_BULLET = re.compile(r"[•●▪◦]\s*")


@lru_cache(maxsize=64)
def read(text: str, kind: str) -> Reading:
    """Return what a document of this `kind` says. What is not understood is there, line by line."""
    if kind == PRESS:
        return read_press(text)
    if kind in RECORDS:
        return read_transcript(text) or read_plain(text)
    if kind == DECLARATION:  # its links are printed as "[Resolution 1 \\(2025\\)](#)"
        return read_plain("\n".join(clean_lines(text)))
    return read_plain(text)


def read_plain(text: str) -> Reading:
    """Return every line of `text` that holds something."""
    return Reading(tuple(Passage(line.number, line.text) for line in split_lines(text)))


def without_bullet(text: str) -> str | None:
    """Return the words of a list item, or None when `text` begins with no bullet."""
    match = _BULLET.match(text)
    return text[match.end() :] if match else None
