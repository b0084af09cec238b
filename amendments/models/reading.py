"""Read an instruction of an amendment on the rows that it stands on."""

from amendments.engine.consolidate import Amendment as EngineAmendment
from amendments.models.amendments import Amendment
from amendments.models.instructions import Instruction
from amendments.models.texts import load_text
from amendments.reading import Reading, read_amendment, read_sub_amendment


def read_for(amendment: Amendment, language: str, printed: str) -> Reading:
    """Return the reading of `printed` on the draft, or on the amendment that a sub-amendment changes.

    `amendment` may be unsaved.
    """
    if amendment.parent is None:
        return read_amendment(printed, load_text(amendment.draft, language))
    parent = Instruction.objects.filter(amendment=amendment.parent, language=language).first()
    operations = parent.operations() if parent else ()
    changed = EngineAmendment(amendment.parent.number, 0, operations)
    return read_sub_amendment(printed, language, amendment.number, changed)
