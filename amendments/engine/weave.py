"""Weave the edits of one paragraph into its words: pieces kept, inserted and deleted."""

from collections.abc import Sequence

from amendments.engine.edits import WordsEdit
from amendments.engine.pieces import Kind, Piece


def weave(wording: str, edits: Sequence[tuple[str, WordsEdit]]) -> tuple[Piece, ...]:
    """Return `wording` in pieces under `edits`, given in voting order with their amendments.

    At one place new words stand before the words that go from there on, and in voting order.
    """
    if not edits:
        return (Piece(Kind.KEPT, wording),) if wording else ()
    ordered = sorted(edits, key=_place)
    pieces: list[Piece] = []
    cursor = 0
    for amendment, edit in ordered:
        start, end = edit.span.start, edit.span.end
        if start > cursor:
            pieces.append(Piece(Kind.KEPT, wording[cursor:start]))
            cursor = start
        if end > cursor:
            # Two deletions side by side may both take the space between them.
            pieces.append(Piece(Kind.DELETED, wording[cursor:end], amendment))
            cursor = end
        if edit.new:
            pieces.append(Piece(Kind.INSERTED, edit.new, amendment))
    if cursor < len(wording):
        pieces.append(Piece(Kind.KEPT, wording[cursor:]))
    for amendment, edit in edits:
        if edit.letter:
            pieces = _with_letter(pieces, edit.letter.position, edit.letter.new, amendment)
    return tuple(_merged(_tidy(pieces)))


def _place(one: tuple[str, WordsEdit]) -> tuple[int, bool]:
    span = one[1].span
    return span.start, span.end > span.start


def _with_letter(pieces: list[Piece], position: int, new: str, amendment: str) -> list[Piece]:
    """Change the case of the letter at `position` of the draft, if it is still there."""
    start = 0
    for at, piece in enumerate(pieces):
        if piece.kind is Kind.INSERTED:
            continue
        end = start + len(piece.text)
        if start <= position < end:
            return (
                pieces
                if piece.kind == Kind.DELETED
                else [
                    *pieces[:at],
                    *_split(piece.text, position - start, new, amendment),
                    *pieces[at + 1 :],
                ]
            )
        start = end
    return pieces


def _split(words: str, at: int, new: str, amendment: str) -> list[Piece]:
    before, letter, after = words[:at], words[at], words[at + 1 :]
    if letter == new:
        return [Piece(Kind.KEPT, words)]
    split = [
        Piece(Kind.KEPT, before),
        Piece(Kind.DELETED, letter, amendment),
        Piece(Kind.INSERTED, new, amendment),
        Piece(Kind.KEPT, after),
    ]
    return [piece for piece in split if piece.text]


def _tidy(pieces: list[Piece]) -> list[Piece]:
    """Take away a space of the draft that edits leave double, before a comma, or at an end.

    Only where pieces meet: words that nobody touched are never changed.
    """
    for at in range(len(pieces)):
        if pieces[at].kind is not Kind.KEPT or not pieces[at].text[:1].isspace():
            continue
        if at == 0 or pieces[at - 1].kind is Kind.KEPT:
            continue
        before = _text_beside(pieces, range(at - 1, -1, -1))[-1:]
        if before == "" or before.isspace():
            pieces = _without_first(pieces, at, pieces[at - 1].amendment)
            return _tidy(pieces)
    return _without_last_space(pieces)


def _text_beside(pieces: list[Piece], order: range) -> str:
    """Return the text of the nearest piece in `order` that stays, "" when there is none."""
    return next((pieces[at].text for at in order if pieces[at].kind is not Kind.DELETED), "")


def _without_first(pieces: list[Piece], at: int, amendment: str | None) -> list[Piece]:
    space, rest = pieces[at].text[0], pieces[at].text[1:]
    kept = [Piece(Kind.KEPT, rest)] if rest else []
    return [*pieces[:at], Piece(Kind.DELETED, space, amendment), *kept, *pieces[at + 1 :]]


def _without_last_space(pieces: list[Piece]) -> list[Piece]:
    """Take away the space at the end of a paragraph whose last words went."""
    last = next(
        (at for at in reversed(range(len(pieces))) if pieces[at].kind != Kind.DELETED), None
    )
    if last is None or last == len(pieces) - 1 or pieces[last].kind != Kind.KEPT:
        return pieces
    words = pieces[last].text
    bare = words.rstrip()
    if bare == words:
        return pieces
    kept = [Piece(Kind.KEPT, bare)] if bare else []
    space = Piece(Kind.DELETED, words[len(bare) :], pieces[last + 1].amendment)
    return [*pieces[:last], *kept, space, *pieces[last + 1 :]]


def _merged(pieces: Sequence[Piece]) -> list[Piece]:
    """Join neighbours of the same kind and amendment."""
    merged: list[Piece] = []
    for piece in pieces:
        last = merged[-1] if merged else None
        if last and last.kind is piece.kind and last.amendment == piece.amendment:
            merged[-1] = Piece(piece.kind, last.text + piece.text, piece.amendment)
        else:
            merged.append(piece)
    return merged
