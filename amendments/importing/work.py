"""What every step of an import works with."""

from dataclasses import dataclass

from amendments.importing.ledger import Ledger
from amendments.importing.previous import Previous
from resolutions.models import DraftText


@dataclass(frozen=True, slots=True)
class Work:
    """The import of one draft in one language.

    `previous` is what the compendium said before; `is_first`: it was never imported in this
    language; `is_only`: it has no other draft. The steps write down in `ledger` what they do.
    """

    draft: DraftText
    language: str
    previous: Previous
    is_first: bool
    is_only: bool
    ledger: Ledger

    def paragraph(self, number: str) -> str:
        """Name a paragraph as a person would: "paragraph 7", among several drafts "draft B, paragraph 7"."""
        return (
            f"paragraph {number}"
            if self.is_only
            else f"draft {self.draft.letter}, paragraph {number}"
        )
