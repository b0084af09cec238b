"""Where an amendment that is still open has its place in the text as it now stands.

Its instruction names a place in the draft as tabled. Under votes on others that place may bear another
number, or the words that it relies on may be gone.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from amendments.engine.consolidate import Consolidated, ConsolidatedParagraph
from amendments.engine.edits import Edit, ParagraphsEdit, WordsEdit
from amendments.engine.notices import Notice, notice
from amendments.engine.pieces import Kind, Piece
from amendments.engine.text import TITLE


@dataclass(frozen=True, slots=True)
class PlaceNow:
    """What there is to say of a place, each thing once; nothing when it is as in the draft.

    `is_gone`: the ground of the amendment, or of a part of it, is not in the text any more.
    """

    told: tuple[Notice, ...] = ()
    is_gone: bool = False


@dataclass(frozen=True, slots=True)
class TextNow:
    """A text under votes, as places are looked up in it: what became of the draft's paragraphs, in its order."""

    draft: tuple[ConsolidatedParagraph, ...]
    title: tuple[Piece, ...]


def text_now(result: Consolidated) -> TextNow:
    """Return `result` with the paragraphs of the draft only; made once for many places."""
    return TextNow(tuple(p for p in result.paragraphs if p.original is not None), result.title)


def place_now(edits: Sequence[Edit], now: TextNow) -> PlaceNow:
    """Return where `edits` of an open amendment have their place in `now`, the text without it."""
    gone: dict[Notice, None] = {}
    moved: dict[Notice, None] = {}
    for edit in edits:
        gone.update(dict.fromkeys(_grounds_gone(edit, now.draft, now.title)))
        moved.update(dict.fromkeys(_moved(edit, now.draft)))
    return PlaceNow(tuple(gone) or tuple(moved), bool(gone))


def _grounds_gone(
    edit: Edit, draft: Sequence[ConsolidatedParagraph], title: Sequence[Piece]
) -> Iterator[Notice]:
    if isinstance(edit, ParagraphsEdit):
        relied_on = (*edit.goes, *(() if edit.parent is None else (edit.parent,)))
        for index in relied_on:
            yield from _paragraph_gone(draft[index])
        return
    if edit.paragraph == TITLE:
        for by in _takers(edit, title):
            yield notice("ground-title", by=by)
        return
    paragraph = draft[edit.paragraph]
    whole = list(_paragraph_gone(paragraph))
    yield from whole
    for by in () if whole else _takers(edit, paragraph.pieces):
        yield notice("ground-words", number=paragraph.original, by=by)


def _paragraph_gone(paragraph: ConsolidatedParagraph) -> Iterator[Notice]:
    """Yield that nothing of the draft's paragraph is left, and by which amendment."""
    left = [piece for piece in paragraph.pieces if piece.kind == Kind.KEPT and piece.text.strip()]
    deleting = [piece.amendment for piece in paragraph.pieces if piece.kind == Kind.DELETED]
    if deleting and not left:
        code = "ground-deleted" if paragraph.final is None else "ground-replaced"
        for by in dict.fromkeys(deleting):
            yield notice(code, number=paragraph.original, by=by)


def _takers(edit: WordsEdit, pieces: Sequence[Piece]) -> list[str]:
    """Return the amendments that deleted words on which `edit` relies.

    What only stands beside its ground needs some of it, all else the whole.
    """
    start, end = edit.ground.start, edit.ground.end
    if edit.named.start < edit.named.end:
        start, end = min(start, edit.named.start), max(end, edit.named.end)
    taken = [
        (min(last, end) - max(first, start), by)
        for first, last, by in _deleted(pieces)
        if first < end and start < last
    ]
    if edit.stands_beside and sum(length for length, _ in taken) < end - start:
        return []
    return list(dict.fromkeys(by for _, by in taken))


def _deleted(pieces: Sequence[Piece]) -> Iterator[tuple[int, int, str]]:
    """Yield the characters of the draft's paragraph that are gone, and by which amendment.

    A letter that only takes another case is no word that is gone, nor is a space.
    """
    at = 0
    for piece, following in zip_longest(pieces, pieces[1:]):
        if piece.kind == Kind.INSERTED:
            continue
        changes_case = (
            following is not None
            and following.kind == Kind.INSERTED
            and following.text == piece.text[-1:].swapcase()
        )
        words = piece.text[:-1] if changes_case else piece.text
        if piece.kind == Kind.DELETED and words.strip():
            yield at, at + len(words), piece.amendment or ""
        at += len(piece.text)


def _moved(edit: Edit, draft: Sequence[ConsolidatedParagraph]) -> Iterator[Notice]:
    """Yield the present numbers of the paragraphs, where they are not those of the draft."""
    if isinstance(edit, ParagraphsEdit) and not edit.goes:
        before = next((one for one in reversed(draft[: edit.at]) if one.final is not None), None)
        if before is not None and before.final != draft[edit.at - 1].original:
            yield notice("now-after", final=before.final)
        return
    indices = edit.goes if isinstance(edit, ParagraphsEdit) else (edit.paragraph,)
    for one in (draft[index] for index in indices if index != TITLE):
        if one.final is not None and one.final != one.original:
            yield notice("now-paragraph", final=one.final)
