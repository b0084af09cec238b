"""What the votes come to by the majorities of a profile."""

from amendments.engine.procedure.majorities import VoteKind
from amendments.engine.procedure.profile import Profile
from amendments.engine.rules import Decision


def outcome_of(
    profile: Profile, kind: str, in_favour: int, against: int, abstentions: int
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
