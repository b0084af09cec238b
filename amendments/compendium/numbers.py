"""Paragraph numbers in sequence: which number can come after which."""

import re
from dataclasses import dataclass

DASHES = "-–—‑−•·*▪"

# "9.", " - 9.1.", "9.2.1", "- 12.1.", "1204."; what may follow is decided in `numbered`.
_NUMBER = re.compile(
    rf"(?P<bullet>[{re.escape(DASHES)}]\s*)?(?P<number>\d{{1,4}}(?:\.\d{{1,3}}){{0,4}})(?!\d)"
    r"(?P<dot>\.?)(?P<space>\s*)"
)

_BEGINNINGS = "«“\"„'‘’([…"


@dataclass(frozen=True, slots=True)
class Numbered:
    """A line that begins with a paragraph number. `text` is what follows; `bullet` stood before."""

    number: str
    text: str
    bullet: str
    dotted: bool


def numbered(line: str) -> Numbered | None:
    """Return the number that `line` begins with, or None when it begins with no such number."""
    match = _NUMBER.match(line)
    if not match:
        return None
    rest, dotted = line[match.end() :], bool(match["dot"])
    if not dotted and not (rest and match["space"]):
        return None
    if not dotted and may_be_a_year(match["number"]):
        return None
    if dotted and rest and not match["space"] and not (rest[0].isalpha() or rest[0] in _BEGINNINGS):
        return None  # a date (30.09.2025) or an amount
    number = ".".join(str(int(part)) for part in match["number"].split("."))
    return Numbered(number, rest, (match["bullet"] or "").strip(), dotted)


def may_be_a_year(number: str) -> bool:
    """Has `number` four digits? Then it is a paragraph's only where it comes next."""
    return len(number.split(".")[0]) > 3


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
