"""The parts that an instruction is made of, in either language, before they are put together.

The grammars (`en`, `fr`) recognise the same parts; `compose` makes `Instruction`s of them.
"""

from dataclasses import dataclass
from typing import Literal

from amendments.engine.instruction import Action, Side, Unit


@dataclass(frozen=True, slots=True)
class Verb:
    """The act. `adds`: "add", which may mean the end. `completes`: "complete paragraph 5 with …", whose default side is the end.

    `substitutes`: "substitute "b" for "a"", the one verb that may name the new words first.
    `rewrites`: "rédiger ainsi le paragraphe 5: «b»", which needs no "with" before the new text.
    """

    action: Action
    adds: bool = False
    completes: bool = False
    substitutes: bool = False
    rewrites: bool = False


@dataclass(frozen=True, slots=True)
class With:
    """What follows is the new text. `instead`: "and replace them with …", after a deletion."""

    instead: bool = False


@dataclass(frozen=True, slots=True)
class Paragraphs:
    numbers: tuple[str, ...]
    through: bool = False


@dataclass(frozen=True, slots=True)
class Sentences:
    """Sentences by their ordinals: from 1, or from -1 for the last one."""

    ordinals: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """A side of the thing named next."""

    side: Side


@dataclass(frozen=True, slots=True)
class Noun:
    """What the next quoted words are called; `unit` None for "the following text"."""

    unit: Unit | None
    plural: bool


@dataclass(frozen=True, slots=True)
class Quoted:
    """Quoted words, by their number in the pairing that is being tried."""

    index: int


@dataclass(frozen=True, slots=True)
class Times:
    """ "Twice": at each place where the words stand, and of those there are `count`."""

    count: int


@dataclass(frozen=True, slots=True)
class Mark:
    """A part that is only there or not there.

    `in`: what follows is a scope, not the object ("in the second sentence"); `for`: what follows
    is the old wording ("for the words "a""); `comma` stands before one more quotation of a list;
    the two `what_follows…` are the object, after the words that they follow;
    the two `to_end_of…` say how far `rest` goes; `in_its_place` is where the deleted words stood.
    """

    name: Literal[
        "rest",
        "rest_of_sentence",
        "what_follows",
        "what_follows_in_sentence",
        "to_end_of_paragraph",
        "to_end_of_sentence",
        "ending",
        "ending_of_sentence",
        "everywhere",
        "everywhere_in_text",
        "everywhere_in_paragraph",
        "title",
        "separator",
        "joint",
        "comma",
        "stop",
        "label",
        "in",
        "for",
        "same_paragraph",
        "sub_amendment",
        "in_its_place",
    ]


@dataclass(frozen=True, slots=True)
class Draft:
    """ "In the draft resolution": which draft, as printed."""

    kind: str


@dataclass(frozen=True, slots=True)
class InAmendment:
    """ "In amendment 13": the ground is the new text of that amendment."""

    number: str


Part = (
    Verb
    | With
    | Paragraphs
    | Sentences
    | Place
    | Noun
    | Quoted
    | Times
    | Mark
    | Draft
    | InAmendment
)
