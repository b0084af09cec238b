"""What edited words amount to: the instruction in each language, and what it clashes with."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from amendments.desk import Desk
from amendments.engine.conflicts import find_conflicts
from amendments.engine.consolidate import Amendment, locate_all
from amendments.engine.drafting import CannotDraftError, print_all
from amendments.engine.edits import NotLocatedError
from amendments.engine.instruction import Instruction
from amendments.engine.new_texts import new_texts, sub_conflicts
from amendments.engine.new_texts import target as sub_target
from amendments.engine.notices import Notice, notice
from amendments.engine.proposals import Act, propose, propose_sub


@dataclass(frozen=True, slots=True)
class Target:
    """What is amended: paragraph `number` by an `act`, or without one the new text of amendment `number`."""

    act: Act | None
    number: str = ""

    @property
    def parent(self) -> str | None:
        """The amendment that a sub-amendment changes, None for an amendment to the draft."""
        return self.number if self.act is None else None


@dataclass(frozen=True, slots=True)
class Words:
    """Words that a person edits: in which language, and as they stand in the draft as tabled.

    For a sub-amendment they are paragraph `line` (from 0) of the new text of operation `operation`.
    """

    language: str
    before: str
    operation: int = 0
    line: int = 0

    @property
    def key(self) -> str:
        return f"words-{self.language}-{self.operation}-{self.line}"


@dataclass(frozen=True, slots=True)
class Drafted:
    """What an amendment says in one language: as instructions, and as they are printed."""

    language: str
    instructions: tuple[Instruction, ...]
    printed: str


@dataclass(frozen=True, slots=True)
class Proposal:
    """What the edited words amount to, by language.

    `later` are the languages that were left as they are, for a person to do; `faults` say why no
    instruction could be drafted, by the key of the words.
    """

    drafted: tuple[Drafted, ...] = ()
    later: tuple[str, ...] = ()
    faults: Mapping[str, Notice] = field(default_factory=dict)

    @property
    def is_ready(self) -> bool:
        return bool(self.drafted) and not self.faults

    @property
    def mark(self) -> str:
        """A mark of what it says, by which one proposal is known from another."""
        said = "\n".join(f"{one.language} {one.printed}" for one in self.drafted)
        return hashlib.sha256(said.encode()).hexdigest()[:16]


def words_of(desk: Desk, target: Target) -> list[Words]:
    """Return what can be edited of `target` in the language of `desk`; nothing when it is not there."""
    if target.act is None:
        parent = find_parent(desk, target)
        return [
            Words(desk.language, line, at, place)
            for at, operation in enumerate(parent.instructions if parent else ())
            for place, line in enumerate(operation.new_text)
        ]
    if target.act == Act.TITLE:
        return [Words(desk.language, desk.text.title)] if desk.text.title else []
    index = desk.text.find(target.number)
    if index is None or target.act == Act.DELETE:
        return []
    before = desk.text.wording(index) if target.act == Act.EDIT else ""
    return [Words(desk.language, before)]


def find_parent(desk: Desk, target: Target) -> Amendment | None:
    """Return the amendment that a sub-amendment to `target` changes, None when there is none."""
    found = (one for one in desk.engine_amendments if one.number == target.number)
    return next((one for one in found if one.parent is None), None)


def is_there(desk: Desk, target: Target) -> bool:
    """Tell whether `target` can be amended in the language of `desk`."""
    if target.act == Act.DELETE:
        return desk.text.find(target.number) is not None
    return bool(words_of(desk, target))


def propose_tabling(desks: Sequence[Desk], target: Target, edited: Mapping[str, str]) -> Proposal:
    """Return what `edited`, words by their key, amount to on `desks`, one for each language."""
    drafted: list[Drafted] = []
    later: list[str] = []
    faults: dict[str, Notice] = {}
    for desk in desks:
        words = words_of(desk, target)
        try:
            instructions = _instructions(desk, target, words, edited)
        except CannotDraftError as error:
            faults[_where(words, edited)] = error.notice
            continue
        if instructions:
            printed = print_all(instructions, desk.language, desk.draft.kind)
            drafted.append(Drafted(desk.language, instructions, printed))
        else:
            later.append(desk.language)
    return Proposal(tuple(drafted), tuple(later), faults)


def _instructions(
    desk: Desk, target: Target, words: Sequence[Words], edited: Mapping[str, str]
) -> tuple[Instruction, ...]:
    """Return the instructions in one language; nothing when its words were left as they are."""
    if target.act == Act.DELETE:
        return propose(desk.text, Act.DELETE, target.number) if is_there(desk, target) else ()
    if all(_after(one, edited) == one.before for one in words):
        return ()
    if target.act is not None:
        return propose(desk.text, target.act, target.number, _after(words[0], edited))
    parent = find_parent(desk, target)
    if parent is None:
        raise CannotDraftError(notice("nothing-to-amend", number=target.number))
    wordings = [
        [_after(one, edited) for one in words if one.operation == at]
        for at in range(len(parent.instructions))
    ]
    return propose_sub(desk.language, parent, wordings)


def _after(words: Words, edited: Mapping[str, str]) -> str:
    """Return the words as edited, as they are in the draft where the form does not have them."""
    return edited.get(words.key, words.before)


def _where(words: Sequence[Words], edited: Mapping[str, str]) -> str:
    """Return the key of the first words that changed."""
    return next((one.key for one in words if _after(one, edited) != one.before), "")


def clashes_of(desk: Desk, target: Target, tabled: Amendment) -> list[Notice]:
    """Return why `tabled`, not yet saved, cannot stand beside others, and beside what was adopted.

    `desk` is in the language of its instructions.
    """
    if target.parent is None:
        others = [*desk.engine_amendments_in_order, tabled]
        conflicts = find_conflicts(desk.text, others, desk.compatible)
        ahead = desk.consolidate_with(tabled).clashes_ahead.get(tabled.number)
    else:
        parent = find_parent(desk, target)
        assert parent is not None
        subs = [one for one in desk.engine_amendments_in_order if one.parent == parent.number]
        conflicts = sub_conflicts(desk.text, parent, [*subs, tabled])
        texts = new_texts(desk.language, parent, [*subs, tabled], desk.recorded)
        told = (text.result.clashes_ahead.get(tabled.number) for text in texts)
        ahead = next((one for one in told if one), None)
    found = [one.reason for one in conflicts if tabled.number in (one.first, one.second)]
    return found if ahead is None else [ahead, *found]


def not_compared(desk: Desk, target: Target) -> list[str]:
    """Return the amendments, or sub-amendments to the same one, of which no clash can be known.

    They have no certain place in the language of `desk`: a person must place them first.
    """
    rivals = [one for one in desk.engine_amendments_in_order if one.parent == target.parent]
    parent = find_parent(desk, target) if target.parent else None
    return [
        one.number
        for one in rivals
        if (parent is None and not _is_located(one, desk))
        or (parent is not None and sub_target(desk.language, parent, one) is None)
    ]


def _is_located(amendment: Amendment, desk: Desk) -> bool:
    try:
        locate_all(amendment.instructions, desk.text)
    except NotLocatedError:
        return False
    return True
