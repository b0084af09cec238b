"""From an instruction to its edits: which paragraph, then which kind of place in it."""

from amendments.engine.edits import paragraphs, phrases, words
from amendments.engine.edits.values import Edit, NotLocatedError, not_located
from amendments.engine.instruction import Action, Instruction, Side, Unit
from amendments.engine.notices import notice
from amendments.engine.text import TITLE, Text


def locate(instruction: Instruction, text: Text) -> tuple[Edit, ...]:
    """Return the edits that `instruction` makes to `text`, at least one.

    `text` is the draft as tabled; for a sub-amendment, the new text of its amendment.
    Raises `NotLocatedError`: the place is missing, or not certain.
    """
    if instruction.action == Action.MANUAL:
        raise not_located("manual")
    if instruction.in_title:
        return (_in_paragraph(instruction, text, TITLE),)
    if instruction.unit == Unit.PARAGRAPH:
        return (paragraphs.locate(instruction, text),)
    if instruction.everywhere:
        return _everywhere(instruction, text)
    if instruction.words and len(instruction.paragraphs) > 1 and not instruction.through:
        return tuple(
            _in_paragraph(instruction, text, paragraphs.find(text, number))
            for number in instruction.paragraphs
        )  # "in paragraphs 3 and 5, replace the word …": once in each of them
    return (_in_paragraph(instruction, text, _only_paragraph(instruction, text)),)


def _only_paragraph(instruction: Instruction, text: Text) -> int:
    """Return the position of the one paragraph in which words or sentences are meant."""
    if not instruction.paragraphs and instruction.amendment and len(text.paragraphs) == 1:
        return 0
    if not instruction.paragraphs and instruction.amendment:
        return _paragraph_with(instruction, text)
    if len(instruction.paragraphs) != 1:
        raise not_located("one-paragraph")
    return paragraphs.find(text, instruction.paragraphs[0])


def _paragraph_with(instruction: Instruction, text: Text) -> int:
    """Return the only printed paragraph of an amendment in which the instruction has its place."""
    if instruction.side == Side.END and not instruction.words:
        return len(text.paragraphs) - 1
    possible = [index for index in range(len(text.paragraphs)) if _fits(instruction, text, index)]
    if len(possible) != 1:
        raise not_located("which-paragraph")
    return possible[0]


def _fits(instruction: Instruction, text: Text, index: int) -> bool:
    try:
        _in_paragraph(instruction, text, index)
    except NotLocatedError:
        return False
    return True


def _in_paragraph(instruction: Instruction, text: Text, index: int) -> Edit:
    if index != TITLE and not text.wording(index):
        raise not_located("empty-paragraph")
    if instruction.words or instruction.rest:
        return words.locate(instruction, text, index)
    _refuse_end_of_family(instruction, text, index)
    return phrases.locate(instruction, text, index)


def _refuse_end_of_family(instruction: Instruction, text: Text, index: int) -> None:
    """The end of "paragraph 9" is not certain when 9.1 and 9.2 follow: of the sentence, or of 9.2?"""
    whole = instruction.side == Side.END and not instruction.sentences
    if whole and index != TITLE and len(text.family(index)) > 1:
        raise not_located("end-of-family", number=text.paragraphs[index].number)


def _everywhere(instruction: Instruction, text: Text) -> tuple[Edit, ...]:
    """Return an edit for each place of the words, in the named paragraphs or in the whole draft."""
    where = (
        [
            index
            for number in instruction.paragraphs
            for index in text.family(paragraphs.find(text, number))
        ]
        if instruction.paragraphs
        else range(len(text.paragraphs))
    )
    edits = [edit for index in where for edit in words.locate_all(instruction, text, index)]
    if not edits:
        raise NotLocatedError(notice("words-not-found", words=instruction.words))
    if instruction.times not in (0, len(edits)):
        values = {"words": instruction.words, "count": len(edits), "times": instruction.times}
        raise NotLocatedError(notice("words-counted", **values))
    return tuple(edits)
