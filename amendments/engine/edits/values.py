"""What an instruction does to the draft, as values (DESIGN.md, "One base")."""

from dataclasses import dataclass, field

from amendments.engine.notices import Notice, notice


@dataclass(frozen=True, slots=True)
class Span:
    """Characters `start` to `end` (from 0, end exclusive) of the draft paragraph at `paragraph`."""

    paragraph: int
    start: int
    end: int

    @property
    def is_empty(self) -> bool:
        return self.start == self.end

    def overlaps(self, other: "Span") -> bool:
        """Tell whether both hold a character in common."""
        return self.paragraph == other.paragraph and max(self.start, other.start) < min(
            self.end, other.end
        )

    def covers(self, other: "Span") -> bool:
        """Tell whether all of `other` lies in this span."""
        same = self.paragraph == other.paragraph
        return same and self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True)
class Letter:
    """The letter at `position` takes another case, since a sentence now begins or no longer does there."""

    position: int
    new: str


@dataclass(frozen=True, slots=True)
class WordsEdit:
    """Characters of one paragraph go, `new` ones come in their place.

    `span` is all that goes, with the spaces and commas that go along; `named` is what the
    instruction names of it (empty for an insertion). `ground` are the words it relies on: it
    clashes with an edit that takes any of them away, or, when it only `stands_beside` them, all.
    `letter` changes unless another edit takes that letter away. `reach` are the characters, both
    ends included, within which another edit can clash with this one.
    """

    span: Span
    named: Span
    ground: Span
    new: str
    stands_beside: bool = False
    letter: Letter | None = None
    notices: tuple[Notice, ...] = ()
    reach: tuple[int, int] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        # Asked for at every vote, so it is worked out once.
        named, ground = self.named, self.ground
        reach = named.start, named.end
        if not self.stands_beside:
            # What only stands beside its ground clashes with nothing that does not reach its place.
            reach = min(named.start, ground.start), max(named.end, ground.end)
        object.__setattr__(self, "reach", reach)

    @property
    def paragraph(self) -> int:
        return self.span.paragraph


@dataclass(frozen=True, slots=True)
class NewParagraph:
    """A paragraph that comes. `level` is 0 for "9.", 1 for "9.2."; `number` as printed, or ""."""

    text: str
    level: int
    number: str = ""


@dataclass(frozen=True, slots=True)
class ParagraphsEdit:
    """Whole paragraphs go, come, or both.

    `goes` are positions in the draft, ascending; the new ones stand before the paragraph at
    `at` (the length of the draft: at its end). `parent` is the position of the paragraph whose
    list they join: they rely on its being there. `is_replacement`: the new ones take the
    numbers of those that go.
    """

    goes: tuple[int, ...]
    at: int
    new: tuple[NewParagraph, ...] = ()
    parent: int | None = None
    is_replacement: bool = False
    notices: tuple[Notice, ...] = ()


Edit = WordsEdit | ParagraphsEdit


class NotLocatedError(ValueError):
    """The instruction has no certain place in the draft.

    `notice` says why; `places` are the candidates when there are several; `suggestion` is the
    wording of the draft that was perhaps meant, to be confirmed by a person.
    """

    def __init__(
        self, reason: Notice, places: tuple[Span, ...] = (), suggestion: str | None = None
    ) -> None:
        super().__init__(reason.message)
        self.notice = reason
        self.places = places
        self.suggestion = suggestion


def not_located(code: str, **values: object) -> NotLocatedError:
    """Return the error with the notice `code`."""
    return NotLocatedError(notice(code, **values))
