"""The paragraphs of a text in families, so that what changes in one is settled and numbered there.

A family is a paragraph at the top with its sub-paragraphs and the new paragraphs behind them. All
that goes beyond it is the list at the top: how its items end, and how many of them stand before.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import accumulate, pairwise

from amendments.engine.lists import (
    Item,
    Manner,
    Surroundings,
    manner_of,
    settle_part,
)
from amendments.engine.numbering import (
    Slot,
    at_the_top,
    figure_after,
    final_numbers,
    last_figure,
    level_of,
    part_numbers,
)
from amendments.engine.text import Text


@dataclass(slots=True)
class Family:
    """One family: its items as woven and as settled, by position in the draft from `first`."""

    first: int
    woven: list[Sequence[Item]]
    settled: list[Sequence[Item]] = field(default_factory=list)
    slots: tuple[Slot, ...] = ()
    staying: int = 0  # how many of its paragraphs at the top stay
    is_counted: bool = False  # whether one of them comes or goes, so that they are counted again
    is_mixed: bool = False  # whether one of them goes, or has only new words: stops may not fit
    opening: int | None = None  # the level of the first that stays
    looked_at: set[int] = field(
        default_factory=set
    )  # places of items whose stops may depend on others
    counted: tuple[object, list[tuple[str | None, ...]]] | None = (
        None  # numbers, for what was asked
    )

    def look(self) -> None:
        """Take from the woven items what the other families must know."""
        items = [item for some in self.woven for item in some]
        self.slots = tuple(Slot(item.original, item.level, item.stays) for item in items)
        top = at_the_top(self.slots)
        self.staying = sum(items[at].stays for at in top)
        self.is_counted = any(not items[at].stays or items[at].original is None for at in top)
        self.is_mixed = any(not items[at].stays or items[at].is_new for at in top)
        self.opening = next((slot.level for slot in self.slots if slot.stays), None)

    def exchange(self, position: int, items: Sequence[Item]) -> bool:
        """Put the woven `items` at `position`; tell whether no other item can depend on the difference."""
        at = position - self.first
        before, self.woven[at] = self.woven[at], items
        if [_shape(item) for item in before] != [_shape(item) for item in items]:
            return False
        start = sum(len(some) for some in self.woven[:at])
        new = [place for place, item in enumerate(items) if item != before[place]]
        if any(start + place in self.looked_at for place in new):
            return False
        settled = list(self.settled[at])
        for place in new:
            settled[place] = items[place]
        self.settled[at] = settled
        return True

    def settle(self, around: Surroundings | None) -> set[int]:
        """Settle the items, alone or in their surroundings; return the positions that changed."""
        items = [item for some in self.woven for item in some]
        settled, self.looked_at = settle_part(items, around)
        borders = list(accumulate((len(some) for some in self.woven), initial=0))
        before = self.settled
        self.settled = [settled[a:b] for a, b in pairwise(borders)]
        return {
            self.first + at
            for at, some in enumerate(self.settled)
            if not before or some != before[at]
        }


@dataclass(frozen=True, slots=True)
class Numbers:
    """The final numbers of a text in families, worked out for those that are asked for."""

    slots: tuple[tuple[Slot, ...], ...]  # of each family
    staying: tuple[int, ...]
    is_counted: bool  # whether anything comes or goes at the top

    @property
    def start(self) -> str:
        """The figure from which the paragraphs at the top are counted."""
        opening = next((slot.original for slot in self.slots[0][:1]), None)
        return last_figure(opening) if opening else "1"

    def of(self, family: int) -> list[tuple[str | None, ...]]:
        """Return the final numbers of the paragraphs at each position of `family`."""
        return self._of(family, sum(self.staying[:family]))

    def by_position(self) -> list[tuple[str | None, ...]]:
        """Return the final numbers of the paragraphs at each position of the draft."""
        before = accumulate(self.staying, initial=0)
        return [
            one
            for at, count in zip(range(len(self.slots)), before, strict=False)
            for one in self._of(at, count)
        ]

    def _of(self, family: int, before: int) -> list[tuple[str | None, ...]]:
        """Return the numbers of `family`, `before` which so many paragraphs stand at the top."""
        slots = self.slots[family]
        if len(self.slots) == 1:
            return _at_positions(slots, final_numbers(slots))
        if not self.is_counted:
            return _at_positions(slots, part_numbers(slots, None))
        return _at_positions(slots, part_numbers(slots, figure_after(self.start, before)))


class Families:
    """A text in families. A draft of which not all paragraphs stand under those before is one family."""

    def __init__(self, text: Text, items: Sequence[Sequence[Item]]) -> None:
        """Take the `items` at each position of the draft, as woven."""
        starts = _starts(text)
        ends = [*starts[1:], len(items)]
        self._families = [Family(a, list(items[a:b])) for a, b in zip(starts, ends, strict=True)]
        self._family_of = [at for at, one in enumerate(self._families) for _ in one.woven]
        tops = [text.wording(at) for at in starts if text.paragraphs]
        self._manners = {at_top: manner_of(tops, at_top=at_top) for at_top in (True, False) if tops}
        for family in self._families:
            family.look()
        self._slots = [family.slots for family in self._families]
        self._staying = [family.staying for family in self._families]
        self._is_counted = [family.is_counted for family in self._families]
        self._is_mixed = [family.is_mixed for family in self._families]
        self._top = self._look_at_top()
        for at in range(len(self._families)):
            self._settle(at)

    def items(self, position: int) -> Sequence[Item]:
        """Return the settled items at `position` of the draft."""
        family = self._families[self._family_of[position]]
        return family.settled[position - family.first]

    def numbers(self) -> Numbers:
        """Return the final numbers as they are now."""
        return Numbers(tuple(self._slots), tuple(self._staying), any(self._is_counted))

    def family_numbers(
        self, numbers: Numbers, position: int
    ) -> tuple[int, list[tuple[str | None, ...]]]:
        """Return the first position of the family at `position`, and the numbers at each of its own."""
        at = self._family_of[position]
        family = self._families[at]
        asked = (family.slots, sum(numbers.staying[:at]), numbers.is_counted, numbers.start)
        if family.counted is None or family.counted[0] != asked:
            family.counted = asked, numbers.of(at)
        return family.first, family.counted[1]

    def put(self, woven: Mapping[int, Sequence[Item]]) -> set[int]:
        """Put the items at some positions, and return the positions whose settled items changed."""
        touched: set[int] = set()
        changed: set[int] = set()
        for position, items in woven.items():
            at = self._family_of[position]
            if self._families[at].exchange(position, items):
                changed.add(position)
            else:
                touched.add(at)
        openings = {at: self._families[at].opening for at in touched}
        for at in touched:
            self._families[at].look()
            self._slots[at] = self._families[at].slots
            self._staying[at] = self._families[at].staying
            self._is_counted[at] = self._families[at].is_counted
            self._is_mixed[at] = self._families[at].is_mixed
        again = set(touched)
        for at, opening in openings.items():
            if self._families[at].opening != opening:
                again |= self._before(at)
        again |= self._touched_by_top()
        return changed | {position for at in again for position in self._settle(at)}

    def _touched_by_top(self) -> set[int]:
        """Return the families that must be settled again since the list at the top has changed."""
        before, self._top = self._top, self._look_at_top()
        if before == self._top:
            return set()
        if None not in (before[0], self._top[0]) and before[0] != self._top[0]:
            return set(range(len(self._families)))
        return {before[1], self._top[1], len(self._families) - 1}

    def _look_at_top(self) -> tuple[Manner | None, int]:
        """Return how the items at the top end, None when all are old, and the last family there."""
        last = len(self._staying) - 1
        while last > 0 and not self._staying[last]:
            last -= 1
        if len(self._families) == 1 or not any(self._is_mixed):
            return None, last
        opens = next(item for some in self._families[0].woven for item in some)
        return self._manners[opens.level == 0], last

    def _before(self, at: int) -> set[int]:
        """Return the families before `at` back to the first of which anything stays."""
        found = set()
        for before in range(at - 1, -1, -1):
            found.add(before)
            if self._families[before].opening is not None:
                break
        return found

    def _settle(self, at: int) -> set[int]:
        if len(self._families) == 1:
            return self._families[at].settle(None)
        behind = (family.opening for family in self._families[at + 1 :])
        manner, last = self._top
        around = Surroundings(
            manner,
            has_last_old=at == len(self._families) - 1,
            has_last=at == last,
            following=next((level for level in behind if level is not None), None),
        )
        return self._families[at].settle(around)


def _shape(item: Item) -> tuple[object, ...]:
    """Return what other items and all numbers can depend on."""
    return item.original, item.level, item.stays, item.is_new


def _at_positions(
    slots: Sequence[Slot], finals: Sequence[str | None]
) -> list[tuple[str | None, ...]]:
    """Return `finals` by position: a position begins with a paragraph of the draft."""
    found: list[list[str | None]] = [[]]
    has_draft = False
    for slot, final in zip(slots, finals, strict=True):
        if slot.original is not None and has_draft:
            found.append([])
        has_draft = has_draft or slot.original is not None
        found[-1].append(final)
    return [tuple(some) for some in found]


def _starts(text: Text) -> list[int]:
    """Return where the families of a draft begin: only 0 when its numbers are not regular."""
    starts = [index for index, one in enumerate(text.paragraphs) if level_of(one.number) == 0]
    if starts[:1] != [0]:
        return [0]
    ends = [*starts[1:], len(text.paragraphs)]
    regular = all(text.family(a).stop == b for a, b in zip(starts, ends, strict=True))
    return starts if regular else [0]
