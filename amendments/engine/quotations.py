"""Find the quoted words of a printed instruction: which mark opens, which one closes.

Marks of all styles occur, nested in marks of the same style and mixed inside one amendment
(INSTRUCTIONS.md, "Typography to accept"). So each opening mark has several possible ends, tried in
order: the one that balances first, then the others; the grammar says which readings make sense.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

ALWAYS_OPEN = set("«“„‟")
ALWAYS_CLOSE = set("»”")
APOSTROPHES = set("'‘’")
EITHER = {'"', *APOSTROPHES}
MARKS = ALWAYS_OPEN | ALWAYS_CLOSE | EITHER
MAXIMUM_ENDS = 8  # ends tried for one opening mark
MAXIMUM_MARKS = 600  # an instruction with more is not read, a person looks at it
MAXIMUM_LENGTH = 200_000  # characters, likewise
MAXIMUM_READINGS = 48  # ways of pairing the marks that are tried for one instruction

# An act of drafting inside quoted words: perhaps the next operation, swallowed with them.
VERB = (
    r"\b(?:replac(?:e|er|ez)|remplace[rz]|substitute[rz]?|substituer|delete|remove|omit|insert|add"
    r"|supprime[rz]|ins[ée]re[rz]|ajoute[rz]|compl[ée]te[rz]|move|d[ée]place[rz])\b"
)
OPENS = r"(?:[«“„]|(?<!\w)[\"'‘])"
CLOSES = r"(?:[»”]|[\"'’](?!\w))"
NOUN = (
    r"\b(?:paragraph|sentence|words?|following|paragraphe|phrase|mots?|suivante?s?|title|titre)\b"
)
BETWEEN_QUOTATIONS = re.compile(
    rf"{CLOSES}[^«»“”„\"\n]{{0,80}}?{VERB}[^«»“”„\"]{{0,80}}?{OPENS}", re.I
)
ANY_ACT = re.compile(rf"{VERB}[^.»”\n]{{0,60}}?(?:{NOUN}|{OPENS})", re.I)


@dataclass(frozen=True, slots=True)
class Quotation:
    """Quoted words: `start` to `end` are the positions of the marks themselves (end exclusive).

    `doubtful`: words of an instruction stand inside, so that the end may be a wrong one.
    """

    start: int
    end: int
    words: str
    doubtful: bool = False


def quotation_readings(printed: str) -> Iterator[tuple[Quotation, ...]]:
    """Yield the ways to pair the quotation marks of `printed`, the likeliest first.

    Nothing when it is too long or has too many marks to be an instruction.
    """
    if len(printed) > MAXIMUM_LENGTH:
        return
    marks = _Marks(printed)
    if len(marks.positions) > MAXIMUM_MARKS:
        return
    balanced = _balanced(marks)
    if balanced is not None and not _strays(marks.closes, balanced):
        yield balanced
        return
    readings = _readings(marks)
    for _, reading in zip(range(MAXIMUM_READINGS), readings, strict=False):
        yield reading


class _Marks:
    """The quotation marks of a printed instruction: where one can open, where one can close."""

    def __init__(self, printed: str) -> None:
        self.printed = printed
        self.positions = [i for i, character in enumerate(printed) if character in MARKS]
        if len(self.positions) > 10 * MAXIMUM_MARKS:
            self.positions = self.positions[: 10 * MAXIMUM_MARKS]
        self.opens = [i for i in self.positions if _opens(printed, i, printed[i])]
        self.closes = [i for i in self.positions if _closes(printed, i, printed[i])]
        able = {*self.opens, *self.closes}
        self.positions = [i for i in self.positions if i in able]
        self._can_open, self._can_close = set(self.opens), set(self.closes)
        self._ends: dict[int, list[int]] = {}

    def quotation(self, begin: int, end: int, *, balanced: bool) -> Quotation:
        """Return the words between the marks at `begin` and `end`."""
        words = self.printed[begin + 1 : end].strip()
        doubtful = (BETWEEN_QUOTATIONS if balanced else ANY_ACT).search(words) is not None
        return Quotation(begin, min(end + 1, len(self.printed)), words, doubtful)

    def next_opening(self, start: int) -> int | None:
        at = bisect_left(self.opens, start)
        return self.opens[at] if at < len(self.opens) else None

    def balanced_end(self, begin: int) -> int | None:
        """Return the mark at which as many have closed as opened since `begin`."""
        depth = 0
        printed = self.printed
        for position in self.positions[bisect_left(self.positions, begin) :]:
            character = printed[position]
            closes = depth and position in self._can_close
            if closes and _pairs(printed[begin], character, depth):
                depth -= 1
                if depth == 0:
                    return position
            elif position in self._can_open and (depth == 0 or character not in APOSTROPHES):
                depth += 1
        return None

    def ends(self, begin: int) -> list[int]:
        """Return the possible ends of the quotation that opens at `begin`, the likeliest first.

        First the mark that balances, then the last one of the text, then the others in order.
        When no mark closes at all, the quotation runs to the end of the text.
        """
        if begin not in self._ends:
            self._ends[begin] = self._possible_ends(begin)
        return self._ends[begin]

    def _possible_ends(self, begin: int) -> list[int]:
        is_apostrophe = self.printed[begin] in APOSTROPHES
        candidates = [
            position
            for position in self.closes[bisect_left(self.closes, begin + 1) :]
            if (self.printed[position] in APOSTROPHES) == is_apostrophe
        ]
        if not candidates:
            return [len(self.printed)]
        balanced = self.balanced_end(begin)
        first = [balanced] if balanced is not None else []
        return list(dict.fromkeys([*first, candidates[-1], *candidates]))[:MAXIMUM_ENDS]


def _balanced(marks: _Marks) -> tuple[Quotation, ...] | None:
    """Return the reading in which every mark has its partner, None when there is none."""
    found: list[Quotation] = []
    begin = marks.next_opening(0)
    while begin is not None:
        end = marks.balanced_end(begin)
        if end is None:
            return None
        found.append(marks.quotation(begin, end, balanced=True))
        begin = marks.next_opening(end + 1)
    return tuple(found)


def _strays(closes: list[int], quotations: tuple[Quotation, ...]) -> bool:
    """Tell whether a mark that can only close stands outside all `quotations`."""
    inside = 0
    for quotation in quotations:
        inside += bisect_left(closes, quotation.end) - bisect_left(closes, quotation.start + 1)
    openers = sum(1 for quotation in quotations if quotation.start in set(closes))
    return inside + openers < len(closes)


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
    """Return the positions of the « », “ ” and " of `words` that have no partner."""
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
    return alone | set(open_marks) | _straight_without_partner(words)


