"""The majorities that carry a decision: how large, and of which votes."""

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction


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
