"""Sub-amendments as the pages show them: as differences against the new text of their amendment."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from amendments.desk import Desk
from amendments.engine.conflicts import settled_pairs
from amendments.engine.consolidate import Amendment, Kind
from amendments.engine.new_texts import NewText, new_texts, sub_change, sub_conflicts
from amendments.engine.rules import Decision
from amendments.views.marks import Mark, make_marks
from amendments.views.words import said

LONGEST_KEPT = 80  # characters of unchanged words that a card shows in full
AROUND = 32  # characters of them that it shows beside a change
Marks = tuple[Mark, ...]


def tell_subs(desk: Desk) -> dict[str, dict[str, Any]]:
    """Return what the sheets of the sub-amendments of `desk` hold besides, by number."""
    told: dict[str, dict[str, Any]] = {}
    for parent, subs in families(desk):
        clashes = tell_clashes(desk, parent, subs)
        for sub in subs:
            changes = changed_marks(sub_change(desk.language, parent, sub))
            told[sub.number] = {
                "changes": tuple(shortened(marks) for marks in changes),
                "clashes": tuple(clashes.get(sub.number, ())),
            }
    return told


def families(desk: Desk) -> Iterable[tuple[Amendment, list[Amendment]]]:
    """Yield each amendment that has sub-amendments, with them, in voting order."""
    subs: dict[str, list[Amendment]] = {}
    for one in desk.engine_amendments:
        if one.parent is not None:
            subs.setdefault(one.parent, []).append(one)
    yield from ((one, subs[one.number]) for one in desk.engine_amendments if one.number in subs)


def tell_clashes(desk: Desk, parent: Amendment, subs: Sequence[Amendment]) -> dict[str, list[str]]:
    """Return the clashes among `subs` that no rule settles, in words, by number."""
    settled = settled_pairs(desk.rules)
    told: dict[str, list[str]] = {}
    for one in sub_conflicts(desk.text, parent, subs):
        if frozenset((one.first, one.second)) not in settled:
            for number in (one.first, one.second):
                told.setdefault(number, []).append(said(one.reason))
    return told


def changed_marks(text: NewText | None) -> list[Marks]:
    """Return the marks of each paragraph of the new text that changes."""
    return [
        make_marks(paragraph.pieces)
        for paragraph in (text.result.paragraphs if text else ())
        if any(piece.kind != Kind.KEPT for piece in paragraph.pieces)
    ]


def shortened(marks: Marks) -> Marks:
    """Return `marks` with long unchanged words cut down to those beside a change."""
    last = len(marks) - 1
    return tuple(
        replace(mark, text=cut(mark.text, first=at == 0, last=at == last))
        if mark.kind == Kind.KEPT and len(mark.text) > LONGEST_KEPT
        else mark
        for at, mark in enumerate(marks)
    )


def cut(text: str, *, first: bool, last: bool) -> str:
    """Return the words at the ends of `text` that stand beside a change: not the first or last of all."""
    head = "" if first else text[:AROUND].rpartition(" ")[0] + " "
    tail = "" if last else " " + text[-AROUND:].partition(" ")[2]
    return f"{head}…{tail}"


def sub_differences(desk: Desk, number: str) -> list[Marks]:
    """Return what sub-amendment `number` does to its amendment, in full."""
    for parent, subs in families(desk):
        for sub in subs:
            if sub.number == number:
                return changed_marks(sub_change(desk.language, parent, sub))
    return []


def text_as_amended(desk: Desk, number: str) -> list[Marks]:
    """Return the new text of amendment `number` as its adopted sub-amendments leave it, nothing without any."""
    for parent, subs in families(desk):
        if parent.number != number:
            continue
        adopted = [one for one in subs if desk.recorded.get(one.number) == Decision.ADOPTED]
        texts = new_texts(desk.language, parent, adopted, desk.recorded) if adopted else ()
        return [make_marks(p.pieces) for text in texts for p in text.result.paragraphs]
    return []
