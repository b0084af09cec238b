"""The answers that people gave to the version of a compendium that was imported last."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from amendments.compendium.answers import Answer, Kind, apply_answers
from amendments.compendium.compendium import Compendium, Finding
from amendments.compendium.plain import from_plain
from amendments.importing.understanding import Understood, understand
from amendments.models import ImportReview
from resolutions.models.documents import tidy_reference


def as_answer(values: Mapping[str, Any]) -> Answer:
    """Return an answer as the row of a review keeps it."""
    return Answer(Kind(values["kind"]), values["values"], values["about"])


def as_answers(kept: Sequence[Mapping[str, Any]]) -> list[Answer]:
    return [as_answer(values) for values in kept]


def found_in(row: ImportReview) -> Compendium:
    """Return the compendium of a review as it was read."""
    assert row.found is not None  # a constraint holds it
    return from_plain(row.found)


def earlier_review(reference: str, language: str) -> ImportReview | None:
    """Return the review of the version in this language that was imported last on the page."""
    reference = tidy_reference(reference)[:60]
    rows = ImportReview.objects.imported().filter(reference=reference).defer("file", "text")
    return next((row for row in rows if found_in(row).language == language), None)


def earlier_answers(reference: str, language: str) -> list[dict[str, Any]]:
    """Return the answers to that version."""
    row = earlier_review(reference, language)
    return list(row.answers) if row else []


def with_earlier_answers(understood: Understood, text: str) -> Understood:
    """Return `understood` with the answers that people gave to the same `text` on the page, and say so.

    A newer version may have new words where they answered: there, people look at it on the page.
    """
    compendium = understood.compendium
    row = earlier_review(compendium.reference, compendium.language)
    if row is None or not row.answers or row.text != text:
        return understood
    answered = apply_answers(compendium, as_answers(row.answers))
    again = understand(answered.compendium, meanings=answered.meanings, earlier=understood)
    message = f"The answers that people gave to this file were applied again: {len(row.answers)}."
    told = Finding("answers-again", "the whole text", message)
    repairs = (*again.compendium.repairs, told)
    return replace(again, compendium=replace(again.compendium, repairs=repairs))
