"""The text as it was recognised: every paragraph with the amendments that aim at it, in parts."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from amendments.compendium.answers import Subject
from amendments.compendium.compendium import Draft, DraftParagraph, PrintedAmendment
from amendments.engine.wording import describe
from amendments.importing.understanding import Understood
from amendments.models import Amendment
from amendments.reading import Reading
from amendments.views.imports.words import cut
from amendments.views.rows import DEEPEST
from amendments.views.sheets import gist
from amendments.views.words import said
from resolutions.models import DraftKind
from resolutions.models.languages import reader_language

MOST_TEXT = 30_000  # characters of a paragraph that are drawn; the longest printed one has 5,000
MOST_PRINTED = 10_000  # and of an instruction
MOST_MEANINGS = 20  # operations of one amendment that are said
A_PART = 150  # paragraphs and amendments that are drawn at a time


@dataclass(frozen=True, slots=True)
class Card:
    """An amendment as recognised: who tabled it, what it asks, what that was read as."""

    number: str
    name: str
    who: str
    gist: str
    printed: str
    meanings: tuple[str, ...]
    trouble: str
    is_sub: bool
    by_hand: bool


@dataclass(frozen=True, slots=True)
class Row:
    """A paragraph with its amendments; `heading`: a draft begins here. Without a number: no place."""

    letter: str
    number: str
    text: str
    cards: tuple[Card, ...]
    heading: str = ""

    @property
    def anchor(self) -> str:
        return f"paragraph-{self.letter}-{self.number or 'none'}"

    @property
    def level(self) -> int:
        return min(self.number.count("."), DEEPEST)

    @property
    def name(self) -> str:
        return f"{self.letter}-{self.number}"


@dataclass(frozen=True, slots=True)
class _Plain:
    """A row before it is drawn."""

    draft: Draft
    paragraph: DraftParagraph | None
    amendments: tuple[PrintedAmendment, ...]

    @property
    def weight(self) -> int:
        return 1 + len(self.amendments)

    def is_about(self, subject: Subject) -> bool:
        if subject.amendment:
            return any(one.number == subject.amendment for one in self.amendments)
        number = self.paragraph.number if self.paragraph else ""
        return (self.draft.letter, number) == (subject.draft, subject.paragraph)


class Parts:
    """The rows of a compendium in parts of about `A_PART`; only the one that is shown is drawn."""

    def __init__(self, understood: Understood) -> None:
        self.understood = understood
        self._parts: list[list[_Plain]] = [[]]
        weight = 0
        for row in plain_rows(understood):
            if weight and weight + row.weight > A_PART:
                self._parts.append([])
                weight = 0
            self._parts[-1].append(row)
            weight += row.weight

    def __len__(self) -> int:
        return len(self._parts)

    def part_of(self, subject: Subject) -> int:
        """Return the number of the part, from 1, in which `subject` stands; 1 when in none."""
        for at, rows in enumerate(self._parts, start=1):
            if any(row.is_about(subject) for row in rows):
                return at
        return 1

    def draw(self, part: int) -> list[Row]:
        """Return the rows of the part with this number, from 1."""
        return [draw_row(row, self.understood) for row in self._parts[part - 1]]


def plain_rows(understood: Understood) -> Iterator[_Plain]:
    """Yield the paragraphs of each draft with the amendments that aim at them; then those without place."""
    for draft in understood.compendium.drafts:
        numbers = {paragraph.number for paragraph in draft.paragraphs}
        by_place: dict[str, list[PrintedAmendment]] = {}
        places: dict[str, str] = {}
        for one in understood.compendium.amendments:
            if one.draft == draft.letter:
                wanted = places.get(one.parent or "") or place_of(understood.reading(one))
                place = places[one.number] = wanted if wanted in numbers else ""
                by_place.setdefault(place, []).append(one)
        for paragraph in draft.paragraphs:
            yield _Plain(draft, paragraph, tuple(by_place.get(paragraph.number, ())))
        if "" in by_place:
            yield _Plain(draft, None, tuple(by_place[""]))


def place_of(reading: Reading) -> str:
    """Return the number of the paragraph that an instruction names first; "" when it names none."""
    return next((number for one in reading.operations for number in one.paragraphs), "")


def draw_row(row: _Plain, understood: Understood) -> Row:
    paragraph = row.paragraph
    is_first = paragraph is not None and paragraph == row.draft.paragraphs[0]
    return Row(
        letter=row.draft.letter,
        number=paragraph.number if paragraph else "",
        text=cut(paragraph.text, MOST_TEXT) if paragraph else "",
        cards=tuple(draw_card(one, understood.reading(one), row.draft) for one in row.amendments),
        heading=heading(row.draft) if is_first else "",
    )


def heading(draft: Draft) -> str:
    kinds = dict(DraftKind.choices)
    return f"{draft.letter}. {str(kinds.get(draft.kind, draft.kind)).capitalize()}"


def draw_card(one: PrintedAmendment, reading: Reading, draft: Draft) -> Card:
    language = reader_language()
    return Card(
        number=one.number,
        name=Amendment(number=one.number).name,
        who=tablers(one.tabled_by) or one.committee or "",
        gist=gist(one.instruction),
        printed=cut(one.instruction, MOST_PRINTED),
        meanings=tuple(
            cut(describe(operation, language, draft.kind), MOST_PRINTED)
            for operation in reading.operations[:MOST_MEANINGS]
        ),
        trouble=cut(said(reading.reason), MOST_PRINTED) if reading.reason else "",
        is_sub=one.parent is not None,
        by_hand=reading.by_hand,
    )


def tablers(names: Sequence[str]) -> str:
    """Return "M. Max LUCKS + 5"."""
    return f"{names[0]} + {len(names) - 1}" if len(names) > 1 else "".join(names)
