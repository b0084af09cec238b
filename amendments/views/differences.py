"""Where two wordings differ, word by word, for the eye only: no text is ever made from it."""

import re
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher

from amendments.engine.consolidate import Kind
from amendments.views.rows import Mark

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
