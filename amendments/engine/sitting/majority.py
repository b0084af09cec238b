"""What a count of votes decides.

The one place that knows the majorities: until a profile of procedure brings its own, those of the Assembly.
"""

from enum import StrEnum
from typing import NamedTuple

from amendments.engine.items import WHOLE_TEXT
from amendments.engine.rules import Decision


class Counts(NamedTuple):
    """A count, in whole members; None where none was given."""

    in_favour: int | None
    against: int | None
    abstentions: int | None = None


class Majority(StrEnum):
    SIMPLE = "simple"
    TWO_THIRDS = "two_thirds"


# Rule 41.1: a recommendation and an opinion, as a whole, need two thirds of the votes cast.
TWO_THIRDS_FOR = frozenset({"recommendation", "opinion"})


def majority_of(item: str, kind: str) -> Majority:
    """Return the majority that `item` of a draft of this `kind` needs."""
    needs_more = item == WHOLE_TEXT and kind in TWO_THIRDS_FOR
    return Majority.TWO_THIRDS if needs_more else Majority.SIMPLE


def outcome_of(majority: Majority, counts: Counts) -> Decision | None:
    """Return what `counts` decide; None when nobody voted for or against, or one of these is not known.

    Votes cast are those in favour and against: who abstains casts none (docs/rules.md).
    """
    if counts.in_favour is None or counts.against is None:
        return None
    cast = counts.in_favour + counts.against
    if not cast:
        return None
    # Rule 41.1: more in favour than against; a tie rejects.
    enough = (
        3 * counts.in_favour >= 2 * cast
        if majority == Majority.TWO_THIRDS
        else counts.in_favour > counts.against
    )
    return Decision.ADOPTED if enough else Decision.REJECTED
