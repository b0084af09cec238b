"""Quotation marks: how deep a text stands in them, and where a quotation ends."""

import re

OPENING = "«“„"
CLOSING = "»”"
PARTNER = {"«": "»", "“": "”", "„": "”", '"': '"', "‘": "’", "'": "'"}
OPENER = {"»": "«", "”": "“", '"': '"', "’": "‘", "'": "'"}

_MARK = re.compile(r"[«»“”„\"]")
_AFTER_THE_MARK = ".,;:!?) \u00a0\u202f\u00ad"


def balance(text: str) -> int:
    """Return how many more quotations `text` opens than it closes (negative: it closes more).

    A straight mark opens at the beginning of a word and closes at the end of one; between
    two spaces it opens when none is open.
    """
    depth = 0
    for match in _MARK.finditer(text):
        depth += _step(text, match.start(), depth)
    return depth


def left_open(text: str) -> str:
    """Return the first mark of `text` that opens a quotation and is not closed in it, or ""."""
    marks: list[str] = []
    for match in _MARK.finditer(text):
        if _step(text, match.start(), len(marks)) > 0:
            marks.append(match[0])
        elif marks:
            marks.pop()
    return marks[0] if marks else ""


def _step(text: str, at: int, depth: int) -> int:
    mark = text[at]
    if mark != '"':
        return 1 if mark in OPENING else -1
    before = text[at - 1] if at else " "
    after = text[at + 1] if at + 1 < len(text) else ""
    if at == 0 or before in "(«“[":
        return 1
    if before in "'’–—/" and after.isalnum():
        return 1  # d'"Alga Kazakhstan"
    if not after or not before.isspace():
        # A mark glued to the word before it closes; the second of two at a beginning opens.
        return 1 if before == '"' and after.isalnum() and _opens_before(text, at - 1) else -1
    if not after.isspace():
        return -1 if after in ".,;:!?)" and depth > 0 else 1
    return 1 if depth == 0 else -1


def _opens_before(text: str, at: int) -> bool:
    return at == 0 or text[at - 1].isspace()


def opens(text: str) -> bool:
    """Does `text` begin with an opening mark?"""
    return text[:1] in {*OPENING, '"', "‘", "'"} if text else False


def is_one_quotation(text: str) -> bool:
    """Is the mark that `text` begins with closed by the one at its end, and not before?"""
    end, depth = last_mark(text), 0
    if not opens(text) or end is None:
        return False
    for match in _MARK.finditer(text):
        depth += _step(text, match.start(), depth)
        if depth == 0:
            return match.start() == end
    return False


def last_mark(text: str) -> int | None:
    """Return where the closing mark at the end of `text` stands, or None when it does not end so."""
    stripped = text.rstrip(_AFTER_THE_MARK)
    if stripped and stripped[-1] in {*CLOSING, '"'}:
        return len(stripped) - 1
    return None


def without_last_mark(text: str) -> str:
    """Return `text` without the closing mark at its end and the space that belonged to it."""
    at = last_mark(text)
    if at is None:
        return text
    return (text[:at].rstrip() + text[at + 1 :]).rstrip()


def first_mark(text: str) -> str:
    """Return the first quotation mark of `text`, or ""."""
    match = _MARK.search(text)
    return match[0] if match else ""


def with_closing_mark(text: str, opening: str, *, spaced: bool) -> str:
    """Return `text` with the partner of `opening` at its end, after a space when `spaced`."""
    return f"{text}{' ' if spaced else ''}{PARTNER.get(opening, opening)}"


def with_opening_mark(text: str) -> str:
    """Return `text`, which ends a quotation, with the mark that begins it."""
    at = last_mark(text)
    if at is None:
        return text
    space = text[at - 1] if at and text[at - 1].isspace() else ""
    return f"{OPENER[text[at]]}{space}{text}"
