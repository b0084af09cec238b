"""The lines of a printed compendium, without what only the page needed (headers, page numbers)."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

INVISIBLE = re.compile("[\ufeff\u200b\u200e\u200f\u2060\u202a-\u202e\u2066-\u2069\x1a]")
SHORT = 300  # characters; no heading or page header is longer

# Each alternative is bounded and tried on short lines only, so the time stays linear.
_PAGE_NUMBER = re.compile(
    r"(?:[-–—]\s?\d{1,3}\s?[-–—]|\d{1,3}|\d{1,3}\s?/\s?\d{1,3}"
    r"|(?:page|p\.)\s?\d{1,4}(?:\s?(?:of|sur|de|/)\s?\d{1,4})?)",
    re.IGNORECASE,
)
_PAGE_HEADER = re.compile(
    r"(?:\d{1,3}\s{1,9})?Doc\.?\s?\d{3,6}"
    r"(?:\s{0,9}[-–—|(:]?\s{0,9}(?:compendium|collection|recueil|draft|projet)\b[^.]{0,120})?"
    r"(?:\s{1,9}\d{1,3})?",
    re.IGNORECASE,
)
_LETTERHEAD = re.compile(
    r"(?:F\s?[-–—]\s?67075 Strasbourg|https?://(?:www\.)?(?:assembly|pace)\.coe\.int|www\.assembly\.coe)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not blank, stripped at both ends.

    `at` is its number in the file, from 1; `width` its length with its indent; `after_blank` and
    `after_page` say whether a blank line or the header or number of a page stood before it;
    `is_doubtful`: whether the word that it breaks has a hyphen of its own.
    """

    text: str
    at: int
    width: int
    after_blank: bool = False
    after_page: bool = False
    is_doubtful: bool = False


def split(source: str) -> list[Line]:
    """Return the lines of `source` that are not blank, whatever ends them."""
    lines: list[Line] = []
    blank = False
    for at, raw in enumerate(INVISIBLE.sub("", source).splitlines(), start=1):
        text = raw.strip()
        if text:
            lines.append(Line(text, at, len(raw.rstrip()), after_blank=blank))
        blank = not text
    return lines


def without_page_furniture(lines: Iterable[Line], title: str) -> list[Line]:
    """Return `lines` without page numbers, running headers and letterheads, marking the next line."""
    kept: list[Line] = []
    blank = page = False
    for line in lines:
        if is_page_furniture(line.text) or (title and line.text == title):
            blank, page = blank or line.after_blank, True
            continue
        kept.append(replace(line, after_blank=blank or line.after_blank, after_page=page))
        blank = page = False
    return kept


def is_page_furniture(text: str) -> bool:
    """Is this line the number, the running header or the letterhead of a page?"""
    if len(text) > SHORT:
        return False
    return bool(
        _PAGE_NUMBER.fullmatch(text) or _PAGE_HEADER.fullmatch(text) or _LETTERHEAD.match(text)
    )
