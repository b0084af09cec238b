"""What stands on a page of a PDF, as values: words, frames and rules, in points from its top left."""

from collections.abc import Iterable
from dataclasses import dataclass, field

SUPERSCRIPT = ("\x0e", "\x0f")  # control characters around what is raised, until it is known why


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle on a page; `top` is smaller than `bottom`."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        """How wide it is."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """How high it is."""
        return self.bottom - self.top

    def holds(self, other: "Area") -> bool:
        """Does the middle of `other` stand in this area?"""
        middle, centre = (other.left + other.right) / 2, (other.top + other.bottom) / 2
        return self.left <= middle <= self.right and self.top <= centre <= self.bottom

    def among[A: "Area"](self, others: Iterable[A]) -> list[A]:
        """Return those of `others` that this area holds; a long file asks it of millions."""
        left, top, right, bottom = 2 * self.left, 2 * self.top, 2 * self.right, 2 * self.bottom
        return [
            one
            for one in others
            if left <= one.left + one.right <= right and top <= one.top + one.bottom <= bottom
        ]


@dataclass(frozen=True, slots=True)
class Word(Area):
    """Characters printed together; the height is that of the letters, without the leading.

    `space` is what stands before it in the file ("" when nothing does: it begins a piece of text).
    """

    text: str = ""
    space: str = ""


@dataclass(frozen=True, slots=True)
class Line(Area):
    """Words on one base line, from left to right. `size` is the height of most of its letters."""

    text: str = ""
    size: float = 0.0
    first_word: float = 0.0  # its width
    page: int = 0


@dataclass(slots=True)
class Page:
    """A page: its words in the order of the file, the frames and the level rules drawn on it."""

    number: int
    area: Area
    words: list[Word] = field(default_factory=list)
    frames: list[Area] = field(default_factory=list)
    rules: list[Area] = field(default_factory=list)
    unknown: int = 0  # characters that have no meaning in the file
    turned: int = 0  # words that are not level
    hidden: tuple[str, ...] = ()  # words that no reader sees
    is_recognised: bool = False  # from a picture, which shows it
