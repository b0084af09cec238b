"""Pairs that cannot both stand, the rules that would settle them, and the voting order."""

import pytest
from hypothesis import given, settings

from amendments.engine.clashes import clash
from amendments.engine.conflicts import find_conflicts, report_rules, without_reverse
from amendments.engine.consolidate import Amendment, locate_all
from amendments.engine.edits import NotLocatedError
from amendments.engine.order import propose_order
from amendments.engine.rules import Rule, When
from tests.engine.drafts import AZUR, amendments
from tests.engine.strategies import cases


def _pairs(*printed: str) -> list[tuple[str, str, str]]:
    found = find_conflicts(AZUR, amendments(AZUR, *printed))
    return [(one.first, one.second, one.reason.code) for one in found]


def test_a_clash_is_found_with_the_rule_that_settles_it():
    tabled = amendments(
        AZUR,
        'replace paragraph 5 with the following paragraph: "A."',
        'at the end of paragraph 5, insert the following words: ", too"',
        "paragraph 1, delete the first sentence",
    )

    (conflict,) = find_conflicts(AZUR, tabled)

    assert (conflict.first, conflict.second, conflict.reason.code) == ("1", "2", "both-change")
    assert conflict.suggested == Rule(("1",), When.ADOPTED, "2")


def test_the_voting_order_says_which_one_falls():
    first, second = amendments(
        AZUR, "delete paragraph 5", 'paragraph 5, replace "matter" with "case"'
    )
    turned = [Amendment("1", 2, first.instructions), Amendment("2", 1, second.instructions)]

    assert [(one.first, one.second) for one in find_conflicts(AZUR, turned)] == [("2", "1")]


def test_identical_amendments_conflict_even_where_they_only_add():
    assert _pairs(
        'at the end of paragraph 5, insert ", A"', 'at the end of paragraph 5, insert ", A"'
    ) == [("1", "2", "identical-amendments")]
    assert _pairs(
        'after paragraph 5, insert the paragraph: "A."',
        'after paragraph 5, insert the paragraph: "A."',
    ) == [("1", "2", "identical-amendments")]


def test_two_insertions_at_one_place_do_not_conflict():
    assert (
        _pairs('at the end of paragraph 5, insert ", A"', 'at the end of paragraph 5, insert ", B"')
        == []
    )


@pytest.mark.parametrize(
    ("rules", "suggested"),
    [
        ([], ["1 2"]),
        ([Rule(("1",), When.ADOPTED, "2")], ["1 2"]),
        # What falls is printed, and so voted, before what lets it fall.
        ([Rule(("2",), When.ADOPTED, "1")], []),
        ([Rule(("2", "3"), When.ADOPTED, "1")], []),
        ([Rule(("2",), When.REJECTED, "1")], ["1 2"]),
        ([Rule(("2", "3"), When.ADOPTED, "1", needs_all=True)], ["1 2"]),
        ([Rule(("1",), When.ADOPTED, "2"), Rule(("2",), When.ADOPTED, "1")], ["1 2"]),
    ],
)
def test_the_reverse_of_a_stated_rule_is_not_suggested(rules, suggested):
    tabled = amendments(
        AZUR,
        "delete paragraph 5",
        'paragraph 5, replace "matter" with "case"',
        "delete paragraph 2",
    )
    left = without_reverse(find_conflicts(AZUR, tabled), rules)
    assert [f"{one.first} {one.second}" for one in left] == suggested


def test_rules_are_held_against_what_the_amendments_do():
    tabled = amendments(
        AZUR,
        "delete paragraph 5",
        'paragraph 5, replace "matter" with "case"',
        "delete paragraph 2",
    )
    settled, idle = Rule(("1",), When.ADOPTED, "2"), Rule(("1",), When.ADOPTED, "3")

    assert [one.second for one in report_rules(AZUR, tabled, []).unsettled] == ["2"]
    assert report_rules(AZUR, tabled, [settled, idle]).unsettled == ()
    assert report_rules(AZUR, tabled, [settled, idle]).without_clash == (idle,)


