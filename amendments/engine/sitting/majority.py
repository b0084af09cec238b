"""What a count of votes decides of an item, by the procedure of the assembly."""

from typing import NamedTuple

from amendments.engine.items import WHOLE_TEXT
from amendments.engine.procedure import Profile, outcome_of
from amendments.engine.procedure.majorities import VoteKind
from amendments.engine.rules import Decision


class Counts(NamedTuple):
    """A count, in whole members; None where none was given."""

    in_favour: int | None
    against: int | None
    abstentions: int | None = None


def vote_kind(item: str, kind: str) -> VoteKind:
    """Return what the majority for `item` of a draft of this `kind` depends on."""
    return VoteKind(kind) if item == WHOLE_TEXT else VoteKind.AMENDMENT


def decided_by(profile: Profile, kind: VoteKind, counts: Counts) -> Decision | None:
    """Return what `counts` decide; None when no votes were cast, or for or against is not known."""
    if counts.in_favour is None or counts.against is None:
        return None
    return outcome_of(profile, kind, counts.in_favour, counts.against, counts.abstentions or 0)
