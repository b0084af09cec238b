"""Where the acts of a sitting and what is recorded differ, in words."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from amendments.desk import Desk
from amendments.engine.sitting.acts import Result
from amendments.models import Act
from amendments.sitting.votes import find_differences
from amendments.views.sitting.speaking import decision_words, item_title


@dataclass(frozen=True, slots=True)
class Differing:
    """An item of which the acts say something else than is recorded; `decision` is the recorded one."""

    number: str
    title: str
    by_the_acts: str
    recorded: str
    decision: str


def make_differing(desk: Desk, acts: Iterable[Act]) -> list[Differing]:
    """Return where `acts`, replayed, do not give what is recorded."""
    return [
        Differing(
            number=one.number,
            title=item_title(one.number),
            by_the_acts=told(one.number, one.by_the_acts),
            recorded=told(one.number, one.recorded),
            decision=one.recorded.decision if one.recorded else "",
        )
        for one in find_differences(desk, acts)
    ]


def told(number: str, result: Result | None) -> str:
    """Return what was decided, with counts."""
    return decision_words(number, result.decision, result.counts) if result else _("nothing")
