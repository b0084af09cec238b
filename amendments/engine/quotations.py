"""Find the quoted words of a printed instruction: which mark opens, which one closes.

Marks of all styles occur, nested in marks of the same style and mixed inside one amendment
(INSTRUCTIONS.md, "Typography to accept"). So each opening mark has several possible ends, tried in
order: the one that balances first, then the others; the grammar says which reading makes sense.
"""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

ALWAYS_OPEN = set("«“„‟")
ALWAYS_CLOSE = set("»”")
APOSTROPHES = set("'‘’")
EITHER = {'"', *APOSTROPHES}
MAXIMUM_ENDS = 8  # ends tried for one opening mark
MAXIMUM_MARKS = 600  # an instruction with more is not read, a person looks at it
MAXIMUM_LENGTH = 200_000  # characters, likewise
MAXIMUM_READINGS = 96  # ways of pairing the marks that are tried for one instruction


@dataclass(frozen=True, slots=True)
class Quotation:
    """Quoted words: `start` to `end` are the positions of the marks themselves (end exclusive)."""

    start: int
    end: int
    words: str


def quotation_readings(printed: str) -> Iterator[tuple[Quotation, ...]]:
    """Yield the ways to pair the quotation marks of `printed`, the likeliest first.

    Nothing when it is too long or has too many marks to be an instruction.
    """
    if len(printed) > MAXIMUM_LENGTH:
        return
    opens = [i for i, character in enumerate(printed) if _opens(printed, i, character)]
    closes = [i for i, character in enumerate(printed) if _closes(printed, i, character)]
    if len(opens) + len(closes) > MAXIMUM_MARKS:
        return
    balanced = _balanced(printed, opens)
    if balanced is not None and not _strays(closes, balanced):
        yield balanced
        return
    readings = _readings(printed, opens, closes, 0)
    for _, reading in zip(range(MAXIMUM_READINGS), readings, strict=False):
        yield reading


def _balanced(printed: str, opens: list[int]) -> tuple[Quotation, ...] | None:
    """Return the reading in which every mark has its partner, None when there is none."""
    found: list[Quotation] = []
    begin = _next(opens, 0)
    while begin is not None:
        end = _balanced_end(printed, begin)
        if end is None:
            return None
        found.append(Quotation(begin, end + 1, printed[begin + 1 : end].strip()))
        begin = _next(opens, end + 1)
    return tuple(found)


def _strays(closes: list[int], quotations: tuple[Quotation, ...]) -> bool:
    """Tell whether a mark that can only close stands outside all `quotations`."""
    inside = 0
    for quotation in quotations:
        inside += bisect_left(closes, quotation.end) - bisect_left(closes, quotation.start)
    return inside < len(closes)


def lines_of(words: str) -> tuple[str, ...]:
    """Return the printed paragraphs of quoted `words`, without the space at their ends.

    A mark without a partner at the beginning or the end of a line is left out: some printers open
    the quotation again at each paragraph, or close it after each.
    """
    alone = _without_partner(words)
    lines = []
    start = 0
    for raw in words.split("\n"):
        begin, end = start, start + len(raw)
        start = end + 1
        begin, end = _stripped(words, begin, end)
        if begin < end and begin in alone:
            begin, end = _stripped(words, begin + 1, end)
        if begin < end and end - 1 in alone:
            begin, end = _stripped(words, begin, end - 1)
        if begin < end:
            lines.append(words[begin:end])
    return tuple(lines)


def _stripped(words: str, start: int, end: int) -> tuple[int, int]:
    while start < end and words[start].isspace():
        start += 1
    while start < end and words[end - 1].isspace():
        end -= 1
    return start, end


def _without_partner(words: str) -> set[int]:
    """Return the positions of the « » and “ ” of `words` that have no partner."""
    open_marks: list[int] = []
    alone: set[int] = set()
    for position, character in enumerate(words):
        if character in "«“":
            open_marks.append(position)
        elif character in ALWAYS_CLOSE:
            if open_marks:
                open_marks.pop()
            else:
                alone.add(position)
    return alone | set(open_marks)


def _readings(
    printed: str, opens: list[int], closes: list[int], start: int
) -> Iterator[tuple[Quotation, ...]]:
    """Depth first, without recursion: hostile text may hold any number of marks."""
    stack: list[tuple[tuple[Quotation, ...], Iterator[int]]] = []
    chosen: tuple[Quotation, ...] = ()
    while True:
        begin = _next(opens, start)
        if begin is None:
            yield chosen
        else:
            stack.append((chosen, iter(_ends(printed, begin, closes))))
        while stack:
            before, ends = stack[-1]
            end = next(ends, None)
            if end is not None:
                opening = _next(opens, before[-1].end if before else 0)
                assert opening is not None
                chosen = (*before, Quotation(opening, end + 1, printed[opening + 1 : end].strip()))
                start = end + 1
                break
            stack.pop()
        else:
            return


def _next(positions: list[int], start: int) -> int | None:
    at = bisect_left(positions, start)
    return positions[at] if at < len(positions) else None


def _ends(printed: str, begin: int, closes: list[int]) -> list[int]:
    """Return the possible ends of the quotation that opens at `begin`, the likeliest first.

    First the mark that balances, then the last one of the text, then the others in order. When
    no mark closes at all, the quotation runs to the end of the text.
    """
    is_apostrophe = printed[begin] in APOSTROPHES
    candidates = [
        position
        for position in closes
        if position > begin and (printed[position] in APOSTROPHES) == is_apostrophe
    ]
    if not candidates:
        return [len(printed)]
    balanced = _balanced_end(printed, begin)
    first = [balanced] if balanced is not None else []
    return list(dict.fromkeys([*first, candidates[-1], *candidates]))[:MAXIMUM_ENDS]


def _balanced_end(printed: str, begin: int) -> int | None:
    depth = 0
    for position in range(begin, len(printed)):
        character = printed[position]
        if (
            depth
            and _closes(printed, position, character)
            and _pairs(printed[begin], character, depth)
        ):
            depth -= 1
            if depth == 0:
                return position
        elif _opens(printed, position, character) and (depth == 0 or character not in APOSTROPHES):
            depth += 1
    return None


def _pairs(opener: str, closer: str, depth: int) -> bool:
    """An apostrophe closes only what an apostrophe opened: "the States' duties"."""
    return closer not in APOSTROPHES or (depth == 1 and opener in APOSTROPHES)


def _opens(printed: str, position: int, character: str) -> bool:
    if character in ALWAYS_OPEN:
        return True
    if character not in EITHER:
        return False
    before = printed[position - 1 : position] if position else " "
    after = printed[position + 1 : position + 2]
    return (before.isspace() or before in "([«“:,;\"'") and bool(after) and not after.isspace()


def _closes(printed: str, position: int, character: str) -> bool:
    if character in ALWAYS_CLOSE:
        return True
    if character not in EITHER:
        return False
    before = printed[position - 1 : position]
    after = printed[position + 1 : position + 2]
    if character in APOSTROPHES and after.isalnum():
        return False  # an elision: l'Europe
    return bool(before) and not (after.isalnum())
