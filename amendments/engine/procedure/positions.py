"""Does the position of a committee agree with its counts?"""

from amendments.engine.notices import Notice, notice
from amendments.engine.procedure.profile import Profile, Side


def check_position(
    profile: Profile,
    code: str,
    in_favour: int | None,
    against: int | None,
    abstentions: int | None,
) -> Notice | None:
    """Return what is doubtful in position `code` with these counts; None when nothing is.

    Unknown counts are taken for none; when no vote at all is known, there is nothing to compare.
    """
    if code and profile.position(code) is None:
        return notice("position-unknown", position=code)
    position = profile.position(code)
    counted = [in_favour or 0, against or 0]
    cast = sum(counted) + ((abstentions or 0) if profile.abstentions_count else 0)
    if position is None or position.needs is None or not cast:
        return None
    own = counted[position.side == Side.AGAINST]
    if position.needs.carries(own, cast):
        return None
    return notice("position-counts", in_favour=counted[0], against=counted[1])
