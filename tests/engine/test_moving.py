"""An amendment put at another place: families stay together, nobody is lost, and where the text changes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amendments.engine.consolidate import consolidate
from amendments.engine.order import propose_order
from amendments.engine.procedure.profile import OrderRule
from amendments.engine.rules import Decision
from amendments.engine.sitting.moving import CannotMoveError, changed_places, put_before, step
from tests.engine.drafts import AZUR, amendments

ORDER = ("4", "3-1", "3-2", "3", "5")
PARENTS = {"3-1": "3", "3-2": "3"}


@pytest.mark.parametrize(
    ("number", "before", "expected"),
    [
        ("5", "4", "5 4 3-1 3-2 3"),
        ("5", "3", "4 5 3-1 3-2 3"),
        ("5", "3-2", "4 5 3-1 3-2 3"),  # before the whole family
        ("3", "4", "3-1 3-2 3 4 5"),
        ("4", "", "3-1 3-2 3 5 4"),
        ("3", "3-1", "4 3-1 3-2 3 5"),
        ("4", "4", "4 3-1 3-2 3 5"),
        ("3-2", "3-1", "4 3-2 3-1 3 5"),
        ("3-1", "3", "4 3-2 3-1 3 5"),
        ("3-1", "", "4 3-2 3-1 3 5"),
    ],
)
def test_an_amendment_moves_with_its_sub_amendments(number, before, expected):
    assert put_before(ORDER, PARENTS, number, before) == tuple(expected.split())


@pytest.mark.parametrize(
    ("number", "is_later", "expected"),
    [
        ("3", False, "3-1 3-2 3 4 5"),
        ("4", True, "3-1 3-2 3 4 5"),
        ("3", True, "4 5 3-1 3-2 3"),
        ("4", False, "4 3-1 3-2 3 5"),
        ("5", True, "4 3-1 3-2 3 5"),
        ("3-1", True, "4 3-2 3-1 3 5"),
        ("3-1", False, "4 3-1 3-2 3 5"),
        ("3-2", True, "4 3-1 3-2 3 5"),
    ],
)
def test_a_step_goes_past_one_of_its_like_and_no_further_than_the_end(number, is_later, expected):
    assert step(ORDER, PARENTS, number, is_later=is_later) == tuple(expected.split())


@pytest.mark.parametrize(
    ("number", "before", "words"),
    [
        ("3-1", "4", "A sub-amendment to amendment 3 stays before it, among the others to it."),
        ("9", "4", "“9” is not called in this sitting."),
        ("4", "9", "“9” is not called in this sitting."),
    ],
)
def test_what_may_not_be_moved_there_is_said(number, before, words):
    with pytest.raises(CannotMoveError, match="is not called|stays before") as refused:
        put_before(ORDER, PARENTS, number, before)
    assert refused.value.notice.words("en") == words
    assert "{" not in refused.value.notice.words("fr")


def test_a_sub_amendment_that_stood_after_its_amendment_comes_before_it():
    assert step(("3", "4", "3-1"), PARENTS, "4", is_later=False) == ("4", "3-1", "3")


NUMBERS = ("1", "2-1", "2-2", "2", "3", "4-1", "4")
ALL_PARENTS = {"2-1": "2", "2-2": "2", "4-1": "4"}
MOVES = st.lists(
    st.tuples(st.sampled_from(NUMBERS), st.sampled_from([*NUMBERS, "", "earlier", "later"])),
    max_size=12,
)


def families(order):
    """Return the amendments with those right before each, in order."""
    found, subs = [], []
    for number in order:
        if number in ALL_PARENTS:
            subs.append(number)
        else:
            found.append((number, sorted(subs)))
            subs = []
    assert subs == []
    return found


@given(MOVES)
def test_however_they_are_moved_all_stay_and_subs_stand_right_before_their_amendment(moves):
    order = NUMBERS
    for number, where in moves:
        try:
            if where in ("earlier", "later"):
                order = step(order, ALL_PARENTS, number, is_later=where == "later")
            else:
                order = put_before(order, ALL_PARENTS, number, where)
        except CannotMoveError:
            continue
        assert sorted(order) == sorted(NUMBERS)
        assert sorted(families(order)) == [
            ("1", []),
            ("2", ["2-1", "2-2"]),
            ("3", []),
            ("4", ["4-1"]),
        ]


@given(st.sampled_from(NUMBERS), st.permutations([n for n in NUMBERS if "-" not in n]))
def test_a_step_later_and_one_earlier_lead_back(number, mains):
    order = tuple(
        one for main in mains for one in (*(s for s, p in ALL_PARENTS.items() if p == main), main)
    )
    moved = step(order, ALL_PARENTS, number, is_later=True)
    if moved != order:
        assert step(moved, ALL_PARENTS, number, is_later=False) == order


BESIDE = (
    'after paragraph 2, insert the following paragraph: "It is first."',
    'after paragraph 2, insert the following paragraph: "It is second."',
    'paragraph 3, replace "press" with "media"',
)


def laid(order, **votes):
    tabled = {one.number: one for one in amendments(AZUR, *BESIDE)}
    decisions = dict.fromkeys(votes.get("adopted", ()), Decision.ADOPTED)
    placed = [type(tabled[n])(n, place, tabled[n].instructions) for place, n in enumerate(order, 1)]
    return consolidate(AZUR, placed, decisions)


def test_what_is_inserted_at_one_place_stands_in_voting_order_and_that_is_told():
    both = ("1", "2")
    assert changed_places(laid("123", adopted=both), laid("213", adopted=both)) == ("2",)
    assert changed_places(laid("123", adopted=both), laid("132", adopted=both)) == ()
    assert changed_places(laid("123", adopted="1"), laid("213", adopted="1")) == ()


@pytest.mark.parametrize(
    ("rule", "expected", "reason"),
    [
        (OrderRule.FURTHEST_FIRST, ["3", "2", "1"], "changes words"),
        (OrderRule.BY_NUMBER, ["1", "2", "3"], "by its number"),
        (OrderRule.AS_PRINTED, ["2", "3", "1"], "as printed"),
    ],
)
def test_the_procedure_says_which_order_is_proposed(rule, expected, reason):
    printed = (
        "delete paragraph 4",
        'paragraph 2, replace "opinion" with "advice"',
        "paragraph 1, delete the first sentence",
    )
    tabled = amendments(AZUR, *printed)
    placed = [
        type(one)(one.number, at, one.instructions)
        for one, at in zip(tabled, (3, 1, 2), strict=True)
    ]
    places = propose_order(AZUR, placed, rule)
    assert [place.number for place in places] == expected
    assert any(reason in place.reason.words("en") for place in places)
