"""Which paragraph or amendment a finding is about: its `where` read back."""

import re
from dataclasses import dataclass

from amendments.compendium.compendium import Compendium, Finding

_AMENDMENT = re.compile(r"amendment (?P<number>\S+)")
_SUB = re.compile(r"sub-amendment (?P<own>\S+) to amendment (?P<parent>\S+)")
_ORAL = re.compile(r"oral amendment (?P<number>\d+)")
_PARAGRAPH = re.compile(
    r"(?:draft (?P<letter>[A-Z]+), )?(?:paragraph (?P<number>[\d.]+)|(?P<start>beginning))"
)


@dataclass(frozen=True, slots=True)
class Subject:
    """An amendment, or a paragraph of a draft ("": its beginning); all empty: the whole file."""

    amendment: str = ""
    draft: str = ""
    paragraph: str = ""


def subject_of(finding: Finding, compendium: Compendium) -> Subject:
    """Return what `finding` is about. Without its letter, a paragraph is of the only draft."""
    place = finding.where
    if found := _SUB.fullmatch(place):
        return Subject(amendment=f"{found['parent']}-{found['own']}")
    if found := _ORAL.fullmatch(place):
        return Subject(amendment=f"O{found['number']}")
    if found := _AMENDMENT.fullmatch(place):
        return Subject(amendment=found["number"])
    if found := _PARAGRAPH.fullmatch(place):
        only = compendium.drafts[0].letter if compendium.drafts else ""
        return Subject(draft=found["letter"] or only, paragraph=found["number"] or "")
    return Subject()
