"""Read a printed drafting instruction, French or English, into `Instruction`s."""

import re
from collections.abc import Iterator, Sequence

from amendments.engine.folding import folded
from amendments.engine.grammar.compose import CompositionError, compose
from amendments.engine.grammar.recognise import UnknownWordsError, recognise
from amendments.engine.instruction import Instruction
from amendments.engine.notices import Notice, notice
from amendments.engine.quotations import Quotation, quotation_readings

OPEN, CLOSE = "\ue000", "\ue001"  # stand around the number of a quotation in the folded words
COUNTED = re.compile(
    r"^\s*(?:[-–—•*]\s+|\(?[a-z]\)\s*|\(?\d{1,2}[).]\s+|\(?[ivx]{1,4}\)\s*)", re.IGNORECASE
)
BREAK_BEFORE_QUOTATION = re.compile(rf"\s*\n\s*(?={OPEN})")


class InstructionError(ValueError):
    """The printed instruction could not be read; `notice` says why, for a person."""

    def __init__(self, reason: Notice) -> None:
        super().__init__(reason.message)
        self.notice = reason


def read(printed: str, language: str) -> tuple[Instruction, ...]:
    """Return what `printed` says, one `Instruction` an operation, in the printed order.

    `printed` is the whole instruction: the sentence and, in quotation marks, the new text,
    whose paragraphs are separated by line breaks. `language` is "fr" or "en".
    Raises `InstructionError`.
    """
    printed = printed.replace(OPEN, "").replace(CLOSE, "").strip()
    if not printed:
        raise InstructionError(notice("empty-instruction"))
    first_refusal: InstructionError | None = None
    for quotations in quotation_readings(printed):
        for head in _heads(printed, quotations):
            try:
                return compose(recognise(head, language), quotations)
            except CompositionError as error:
                refusal = InstructionError(error.notice)
            except UnknownWordsError as error:
                refusal = InstructionError(_unknown_words(head, error.position, quotations))
            first_refusal = first_refusal or refusal
    raise first_refusal or InstructionError(notice("too-many-quotations"))


def _heads(printed: str, quotations: Sequence[Quotation]) -> Iterator[str]:
    """Yield the words outside the quotations, folded: line breaks part operations, else are spaces."""
    pieces: list[str] = []
    position = 0
    for index, quotation in enumerate(quotations):
        pieces += [printed[position : quotation.start], f" {OPEN}{index}{CLOSE} "]
        position = quotation.end
    head = BREAK_BEFORE_QUOTATION.sub(" ", "".join([*pieces, printed[position:]]))
    lines = [line for line in head.split("\n") if line.strip()]
    if len(lines) == 1:
        yield folded(lines[0]).lower()
        return
    yield " ; ".join(folded(COUNTED.sub("", line)).lower() for line in lines)
    yield folded(" ".join(lines)).lower()


def _unknown_words(head: str, position: int, quotations: Sequence[Quotation]) -> Notice:
    """Return the notice that shows the words which were not understood, quotations as « … »."""
    rest = re.sub(rf"{OPEN}(\d+){CLOSE}", "« … »", head[position:]).strip()
    if not rest:
        return notice("unfinished")
    words = rest if len(rest) <= 60 else rest[:60].rsplit(" ", 1)[0] + " …"
    return notice("not-understood", words=words)
