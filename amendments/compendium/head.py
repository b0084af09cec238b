"""The head of a compendium: its reference, title and date."""

import datetime
import re
from collections.abc import Sequence
from dataclasses import dataclass

from amendments.compendium.compendium import Finding
from amendments.compendium.headings import amendment_heading, draft_heading, plain
from amendments.compendium.joining import joined_lines
from amendments.compendium.lines import SHORT, Line, is_page_furniture

MONTHS = (
    ("january", "janvier"),
    ("february", "février"),
    ("march", "mars"),
    ("april", "avril"),
    ("may", "mai"),
    ("june", "juin"),
    ("july", "juillet"),
    ("august", "août"),
    ("september", "septembre"),
    ("october", "octobre"),
    ("november", "novembre"),
    ("december", "décembre"),
)
_MONTH = {name: at for at, names in enumerate(MONTHS, start=1) for name in names}
_MONTH |= {"fevrier": 2, "aout": 8, "decembre": 12}
_NAMES = "|".join(_MONTH)

_FLAGS = re.IGNORECASE
_REFERENCE = re.compile(
    r"Doc(?:ument)?\s?\.?\s{0,3}(?:n\s?[°ºo]\.?\s?)?(?P<number>\d{3,6})\b", _FLAGS
)
_KIND = re.compile(
    r"(?:compendium|collection|list)\s+of\s+(?:the\s+)?(?:written\s+)?amendments"
    r"|(?:recueil|liste)\s+des\s+amendements(?:\s+écrits)?",
    _FLAGS,
)
_VERSION = re.compile(
    r"\(?\s?(?:(?:final|revised|provisional|updated|first|second|third)\s+version"
    r"|version\s+(?:finale|révisée|provisoire|définitive|actualisée))\s?\)?",
    _FLAGS,
)
_WEEKDAY = (
    r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|lundi|mardi|mercredi|jeudi|vendredi|samedi"
    r"|dimanche|strasbourg|paris),?\s+(?:(?:le|on)\s+)?"
)
_SITTING = (
    r"(?:tabled\s+(?:in|at|for)\s+the\s+)?sitting\s+(?:of|on)\s+"
    r"|(?:déposés?\s+(?:à|en|lors\s+de|pour)\s+(?:la\s+)?)?séance\s+du\s+"
)
_DATE = re.compile(
    rf"(?:{_SITTING})?(?:{_WEEKDAY})?(?:"
    r"(?P<day>\d{1,2})\s?[/.]\s?(?P<month>\d{1,2})\s?[/.]\s?(?P<year>\d{4})"
    r"|(?P<year2>\d{4})-(?P<month2>\d{2})-(?P<day2>\d{2})"
    rf"|(?P<day3>\d{{1,2}})\s?\^?(?:st|nd|rd|th|er)?\s+(?:of\s+)?(?P<name3>{_NAMES})\s+(?P<year3>\d{{4}})"
    rf"|(?P<name4>{_NAMES})\s+(?P<day4>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year4>\d{{4}}))\b"
    r"(?:,?\s+(?:at\s+|à\s+)?\d{1,2}\s?[:h.]\s?\d{0,2})?",
    _FLAGS,
)
_CONTENTS = re.compile(
    r"(?:table\s+des\s+mati[èe]res|table\s+of\s+contents|contents|sommaire"
    r"|index(?:\s+(?:of|des)\s+(?:the\s+)?(?:written\s+)?amend(?:e)?ments(?:\s+écrits)?)?)\s*(?:page)?\s*:?",
    _FLAGS,
)
_LETTERHEAD = re.compile(
    r"(?:(?:the\s+)?parliamentary\s+assembly|assemblée\s+parlementaire|council\s+of\s+europe"
    r"|conseil\s+de\s+l['’]europe|(?:list|liste)\s+(?:of|des)\s+amend(?:e)?ments|print|imprimer"
    r"|report|rapport|rapporte?u(?:r|rs|re|res|se)\s?:.{0,200}|page"
    r"|(?:caption|légende)\s?:.{0,200})\s?\d?",
    _FLAGS,
)
_PIECES = (_REFERENCE, _KIND, _VERSION, _DATE)
_BETWEEN = " \t-–—|:·,;•/"
_DOTS = "◦○●▪‣*"


