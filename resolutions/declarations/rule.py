"""Rule 56: how long a written declaration may be and who must sign it, counted with what is known."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from resolutions.directory import NO_GROUP


@dataclass(frozen=True, slots=True)
class DeclarationRule:
    """What a procedure asks of a declaration when it is tabled."""

    most_words: int
    fewest_members: int
    fewest_delegations: int
    fewest_groups: int


# Rule 56 of the Assembly; another assembly sets its own figures here.
RULE_56 = DeclarationRule(most_words=200, fewest_members=20, fewest_delegations=4, fewest_groups=2)


class Point(StrEnum):
    WORDS = "words"
    MEMBERS = "members"
    DELEGATIONS = "delegations"
    GROUPS = "groups"


@dataclass(frozen=True, slots=True)
class Check:
    """One point of the rule: the `figure` counted, the `limit`, and whether it `is_met`.

    `is_met` is None where it hangs on the `unknown` signatories, whose delegation or group is not known, or on
    words: the only text that is here may be a translation. `language` is that of the words counted.
    """

    point: Point
    figure: int
    limit: int
    is_met: bool | None
    unknown: int = 0
    language: str = ""


@dataclass(frozen=True, slots=True)
class Tabled:
    """Who a signatory sits with: the codes of delegation and group, None where not known."""

    delegation: str | None
    group: str | None


def check(
    texts: Mapping[str, str], signatories: Iterable[Tabled], rule: DeclarationRule = RULE_56
) -> list[Check]:
    """Return each point of `rule` for the `texts`, by language, and those who signed when it was tabled."""
    signed = list(signatories)
    delegations = {one.delegation for one in signed} - {None}
    groups = {one.group for one in signed} - {None, NO_GROUP}  # to sit in none is not a group
    return [
        *check_words(texts, rule.most_words),
        at_least(Point.MEMBERS, len(signed), rule.fewest_members),
        at_least(
            Point.DELEGATIONS,
            len(delegations),
            rule.fewest_delegations,
            unknown=sum(one.delegation is None for one in signed),
        ),
        at_least(
            Point.GROUPS,
            len(groups),
            rule.fewest_groups,
            unknown=sum(one.group is None for one in signed),
        ),
    ]


def check_words(texts: Mapping[str, str], most: int) -> list[Check]:
    """Return the check for each language. The text is tabled in one of them, so that one must be short enough.

    Read thus: a single version that is too long may be a translation of a shorter one, which leaves it open;
    two that are both too long do not.
    """
    counts = {language: count_words(text) for language, text in sorted(texts.items()) if text}
    is_met = True if any(count <= most for count in counts.values()) else None
    if is_met is None and len(counts) > 1:
        is_met = False
    return [
        Check(Point.WORDS, count, most, is_met, language=language)
        for language, count in counts.items()
    ]


def at_least(point: Point, figure: int, limit: int, *, unknown: int = 0) -> Check:
    is_met = True if figure >= limit else None if figure + unknown >= limit else False
    return Check(point, figure, limit, is_met, unknown)


def is_met(checks: Iterable[Check]) -> bool | None:
    """Return whether the whole rule is met: False when one point is not, None when one is open."""
    answers = [one.is_met for one in checks]
    return False if False in answers else None if None in answers else True


def count_words(text: str) -> int:
    """Return the number of words as a word processor counts them.

    Words are parted by spaces and line breaks, and have a letter or a digit: "l'État" is one, "–" none.
    """
    return sum(any(letter.isalnum() for letter in word) for word in text.split())
