"""Look for the places of instructions again, after the draft they stand on has changed."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from simple_history.utils import bulk_update_with_history

from amendments.engine.consolidate import Amendment as EngineAmendment
from amendments.engine.consolidate import locate_all
from amendments.engine.edits import ParagraphsEdit
from amendments.engine.text import TITLE, Text
from amendments.models import Instruction, ReadBy
from amendments.models.texts import load_text
from amendments.reading import (
    Reading,
    locate_amendment,
    locate_sub_amendment,
    read_amendment,
    read_sub_amendment,
)
from resolutions.models import DraftText

COLUMNS = ["reading", "read_by", "state", "reason"]


class Effect(StrEnum):
    """What a change of the draft does to the place of an instruction."""

    LOST = "lost"
    MOVED = "moved"
    FOUND = "found"


@dataclass(frozen=True, slots=True)
class Shift:
    """An instruction whose place would be another, with its reading on the changed draft."""

    instruction: Instruction
    effect: Effect
    reading: Reading


def relocate(draft: DraftText, language: str, *, reason: str) -> None:
    """Read and locate all instructions of `draft` again, and save those that came out otherwise.

    `reason` stands in their history. What a person resolved or set aside stays.
    """
    instructions = instructions_of(draft, language)
    readings = read_all(instructions, load_text(draft, language))
    changed = []
    for one in instructions:
        reading = readings[one.amendment.number]
        if one.read_by == ReadBy.GRAMMAR and not one.agrees_with(reading):
            one.take(reading)
            changed.append(one)
    if changed:
        bulk_update_with_history(
            changed, Instruction, COLUMNS, batch_size=500, default_change_reason=reason
        )


def shifts(draft: DraftText, before: Text, after: Text) -> list[Shift]:
    """Return the instructions of `draft` whose place differs between two texts, in voting order.

    Sub-amendments are not among them: their place is in their amendment.
    """
    instructions = [
        one for one in instructions_of(draft, after.language) if not one.amendment.is_sub_amendment
    ]
    was, will = read_all(instructions, before), read_all(instructions, after)
    found = []
    for one in instructions:
        number = one.amendment.number
        effect = compare(places(was[number], before), places(will[number], after))
        if effect:
            found.append(Shift(one, effect, will[number]))
    return found


def compare(before: object, after: object) -> Effect | None:
    if before == after:
        return None
    if after is None:
        return Effect.LOST
    return Effect.FOUND if before is None else Effect.MOVED


def places(reading: Reading, text: Text) -> object:
    """Return where `reading` acts, as paragraph numbers and characters; None when it has no place."""
    if not reading.is_located:
        return None
    return [
        ([text.paragraphs[index].number for index in edit.goes], number_at(text, edit.at))
        if isinstance(edit, ParagraphsEdit)
        else (number_at(text, edit.paragraph), edit.span.start, edit.span.end)
        for edit in locate_all(reading.operations, text)
    ]


def number_at(text: Text, index: int) -> str:
    """Return the number of the paragraph at `index`; "" for the title and for the end."""
    is_paragraph = index != TITLE and index < len(text.paragraphs)
    return text.paragraphs[index].number if is_paragraph else ""


def instructions_of(draft: DraftText, language: str) -> list[Instruction]:
    """Return the instructions of `draft` in `language`, in voting order, with their amendments."""
    return list(
        Instruction.objects.in_language(language)
        .filter(amendment__draft=draft)
        .select_related("amendment__parent")
        .order_by("amendment__position", "amendment__pk")
    )


def read_all(instructions: Sequence[Instruction], text: Text) -> dict[str, Reading]:
    """Return the reading of each of the `instructions` on `text`, by the number of its amendment.

    What a person said of one counts, instead of what the grammar reads.
    """
    readings: dict[str, Reading] = {}
    for one in sorted(instructions, key=lambda one: one.amendment.is_sub_amendment):
        number, parent = one.amendment.number, one.amendment.parent
        is_by_hand = one.read_by == ReadBy.HAND and one.is_located
        if parent is None:
            readings[number] = (
                locate_amendment(one.operations(), text)
                if is_by_hand
                else read_amendment(one.printed, text)
            )
            continue
        changed = EngineAmendment(
            parent.number, 0, readings.get(parent.number, Reading()).operations
        )
        readings[number] = (
            locate_sub_amendment(one.operations(), text.language, number, changed)
            if is_by_hand
            else read_sub_amendment(one.printed, text.language, number, changed)
        )
    return readings
