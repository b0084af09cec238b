"""The quotation marks around the new text of an amendment, mended where the printing lost them."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from amendments.compendium.blocks import Mend
from amendments.compendium.headings import is_operation
from amendments.compendium.joining import excerpt_end, excerpt_start
from amendments.compendium.quotes import (
    PARTNER,
    balance,
    first_mark,
    is_one_quotation,
    last_mark,
    left_open,
    opens,
    with_closing_mark,
    with_opening_mark,
    without_last_mark,
)

NEW_TEXT_BEGINS = re.compile(r":\s*[«“„\"]")


def mend_quotations(lines: Sequence[str]) -> tuple[list[str], list[Mend]]:
    """Return the printed lines of an instruction with whole quotations, and the repairs made.

    A quotation runs over all printed paragraphs of a new text: a mark that closes it after
    the first of them goes. A missing mark at its beginning or end is added.
    """
    mended, repairs = list(lines), []
    depth, closed_at = 0, [-1]  # the lines at whose end the quotation was closed
    for at, step in enumerate(steps_of(lines)):
        depth += step
        if depth < 0 and _lacks_its_opening(mended, at, is_first=closed_at[-1] < 0):
            repairs.append(_open(mended, at))
            depth += 1
        while depth < 0 and closed_at[-1] >= 0:
            repairs.append(_reopen(mended, closed_at.pop()))
            depth += 1
        depth = max(depth, 0)
        if depth == 0 and _closes_new_text(mended, at, step):
            closed_at.append(at)
    if depth > 0 and last_mark(mended[-1]) is None:
        repairs.append(_close(mended))
    return mended, repairs


def _closes_new_text(lines: Sequence[str], at: int, step: int) -> bool:
    """Does the quotation end with line `at`, which may also be the instruction's own line?"""
    if step == 0 and NEW_TEXT_BEGINS.search(lines[at]) and last_mark(lines[at]) is not None:
        return True
    return at > 0 and (step < 0 or is_one_quotation(lines[at]))


def _lacks_its_opening(lines: Sequence[str], at: int, *, is_first: bool) -> bool:
    """Does the quotation that line `at` closes begin with it, right after "the following:"?"""
    if not at or not lines[at - 1].endswith(":") or opens(lines[at]):
        return False
    return is_first or is_operation(lines[at - 1])


@dataclass(slots=True)
class Depth:
    """How deep in quotations an instruction stands, line after line.

    Where each paragraph of a quotation begins with its opening mark again and only the last
    is closed, as English printers do, the repeated marks do not count.
    """

    value: int = 0
    repeated: bool = False
    excess: int = 0  # marks that closed what was not open
    mark: str = ""  # the one that opened the quotation

    def take(self, line: str) -> int:
        """Go on by `line`; return by how much it deepens the quotation (negative: it closes)."""
        step = balance(line)
        if self.value == 0:
            self.mark = left_open(line)
        begins_alike = self.value > 0 and opens(line) and line[0] == self.mark
        if begins_alike and (step > 0 or (self.repeated and step == 0)):
            step, self.repeated = step - 1, True
        self.excess += max(-self.value - step, 0)
        self.value = max(self.value + step, 0)
        return step


def steps_of(lines: Iterable[str]) -> list[int]:
    """Return by how much each line deepens the quotation it stands in."""
    depth = Depth()
    return [depth.take(line) for line in lines]


def _reopen(lines: list[str], at: int) -> Mend:
    before = lines[at]
    lines[at] = without_last_mark(before)
    following = excerpt_start(lines[at + 1])
    message = "The quotation was closed before its last paragraph; it now runs to its end."
    return Mend(
        "quotation-closed-early",
        message,
        f"{excerpt_end(before)}\n{following}",
        f"{excerpt_end(lines[at])}\n{following}",
    )


def _open(lines: list[str], at: int) -> Mend:
    before = lines[at]
    lines[at] = with_opening_mark(before)
    message = "The mark that opens the quotation was missing; it was added."
    return Mend("missing-opening-quote", message, excerpt_start(before), excerpt_start(lines[at]))


def _close(lines: list[str]) -> Mend:
    opening, spaced = next(
        ((line[0], line[1:2].isspace()) for line in lines if line[:1] in PARTNER),
        (first_mark("\n".join(lines)), False),
    )
    before = lines[-1]
    lines[-1] = with_closing_mark(before, opening, spaced=spaced)
    message = "The mark that closes the quotation was missing; it was added."
    return Mend("missing-closing-quote", message, excerpt_end(before), excerpt_end(lines[-1]))
