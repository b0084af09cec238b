"""The stretch of a paragraph that changes, where there is no room for all of it."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from amendments.engine.consolidate import Kind
from amendments.views.marks import Mark

AROUND = 60  # characters of unchanged words that are left on each side of a change
LEAST = 40  # characters that a new stretch keeps, however little room is left


def shorten(marks: Sequence[Mark], room: int, *, around: int = AROUND) -> tuple[Mark, ...]:
    """Return `marks` with what is far from a change left out, and some `room` characters of change.

    A paragraph that does not change gives its first words.
    """
    if all(mark.kind == Kind.KEPT for mark in marks):
        words = "".join(mark.text for mark in marks)
        return (Mark(Kind.KEPT, first_words(words, room)),) if words else ()
    last = len(marks) - 1
    shown = [
        replace(mark, text=between(mark.text, around, starts=at == 0, ends=at == last))
        if mark.kind == Kind.KEPT
        else mark
        for at, mark in enumerate(marks)
    ]
    return tuple(share(shown, room))


def share(marks: Sequence[Mark], room: int) -> Iterable[Mark]:
    """Yield `marks`; what is deleted by its two ends, what is new as far as there is `room`."""
    new = sum(len(mark.text) for mark in marks if mark.kind == Kind.INSERTED)
    for mark in marks:
        if mark.kind == Kind.KEPT:
            yield mark
        elif mark.kind == Kind.DELETED and new:
            yield replace(mark, text=two_ends(mark.text, room // 6))
        else:
            text = first_words(mark.text, max(room, LEAST))
            room -= len(text)
            yield replace(mark, text=text)


def between(words: str, around: int, *, starts: bool, ends: bool) -> str:
    """Return the unchanged `words` near the changes on both sides; one side where a paragraph starts or ends."""
    if starts and not ends:
        return last_words(words, around)
    if ends and not starts:
        return first_words(words, around)
    return two_ends(words, around)


def first_words(words: str, length: int) -> str:
    """Return `words`, or as many whole ones from the start as `length` characters hold."""
    if len(words) <= length + LEAST // 2:
        return words
    return f"{words[:length].rpartition(' ')[0] or words[:length]} …"


def last_words(words: str, length: int) -> str:
    """Return `words`, or as many whole ones from the end as `length` characters hold."""
    if len(words) <= length + LEAST // 2:
        return words
    return f"… {words[-length:].partition(' ')[2] or words[-length:]}"


def two_ends(words: str, length: int) -> str:
    """Return `words`, or the first and the last ones, `length` characters of each."""
    if len(words) <= 2 * length + LEAST // 2:
        return words
    start, end = words[:length], words[-length:]
    return f"{start.rpartition(' ')[0] or start} … {end.partition(' ')[2] or end}"
