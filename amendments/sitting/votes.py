"""The votes of a draft in step with the acts of its sitting, and the check that they are."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from amendments.desk import Desk
from amendments.engine.items import WHOLE_TEXT
from amendments.engine.rules import Decision
from amendments.engine.sitting.acts import Result, replay
from amendments.engine.sitting.majority import Counts
from amendments.models import Act, Amendment, Item, Vote
from amendments.models.amendments import counting_order
from amendments.models.items import Kind
from amendments.models.sittings import counts_of


@dataclass(frozen=True, slots=True)
class Difference:
    """An item of which the acts say one thing and the recorded votes another; None: nothing."""

    number: str
    by_the_acts: Result | None
    recorded: Result | None


def recorded_results(desk: Desk) -> dict[str, Result]:
    """Return what is recorded of each item that has a vote, in voting order."""
    votes = {one.number: one.vote for one in desk.amendments}
    votes |= {item.number: getattr(item, "vote", None) for item in desk.items}
    return {
        number: Result(Decision(vote.decision), counts_of(vote))
        for number, vote in votes.items()
        if vote
    }


def find_differences(desk: Desk, acts: Iterable[Act]) -> list[Difference]:
    """Return where replaying `acts` does not give the votes that are recorded; [] when it does."""
    replayed = replay(act.as_engine() for act in acts)
    recorded = recorded_results(desk)
    numbers = sorted(replayed.keys() | recorded.keys(), key=counting_order)
    return [
        Difference(number, replayed.get(number), recorded.get(number))
        for number in numbers
        if replayed.get(number) != recorded.get(number)
    ]


def keep_vote(desk: Desk, number: str, result: Result | None, act: Act) -> None:
    """Record `result` of item `number`, or that there is none, as `act` made it."""
    subject = subject_of(desk, number)
    vote = Vote.objects.filter(**subject).first()
    if result is None:
        if vote:
            vote.delete()
        return
    counts = result.counts or Counts(None, None)
    vote = vote or Vote(**subject)
    vote.decision = result.decision.value
    vote.in_favour, vote.against, vote.abstentions = counts
    vote.recorded_at, vote.recorded_by = act.at, act.by
    vote.save()


def subject_of(desk: Desk, number: str) -> dict[str, Amendment | Item]:
    """Return what `number` is as the field and value of a vote; the whole text becomes a row when it is voted.

    Raises ValidationError when it is not there any more.
    """
    for one in desk.amendments:
        if one.number == number:
            return {"amendment": one.row}
    if number == WHOLE_TEXT:
        item, _is_new = Item.objects.get_or_create(
            draft=desk.draft, number=WHOLE_TEXT, defaults={"kind": Kind.TEXT}
        )
        return {"item": item}
    for item in desk.items:
        if item.number == number:
            return {"item": item}
    raise ValidationError(
        _("“%(number)s” is not voted on any more."), params={"number": number[:40]}
    )
