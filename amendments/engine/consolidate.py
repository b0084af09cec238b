"""The text under a set of votes: all adopted edits applied at once to the draft as tabled."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from amendments.engine.assembly import assemble
from amendments.engine.credit import credit
from amendments.engine.notices import Notice, notice
from amendments.engine.pieces import ConsolidatedParagraph, Kind, Piece
from amendments.engine.references import outdated_references
from amendments.engine.rules import Decision, Rule, Standing, standings
from amendments.engine.table import Table, Unapplied, amend, apply_adopted
from amendments.engine.tabled import Amendment, locate_all, voting_order
from amendments.engine.text import Text

__all__ = [
    "Amendment",
    "Consolidated",
    "ConsolidatedParagraph",
    "Kind",
    "Piece",
    "Unapplied",
    "amend",
    "consolidate",
    "locate_all",
    "voting_order",
]


@dataclass(frozen=True, slots=True)
class Consolidated:
    """The text under a set of votes, and everything a person must know about it.

    `clashes_ahead` says of amendments still open which adopted one they clash with: if they are
    adopted as well, one of the two is left out.
    """

    paragraphs: tuple[ConsolidatedParagraph, ...]
    standings: Mapping[str, Standing]
    unapplied: tuple[Unapplied, ...] = ()
    warnings: tuple[Notice, ...] = ()
    title: tuple[Piece, ...] = ()
    clashes_ahead: Mapping[str, Notice] = field(default_factory=dict)

    @property
    def title_text(self) -> str:
        """The title under these votes."""
        return "".join(piece.text for piece in self.title if piece.kind != Kind.DELETED)


def consolidate(
    text: Text,
    amendments: Sequence[Amendment],
    decisions: Mapping[str, Decision],
    rules: Sequence[Rule] = (),
) -> Consolidated:
    """Return `text` with every adopted amendment applied, all at once.

    The order of `amendments` and of `decisions` does not matter: the voting order is in each
    amendment's `position` (ties by number). Amendments that clash with one voted before them,
    and those without a certain place, are not applied but listed, each with its reason.
    Raises `RuleCycleError`.
    """
    ordered = voting_order(amendments)
    parents = {one.number: one.parent for one in ordered if one.parent}
    found = standings([one.number for one in ordered], decisions, rules, parents)
    table = apply_adopted(text, [one for one in ordered if found[one.number].is_adopted])
    assembled = assemble(text, table.applied)
    paragraphs = credit(assembled.paragraphs, table.parts)
    return Consolidated(
        paragraphs=paragraphs,
        standings=found,
        unapplied=tuple(_in_order(table.unapplied, ordered)),
        warnings=warnings(found, paragraphs),
        title=assembled.title,
        clashes_ahead=clashes_ahead(table, ordered, found),
    )


def clashes_ahead(
    table: Table, ordered: Sequence[Amendment], found: Mapping[str, Standing]
) -> dict[str, Notice]:
    """Return, of those of `ordered` still open, which clash with one that lies on the table."""
    ahead: dict[str, Notice] = {}
    for one in ordered:
        if one.parent is not None or found[one.number].standing != Decision.PENDING:
            continue
        rival = table.rival_of(one)
        if rival is not None:
            ahead[one.number] = notice("clash-ahead", number=rival)
    return ahead


def warnings(
    found: Mapping[str, Standing], paragraphs: Sequence[ConsolidatedParagraph]
) -> tuple[Notice, ...]:
    """Return what a person must know of the whole text: votes, then paragraphs, then references."""
    return (
        *_ignored_votes(found),
        *(told for one in paragraphs for told in one.notices),
        *(told for _, told in outdated_references(paragraphs)),
    )


def _in_order(unapplied: Sequence[Unapplied], ordered: Sequence[Amendment]) -> list[Unapplied]:
    places = {one.number: place for place, one in enumerate(ordered)}
    return sorted(unapplied, key=lambda one: places[one.amendment])


def _ignored_votes(found: Mapping[str, Standing]) -> list[Notice]:
    return [
        notice("vote-ignored", number=one.number, reason=one.reasons[0])
        for one in found.values()
        if one.ignored == Decision.ADOPTED
    ]
