"""The consolidated text as a value: paragraphs made of pieces that say where they come from."""

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from amendments.engine.notices import Notice


class Kind(StrEnum):
    KEPT = "kept"
    INSERTED = "inserted"
    DELETED = "deleted"


class Piece(NamedTuple):  # there are as many as edits: a tuple is made in half the time
    """Part of a paragraph: words kept, inserted by or deleted by an amendment (None when kept)."""

    kind: Kind
    text: str
    amendment: str | None = None


@dataclass(frozen=True, slots=True)
class ConsolidatedParagraph:
    """One paragraph of the result.

    `original` is its number in the draft, None when it is new; `final` its number in the
    result, None when it goes. `notices` concern this paragraph; `amendments` are the numbers
    of all applied ones that touch it, in voting order.
    """

    original: str | None
    final: str | None
    pieces: tuple[Piece, ...]
    notices: tuple[Notice, ...] = ()

    @property
    def text(self) -> str:
        """The wording in the result: kept and inserted pieces."""
        return "".join(piece.text for piece in self.pieces if piece.kind != Kind.DELETED)

    @property
    def tabled(self) -> str:
        """The wording of the draft: kept and deleted pieces."""
        return "".join(piece.text for piece in self.pieces if piece.kind != Kind.INSERTED)

    @property
    def amendments(self) -> tuple[str, ...]:
        """The numbers of the amendments in its pieces, each once, in the order of the pieces."""
        return tuple(dict.fromkeys(piece.amendment for piece in self.pieces if piece.amendment))
