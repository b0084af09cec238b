"""Lines that begin something new, by their words: headings, numbers, items of a list."""

import re
from collections.abc import Sequence

from amendments.compendium.formats.pdf.flow import ALIKE, Flowing
from amendments.compendium.headings import (
    Kind,
    amendment_heading,
    is_operation,
    kind_of,
    names_its_draft,
)
from amendments.compendium.joining import ends_with_linking_word, goes_on, is_torn
from amendments.compendium.numbers import numbered
from amendments.compendium.quotes import opens
from amendments.compendium.runs import NumberSequence, bullet_of, is_paragraph_number

# "Sub-amendment 1 to / amendment 13": a heading that a narrow column breaks in two.
_UNFINISHED = re.compile(r"\s(?:to|of|de|à)(?:\s(?:the\s|l['’])?amend(?:e)?ment)?$")
_INTRODUCES = re.compile(r":$|\bsuivant(?:e|s|es)?\s?:?$|\bfollowing(?:\s\w+)?\s?:?$")


def begins_paragraph(
    line: Flowing, paragraph: Sequence[Flowing], last_number: str | None, *, is_apart: bool
) -> bool:
    """Does `line` begin a paragraph of its own, though the line before it is full?

    `paragraph` are the lines before it; `is_apart` when another page or a box stands between.
    """
    text, last = line.text.strip(), paragraph[-1].text.strip()
    kind, kind_before = kind_of(text), kind_of(paragraph[0].text.strip())
    if kind is Kind.TEXT and amendment_heading(_UNFINISHED.sub("", text)):
        kind = Kind.AMENDMENT
    if kind is Kind.AMENDMENT or (names_its_draft(text) and text[0].isupper()):
        return not ends_with_linking_word(last)
    if kind is not Kind.TEXT:
        return not goes_on(last, text)
    if kind_before in {Kind.AMENDMENT, Kind.DRAFT, Kind.NOTE, Kind.MEMORANDUM}:
        return True
    if kind_before in {Kind.TABLED, Kind.RULE} and (is_operation(text) or opens(text)):
        return not ends_with_linking_word(last)
    if is_apart and opens(text) and _INTRODUCES.search(last[-60:]):
        return True
    return _has_number(line, paragraph[-1], last_number) or _is_item(text, last)


def is_of_names(text: str) -> bool:
    """Does `text` begin a list of signatories or a dependency, which can have a line for each?"""
    return kind_of(text.strip()) in {Kind.TABLED, Kind.RULE}


def _has_number(line: Flowing, last: Flowing, last_number: str | None) -> bool:
    number = numbered(line.text.strip())
    if number is None:
        return False
    if number.dotted and line.line.left < last.line.left - ALIKE and line.place == last.place:
        return True  # it stands out to the left
    sequence = NumberSequence()
    if last_number:
        sequence.take(last_number)
    return is_paragraph_number(number, last.text, sequence, without_stops=False)


def _is_item(text: str, last: str) -> bool:
    bullet = bullet_of(text)
    return bool(bullet) and not (bullet in "–—" and is_torn(last, text[1:].strip()))
