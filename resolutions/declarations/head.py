"""The head of a written declaration: its number, its Doc., its date and its title."""

import datetime
import re
from collections.abc import Sequence
from dataclasses import dataclass

from resolutions.declarations.parts import NUMBER, REFERENCE
from resolutions.declarations.values import Finding

MONTHS = {
    **dict.fromkeys(("january", "janvier"), 1),
    **dict.fromkeys(("february", "février", "fevrier"), 2),
    **dict.fromkeys(("march", "mars"), 3),
    **dict.fromkeys(("april", "avril"), 4),
    **dict.fromkeys(("may", "mai"), 5),
    **dict.fromkeys(("june", "juin"), 6),
    **dict.fromkeys(("july", "juillet"), 7),
    **dict.fromkeys(("august", "août", "aout"), 8),
    **dict.fromkeys(("september", "septembre"), 9),
    **dict.fromkeys(("october", "octobre"), 10),
    **dict.fromkeys(("november", "novembre"), 11),
    **dict.fromkeys(("december", "décembre", "decembre"), 12),
}
NAMES = "|".join(MONTHS)
DATE = re.compile(
    rf"\b(?:(?P<day>\d{{1,2}})\s?\^?(?:er|st|nd|rd|th)?\s+(?:of\s+)?(?P<month>{NAMES}),?\s+(?P<year>\d{{4}})"
    rf"|(?P<month2>{NAMES})\s+(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year2>\d{{4}})"
    r"|(?P<day3>\d{1,2})[/.](?P<month3>\d{1,2})[/.](?P<year3>\d{4})"
    r"|(?P<year4>\d{4})-(?P<month4>\d{2})-(?P<day4>\d{2}))\b",
    re.IGNORECASE,
)
BETWEEN = " \t-–—|:·,;•/()"


@dataclass(frozen=True, slots=True)
class Head:
    """What stands before the text; None and "" for what is not printed."""

    number: int | None
    reference: str
    date: str | None
    title: str
    problems: tuple[Finding, ...] = ()


def read_head(lines: Sequence[str]) -> Head:
    """Return the head that these lines make; what is none of its known pieces is the title."""
    number, reference, date = None, "", None
    title: list[str] = []
    problems: list[Finding] = []
    for line in lines:
        found = [
            match for match in (piece.search(line) for piece in (NUMBER, REFERENCE, DATE)) if match
        ]
        rest = line
        for match in found:
            rest = rest.replace(match[0], " ")
        # A title may well name a Doc. or a day: such a line is a line of known pieces only when nothing is left.
        if found and any(letter.isalpha() for letter in rest):
            title.append(line)
            continue
        for match in found:
            if match.re is NUMBER:
                number = number or int(match["number"])
            elif match.re is REFERENCE:
                reference = reference or f"Doc. {int(match['number'])}"
            elif date is None:
                date = as_iso(match)
                if date is None:
                    problems.append(not_a_day(match[0]))
        if not found and line.strip(BETWEEN):
            title.append(line)
    return Head(number, reference, date, " ".join(title), tuple(problems))


def as_iso(match: re.Match[str]) -> str | None:
    """Return the date, None when it is no day of the calendar."""
    year, month, day = (
        next(match[f"{part}{at}"] for at in ("", "2", "3", "4") if match[f"{part}{at}"])
        for part in ("year", "month", "day")
    )
    at = MONTHS.get(month.lower()) or int(month)
    try:
        return datetime.date(int(year), at, int(day)).isoformat()
    except ValueError:
        return None


def not_a_day(printed: str) -> Finding:
    return Finding("bad-date", "head", f"The date {printed} is no day of the calendar.")
