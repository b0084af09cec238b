"""A set of votes as people write it, "adopted 1,4 and rejected 3", read with what is wrong in it.

Shared by the page, whose address it is, by the API and by the command `consolidate`.
"""

import re
from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from enum import Enum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from amendments.engine.items import WHOLE_TEXT
from amendments.engine.rules import Decision

AMENDMENT = r"[A-Z]{0,2}\d{1,6}(?:-[A-Z]{0,2}\d{1,6})?"
AMENDMENT_NUMBER = re.compile(AMENDMENT)
# "4", "13-1", "O2", a part "4/2", a separate vote "§5" or "§9.2.1/1", or the text as a whole.
NUMBER = re.compile(AMENDMENT + r"(?:/\d{1,3})?|§[\w.]{1,30}(?:/\d{1,3})?|text")
SHOWN = 40  # characters of a malformed number that are shown to the person who wrote it


class Mistake(Enum):
    """What can be wrong with a number in a vote set, in words for people."""

    UNKNOWN = _("There is no amendment %(number)s.")
    MALFORMED = _("“%(number)s” is not the number of an amendment.")
    TWICE = _("Amendment %(number)s is given more than one decision.")


@dataclass(frozen=True, slots=True)
class VoteSetError:
    """One mistake and the number, as written, that it is about."""

    mistake: Mistake
    number: str

    @property
    def message(self) -> str:
        """The sentence in the reader's language."""
        sentence: Promise | str = self.mistake.value
        return str(sentence) % {"number": self.number}


@dataclass(frozen=True, slots=True)
class VoteSet:
    """The decisions that were understood, by number, and the mistakes in the order written."""

    decisions: dict[str, Decision] = field(default_factory=dict)
    errors: tuple[VoteSetError, ...] = ()


def parse_vote_set(known: Collection[str], written: Mapping[Decision, str]) -> VoteSet:
    """Return the vote set that `written` gives: for each decision a list such as "1,4,13-1".

    `known` are the numbers of the draft's amendments. A number in two lists is an error and
    gets no decision; the same number twice in one list is not.
    """
    known = set(known)
    lists = {decision: _numbers(text) for decision, text in written.items()}
    named = Counter(number for numbers in lists.values() for number in numbers)
    decisions: dict[str, Decision] = {}
    errors: dict[str, VoteSetError] = {}
    for decision, numbers in lists.items():
        for number, as_written in numbers.items():
            mistake = _mistake(number, known, named)
            if mistake:
                errors.setdefault(number, VoteSetError(mistake, as_written[:SHOWN]))
            else:
                decisions[number] = decision
    return VoteSet(decisions, tuple(errors.values()))


def _numbers(text: str) -> dict[str, str]:
    """Return the numbers in `text`, separated there by commas, each with how it is written."""
    written = (number.strip() for number in text.split(","))
    return {normal(number): number for number in written if number}


def normal(written: str) -> str:
    """Return the number as the draft has it: "o1" is "O1", "TEXT" is "text"; paragraphs keep their letters."""
    if written.lower() == WHOLE_TEXT:
        return WHOLE_TEXT
    return written if written.startswith("§") else written.upper()


def _mistake(number: str, known: Collection[str], named: Mapping[str, int]) -> Mistake | None:
    if not NUMBER.fullmatch(number):
        return Mistake.MALFORMED
    if number not in known:
        return Mistake.UNKNOWN
    return Mistake.TWICE if named[number] > 1 else None
