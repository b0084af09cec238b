"""A draft as a value: numbered paragraphs in reading order."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache

TITLE = -1  # the index that stands for the title where a paragraph's index is expected


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One numbered paragraph. `number` is as printed, without a final full stop ("9.2.1")."""

    number: str
    text: str


@dataclass(frozen=True)
class Text:
    """A draft as tabled, in one language. Paragraph numbers are unique (`DuplicateNumberError`)."""

    language: str
    paragraphs: tuple[Paragraph, ...]
    title: str = ""
    _index: dict[str, int] = field(init=False, repr=False, compare=False)
    _hash: int = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        index: dict[str, int] = {}
        for position, paragraph in enumerate(self.paragraphs):
            if index.setdefault(paragraph.number, position) != position:
                raise DuplicateNumberError(paragraph.number)
        object.__setattr__(self, "_index", index)
        # A draft is the key of what is known of it, so its hash is taken once.
        object.__setattr__(self, "_hash", hash((self.language, self.paragraphs, self.title)))

    def __hash__(self) -> int:
        return self._hash

    def find(self, number: str) -> int | None:
        """Return the position of paragraph `number`, from 0, or None when the draft has none."""
        return self._index.get(number)

    def family(self, index: int) -> range:
        """Return the positions of the paragraph at `index` and of its sub-paragraphs.

        "Paragraph 9" includes 9.1 and 9.2.1: they follow it and their numbers begin with "9.".
        """
        prefix = self.paragraphs[index].number + "."
        end = index + 1
        while end < len(self.paragraphs) and self.paragraphs[end].number.startswith(prefix):
            end += 1
        return range(index, end)

    def wording(self, index: int) -> str:
        """Return the text of the paragraph at `index`, or the title for `TITLE`."""
        return self.title if index == TITLE else self.paragraphs[index].text


class DuplicateNumberError(ValueError):
    """Two paragraphs of one draft have the same number, carried as `number`."""

    def __init__(self, number: str) -> None:
        super().__init__(f"Two paragraphs have the number {number}.")
        self.number = number


def text_of(language: str, rows: Iterable[tuple[str, str]], title: str = "") -> Text:
    """Return the `Text` of (number, text) `rows` in reading order: the same object for the same draft."""
    return _text(language, tuple((number, words) for number, words in rows), title)


@lru_cache(maxsize=64)
def _text(language: str, rows: tuple[tuple[str, str], ...], title: str) -> Text:
    return Text(language, tuple(Paragraph(number, words) for number, words in rows), title)
