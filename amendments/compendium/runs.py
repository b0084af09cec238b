"""Lines that stand together: where a printed paragraph, heading or list item begins."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from amendments.compendium.headings import (
    Kind,
    after_label,
    amendment_heading,
    is_operation,
    kind_of,
    names_its_draft,
)
from amendments.compendium.joining import ends_with_linking_word, goes_on, is_torn
from amendments.compendium.lines import Line
from amendments.compendium.numbers import (
    DASHES,
    Numbered,
    follows,
    may_be_a_year,
    numbered,
)
from amendments.compendium.quotes import opens

# "… replace paragraphs 9.1 and / 9.2 with …": the number belongs to the sentence.
_REFERS = re.compile(
    r"\b(?:paragraphe?s?|r[eé]solutions?|recomm[ae]ndations?|articles?|rules?|doc\.|no|n[°º]|amend(?:e)?ments?)"
    r"(?:\s[\d.,]{1,12}){0,6}(?:\s(?:and|or|to|et|ou|à))?$",
    re.IGNORECASE,
)


@dataclass(slots=True)
class Run:
    """Lines that stand together, the first with the kind and the marks of them all."""

    kind: Kind
    lines: list[Line]
    numbered: Numbered | None = None
    bullet: str = ""


def to_runs(lines: Iterable[Line]) -> list[Run]:
    """Return `lines` in runs, each begun by a heading, a number, a dash or a blank line."""
    parts = [part for line in lines for part in _parts(line)]
    return _runs(parts, without_stops=not _has_dotted_numbers(parts))


@dataclass(frozen=True, slots=True)
class _Part:
    """A line, or the part of one that is of one kind."""

    kind: Kind
    line: Line


def _parts(line: Line) -> list[_Part]:
    """Return `line`, or the heading and the rest that stand on it, each with its kind."""
    kind = kind_of(line.text)
    rest = ""
    if kind is Kind.AMENDMENT:
        heading = amendment_heading(line.text)
        rest = heading.rest if heading else ""
    elif kind is Kind.NOTE:
        rest = after_label(Kind.NOTE, line.text)
    if not rest:
        return [_Part(kind, line)]
    start = line.text.rindex(rest)
    start -= line.text[start - 1] == "("
    first = replace(line, text=line.text[:start].rstrip(" .:–—-"))
    second = replace(line, text=line.text[start:], after_blank=False)
    return [_Part(kind, first), _Part(kind_of(second.text), second)]


def _has_dotted_numbers(parts: Iterable[_Part]) -> bool:
    """Are paragraphs numbered "1.", and not "1 The Assembly"?"""
    found = (numbered(part.line.text) for part in parts)
    return any(number and number.dotted and "." not in number.number for number in found)


def _runs(parts: list[_Part], *, without_stops: bool) -> list[Run]:
    runs: list[Run] = []
    last_number: str | None = None
    for part in parts:
        line, run = part.line, runs[-1] if runs else None
        started = _start(part, run, last_number, without_stops=without_stops)
        if started is None and run:
            run.lines.append(line)
        elif started:
            runs.append(started)
            last_number = started.numbered.number if started.numbered else last_number
            if started.kind is Kind.DRAFT:
                last_number = None
    return runs


def _start(
    part: _Part, run: Run | None, last_number: str | None, *, without_stops: bool
) -> Run | None:
    """Return the run that `part` begins, or None when it carries on `run`."""
    kind, line = part.kind, part.line
    previous = run.lines[-1].text if run else ""
    touching = run is not None and not line.after_blank
    if kind is Kind.AMENDMENT and touching and ends_with_linking_word(previous):
        kind = Kind.TEXT  # "… as stated in / Amendment 4"
    is_in_text = touching and run is not None and run.kind is Kind.TEXT
    if kind in {Kind.TABLED, Kind.RULE} and is_in_text and goes_on(previous, line.text):
        kind = Kind.TEXT  # "… the motion / tabled by the committee"
    if kind is not Kind.TEXT:
        return Run(kind, [line])
    number = numbered(line.text)
    if number and _is_paragraph_number(
        number, previous if is_in_text else "", last_number, without_stops=without_stops
    ):
        return Run(Kind.TEXT, [line], number)
    bullet = bullet_of(line.text)
    if bullet and touching and bullet in "–—" and is_torn(previous, line.text[1:].strip()):
        bullet = ""  # a dash inside a sentence, at the beginning of a broken line
    if run is None or bullet or not _carries_on(line, run, previous):
        return Run(Kind.TEXT, [line], bullet=bullet)
    return None


def _is_paragraph_number(
    number: Numbered, previous: str, last_number: str | None, *, without_stops: bool
) -> bool:
    """Is this a paragraph number, and not a figure at the beginning of a broken line?

    `previous` is the line that stands right above, "" when a blank line parts them.
    """
    is_next = follows(last_number, number.number)
    if may_be_a_year(number.number) and not is_next:
        return False
    if is_torn(previous, number.text or "x") and (
        not is_next or not number.dotted or _REFERS.search(previous[-80:])
    ):
        return False
    if number.dotted or (number.bullet and "." in number.number):
        return True
    if "." in number.number:
        return is_next or not previous
    # "1 The Assembly": only where no paragraph has a full stop after its number.
    return without_stops and number.text[0].isupper() and (is_next or number.number == "1")


def _carries_on(line: Line, run: Run, previous: str) -> bool:
    if run.kind in {Kind.DRAFT, Kind.AMENDMENT, Kind.NOTE, Kind.MEMORANDUM}:
        return False
    if line.after_blank:
        return line.after_page and goes_on(previous, line.text)
    if run.kind in {Kind.TABLED, Kind.RULE}:
        begins = names_its_draft(line.text) or is_operation(line.text) or opens(line.text)
        return not begins or ends_with_linking_word(previous)
    return not (previous.endswith(":") and opens(line.text)) and not names_its_draft(line.text)


def bullet_of(text: str) -> str:
    """Return the dash or dot before a list item, or ""."""
    return text[0] if text[0] in DASHES and text[1:].strip() and text[1:2].isspace() else ""