def _straight_without_partner(words: str) -> set[int]:
    """Return the " that begin or end a line with an odd number of them: opened again, closed early."""
    alone: set[int] = set()
    start = 0
    for line in words.split("\n"):
        begin = start + len(line) - len(line.lstrip())
        end = start + len(line.rstrip())
        if line.count('"') % 2 and words[begin : begin + 1] == '"':
            alone.add(begin)
        elif line.count('"') % 2 and words[end - 1 : end] == '"':
            alone.add(end - 1)
        start += len(line) + 1
    return alone


def _readings(marks: _Marks) -> Iterator[tuple[Quotation, ...]]:
    """Depth first, without recursion: hostile text may hold any number of marks."""
    stack: list[tuple[tuple[Quotation, ...], int, Iterator[int]]] = []
    chosen: tuple[Quotation, ...] = ()
    start = 0
    while True:
        begin = marks.next_opening(start)
        if begin is None:
            yield chosen
        else:
            stack.append((chosen, begin, iter(marks.ends(begin))))
        while stack:
            before, opening, ends = stack[-1]
            end = next(ends, None)
            if end is not None:
                chosen = (*before, marks.quotation(opening, end, balanced=False))
                start = end + 1
                break
            stack.pop()
        else:
            return


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
    if after.isspace():
        return character == '"' and before.isspace()  # " a ": spaced as « a »
    return (before.isspace() or before in "([«“:,;\"'") and bool(after)


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
