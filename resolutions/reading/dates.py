"""Dates as printed, in French and English."""

import datetime
import re

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
_WEEKDAY = r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)"
DATE = re.compile(
    rf"(?:(?:{_WEEKDAY}),?\s+)?(?:"
    rf"(?P<day>\d{{1,2}})(?:er|st|nd|rd|th)?\s+(?P<name>{_NAMES})\s+(?P<year>\d{{4}})"
    rf"|(?P<name2>{_NAMES})\s+(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year2>\d{{4}})"
    r"|(?P<day3>\d{1,2})[/.](?P<month3>\d{1,2})[/.](?P<year3>\d{4})"
    r"|(?P<year4>\d{4})-(?P<month4>\d{2})-(?P<day4>\d{2}))(?!\d)",
    re.IGNORECASE,
)


def iso(match: re.Match[str]) -> str:
    """Return the date that `DATE` matched, or "" when the calendar has no such day."""
    year = match["year"] or match["year2"] or match["year3"] or match["year4"]
    day = match["day"] or match["day2"] or match["day3"] or match["day4"]
    name = match["name"] or match["name2"]
    month = _MONTH[name.lower()] if name else int(match["month3"] or match["month4"])
    try:
        return datetime.date(int(year), month, int(day)).isoformat()
    except ValueError:
        return ""


def date_of_line(text: str) -> str:
    """Return the date that `text` begins with when little else stands there, as in a dateline; else ""."""
    match = DATE.match(text)
    return iso(match) if match and len(text) <= 120 and not text.endswith(".") else ""
