"""Rule 56, counted with what is known."""

import pytest

from resolutions.declarations.rule import Point, Tabled, check, count_words, is_met

FOUR = ["AA", "BB", "CC", "DD"]


def signed(count, *, delegations=FOUR, groups=("soc", "epp")):
    return [
        Tabled(delegations[at % len(delegations)], groups[at % len(groups)]) for at in range(count)
    ]


def answers(texts, signatories):
    return {one.point: one.is_met for one in check(texts, signatories)}


def words(count):
    return "mot " * count


def test_a_declaration_that_just_meets_every_point_meets_the_rule():
    checks = check({"fr": words(200)}, signed(20))
    assert [one.figure for one in checks] == [200, 20, 4, 2]
    assert is_met(checks) is True


@pytest.mark.parametrize(
    ("point", "texts", "signatories"),
    [
        (Point.MEMBERS, {"fr": "mot"}, signed(19)),
        (Point.DELEGATIONS, {"fr": "mot"}, signed(20, delegations=["AA", "BB", "CC"])),
        (Point.GROUPS, {"fr": "mot"}, signed(20, groups=("soc",))),
        (Point.GROUPS, {"fr": "mot"}, signed(20, groups=("soc", "ni"))),
        (Point.WORDS, {"fr": words(201), "en": words(202)}, signed(20)),
    ],
)
def test_one_point_short_is_not_met(point, texts, signatories):
    assert answers(texts, signatories)[point] is False
    assert is_met(check(texts, signatories)) is False


def test_what_hangs_on_the_unknown_is_open():
    signatories = signed(20, delegations=["AA", "BB", "CC", None], groups=("soc", None))
    found = answers({"fr": "mot"}, signatories)
    assert (found[Point.DELEGATIONS], found[Point.GROUPS]) == (None, None)
    assert is_met(check({"fr": "mot"}, signatories)) is None


def test_a_single_version_that_is_too_long_may_be_a_translation():
    assert answers({"fr": words(232)}, signed(20))[Point.WORDS] is None
    assert is_met(check({"fr": words(232), "en": words(199)}, signed(20))) is True


@pytest.mark.parametrize(
    ("text", "count"),
    [("", 0), ("l'État de droit", 3), ("un – deux", 2), ("a\n\nb\u00a0c", 3), ("(2025), 3.", 2)],
)
def test_words_are_counted_between_spaces(text, count):
    assert count_words(text) == count
