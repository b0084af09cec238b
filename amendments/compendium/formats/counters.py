"""The numbers that a browser writes before the items of a list."""

from dataclasses import dataclass, field
from typing import Self

LETTERS = "abcdefghijklmnopqrstuvwxyz"
ROMAN = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l")),
    *((40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)
HIGHEST_ROMAN = 3999


def in_letters(number: int) -> str:
    """Return 1 as "a", 26 as "z", 27 as "aa", 28 as "bb", as lists are lettered."""
    if number < 1 or number > 26 * 10:
        return str(number)
    times, at = divmod(number - 1, 26)
    return LETTERS[at] * (times + 1)


def in_roman(number: int) -> str:
    """Return 4 as "iv"; a number that has no Roman form in figures."""
    if number < 1 or number > HIGHEST_ROMAN:
        return str(number)
    digits = []
    for value, letters in ROMAN:
        times, number = divmod(number, value)
        digits.append(letters * times)
    return "".join(digits)


@dataclass(slots=True)
class WebList:
    """A list being read. `style` is the `type` of an `<ol>`, "" for a list without numbers."""

    style: str
    next: int = 1
    step: int = 1
    prefix: str = ""  # "9." of the item in which the list stands
    label: str = field(default="", init=False)  # of the item being read

    @classmethod
    def of(cls, attributes: dict[str, str], items: int, outer: Self | None) -> Self:
        """Return an `<ol>` with these attributes; in an item with a number its own go on from there."""
        is_reversed = "reversed" in attributes
        start = as_number(attributes.get("start")) or (items if is_reversed else 1)
        style = attributes.get("type", "1")
        prefix = outer.label if outer and style == "1" and outer.label[:1].isdigit() else ""
        return cls(style, start, -1 if is_reversed else 1, prefix)

    def begin_item(self, value: str | None) -> str:
        """Go on to the next item and return what stands before it: "9.1.", "a.", "-"."""
        if not self.style:
            self.label = "-"
            return self.label
        number = as_number(value)
        number = self.next if number is None else number
        self.next = number + self.step
        shown = {"a": in_letters, "A": in_letters, "i": in_roman, "I": in_roman}.get(
            self.style, str
        )
        text = shown(number)
        self.label = f"{self.prefix}{text.upper() if self.style in 'AI' else text}."
        return self.label


def as_number(text: str | None) -> int | None:
    """Return the whole number that an attribute holds, None when it holds none."""
    text = (text or "").strip()
    return int(text) if text.isdecimal() and len(text) < 7 else None
