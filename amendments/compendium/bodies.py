"""What belongs to an amendment and what to the draft around it.

A numbered paragraph after an amendment is normally the next one of the draft. Inside an open
quotation it is new text, unless the numbers of the draft say that it was torn from there.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from enum import Enum, auto

from amendments.compendium.blocks import Block, Mend
from amendments.compendium.headings import is_operation, names_its_draft
from amendments.compendium.items import broken_item
from amendments.compendium.joining import excerpt_end, excerpt_start, goes_on, joined
from amendments.compendium.letters import is_next_item
from amendments.compendium.numbers import comes_later, follows, numbered
from amendments.compendium.quotations import Depth
from amendments.compendium.quotes import OPENING, balance, last_mark, opens

_INSERTS = re.compile(r"\b(?:insert|insérer|add|ajouter)\b", re.IGNORECASE)
_TARGETS = re.compile(r"\b\d{1,4}(?:\.\d{1,3}){0,4}\b")


class Place(Enum):
    """Where a numbered block among those of an amendment belongs."""

    NEW_TEXT = auto()
    DRAFT = auto()  # it and all that follows
    TORN = auto()  # it, up to where the new text goes on
    DOUBT = auto()


@dataclass(slots=True)
class Body:
    """The blocks of an amendment's instruction, and those of the draft that stood among them."""

    instruction: list[str] = field(default_factory=list)
    draft: list[Block] = field(default_factory=list)
    mends: list[Mend] = field(default_factory=list)
    doubts: list[Block] = field(default_factory=list)


def told_apart(
    blocks: Sequence[Block],
    before: str | None,
    after: str | None,
    carries_on_draft: Callable[[Block], bool],
) -> Body:
    """Return what of `blocks` is instruction and what is draft.

    `before` and `after` are the numbers of the draft paragraphs printed last before and first
    after these blocks; `carries_on_draft` knows a piece torn off the paragraph `before`.
    """
    reading = _Reading(list(blocks), before, after, carries_on_draft)
    while reading.at < len(reading.blocks):
        reading.step()
    return reading.body


@dataclass(frozen=True, slots=True)
class _Ahead:
    """Where the open quotation closes (None: nowhere), and the draft number after that."""

    closes_at: int | None
    next_number: str | None


