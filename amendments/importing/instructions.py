"""Save what amendments say in one language, as printed and as read."""

from collections.abc import Mapping, Sequence

from amendments.compendium.compendium import PrintedAmendment
from amendments.compendium.dependencies import where
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
    held = {instruction.amendment_id: instruction for instruction in of_draft}
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
