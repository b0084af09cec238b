"""The text under a set of votes: all adopted edits applied at once to the draft as tabled."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from amendments.engine.applying import amend
from amendments.engine.assembly import assemble
from amendments.engine.ballot import Ballot, make_ballot
from amendments.engine.credit import credit
from amendments.engine.items import amendment_of
from amendments.engine.notices import Notice, notice
from amendments.engine.pieces import ConsolidatedParagraph, Kind, Piece
from amendments.engine.references import outdated_references
from amendments.engine.rules import Decision, Rule, Standing
from amendments.engine.separate import SeparateVote
from amendments.engine.table import NO_PAIRS, Pair, Table, Unapplied
from amendments.engine.tabled import Amendment, Part, locate_all, voting_order
from amendments.engine.text import Text

__all__ = [
    "Amendment",
    "Consolidated",
    "ConsolidatedParagraph",
    "Kind",
    "Part",
    "Piece",
    "SeparateVote",
    "Unapplied",
    "amend",
    "consolidate",
    "consolidate_ballot",
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
    *,
    separate: Sequence[SeparateVote] = (),
    compatible: Collection[Pair] = NO_PAIRS,
) -> Consolidated:
    """Return `text` with every adopted amendment applied, all at once.

    `decisions` are of amendments, parts, `separate` votes and the whole text (`items`). Of
    amendments that are `compatible` a person said that they can both stand. The order of
    `amendments` and of `decisions` does not matter: the voting order is in each amendment's
    `position` (ties by number). Amendments that clash with one voted before them, and those
    without a certain place, are not applied but listed, each with its reason.
    Raises `RuleCycleError`.
    """
    ballot = make_ballot(text, amendments, rules, separate=separate, compatible=compatible)
    return consolidate_ballot(ballot, decisions)


def consolidate_ballot(ballot: Ballot, decisions: Mapping[str, Decision]) -> Consolidated:
    """Return the text of `ballot` under `decisions`, as `consolidate` does."""
    found = ballot.judge(decisions)
    table = ballot.lay(found)
    assembled = assemble(ballot.text, table.applied)
    paragraphs = credit(assembled.paragraphs, table.shares)
    places = {number: place for place, number in enumerate(ballot.items)}
    return Consolidated(
        paragraphs=paragraphs,
        standings=found,
        unapplied=tuple(sorted(table.unapplied, key=lambda one: places[one.amendment])),
        warnings=warnings(found, ballot.rules, paragraphs),
        title=assembled.title,
        clashes_ahead=clashes_ahead(table, ballot.amendments, found),
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
        if rival is not None and rival != one.number:
            ahead[one.number] = notice("clash-ahead", number=rival)
    return ahead


def warnings(
    found: Mapping[str, Standing],
    rules: Sequence[Rule],
    paragraphs: Sequence[ConsolidatedParagraph],
) -> tuple[Notice, ...]:
    """Return what a person must know of the whole text: votes, then paragraphs, then references."""
    return (
        *_ignored_votes(found),
        *_fallen_by_a_part(found, rules),
        *(told for one in paragraphs for told in one.notices),
        *(told for _, told in outdated_references(paragraphs)),
    )


def _fallen_by_a_part(found: Mapping[str, Standing], rules: Sequence[Rule]) -> list[Notice]:
    """Return a doubt for each that fell with an amendment adopted in part: it may not be meant."""
    return [
        notice("fell-by-a-part", number=one.number, reason=reason)
        for one in (found[rule.falls] for rule in rules if rule.falls in found)
        for reason in one.reasons
        if reason.code == "falls-adopted-in-part"
    ]


def _ignored_votes(found: Mapping[str, Standing]) -> list[Notice]:
    return [
        notice("vote-ignored", number=one.number, reason=one.reasons[0])
        for one in found.values()
        if one.ignored == Decision.ADOPTED and not _is_said_of_whole(one, found)
    ]


def _is_said_of_whole(one: Standing, found: Mapping[str, Standing]) -> bool:
    whole = amendment_of(one.number)
    return whole != one.number and found[whole].ignored == Decision.ADOPTED
