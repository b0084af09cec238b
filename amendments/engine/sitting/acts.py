"""The acts of a sitting, and what they come to: replayed from the first, they give every decision.

Nothing is ever changed or taken out: to undo is an act, which names the act that it takes back.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from amendments.engine.rules import Decision
from amendments.engine.sitting.majority import Counts


class ActKind(StrEnum):
    OPENED = "opened"
    TAKEN_OVER = "taken_over"  # decided before the sitting was opened
    CALLED = "called"
    DECIDED = "decided"
    DECLARED = "declared"  # adopted or rejected without a vote, by the position of the committee
    OBJECTED = "objected"  # members object to that
    CORRECTED = "corrected"
    REOPENED = "reopened"  # what was decided of it is taken back: it is to be voted again
    ACCEPTED = "accepted"  # a vote that was changed outside the sitting, taken over
    RESTORED = (
        "restored"  # a vote that was changed outside the sitting, set back to what the acts say
    )
    TABLED = "tabled"  # an oral amendment that the President accepted
    UNDONE = "undone"
    REORDERED = "reordered"
    CLOSED = "closed"


SETTLING = frozenset(
    {
        ActKind.TAKEN_OVER,
        ActKind.DECIDED,
        ActKind.DECLARED,
        ActKind.CORRECTED,
        ActKind.REOPENED,
        ActKind.ACCEPTED,
    }
)
CAN_BE_UNDONE = SETTLING - {ActKind.TAKEN_OVER}


@dataclass(frozen=True, slots=True)
class Act:
    """One act; `sequence` counts those of a sitting from 1. `undoes` is the sequence of another act.

    `mover` is who takes over a withdrawn item, which is opened again for that.
    """

    sequence: int
    kind: ActKind
    item: str = ""
    decision: Decision | None = None
    counts: Counts | None = None
    undoes: int | None = None
    mover: str = ""


@dataclass(frozen=True, slots=True)
class Result:
    """What was decided of an item, and how many voted how when that was counted."""

    decision: Decision
    counts: Counts | None = None


def standing_acts(acts: Iterable[Act]) -> list[Act]:
    """Return the acts that settle something and were not undone, in their order."""
    acts = list(acts)
    undone = {act.undoes for act in acts if act.kind == ActKind.UNDONE}
    return [act for act in acts if act.kind in SETTLING and act.sequence not in undone]


def replay(acts: Iterable[Act]) -> dict[str, Result]:
    """Return what the `acts` of one sitting come to: the result of each item that is decided.

    The last one that settles something of an item counts; without a decision the item is open again.
    """
    last = {act.item: act for act in standing_acts(acts)}
    return {
        item: Result(act.decision, act.counts)
        for item, act in last.items()
        if act.decision is not None
    }


def declared(acts: Iterable[Act]) -> dict[str, Act]:
    """Return the acts by which items were declared and that still settle them, by item, in their order."""
    settling = {act.item: act for act in standing_acts(acts)}
    return {item: act for item, act in settling.items() if act.kind == ActKind.DECLARED}


def movers(acts: Iterable[Act]) -> dict[str, str]:
    """Return who moves, by item, what another member has taken over in one sitting.

    The last one to take it over does, also when it is opened once more after that.
    """
    return {act.item: act.mover for act in standing_acts(acts) if act.mover}


def last_to_undo(acts: Sequence[Act]) -> Act | None:
    """Return the act that an undo takes back: the last decision that still stands."""
    decided = [act for act in standing_acts(acts) if act.kind in CAN_BE_UNDONE]
    return decided[-1] if decided else None
