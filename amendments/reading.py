"""Read a printed instruction and find its place: what the grammar and the edits say together."""

from dataclasses import dataclass

from amendments.engine.consolidate import Amendment, amend, locate_all
from amendments.engine.edits import NotLocatedError, locate
from amendments.engine.grammar import InstructionError, read
from amendments.engine.instruction import Instruction
from amendments.engine.notices import Notice
from amendments.engine.text import Text


@dataclass(frozen=True, slots=True)
class Reading:
    """What became of a printed instruction.

    `operations` are what it says, empty when it could not be read; `reasons` has an entry for
    each: why it has no certain place, or None. `refusal` says why it could not be read at all.
    `by_hand`: a person said what it means.
    """

    operations: tuple[Instruction, ...] = ()
    reasons: tuple[Notice | None, ...] = ()
    refusal: Notice | None = None
    by_hand: bool = False

    @property
    def is_read(self) -> bool:
        return self.refusal is None

    @property
    def is_located(self) -> bool:
        return self.reason is None

    @property
    def reason(self) -> Notice | None:
        """Why the whole waits for a person; None when every operation was read and located."""
        return self.refusal or next((reason for reason in self.reasons if reason), None)


def read_amendment(printed: str, draft: Text) -> Reading:
    """Return what `printed` says and whether all of it has a place in `draft`, in its language."""
    try:
        operations = read(printed, draft.language)
    except InstructionError as error:
        return Reading(refusal=error.notice)
    return locate_amendment(operations, draft)


def locate_amendment(operations: tuple[Instruction, ...], draft: Text) -> Reading:
    """Return whether all of the `operations` have a place in `draft`."""
    reasons = tuple(why_not_located(operation, draft) for operation in operations)
    if any(reasons):
        return Reading(operations, reasons)
    try:
        locate_all(operations, draft)  # together, too: operations can clash with one another
    except NotLocatedError as error:
        return Reading(operations, (error.notice,) * len(operations))
    return Reading(operations, reasons)


def read_sub_amendment(printed: str, language: str, number: str, parent: Amendment) -> Reading:
    """Return what `printed` says and whether all of it has a place in the new text of `parent`."""
    try:
        operations = read(printed, language)
    except InstructionError as error:
        return Reading(refusal=error.notice)
    return locate_sub_amendment(operations, language, number, parent)


def locate_sub_amendment(
    operations: tuple[Instruction, ...], language: str, number: str, parent: Amendment
) -> Reading:
    """Return whether all of the `operations` have a place in the new text of `parent`."""
    sub = Amendment(number, 0, operations, parent.number)
    refused = amend(language, parent, [sub]).refused
    reason = refused[0].reason if refused else None
    return Reading(operations, (reason,) * len(operations))


def why_not_located(operation: Instruction, draft: Text) -> Notice | None:
    """Return why `operation` has no certain place in `draft`, or None when it has one."""
    try:
        locate(operation, draft)
    except NotLocatedError as error:
        return error.notice
    return None
