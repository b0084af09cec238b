"""Stretches of a text as a template draws them: kept, inserted, deleted, and by which amendment."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from django.utils.translation import gettext as _

from amendments.engine.consolidate import Kind, Piece


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of words: kept, inserted or deleted; `says` tells which and by whom."""

    kind: str
    text: str
    amendment: str | None = None
    says: str = ""


def make_marks(pieces: Iterable[Piece]) -> tuple[Mark, ...]:
    """Return `pieces` as marks, those of one kind and amendment that touch joined."""
    return tuple(
        Mark(kind, "".join(piece.text for piece in run), amendment, mark_words(kind, amendment))
        for (kind, amendment), run in groupby(
            pieces, key=lambda piece: (piece.kind, piece.amendment)
        )
    )


def mark_words(kind: Kind, amendment: str | None) -> str:
    """Return what the small number after an insertion or a deletion means."""
    if amendment is None:
        return ""
    words = {
        Kind.INSERTED: _("%(number)s: inserted by this amendment"),
        Kind.DELETED: _("%(number)s: deleted by this amendment"),
    }
    return words[kind] % {"number": amendment}
