"""From the parts of an instruction to `Instruction`s, the same for every language.

Each part must find its use: a part that is left over, named twice or missing refuses the
instruction (`CompositionError`), so that no word of it is passed over in silence.
"""

from collections.abc import Sequence
from dataclasses import replace

from amendments.engine.grammar.gather import Clause, CompositionError, gather, refuse
from amendments.engine.grammar.parts import (
    Draft,
    Mark,
    Paragraphs,
    Part,
    Quoted,
    Sentences,
    Verb,
    With,
)
from amendments.engine.instruction import Action, Instruction, Side, Unit
from amendments.engine.quotations import Quotation, lines_of

__all__ = ["CompositionError", "compose"]

ENDS = (".", "!", "?", "…", ";", ":", ",")
CLOSING_MARKS = "»”\"')"
AT_AN_END = {Side.START, Side.END}


def compose(parts: Sequence[Part], quotations: Sequence[Quotation]) -> tuple[Instruction, ...]:
    """Return the instructions that `parts` make, in the printed order. Raises `CompositionError`."""
    if len({part.kind for part in parts if isinstance(part, Draft)}) > 1:
        raise refuse("two-drafts")
    instructions: list[Instruction] = []
    previous: Clause | None = None
    for joined, clause_parts in _clauses(parts):
        clause = gather(clause_parts, quotations, previous.verb if previous else None)
        _inherit(clause, previous, joined=joined)
        instructions.extend(_instructions(clause))
        previous = clause
    if not instructions:
        raise refuse("no-verb")
    return tuple(instructions)


# --- one clause for each operation


def _clauses(parts: Sequence[Part]) -> list[tuple[bool, list[Part]]]:
    """Split `parts` where one operation ends: (joined by "and" to the one before, its parts).

    A clause that only names a place belongs to the one that follows.
    """
    clauses: list[tuple[bool, list[Part]]] = []
    waiting: list[Part] = []
    verb: Verb | None = None
    for joined, clause in _split(parts):
        own = next((part for part in clause if isinstance(part, Verb)), None)
        if own is None and not _inherits_verb(clause, verb, joined=joined and not waiting):
            waiting += clause
            continue
        clauses.append((joined and not waiting, [*waiting, *clause]))
        waiting = []
        verb = own or verb
    if any(part != Mark("stop") for part in waiting):
        raise refuse("no-verb" if not clauses else "left-over")
    return clauses


def _split(parts: Sequence[Part]) -> list[tuple[bool, list[Part]]]:
    """Split `parts` at "and", at a semicolon and behind a full stop."""
    split: list[tuple[bool, list[Part]]] = [(False, [])]
    for part in parts:
        if part == Mark("stop"):
            split[-1][1].append(part)
            split.append((False, []))
        elif part in (Mark("separator"), Mark("joint")):
            split.append((part == Mark("joint"), []))
        else:
            split[-1][1].append(part)
    return split


def _inherits_verb(clause: Sequence[Part], verb: Verb | None, *, joined: bool) -> bool:
    """Tell whether a clause without a verb goes on with the one before: "and "c" with "d""."""
    if verb is None or not clause:
        return False
    if any(isinstance(part, With) for part in clause):
        return verb.action == Action.REPLACE
    named = any(isinstance(part, Quoted | Sentences | Paragraphs) for part in clause)
    return joined and verb.action == Action.DELETE and named


def _inherit(clause: Clause, previous: Clause | None, *, joined: bool) -> None:
    """Let a later operation stand in the paragraph named before; after "and", in its sentence too."""
    if previous is None:
        return
    if clause.amendment and previous.amendment not in ("", clause.amendment):
        raise refuse("two-amendments")
    clause.amendment = clause.amendment or previous.amendment
    if clause.paragraphs is not None or clause.in_title or clause.of_draft:
        return
    if clause.everywhere_in == "text" or _handles_paragraphs(previous):
        return  # of a paragraph that went, came or moved nothing more is said
    clause.paragraphs = previous.paragraphs
    clause.in_title = previous.in_title
    _refuse_doubtful_inheritance(clause, previous)
    if joined and previous.sentences_lead and (clause.olds or clause.anchor):
        clause.sentences = clause.sentences or previous.sentences


def _handles_paragraphs(clause: Clause) -> bool:
    """Tell whether the operation is about whole paragraphs, and not about what stands in one."""
    assert clause.verb is not None
    if clause.verb.action == Action.MOVE or clause.beside == Unit.PARAGRAPH:
        return True
    if clause.verb.action == Action.INSERT:
        return bool(clause.new_noun and clause.new_noun.unit == Unit.PARAGRAPH)
    return clause.paragraphs_are_object and not clause.olds and not clause.rest


def _refuse_doubtful_inheritance(clause: Clause, previous: Clause) -> None:
    """Refuse an operation for which "the paragraph named before" is not the only meaning."""
    assert previous.verb is not None
    if previous.paragraphs is None and not previous.in_title:
        return
    if clause.everywhere and not clause.everywhere_in:
        raise refuse("everywhere-where")
    at_an_end = clause.side in AT_AN_END or clause.rest
    adds_paragraph = clause.new_noun is not None and clause.new_noun.unit == Unit.PARAGRAPH
    if at_an_end and adds_paragraph:
        raise refuse("where")
    sentence_went = previous.verb.action == Action.DELETE and previous.sentences_are_object
    if previous.sentences and at_an_end and not sentence_went:
        if not (clause.sentences or clause.of_paragraph):
            raise refuse("which-end")


# --- the instruction of a clause


def _instructions(clause: Clause) -> list[Instruction]:
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
    if clause.ends_with_sentence and not clause.sentences:
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
