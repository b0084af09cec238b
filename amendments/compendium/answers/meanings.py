"""What a person says that an instruction means, in the engine's own terms."""

from dataclasses import replace

from amendments.compendium.answers.values import (
    Answer,
    Answered,
    check_seen,
    gettext_noop,
    refusal,
)
from amendments.engine.instruction import Action, Instruction, Side, Unit

BESIDE = {Side.BEFORE, Side.AFTER}


def mean(answered: Answered, answer: Answer) -> Answered:
    """The instruction of `amendment` means these `operations`."""
    one = answered.amendment(answer.values["amendment"])
    check_seen(answer, one.instruction)
    try:
        operations = tuple(Instruction.from_dict(values) for values in answer.values["operations"])
    except (TypeError, AttributeError, ValueError) as error:
        raise refusal(gettext_noop("This is no meaning of an instruction.")) from error
    if not operations:
        raise refusal(gettext_noop("This is no meaning of an instruction."))
    for operation in operations:
        lacking = what_lacks(operation, in_amendment=one.parent is not None)
        if lacking:
            raise refusal(lacking)
    return replace(answered, meanings={**answered.meanings, one.number: operations})


def what_lacks(operation: Instruction, *, in_amendment: bool) -> str:
    """Return what `operation` leaves open, in words; empty when it says enough to be looked for.

    `in_amendment`: it changes the new text of an amendment, which may be one paragraph.
    """
    action, unit = operation.action, operation.unit
    if action == Action.MANUAL or unit == Unit.TITLE:
        return gettext_noop("This is no meaning of an instruction.")
    if action in {Action.INSERT, Action.REPLACE} and not operation.new_text:
        return gettext_noop("Say the new text.")
    if action == Action.MOVE:
        return _lacks_of_move(operation)
    if not operation.paragraphs and not in_amendment:
        return gettext_noop("Say which paragraph.")
    if action == Action.INSERT:
        return _lacks_of_insertion(operation)
    if unit == Unit.WORDS and not operation.words:
        return gettext_noop("Say which words go.")
    if unit == Unit.SENTENCE and not operation.sentences:
        return gettext_noop("Say which sentence.")
    if operation.words and unit != Unit.WORDS:
        return gettext_noop("Words go only where the instruction is about words.")
    return ""


def _lacks_of_move(operation: Instruction) -> str:
    if operation.unit != Unit.PARAGRAPH:
        return gettext_noop("Only whole paragraphs can be moved.")
    if not operation.paragraphs or not operation.destination or operation.side not in BESIDE:
        return gettext_noop("Say which paragraph moves, and before or after which one.")
    return ""


def _lacks_of_insertion(operation: Instruction) -> str:
    if operation.side is None:
        return gettext_noop(
            "Say where the new text stands: before, after, at the beginning or end."
        )
    beside = operation.words or operation.sentences or operation.unit == Unit.PARAGRAPH
    if operation.side in BESIDE and not beside:
        return gettext_noop("Say beside which words or which sentence the new text stands.")
    return ""
