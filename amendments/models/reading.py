"""Read an instruction of an amendment on the rows that it stands on."""

from dataclasses import replace

from amendments.engine.consolidate import Amendment as EngineAmendment
from amendments.engine.instruction import Instruction as Operation
from amendments.models.amendments import Amendment
from amendments.models.instructions import Instruction
from amendments.models.texts import load_text
from amendments.reading import (
    Reading,
    locate_amendment,
    locate_sub_amendment,
    read_amendment,
    read_sub_amendment,
)


def read_for(amendment: Amendment, language: str, printed: str) -> Reading:
    """Return the reading of `printed` on the draft, or on the amendment that a sub-amendment changes.

    `amendment` may be unsaved.
    """
    if amendment.parent is None:
        return read_amendment(printed, load_text(amendment.draft, language))
    changed = changed_by(amendment, amendment.parent, language)
    return read_sub_amendment(printed, language, amendment.number, changed)


def locate_for(amendment: Amendment, language: str, operations: tuple[Operation, ...]) -> Reading:
    """Return whether `operations`, which a person gives as the meaning, have a place there."""
    if amendment.parent is None:
        reading = locate_amendment(operations, load_text(amendment.draft, language))
    else:
        changed = changed_by(amendment, amendment.parent, language)
        inside = tuple(replace(one, amendment=changed.number) for one in operations)
        reading = locate_sub_amendment(inside, language, amendment.number, changed)
    return replace(reading, by_hand=True)


def changed_by(sub: Amendment, parent: Amendment, language: str) -> EngineAmendment:
    """Return the amendment that `sub` changes, as the engine takes it."""
    row = Instruction.objects.filter(amendment=parent, language=language).first()
    return EngineAmendment(parent.number, 0, row.operations() if row else ())
