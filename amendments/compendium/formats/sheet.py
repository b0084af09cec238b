"""The blocks of a page in reading order, written down as a plain-text file prints them."""

import re
from dataclasses import dataclass, field

from amendments.compendium.headings import Kind, kind_of

NUMBER = re.compile(r"\d{1,4}(?:\.\d{1,3}){0,4}\.?")
LONGEST_LABEL = 30  # characters
_INVISIBLE = re.compile("[\u00ad\u200b\ufeff]")


@dataclass(slots=True)
class _Frame:
    """What is open: the page itself, a row of a table (with its finished cells), or a cell."""

    is_row: bool = False
    blocks: list[str] = field(default_factory=list)
    cells: list[list[str]] = field(default_factory=list)


class Sheet:
    """A page being written: give it the blocks, rows and cells as they come."""

    def __init__(self) -> None:
        self._frames = [_Frame()]

    def add(self, text: str) -> None:
        """Write a block down; an empty line in it begins another one."""
        frame, lines = self._frames[-1], list[str]()
        for line in [*_INVISIBLE.sub("", text).splitlines(), ""]:
            if stripped := line.strip():
                lines.append(stripped)
            elif lines:
                block = "\n".join(lines)
                if frame.is_row:
                    frame.cells.append([block])
                else:
                    frame.blocks.append(block)
                lines = []

    def begin_row(self) -> None:
        self._frames.append(_Frame(is_row=True))

    def begin_cell(self) -> None:
        self._frames.append(_Frame())

    def end(self) -> None:
        """End the row or the cell that is open."""
        ended = self._frames.pop()
        outer = self._frames[-1]
        if ended.is_row:
            blocks = in_one_row(ended.cells)
        else:
            blocks = ended.blocks
        if outer.is_row:
            outer.cells.append(blocks)
        else:
            outer.blocks.extend(blocks)

    @property
    def blocks(self) -> list[str]:
        """The blocks of the page, outside rows that are still open."""
        return self._frames[0].blocks


def in_one_row(cells: list[list[str]]) -> list[str]:
    """Return the blocks of a row, cell by cell; a number or a label joins the cell after it."""
    blocks: list[str] = []
    label = ""
    for cell in cells:
        if label and cell:
            cell = [f"{label} {cell[0]}", *cell[1:]]
            label = ""
        if len(cell) == 1 and is_label(cell[0]):
            label = with_stop(cell[0])
        else:
            blocks += cell
    return [*blocks, label] if label else blocks


def is_label(text: str) -> bool:
    """Is it the number of a paragraph, "Tabled by" or "Votes:", whose text is in the next cell?"""
    if len(text) > LONGEST_LABEL or "\n" in text:
        return False
    if NUMBER.fullmatch(text):
        return not may_be_a_year(text)
    return text.endswith((":", " by", " par")) and kind_of(f"{text} 1") in {Kind.TABLED, Kind.VOTES}


def may_be_a_year(number: str) -> bool:
    """Has a number four digits?"""
    return len(number.partition(".")[0]) > 3


def with_stop(label: str) -> str:
    """Return a paragraph number with its full stop ("9.1" as "9.1."), another label as it is."""
    return f"{label}." if NUMBER.fullmatch(label) and not label.endswith(".") else label


def plain_text(blocks: list[str]) -> str:
    """Return the blocks as a text file with an empty line between them."""
    return "\n\n".join(blocks) + "\n"
