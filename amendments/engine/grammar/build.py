"""From one gathered clause to its `Instruction`s; what is missing or too much refuses it."""

from dataclasses import replace

from amendments.engine.grammar.clause import Clause, refuse
from amendments.engine.grammar.parts import (
    Paragraphs,
)
from amendments.engine.instruction import Action, Instruction, Side, Unit
from amendments.engine.quotations import lines_of

ENDS = (".", "!", "?", "…", ";", ":", ",")
CLOSING_MARKS = "»”\"')"
AT_AN_END = {Side.START, Side.END}


def build(clause: Clause) -> list[Instruction]:
    """Return the instructions that a clause makes, in order. Raises `CompositionError`."""
    assert clause.verb is not None
    if clause.paragraphs is None and not clause.in_title and not _is_general(clause):
        raise refuse("no-paragraph")
    _refuse_unclear_place(clause)
    action = clause.verb.action
    if action == Action.DELETE and clause.with_new and clause.with_new.instead:
        action = Action.REPLACE
    match action:
        case Action.INSERT:
            return [_insertion(clause)]
        case Action.DELETE:
            return _deletions(clause)
        case Action.REPLACE:
            return [_replacement(clause)]
        case _:
            return [_move(clause)]


def _is_general(clause: Clause) -> bool:
    """Tell whether the operation needs no paragraph: everywhere, in an amendment, after the last one."""
    if clause.everywhere_in == "paragraph":
        return False
    adds_paragraph = clause.new_noun is not None and clause.new_noun.unit == Unit.PARAGRAPH
    return (
        clause.everywhere or bool(clause.amendment) or (clause.side == Side.END and adds_paragraph)
    )


def _refuse_unclear_place(clause: Clause) -> None:
    """Refuse places that contradict each other, or that are two when one is needed."""
    quotes = bool(clause.olds or clause.anchor)
    if clause.in_title and (clause.paragraphs is not None or clause.sentences):
        raise refuse("two-places")
    if (clause.of_draft or clause.everywhere_in == "text") and clause.paragraphs is not None:
        raise refuse("two-places")
    if clause.labelled and not quotes:
        raise refuse("label-without-words")
    if clause.everywhere and not quotes:
        raise refuse("everywhere-what")
    several = (
        len(clause.sentences) > 1 or len(clause.paragraphs.numbers if clause.paragraphs else ()) > 1
    )
    if clause.side in AT_AN_END and (several or (clause.sentences and clause.of_paragraph)):
        raise refuse("which-end")
    if (clause.ends_with_sentence or clause.of_sentence) and not clause.sentences:
        raise refuse("which-sentence")
    if clause.ends_with_paragraph and clause.sentences:
        raise refuse("which-end")


def _base(clause: Clause, action: Action, unit: Unit) -> Instruction:
    paragraphs = clause.paragraphs or Paragraphs(())
    return Instruction(
        action=action,
        unit=unit,
        paragraphs=paragraphs.numbers,
        through=paragraphs.through,
        sentences=clause.sentences,
        everywhere=clause.everywhere,
        times=clause.times,
        in_title=clause.in_title,
        amendment=clause.amendment,
    )


def _insertion(clause: Clause) -> Instruction:
    assert clause.verb is not None
    with_belongs = clause.verb.completes or clause.with_names_new
    if clause.olds or clause.rest or (clause.with_new and not with_belongs):
        raise refuse("with-misplaced")
    side = clause.side or (Side.END if clause.verb.completes else None)
    if side is None:
        raise refuse("where")
    if clause.verb.completes and clause.side is None and len(clause.sentences) > 1:
        raise refuse("which-end")
    if clause.everywhere and clause.beside != Unit.WORDS:
        raise refuse("everywhere-what")
    unit = _unit_of_new(clause)
    if unit == Unit.PARAGRAPH and (side == Side.START or clause.sentences):
        raise refuse("paragraph-inside")
    instruction = replace(_base(clause, Action.INSERT, unit), side=side, words=clause.anchor)
    return _with_new_text(instruction, clause)


def _unit_of_new(clause: Clause) -> Unit:
    named = clause.new_noun.unit if clause.new_noun else None
    if clause.in_title:
        return Unit.TITLE
    if clause.beside == Unit.PARAGRAPH:
        if named not in (None, Unit.PARAGRAPH):
            raise refuse("beside-paragraph")
        return Unit.PARAGRAPH
    if named == Unit.PARAGRAPH and clause.beside is not None:
        raise refuse("paragraph-inside")
    default = Unit.SENTENCE if clause.beside == Unit.SENTENCE else Unit.WORDS
    return named or default


