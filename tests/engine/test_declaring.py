"""What a sitting declares together: in which order, what becomes of the others, and replayed the same."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amendments.engine.ballot import make_ballot
from amendments.engine.consolidate import Amendment
from amendments.engine.grammar import read
from amendments.engine.items import WHOLE_TEXT
from amendments.engine.procedure import PACE, Fate, Stance, en_bloc, read_profile
from amendments.engine.procedure.pace import PACE_VALUES
from amendments.engine.rules import FALLEN, Decision, Rule, When
from amendments.engine.sitting.acts import Act, ActKind, declared, last_to_undo, replay
from amendments.engine.sitting.naming import name_items
from amendments.engine.sitting.running import (
    NOTHING_TOGETHER,
    Together,
    declared_together,
    make_steps,
    running_order,
)
from tests.engine.drafts import AZUR
from tests.engine.test_en_bloc import EIGHT, FOR, NEVER, NO, RULES, STANCES, YES, sub

INNER = sub("1-1", 'In amendment 1, replace the word "act" with the following word: "help"')
ADOPTED, REJECTED = Decision.ADOPTED, Decision.REJECTED


def four(*more):
    printed = (
        'replace paragraph 5 with the following paragraph: "The Assembly resolves to act."',
        "paragraph 1, delete the first sentence",
        'at the end of paragraph 3, insert the following sentence: "It insists."',
        'paragraph 2, replace "opinion" with "advice"',
    )
    said = (read(f"In the draft resolution, {one}", "en") for one in printed)
    return [*(Amendment(str(at), at, one) for at, one in enumerate(said, 1)), *more]


def together(stances, *, tabled=None, rules=(), settled=None):
    """Return the ballot and what is declared of it, under `stances` by number."""
    ballot = make_ballot(AZUR, tabled or four(), rules)
    bloc = en_bloc(PACE, ballot, stances, settled)
    return ballot, bloc, declared_together(ballot, bloc)


def declare(bloc, numbers):
    """Return the acts that declare `numbers` one after the other."""
    decisions = {Fate.DECLARED_ADOPTED: ADOPTED, Fate.DEFINITIVELY_REJECTED: REJECTED}
    return [
        Act(at, ActKind.DECLARED, number, decisions[bloc.fates[number]])
        for at, number in enumerate(numbers, start=2)
    ]


@pytest.mark.parametrize(
    ("stances", "tabled", "expected"),
    [
        ({"3": YES, "2": NEVER, "4": YES}, None, ("3", "4", "2")),
        ({"1": YES, "1-1": YES}, four(INNER), ("1-1", "1")),
        ({"1": YES, "1-1": NEVER, "2": NEVER}, four(INNER), ("1-1", "1", "2")),
        ({"1": FOR, "1-1": NEVER, "3": YES}, four(INNER), ("3", "1-1")),
        ({"1": FOR, "2": NO}, None, ()),
    ],
)
def test_the_adopted_come_first_then_the_rejected_a_sub_amendment_before_its_amendment(
    stances, tabled, expected
):
    assert together(stances, tabled=tabled)[2].numbers == expected


def test_what_is_declared_stands_before_what_is_called_or_after_it():
    ballot, _bloc, first = together({"3": YES, "2": NEVER})
    last = Together(first.numbers, is_first=False)

    assert running_order(ballot, first) == ("3", "2", "1", "4", "text")
    assert running_order(ballot, last) == ("1", "4", "3", "2", "text")
    assert running_order(ballot, NOTHING_TOGETHER) == ("1", "2", "3", "4", "text")


def test_a_declaration_makes_others_fall_with_the_reason():
    rules = [Rule(("1",), When.ADOPTED, "2")]
    ballot, bloc, first = together({"1": YES, "2": FOR}, rules=rules)
    results = replay(declare(bloc, first.numbers))

    steps = make_steps(ballot, {n: result.decision for n, result in results.items()}, first)

    fallen = {step.number: step.passed_over[0].words("en") for step in steps if step.passed_over}
    assert fallen == {"2": "Amendment 2 falls: amendment 1 was adopted."}


def test_a_sub_amendment_falls_with_an_amendment_that_is_definitively_rejected():
    ballot, _bloc, first = together({"1": NEVER, "1-1": YES}, tabled=four(INNER))

    assert first.numbers == ("1",)
    assert ballot.judge({"1": REJECTED})["1-1"].standing == FALLEN


def test_what_was_decided_before_the_declaration_is_told_and_not_declared():
    _ballot, bloc, first = together({"1": YES, "3": YES, "4": NEVER}, settled={"1": ADOPTED})

    assert first.numbers == ("3", "4")
    (reason,) = bloc.skipped["1"]
    assert reason.words("en") == "already decided: adopted"
    assert reason.words("fr") == "déjà décidé: adopté"


def test_what_fell_meanwhile_is_told_with_its_reason():
    rules = [Rule(("2",), When.ADOPTED, "3")]
    _ballot, bloc, first = together({"3": YES}, rules=rules, settled={"2": ADOPTED})

    assert first.numbers == ()
    assert [one.code for one in bloc.skipped["3"]] == ["falls-adopted"]


def changed(**values):
    return read_profile({**PACE_VALUES, **values})


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({}, ("3", "2")),
        ({"en_bloc": {"is_used": False, "objections": 10}}, ("2",)),
        ({"definitive_rejection": {"is_used": False, "objections": 10}}, ("3",)),
        ({"en_bloc": {"is_used": True, "objections": 4}}, ("2",)),
        ({"definitive_rejection": {"is_used": True, "objections": 4}}, ("3",)),
    ],
)
def test_the_procedure_says_what_is_declared_and_how_many_objections_lift_it_out(values, expected):
    ballot = make_ballot(AZUR, four())
    stances = {"3": Stance(YES.position, 4), "2": Stance(NEVER.position, 4)}

    bloc = en_bloc(changed(**values), ballot, stances)

    assert declared_together(ballot, bloc).numbers == expected


@given(st.lists(STANCES, min_size=8, max_size=8), RULES)
def test_replayed_the_declarations_give_the_standings_that_were_foreseen(stances, edges):
    rules = [Rule((str(a),), when, str(b)) for a, when, b in edges]
    by_number = {one.number: stance for one, stance in zip(EIGHT, stances, strict=True)}
    ballot, bloc, first = together(by_number, tabled=EIGHT, rules=rules)

    acts = declare(bloc, first.numbers)
    decisions = {n: result.decision for n, result in replay(acts).items()}
    steps = {step.number: step for step in make_steps(ballot, decisions, first)}

    expected = {
        Fate.DECLARED_ADOPTED: ADOPTED,
        Fate.DEFINITIVELY_REJECTED: REJECTED,
        Fate.FALLS: FALLEN,
        Fate.CALLED: Decision.PENDING,
    }
    assert {n: steps[n].standing.standing for n in bloc.fates} == {
        n: expected[fate] for n, fate in bloc.fates.items()
    }
    assert set(declared(acts)) == set(first.numbers)
    # Once declared, nothing of it is left to declare.
    again = en_bloc(PACE, ballot, by_number, decisions)
    assert declared_together(ballot, again).numbers == ()


@given(st.lists(STANCES, min_size=8, max_size=8), st.booleans())
def test_the_running_order_has_every_item_once_and_the_text_last(stances, is_first):
    by_number = {one.number: stance for one, stance in zip(EIGHT, stances, strict=True)}
    ballot, _bloc, first = together(by_number, tabled=EIGHT)

    order = running_order(ballot, Together(first.numbers, is_first))

    assert sorted(order) == sorted(running_order(ballot))
    assert order[-1] == WHOLE_TEXT


def test_a_declaration_is_undone_like_any_decision_and_a_correction_takes_its_place():
    acts = [
        Act(1, ActKind.OPENED),
        Act(2, ActKind.DECLARED, "3", ADOPTED),
        Act(3, ActKind.OBJECTED, "3"),
    ]
    assert last_to_undo(acts).sequence == 2
    assert replay([*acts, Act(4, ActKind.UNDONE, "3", undoes=2)]) == {}
    assert declared([*acts, Act(4, ActKind.CORRECTED, "3", REJECTED)]) == {}


@pytest.mark.parametrize(
    ("numbers", "english", "french"),
    [
        (["4"], "Amendment 4", "l’amendement 4"),
        (["1", "3"], "Amendments 1 and 3", "les amendements 1 et 3"),
        (["1", "3", "7"], "Amendments 1, 3 and 7", "les amendements 1, 3 et 7"),
        (
            ["3-1", "3", "7"],
            "Amendments 3 and 7 and Sub-amendment 1 to Amendment 3",
            "les amendements 3 et 7 et le sous-amendement 1 à l’amendement 3",
        ),
        (["4", "O1"], "Amendment 4 and Oral Amendment 1", "l’amendement 4 et l’amendement oral 1"),
    ],
)
def test_items_are_named_together(numbers, english, french):
    assert name_items(numbers).words("en") == english
    assert name_items(numbers).words("fr") == french
