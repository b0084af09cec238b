"""The draft with edits that come and go: only the paragraphs that they touch are made again."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from amendments.engine.assembly import Applied, changes_of, items_at, positions_of
from amendments.engine.credit import Share, credit
from amendments.engine.edits import Edit
from amendments.engine.families import Families, Numbers
from amendments.engine.pieces import ConsolidatedParagraph, Piece
from amendments.engine.text import TITLE, Text
from amendments.engine.weave import weave

At = tuple[ConsolidatedParagraph, ...]  # at one position: a paragraph and the new ones behind it


class Sheet:
    """A draft and the edits on it, none of which clash.

    `title` and `numbers` are as they were when the paragraphs were last renewed.
    """

    def __init__(self, text: Text) -> None:
        self._text = text
        self._near: dict[int, dict[tuple[int, int], Applied]] = {}  # by position and voting order
        self._shares: dict[str, Sequence[Share]] = {}
        self._spread: dict[str, set[int]] = {}  # positions of the amendments that have parts
        self._touched: set[int] = set()
        bare = changes_of(text, [])
        positions = range(max(1, len(text.paragraphs)))
        self._families = Families(text, [items_at(text, bare, at) for at in positions])
        self.title: tuple[Piece, ...] = weave(text.title, ())
        self.numbers: Numbers = self._families.numbers()
        self._paragraphs: list[At] = [() for _ in positions]
        self._write(positions)

    def take(self, place: int, number: str, edits: Sequence[Edit]) -> None:
        """Take away the edits of the amendment at `place` of the voting order."""
        for at, edit in enumerate(edits):
            for position in positions_of(self._text, edit):
                del self._near[position][place, at]
                self._touched.add(position)
        self._shares.pop(number, None)
        self._spread.pop(number, None)

    def lay(
        self, place: int, number: str, edits: Sequence[Edit], shares: Sequence[Share] = ()
    ) -> None:
        """Put edits there; `shares` are those of its new words if it has sub-amendments."""
        spread: set[int] = set()
        for at, edit in enumerate(edits):
            made = Applied(number, edit)
            for position in positions_of(self._text, edit):
                self._near.setdefault(position, {})[place, at] = made
                spread.add(position)
        self._touched |= spread
        if shares:
            self._shares[number] = shares
            self._spread[number] = spread

    def renew(self) -> dict[int, At]:
        """Make again what was touched; return, by position, what is not as before but for numbers."""
        touched = sorted(self._touched)
        self._touched = set()
        near: dict[tuple[int, int], Applied] = {}
        for position in touched:
            near |= self._near.get(position, {})
        changes = changes_of(self._text, [near[key] for key in sorted(near)])
        if TITLE in touched:
            self.title = weave(self._text.title, changes.words.get(TITLE, ()))
        inside = [position for position in touched if position != TITLE]
        if not inside:
            return {}
        changed = self._families.put({at: items_at(self._text, changes, at) for at in inside})
        self.numbers = self._families.numbers()
        return self._write(self._credited_together({*changed, *inside}))

    def paragraphs(self) -> list[ConsolidatedParagraph]:
        """Return the whole text under the present numbers."""
        found = []
        for some, finals in zip(self._paragraphs, self.numbers.by_position(), strict=True):
            for one, final in zip(some, finals, strict=True):
                found.append(one if one.final == final else replace(one, final=final))
        return found

    def _credited_together(self, positions: set[int]) -> set[int]:
        """Return `positions` with all that share an amendment of which the parts are told apart."""
        found, new = positions, positions
        while self._shares and new:
            numbers = {number for at in new for number in self._amendments_at(at)}
            spread = set().union(*(self._spread.get(number, ()) for number in numbers))
            new = spread - found - {TITLE}
            found = found | new
        return found

    def _amendments_at(self, position: int) -> Iterable[str]:
        return (one.amendment for one in self._near.get(position, {}).values())

    def _write(self, positions: Iterable[int]) -> dict[int, At]:
        """Write the paragraphs at `positions`; return those that are not as before but for numbers."""
        ordered = sorted(positions)
        numbers = self._numbers_at(ordered)
        rows = [
            [
                ConsolidatedParagraph(item.original, final, item.pieces, item.notices)
                for item, final in zip(self._families.items(at), numbers[at], strict=True)
            ]
            for at in ordered
        ]
        credited = iter(credit([one for row in rows for one in row], self._shares_at(ordered)))
        changed: dict[int, At] = {}
        for at, row in zip(ordered, rows, strict=True):
            now = tuple(next(credited) for _ in row)
            if not _alike(self._paragraphs[at], now):
                changed[at] = now
            self._paragraphs[at] = now
        return changed

    def _numbers_at(self, positions: Iterable[int]) -> dict[int, tuple[str | None, ...]]:
        found: dict[int, tuple[str | None, ...]] = {}
        for position in positions:
            if position not in found:
                first, finals = self._families.family_numbers(self.numbers, position)
                found.update(enumerate(finals, first))
        return found

    def _shares_at(self, positions: Iterable[int]) -> Mapping[str, Sequence[Share]]:
        if not self._shares:
            return {}
        numbers = {number for at in positions for number in self._amendments_at(at)}
        return {number: self._shares[number] for number in sorted(numbers & self._shares.keys())}


def _alike(before: At, now: At) -> bool:
    """Tell whether both are the same paragraphs but for their final numbers."""
    return len(before) == len(now) and all(
        (one.original, one.pieces, one.notices, one.final is None)
        == (other.original, other.pieces, other.notices, other.final is None)
        for one, other in zip(before, now, strict=True)
    )
