"""Read a printed drafting instruction, French or English, into `Instruction`s."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from amendments.engine.folding import folded
from amendments.engine.grammar.compose import CompositionError, compose
from amendments.engine.grammar.recognise import UnknownWordsError, recognise
from amendments.engine.instruction import Instruction
from amendments.engine.notices import Notice, notice
from amendments.engine.quotations import Quotation, quotation_readings

OPEN, CLOSE = "\ue000", "\ue001"  # stand around the number of a quotation in the folded words
COUNTED = re.compile(
    r"\A[^\S\n]{0,20}(?:[-–—•*]\s|\(?[a-z]\)\s?|\(?\d{1,2}[).]\s|\(?[ivx]{1,4}\)\s?)",
    re.IGNORECASE,
)
NUMBERED = re.compile(r"\s{0,20}\(?(\d{1,2})[).]\s")
COUNTED_INSIDE = re.compile(
    rf"(?:\A|(?<=[;:.{CLOSE}]))[ ,]*\(?(?:[a-h]\)|[ivx]{{1,4}}\)|(\d{{1,2}})[.)]) (?=[a-zàé])"
)
MAXIMUM_OUTSIDE = 4_000  # characters outside the quotations; an instruction has a few hundred


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
    found: list[_Reading] = []
    refusal: Notice | None = None
    for quotations in quotation_readings(printed):
        for head in _heads(printed, quotations):
            try:
                found.append(_Reading(compose(recognise(head, language), quotations), quotations))
            except CompositionError as error:
                refusal = refusal or error.notice
            except UnknownWordsError as error:
                refusal = refusal or _unknown_words(head, error.position, quotations)
    if not found:
        raise InstructionError(refusal or notice("too-many-quotations"))
    return _only(found)


@dataclass(frozen=True, slots=True)
class _Reading:
    instructions: tuple[Instruction, ...]
    quotations: tuple[Quotation, ...]


def _only(found: Sequence[_Reading]) -> tuple[Instruction, ...]:
    """Return what all readings say. Raises `InstructionError` when they differ or one is doubtful."""
    for reading in found:
        doubtful = next((one for one in reading.quotations if one.doubtful), None)
        if doubtful:
            words = f"{doubtful.words[:60]} …"
            raise InstructionError(notice("quotation-unclear", words=words))
    if any(reading.instructions != found[0].instructions for reading in found):
        raise InstructionError(notice("two-readings"))
    return found[0].instructions


def _heads(printed: str, quotations: Sequence[Quotation]) -> Iterator[str]:
    """Yield the words outside the quotations, folded: line breaks part operations, else are spaces.

    Nothing when they are too many for an instruction.
    """
    pieces: list[str] = []
    position = 0
    for index, quotation in enumerate(quotations):
        pieces += [printed[position : quotation.start], f" {OPEN}{index}{CLOSE} "]
        position = quotation.end
    pieces.append(printed[position:])
    if sum(map(len, pieces)) > MAXIMUM_OUTSIDE:
        return
    lines = _lines(pieces)
    if len(lines) == 1:
        yield _head(lines[0])
        return
    yield _head(" ; ".join(_uncounted(lines)))
    yield _head(" ".join(lines))  # the lines may only be as long as the column


def _uncounted(lines: Sequence[str]) -> Sequence[str]:
    """Return the lines without "a)", "2." or "-" before them, unless the numbers are no count.

    In "delete paragraphs 5,↵6. Delete paragraph 7" the 6 is a paragraph.
    """
    counts = [count[1] for line in lines if (count := NUMBERED.match(line))]
    return [COUNTED.sub("", line) for line in lines] if _is_count(counts) else lines


def _is_count(numbers: Sequence[str]) -> bool:
    return [int(number) for number in numbers] == list(range(1, len(numbers) + 1))


def _head(line: str) -> str:
    """Return `line` folded, in small letters, its counters "1." and "b)" as borders of operations."""
    head = folded(line).lower()
    counts = [count[1] for count in COUNTED_INSIDE.finditer(head) if count[1]]
    return COUNTED_INSIDE.sub(" ; ", head) if _is_count(counts) else head


def _lines(pieces: Sequence[str]) -> list[str]:
    """Return the printed lines; one that begins with a quotation goes on with the line before."""
    lines: list[str] = []
    for line in "".join(pieces).split("\n"):
        if lines and line.lstrip().startswith(OPEN):
            lines[-1] += f" {line}"
        elif line.strip():
            lines.append(line)
    return lines


def _unknown_words(head: str, position: int, quotations: Sequence[Quotation]) -> Notice:
    """Return the notice that shows the words which were not understood, quotations as « … »."""
    rest = re.sub(rf"{OPEN}(\d+){CLOSE}", "« … »", head[position:]).strip()
    if not rest:
        return notice("unfinished")
    words = rest if len(rest) <= 60 else rest[:60].rsplit(" ", 1)[0] + " …"
    return notice("not-understood", words=words)
