"""Which adopted texts a declaration cites: "Résolution 2616 (2025) de l'Assemblée … «Its title»"."""

import re
from dataclasses import dataclass

CITED = re.compile(
    r"(?P<kind>R[ée]solution|Recomm[ae]ndation|Opinion|Avis)\s+(?:n\s?[°ºo]\.?\s?)?(?P<number>\d{1,4})\s*\((?P<year>\d{4})\)",
    re.IGNORECASE,
)
# The title stands in quotation marks in the same sentence.
TITLE = re.compile(r"[^.;:«“\"]{0,120}[«“\"]\s*(?P<title>[^»”\"]{3,300}?)\s*[»”\"]")


@dataclass(frozen=True, slots=True)
class Cited:
    """An adopted text: `words` as printed, `number` as kept ("2616 (2025)"), `title` "" when not printed."""

    words: str
    number: str
    title: str


def find_cited(text: str) -> list[Cited]:
    """Return the adopted texts that `text` cites, each once, in the order of the text."""
    found: dict[str, Cited] = {}
    for match in CITED.finditer(text):
        title = TITLE.match(text, match.end())
        number = f"{int(match['number'])} ({match['year']})"
        words = " ".join(match[0].split())
        found.setdefault(number, Cited(words, number, title["title"] if title else ""))
    return list(found.values())
