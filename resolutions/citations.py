"""Where a text refers to other texts of the Assembly: "Résolution 2616 (2025)", "Doc. 16245", "STCE no 210".

Pure: a text in, places in it out. What the places lead to is the matter of `links`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache


class Cited(StrEnum):
    """What kind of text is referred to."""

    RESOLUTION = "resolution"
    RECOMMENDATION = "recommendation"
    OPINION = "opinion"
    DOCUMENT = "document"  # a Doc. of the Assembly
    TREATY = "treaty"
    DECLARATION = "declaration"
    AMENDMENT = "amendment"


@dataclass(frozen=True, slots=True)
class Citation:
    """A reference at the characters `start` to `end` (end exclusive) of a text.

    `number` is as the Assembly writes it: "2616 (2025)", "16245", "210", "4"; sub-amendment 1 to amendment 13
    is "13-1", oral amendment 1 is "O1". In a list the first reference includes the word before it, the others are
    the number alone.
    """

    start: int
    end: int
    kind: Cited
    number: str

    @property
    def key(self) -> tuple[Cited, str]:
        return self.kind, self.number


_SIGN = r"(?:(?i:nos?|n[°ºo]s?|numéros?|numbers?|nr)\.?\s{0,3})?"
_YEAR = r"\\?\((?P<year>(?:19|20)\d\d)\\?\)"
_END = r"(?![.,]?\d|[-‑]\d|[^\W\d_])"
_NUMBERED = rf"(?P<number>\d{{1,4}})\s{{0,3}}{_YEAR}"
# "Résolutions 1526 (2006) «Situation au Kazakhstan» et 2193 (2017)": a title may stand between two numbers.
_TITLE = r"(?:\s{0,3}(?:«[^«»]{1,300}»|“[^“”]{1,300}”|\"[^\"]{1,300}\"))?"
_AND = r"(?:\s{0,3},\s{1,3}(?:et|and|ou|or)\s{1,3}|\s{0,3},\s{1,3}|\s{1,3}(?:et|and|ou|or|&|à|to)\s{1,3})"

_HEADS: dict[Cited, str] = {
    Cited.RESOLUTION: r"r[ée]solutions?|r[ée]s\.",
    Cited.RECOMMENDATION: r"recomm[ae]ndations?|rec\.",
    Cited.OPINION: r"avis|opinions?",
    Cited.DOCUMENT: r"docs?\b\.?",
    Cited.TREATY: r"STCE|STE|CETS|ETS|SEV",
    Cited.DECLARATION: r"déclarations?\s{1,3}écrites?|written\s{1,3}declarations?",
    Cited.AMENDMENT: r"amende?ments?",
}
_ADOPTED = {Cited.RESOLUTION, Cited.RECOMMENDATION, Cited.OPINION}
_DIGITS = {
    Cited.DOCUMENT: r"(?P<number>\d{4,5})",
    Cited.TREATY: r"(?P<number>\d{1,3})",
    Cited.DECLARATION: r"(?P<number>\d{1,4})",
    Cited.AMENDMENT: r"(?P<number>\d{1,4})",
}
_NUMBER = {kind: _NUMBERED if kind in _ADOPTED else rf"{_DIGITS[kind]}{_END}" for kind in _HEADS}
_FIRST = {
    kind: re.compile(
        rf"(?<![\w-])(?:{head})\s{{0,3}}{_SIGN}{_NUMBER[kind]}",
        re.NOFLAG if kind is Cited.TREATY else re.IGNORECASE,
    )
    for kind, head in _HEADS.items()
}
_NEXT = {
    kind: re.compile(rf"{_TITLE if kind in _ADOPTED else ''}{_AND}(?P<item>{_SIGN}{_NUMBER[kind]})")
    for kind in _HEADS
}
_SUB = re.compile(
    r"(?<![\w-])(?:sous-amende|sub-amend)ment\s{0,3}"
    rf"{_SIGN}(?P<sub>\d{{1,3}})\s{{1,3}}(?:à\s{{1,3}}l['’]|to\s{{1,3}})amende?ment\s{{0,3}}{_SIGN}(?P<number>\d{{1,4}}){_END}",
    re.IGNORECASE,
)
# Oral amendments have numbers of their own.
_ORAL = re.compile(
    rf"(?<![\w-])(?:amendement\s{{1,3}}oral|oral\s{{1,3}}amendment)\s{{0,3}}{_SIGN}(?P<number>\d{{1,3}}){_END}",
    re.IGNORECASE,
)
# Other bodies number their resolutions alike, and constitutions have amendments, too.
_OTHERS_AFTER = re.compile(
    rf"{_TITLE},?\s{{1,3}}(?:adoptée?\s{{1,3}}par\s{{1,3}}|adopted\s{{1,3}}by\s{{1,3}})?(?:du|de|des|de\s{{1,3}}la|of|of\s{{1,3}}the|to\s{{1,3}}the|à\s{{1,3}}la|le|l['’]|de\s{{1,3}}l['’]|by\s{{1,3}}the)?\s{{0,3}}"
    r"(?:(?:UN|ONU|United\s{1,3}Nations|Nations\s{1,3}Unies)\b|conseil\s{1,3}de\s{1,3}sécurité|security\s{1,3}council"
    r"|assemblée\s{1,3}générale|general\s{1,3}assembly|parlement\s{1,3}européen|european\s{1,3}parliament"
    r"|comité\s{1,3}des\s{1,3}ministres|committee\s{1,3}of\s{1,3}ministers|constitution\b|congrès\b|congress\b)",
    re.IGNORECASE,
)
_OTHERS_BEFORE = re.compile(
    r"(?:security\s{1,3}council|\bUN|united\s{1,3}nations|general\s{1,3}assembly|european\s{1,3}parliament"
    r"|committee\s{1,3}of\s{1,3}ministers|congress)(?:['’]s?)?\s{1,3}$",
    re.IGNORECASE,
)
_LONGEST_BEFORE = 40
MOST_KEPT = 4_096  # texts whose references are not looked for again: a page asks twice, and often
# "Doc. 16245 Add. 2" is another document than Doc. 16245.
_ADDENDUM = re.compile(r"\s{0,3}[(,]?\s{0,3}(?:add|addend\w*|rev|corr|prov)\b", re.IGNORECASE)


@lru_cache(maxsize=MOST_KEPT)
def find_citations(text: str) -> tuple[Citation, ...]:
    """Return the references in `text` in their order; no two overlap."""
    found = [_of_amendment(match, "{number}-{sub}") for match in _SUB.finditer(text)]
    found += [_of_amendment(match, "O{number}") for match in _ORAL.finditer(text)]
    for kind in _HEADS:
        for first in _FIRST[kind].finditer(text):
            found.extend(_of_list(text, kind, first))
    kept: list[Citation] = []
    # At one place the longer one says more: "sub-amendment 1 to amendment 13".
    for citation in sorted(found, key=lambda one: (one.start, -one.end)):
        if not kept or citation.start >= kept[-1].end:
            kept.append(citation)
    return tuple(kept)


def _of_amendment(match: re.Match[str], written: str) -> Citation:
    numbers = {name: _plain(digits) for name, digits in match.groupdict().items()}
    return Citation(match.start(), match.end(), Cited.AMENDMENT, written.format(**numbers))


def _of_list(text: str, kind: Cited, first: re.Match[str]) -> Iterator[Citation]:
    """Yield the reference that `first` found, and those that a list adds to it."""
    matches = [first]
    start = first.end()
    while match := _NEXT[kind].match(text, start):
        matches.append(match)
        start = match.end()
    if _is_of_others(text, kind, first.start(), start):
        return
    for match in matches:
        number = str(int(match["number"]))
        if number == "0" or (kind is Cited.DOCUMENT and _ADDENDUM.match(text, match.end())):
            continue
        year = f" ({match['year']})" if kind in _ADOPTED else ""
        at = match.start() if match is first else match.start("item")
        yield Citation(at, match.end(), kind, number + year)


def _is_of_others(text: str, kind: Cited, start: int, end: int) -> bool:
    """Do the words around say that another body's text is meant?"""
    if kind not in _ADOPTED | {Cited.AMENDMENT}:
        return False
    before = text[max(0, start - _LONGEST_BEFORE) : start]
    return bool(_OTHERS_BEFORE.search(before) or _OTHERS_AFTER.match(text, end))


def _plain(digits: str) -> str:
    return str(int(digits))
