"""What one amendment does: its place before and after, as if nothing else were adopted."""

from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from amendments.desk import Desk, DeskAmendment
from amendments.engine.consolidate import Consolidated, ConsolidatedParagraph, Kind
from amendments.engine.rules import Decision
from amendments.views.rows import Mark, make_marks
from amendments.views.words import said


@dataclass(frozen=True, slots=True)
class Effect:
    """A paragraph that changes, before and after."""

    name: str
    note: str
    before: tuple[Mark, ...]
    after: tuple[Mark, ...]


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
    )


def silence(result: Consolidated) -> str:
    """Return why nothing changes."""
    reasons = [said(item.reason) for item in result.unapplied]
    return " ".join(reasons) or _("It changes nothing in the text.")
