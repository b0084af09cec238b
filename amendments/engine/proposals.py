"""What a person does to a text at a page, said as the instruction of an amendment.

Each proposal is tried on the text by the engine and read back from its printed words, so that what
is saved does exactly what was shown.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from enum import StrEnum

from amendments.engine.applying import amend
from amendments.engine.consolidate import Consolidated, consolidate
from amendments.engine.drafting import CannotDraftError, draft_edit, reads_back
from amendments.engine.instruction import Action, Instruction, Side, Unit
from amendments.engine.notices import notice
from amendments.engine.rules import Decision
from amendments.engine.tabled import Amendment, new_text_as_draft
from amendments.engine.text import Text, text_of

Instructions = tuple[Instruction, ...]


class Act(StrEnum):
    """What is done to a draft: a paragraph edited or deleted, new ones put beside it, the title edited."""

    EDIT = "edit"
    BEFORE = "before"
    AFTER = "after"
    DELETE = "delete"
    TITLE = "title"


def propose(text: Text, act: Act, number: str, words: str = "") -> Instructions:
    """Return the instructions by which `act` on paragraph `number` of `text` gives `words`.

    `words` is the paragraph, or the title, as edited; for BEFORE and AFTER the new paragraphs, one
    a line. Nothing when nothing changed. Raises `CannotDraftError`.
    """
    match act:
        case Act.EDIT:
            return draft_edit(text, number, words)
        case Act.DELETE:
            deletion = Instruction(Action.DELETE, Unit.PARAGRAPH, (number,))
            return _tried(text, (deletion,), lambda result: True)
        case Act.TITLE:
            return _propose_title(text, words)
        case _:
            return _propose_new(text, Side(act), number, words)


def _propose_new(text: Text, side: Side, number: str, words: str) -> Instructions:
    lines = tuple(line.strip() for line in words.split("\n") if line.strip())
    if not lines:
        raise CannotDraftError(notice("new-paragraph-empty"))
    new = Instruction(
        Action.INSERT,
        Unit.PARAGRAPH,
        (number,),
        side=side,
        new_text=lines,
        plural=len(lines) > 1,
    )
    wanted = [line.rstrip(";. ") for line in lines]  # a list gives its items their stops

    def are_there(result: Consolidated) -> bool:
        came = [one.text.rstrip(";. ") for one in result.paragraphs if one.original is None]
        return came == wanted

    return _tried(text, (new,), are_there)


def _propose_title(text: Text, words: str) -> Instructions:
    if text.title == words:
        return ()
    if not words:
        raise CannotDraftError(notice("nothing-left"))
    for candidate in _titles(text, words):
        try:
            return _tried(text, candidate, lambda result: result.title_text == words)
        except CannotDraftError:
            continue
    raise CannotDraftError(notice("cannot-draft"))


def _titles(text: Text, words: str) -> list[Instructions]:
    """Return the ways to edit the title: its words, then all of it."""
    whole = Instruction(Action.REPLACE, Unit.TITLE, in_title=True, new_text=(words,))
    try:
        edited = draft_edit(text_of(text.language, [("1", text.title)]), "1", words)
    except CannotDraftError:
        return [(whole,)]
    if any(one.unit != Unit.WORDS for one in edited):
        return [(whole,)]
    in_title = (replace(one, unit=Unit.TITLE, paragraphs=(), in_title=True) for one in edited)
    return [tuple(in_title), (whole,)]


def _tried(
    text: Text, instructions: Instructions, is_meant: Callable[[Consolidated], bool]
) -> Instructions:
    """Return the `instructions` when they can be applied, do what is meant and read back as they are."""
    result = consolidate(text, [Amendment("1", 1, instructions)], {"1": Decision.ADOPTED})
    if result.unapplied:
        raise CannotDraftError(result.unapplied[0].reason)
    if not is_meant(result) or not reads_back(instructions, text.language):
        raise CannotDraftError(notice("cannot-draft"))
    return instructions


def propose_sub(
    language: str, amendment: Amendment, wordings: Sequence[Sequence[str]]
) -> Instructions:
    """Return the instructions of the sub-amendment that makes `wordings` of the new text of `amendment`.

    `wordings` are, for each operation of the amendment, the paragraphs of its new text as edited.
    Nothing when nothing changed. Raises `CannotDraftError`, also when more than one operation changed.
    """
    changed = [
        at
        for at, operation in enumerate(amendment.instructions)
        if tuple(wordings[at]) != operation.new_text
    ]
    if not changed:
        return ()
    if len(changed) > 1:
        raise CannotDraftError(notice("one-operation", number=amendment.number))
    at = changed[0]
    draft = new_text_as_draft(amendment.instructions[at], language)
    edited = [
        instruction
        for line, words in enumerate(wordings[at], 1)
        for instruction in draft_edit(draft, str(line), words)
    ]
    return _tried_sub(language, amendment, at, tuple(wordings[at]), edited)


def _tried_sub(
    language: str,
    amendment: Amendment,
    at: int,
    wanted: tuple[str, ...],
    edited: Sequence[Instruction],
) -> Instructions:
    """Return `edited` as instructions on the amendment, when that alone gives the words wanted."""
    is_only = len(amendment.instructions[at].new_text) == 1
    instructions = tuple(_on_amendment(one, amendment.number, is_only) for one in edited)
    sub = Amendment("1", 0, instructions, amendment.number)
    amended = amend(language, amendment, [sub])
    if amended.refused:
        raise CannotDraftError(amended.refused[0].reason)
    if amended.instructions[at].new_text != wanted or not reads_back(instructions, language):
        raise CannotDraftError(notice("cannot-draft"))
    return instructions


def _on_amendment(instruction: Instruction, number: str, is_only: bool) -> Instruction:
    """Return the instruction in the amendment's new text; its only paragraph need not be named."""
    named = instruction.unit == Unit.PARAGRAPH or not is_only
    paragraphs = instruction.paragraphs if named else ()
    return replace(instruction, amendment=number, paragraphs=paragraphs)