@dataclass(frozen=True, slots=True)
class Head:
    """What stands before the drafts. `reference` is "" and `date` None when not printed."""

    reference: str
    title: str
    date: str | None
    problems: tuple[Finding, ...] = ()


def length_of_head(lines: Sequence[Line]) -> int:
    """Return how many lines stand before the list of contents or the first draft text.

    An index of amendments is a list of contents, whether it says so or not. One that stands before
    the reference, as on web pages, is in the head.
    """
    has_reference = False
    for at, line in enumerate(lines):
        if draft_heading(line.text):
            return at
        if has_reference and (is_contents(line.text) or _is_of_the_index(line.text)):
            return at
        _rest, found = _without_known_pieces(line.text)
        has_reference = has_reference or any(match.re is _REFERENCE for match in found)
    return len(lines)


def _is_of_the_index(text: str) -> bool:
    """Is this line the number of an amendment, perhaps behind the dot of a list?"""
    return amendment_heading(text.lstrip(_BETWEEN + _DOTS)) is not None


def is_contents(text: str) -> bool:
    """Is this line the heading of the list of contents?"""
    return len(text) <= SHORT and bool(_CONTENTS.fullmatch(plain(text)))


def read_head(lines: Sequence[Line]) -> Head:
    """Return the head that these lines, all before the drafts, make."""
    reference, date, problems = "", None, []
    title: list[str] = []
    for line in lines:
        if is_contents(line.text) or _is_of_the_index(line.text):
            continue
        rest, found = _without_known_pieces(line.text)
        for match in found:
            if match.re is _REFERENCE:
                reference = reference or f"Doc. {int(match['number'])}"
            elif match.re is _DATE and date is None:
                date = _iso(match)
                if date is None:
                    problems.append(_not_a_day(match[0]))
        carries_on = bool(title) and not line.after_blank
        rest = rest if carries_on else rest.lstrip(_BETWEEN)  # "• Title", in a list of a web page
        if rest not in title and _is_of_the_title(rest, carries_on=carries_on):
            title.append(rest)
    whole, _pieces = _without_known_pieces(joined_lines(title))  # "(Final" and "version)"
    return Head(reference, whole, date, tuple(problems))


def _without_known_pieces(text: str) -> tuple[str, list[re.Match[str]]]:
    """Return `text` without the reference, kind, version and date it begins with, and those."""
    found: list[re.Match[str]] = []
    if len(text) > SHORT * 4:
        return text, found
    flat, at = plain(text), 0
    while True:
        start = at + len(flat[at:]) - len(flat[at:].lstrip(_BETWEEN))
        match = next((m for m in (piece.match(flat, start) for piece in _PIECES) if m), None)
        if match is None:
            break
        found.append(match)
        at = match.end()
    return (text[at:].strip(_BETWEEN) if found else text), found


def _is_of_the_title(text: str, *, carries_on: bool) -> bool:
    """Is it part of the title? "Parliamentary Assembly" alone is not, unless it `carries_on` one."""
    if not any(character.isalpha() for character in text) or is_page_furniture(text):
        return False
    return carries_on or not is_letterhead(text)


def is_letterhead(text: str) -> bool:
    """Is this line the name of the Assembly, of the list or of a button, and no title?"""
    return len(text) <= SHORT and bool(_LETTERHEAD.fullmatch(plain(text)))


def begins_head(text: str) -> bool:
    """Does `text` begin with a reference or with "Compendium of amendments"?"""
    _rest, found = _without_known_pieces(text.partition("\n")[0])
    return any(match.re in {_REFERENCE, _KIND} for match in found)


def _iso(match: re.Match[str]) -> str | None:
    year = match["year"] or match["year2"] or match["year3"] or match["year4"]
    day = match["day"] or match["day2"] or match["day3"] or match["day4"]
    name = match["name3"] or match["name4"]
    month = _MONTH[name.lower()] if name else int(match["month"] or match["month2"])
    try:
        return datetime.date(int(year), month, int(day)).isoformat()
    except ValueError:
        return None


def _not_a_day(printed: str) -> Finding:
    return Finding("bad-date", "head", f"The date {printed} is no day of the calendar.")
