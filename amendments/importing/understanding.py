"""What the engine makes of the instructions of a compendium, before anything is saved. Pure."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace

from amendments.compendium.compendium import Compendium, Finding, PrintedAmendment
from amendments.compendium.dependencies import where
from amendments.engine.consolidate import Amendment
from amendments.engine.instruction import Instruction
from amendments.engine.text import Text, text_of
from amendments.reading import (
    Reading,
    locate_amendment,
    locate_sub_amendment,
    read_amendment,
    read_sub_amendment,
)

Key = tuple[str, str]  # the letter of the draft and the number of the amendment
Meanings = Mapping[str, tuple[Instruction, ...]]


@dataclass(frozen=True, slots=True)
class Understood:
    """A compendium with the reading of each amendment."""

    compendium: Compendium
    readings: Mapping[Key, Reading]

    def reading(self, amendment: PrintedAmendment) -> Reading:
        return self.readings[amendment.draft, amendment.number]

    @property
    def unclear(self) -> Iterator[Finding]:
        """The instructions that a person has to resolve, in printed order."""
        found = (finding_of(one, self.reading(one)) for one in self.compendium.amendments)
        return (finding for finding in found if finding)

    @property
    def problems(self) -> tuple[Finding, ...]:
        """What needs a person: what the reader of the file found, then instructions in their order."""
        return (*self.compendium.problems, *self.unclear)


def understand(
    compendium: Compendium,
    *,
    meanings: Meanings | None = None,
    earlier: Understood | None = None,
    tell: Callable[[int], None] = lambda count: None,
) -> Understood:
    """Return `compendium` with its instructions read and looked for in its own drafts.

    `meanings` are what people said of instructions, by amendment. From an `earlier` state of
    the compendium, what nothing touched since is taken over. `tell` is told how many are read.
    """
    texts = texts_of(compendium)
    held = held_readings(compendium, earlier) if earlier else {}
    readings: dict[Key, Reading] = {}
    in_turn = sorted(compendium.amendments, key=lambda one: one.parent is not None)
    for count, amendment in enumerate(in_turn, start=1):
        key = amendment.draft, amendment.number
        meaning = (meanings or {}).get(amendment.number)
        before = held.get(key)
        if before and is_untouched(before, meaning):
            readings[key] = before
        else:
            readings[key] = _read(amendment, texts[amendment.draft], readings, meaning)
        tell(count)
    return Understood(compendium, readings)


def texts_of(compendium: Compendium) -> dict[str, Text]:
    """Return the drafts as the engine takes them, by letter."""
    return {
        draft.letter: text_of(
            compendium.language, ((p.number, p.text) for p in draft.paragraphs), compendium.title
        )
        for draft in compendium.drafts
    }


def held_readings(compendium: Compendium, earlier: Understood) -> dict[Key, Reading]:
    """Return the `earlier` readings of amendments that say the same in a draft that says the same.

    Sub-amendments are read anew: they rest on the reading of their amendment.
    """
    same = {draft for draft in earlier.compendium.drafts if draft in set(compendium.drafts)}
    letters = {draft.letter for draft in same}
    was = {(one.draft, one.number): one for one in earlier.compendium.amendments}
    return {
        (one.draft, one.number): earlier.reading(one)
        for one in compendium.amendments
        if one.draft in letters
        and one.parent is None
        and (before := was.get((one.draft, one.number)))
        and before.instruction == one.instruction
    }


def is_untouched(before: Reading, meaning: tuple[Instruction, ...] | None) -> bool:
    """Tell whether a person says the same of an instruction as `before`, or as little."""
    return before.operations == meaning if before.by_hand else meaning is None


def _read(
    amendment: PrintedAmendment,
    text: Text,
    readings: Mapping[Key, Reading],
    meaning: tuple[Instruction, ...] | None,
) -> Reading:
    """Return the reading of `amendment`; those of the amendments it may change are in `readings`."""
    if amendment.parent is None:
        if meaning is not None:
            return replace(locate_amendment(meaning, text), by_hand=True)
        return read_amendment(amendment.instruction, text)
    held = readings.get((amendment.draft, amendment.parent), Reading())
    parent = Amendment(amendment.parent, 0, held.operations)
    number = amendment.number
    if meaning is not None:
        return replace(locate_sub_amendment(meaning, text.language, number, parent), by_hand=True)
    return read_sub_amendment(amendment.instruction, text.language, number, parent)


def finding_of(amendment: PrintedAmendment, reading: Reading) -> Finding | None:
    """Return the problem that an instruction leaves to a person, None when there is none."""
    if reading.reason is None:
        return None
    code = "not-located" if reading.is_read else "not-read"
    return Finding(code, where(amendment.number), reading.reason.message, amendment.instruction)
