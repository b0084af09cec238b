"""From the parts of an instruction to `Instruction`s, the same for every language.

Each part must find its use: a part that is left over, named twice or missing refuses the
instruction (`CompositionError`), so that no word of it is passed over in silence.
"""

from collections.abc import Sequence
from dataclasses import replace

from amendments.engine.grammar.build import build
from amendments.engine.grammar.clause import Clause, CompositionError, refuse
from amendments.engine.grammar.gather import gather
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
from amendments.engine.quotations import Quotation

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
    built: list[Instruction] = []
    before: Sequence[Part] = ()
    for joined, clause_parts in _clauses(parts):
        clause = gather(clause_parts, quotations, previous.verb if previous else None)
        if clause.in_its_place or (joined and _is_put_in_place(previous, clause, before)):
            clause = _replacing(previous, clause, before)
            del instructions[-len(built) :]
        _inherit(clause, previous, joined=joined)
        built = build(clause)
        instructions.extend(built)
        before = clause_parts
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
    if clause.of_sentence and previous.sentences_lead:
        clause.sentences = clause.sentences or previous.sentences  # "at the end of the sentence"
    clause.paragraphs = previous.paragraphs
    clause.in_title = previous.in_title
    _refuse_doubtful_inheritance(clause, previous)
    if joined and previous.sentences_lead and (clause.olds or clause.anchor):
        clause.sentences = clause.sentences or previous.sentences


def _is_put_in_place(deletion: Clause | None, insertion: Clause, before: Sequence[Part]) -> bool:
    """Tell whether "delete "a" and insert "b"" means one place. To "add" may be to add at the end."""
    if deletion is None or insertion.verb is None or Verb(Action.DELETE) not in before:
        return False
    if insertion.verb != Verb(Action.INSERT) or len(deletion.olds) != 1 or insertion.side:
        return False
    paragraph = insertion.new_noun is not None and insertion.new_noun.unit == Unit.PARAGRAPH
    return not (paragraph or insertion.paragraphs or insertion.sentences)


def _replacing(deletion: Clause | None, insertion: Clause, before: Sequence[Part]) -> Clause:
    """Return the one operation that "delete "a" and insert in its place "b"" is.

    `before` are the parts of the deletion. After "delete "a" and "c"" it is not certain whose
    place is meant, since the second of them has no verb of its own.
    """
    deletes = any(isinstance(part, Verb) and part.action == Action.DELETE for part in before)
    inserts = insertion.verb and insertion.verb.action == Action.INSERT
    has_place = insertion.side or insertion.paragraphs or insertion.sentences
    if deletion is None or not deletes or not inserts or has_place or len(deletion.olds) > 1:
        raise refuse("where")
    return replace(
        deletion,
        with_new=With(instead=True),
        news=insertion.news,
        new_noun=insertion.new_noun,
        outer_stop=insertion.outer_stop,
    )


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
