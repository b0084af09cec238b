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
        if len(self.pieces) == 1 and self.original is not None:
            return self.pieces[0].text
        return "".join(piece.text for piece in self.pieces if piece.kind != Kind.INSERTED)

    @property
    def is_new(self) -> bool:
        """Tell whether all its words are new."""
        kept = any(piece.kind == Kind.KEPT for piece in self.pieces)
        return self.stays and not kept and self.pieces[-1].kind == Kind.INSERTED


@dataclass(frozen=True, slots=True)
class Manner:
    """How the items of a list end in the draft: inside it ("" when nothing tells) and at its end."""

    inside: str
    last: str


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What part of a text must know of the rest for the list at the top, which goes through all of it.

    `manner` is None when nothing comes or goes in that list. `has_last_old` and `has_last`: its
    last item of the draft, and of the result, stands in this part. `following` is the level of
    the next paragraph after this part that stays.
    """

    manner: Manner | None
    has_last_old: bool
    has_last: bool
    following: int | None


def settle_lists(items: Sequence[Item]) -> list[Item]:
    """Return `items` with the stops of new ones as their lists want them, and doubts noticed."""
    return settle_part(items, None)[0]


def settle_part(items: Sequence[Item], around: Surroundings | None) -> tuple[list[Item], set[int]]:
    """Return the `items` of one part of a text, settled, and the positions of those looked at.

    A part begins a list at the top. Without surroundings it is the whole text.
    """
    settled = list(items)
    if around is None:
        return settled, {
            at for members in _lists(items) for at in _settle_whole(settled, members, None)
        }
    looked_at: set[int] = set()
    top, *others = _lists(items)
    if around.manner:
        old = [at for at in top if items[at].original is not None]
        present = [at for at in top if items[at].stays]
        last_old = old[-1] if around.has_last_old else None
        last = present[-1] if around.has_last and present else None
        looked_at |= _settle(settled, present, around.manner, last_old, last, around.following)
    for members in others:
        looked_at |= _settle_whole(settled, members, around.following)
    return settled, looked_at


def manner_of(texts: Sequence[str], *, at_top: bool) -> Manner:
    """Return how the items of a list, which have `texts` in the draft, end."""
    inside = _usual_stop(stop_of(one) for one in texts[:-1])
    last = stop_of(texts[-1])
    if not inside and at_top:
        inside = last  # the paragraphs of a draft all end alike; of a list one item tells nothing
    return Manner(inside, last)


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


def _settle_whole(items: list[Item], members: Sequence[int], following: int | None) -> set[int]:
    """Settle the list of `members` in `items` if anything comes or goes in it.

    Return the positions of the items that its stops depend on.
    """
    if not any(items[at].is_new or not items[at].stays for at in members):
        return set()
    old = [at for at in members if items[at].original is not None]
    present = [at for at in members if items[at].stays]
    if not old or not present:
        return set()
    at_top = items[members[0]].level == 0
    manner = manner_of([items[at].tabled for at in old], at_top=at_top)
    return _settle(items, present, manner, old[-1], present[-1], following)


def _settle(
    items: list[Item],
    present: Sequence[int],
    manner: Manner,
    last_old: int | None,
    last: int | None,
    following: int | None,
) -> set[int]:
    looked_at = {at for at in present if items[at].is_new or at in {last_old, last}}
    for at in sorted(looked_at):  # all others are old and stand inside the list, as before
        wanted = manner.last if at == last else manner.inside
        ends = {""} if at == last else {"", "."}
        if not wanted and items[at].level and stop_of(items[at].text) in ends:
            wanted = ";"  # every other item has a list of its own: this one still goes on
        if wanted in {".", ";"} and not _announces(items, at, following):
            items[at] = _settled(items[at], wanted, is_last=at == last)
    return looked_at


def _usual_stop(stops: Iterable[str]) -> str:
    """Return ";" when any item of the list ends with one, else "." when any does."""
    usual = ""
    for stop in stops:
        if stop == ";":
            return stop
        usual = usual or (stop if stop == "." else "")
    return usual


def _announces(items: Sequence[Item], at: int, following: int | None) -> bool:
    """Tell whether the item has a list of its own, so that it does not end the line."""
    levels = (items[after].level for after in range(at + 1, len(items)) if items[after].stays)
    level = next(levels, following)
    return level is not None and level > items[at].level


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
