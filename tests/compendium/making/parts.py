"""A compendium as the pieces that every format prints, in the order in which they stand."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from amendments.compendium.compendium import Compendium, Draft, DraftParagraph, PrintedAmendment
from tests.compendium.writing import WORDS, dependencies


@dataclass(frozen=True)
class Box:
    """An amendment to print. `lines` are those of its instruction."""

    number: str
    heading: str
    is_sub: bool
    tabled: str
    dependencies: list[str]
    lines: list[str]
    note_heading: str
    note: list[str]
    votes: str


@dataclass(frozen=True)
class Place:
    """A paragraph of the draft (None: before the first) with the amendments that stand after it."""

    paragraph: DraftParagraph | None
    boxes: list[Box] = field(default_factory=list)


def places(
    compendium: Compendium, draft: Draft, standing_after: Mapping[str, int]
) -> Iterator[Place]:
    """Return the paragraphs of `draft` with their amendments, as `writing.printed` places them."""
    own = [one for one in compendium.amendments if one.draft == draft.letter]
    end = len(draft.paragraphs)
    for at, paragraph in enumerate([None, *draft.paragraphs]):
        boxes = [one for one in own if standing_after.get(one.number, end) == at]
        yield Place(paragraph, [box(compendium, one) for one in boxes])


def box(compendium: Compendium, amendment: PrintedAmendment) -> Box:
    """Return an amendment as it is printed."""
    words = WORDS[compendium.language]
    parent, _hyphen, own = amendment.number.partition("-")
    heading = words["sub"].format(own, parent) if own else words["amendment"].format(parent)
    tabled = words["tabled"].format(", ".join(amendment.tabled_by))
    if amendment.committee:
        tabled = words["committee"].format(amendment.committee)
    note = amendment.explanatory_note
    return Box(
        amendment.number,
        heading,
        is_sub=bool(own),
        tabled=tabled,
        dependencies=list(dependencies(compendium, amendment.number)),
        lines=amendment.instruction.split("\n"),
        note_heading=words["note"],
        note=note.split("\n") if note else [],
        votes=f"Votes: {amendment.votes}" if amendment.votes else "",
    )
