"""What an instruction was taken to mean, in words for the person who entered it."""

from amendments import engine_values
from amendments.engine.wording import describe
from amendments.models import Instruction
from resolutions.models.languages import reader_language


def what_it_means(instruction: Instruction) -> list[str]:
    """Return a line for each operation, in the reader's language; first why it is not applied, if so."""
    language = reader_language()
    kind = instruction.amendment.draft.kind
    operations = engine_values.operations(instruction.reading)
    meanings = [describe(operation, language, kind) for operation in operations]
    reason = instruction.reason_in(language)
    return [reason, *meanings] if reason else meanings
