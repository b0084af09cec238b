"""Save what amendments say in one language, as printed and as read."""

from collections.abc import Mapping, Sequence

from amendments.compendium.compendium import PrintedAmendment
from amendments.compendium.dependencies import where
from amendments.engine.instruction import Instruction as Operation
from amendments.engine.wording import describe
from amendments.importing.work import Work
from amendments.importing.writing import corrected_by_people, create_rows, update_rows
from amendments.models import Amendment, Instruction
from amendments.reading import Reading


def save_instructions(
    work: Work,
    printed: Sequence[PrintedAmendment],
    rows: Mapping[str, Amendment],
    readings: Mapping[str, Reading],
) -> None:
    """Save the instructions of the amendments, whose `rows` and `readings` are by number."""
    of_draft = Instruction.objects.in_language(work.language).filter(amendment__draft=work.draft)
    held = {one.amendment_id: one for one in of_draft.select_related("amendment")}
    keys = [instruction.pk for instruction in held.values()]
    corrected = corrected_by_people(Instruction, id__in=keys) if keys else set()
    new, changed = [], []
    for one in printed:
        instruction = held.get(rows[one.number].pk)
        if not one.instruction:
            continue  # nothing is printed, and the problem is told
        if instruction is None:
            instruction = Instruction(
                amendment=rows[one.number], language=work.language, printed=one.instruction
            )
            new.append(instruction)
        elif is_newer(work, instruction, one, is_corrected=instruction.pk in corrected):
            instruction.printed = one.instruction
            changed.append(instruction)
        elif is_resolved(work, instruction, readings[one.number], instruction.pk in corrected):
            changed.append(instruction)
        else:
            continue
        instruction.take(readings[one.number])
    create_rows(Instruction, new)
    update_rows(Instruction, changed, ["printed", "reading", "read_by", "state", "reason"])


def is_newer(
    work: Work, held: Instruction, printed: PrintedAmendment, *, is_corrected: bool
) -> bool:
    """Tell whether the file says what the row does not, and is not what a person has corrected."""
    if held.printed == printed.instruction:
        return False
    place = where(printed.number)
    earlier = work.previous.amendment(work.draft.letter, printed.number)
    if is_corrected and earlier and earlier.instruction == printed.instruction:
        work.ledger.kept(place, "instruction", held.printed, printed.instruction)
        return False
    work.ledger.changed(place, "instruction", held.printed, printed.instruction)
    return True


def is_resolved(work: Work, held: Instruction, reading: Reading, is_corrected: bool) -> bool:
    """Tell whether a person has said in the review what the same words mean, which the row does not know."""
    if not reading.by_hand or held.agrees_with(reading):
        return False
    place = where(held.amendment.number)
    before, after = (in_words(held.operations(), work), in_words(reading.operations, work))
    if is_corrected:
        work.ledger.kept(place, "meaning", before, after)
        return False
    work.ledger.changed(place, "meaning", before, after)
    return True


def in_words(operations: Sequence[Operation], work: Work) -> str:
    """Return what the operations say, a line each."""
    return "\n".join(describe(one, work.language, work.draft.kind) for one in operations)
