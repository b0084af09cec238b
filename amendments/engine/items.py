"""What is put to the vote, by its number.

"4" is an amendment, "13-1" a sub-amendment, "4/2" the second part of amendment 4, "§5" the separate
vote on paragraph 5 of the draft, "§5/1" that on words of it, "text" the text as a whole.
"""

from enum import StrEnum

WHOLE_TEXT = "text"
SEPARATE = "§"
PART = "/"


class ItemKind(StrEnum):
    AMENDMENT = "amendment"
    PART = "part"
    PARAGRAPH = "paragraph"
    WORDS = "words"
    TEXT = "text"


OF_AMENDMENTS = frozenset({ItemKind.AMENDMENT, ItemKind.PART})
SEPARATE_VOTES = frozenset({ItemKind.PARAGRAPH, ItemKind.WORDS})


def kind_of(number: str) -> ItemKind:
    """Return what the item `number` is; a sub-amendment is an amendment."""
    if number == WHOLE_TEXT:
        return ItemKind.TEXT
    if number.startswith(SEPARATE):
        return ItemKind.WORDS if PART in number else ItemKind.PARAGRAPH
    return ItemKind.PART if PART in number else ItemKind.AMENDMENT


def part_number(amendment: str, name: str) -> str:
    """Return "4/2" for part "2" of amendment "4"."""
    return f"{amendment}{PART}{name}"


def amendment_of(number: str) -> str:
    """Return "4" for "4/2" and for "4"; what is no part of an amendment is given back as it is."""
    return number.partition(PART)[0] if kind_of(number) == ItemKind.PART else number


def separate_number(paragraph: str, count: int = 0) -> str:
    """Return "§5" for the vote on paragraph 5, "§5/2" for that on the second words of it."""
    return f"{SEPARATE}{paragraph}{PART}{count}" if count else f"{SEPARATE}{paragraph}"


def paragraph_of(number: str) -> str:
    """Return "5" for the separate votes "§5" and "§5/2"."""
    return number.removeprefix(SEPARATE).partition(PART)[0]
