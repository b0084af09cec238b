"""Say of each new word whether the amendment or one of its sub-amendments brought it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from amendments.engine.pieces import ConsolidatedParagraph, Kind, Piece


@dataclass(frozen=True, slots=True)
class Share:
    """Words of the new text of an amendment, and the number of the one that brought them."""

    words: str
    amendment: str


def credit(
    paragraphs: Sequence[ConsolidatedParagraph], shares: Mapping[str, Sequence[Share]]
) -> tuple[ConsolidatedParagraph, ...]:
    """Return `paragraphs` with the words that sub-amendments brought as pieces of their own.

    `parts` are those of each amendment with adopted sub-amendments, in their order. The text
    stays the same to the letter.
    """
    if not shares:
        return tuple(paragraphs)
    left = {
        number: [share for share in some if share.words.strip()] for number, some in shares.items()
    }
    return tuple(
        replace(one, pieces=tuple(_credited(one.pieces, left)))
        if any(piece.amendment in left for piece in one.pieces)
        else one
        for one in paragraphs
    )


def _credited(pieces: Sequence[Piece], left: Mapping[str, list[Share]]) -> Iterator[Piece]:
    for piece in pieces:
        parts = left.get(piece.amendment or "")
        if piece.kind == Kind.INSERTED and parts:
            yield from _split(piece, parts)
        else:
            yield piece


def _split(piece: Piece, parts: list[Share]) -> Iterator[Piece]:
    """Yield `piece` in parts, taking from `parts` those that are found in it, in order."""
    at = 0
    while parts:
        # The spaces at the ends of a part may have gone where it joined other words.
        whole, bare = parts[0].words, parts[0].words.strip()
        words = whole if piece.text.find(whole, at) >= 0 else bare
        start = piece.text.find(words, at)
        if start < 0:
            break
        part = parts.pop(0)
        if part.amendment != piece.amendment:
            if start > at:
                yield piece._replace(text=piece.text[at:start])
            yield piece._replace(text=words, amendment=part.amendment)
            at = start + len(words)
    if at < len(piece.text):
        yield piece._replace(text=piece.text[at:])
