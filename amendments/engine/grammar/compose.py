"""From the parts of an instruction to `Instruction`s, the same for every language.

Each part must find its use: a part that is left over, named twice or missing refuses the
instruction (`CompositionError`), so that no word of it is passed over in silence.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from amendments.engine.grammar.parts import (
    InAmendment,
    Mark,
    Noun,
    Paragraphs,
    Part,
    Place,
    Quoted,
    Sentences,
    Verb,
    With,
)
from amendments.engine.instruction import Action, Instruction, Side, Unit
from amendments.engine.notices import Notice, notice
from amendments.engine.quotations import Quotation, lines_of

BESIDE = {Side.BEFORE, Side.AFTER}
ENDS = (".", "!", "?", "…", ";", ":", ",")
CLOSING_MARKS = "»”\"')"


class CompositionError(ValueError):
    """The parts make no whole; `notice` says what is missing or too much."""

    def __init__(self, reason: Notice) -> None:
        super().__init__(reason.message)
        self.notice = reason


def _refuse(code: str, **values: object) -> CompositionError:
    return CompositionError(notice(code, **values))


@dataclass(slots=True)
class _Clause:
    """One operation while its parts are being gathered."""

    verb: Verb | None = None
    paragraphs: Paragraphs | None = None
    destination: Paragraphs | None = None
    sentences: tuple[int, ...] = ()
    sentences_are_object: bool = False
    paragraphs_are_object: bool = False
    side: Side | None = None
    beside: Unit | None = None
    anchor: str = ""
    olds: list[Quotation] = field(default_factory=list)
    old_unit: Unit | None = None
    news: list[Quotation] = field(default_factory=list)
    new_noun: Noun | None = None
    with_new: With | None = None
    rest: bool = False
    everywhere: bool = False
    in_title: bool = False
    outer_stop: bool = False
    amendment: str = ""


def compose(parts: Sequence[Part], quotations: Sequence[Quotation]) -> tuple[Instruction, ...]:
    """Return the instructions that `parts` make, in the printed order. Raises `CompositionError`."""
    instructions: list[Instruction] = []
    previous: _Clause | None = None
    for joined, clause_parts in _clauses(parts):
        clause = _gather(clause_parts, quotations, previous)
        _inherit(clause, previous, joined=joined)
        instructions.extend(_instructions(clause))
        previous = clause
    if not instructions:
        raise _refuse("no-verb")
    return tuple(instructions)


def _clauses(parts: Sequence[Part]) -> list[tuple[bool, list[Part]]]:
    """Split `parts` where one operation ends: (joined by "and" to the one before, its parts).

    A clause that only names a place belongs to the one that follows.
    """
    split: list[tuple[bool, list[Part]]] = [(False, [])]
    for part in parts:
        if part in (Mark("separator"), Mark("joint")):
            split.append((part == Mark("joint"), []))
        else:
            split[-1][1].append(part)
    clauses: list[tuple[bool, list[Part]]] = []
    waiting: list[Part] = []
    verb: Verb | None = None
    for joined, clause in split:
        own = next((part for part in clause if isinstance(part, Verb)), None)
        if own is None and not _inherits_verb(clause, verb, joined=joined):
            waiting += clause
            continue
        clauses.append((joined and not waiting, [*waiting, *clause]))
        waiting = []
        verb = own or verb
    if any(not isinstance(part, Mark) for part in waiting):
        raise _refuse("no-verb" if not clauses else "left-over")
    return clauses


def _inherits_verb(clause: Sequence[Part], verb: Verb | None, *, joined: bool) -> bool:
    """Tell whether a clause without a verb goes on with the one before: "and "c" with "d""."""
    if verb is None or not clause:
        return False
    if any(isinstance(part, With) for part in clause):
        return verb.action == Action.REPLACE
    named = any(isinstance(part, Quoted | Sentences | Paragraphs) for part in clause)
    return joined and verb.action == Action.DELETE and named


def _gather(
    parts: Sequence[Part], quotations: Sequence[Quotation], previous: _Clause | None
) -> _Clause:
    clause = _Clause()
    if not any(isinstance(part, Verb) for part in parts) and previous:
        clause.verb = previous.verb
    gatherer = _Gatherer(clause, quotations)
    for part in parts:
        gatherer.take(part)
    gatherer.finish()
    return clause


@dataclass(slots=True)
class _Gatherer:
    """Takes the parts of one clause in order, remembering what the next one belongs to."""

    clause: _Clause
    quotations: Sequence[Quotation]
    beside: Side | None = None  # "after", waiting for the thing named next
    at_end: bool = False  # "at the end of", just said
    rest: bool = False  # "all words after", waiting for them
    ending: bool = False  # "the end of paragraph 5", waiting for "after"
    noun: Noun | None = None

    def take(self, part: Part) -> None:
        if self.noun and not isinstance(part, Quoted):
            self._noun_alone(self.noun)
            self.noun = None
        match part:
            case Noun():
                self.noun = part
            case Quoted():
                self._quoted(self.quotations[part.index])
            case Mark() | InAmendment():
                self._mark(part)
            case Verb() | With():
                self._verb(part)
            case _:
                self._thing(part)
        self.at_end = isinstance(part, Place) and part.side not in BESIDE

    def finish(self) -> None:
        if self.noun:
            self._noun_alone(self.noun)
        if self.beside or self.rest or self.ending:
            raise _refuse("place-without-thing")

    def _thing(self, part: Paragraphs | Sentences | Place) -> None:
        match part:
            case Paragraphs():
                self._paragraphs(part)
            case Sentences():
                self._sentences(part)
            case Place():
                self._place(part.side)

    def _verb(self, part: Verb | With) -> None:
        clause = self.clause
        if isinstance(part, Verb):
            if clause.verb is not None:
                raise _refuse("two-verbs")
            clause.verb = part
        elif clause.with_new is not None or clause.verb is None:
            raise _refuse("with-misplaced")
        else:
            clause.with_new = part

    def _paragraphs(self, part: Paragraphs) -> None:
        clause = self.clause
        moves = clause.verb is not None and clause.verb.action == Action.MOVE
        if self.beside and moves:
            clause.destination, clause.side, self.beside = part, self.beside, None
            return
        if clause.paragraphs is not None or clause.with_new:
            raise _refuse("two-paragraphs", number=part.numbers[0])
        clause.paragraphs = part
        if self.beside:
            self._stand_beside(Unit.PARAGRAPH)
        else:
            clause.paragraphs_are_object = clause.verb is not None

    def _sentences(self, part: Sentences) -> None:
        if self.clause.sentences or self.clause.with_new:
            raise _refuse("two-sentences")
        self.clause.sentences = part.ordinals
        if self.beside:
            self._stand_beside(Unit.SENTENCE)
        else:
            self.clause.sentences_are_object = self.clause.verb is not None and not self.at_end

    def _stand_beside(self, unit: Unit) -> None:
        if self.clause.side is not None:
            raise _refuse("two-places")
        self.clause.side, self.clause.beside, self.beside = self.beside, unit, None

    def _place(self, side: Side) -> None:
        if self.beside:
            raise _refuse("place-without-thing")
        if self.ending and side == Side.AFTER:
            self.ending, self.rest = False, True
        elif side in BESIDE:
            self.beside = side
        elif self.clause.side is not None:
            raise _refuse("two-places")
        else:
            self.clause.side = side

    def _quoted(self, quotation: Quotation) -> None:
        noun, self.noun = self.noun, None
        clause = self.clause
        unit = noun.unit if noun else None
        if self.beside or self.rest:
            self._anchor(quotation, unit)
        elif clause.with_new or (clause.verb and clause.verb.action == Action.INSERT):
            clause.news.append(quotation)
            clause.new_noun = noun or clause.new_noun
        else:
            clause.olds.append(quotation)
            clause.old_unit = unit or clause.old_unit

    def _anchor(self, quotation: Quotation, unit: Unit | None) -> None:
        if self.clause.anchor:
            raise _refuse("two-places")
        self.clause.anchor = " ".join(lines_of(quotation.words))
        if self.rest:
            self.clause.rest, self.rest = True, False
        else:
            self._stand_beside(Unit.SENTENCE if unit == Unit.SENTENCE else Unit.WORDS)

    def _noun_alone(self, noun: Noun) -> None:
        """A noun without its quotation: "at the end of the paragraph", "insert the following words"."""
        clause = self.clause
        if self.at_end or self.rest:
            if noun.unit == Unit.SENTENCE and not clause.sentences:
                raise _refuse("which-sentence")
        elif self.beside:
            raise _refuse("place-without-thing")
        elif clause.with_new or (clause.verb and clause.verb.action == Action.INSERT):
            clause.new_noun = noun
        elif noun.unit == Unit.PARAGRAPH and clause.sentences:
            pass  # "the last sentence of the paragraph"
        elif not clause.everywhere:
            raise _refuse("words-missing")

    def _mark(self, mark: Mark | InAmendment) -> None:
        if isinstance(mark, InAmendment):
            self.clause.amendment = mark.number
        elif mark.name == "rest":
            self.rest = True
        elif mark.name == "ending":
            self.ending = True
        elif mark.name == "everywhere":
            self.clause.everywhere = True
        elif mark.name == "title":
            self.clause.in_title = True
        elif mark.name == "stop":
            self.clause.outer_stop = bool(self.clause.news)


def _inherit(clause: _Clause, previous: _Clause | None, *, joined: bool) -> None:
    """Let a later operation stand in the paragraph named before; after "and", in its sentence too."""
    if previous is None:
        return
    clause.amendment = clause.amendment or previous.amendment
    if clause.paragraphs is not None or clause.in_title:
        return
    clause.paragraphs = previous.paragraphs
    clause.in_title = previous.in_title
    scoped = not previous.sentences_are_object and previous.beside != Unit.SENTENCE
    if joined and scoped and clause.olds and not clause.sentences:
        clause.sentences = previous.sentences


def _instructions(clause: _Clause) -> list[Instruction]:
    assert clause.verb is not None
    if clause.paragraphs is None and not clause.in_title and not _is_general(clause):
        raise _refuse("no-paragraph")
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


def _is_general(clause: _Clause) -> bool:
    """Tell whether the operation needs no paragraph: everywhere, in an amendment, after the last one."""
    adds_paragraph = clause.new_noun is not None and clause.new_noun.unit == Unit.PARAGRAPH
    return (
        clause.everywhere or bool(clause.amendment) or (clause.side == Side.END and adds_paragraph)
    )


def _base(clause: _Clause, action: Action, unit: Unit) -> Instruction:
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


def _insertion(clause: _Clause) -> Instruction:
    assert clause.verb is not None
    if clause.olds or clause.rest or (clause.with_new and not clause.verb.completes):
        raise _refuse("with-misplaced")
    side = clause.side or (Side.END if clause.verb.completes else None)
    if side is None:
        raise _refuse("where")
    if clause.everywhere and clause.beside != Unit.WORDS:
        raise _refuse("everywhere-what")
    unit = _unit_of_new(clause)
    instruction = replace(_base(clause, Action.INSERT, unit), side=side, words=clause.anchor)
    return _with_new_text(instruction, clause)


def _unit_of_new(clause: _Clause) -> Unit:
    named = clause.new_noun.unit if clause.new_noun else None
    if clause.in_title:
        return Unit.TITLE
    if clause.beside == Unit.PARAGRAPH:
        if named not in (None, Unit.PARAGRAPH):
            raise _refuse("beside-paragraph")
        return Unit.PARAGRAPH
    if named == Unit.PARAGRAPH and clause.beside is not None:
        raise _refuse("paragraph-inside")
    default = Unit.SENTENCE if clause.beside == Unit.SENTENCE else Unit.WORDS
    return named or default


def _deletions(clause: _Clause) -> list[Instruction]:
    if clause.news or clause.with_new or clause.side:
        raise _refuse("delete-with")
    if clause.rest:
        return [replace(_base(clause, Action.DELETE, Unit.WORDS), words=clause.anchor, rest=True)]
    if not clause.olds:
        return [_base(clause, Action.DELETE, _object(clause))]
    unit = _unit_of_old(clause)
    return [
        replace(_base(clause, Action.DELETE, unit), words=" ".join(lines_of(old.words)))
        for old in clause.olds
    ]


def _replacement(clause: _Clause) -> Instruction:
    if clause.with_new is None or clause.side:
        raise _refuse("no-new-text")
    if clause.rest:
        base = replace(_base(clause, Action.REPLACE, Unit.WORDS), words=clause.anchor, rest=True)
        return _with_new_text(base, clause)
    if len(clause.olds) > 1:
        raise _refuse("two-old-words")
    if not clause.olds:
        return _with_new_text(_base(clause, Action.REPLACE, _object(clause)), clause)
    words = " ".join(lines_of(clause.olds[0].words))
    return _with_new_text(
        replace(_base(clause, Action.REPLACE, _unit_of_old(clause)), words=words), clause
    )


def _object(clause: _Clause) -> Unit:
    """Return what goes when no words are quoted: the sentences or paragraphs named after the verb."""
    if clause.sentences_are_object:
        return Unit.SENTENCE
    if clause.paragraphs_are_object and not clause.sentences:
        return Unit.PARAGRAPH
    if clause.in_title:
        return Unit.TITLE
    raise _refuse("no-object")


def _unit_of_old(clause: _Clause) -> Unit:
    if clause.in_title:
        return Unit.TITLE
    if clause.old_unit == Unit.PARAGRAPH:
        raise _refuse("quoted-paragraph")
    return clause.old_unit or Unit.WORDS


def _move(clause: _Clause) -> Instruction:
    if clause.destination is None or clause.paragraphs is None or clause.news or clause.olds:
        raise _refuse("move-where")
    base = _base(clause, Action.MOVE, Unit.PARAGRAPH)
    return replace(base, side=clause.side, destination=clause.destination.numbers[0])


def _with_new_text(instruction: Instruction, clause: _Clause) -> Instruction:
    lines = [line for quotation in clause.news for line in lines_of(quotation.words)]
    if not lines:
        raise _refuse("no-new-text")
    if clause.outer_stop and _wants_stop(instruction, lines[-1]):
        lines[-1] += "."
    noun = clause.new_noun
    plural = bool(noun and noun.plural and noun.unit == Unit.PARAGRAPH)
    return replace(instruction, new_text=tuple(lines), plural=plural)


def _wants_stop(instruction: Instruction, line: str) -> bool:
    """Tell whether the full stop printed after the quotation belongs to the new text.

    It does when a whole paragraph or sentence is quoted without one; after words it is the
    instruction's own.
    """
    whole = instruction.unit in {Unit.PARAGRAPH, Unit.SENTENCE}
    return whole and not line.rstrip(CLOSING_MARKS + " \u00a0\u202f").endswith(ENDS)
