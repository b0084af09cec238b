"""One operation while its parts are being gathered, and the error when they make no whole."""

from dataclasses import dataclass, field

from amendments.engine.grammar.parts import Noun, Paragraphs, Verb, With
from amendments.engine.instruction import Side, Unit
from amendments.engine.notices import Notice, notice
from amendments.engine.quotations import Quotation


class CompositionError(ValueError):
    """The parts make no whole; `notice` says what is missing or too much."""

    def __init__(self, reason: Notice) -> None:
        super().__init__(reason.message)
        self.notice = reason


def refuse(code: str, **values: object) -> CompositionError:
    """Return the error with the notice `code`."""
    return CompositionError(notice(code, **values))


@dataclass(slots=True)
class Clause:
    """One operation while its parts are being gathered.

    `sentences_lead`: they were named before any words, so that they hold for "and "c"", too.
    `of_paragraph`, `of_sentence`, `of_draft`: whose end or beginning `side` is, when that is said in words.
    """

    verb: Verb | None = None
    paragraphs: Paragraphs | None = None
    destination: Paragraphs | None = None
    sentences: tuple[int, ...] = ()
    sentences_are_object: bool = False
    sentences_lead: bool = False
    paragraphs_are_object: bool = False
    side: Side | None = None
    beside: Unit | None = None
    anchor: str = ""
    olds: list[Quotation] = field(default_factory=list)
    old_unit: Unit | None = None
    news: list[Quotation] = field(default_factory=list)
    new_noun: Noun | None = None
    with_new: With | None = None
    with_names_new: bool = False  # "insert a new paragraph with the following wording"
    rest: bool = False
    ends_with_sentence: bool = False
    ends_with_paragraph: bool = False
    everywhere: bool = False
    times: int = 0
    everywhere_in: str = ""
    in_title: bool = False
    labelled: bool = False
    of_paragraph: bool = False
    of_sentence: bool = False
    of_draft: bool = False
    outer_stop: bool = False
    in_its_place: bool = False
    amendment: str = ""
