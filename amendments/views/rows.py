"""What the main page draws: every paragraph as a row, the amendments that aim at it as cards.

Pure: a consolidated text and what the page knows of each amendment in, values for the template
out. Nothing here asks the database.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from django.utils.translation import gettext as _
from django.utils.translation import npgettext

from amendments.engine.consolidate import Consolidated, ConsolidatedParagraph, Kind
from amendments.engine.items import ItemKind, kind_of
from amendments.engine.rules import Decision
from amendments.views.cards import Card, Sheet, make_cards, nest
from amendments.views.marks import Mark, make_marks
from amendments.views.words import STANDINGS, look, said, tally_word

DEEPEST = 3  # levels that are drawn with an indent of their own
HEAVIEST = 8  # steps of height in the minimap
CHARACTERS_A_STEP = 120
IN_TITLE = "title"  # stands for the title where a paragraph's number is expected


class View(StrEnum):
    """How the text is drawn; the address says which."""

    MARKED = "marked"
    CLEAN = "clean"
    SIDE = "side"
    FINAL = "final"


@dataclass(frozen=True, slots=True)
class Row:
    """A paragraph: its number, a note on its number, its columns of text, its notices and cards."""

    anchor: str
    name: str
    number: str
    note: str
    level: int
    columns: tuple[tuple[Mark, ...], ...]
    is_new: bool
    is_gone: bool
    notices: tuple[str, ...]
    cards: tuple[Card, ...]
    weight: int
    original: str = ""  # its number in the draft, empty for a new paragraph and for the title

    @property
    def looks(self) -> tuple[str, ...]:
        """The standings of its amendments, for the minimap."""
        return tuple(card.look for card in self.cards)


@dataclass(frozen=True, slots=True)
class Alert:
    """Something to know, said at the top of the page with a link to its place.

    Without the name of a `place` the words themselves are the link; without `href` there is none.
    """

    words: str
    href: str
    place: str


@dataclass(frozen=True, slots=True)
class Desk:
    """The whole page below its title."""

    rows: tuple[Row, ...]
    unplaced: tuple[Card, ...]
    tally: tuple[tuple[int, str, str], ...]  # how many, of what, and its look
    alerts: tuple[Alert, ...]
    remarks: tuple[Alert, ...]

    @property
    def wordings(self) -> list[str]:
        """Every stretch of words of the text, as it is drawn."""
        return [mark.text for row in self.rows for marks in row.columns for mark in marks]

    @property
    def announcement(self) -> str:
        """What a screen reader says when the text has changed."""
        tally = ", ".join(f"{count} {word}" for count, word, _look in self.tally)
        return ". ".join([tally, *(alert.words for alert in self.alerts)])


def draw_desk(
    consolidated: Consolidated,
    sheets: Sequence[Sheet],
    decisions: Mapping[str, Decision],
    view: View,
) -> Desk:
    """Return the page of `consolidated`; `sheets` stand in voting order, which the cards keep."""
    places = {p.original for p in consolidated.paragraphs if p.original is not None} | {IN_TITLE}
    placed: dict[str, list[Card]] = {}
    unplaced = []
    for card in nest(make_cards(sheets, consolidated, decisions)):
        place = next((number for number in card.sheet.places if number in places), None)
        if place is None:
            unplaced.append(card)
        else:
            placed.setdefault(place, []).append(card)
    rows = [
        make_row(paragraph, tuple(placed.get(paragraph.original or "", ())), view)
        for paragraph in consolidated.paragraphs
    ]
    if IN_TITLE in placed:
        rows.insert(0, make_title_row(consolidated, tuple(placed[IN_TITLE]), view))
    return Desk(
        rows=tuple(rows),
        unplaced=tuple(unplaced),
        tally=count_standings(consolidated),
        alerts=make_alerts(consolidated, sheets),
        remarks=make_remarks(consolidated),
    )


def make_row(paragraph: ConsolidatedParagraph, cards: tuple[Card, ...], view: View) -> Row:
    """Return the row of `paragraph` as `view` draws it."""
    number = paragraph.final or paragraph.original or ""
    shown, note = numbers(paragraph, view)
    return Row(
        anchor=anchor(paragraph),
        name=_("Paragraph %(number)s") % {"number": number},
        number=shown,
        note=note,
        level=min((paragraph.original or number).count("."), DEEPEST),
        columns=columns(paragraph, view),
        is_new=paragraph.original is None,
        is_gone=paragraph.final is None,
        notices=tuple(said(notice) for notice in paragraph.notices),
        cards=cards,
        weight=min(HEAVIEST, 1 + len(paragraph.text or paragraph.tabled) // CHARACTERS_A_STEP),
        original=paragraph.original or "",
    )


def make_title_row(consolidated: Consolidated, cards: tuple[Card, ...], view: View) -> Row:
    """Return the row of the title, which is drawn when an amendment aims at it."""
    title = ConsolidatedParagraph(IN_TITLE, IN_TITLE, consolidated.title)
    row = make_row(title, cards, view)
    return replace(row, name=_("Title"), number=_("Title"), note="", original="")


def numbers(paragraph: ConsolidatedParagraph, view: View) -> tuple[str, str]:
    """Return the number beside the text and the note under it.

    The clean view keeps the numbers of the draft, so that everybody finds their paragraph; the
    others have the number that the paragraph will bear, and the one it had where they differ.
    """
    original, final = paragraph.original, paragraph.final
    if final is None:
        return f"{original}.", _("goes")
    if original is None:
        return ("+" if view == View.CLEAN else f"{final}."), _("new")
    if view == View.CLEAN or original == final:
        return f"{original}.", ""
    return f"{final}.", _("was %(number)s") % {"number": original}


def columns(paragraph: ConsolidatedParagraph, view: View) -> tuple[tuple[Mark, ...], ...]:
    """Return the texts that stand side by side: two in the side view, else one."""
    if view == View.MARKED:
        return (make_marks(paragraph.pieces),)
    if view == View.SIDE:
        tabled = [piece for piece in paragraph.pieces if piece.kind != Kind.INSERTED]
        result = [piece for piece in paragraph.pieces if piece.kind != Kind.DELETED]
        return make_marks(tabled), make_marks(result)
    return ((Mark(Kind.KEPT, paragraph.text),) if paragraph.text else (),)


def count_standings(consolidated: Consolidated) -> tuple[tuple[int, str, str], ...]:
    """Return how many amendments stand where, leaving out the standings that none has."""
    counted = Counter(
        standing.standing
        for number, standing in consolidated.standings.items()
        if kind_of(number) == ItemKind.AMENDMENT
    )
    tally = [(counted[name], tally_word(name, counted[name]), look(name)) for name in STANDINGS]
    if consolidated.unapplied:
        count = len(consolidated.unapplied)
        tally.append((count, npgettext("tally", "not applied", "not applied", count), "alarm"))
    return tuple(entry for entry in tally if entry[0])


def make_alerts(consolidated: Consolidated, sheets: Iterable[Sheet]) -> tuple[Alert, ...]:
    """Return what is said at the top of each adopted amendment that is not in the text."""
    names = {sheet.number: sheet.name for sheet in sheets}
    return tuple(
        Alert(said(item.reason), f"#am-{item.amendment}", names[item.amendment])
        for item in consolidated.unapplied
    )


def make_remarks(consolidated: Consolidated) -> tuple[Alert, ...]:
    """Return the notices of the text and of its paragraphs, each once, with a link to its place."""
    remarks = {}
    for paragraph in consolidated.paragraphs:
        number = paragraph.original or paragraph.final or ""
        name = _("Paragraph %(number)s") % {"number": number}
        for notice in paragraph.notices:
            remarks[notice] = Alert(said(notice), f"#{anchor(paragraph)}", name)
    for notice in consolidated.warnings:
        named = dict(notice.values).get("number")
        href = f"#am-{named}" if named in consolidated.standings else ""
        remarks.setdefault(notice, Alert(said(notice), href, ""))
    return tuple(remarks.values())


def anchor(paragraph: ConsolidatedParagraph) -> str:
    """Return the name of the row of `paragraph` in the page: original and new numbers can coincide."""
    return f"p-{paragraph.original}" if paragraph.original else f"new-{paragraph.final}"
