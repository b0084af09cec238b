"""What one amendment does: its place before and after, as if nothing else were adopted."""

from collections.abc import Set
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from amendments.desk import Desk, DeskAmendment
from amendments.engine.consolidate import Consolidated, ConsolidatedParagraph, Kind, Piece
from amendments.engine.rules import Decision
from amendments.views.drafts import consolidate_desk
from amendments.views.marks import Mark, make_marks
from amendments.views.words import said


@dataclass(frozen=True, slots=True)
class Effect:
    """A paragraph that changes, before and after; `marks` are both at once, `number` is empty of the title."""

    name: str
    note: str
    before: tuple[Mark, ...]
    after: tuple[Mark, ...]
    marks: tuple[Mark, ...] = ()
    number: str = ""


@dataclass(frozen=True, slots=True)
class Effects:
    """The paragraphs that an amendment changes; `silence` says why there are none."""

    premise: str
    changes: tuple[Effect, ...]
    silence: str


def find_effects(amendment: DeskAmendment, desk: Desk) -> Effects:
    """Return what `amendment` does to the draft as tabled when nothing else is adopted.

    A sub-amendment is adopted together with its amendment, without which it is nothing.
    """
    adopted = {amendment.number: Decision.ADOPTED}
    premise = _("On the draft as tabled, if no other amendment is adopted.")
    if amendment.parent:
        adopted[amendment.parent] = Decision.ADOPTED
        premise = _("With amendment %(parent)s adopted, and no other.") % {
            "parent": amendment.parent
        }
    # Rules and what is in order are for the sitting; here the question is only what the words would do.
    result = replace(desk, rules=()).consolidate(adopted)
    touched = touched_paragraphs(result, amendment)
    return Effects(premise, tuple(make_effect(paragraph) for paragraph in touched), silence(result))


def find_effects_so_far(amendment: DeskAmendment, desk: Desk) -> Effects | None:
    """Return what `amendment` does to the text as adopted so far; None when nothing else was adopted.

    What others brought stands there as any other word; only its own words are marked.
    """
    own = own_numbers(amendment, desk)
    recorded = desk.recorded
    if not any(taken == Decision.ADOPTED for n, taken in recorded.items() if n not in own):
        return None
    return find_effects_now(amendment, desk)


def find_effects_now(amendment: DeskAmendment, desk: Desk) -> Effects:
    """Return what `amendment`, with the sub-amendments that were adopted, does to the text as it now stands."""
    own = own_numbers(amendment, desk)
    adopted = dict.fromkeys((amendment.number, amendment.parent or amendment.number))
    result, _circle = consolidate_desk(
        desk, desk.recorded | dict.fromkeys(adopted, Decision.ADOPTED)
    )
    premise = _("With what was adopted so far.")
    standing = result.standings[amendment.number]
    if not standing.is_adopted:
        return Effects(premise, (), " ".join(map(said, standing.reasons)))
    touched = touched_paragraphs(result, amendment)
    changes = tuple(make_effect(as_adopted(paragraph, own)) for paragraph in touched)
    return Effects(premise, changes, silence(result, amendment.number))


def own_numbers(amendment: DeskAmendment, desk: Desk) -> set[str]:
    """Return the numbers of `amendment`, its amendment and its sub-amendments."""
    return {amendment.number, amendment.parent or amendment.number} | {
        one.number for one in desk.amendments if one.parent == amendment.number
    }


def as_adopted(paragraph: ConsolidatedParagraph, own: Set[str]) -> ConsolidatedParagraph:
    """Return `paragraph` with what amendments other than `own` did taken as done, by its present number."""
    pieces = tuple(
        piece if piece.amendment in own else Piece(Kind.KEPT, piece.text)
        for piece in paragraph.pieces
        if piece.amendment in own or piece.kind != Kind.DELETED
    )
    is_new = all(piece.kind == Kind.INSERTED for piece in pieces)
    number = paragraph.final or paragraph.original
    return replace(paragraph, original=None if is_new else number, pieces=pieces)


def touched_paragraphs(
    result: Consolidated, amendment: DeskAmendment
) -> list[ConsolidatedParagraph]:
    """Return the paragraphs, the title first, that have words of `amendment` or of its parent."""
    named = {amendment.number, amendment.parent}
    title = ConsolidatedParagraph(_("Title"), _("Title"), result.title)
    return [p for p in (title, *result.paragraphs) if not named.isdisjoint(p.amendments)]


def make_effect(paragraph: ConsolidatedParagraph) -> Effect:
    """Return `paragraph` before and after."""
    note = ""
    if paragraph.original is None:
        note = _("new")
    elif paragraph.final is None:
        note = _("goes")
    number = paragraph.original or paragraph.final or ""
    is_title = number == _("Title")
    return Effect(
        name=number if is_title else _("Paragraph %(number)s") % {"number": number},
        note=note,
        before=make_marks(piece for piece in paragraph.pieces if piece.kind != Kind.INSERTED),
        after=make_marks(piece for piece in paragraph.pieces if piece.kind != Kind.DELETED),
        marks=make_marks(paragraph.pieces),
        number="" if is_title else number,
    )


def silence(result: Consolidated, number: str = "") -> str:
    """Return why nothing changes, of all that was not applied or of amendment `number` only."""
    reasons = [said(one.reason) for one in result.unapplied if number in ("", one.amendment)]
    return " ".join(reasons) or _("It changes nothing in the text.")