@pytest.mark.parametrize(
    ("rule", "is_settled"),
    [
        (Rule(("1",), When.ADOPTED, "2"), True),
        (Rule(("2",), When.ADOPTED, "1"), True),
        (Rule(("1",), When.EITHER, "2"), True),
        (Rule(("1", "3"), When.ADOPTED, "2"), True),
        (Rule(("1",), When.REJECTED, "2"), False),
        (Rule(("1", "3"), When.ADOPTED, "2", needs_all=True), False),
        (Rule(("1",), When.ADOPTED, "2", needs_all=True), True),
        (Rule(("1/1",), When.ADOPTED, "2"), False),
    ],
)
def test_only_a_rule_that_keeps_two_from_both_standing_settles_their_clash(rule, is_settled):
    tabled = amendments(AZUR, "delete paragraph 5", 'paragraph 5, replace "matter" with "case"')

    assert (report_rules(AZUR, tabled, [rule]).unsettled == ()) == is_settled


@pytest.mark.parametrize(
    ("rule", "is_idle"),
    [
        (Rule(("1/1",), When.ADOPTED, "2"), False),
        (Rule(("1",), When.ADOPTED, "2/1"), False),
        (Rule(("1/1",), When.ADOPTED, "3"), True),
        (Rule(("§5",), When.REJECTED, "3"), False),
        (Rule(("text",), When.REJECTED, "3"), False),
    ],
)
def test_a_rule_on_a_part_is_held_against_what_its_amendment_does(rule, is_idle):
    tabled = amendments(
        AZUR,
        "delete paragraph 5",
        'paragraph 5, replace "matter" with "case"',
        "delete paragraph 2",
    )

    assert report_rules(AZUR, tabled, [rule]).without_clash == ((rule,) if is_idle else ())


@settings(max_examples=200)
@given(cases(size=8))
def test_conflicts_are_those_that_comparing_all_pairs_finds(case):
    text, tabled, _, _ = case
    located = {}
    for one in tabled:
        try:
            located[one.number] = locate_all(one.instructions, text)
        except NotLocatedError:
            continue
    slow = {
        (one, other)
        for one in located
        for other in located
        if int(one) < int(other) and any(clash(a, b) for a in located[one] for b in located[other])
    }

    assert {(one.first, one.second) for one in find_conflicts(text, tabled) if one.is_clash} == slow


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        (
            ['at the end of paragraph 5, insert ", A"', "paragraph 1, delete the first sentence"],
            ["2", "1"],
        ),
        (
            [
                'after paragraph 5, insert the paragraph: "A."',
                'at the end of paragraph 5, insert ", A"',
                'paragraph 5, replace "matter" with "case"',
                'replace paragraph 5 with the paragraph: "A."',
                "delete paragraph 5",
            ],
            ["5", "4", "3", "2", "1"],
        ),
        (["delete paragraph 9", "delete paragraph 5"], ["2", "1"]),
        (["delete paragraph 5"] * 11, [str(number) for number in range(1, 12)]),
        (['in the title, replace "Azur" with "Mer"', "delete paragraph 1"], ["1", "2"]),
    ],
)
def test_the_proposed_order_goes_by_place_then_by_how_far_the_draft_is_left(printed, expected):
    assert [one.number for one in propose_order(AZUR, amendments(AZUR, *printed))] == expected


def test_sub_amendments_come_before_their_amendment_and_every_place_has_its_reason():
    (one, two) = amendments(AZUR, "delete paragraph 5", "delete paragraph 2")
    sub = Amendment("1-1", 9, (), parent="1")

    places = propose_order(AZUR, [one, sub, two])

    assert [place.number for place in places] == ["2", "1-1", "1"]
    assert [place.reason.code for place in places] == [
        "order-paragraph-goes",
        "order-sub",
        "order-paragraph-goes",
    ]
    assert places[1].reason.words("fr") == "un sous-amendement est voté avant l’amendement 1"
