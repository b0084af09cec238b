"""Put applied edits into the draft: pieces, paragraphs in order, final numbers, notices."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple, cast

from amendments.engine.edits import Edit, NewParagraph, ParagraphsEdit, WordsEdit
from amendments.engine.lists import Item, settle_lists
from amendments.engine.notices import Notice, notice
from amendments.engine.numbering import Slot, final_numbers, level_of
from amendments.engine.pieces import ConsolidatedParagraph, Kind, Piece
from amendments.engine.text import TITLE, Text
from amendments.engine.weave import weave


class Applied(NamedTuple):
    """An edit that is made, and the number of its amendment."""

    amendment: str
    edit: Edit


@dataclass(frozen=True, slots=True)
class Assembled:
    paragraphs: tuple[ConsolidatedParagraph, ...]
    title: tuple[Piece, ...]
    notices: tuple[Notice, ...]


@dataclass(slots=True)
class Changes:
    """The applied edits by the paragraph, or the border before a paragraph, that they concern."""

    words: dict[int, list[tuple[str, WordsEdit]]]
    gone: dict[int, str]  # paragraphs that go, and the amendment by which
    takes: dict[int, NewParagraph]  # new paragraphs that take the place of one that goes
    borders: dict[int, list[tuple[str, NewParagraph]]]
    notices: dict[int, list[Notice]]


def assemble(text: Text, applied: Sequence[Applied]) -> Assembled:
    """Return `text` with the edits of `applied`, none of which clash, given in voting order."""
    changes = changes_of(text, applied)
    items = settle_lists(_items(text, changes))
    finals = final_numbers([Slot(item.original, item.level, item.stays) for item in items])
    paragraphs = tuple(
        ConsolidatedParagraph(item.original, final, item.pieces, item.notices)
        for item, final in zip(items, finals, strict=True)
    )
    title = weave(text.title, changes.words.get(TITLE, ()))
    return Assembled(paragraphs, title, tuple(n for one in paragraphs for n in one.notices))


def changes_of(text: Text, applied: Sequence[Applied]) -> Changes:
    """Return what `applied` does, by paragraph: work grows with the edits, not with the draft."""
    words: dict[int, list[Applied]] = {}
    # Only edits of words are put there: the pairs serve as they are, many thousands need no copy.
    changes = Changes(cast("dict[int, list[tuple[str, WordsEdit]]]", words), {}, {}, {}, {})
    insertions: dict[int, list[tuple[str, ParagraphsEdit]]] = {}
    for one in applied:
        edit = one.edit
        if isinstance(edit, WordsEdit):
            words.setdefault(edit.span.paragraph, []).append(one)
            if edit.notices:
                changes.notices.setdefault(edit.span.paragraph, []).extend(edit.notices)
            continue
        where = edit.goes[0] if edit.goes else max(0, min(edit.at, len(text.paragraphs)) - 1)
        changes.notices.setdefault(where, []).extend(edit.notices)
        changes.gone.update(dict.fromkeys(edit.goes, one.amendment))
        if edit.is_replacement:
            _replace(text, changes, one.amendment, edit)
        elif edit.new:
            insertions.setdefault(edit.at, []).append((one.amendment, edit))
    for at, edits in insertions.items():
        _insert(text, changes, at, edits)
    for index, edits_of_words in changes.words.items():
        changes.notices.setdefault(index, []).extend(_same_place(edits_of_words))
    return changes


def _replace(text: Text, changes: Changes, amendment: str, edit: ParagraphsEdit) -> None:
    """Let each new paragraph take the place of one that goes: by printed number, else in order."""
    free: Sequence[int] = edit.goes
    previous = edit.goes[0]
    for new in edit.new:
        index = _partner(text, free, new)
        if index is not None:
            free = [other for other in free if other > index]
            changes.takes[index] = new
            previous = index
            continue
        deeper = new.level > level_of(text.paragraphs[previous].number)
        at = previous + 1 if deeper else text.family(previous).stop
        changes.borders.setdefault(at, []).append((amendment, new))


def _partner(text: Text, free: Sequence[int], new: NewParagraph) -> int | None:
    for index in free:
        number = text.paragraphs[index].number
        if new.number == number or (not new.number and level_of(number) == new.level):
            return index
    return None


def _insert(
    text: Text, changes: Changes, at: int, edits: Sequence[tuple[str, ParagraphsEdit]]
) -> None:
    """Put new paragraphs at one border: those of a deeper list first, then by voting order."""
    ordered = sorted(edits, key=lambda one: -one[1].new[0].level)
    border = changes.borders.setdefault(at, [])
    for amendment, edit in ordered:
        border.extend((amendment, new) for new in edit.new)
    where = max(0, at - 1)
    for level in sorted({edit.new[0].level for _, edit in edits}):
        same = [(amendment, edit.new) for amendment, edit in ordered if edit.new[0].level == level]
        changes.notices.setdefault(where, []).extend(_together(same))


def _same_place(edits: Sequence[tuple[str, WordsEdit]]) -> list[Notice]:
    places: dict[int, list[tuple[str, object]]] = {}
    for amendment, edit in edits:
        named = edit.named
        if named.start == named.end:
            places.setdefault(edit.span.start, []).append((amendment, edit.new))
    return [found for same in places.values() for found in _together(same)]


def _together(same: Sequence[tuple[str, object]]) -> list[Notice]:
    """Return the notices about insertions at one and the same place."""
    numbers = list(dict.fromkeys(amendment for amendment, _ in same))
    if len(numbers) < 2:
        return []
    found = [notice("same-place", numbers=", ".join(numbers))]
    first_with: dict[object, str] = {}
    for amendment, new in same:
        twin = first_with.setdefault(new, amendment)
        if twin != amendment:
            found.append(notice("identical", first=twin, second=amendment))
    return found


def _items(text: Text, changes: Changes) -> list[Item]:
    items = _new_items(changes, 0)
    for index in range(len(text.paragraphs)):
        items.append(_item(text, changes, index))
        items += _new_items(changes, index + 1)
    return items


def items_at(text: Text, changes: Changes, index: int) -> list[Item]:
    """Return the paragraph at `index` and the new ones behind it; with the first, those before it."""
    before = _new_items(changes, 0) if index == 0 else []
    own = [_item(text, changes, index)] if index < len(text.paragraphs) else []
    return [*before, *own, *_new_items(changes, index + 1)]


def positions_of(text: Text, edit: Edit) -> set[int]:
    """Return the positions whose `items_at` depend on `edit`; TITLE when it changes the title."""
    changes = changes_of(text, [Applied("", edit)])
    borders = {max(0, border - 1) for border in changes.borders}
    return {*changes.words, *changes.gone, *changes.takes, *changes.notices, *borders}


def _new_items(changes: Changes, border: int) -> list[Item]:
    return [
        Item(None, new.level, True, (Piece(Kind.INSERTED, new.text, amendment),))
        for amendment, new in changes.borders.get(border, ())
    ]


def _item(text: Text, changes: Changes, index: int) -> Item:
    paragraph = text.paragraphs[index]
    notices = tuple(changes.notices.get(index, ()))
    level = level_of(paragraph.number)
    amendment = changes.gone.get(index)
    if amendment is None:
        pieces = weave(paragraph.text, changes.words.get(index, ()))
        item = Item(paragraph.number, level, True, pieces, notices)
        if _is_emptied(item) and paragraph.text.strip():
            return replace(item, notices=(*notices, notice("paragraph-emptied")))
        return item
    deleted = Piece(Kind.DELETED, paragraph.text, amendment)
    if index not in changes.takes:
        return Item(paragraph.number, level, False, (deleted,), notices)
    inserted = Piece(Kind.INSERTED, changes.takes[index].text, amendment)
    return Item(paragraph.number, level, True, (deleted, inserted), notices)


def _is_emptied(item: Item) -> bool:
    stays = (piece.text for piece in item.pieces if piece.kind is not Kind.DELETED)
    return not any(words.strip() for words in stays)
