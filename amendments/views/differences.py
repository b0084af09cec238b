"""Where two wordings differ, word by word, for the eye only: no text is ever made from it."""

import re
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher

from amendments.engine.consolidate import Kind
from amendments.views.marks import Mark

LONGEST = 2_000  # characters that are compared word by word
AROUND = 100  # characters shown before and after what differs
WORDS = re.compile(r"\w+|\s+|[^\w\s]")


def word_marks(before: str, after: str) -> tuple[Mark, ...]:
    """Return the marks that lead from `before` to `after`: kept, deleted, inserted.

    Marks kept and deleted joined are `before`; kept and inserted ones joined are `after`.
    """
    old, new = WORDS.findall(before), WORDS.findall(after)
    marks = []
    for kept, gone, come in runs(old, new):
        pairs = ((Kind.KEPT, kept), (Kind.DELETED, gone), (Kind.INSERTED, come))
        marks += [Mark(kind, text) for kind, text in pairs if text]
    return tuple(marks)


def difference(before: str, after: str) -> tuple[Mark, ...]:
    """Return the marks from `before` to `after`, the same words at both ends of long texts left out.

    What still differs at length is marked whole, cut with "…": word by word, it would take too long.
    """
    if max(len(before), len(after)) <= LONGEST:
        return word_marks(before, after)
    start = max(same_letters(before, after) - AROUND, 0)
    rest = before[start:], after[start:]
    end = max(same_letters(rest[0][::-1], rest[1][::-1]) - AROUND, 0)
    old, new = (
        f"{'…' if start else ''}{text[: len(text) - end]}{'…' if end else ''}" for text in rest
    )
    if max(len(old), len(new)) <= LONGEST:
        return word_marks(old, new)
    pairs = ((Kind.DELETED, old), (Kind.INSERTED, new))
    return tuple(Mark(kind, f"{text[:LONGEST]}…") for kind, text in pairs if text)


def same_letters(one: str, other: str) -> int:
    """Return how many characters both begin with."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (a, b) in pairs if a != b), min(len(one), len(other)))


def runs(old: list[str], new: list[str]) -> Iterator[tuple[str, str, str]]:
    """Yield what stays, what goes and what comes, one of them or the last two filled.

    What stays between two changes and is no longer than either is part of both: a rewritten sentence
    reads as one, not as a scatter of the small words that happen to be in both.
    """
    gone = come = ""
    codes = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    changes = [("".join(old[i:j]), "".join(new[k:m])) for _tag, i, j, k, m in codes]
    for at, (tag, *_places) in enumerate(codes):
        before, after = changes[at]
        if tag != "equal":
            gone, come = gone + before, come + after
        elif at + 1 < len(codes) and len(before) <= min(
            max(len(gone), len(come)), max(map(len, changes[at + 1]))
        ):
            gone, come = gone + before, come + before
        else:
            yield "", gone, come
            yield before, "", ""
            gone = come = ""
    yield "", gone, come


def left_side(marks: Iterable[Mark]) -> tuple[Mark, ...]:
    """Return the wording before, what goes marked."""
    return tuple(mark for mark in marks if mark.kind != Kind.INSERTED)


def right_side(marks: Iterable[Mark]) -> tuple[Mark, ...]:
    """Return the wording after, what comes marked."""
    return tuple(mark for mark in marks if mark.kind != Kind.DELETED)
