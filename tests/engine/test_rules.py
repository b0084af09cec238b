"""Standings: from votes and rules to what falls, and why."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amendments.engine.rules import Decision, Rule, RuleCycleError, When, find_cycle, standings

YES, NO, OPEN = Decision.ADOPTED, Decision.REJECTED, Decision.PENDING
FOUR_SIX = Rule(("4",), When.ADOPTED, "6")


def _standing(decisions, rules, of="6", parents=None):
    found = standings(["4", "6", "7"], decisions, rules, parents or {})[of]
    return found.standing, found.because


@pytest.mark.parametrize(
    ("decisions", "rule", "expected"),
    [
        ({"4": YES, "6": YES}, FOUR_SIX, ("fallen", ("4",))),
        ({"4": YES}, FOUR_SIX, ("fallen", ("4",))),
        ({"4": YES, "6": NO}, FOUR_SIX, ("fallen", ("4",))),
        ({"4": NO, "6": YES}, FOUR_SIX, (YES, ())),
        ({"4": OPEN, "6": YES}, FOUR_SIX, (YES, ())),
        ({"4": Decision.WITHDRAWN, "6": YES}, FOUR_SIX, (YES, ())),
        ({"4": YES, "6": Decision.WITHDRAWN}, FOUR_SIX, (Decision.WITHDRAWN, ())),
        ({"4": NO, "6": YES}, Rule(("4",), When.REJECTED, "6"), ("fallen", ("4",))),
        ({"4": OPEN, "6": YES}, Rule(("4",), When.REJECTED, "6"), (YES, ())),
        ({"4": NO, "6": YES}, Rule(("4",), When.EITHER, "6"), ("fallen", ("4",))),
        ({"4": YES, "6": YES}, Rule(("4",), When.EITHER, "6"), ("fallen", ("4",))),
        ({"4": YES, "7": NO, "6": YES}, Rule(("4", "7"), When.ADOPTED, "6"), ("fallen", ("4",))),
        (
            {"4": YES, "7": NO, "6": YES},
            Rule(("4", "7"), When.ADOPTED, "6", needs_all=True),
            (YES, ()),
        ),
        (
            {"4": YES, "7": YES, "6": YES},
            Rule(("7", "4"), When.ADOPTED, "6", needs_all=True),
            ("fallen", ("4", "7")),
        ),
        ({"4": YES, "6": YES}, Rule(("9",), When.ADOPTED, "6"), (YES, ())),
    ],
)
def test_what_falls_and_because_of_which(decisions, rule, expected):
    assert _standing(decisions, [rule]) == expected


def test_what_has_fallen_makes_nothing_fall():
    rules = [FOUR_SIX, Rule(("6",), When.ADOPTED, "7")]

    assert _standing({"4": YES, "6": YES, "7": YES}, rules, of="7") == (YES, ())


def test_reasons_are_said_in_both_languages():
    reason = standings(["4", "6"], {"4": YES}, [FOUR_SIX], {})["6"].reasons[0]

    assert reason.message == "falls: amendment 4 was adopted"
    assert reason.words("fr") == "tombe: l’amendement 4 a été adopté"


@pytest.mark.parametrize(
    "gone", [NO, Decision.WITHDRAWN, Decision.NOT_MOVED, Decision.NOT_IN_ORDER]
)
def test_a_sub_amendment_falls_when_its_amendment_goes(gone):
    assert _standing({"4": gone, "6": YES}, [], parents={"6": "4"}) == ("fallen", ("4",))


@pytest.mark.parametrize("stays", [YES, OPEN])
def test_a_sub_amendment_stands_while_its_amendment_does(stays):
    assert _standing({"4": stays, "6": YES}, [], parents={"6": "4"}) == (YES, ())


def test_a_circle_is_refused_and_named():
    rules = [FOUR_SIX, Rule(("6",), When.REJECTED, "7"), Rule(("7",), When.ADOPTED, "4")]

    with pytest.raises(RuleCycleError) as refusal:
        standings(["4", "6", "7"], {}, rules, {})

    members = refusal.value.members
    assert members[0] == members[-1]
    assert set(members) == {"4", "6", "7"}
    assert set(find_cycle(rules, {})) == {"4", "6", "7"}
    assert find_cycle(rules[:2], {}) == ()


def test_a_rule_against_ones_own_amendment_is_a_circle():
    assert set(find_cycle([Rule(("13-1",), When.ADOPTED, "13")], {"13-1": "13"})) == {"13", "13-1"}


numbers = [str(number) for number in range(1, 6)]
forward_rules = st.lists(
    st.builds(
        lambda pair, when: Rule((pair[0],), when, pair[1]),
        st.sampled_from(list(itertools.combinations(numbers, 2))),
        st.sampled_from(When),
    ),
    max_size=8,
)
votes = st.fixed_dictionaries({number: st.sampled_from([YES, NO, OPEN]) for number in numbers})


@given(forward_rules, votes, st.randoms(use_true_random=False))
def test_the_order_of_rules_and_votes_does_not_matter(rules, decisions, chance):
    shuffled = list(rules)
    chance.shuffle(shuffled)
    turned = dict(chance.sample(sorted(decisions.items()), len(decisions)))

    assert standings(numbers, decisions, rules, {}) == standings(numbers, turned, shuffled, {})


@given(forward_rules, votes)
def test_standings_agree_with_a_slow_search_for_the_one_consistent_answer(rules, decisions):
    def consistent(fallen):
        for number in numbers:
            hit = any(
                rule.falls == number
                and rule.triggers[0] not in fallen
                and (
                    (decisions[rule.triggers[0]] == YES and rule.when != When.REJECTED)
                    or (decisions[rule.triggers[0]] == NO and rule.when != When.ADOPTED)
                )
                for rule in rules
            )
            if hit != (number in fallen):
                return False
        return True

    answers = [
        set(some)
        for size in range(len(numbers) + 1)
        for some in itertools.combinations(numbers, size)
        if consistent(set(some))
    ]

    found = standings(numbers, decisions, rules, {})

    assert answers == [{number for number in numbers if found[number].standing == "fallen"}]
