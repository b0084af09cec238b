"""A profile: what one assembly's rules of procedure say, as values that another can change."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from amendments.engine.notices import Notice
from amendments.engine.procedure.majorities import Majority, VoteKind


class Effect(StrEnum):
    """What a position of the committee leads to in the sitting."""

    DECLARED_ADOPTED = "declared_adopted"
    DEFINITIVELY_REJECTED = "definitively_rejected"
    CALLED = "called"


class Side(StrEnum):
    """What the committee proposes by a position."""

    IN_FAVOUR = "in_favour"
    AGAINST = "against"
    NEITHER = "neither"


@dataclass(frozen=True, slots=True)
class Position:
    """A position that a committee can take on an amendment.

    `key` is the letter that enters it in the grid. `needs` is the part of the committee's votes that
    its side must have had; None when any will do.
    """

    code: str
    names: Mapping[str, str]
    side: Side
    effect: Effect
    key: str
    needs: Majority | None = None

    def name_in(self, language: str) -> str:
        return self.names["fr" if language == "fr" else "en"]


@dataclass(frozen=True, slots=True)
class Deadline:
    """When tabling ends: some minutes before a moment, or at a time ("16:00") on the day before."""

    minutes_before: int = 0
    on_the_eve_at: str = ""


@dataclass(frozen=True, slots=True)
class Deadlines:
    """The deadlines by the day of the session; None where there is none.

    Those of amendments count from the opening of the sitting, that of sub-amendments from the end of
    the sitting before.
    """

    first_day: Deadline | None
    second_day: Deadline | None
    later: Deadline | None
    sub_amendments: Deadline | None


class OrderRule(StrEnum):
    """The voting order that is proposed: by the text, the furthest from it first; by number; as printed."""

    FURTHEST_FIRST = "furthest_first"
    BY_NUMBER = "by_number"
    AS_PRINTED = "as_printed"


class Speaker(StrEnum):
    """Who may speak on an amendment that is called."""

    MOVER = "mover"
    AGAINST = "against"
    COMMITTEE = "committee"


@dataclass(frozen=True, slots=True)
class Declaring:
    """Whether the committee's position settles an amendment without a vote.

    As many `objections` of members lift one out, which is then called.
    """

    is_used: bool
    objections: int


@dataclass(frozen=True, slots=True)
class Profile:
    """The rules of one assembly.

    `note_words` is the longest explanatory note, None for no limit; `abstentions_count` says whether
    abstentions are votes cast; `en_bloc_first` whether what is declared comes before all that is called,
    or after it; `speakers` who may speak, in their order; `sentences` are what the President says, by
    code and language. As many `oral_objections` keep an oral amendment from being accepted.
    `withdrawn_may_be_taken_over` says whether another member may move what was withdrawn.
    """

    signatures: int
    note_words: int | None
    sub_amendment_depth: int
    majorities: Mapping[VoteKind, Majority]
    abstentions_count: bool
    positions: tuple[Position, ...]
    en_bloc: Declaring
    definitive_rejection: Declaring
    oral_objections: int
    withdrawn_may_be_taken_over: bool
    en_bloc_first: bool
    order: OrderRule
    speakers: tuple[Speaker, ...]
    deadlines: Deadlines
    sentences: Mapping[str, Mapping[str, str]]

    def position(self, code: str) -> Position | None:
        """Return the position `code`; None for no position, and for one of another profile."""
        return next((one for one in self.positions if one.code == code), None)

    def declaring(self, effect: Effect) -> Declaring:
        """Return how this assembly declares without a vote; of what is called, that it does not."""
        ways = {
            Effect.DECLARED_ADOPTED: self.en_bloc,
            Effect.DEFINITIVELY_REJECTED: self.definitive_rejection,
        }
        return ways.get(effect, NOT_DECLARED)

    def effect_of(self, code: str) -> Effect:
        """Return what the position `code` leads to, where this assembly declares anything."""
        position = self.position(code)
        if position is None or not self.declaring(position.effect).is_used:
            return Effect.CALLED
        return position.effect

    def say(self, sentence: str, language: str, **values: str) -> str:
        """Return what the President says at `sentence`, in `language`, with `values` filled in."""
        words = self.sentences[sentence]["fr" if language == "fr" else "en"].format(**values)
        return words[:1].upper() + words[1:]


NOT_DECLARED = Declaring(is_used=False, objections=1)


class ProfileError(ValueError):
    """Values that are no profile; `notice` says which and why, `where` is its place ("positions/2/key")."""

    def __init__(self, where: str, notice: Notice) -> None:
        super().__init__(notice.message)
        self.where = where
        self.notice = notice
