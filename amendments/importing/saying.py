"""What people say of a declaration or a document under review: each answer with what it is about."""

from collections.abc import Mapping
from typing import Any

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.db import transaction
from django.utils import timezone

from amendments.importing.locking import ReviewChangedError, lock
from amendments.models import ImportReview

User = AbstractBaseUser | AnonymousUser


class AnsweredMeanwhileError(ValueError):
    """Somebody else has answered this since it was shown; `answer` is theirs, None when it was taken back."""

    def __init__(self, answer: Mapping[str, Any] | None) -> None:
        super().__init__("Somebody else has answered this meanwhile.")
        self.answer = answer


def said_of(row: ImportReview) -> dict[str, dict[str, Any]]:
    """Return what was said last of each thing, by what it is about."""
    return {answer["about"]: answer["values"] for answer in row.answers}


def last_said(row: ImportReview, about: str) -> dict[str, Any] | None:
    """Return the last answer about this, with who gave it and when."""
    return next((one for one in reversed(row.answers) if one["about"] == about), None)


def seen_of(row: ImportReview, about: str) -> str:
    """Return what a page shows to have seen of the answers about this: how many, and when the last came."""
    last = last_said(row, about)
    count = sum(one["about"] == about for one in row.answers)
    return f"{count} {last['at']}" if last else "0"


def say(pk: int, about: str, values: Mapping[str, Any], *, seen: str, user: User) -> None:
    """Add an answer. Raises `AnsweredMeanwhileError`, or `ReviewChangedError` when nobody reviews it any more."""
    with transaction.atomic():
        row = lock(pk)
        if seen != seen_of(row, about):
            raise AnsweredMeanwhileError(last_said(row, about))
        given = {
            "about": about,
            "values": dict(values),
            "by": user.get_username(),
            "at": timezone.now().isoformat(timespec="milliseconds"),
        }
        row.move(answers=[*row.answers, given], revision=row.revision + 1)


def unsay(pk: int, at: int, revision: int) -> None:
    """Take the answer at place `at` back, as the list stood in `revision`. Raises `ReviewChangedError`."""
    with transaction.atomic():
        row = lock(pk, revision=revision)
        if not 0 <= at < len(row.answers):
            raise ReviewChangedError
        row.move(answers=[*row.answers[:at], *row.answers[at + 1 :]], revision=row.revision + 1)
