"""Paragraph numbers: their levels, and the numbers that paragraphs have in the result."""

from collections.abc import Sequence, Set
from dataclasses import dataclass

TOP = -1  # where the position of a parent is expected: there is none


@dataclass(frozen=True, slots=True)
class Slot:
    """A paragraph in its order: its number in the draft (None when new), its level, and if it stays."""

    original: str | None
    level: int
    stays: bool


def level_of(number: str) -> int:
    """Return 0 for "9", 1 for "9.2", 2 for "9.2.1"."""
    return number.count(".")


def parent_of(number: str) -> str:
    """Return "9.2" for "9.2.1", "" for "9"."""
    return number.rpartition(".")[0]


def last_figure(number: str) -> str:
    """Return "1" for "9.2.1"."""
    return number.rpartition(".")[2]


def final_numbers(slots: Sequence[Slot]) -> list[str | None]:
    """Return the number of each paragraph in the result, None for those that go.

    A list of which no item comes or goes keeps its own last figures, so that a draft whose
    numbers leave a gap is not renumbered unasked; any other is counted from the figure with
    which it began in the draft.
    """
    parents = _parents(slots)
    return _numbered(slots, parents, _changed(slots, parents), {})


def part_numbers(slots: Sequence[Slot], figure: str | None) -> list[str | None]:
    """Return the final numbers in a part of a text that begins with a paragraph at the top.

    The paragraphs at the top are counted from `figure`; None: they keep their own.
    """
    parents = _parents(slots)
    changed = _changed(slots, parents) - {TOP}
    if figure is None:
        return _numbered(slots, parents, changed, {})
    return _numbered(slots, parents, changed | {TOP}, {TOP: figure})


def at_the_top(slots: Sequence[Slot]) -> list[int]:
    """Return the positions of those of `slots` that stand under no other."""
    return [at for at, parent in enumerate(_parents(slots)) if parent == TOP]


def figure_after(figure: str, count: int) -> str:
    """Return the figure that stands `count` places after `figure`."""
    if figure.isdigit():
        return str(int(figure) + count)
    for _ in range(count):
        figure = _next_figure(figure)
    return figure


def _changed(slots: Sequence[Slot], parents: Sequence[int | str]) -> set[int | str]:
    """Return the parents of lists in which an item comes or goes."""
    return {
        parent
        for slot, parent in zip(slots, parents, strict=True)
        if not slot.stays or slot.original is None
    }


def _numbered(
    slots: Sequence[Slot],
    parents: Sequence[int | str],
    changed: Set[int | str],
    counts: dict[int | str, str],
) -> list[str | None]:
    """Return the numbers; `counts` holds the next figure of each changed list."""
    finals: list[str | None] = []
    for slot, parent in zip(slots, parents, strict=True):
        own = last_figure(slot.original) if slot.original else ""
        figure = own
        if parent in changed:
            figure = counts.setdefault(parent, own or "1")
            if slot.stays:
                counts[parent] = _next_figure(figure)
        above = parent if isinstance(parent, str) else (finals[parent] if parent >= 0 else "")
        finals.append((f"{above}.{figure}" if above else figure) if slot.stays else None)
    return finals


def _next_figure(figure: str) -> str:
    if figure.isdigit():
        return str(int(figure) + 1)
    return chr(ord(figure) + 1) if len(figure) == 1 and figure != "z" else figure + "'"


def _parents(slots: Sequence[Slot]) -> list[int | str]:
    """Return for each slot the position of the paragraph it stands under: TOP at the top.

    A paragraph of the draft whose parent the draft lacks gives that parent's number instead.
    """
    position_of: dict[str, int] = {}
    last_at: list[int] = []  # the last position of each level
    parents: list[int | str] = []
    for position, slot in enumerate(slots):
        if slot.original is not None:
            above = parent_of(slot.original)
            parents.append(position_of.get(above, above) if above else TOP)
            position_of[slot.original] = position
            level = slot.level
        else:
            level = min(slot.level, len(last_at))
            parents.append(last_at[level - 1] if level else TOP)
        last_at[level:] = [position] * max(1, level + 1 - len(last_at[:level]))
    return parents