@dataclass(slots=True)
class _Reading:
    blocks: list[Block]
    before: str | None
    after: str | None
    carries_on_draft: Callable[[Block], bool]
    body: Body = field(default_factory=Body)
    at: int = 0
    depth: Depth = field(default_factory=Depth)
    own_number: str | None = None  # the last number printed inside the new text
    operation: str | None = None  # the last number of an operation, outside the new text
    _ahead: _Ahead | None = None
    _repeats: dict[str, int] | None = None

    def step(self) -> None:
        """Take in the next block, or all the rest when the draft goes on there."""
        block = self.blocks[self.at]
        if block.number is None:
            self._take_unnumbered(block)
            return
        place = self._place(block, block.number)
        if place is Place.DRAFT:
            self.body.draft.extend(self.blocks[self.at :])
            self.at = len(self.blocks)
        elif place is Place.TORN:
            self._take_out(self._chain_end())
        else:
            if place is Place.DOUBT:
                self.body.doubts.append(block)
            self._add(block)

    def _take_unnumbered(self, block: Block) -> None:
        lines = self.body.instruction
        if self.depth.value == 0 and lines and self._is_of_the_draft(block):
            self.body.draft.append(block)
            self.at += 1
        elif self.depth.value > 0 and block.bullet:
            self._take_item(block)
        elif self.depth.value > 0 and _is_torn_off(lines[-1], block):
            message = "A sentence broken in two was joined."
            self._join(block, "torn-paragraph", message, excerpt_start(block.text))
        else:
            self._add(block)

    def _take_item(self, block: Block) -> None:
        following = self.blocks[self.at + 1] if self.at + 1 < len(self.blocks) else None
        item = broken_item(self.body.instruction[-1], block, following)
        if item is None or block.bullet in "–—":
            self._add(block)
            return
        message = "A list item broken in two was joined."
        whole = replace(block, text=item)
        self._join(whole, "broken-list-item", message, excerpt_start(block.text))

    def _is_of_the_draft(self, block: Block) -> bool:
        finished = self.body.instruction[-1].endswith(".") or last_mark(self.body.instruction[-1])
        return bool(finished) and not is_operation(block.text) and self.carries_on_draft(block)

    def _add(self, block: Block) -> None:
        self.body.instruction.append(block.text)
        self.body.mends.extend(block.mends)
        if self.depth.value == 0:
            self.operation = block.number or self.operation
        self.depth.take(block.text)
        own = numbered(block.text.lstrip(OPENING + "\"'‘ \u00a0\u202f"))
        self.own_number = own.number if own else self.own_number
        if self.depth.value == 0:
            self._ahead = None
        self.at += 1

    def _join(self, block: Block, code: str, message: str, printed: str) -> None:
        lines = self.body.instruction
        end = excerpt_end(lines[-1])
        after = joined(end, excerpt_start(block.text))
        self.body.mends.append(Mend(code, message, f"{end}\n{printed}", after))
        self._add(block)
        lines[-2:] = [joined(lines[-2], lines[-1])]

    def _place(self, block: Block, number: str) -> Place:
        if self._is_numbered_operation(block, number):
            return Place.NEW_TEXT
        if self._stands_before_the_rest(number):
            return Place.TORN
        if not self.body.instruction:
            return Place.DRAFT
        if self.depth.value == 0:
            return self._place_after_quotation(block, number)
        ahead = self._look_ahead()
        if ahead.closes_at is None:
            return self._place_in_unclosed_quotation(number)
        if self.blocks[ahead.closes_at].number is not None or not follows(self.before, number):
            return Place.NEW_TEXT
        return self._place_in_quotation(number, ahead)

    def _stands_before_the_rest(self, number: str) -> bool:
        """Is it a draft paragraph printed before the instruction, or before the new text of it?"""
        if self.depth.value > 0 or not follows(self.before, number):
            return False
        end = self._chain_end()
        rest = self.blocks[end].text if end < len(self.blocks) else ""
        if not self.body.instruction:
            return names_its_draft(rest)
        return self.body.instruction[-1].endswith(":") and opens(rest)

    def _is_numbered_operation(self, block: Block, number: str) -> bool:
        """Is it one of several operations, numbered in the amendment ("1. In paragraph 4, …")?"""
        if "." in number or block.numbered is None or not is_operation(block.numbered.text):
            return False
        if not self.body.instruction:
            return not follows(self.before, number) or number == "1"
        if number == "1":
            return self.body.instruction[-1].endswith(":")  # "In paragraph 5:" and its operations
        return self.operation is not None and follows(self.operation, number)

    def _place_after_quotation(self, block: Block, number: str) -> Place:
        last = self.body.instruction[-1]
        closes_here = balance(block.text) < 0 and last_mark(block.text) is not None
        if closes_here and (last_mark(last) is not None or last.endswith(":")):
            return Place.NEW_TEXT  # the quotation was closed too early, or not opened
        if last.endswith(":") and not follows(self.before, number):
            return Place.DOUBT  # new text is expected here, and it has no quotation marks
        return Place.DRAFT

    def _place_in_unclosed_quotation(self, number: str) -> Place:
        repeats = self._last_places()
        if follows(self.before, number):
            is_own = self._is_explained_by_new_text(number)
            return Place.NEW_TEXT if is_own and repeats[number] > self.at else Place.DRAFT
        if any(at > self.at and follows(self.before, n) for n, at in repeats.items()):
            return Place.NEW_TEXT
        return Place.DRAFT if comes_later(self.before, number) else Place.NEW_TEXT

    def _place_in_quotation(self, number: str, ahead: _Ahead) -> Place:
        """The number is the draft's next one, and new text follows before the quotation ends."""
        end = self._chain_end()
        last, following = self.blocks[end - 1].number or number, ahead.next_number
        before_text, after_text = self.body.instruction[-1], self.blocks[end].text
        sentence_is_torn = goes_on(before_text, after_text) and after_text[0].islower()
        is_own = self._is_explained_by_new_text(number)
        if following is not None and not follows(self.before, following):
            fills_gap = comes_later(last, following)
            if fills_gap and (sentence_is_torn or not is_own):
                return Place.TORN
            return Place.DOUBT if fills_gap else Place.NEW_TEXT
        if sentence_is_torn and not is_own:
            return Place.TORN
        if following is not None or is_own or self._is_explained_by_instruction(number):
            return Place.NEW_TEXT
        return Place.DOUBT

    def _is_explained_by_new_text(self, number: str) -> bool:
        """Is the number the next one in the new text's own numbering?"""
        return self.own_number is not None and follows(self.own_number, number)

    def _is_explained_by_instruction(self, number: str) -> bool:
        """Does the instruction insert paragraphs where this number comes next?"""
        head = self.body.instruction[0][:300]
        targets = _TARGETS.findall(head)
        return bool(_INSERTS.search(head)) and any(follows(target, number) for target in targets)

    def _look_ahead(self) -> _Ahead:
        """Return where the open quotation closes, looked up once for each quotation."""
        if self._ahead is None:
            depth = replace(self.depth)
            closes_at = None
            for at in range(self.at, len(self.blocks)):
                depth.take(self.blocks[at].text)
                if depth.value == 0:
                    closes_at = at
                    break
            rest = self.blocks[closes_at + 1 :] if closes_at is not None else []
            following = next((block.number for block in rest if block.number), self.after)
            self._ahead = _Ahead(closes_at, following)
        return self._ahead

    def _last_places(self) -> dict[str, int]:
        """Return where each number stands last among the blocks."""
        if self._repeats is None:
            self._repeats = {b.number: at for at, b in enumerate(self.blocks) if b.number}
        return self._repeats

    def _chain_end(self) -> int:
        """Return where the draft paragraphs that begin here end and the new text goes on."""
        before, at = self.before, self.at
        while at < len(self.blocks):
            block = self.blocks[at]
            if block.number is not None:
                if not follows(before, block.number):
                    break
                before = block.number
            elif not block.bullet:
                break
            at += 1
        return at

    def _take_out(self, end: int) -> None:
        """Take the draft paragraphs up to `end` out of the quotation, and join its two ends."""
        taken = self.blocks[self.at : end]
        self.body.draft.extend(taken)
        self.before = next(block.number for block in reversed(taken) if block.number)
        names = ", ".join(block.number for block in taken if block.number)
        message = f"Printed inside the amendment, taken out of it: paragraph {names} of the draft."
        self.at, self._ahead = end, None
        rest, lines = self.blocks[end], self.body.instruction
        printed = f"{excerpt_start(taken[0].text)}\n{excerpt_start(rest.text)}"
        code = "paragraph-inside-quotation" if self.depth.value else "paragraph-inside-amendment"
        if lines and goes_on(lines[-1], rest.text):
            self._join(rest, code, message, printed)
            return
        last = f"{excerpt_end(lines[-1])}\n" if lines else ""
        after = f"{last}{excerpt_start(rest.text)}"
        self.body.mends.append(Mend(code, message, f"{last}{printed}", after))
        self._add(rest)


def _is_torn_off(before: str, block: Block) -> bool:
    if block.lettered or is_next_item(before, block.text):
        return False
    return goes_on(before, block.text) and block.text[0].islower()


def outer_number(blocks: Sequence[Block], *, in_amendment: bool) -> str | None:
    """Return the first number of a draft paragraph among `blocks`, outside all quotations.

    What an amendment begins with is its instruction, numbered or not.
    """
    depth, said = Depth(), not in_amendment
    for block in blocks:
        if block.number and depth.value == 0 and said and not is_operation(block.text):
            return block.number
        depth.take(block.text)
        said = True
    return None
