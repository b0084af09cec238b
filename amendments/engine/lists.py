"""The stops of list items: a new item ends as its list does (";" inside, "." at the end).

INSTRUCTIONS.md, "What the new words do at the place where they go". Only the new item's own
stop is changed; an old item that now stands at the wrong end of its list is reported.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from amendments.engine.edits.joints import close_of, ends_with_abbreviation, stop_of
from amendments.engine.notices import Notice, notice
from amendments.engine.numbering import parent_of
from amendments.engine.pieces import Kind, Piece

CHANGEABLE = {".", ";", ",", ""}


@dataclass(frozen=True, slots=True)
class Item:
    """A paragraph in its order, before it has its final number."""

    original: str | None
    level: int
    stays: bool
    pieces: tuple[Piece, ...]
    notices: tuple[Notice, ...] = ()

    @property
    def text(self) -> str:
        return "".join(piece.text for piece in self.pieces if piece.kind != Kind.DELETED)

    @property
    def tabled(self) -> str:
        return "".join(piece.text for piece in self.pieces if piece.kind != Kind.INSERTED)

    @property
    def is_new(self) -> bool:
        """Tell whether all its words are new."""
        kept = any(piece.kind == Kind.KEPT for piece in self.pieces)
        return self.stays and not kept and self.pieces[-1].kind == Kind.INSERTED


def settle_lists(items: Sequence[Item]) -> list[Item]:
    """Return `items` with the stops of new ones as their lists want them, and doubts noticed."""
    settled = list(items)
    for members in _lists(items):
        if any(items[at].is_new or not items[at].stays for at in members):
            _settle(settled, members)
    return settled


def _lists(items: Sequence[Item]) -> list[list[int]]:
    """Return the lists of the result: positions of the items under one parent, gone ones included."""
    open_lists: list[list[int]] = []
    found: list[list[int]] = []
    parent_numbers: list[str | None] = []
    for at, item in enumerate(items):
        level = min(item.level, len(open_lists))
        del open_lists[level + 1 :], parent_numbers[level + 1 :]
        above = parent_of(item.original) if item.original else None
        strange = (
            above is not None
            and level < len(open_lists)
            and parent_numbers[level] not in (None, above)
        )
        if level == len(open_lists) or strange:
            del open_lists[level:], parent_numbers[level:]
            open_lists.append([])
            parent_numbers.append(above)
            found.append(open_lists[level])
        open_lists[level].append(at)
        parent_numbers[level] = parent_numbers[level] or above
    return found


def _settle(items: list[Item], members: Sequence[int]) -> None:
    old = [items[at] for at in members if items[at].original is not None]
    present = [at for at in members if items[at].stays]
    if not old or not present:
        return
    inside = _usual_stop(stop_of(one.tabled) for one in old[:-1])
    last = stop_of(old[-1].tabled)
    if not inside and items[members[0]].level == 0:
        inside = last  # the paragraphs of a draft all end alike; of a list one item tells nothing
    old_last = next(at for at in reversed(members) if items[at].original is not None)
    for place, at in enumerate(present):
        if not (items[at].is_new or at == old_last or place == len(present) - 1):
            continue  # an old item that stands inside the list, as before
        wanted = last if place == len(present) - 1 else inside
        if not wanted and items[at].level and not stop_of(items[at].text):
            wanted = ";"  # every other item has a list of its own: this one still goes on
        if wanted in {".", ";"} and not _announces(items, at):
            items[at] = _settled(items[at], wanted, is_last=place == len(present) - 1)


def _usual_stop(stops: Iterable[str]) -> str:
    """Return ";" when any item of the list ends with one, else "." when any does."""
    usual = ""
    for stop in stops:
        if stop == ";":
            return stop
        usual = usual or (stop if stop == "." else "")
    return usual


def _announces(items: Sequence[Item], at: int) -> bool:
    """Tell whether the item has a list of its own, so that it does not end the line."""
    following = next(
        (items[after] for after in range(at + 1, len(items)) if items[after].stays), None
    )
    return following is not None and following.level > items[at].level


def _settled(item: Item, wanted: str, *, is_last: bool) -> Item:
    stop = stop_of(item.text)
    if stop == wanted or stop not in CHANGEABLE:
        return item
    if not item.is_new:
        if stop_of(item.tabled) != stop:
            return item
        way = notice("list-ends" if is_last else "list-goes-on")
        return replace(item, notices=(*item.notices, notice("list-stop-doubt", stop=stop, way=way)))
    changed = item.pieces[-1]._replace(text=_with_stop(item.pieces[-1].text, stop, wanted))
    told = notice("list-stop-changed", stop=wanted)
    return replace(item, pieces=(*item.pieces[:-1], changed), notices=(*item.notices, told))


def _with_stop(words: str, stop: str, wanted: str) -> str:
    if stop and not ends_with_abbreviation(words):
        words = words[: close_of(words)]
    return words.rstrip() + wanted
