"""What an amendment that is not saved yet would do, as a page shows it before it is."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from django.utils.translation import get_language_info
from django.utils.translation import gettext as _

from amendments.desk import Desk
from amendments.engine.consolidate import Amendment, ConsolidatedParagraph, Kind
from amendments.engine.new_texts import new_texts
from amendments.engine.proposals import Act
from amendments.engine.rules import Decision
from amendments.models.amendments import name_of
from amendments.tabling.ordering import next_number, order_with
from amendments.tabling.proposing import (
    Drafted,
    Proposal,
    Target,
    clashes_of,
    find_parent,
    not_compared,
)
from amendments.views.marks import Mark, make_marks
from amendments.views.words import said


@dataclass(frozen=True, slots=True)
class Change:
    """A paragraph with what would go and come."""

    name: str
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Preview:
    """What is proposed in one language: the instruction and the difference."""

    language: str
    language_name: str
    printed: str
    changes: tuple[Change, ...]


def make_previews(
    desks: Sequence[Desk], target: Target, proposal: Proposal, number: str
) -> list[Preview]:
    """Return the preview of each drafted language; `number` is what the amendment would be called."""
    by_language = {desk.language: desk for desk in desks}
    return [
        make_preview(by_language[drafted.language], target, drafted, number)
        for drafted in proposal.drafted
    ]


def make_preview(desk: Desk, target: Target, drafted: Drafted, number: str) -> Preview:
    """Return the preview in the language of `desk`."""
    tabled = as_tabled(desk, target, drafted, number)
    return Preview(
        language=drafted.language,
        language_name=get_language_info(drafted.language)["name_translated"],
        printed=drafted.printed,
        changes=tuple(changes_of(desk, target, tabled)),
    )


def tell_clashes(
    desks: Sequence[Desk], target: Target, proposal: Proposal, number: str
) -> tuple[list[str], list[str]]:
    """Return what the amendment clashes with in any language, and the numbers that none could be compared with."""
    clashes: dict[str, None] = {}
    unknown: list[set[str]] = []
    by_language = {desk.language: desk for desk in desks}
    for drafted in proposal.drafted:
        desk = by_language[drafted.language]
        tabled = as_tabled(desk, target, drafted, number)
        clashes |= dict.fromkeys(said(told) for told in clashes_of(desk, target, tabled))
        unknown.append(set(not_compared(desk, target)))
    everywhere = set.intersection(*unknown) if unknown else set()
    return list(clashes), [one for one in desks[0].numbers if one in everywhere]


def as_tabled(desk: Desk, target: Target, drafted: Drafted, number: str) -> Amendment:
    """Return the amendment as the engine takes it, voted last: so others are named before it."""
    return Amendment(number, 2 * len(desk.numbers) + 2, drafted.instructions, target.parent)


def changes_of(desk: Desk, target: Target, tabled: Amendment) -> Iterable[Change]:
    """Yield what `tabled` alone changes: in the draft, or in the new text of its amendment."""
    adopted = {tabled.number: Decision.ADOPTED}
    parent = find_parent(desk, target) if target.parent else None
    if parent is not None:
        for text in new_texts(desk.language, parent, [tabled], adopted):
            name = _("New text of amendment %(number)s") % {"number": parent.number}
            yield from named_changes(text.result.paragraphs, name)
        return
    result = replace(desk, engine_amendments=(tabled,), rules=()).consolidate(adopted)
    title = ConsolidatedParagraph(None, None, result.title)
    yield from named_changes([title], _("Title"))
    yield from named_changes(result.paragraphs, "")


def named_changes(paragraphs: Iterable[ConsolidatedParagraph], name: str) -> Iterable[Change]:
    """Yield the changed ones of `paragraphs`; without a `name` each is called by its number."""
    for one in paragraphs:
        if any(piece.kind != Kind.KEPT for piece in one.pieces):
            yield Change(name or paragraph_name(one), make_marks(one.pieces))


def paragraph_name(paragraph: ConsolidatedParagraph) -> str:
    if paragraph.original is None:
        return _("New paragraph %(number)s") % {"number": paragraph.final}
    return _("Paragraph %(number)s") % {"number": paragraph.original}


def tell_place(desk: Desk, target: Target, drafted: Drafted, number: str) -> str:
    """Return where the amendment would stand in the voting order."""
    order = order_with(desk, as_tabled(desk, target, drafted, number))
    at = order.index(number)
    before, after = order[at - 1] if at else "", order[at + 1] if at + 1 < len(order) else ""
    if before and after:
        return _("Voted after %(before)s, before %(after)s.") % {"before": before, "after": after}
    if before:
        return _("Voted last, after %(before)s.") % {"before": before}
    return _("Voted first, before %(after)s.") % {"after": after} if after else ""


def provisional_number(desk: Desk, target: Target) -> str:
    """Return the number that the amendment gets unless another one is given."""
    return next_number(desk.numbers, target.parent)


def provisional_name(desk: Desk, target: Target) -> str:
    return name_of(provisional_number(desk, target))


def now_marks(desk: Desk, target: Target, operation: int, line: int) -> tuple[Mark, ...]:
    """Return how the words of `target` stand under what was recorded; nothing when they are as tabled."""
    paragraph = paragraph_now(desk, target, operation, line)
    if paragraph is None or all(piece.kind == Kind.KEPT for piece in paragraph.pieces):
        return ()
    return make_marks(paragraph.pieces)


def paragraph_now(
    desk: Desk, target: Target, operation: int, line: int
) -> ConsolidatedParagraph | None:
    """Return the paragraph, the title or the new text of the amendment under what was recorded."""
    parent = find_parent(desk, target) if target.parent else None
    if parent is not None:
        subs = [one for one in desk.engine_amendments if one.parent == parent.number]
        texts = new_texts(desk.language, parent, subs, desk.recorded)
        found = next(text.result for text in texts if text.operation == operation)
        return next(p for p in found.paragraphs if p.original == str(line + 1))
    now = replace(desk, rules=()).consolidate(desk.recorded)
    if target.act == Act.TITLE:
        return ConsolidatedParagraph(None, None, now.title)
    return next((p for p in now.paragraphs if p.original == target.number), None)
