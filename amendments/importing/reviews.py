"""The way of a file under review: it is read apart, people answer, it is imported or abandoned.

Each step locks the row, so that two people at once never undo each other's work.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.db import transaction
from django.utils import timezone

from amendments.compendium.answers import (
    Answer,
    Answered,
    AnswerRefusedError,
    Kind,
    apply_answers,
    take,
)
from amendments.compendium.compendium import Compendium, Finding, NotACompendiumError
from amendments.compendium.plain import to_plain
from amendments.engine.notices import Notice
from amendments.importing.apart import read_apart
from amendments.importing.earlier import as_answer, as_answers, earlier_answers, found_in
from amendments.importing.kept import understood_from, understood_values
from amendments.importing.saving import Saved, save_compendium
from amendments.importing.understanding import Understood, understand
from amendments.models import ImportReview, ReviewState
from resolutions.models import Document
from resolutions.models.documents import tidy_reference

User = AbstractBaseUser | AnonymousUser


class ReviewChangedError(ValueError):
    """Somebody else has changed the review meanwhile, or it is done."""


class NotLocatedByHandError(ValueError):
    """The meaning that a person gave has no place in the draft, carried as `reason`."""

    def __init__(self, reason: Notice) -> None:
        super().__init__(reason.message)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Sheet:
    """A compendium as its answers leave it, and understood.

    `settled` are the keys of the findings that were answered, `refused` why an answer no longer
    fits, by its place in the list.
    """

    understood: Understood
    settled: frozenset[str] = frozenset()
    refused: Mapping[int, AnswerRefusedError] = field(default_factory=dict)

    @property
    def unclear(self) -> list[Finding]:
        return list(self.understood.unclear)


# Reading


def read_review(pk: int) -> None:
    """Read the file of the review `pk`, if nobody does so yet, and keep what was found or why not."""
    waiting = ImportReview.objects.filter(pk=pk, state=ReviewState.RECEIVED)
    if not waiting.update(state=ReviewState.READING, asked_at=timezone.now(), progress={}):
        return
    row = ImportReview.objects.get(pk=pk)
    mine = ImportReview.objects.filter(pk=pk, state=ReviewState.READING, attempt=row.attempt)

    def tell(progress: dict[str, int]) -> None:
        mine.update(progress=progress, asked_at=timezone.now())

    try:
        understood, text = read_apart(
            bytes(row.file), name=row.name, language=row.language or None, tell=tell
        )
    except NotACompendiumError as error:
        finish(row, state=ReviewState.REFUSED, refusal=str(error))
    else:
        keep_what_was_found(row, understood, text)


def keep_what_was_found(row: ImportReview, understood: Understood, text: str) -> None:
    """Put the review before people, with the answers that an earlier version got and that still fit."""
    compendium = understood.compendium
    answers = answers_of_earlier_version(compendium)
    finish(
        row,
        state=ReviewState.TO_REVIEW,
        reference=tidy_reference(compendium.reference)[:60],
        title=compendium.title[:500],
        found=to_plain(compendium),
        text=text,
        answers=answers,
        sheet=make_sheet(apply_answers(compendium, as_answers(answers)), understood),
    )


def finish(row: ImportReview, **columns: Any) -> None:
    """Save what became of a reading, unless it was given up or asked for again meanwhile."""
    with transaction.atomic():
        now = ImportReview.objects.select_for_update().filter(pk=row.pk).first()
        if now and now.state == ReviewState.READING and now.attempt == row.attempt:
            now.move(**columns, asked_at=timezone.now())


def read_again(pk: int) -> None:
    """Let a reading that died begin anew. Raises `ReviewChangedError` when it did not die."""
    with transaction.atomic():
        row = ImportReview.objects.select_for_update().get(pk=pk)
        if not row.is_stuck:
            raise ReviewChangedError
        row.move(state=ReviewState.RECEIVED, asked_at=timezone.now(), attempt=row.attempt + 1)


def answers_of_earlier_version(compendium: Compendium) -> list[dict[str, Any]]:
    """Return the answers to the version imported last that fit this one too, marked as carried over."""
    answered, kept = Answered(compendium), []
    for answer in earlier_answers(compendium.reference, compendium.language):
        try:
            answered = take(answered, as_answer(answer))
        except AnswerRefusedError:
            continue
        kept.append({**answer, "carried": True})
    return kept


# Answers


def give_answer(pk: int, answer: Answer, user: User) -> None:
    """Add an answer to the review. Raises `AnswerRefusedError`, `NotLocatedByHandError` or `ReviewChangedError`."""
    with transaction.atomic():
        row = lock(pk)
        answered = apply_answers(found_in(row), as_answers(row.answers))
        sheet = settle(row, take(answered, answer))
        if answer.kind == Kind.MEAN:
            check_located(sheet, str(answer.values["amendment"]))
        given = {
            "kind": answer.kind.value,
            "about": answer.about,
            "values": dict(answer.values),
            "by": user.get_username(),
            "at": timezone.now().isoformat(timespec="seconds"),
        }
        keep(row, [*row.answers, given], sheet)


def take_back(pk: int, at: int, revision: int) -> None:
    """Take the answer at place `at` back, as the list stood in `revision`. Raises `ReviewChangedError`."""
    with transaction.atomic():
        row = lock(pk)
        if row.revision != revision or not 0 <= at < len(row.answers):
            raise ReviewChangedError
        answers = [*row.answers[:at], *row.answers[at + 1 :]]
        answered = apply_answers(found_in(row), as_answers(answers))
        keep(row, answers, settle(row, answered))


def lock(pk: int) -> ImportReview:
    """Return the review, locked. Raises `ReviewChangedError` when it is not to be reviewed (any more)."""
    row = ImportReview.objects.select_for_update().defer("file", "text").get(pk=pk)
    if row.state != ReviewState.TO_REVIEW:
        raise ReviewChangedError
    return row


def check_located(sheet: Sheet, number: str) -> None:
    """Raise `NotLocatedByHandError` when what a person said of amendment `number` has no place."""
    understood = sheet.understood
    one = next(one for one in understood.compendium.amendments if one.number == number)
    reason = understood.reading(one).reason
    if reason is not None:
        raise NotLocatedByHandError(reason)


def settle(row: ImportReview, answered: Answered) -> Sheet:
    """Return what `answered` comes to; what it did not touch is not read anew."""
    understood = understand(
        answered.compendium, meanings=answered.meanings, earlier=load_sheet(row).understood
    )
    return Sheet(understood, answered.settled, answered.refused)


def keep(row: ImportReview, answers: Sequence[Mapping[str, Any]], sheet: Sheet) -> None:
    row.move(answers=list(answers), sheet=sheet_values(sheet), revision=row.revision + 1)


def make_sheet(answered: Answered, earlier: Understood) -> dict[str, Any]:
    understood = understand(answered.compendium, meanings=answered.meanings, earlier=earlier)
    return sheet_values(Sheet(understood, answered.settled, answered.refused))


def sheet_values(sheet: Sheet) -> dict[str, Any]:
    """Return `sheet` as the row keeps it."""
    return {
        "understood": understood_values(sheet.understood),
        "settled": sorted(sheet.settled),
        "refused": {
            str(at): {"template": error.template, "values": dict(error.values)}
            for at, error in sheet.refused.items()
        },
    }


def load_sheet(row: ImportReview) -> Sheet:
    """Return the sheet of a review that was read."""
    kept = row.sheet
    assert kept is not None  # a constraint holds it
    refused = {int(at): AnswerRefusedError(**error) for at, error in kept["refused"].items()}
    return Sheet(understood_from(kept["understood"]), frozenset(kept["settled"]), refused)


# Import


def is_known(row: ImportReview) -> bool:
    """Tell whether its Doc. is there already, so that the import changes what is there."""
    return Document.objects.reports().filter(reference=row.reference).exists()


def save_review(row: ImportReview, *, is_trial: bool) -> Saved:
    """Save the compendium of a review as it stands. Raises `ImportRefusedError`, and then saves nothing."""
    return save_compendium(
        load_sheet(row).understood,
        text=row.text,
        source=row.name,
        dossier=row.dossier.slug if row.dossier else None,
        is_trial=is_trial,
    )


def import_review(pk: int, revision: int) -> ImportReview:
    """Import the review as it stood in `revision`; return it.

    Raises `ReviewChangedError` or `ImportRefusedError`; then nothing is saved.
    """
    with transaction.atomic():
        row = lock(pk)
        if row.revision != revision:
            raise ReviewChangedError
        save_review(row, is_trial=False)
        report = Document.objects.reports().get(reference=row.reference)
        row.move(state=ReviewState.IMPORTED, report=report, revision=row.revision + 1)
    return row


def abandon(pk: int) -> None:
    """Give the review up, and let go of its file. Raises `ReviewChangedError` when it was imported."""
    with transaction.atomic():
        row = ImportReview.objects.select_for_update().defer("file").get(pk=pk)
        if row.state == ReviewState.IMPORTED:
            raise ReviewChangedError
        row.move(
            state=ReviewState.ABANDONED,
            file=b"",
            text="",
            found=None,
            sheet=None,
            revision=row.revision + 1,
        )
