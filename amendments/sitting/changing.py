"""What was changed without an act while a sitting went on, by the histories of the rows.

What is decided already may mean something else then: such changes are told, not refused, since mistakes of
entry are mended in the middle of a sitting.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from django.db.models import CharField, F, Q, Value
from django.db.models.functions import Cast
from django.utils import timezone

from amendments.engine.items import WHOLE_TEXT
from amendments.models import (
    Amendment,
    CompatiblePair,
    DependencyRule,
    Instruction,
    Item,
    Sitting,
    Sponsor,
)
from resolutions.models import Paragraph

OBJECTIONS = "objections in the sitting"
TABLED = "tabled by editing the text"
MAKES_ROOM = "makes room for"
PUT_ELSEWHERE = "put at another place in the voting order"


class Subject(StrEnum):
    """What a change is of."""

    AMENDMENT = "amendment"
    INSTRUCTION = "instruction"
    SIGNATURE = "signature"
    ITEM = "item"
    PAIR = "pair"
    RULE = "rule"
    PARAGRAPH = "paragraph"


class Change(StrEnum):
    """How it was changed, as the histories write it."""

    ENTERED = "+"
    CHANGED = "~"
    DELETED = "-"


@dataclass(frozen=True, slots=True)
class Changed:
    """A change at a time: of an amendment, say, with its `number` (of a pair both: "4+6")."""

    at: datetime
    subject: Subject
    number: str
    change: Change
    user: int | None


# Each with where its row says the draft and the number.
HISTORIES: dict[Subject, tuple[Any, str, str]] = {
    Subject.AMENDMENT: (Amendment, "draft", "number"),
    Subject.INSTRUCTION: (Instruction, "amendment__draft", "amendment__number"),
    Subject.SIGNATURE: (Sponsor, "amendment__draft", "amendment__number"),
    Subject.ITEM: (Item, "draft", "number"),
    Subject.PAIR: (CompatiblePair, "first__draft", "first__number"),
    Subject.RULE: (DependencyRule, "draft", "number"),
    Subject.PARAGRAPH: (Paragraph, "draft", "number"),
}
# What acts of the sitting write themselves.
BY_AN_ACT = Q(history_change_reason__in=(OBJECTIONS, TABLED, PUT_ELSEWHERE)) | Q(
    history_change_reason__startswith=MAKES_ROOM
)


def find_changed(sitting: Sitting) -> list[Changed]:
    """Return what was changed without an act while `sitting` went on, the earliest first, in one query.

    Several changes of one kind to one subject by one person are told once, with the time of the last.
    """
    first, *others = (_entries(sitting, subject) for subject in HISTORIES)
    rows = first.union(*others, all=True).order_by("history_date")
    last = {row[1:]: row[0] for row in rows}
    return sorted(_changes(last.items()), key=lambda one: one.at)


def _changes(last: Iterable[tuple[Any, datetime]]) -> Iterable[Changed]:
    for (subject, number, change, user), at in last:
        yield Changed(at, Subject(subject), number, Change(change), user)


def _entries(sitting: Sitting, subject: Subject) -> Any:
    model, draft, number = HISTORIES[subject]
    until = sitting.closed_at or timezone.now()
    entries = (
        model.history.order_by()
        .filter(
            **{draft: sitting.draft_id}, history_date__gt=sitting.opened_at, history_date__lte=until
        )
        .filter(~BY_AN_ACT | Q(history_change_reason=None))
    )
    if subject == Subject.ITEM:
        entries = entries.exclude(number=WHOLE_TEXT)
    return entries.annotate(
        subject=Value(subject.value, CharField()), which=Cast(F(number), CharField())
    ).values_list("history_date", "subject", "which", "history_type", "history_user")