def _deletions(clause: Clause) -> list[Instruction]:
    if clause.news or clause.with_new or clause.side:
        raise refuse("delete-with")
    if clause.rest:
        _refuse_words_beside_rest(clause)
        return [replace(_base(clause, Action.DELETE, Unit.WORDS), words=clause.anchor, rest=True)]
    if not clause.olds:
        return _deletions_of_object(_base(clause, Action.DELETE, _object(clause)))
    unit = _unit_of_old(clause)
    return [
        replace(_base(clause, Action.DELETE, unit), words=" ".join(lines_of(old.words)))
        for old in clause.olds
    ]


def _deletions_of_object(whole: Instruction) -> list[Instruction]:
    """Return one deletion, or one for each sentence when they do not follow one another."""
    ordinals = whole.sentences
    if whole.unit != Unit.SENTENCE or ordinals == tuple(range(ordinals[0], ordinals[-1] + 1)):
        return [whole]
    return [replace(whole, sentences=(ordinal,)) for ordinal in ordinals]


def _replacement(clause: Clause) -> Instruction:
    if clause.with_new is None or clause.side:
        raise refuse("no-new-text")
    if clause.rest:
        _refuse_words_beside_rest(clause)
        base = replace(_base(clause, Action.REPLACE, Unit.WORDS), words=clause.anchor, rest=True)
        return _with_new_text(base, clause)
    if len(clause.olds) > 1:
        raise refuse("two-old-words")
    if not clause.olds:
        return _with_new_text(_base(clause, Action.REPLACE, _object(clause)), clause)
    words = " ".join(lines_of(clause.olds[0].words))
    return _with_new_text(
        replace(_base(clause, Action.REPLACE, _unit_of_old(clause)), words=words), clause
    )


def _refuse_words_beside_rest(clause: Clause) -> None:
    if clause.olds or clause.everywhere:
        raise refuse("two-old-words")


def _object(clause: Clause) -> Unit:
    """Return what goes when no words are quoted: the sentences or paragraphs named after the verb.

    Named before it, they are the object when the new text is called the same: "paragraph 7,
    replace with the following paragraph".
    """
    new_unit = clause.new_noun.unit if clause.new_noun else None
    if clause.verb and clause.verb.rewrites and new_unit is None and not clause.in_title:
        return Unit.SENTENCE if clause.sentences else Unit.PARAGRAPH
    if clause.sentences_are_object or (clause.sentences and new_unit == Unit.SENTENCE):
        return Unit.SENTENCE
    named = clause.paragraphs_are_object or (clause.paragraphs and new_unit == Unit.PARAGRAPH)
    if named and not clause.sentences:
        return Unit.PARAGRAPH
    if clause.in_title:
        return Unit.TITLE
    raise refuse("no-object")


def _unit_of_old(clause: Clause) -> Unit:
    if clause.in_title:
        return Unit.TITLE
    if clause.old_unit == Unit.PARAGRAPH:
        raise refuse("quoted-paragraph")
    named = clause.sentences_are_object or clause.paragraphs_are_object
    if named and clause.old_unit is None:
        raise refuse("sentence-and-words")  # "delete the second sentence "It notes""
    return clause.old_unit or Unit.WORDS


def _move(clause: Clause) -> Instruction:
    if clause.destination is None or clause.paragraphs is None:
        raise refuse("move-where")
    others = (clause.news, clause.olds, clause.sentences, clause.anchor, clause.with_new)
    if any(others) or clause.everywhere or clause.amendment or len(clause.destination.numbers) > 1:
        raise refuse("move-where")
    base = _base(clause, Action.MOVE, Unit.PARAGRAPH)
    return replace(base, side=clause.side, destination=clause.destination.numbers[0])


def _with_new_text(instruction: Instruction, clause: Clause) -> Instruction:
    lines = [line for quotation in clause.news for line in lines_of(quotation.words)]
    if not lines:
        raise refuse("no-new-text")
    noun = clause.new_noun
    if len(clause.news) > 1 and instruction.unit != Unit.PARAGRAPH:
        raise refuse("two-new-texts")
    if noun and noun.unit == Unit.PARAGRAPH and instruction.unit in {Unit.WORDS, Unit.SENTENCE}:
        raise refuse("paragraph-inside")
    if clause.outer_stop and _wants_stop(instruction, lines[-1]):
        lines[-1] += "."
    plural = bool(noun and noun.plural and noun.unit == Unit.PARAGRAPH)
    return replace(instruction, new_text=tuple(lines), plural=plural)


def _wants_stop(instruction: Instruction, line: str) -> bool:
    """Tell whether the full stop printed after the quotation belongs to the new text.

    It does when a whole paragraph or sentence is quoted without one; after words it is the
    instruction's own.
    """
    whole = instruction.unit in {Unit.PARAGRAPH, Unit.SENTENCE}
    return whole and not line.rstrip(CLOSING_MARKS + " \u00a0\u202f").endswith(ENDS)
