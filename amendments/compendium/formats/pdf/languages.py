"""Two languages side by side, as some parliaments print them: read on, one would interrupt the other."""

from collections.abc import Iterable, Sequence
from itertools import islice, pairwise

from amendments.compendium.compendium import NotACompendiumError
from amendments.compendium.formats.pdf.boxes import Layout
from amendments.compendium.formats.pdf.page import Word
from amendments.compendium.language import clear_language

SAMPLE = 200  # words that show the language of a column
ALTERNATING = 3  # changes of the language from page to page; a file can hold one text after another


def refuse_two_languages(layouts: Sequence[Layout]) -> None:
    """Raise `NotACompendiumError` when columns or facing pages are in different languages."""
    columns = [pair for pair in map(_of_columns, layouts) if all(pair)]
    mixed = sum(left != right for left, right in columns)
    of_pages = [language for language in (_language(one.page.words) for one in layouts) if language]
    changes = sum(before != after for before, after in pairwise(of_pages))
    if mixed * 2 > len(columns) or changes >= ALTERNATING:
        raise NotACompendiumError(
            "Two languages stand side by side in the PDF file; save each as a file of its own."
        )


def _of_columns(layout: Layout) -> tuple[str, str]:
    """Return the languages of the left and the right column, "" where there is none or a doubt."""
    gutter, words = layout.gutter, layout.page.words
    if gutter is None:
        return "", ""
    left = [word for word in words if word.right <= gutter.left + 1]
    right = [word for word in words if word.left >= gutter.right - 1]
    return _language(left), _language(right)


def _language(words: Iterable[Word]) -> str:
    return clear_language(" ".join(word.text for word in islice(words, SAMPLE)))
