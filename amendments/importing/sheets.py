"""The review of a compendium: what was read, what people answered, what comes of both, its import."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.db import transaction
from django.utils import timezone

from amendments.compendium.answers import (
    Answer,
    Answered,
    AnswerRefusedError,
    Kind,
    Subject,
    apply_answers,
    fingerprint,
    take,
)
from amendments.compendium.compendium import Compendium, Finding
from amendments.compendium.dependencies import where
from amendments.compendium.plain import to_plain
from amendments.engine.notices import Notice
from amendments.importing.earlier import as_answer, as_answers, earlier_review, found_in
from amendments.importing.kept import understood_from, understood_values
from amendments.importing.locking import ReviewChangedError, lock
from amendments.importing.placing import wanted_dossier
from amendments.importing.saving import Saved, save_compendium
from amendments.importing.understanding import Understood, understand
from amendments.models import ImportReview, ReviewState
from resolutions.models import Document
from resolutions.models.documents import tidy_reference

User = AbstractBaseUser | AnonymousUser


CORRECTIONS = {Kind.WORD, Kind.INSTRUCT}  # they put words in the place of others


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


def columns_of_compendium(understood: Understood) -> dict[str, Any]:
    """Return what a review keeps of a compendium, with the answers to an earlier version that still fit."""
    compendium = understood.compendium
    answers, asked = answers_of_earlier_version(compendium)
    compendium = replace(compendium, problems=(*compendium.problems, *asked))
    understood = replace(understood, compendium=compendium)
    return {
        "reference": tidy_reference(compendium.reference)[:60],
        "title": compendium.title[:500],
        "found": to_plain(compendium),
        "answers": answers,
        "sheet": make_sheet(apply_answers(compendium, as_answers(answers)), understood),
    }


def answers_of_earlier_version(
    compendium: Compendium,
) -> tuple[list[dict[str, Any]], list[Finding]]:
    """Return the answers to the version imported last that fit this one too, marked as carried over.

    Beside them, a question for each that corrected words which read otherwise now.
    """
    row = earlier_review(compendium.reference, compendium.language)
    before = found_in(row) if row else compendium
    answered, kept, asked = Answered(compendium), [], []
    for answer in row.answers if row else ():
        again = as_answer(answer)
        try:
            taken = take(answered, again)
        except AnswerRefusedError:
            asked += ask_again(again, answered)
            continue
        if is_blind(again, before, compendium):
            asked += ask_again(again, answered)
            continue
        answered = taken
        kept.append({**answer, "carried": True})
    return kept, asked


def is_blind(answer: Answer, before: Compendium, now: Compendium) -> bool:
    """Tell whether an answer corrects words that are others now, and does not say which it was given about."""
    if answer.kind not in CORRECTIONS or answer.values.get("seen"):
        return False
    subject = corrected(answer)
    return words_at(subject, before) != words_at(subject, now)


def corrected(answer: Answer) -> Subject:
    """Return the paragraph or amendment whose words an answer corrects."""
    amendment, draft, paragraph = (
        str(answer.values.get(name, "")) for name in ("amendment", "draft", "paragraph")
    )
    return Subject(amendment, draft, paragraph)


def ask_again(answer: Answer, answered: Answered) -> list[Finding]:
    """Return the question whether words that a person corrected are right in the newer version, if any."""
    if answer.kind not in CORRECTIONS:
        return []
    said, subject = str(answer.values.get("text", "")), corrected(answer)
    now = words_at(subject, answered.compendium)
    if not now or fingerprint(now) == fingerprint(said):
        return []
    message = "It was corrected in the version before; this one has other words there."
    return [Finding("corrected-before", named(subject, answered.compendium), message, now, said)]


def words_at(subject: Subject, compendium: Compendium) -> str:
    """Return the text of the paragraph, or the instruction of the amendment; "" when it is not there."""
    if subject.amendment:
        found = (one for one in compendium.amendments if one.number == subject.amendment)
        return next((one.instruction for one in found), "")
    for draft in compendium.drafts:
        if draft.letter == subject.draft:
            return next((p.text for p in draft.paragraphs if p.number == subject.paragraph), "")
    return ""


def named(subject: Subject, compendium: Compendium) -> str:
    """Return where `subject` is, as the findings of the reader name it."""
    if subject.amendment:
        return where(subject.amendment)
    paragraph = f"paragraph {subject.paragraph}"
    is_only = len(compendium.drafts) == 1
    return paragraph if is_only else f"draft {subject.draft}, {paragraph}"


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
        row = lock(pk, revision=revision)
        if not 0 <= at < len(row.answers):
            raise ReviewChangedError
        answers = [*row.answers[:at], *row.answers[at + 1 :]]
        answered = apply_answers(found_in(row), as_answers(answers))
        keep(row, answers, settle(row, answered))


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
    understood = load_sheet(row).understood
    with transaction.atomic():
        saved = save_compendium(
            understood,
            text=row.text,
            source=row.name,
            dossier=wanted_dossier(row, understood.compendium.language),
            is_trial=is_trial,
        )
        if is_trial:
            transaction.set_rollback(True)
    return saved


def import_review(pk: int, revision: int) -> ImportReview:
    """Import the review as it stood in `revision`; return it.

    Raises `ReviewChangedError` or `ImportRefusedError`; then nothing is saved.
    """
    with transaction.atomic():
        row = lock(pk, revision=revision)
        save_review(row, is_trial=False)
        report = Document.objects.reports().get(reference=row.reference)
        row.move(state=ReviewState.IMPORTED, report=report, revision=row.revision + 1)
    return row
