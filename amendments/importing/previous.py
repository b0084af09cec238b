"""What the compendium said when it was imported before, to tell its changes from people's corrections."""

from collections.abc import Sequence
from functools import cached_property

from amendments.compendium.answers import Answer, apply_answers
from amendments.compendium.compendium import Compendium, NotACompendiumError, PrintedAmendment
from amendments.compendium.reader import read_compendium


class Previous:
    """The version of a compendium that was imported before; it is read only when it is needed."""

    def __init__(self, text: str, language: str, answers: Sequence[Answer] = ()) -> None:
        self.text = text
        self.language = language
        self.answers = answers

    @cached_property
    def compendium(self) -> Compendium | None:
        """None when there was none before."""
        if not self.text:
            return None
        try:
            printed = read_compendium(self.text, self.language)
        except NotACompendiumError:  # an earlier reader took it for one
            return None
        # What people answered was imported, so it is no correction of what was imported.
        return apply_answers(printed, self.answers).compendium

    @cached_property
    def _paragraphs(self) -> dict[tuple[str, str], str]:
        drafts = self.compendium.drafts if self.compendium else ()
        return {(draft.letter, p.number): p.text for draft in drafts for p in draft.paragraphs}

    @cached_property
    def _amendments(self) -> dict[tuple[str, str], PrintedAmendment]:
        amendments = self.compendium.amendments if self.compendium else ()
        return {(amendment.draft, amendment.number): amendment for amendment in amendments}

    def paragraph(self, letter: str, number: str) -> str | None:
        """Return the text of paragraph `number` of draft `letter`, None when it was not printed."""
        return self._paragraphs.get((letter, number))

    def amendment(self, letter: str, number: str) -> PrintedAmendment | None:
        """Return amendment `number` to draft `letter`, None when it was not printed."""
        return self._amendments.get((letter, number))
