"""References in the text to its own paragraphs, and what they become when numbers change.

"paragraphe 8 ci-dessus", "paragraphs 9.1 to 9.3": only proposed, since a number may belong to
another text ("paragraph 8 of Resolution 1506"): those are left alone.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from amendments.engine.notices import Notice, notice
from amendments.engine.pieces import ConsolidatedParagraph

NUMBER = r"\d{1,4}(?:\.\d{1,3})*(?!\d)"
YEAR = re.compile(r"(?:19|20)\d\d")
REFERENCE = re.compile(
    rf"\b(?:sub-?|sous-)?paragraph(?:e)?s?\s+({NUMBER}(?:(?:\s*,\s*|\s+(?:and|et|to|à|or|ou)\s+){NUMBER})*)",
    re.IGNORECASE,
)
# A paragraph of another text: "paragraph 8 of Resolution 1506 (2006)", "paragraphe 3 de la Charte".
ELSEWHERE = re.compile(
    r"\s*,?\s*(?:of\s|de\s|du\s|des\s|d'|de\sl')\s*(?!(?:the\s+|la\s+|le\s+|l')?(?:present|présent|this|cette))\w",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Reference:
    """A number in a paragraph of the result that names another one, from 0 in its `text`."""

    paragraph: str
    start: int
    end: int
    number: str


def find_references(text: str) -> list[tuple[int, int, str]]:
    """Return the places of paragraph numbers in `text` that name paragraphs of the same text.

    Behind a number of fewer figures, what looks like a year is one: "in paragraph 3, 2025 was".
    """
    found = []
    for match in REFERENCE.finditer(text):
        if ELSEWHERE.match(text, match.end()):
            continue
        before = ""
        for number in re.finditer(NUMBER, match[1]):
            if before and len(before) < len("1900") and YEAR.fullmatch(number[0]):
                break
            start = match.start(1) + number.start()
            found.append((start, start + len(number[0]), number[0]))
            before = number[0].partition(".")[0]
    return found


def outdated_references(
    paragraphs: Sequence[ConsolidatedParagraph],
) -> list[tuple[Reference, Notice]]:
    """Return the references of the result to paragraphs whose number changed or that went.

    A reference counts as one to the draft's numbers, in kept words and in new ones alike: an
    amendment is written on the draft as tabled.
    """
    finals: Mapping[str, str | None] = {
        one.original: one.final for one in paragraphs if one.original is not None
    }
    if all(original == final for original, final in finals.items()):
        return []
    found = []
    for one in paragraphs:
        if one.final is None or "aragraph" not in one.text:
            continue
        for start, end, number in find_references(one.text):
            if number in finals and finals[number] != number:
                reference = Reference(one.final, start, end, number)
                found.append((reference, _told(one.final, number, finals[number])))
    return found


def _told(paragraph: str, number: str, final: str | None) -> Notice:
    if final is None:
        return notice("reference-gone", paragraph=paragraph, number=number)
    return notice("reference-moved", paragraph=paragraph, number=number, final=final)
