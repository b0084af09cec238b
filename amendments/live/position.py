"""How far a reader has seen a draft, as a word in an address, and what happened since.

A position says which changes of the draft were visible, not only the last of them: of two transactions the one
that began later may be visible first. Two positions are compared for being the same, never for order.
"""

import re
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Max, Min, OuterRef, Subquery

from amendments.models import Act, Sitting
from amendments.models.sittings import counts_of
from resolutions.models import DraftText

WRITTEN = re.compile(r"[0-9]{1,18}(\.[0-9]{1,18}){4}")
MOST_ACTS = 50  # that one event tells; who was away for longer sees the page, which has them all


@dataclass(frozen=True, slots=True)
class Position:
    """The newest sitting (0: none) and its revision; the oldest, the newest and the number of the noted changes."""

    sitting: int = 0
    revision: int = 0
    first: int = 0
    last: int = 0
    count: int = 0

    def __str__(self) -> str:
        return f"{self.sitting}.{self.revision}.{self.first}.{self.last}.{self.count}"


def parse_position(written: str) -> Position | None:
    """Return the position that `written` stands for; None when it is none."""
    if not WRITTEN.fullmatch(written):
        return None
    return Position(*map(int, written.split(".")))


def load_position(draft: int) -> Position:
    """Return how far the draft with this key has come, in one query.

    Read it before what it stands for: what happens in between is then told once more, and never missed.
    """
    newest = Sitting.objects.filter(draft=OuterRef("pk")).newest_first()
    found = DraftText.objects.filter(pk=draft).values_list(
        Subquery(newest.values("pk")[:1]),
        Subquery(newest.values("revision")[:1]),
        Min("changes"),
        Max("changes"),
        Count("changes"),
    )
    return Position(*(number or 0 for number in found.order_by("pk").first() or ()))


def tell_since(seen: Position | None, now: Position) -> dict[str, Any]:
    """Return what an event says: the position, what is called, and the acts since `seen`, in one query or two.

    The acts of an older sitting are not told; without `seen` only the last act is.
    """
    sitting = Sitting.objects.filter(pk=now.sitting).first()
    acts = Act.objects.filter(sitting=now.sitting, sequence__lte=now.revision)
    if seen is None or seen.sitting != now.sitting:
        acts = acts.filter(sequence=now.revision)
    else:
        acts = acts.filter(sequence__gt=max(seen.revision, now.revision - MOST_ACTS))
    return {
        "position": str(now),
        "revision": now.revision,
        "called": sitting.current if sitting and sitting.is_open else "",
        "acts": [as_told(act) for act in acts.order_by("sequence")] if sitting else [],
    }


def as_told(act: Act) -> dict[str, Any]:
    """Return `act` as an event tells it: not who recorded it, which is the secretariat's to know."""
    counts = counts_of(act)
    return {
        "sequence": act.sequence,
        "act": act.kind,
        "item": act.item,
        "decision": act.decision,
        "counts": counts._asdict() if counts else None,
        "undoes": act.undoes,
        "mover": act.mover,
        "at": act.at.isoformat(),
    }
