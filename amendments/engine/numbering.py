"""Paragraph numbers: their levels, and the numbers that paragraphs have in the result."""

from collections.abc import Sequence
from dataclasses import dataclass


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


def final_numbers(slots: Sequence[Slot]) -> list[str | None]:
    """Return the number of each paragraph in the result, None for those that go.

    A list of which no item comes or goes keeps its own last figures, so that a draft whose
    numbers leave a gap is not renumbered unasked; any other is counted from the figure with
    which it began in the draft.
    """
    parents = _parents(slots)
    changed = {
        parent
        for slot, parent in zip(slots, parents, strict=True)
        if not slot.stays or slot.original is None
    }
    counts: dict[int | str, str] = {}  # the next figure of each changed list
    finals: list[str | None] = []
    for slot, parent in zip(slots, parents, strict=True):
        own = slot.original.rpartition(".")[2] if slot.original else ""
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
    """Return for each slot the position of the paragraph it stands under: -1 at the top.

    A paragraph of the draft whose parent the draft lacks gives that parent's number instead.
    """
    position_of: dict[str, int] = {}
    last_at: list[int] = []  # the last position of each level
    parents: list[int | str] = []
    for position, slot in enumerate(slots):
        if slot.original is not None:
            above = parent_of(slot.original)
            parents.append(position_of.get(above, above) if above else -1)
            position_of[slot.original] = position
            level = slot.level
        else:
            level = min(slot.level, len(last_at))
            parents.append(last_at[level - 1] if level else -1)
        last_at[level:] = [position] * max(1, level + 1 - len(last_at[:level]))
    return parents
