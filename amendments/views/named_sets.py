"""The sets of votes that a list offers: as tabled, all adopted, as the committee proposes, the sitting, saved."""

from collections.abc import Mapping

from django.utils.translation import gettext as _

from amendments.committee import load_proposed_votes
from amendments.desk import Desk
from amendments.engine.rules import Decision
from amendments.views.drafts import saved_votes

SAVED = "saved:"

Votes = Mapping[str, Decision]


def named_sets(desk: Desk) -> dict[str, Votes]:
    """Return the sets that a list offers, by the value that stands for each, in their order."""
    recorded = {n: taken for n, taken in desk.recorded.items() if taken != Decision.NOT_IN_ORDER}
    sets: dict[str, Votes] = {"tabled": {}, "all": dict.fromkeys(desk.numbers, Decision.ADOPTED)}
    if proposed := load_proposed_votes(desk):
        sets["committee"] = proposed
    if recorded:
        sets["recorded"] = recorded
    saved = saved_votes(desk.draft)
    return sets | {f"{SAVED}{name}": votes for name, votes in saved.items()}


def set_name(value: str) -> str:
    """Return the words for a set of the list."""
    words = {
        "tabled": _("As tabled"),
        "all": _("All adopted"),
        "committee": _("As the committee proposes"),
        "recorded": _("Sitting"),
    }
    return words.get(value, value.removeprefix(SAVED))
