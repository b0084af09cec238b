"""What somebody typed, read as the name of one thing: "am 4", "§ 9.2.1", "Doc. 16320". Pure.

English and French, whatever the language of the site; capitals, accents, points and spaces do not count.
"""

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum


class Sort(StrEnum):
    """The things that have numbers."""

    AMENDMENT = "amendment"
    PARAGRAPH = "paragraph"
    DOCUMENT = "document"
    ADOPTED_TEXT = "adopted_text"
    DECLARATION = "declaration"


@dataclass(frozen=True, slots=True)
class Named:
    """One thing by its number, as the rows have it: "13-1" is sub-amendment 1 to amendment 13."""

    sort: Sort
    number: str


AMENDMENT = r"(?:am|amd|amdt|amend|amendment|amendement)\.?"
SUB = r"(?:sub|sous|ss)"
NO = r"(?:no?\.? )?"
PATTERNS: tuple[tuple[Sort, re.Pattern[str]], ...] = tuple(
    (sort, re.compile(pattern))
    for sort, pattern in (
        (
            Sort.AMENDMENT,
            rf"{SUB}[- ]?(?:{AMENDMENT})? ?{NO}(?P<own>\d+) (?:(?:to|of|a|de) )?(?:the )?(?:l' ?)?"
            rf"(?:{AMENDMENT} ?)?{NO}(?P<parent>\d+)",
        ),
        (Sort.AMENDMENT, rf"{SUB}[- ]?(?:{AMENDMENT})? ?{NO}(?P<number>\d+-\d+)"),
        (Sort.AMENDMENT, rf"{AMENDMENT} ?{NO}(?P<number>\d+(?:-\d+)?)"),
        (Sort.AMENDMENT, r"(?P<number>\d+-\d+)"),
        (Sort.AMENDMENT, rf"(?:oral {AMENDMENT}|{AMENDMENT} oral|oral) ?{NO}(?P<oral>\d+)"),
        (Sort.AMENDMENT, rf"(?:{AMENDMENT} ?)?o(?P<oral>\d+)"),
        (
            Sort.PARAGRAPH,
            rf"(?:par|para|paragraph|paragraphe|§|¶)\.? ?{NO}(?P<number>\d+(?:\.[0-9a-z]{{1,3}})*)\.?",
        ),
        (Sort.PARAGRAPH, r"(?P<number>\d+(?:\.\d+)+)\.?"),
        (Sort.DOCUMENT, rf"(?:doc|document)\.? ?{NO}(?P<number>\d+)"),
        (
            Sort.ADOPTED_TEXT,
            r"(?:res|resolution|rec|recommendation|recommandation|opinion|avis)\.? ?"
            rf"{NO}(?P<number>\d+)(?: ?\((?P<year>\d{{4}})\))?",
        ),
        (
            Sort.DECLARATION,
            rf"(?:(?:written )?declaration(?: ecrite)?|decl)\.? ?{NO}(?P<number>\d+)",
        ),
    )
)
FIGURES = re.compile(r"\d+")
LONGEST = 60  # characters of a name; whatever is longer is words


def read_name(typed: str) -> list[Named]:
    """Return what `typed` may name, most likely first; nothing when it is words to be searched.

    A bare number may be that of anything.
    """
    name = plain(typed)
    if len(name) > LONGEST:
        return []
    if FIGURES.fullmatch(name):
        return [Named(sort, trimmed(name)) for sort in Sort]
    for sort, pattern in PATTERNS:
        if found := pattern.fullmatch(name):
            return [Named(sort, number_in(found.groupdict()))]
    return []


def number_in(groups: dict[str, str | None]) -> str:
    if groups.get("own"):
        return f"{trimmed(groups['parent'] or '')}-{trimmed(groups['own'] or '')}"
    if oral := groups.get("oral"):
        return f"O{trimmed(oral)}"
    number = trimmed(groups["number"] or "")
    return f"{number} ({groups['year']})" if groups.get("year") else number


def trimmed(number: str) -> str:
    """Return `number` without the zeros that some write before it: "04"."""
    return number.lstrip("0") or "0"


def plain(typed: str) -> str:
    """Return `typed` in small letters without accents; apostrophes, hyphens, "n°" and spaces in one form."""
    typed = re.sub(r"[nN][°º]", "no ", typed)
    letters = unicodedata.normalize("NFKD", typed.casefold())
    letters = "".join(letter for letter in letters if not unicodedata.combining(letter))
    letters = re.sub("[‘’ʼ]", "'", re.sub("[‐‑‒–—]", "-", letters))
    return re.sub(r"\s*-\s*", "-", " ".join(letters.split()))
