"""How many votes carry a decision."""

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import TYPE_CHECKING

from amendments.engine.rules import Decision

if TYPE_CHECKING:
    from amendments.engine.procedure.profile import Profile


class VoteKind(StrEnum):
    """What is put to the vote, as far as the majority depends on it.

    Sub-amendments, parts and separate votes are carried like amendments.
    """

    AMENDMENT = "amendment"
    RESOLUTION = "resolution"
    RECOMMENDATION = "recommendation"
    OPINION = "opinion"
    DECISION = "decision"


@dataclass(frozen=True, slots=True)
class Majority:
    """The `share` of the votes cast that carries: at least as much, or, if `is_more_than`, more."""

    share: Fraction
    is_more_than: bool

    def carries(self, votes: int, cast: int) -> bool:
        """Tell whether `votes` of `cast` are enough. With nothing cast, nothing carries."""
        if not cast:
            return False
        reached = Fraction(votes, cast)
        return reached > self.share if self.is_more_than else reached >= self.share


def outcome_of(
    profile: "Profile", kind: str, in_favour: int, against: int, abstentions: int
) -> Decision | None:
    """Return ADOPTED or REJECTED as the votes say; None when none was cast, which decides nothing.

    `kind` is a `VoteKind`. Raises ValueError for another kind, and for less than no votes.
    """
    if min(in_favour, against, abstentions) < 0:
        raise ValueError("A count of votes is a whole number from 0.")
    majority = profile.majorities[VoteKind(kind)]
    # Rule 41.1 speaks of votes cast; whether abstentions are among them is the profile's to say.
    cast = in_favour + against + (abstentions if profile.abstentions_count else 0)
    if not cast:
        return None
    return Decision.ADOPTED if majority.carries(in_favour, cast) else Decision.REJECTED
