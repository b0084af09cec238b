"""Paragraph numbers in sequence: which number can come after which."""

import re
from dataclasses import dataclass

DASHES = "-–—‑−•·*▪"

# "9.", " - 9.1.", "9.2.1", "- 12.1."; what may follow is decided in `numbered`.
_NUMBER = re.compile(
    rf"(?P<bullet>[{re.escape(DASHES)}]\s*)?(?P<number>\d{{1,4}}(?:\.\d{{1,3}}){{0,4}})(?!\d)"
    r"(?P<dot>\.?)(?P<space>\s*)"
)

# "2The Assembly", "2.1with regard": web pages print the number right before the text.
_GLUED = re.compile(r"(?P<number>\d{1,4}(?:\.\d{1,3}){0,4})(?=[^\W\d_])")

_BEGINNINGS = "«“\"„'‘’([…"


@dataclass(frozen=True, slots=True)
class Numbered:
    """A line that begins with a paragraph number. `text` is what follows; `bullet` stood before.

    `dotted`: a full stop stands after the number; `glued`: nothing does, not even a space.
    """

    number: str
    text: str
    bullet: str
    dotted: bool
    glued: bool = False


def numbered(line: str) -> Numbered | None:
    """Return the number that `line` begins with, or None when it begins with no such number."""
    match = _NUMBER.match(line)
    if not match:
        return None
    rest, dotted = line[match.end() :], bool(match["dot"])
    if not dotted and not (rest and match["space"]):
        return None
    if dotted and rest and not match["space"] and not (rest[0].isalpha() or rest[0] in _BEGINNINGS):
        return None  # a date (30.09.2025) or an amount
    number = ".".join(str(int(part)) for part in match["number"].split("."))
    return Numbered(number, rest, (match["bullet"] or "").strip(), dotted)


def numbered_in_print(line: str) -> Numbered | None:
    """Return the number that `line` begins with, also one glued to its text ("2The", "2.1with").

    A number without a point is only glued to a capital: "2nd" and "20e" are words.
    """
    found = numbered(line)
    match = _GLUED.match(line) if found is None else None
    if match is None:
        return found
    number, text = match["number"], line[match.end() :]
    if "." not in number and not text[0].isupper():
        return None
    plain = ".".join(str(int(part)) for part in number.split("."))
    return Numbered(plain, text, "", dotted=False, glued=True)


def parts(number: str) -> tuple[int, ...]:
    """Return "9.2.1" as (9, 2, 1), which also sorts in reading order."""
    return tuple(int(part) for part in number.split("."))


def follows(before: str | None, number: str) -> bool:
    """Can paragraph `number` come right after `before` (None: the beginning of the draft)?

    After 9.2 come 9.2.1 (its first child), 9.3 (its neighbour) or 10 (its parent's neighbour).
    """
    new = parts(number)
    if before is None:
        return new == (1,)
    old = parts(before)
    if new == (*old, 1):
        return True
    return len(new) <= len(old) and new == (*old[: len(new) - 1], old[len(new) - 1] + 1)


def comes_later(before: str | None, number: str) -> bool:
    """Does `number` stand somewhere after `before` in reading order?"""
    return before is None or parts(number) > parts(before)


def missing_between(before: str | None, number: str) -> str:
    """Say what lacks between two paragraphs: "Paragraph 8 is", "Paragraphs 8 to 10 are"."""
    new = parts(number)
    old = parts(before) if before else (0,)
    level = next((i for i, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), len(old))
    start = old[level] + 1 if level < len(old) else 1
    if level == len(new) - 1:
        last = new[level] - 1
    else:
        last = new[level]
    prefix = ".".join(map(str, new[:level]))
    names = [f"{prefix}.{n}" if prefix else str(n) for n in (start, last)]
    if start >= last:
        return f"Paragraph {names[0]} is"
    return f"Paragraphs {names[0]} to {names[1]} are"
