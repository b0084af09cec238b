"""Find the place of an instruction in the draft as tabled: `Edit`s, or a reason why not."""

from amendments.engine.edits.locate import locate
from amendments.engine.edits.values import (
    Edit,
    NewParagraph,
    NotLocatedError,
    ParagraphsEdit,
    Span,
    WordsEdit,
)

__all__ = [
    "Edit",
    "NewParagraph",
    "NotLocatedError",
    "ParagraphsEdit",
    "Span",
    "WordsEdit",
    "locate",
]
