"""What is declared adopted en bloc, definitively rejected, called, and why."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amendments.engine.ballot import make_ballot
from amendments.engine.consolidate import Amendment, Part, consolidate_ballot
from amendments.engine.grammar import read
from amendments.engine.procedure import PACE, Fate, Stance, en_bloc
from amendments.engine.rules import Decision, Rule, RuleCycleError, When
from tests.engine.drafts import AZUR, amendments

YES, FOR, NO, NEVER = (
    Stance("unanimously_in_favour"),
    Stance("in_favour"),
    Stance("against"),
    Stance("against_by_two_thirds"),
)
FOUR = amendments(
    AZUR,
    'replace paragraph 5 with the following paragraph: "The Assembly resolves to act."',
    "paragraph 1, delete the first sentence",
    'at the end of paragraph 3, insert the following sentence: "It insists."',
    'paragraph 2, replace "opinion" with "advice"',
)


def plan(stances, *, tabled=FOUR, rules=(), settled=None):
    """Return the bloc of `tabled` under `stances`, one for each in their order."""
    ballot = make_ballot(AZUR, tabled, rules)
    by_number = {one.number: stance for one, stance in zip(tabled, stances, strict=True)}
    return en_bloc(PACE, ballot, by_number, settled)


def told(bloc):
    return {number: [one.code for one in reasons] for number, reasons in bloc.skipped.items()}


def sub(number, printed, position=0):
    return Amendment(number, position, read(printed, "en"), parent=number.partition("-")[0])


def test_each_position_has_the_effect_that_the_profile_gives_it():
    bloc = plan([YES, FOR, NO, NEVER])

    assert bloc.adopted == ("1",)
    assert bloc.called == ("2", "3")
    assert bloc.rejected == ("4",)
    assert bloc.skipped == {}


def test_without_a_position_an_amendment_is_called():
    assert plan([Stance(), Stance("amused"), YES, YES]).called == ("1", "2")


@pytest.mark.parametrize(("objections", "fate"), [(9, Fate.DECLARED_ADOPTED), (10, Fate.CALLED)])
def test_ten_members_lift_one_out(objections, fate):
    bloc = plan([Stance("unanimously_in_favour", objections), FOR, NO, NO])

    assert bloc.fates["1"] == fate
    assert told(bloc) == ({"1": ["bloc-objections"]} if fate == Fate.CALLED else {})


def test_ten_members_lift_a_definitive_rejection_as_well():
    bloc = plan([Stance("against_by_two_thirds", 12), FOR, NO, NO])

    assert bloc.called == ("1", "2", "3", "4")
    assert told(bloc) == {"1": ["bloc-objections"]}


def test_objections_to_what_is_called_anyway_change_nothing():
    assert told(plan([Stance("in_favour", 40), FOR, NO, NO])) == {}


def test_a_position_that_its_counts_do_not_give_declares_nothing():
    doubtful = Stance("unanimously_in_favour", in_favour=20, against=2)
    certain = Stance("unanimously_in_favour", in_favour=20, against=0, abstentions=3)

    bloc = plan([doubtful, certain, NO, NO])

    assert bloc.adopted == ("2",)
    assert told(bloc) == {"1": ["position-counts"]}


def test_two_that_clash_are_both_called():
    tabled = amendments(
        AZUR,
        "delete paragraph 5",
        'paragraph 5, replace "matter" with "case"',
        "delete paragraph 2",
    )

    bloc = plan([YES, YES, YES], tabled=tabled)

    assert bloc.adopted == ("3",)
    assert told(bloc) == {"1": ["bloc-clash"], "2": ["bloc-clash"]}


def test_one_without_a_certain_place_is_called():
    tabled = amendments(AZUR, 'paragraph 5, replace "nowhere" with "case"', "delete paragraph 2")

    bloc = plan([YES, YES], tabled=tabled)

    assert bloc.adopted == ("2",)
    assert list(bloc.skipped) == ["1"]


def test_a_sub_amendment_still_to_be_voted_keeps_its_amendment_back():
    inner = sub("1-1", 'In amendment 1, replace the word "act" with the following word: "help"')
    tabled = [*FOUR, inner]

    pending = plan([YES, FOR, NO, NO, FOR], tabled=tabled)
    rejected = plan([YES, FOR, NO, NO, NEVER], tabled=tabled)
    both = plan([YES, FOR, NO, NO, YES], tabled=tabled)

    assert told(pending) == {"1": ["bloc-sub-pending"]}
    assert (rejected.adopted, rejected.rejected) == (("1",), ("1-1",))
    assert set(both.adopted) == {"1", "1-1"}


def test_a_sub_amendment_waits_for_its_amendment_and_falls_with_it():
    inner = sub("1-1", 'In amendment 1, replace the word "act" with the following word: "help"')
    tabled = [*FOUR, inner]

    called = plan([FOR, FOR, NO, NO, YES], tabled=tabled)
    rejected = plan([NEVER, FOR, NO, NO, YES], tabled=tabled)

    assert told(called) == {"1-1": ["bloc-parent-called"]}
    assert rejected.of(Fate.FALLS) == ("1-1",)
    assert rejected.reasons["1-1"][0].code == "falls-parent"


@pytest.mark.parametrize(
    ("trigger", "skipped", "falls"),
    [
        (YES, {"1": ["bloc-rule-other"], "2": ["bloc-rule"]}, ()),  # neither goes before the other
        (FOR, {"2": ["bloc-rule"]}, ()),  # may yet be adopted
        (NEVER, {}, ()),  # is not adopted
    ],
)
def test_what_hangs_on_another_by_a_rule_is_called(trigger, skipped, falls):
    bloc = plan([trigger, YES, NO, NO], rules=[Rule(("1",), When.ADOPTED, "2")])

    assert told(bloc) == skipped
    assert bloc.of(Fate.FALLS) == falls


def test_what_is_to_be_called_but_falls_before_is_said_to_fall():
    bloc = plan([YES, FOR, NO, NO], rules=[Rule(("1",), When.ADOPTED, "2")])

    assert bloc.of(Fate.FALLS) == ("2",)
    assert bloc.reasons["2"][0].code == "falls-adopted"
    assert bloc.called == ("3", "4")


def test_what_is_voted_by_parts_is_called():
    one = FOUR[1]
    divided = Amendment(one.number, 2, one.instructions * 1, parts=(Part("1", (0,)),))

    bloc = plan([YES, YES, NO, NO], tabled=[FOUR[0], divided, *FOUR[2:]])

    assert told(bloc) == {"2": ["bloc-parts"]}


def test_what_is_settled_stays_out_and_triggers_only_as_it_was_decided():
    rules = [Rule(("1",), When.ADOPTED, "2")]

    withdrawn = plan([YES, YES, NO, NO], rules=rules, settled={"1": Decision.WITHDRAWN})

    assert withdrawn.fates["1"] == Fate.SETTLED
    assert withdrawn.adopted == ("2",)


def test_a_circle_of_rules_is_said():
    rules = [Rule(("1",), When.ADOPTED, "2"), Rule(("2",), When.ADOPTED, "1")]

    with pytest.raises(RuleCycleError):
        plan([FOR, FOR, NO, NO], rules=rules)


PRINTED = (
    "delete paragraph 5",
    'paragraph 5, replace "matter" with "case"',
    'replace paragraph 5 with the following paragraph: "It acts."',
    'at the end of paragraph 3, insert the following sentence: "It insists."',
    "paragraph 1, delete the first sentence",
    'paragraph 1, replace "Azur" with "Vert"',  # twice there: no certain place
    'paragraph 4.2, replace "press" with "media"',
    "delete paragraph 4",
)
EIGHT = amendments(AZUR, *PRINTED)
STANCES = st.sampled_from([Stance(), YES, FOR, NO, NEVER, Stance("unanimously_in_favour", 11)])
RULES = st.lists(
    st.tuples(st.integers(1, 8), st.sampled_from(When), st.integers(1, 8)).filter(
        lambda one: one[0] < one[2]  # so that no circle comes about
    ),
    max_size=5,
)


@given(st.lists(STANCES, min_size=8, max_size=8), RULES, st.randoms(use_true_random=False))
def test_all_that_is_declared_adopted_is_in_the_text_whatever_the_order_of_the_rows(
    stances, edges, chance
):
    rules = [Rule((str(a),), when, str(b)) for a, when, b in edges]
    ballot = make_ballot(AZUR, EIGHT, rules)
    by_number = {one.number: stance for one, stance in zip(EIGHT, stances, strict=True)}

    bloc = en_bloc(PACE, ballot, by_number)

    decisions = dict.fromkeys(bloc.adopted, Decision.ADOPTED)
    decisions |= dict.fromkeys(bloc.rejected, Decision.REJECTED)
    result = consolidate_ballot(ballot, decisions)
    assert result.unapplied == ()
    assert all(result.standings[number].is_adopted for number in bloc.adopted)
    assert set(bloc.fates) == {one.number for one in EIGHT}
    shuffled = list(EIGHT), list(rules)
    for rows in shuffled:
        chance.shuffle(rows)
    assert en_bloc(PACE, make_ballot(AZUR, *shuffled), by_number).fates == bloc.fates


@given(
    st.lists(STANCES, min_size=8, max_size=8),
    RULES,
    st.lists(st.sampled_from([Decision.ADOPTED, Decision.REJECTED]), min_size=8, max_size=8),
)
def test_no_later_vote_unmakes_what_was_declared_adopted(stances, edges, votes):
    rules = [Rule((str(a),), when, str(b)) for a, when, b in edges]
    ballot = make_ballot(AZUR, EIGHT, rules)
    bloc = en_bloc(
        PACE, ballot, {one.number: stance for one, stance in zip(EIGHT, stances, strict=True)}
    )
    later = {
        number: vote
        for (number, fate), vote in zip(bloc.fates.items(), votes, strict=True)
        if fate == Fate.CALLED
    }
    decisions = later | dict.fromkeys(bloc.adopted, Decision.ADOPTED)
    decisions |= dict.fromkeys(bloc.rejected, Decision.REJECTED)

    found = ballot.judge(decisions)

    assert all(found[number].is_adopted for number in bloc.adopted)
