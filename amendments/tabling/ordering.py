"""The number of a new amendment and its place in the voting order."""

from collections.abc import Sequence

from amendments.desk import Desk
from amendments.engine.consolidate import Amendment
from amendments.engine.order import propose_order
from amendments.importing.order import with_new
from amendments.models.amendments import ORAL
from amendments.models.procedure import load_procedure


def next_number(numbers: Sequence[str], parent: str | None) -> str:
    """Return the next number of the oral series: "O2"; "3-O1" for the first one to amendment 3."""
    series = f"{parent}-{ORAL}" if parent else ORAL
    taken = [number.removeprefix(series) for number in numbers if number.startswith(series)]
    return f"{series}{max((int(own) for own in taken if own.isdecimal()), default=0) + 1}"


def order_with(desk: Desk, tabled: Amendment) -> list[str]:
    """Return the numbers in voting order with that of `tabled` put in where the rules propose it.

    The others keep their order, which a person may have chosen. `desk` is in the language of its
    instructions.
    """
    everyone = [*desk.engine_amendments, tabled]
    profile, _times = load_procedure(desk.draft)
    proposed = [place.number for place in propose_order(desk.text, everyone, profile.order)]
    parents = {one.number: one.parent for one in everyone if one.parent}
    # Of the order that the rules propose only what the new one is to follow counts here.
    before = [] if tabled.parent else proposed[: proposed.index(tabled.number)]
    present = [one.number for one in desk.amendments]
    return with_new(present, [*before, tabled.number], parents)


def shifted(positions: Sequence[int], at: int) -> tuple[int, list[int]]:
    """Return the position of what comes in at place `at` (from 0), and all `positions` making room.

    As few as possible move: each only as far as the one before it asks.
    """
    last = own = positions[at - 1] + 1 if at else 1
    moved = list(positions)
    for place in range(at, len(moved)):
        if moved[place] > last:
            break
        last = moved[place] = last + 1
    return own, moved
