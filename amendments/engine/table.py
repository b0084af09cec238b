"""The table on which applied amendments lie, so that each new one meets only its neighbours."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from amendments.engine.assembly import Applied
from amendments.engine.clashes import clash, overlap, takes_list
from amendments.engine.credit import Share
from amendments.engine.edits import Edit, NotLocatedError, ParagraphsEdit, WordsEdit
from amendments.engine.notices import Notice
from amendments.engine.tabled import Amendment, locate_all
from amendments.engine.text import Text

# Two amendments of which a person said that they stand together, though one relies on words that
# the other changes.
Pair = frozenset[str]
NO_PAIRS: Collection[Pair] = frozenset()


@dataclass(frozen=True, slots=True)
class Unapplied:
    """An adopted amendment that is not in the text. `paragraphs` are the draft numbers it aims at."""

    amendment: str
    reason: Notice
    paragraphs: tuple[str, ...] = ()


@dataclass(slots=True)
class Table:
    """What has been applied so far, kept by paragraph so that each edit meets only its neighbours."""

    text: Text
    compatible: Collection[Pair] = NO_PAIRS
    applied: list[Applied] = field(default_factory=list)
    unapplied: list[Unapplied] = field(default_factory=list)
    words: dict[int, list[Applied]] = field(default_factory=dict)
    reached: dict[int, int] = field(default_factory=dict)  # bit n: character n, see `_bits`
    gone: dict[int, tuple[str, ParagraphsEdit]] = field(default_factory=dict)
    joined: dict[int, str] = field(default_factory=dict)  # lists that new paragraphs join
    shares: dict[str, tuple[Share, ...]] = field(
        default_factory=dict
    )  # of those with sub-amendments

    def emptied(self) -> "Table":
        """Return a table of the same text on which nothing lies, with what was left out so far."""
        return Table(
            self.text, self.compatible, unapplied=list(self.unapplied), shares=dict(self.shares)
        )

    def rival_of(self, amendment: Amendment) -> str | None:
        """Return the applied amendment that one not yet on the table clashes with, if any."""
        try:
            edits = locate_all(amendment.instructions, self.text)
        except NotLocatedError:
            return None
        rivals = (self.rival(edit, amendment.number) for edit in edits)
        return next((rival for rival in rivals if rival is not None), None)

    def rival(self, edit: Edit, number: str) -> str | None:
        """Return an applied amendment that `edit`, of amendment `number`, clashes with, None when there is none."""
        if isinstance(edit, WordsEdit):
            if edit.paragraph in self.gone:
                return self.gone[edit.paragraph][0]
            return self._rival_of_words(edit, number)
        for index in edit.goes:
            if index in self.gone:
                return self.gone[index][0]
            if index in self.words:
                return self.words[index][0].amendment
            if index in self.joined and takes_list(edit, index):
                return self.joined[index]
        if edit.parent in self.gone and takes_list(self.gone[edit.parent][1], edit.parent):
            return self.gone[edit.parent][0]
        return None

    def _rival_of_words(self, edit: WordsEdit, number: str) -> str | None:
        if not self.reached.get(edit.paragraph, 0) & _bits(edit):
            return None
        for rival, other in self.words[edit.paragraph]:
            if clash(edit, other):
                if frozenset((number, rival)) not in self.compatible or overlap(edit, other):
                    return rival
        return None

    def add(self, number: str, edits: Sequence[Edit]) -> None:
        for edit in edits:
            made = Applied(number, edit)
            self.applied.append(made)
            if isinstance(edit, WordsEdit):
                at = edit.paragraph
                self.words.setdefault(at, []).append(made)
                self.reached[at] = self.reached.get(at, 0) | _bits(edit)
                continue
            for index in edit.goes:
                self.gone[index] = (number, edit)
            if edit.parent is not None:
                self.joined[edit.parent] = number


def _bits(edit: WordsEdit) -> int:
    """Return a number whose bits are the characters within which another edit can clash with `edit`.

    Of a thousand edits nearly all touch none of the others, and one "and" of two numbers says so.
    """
    start, end = edit.reach
    return ((2 << (end - start)) - 1) << start
