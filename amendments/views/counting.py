"""How many texts are possible: counted from the amendments that can be adopted, and written for people."""

from decimal import Decimal
from functools import lru_cache

from django.utils.translation import pgettext

from amendments.desk import Desk
from amendments.engine.ballot import make_ballot
from amendments.engine.consolidate import Amendment, SeparateVote
from amendments.engine.groups import group_members
from amendments.engine.outcomes import Outcomes, outcomes_of
from amendments.engine.rules import Rule, RuleCycleError
from amendments.engine.states import TooManyStatesError
from amendments.engine.table import Pair
from amendments.engine.text import Text

# What is counted in passing, on the main page: some hundredths of a second at the most.
MOST_AMENDMENTS = 60
LARGEST_GROUP = 7  # it can be voted on in 128 ways


def possible_outcomes(desk: Desk) -> Outcomes:
    """Return every outcome of `desk`, whatever is recorded. Raises TooManyStatesError, RuleCycleError."""
    return outcomes_of(desk.ballot_in_order)


def quick_count(desk: Desk) -> str:
    """Return the number of different texts as a person reads it, empty when it is not quickly told.

    The votes of the moment do not change it, so it is kept from one vote to the next.
    """
    tabled = desk.engine_amendments_in_order
    if not 0 < len(tabled) <= MOST_AMENDMENTS:
        return ""
    texts = _count(desk.text, tabled, desk.rules, desk.separate, desk.compatible)
    return grouped(texts) if texts > 1 else ""


@lru_cache(maxsize=64)
def _count(
    text: Text,
    amendments: tuple[Amendment, ...],
    rules: tuple[Rule, ...],
    separate: tuple[SeparateVote, ...],
    compatible: frozenset[Pair],
) -> int:
    """Return the number of texts, 0 when a group is too large to be counted in passing."""
    ballot = make_ballot(text, amendments, rules, separate=separate, compatible=compatible)
    if any(len(ballot.votes_of(members)) > LARGEST_GROUP for members in group_members(ballot)):
        return 0
    try:
        return outcomes_of(ballot).texts
    except (TooManyStatesError, RuleCycleError):
        return 0


def digit_groups(number: int) -> tuple[str, ...]:
    """Return the digits of `number`, of any size, in groups of three from the right."""
    digits = str(Decimal(number))  # `str(int)` refuses more than 4300 digits
    first = len(digits) % 3 or 3
    return (digits[:first], *(digits[at : at + 3] for at in range(first, len(digits), 3)))


def grouped(number: int) -> str:
    """Return `number` with its digits grouped: "1,024", in French "1 024"."""
    return digit_separator().join(digit_groups(number))


def digit_separator() -> str:
    """Return what stands between groups of digits in the reader's language."""
    return pgettext("between groups of three digits", ",")
