"""How much a PDF holds, counted before the places of its letters are asked for: that takes longest."""

import re
from time import process_time

from amendments.compendium.compendium import NotACompendiumError
from amendments.compendium.reader import AMENDMENT_LIMIT

CHARACTER_LIMIT = 4_000_000  # the longest compendium asked for has fewer than three million
PAGE_CHARACTER_LIMIT = 40_000  # a sheet of newspaper has half of them
WORD_LIMIT = 250_000  # seven hundred pages, and each amendment brings its own
WORDS_OF_AMENDMENT = 1_000
# Seconds of the processor for taking the pages out: three times what full pages of text take.
# Beyond, what is drawn on them was made to be slow.
AT_FIRST, FOR_CHARACTER = 3, 0.000_01
_HEADING = re.compile(
    r"^\W{0,3}(?:su[bs]-?|sous-?)?amende?ment\b.{0,20}\d", re.IGNORECASE | re.MULTILINE
)


class Volume:
    """Counts what the pages hold, and refuses what no compendium and no document does."""

    def __init__(self) -> None:
        self.characters = 0
        self._words = self._amendments = 0
        self._begun = process_time()

    def take_characters(self, count: int) -> None:
        """Count those of a page. Raises `NotACompendiumError` when they are too many."""
        self.characters += count
        if count > PAGE_CHARACTER_LIMIT or self.characters > CHARACTER_LIMIT:
            raise NotACompendiumError("The PDF file has more text on its pages than they can hold.")

    def take_text(self, text: str) -> None:
        """Count the words of a page. Raises `NotACompendiumError` for too many without amendments."""
        self._words += len(text.split())
        self._amendments += len(_HEADING.findall(text))
        if self._amendments > AMENDMENT_LIMIT:  # as the reader of its text would, much later
            raise NotACompendiumError(
                "This is not a compendium of amendments: "
                f"more than {AMENDMENT_LIMIT:,} headings of amendments."
            )
        limit = WORD_LIMIT + self._amendments * WORDS_OF_AMENDMENT
        if self._words > limit:
            raise NotACompendiumError(
                f"The PDF file is too long: more than {limit:,} words, and too few amendments."
            )

    def check_work(self) -> None:
        """Raise `NotACompendiumError` when the pages took far longer than their text accounts for."""
        if process_time() - self._begun > AT_FIRST + FOR_CHARACTER * self.characters:
            raise NotACompendiumError("Taking the text out of the PDF file takes too long.")
