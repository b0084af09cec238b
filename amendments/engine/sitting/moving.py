"""An amendment put at another place in the voting order, and where that changes the text."""

from collections.abc import Iterable, Mapping, Sequence

from amendments.engine.consolidate import Consolidated
from amendments.engine.notices import Notice, notice
from amendments.engine.pieces import Kind, Piece


class CannotMoveError(ValueError):
    """An amendment that may not stand where it was to be put; `notice` says why."""

    def __init__(self, notice: Notice) -> None:
        super().__init__(notice.message)
        self.notice = notice


def put_before(
    order: Sequence[str], parents: Mapping[str, str], number: str, before: str
) -> tuple[str, ...]:
    """Return `order` with `number` right before `before`, or last where that is "".

    An amendment moves with its sub-amendments; put before a sub-amendment, it stands before the whole
    family. A sub-amendment moves among those to the same amendment: "" and its own amendment mean last
    of them. Raises `CannotMoveError`.
    """
    families = _families(order, parents)
    _refuse_unknown(order, number, before)
    if number in parents:
        return _join(_move_sub(families, parents[number], number, before))
    target = parents.get(before, before)
    if target == number:
        return _join(families)
    heads = [head for head in families if head != number]
    at = heads.index(target) if target else len(heads)
    heads.insert(at, number)
    return _join({head: families[head] for head in heads})


def step(
    order: Sequence[str], parents: Mapping[str, str], number: str, *, is_later: bool
) -> tuple[str, ...]:
    """Return `order` with `number` one place earlier or later among its like; at the end it stays.

    Raises `CannotMoveError` where there is no such number.
    """
    _refuse_unknown(order, number, "")
    families = _families(order, parents)
    own = parents.get(number)
    like = list(families) if own is None else list(families[own][:-1])
    at = like.index(number)
    to = at + 1 if is_later else at - 1
    if not 0 <= to < len(like):
        return _join(families)
    like[at], like[to] = like[to], like[at]
    if own is None:
        return _join({head: families[head] for head in like})
    return _join(families | {own: [*like, own]})


def _refuse_unknown(order: Sequence[str], number: str, before: str) -> None:
    for one in (number, *([before] if before else [])):
        if one not in order:
            raise CannotMoveError(notice("sitting-unknown", number=one))


def _move_sub(
    families: dict[str, list[str]], parent: str, number: str, before: str
) -> dict[str, list[str]]:
    if before == number:
        return families
    rest = [one for one in families[parent] if one != number]
    before = before or parent
    if before not in rest:
        raise CannotMoveError(notice("moving-sub", number=parent))
    rest.insert(rest.index(before), number)
    return families | {parent: rest}


def _families(order: Sequence[str], parents: Mapping[str, str]) -> dict[str, list[str]]:
    """Return each amendment with its sub-amendments, which stand before it, by number, in order."""
    families: dict[str, list[str]] = {number: [] for number in order if number not in parents}
    for number in order:
        if number in parents:
            families[parents[number]].append(number)
    return {number: [*subs, number] for number, subs in families.items()}


def _join(families: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    return tuple(number for family in families.values() for number in family)


def changed_places(before: Consolidated, after: Consolidated) -> tuple[str, ...]:
    """Return the numbers of the draft's paragraphs at which two texts differ, in text order.

    A new paragraph belongs to the one it follows, at the very start to the first; "" is the title.
    """
    old, new = _wordings(before), _wordings(after)
    numbers = dict.fromkeys([*old, *new])
    return tuple(number for number in numbers if old.get(number) != new.get(number))


def _wordings(text: Consolidated) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {"": [_words(text.title)]}
    first = next((one.original for one in text.paragraphs if one.original), "")
    number = first or ""
    for paragraph in text.paragraphs:
        number = paragraph.original or number
        found.setdefault(number, []).append(_words(paragraph.pieces))
    return found


def _words(pieces: Iterable[Piece]) -> str:
    return "".join(piece.text for piece in pieces if piece.kind != Kind.DELETED)
