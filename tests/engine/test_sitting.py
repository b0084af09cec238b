"""The sitting as values: the running order, majorities, replaying acts, and what is refused."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amendments.engine.ballot import make_ballot
from amendments.engine.consolidate import Amendment, Part, SeparateVote
from amendments.engine.grammar import read
from amendments.engine.procedure import PACE
from amendments.engine.procedure.majorities import VoteKind
from amendments.engine.rules import FALLEN, Decision, Rule, When
from amendments.engine.sitting.acts import Act, ActKind, Result, last_to_undo, movers, replay
from amendments.engine.sitting.checks import (
    refuse_correction,
    refuse_decision,
    refuse_reopening,
    refuse_taking_over,
)
from amendments.engine.sitting.majority import Counts, decided_by, vote_kind
from amendments.engine.sitting.naming import name_item
from amendments.engine.sitting.running import (
    find_consequences,
    is_next,
    make_steps,
    next_open,
    running_order,
)
from tests.engine.drafts import AZUR

ADOPTED, REJECTED, WITHDRAWN = Decision.ADOPTED, Decision.REJECTED, Decision.WITHDRAWN
NOT_MOVED = Decision.NOT_MOVED


def tabled(number, position, words, **values):
    return Amendment(
        number, position, read(f"In the draft resolution, {words}", AZUR.language), **values
    )


FOUR = tabled("4", 2, "replace paragraph 2 with the following paragraph:\n“It regrets.”")
SIX = tabled("6", 4, "delete paragraph 2")
FIVE = tabled(
    "5",
    6,
    "delete paragraph 1; delete paragraph 3",
    parts=(Part("1", (0,)), Part("2", (1,))),
)
# A person has put the sub-amendment after its amendment: it is called before it all the same.
SUB = Amendment("4-1", 3, (), parent="4")
FALLS = Rule(("4",), When.ADOPTED, "6")
BALLOT = make_ballot(AZUR, [SIX, FOUR, FIVE, SUB], [FALLS], separate=[SeparateVote("§5", 7, "5")])
ORDER = ("4-1", "4", "6", "5/1", "5/2", "§5", "text")


def test_sub_amendments_come_first_parts_for_their_amendment_and_the_text_last():
    assert running_order(BALLOT) == ORDER


def test_a_rule_on_the_whole_text_does_not_call_it_twice():
    ballot = make_ballot(AZUR, [FOUR, SIX], [Rule(("text",), When.REJECTED, "6")])
    assert running_order(ballot) == ("4", "6", "text")


def test_the_parts_of_a_sub_amendment_come_before_its_amendment():
    sub = Amendment(
        "4-1", 9, (*SIX.instructions, *SIX.instructions), "4", (Part("1", (0,)), Part("2", (1,)))
    )
    assert running_order(make_ballot(AZUR, [FOUR, sub])) == ("4-1/1", "4-1/2", "4", "text")


def test_what_has_fallen_is_passed_over_with_the_sentence_that_the_president_says():
    steps = {one.number: one for one in make_steps(BALLOT, {"4": ADOPTED})}
    (said,) = steps["6"].passed_over
    assert said.words("en") == "Amendment 6 falls: amendment 4 was adopted."
    assert said.words("fr") == "l’amendement 6 tombe: l’amendement 4 a été adopté."
    assert steps["5/1"].passed_over == ()


@pytest.mark.parametrize(
    ("number", "english", "french"),
    [
        ("4", "Amendment 4", "l’amendement 4"),
        ("O1", "Oral Amendment 1", "l’amendement oral 1"),
        ("13-1", "Sub-amendment 1 to Amendment 13", "le sous-amendement 1 à l’amendement 13"),
        (
            "3-O2",
            "Oral Sub-amendment 2 to Amendment 3",
            "le sous-amendement oral 2 à l’amendement 3",
        ),
        ("4/2", "part 2 of Amendment 4", "la partie 2 de l’amendement 4"),
        ("§9.2", "paragraph 9.2", "le paragraphe 9.2"),
        ("§9.2/1", "words of paragraph 9.2", "des mots du paragraphe 9.2"),
        ("text", "the text as a whole", "l’ensemble du texte"),
    ],
)
def test_what_is_voted_has_a_name_in_a_sentence(number, english, french):
    assert (name_item(number).words("en"), name_item(number).words("fr")) == (english, french)


@pytest.mark.parametrize(
    ("decisions", "after", "expected"),
    [
        ({}, "", "4-1"),
        ({"4-1": ADOPTED}, "4-1", "4"),
        ({"4-1": ADOPTED, "4": ADOPTED}, "4", "5/1"),
        ({"4-1": ADOPTED, "4": REJECTED}, "4", "6"),
        ({}, "§5", "4-1"),
        ({"4": WITHDRAWN, "6": REJECTED, "5": ADOPTED}, "5/2", "§5"),
        ({"4": WITHDRAWN, "6": REJECTED, "5": ADOPTED, "§5": ADOPTED}, "§5", "text"),
        ({"4": WITHDRAWN, "6": REJECTED, "5": ADOPTED, "§5": ADOPTED, "text": ADOPTED}, "text", ""),
        ({}, "99", "4-1"),
    ],
)
def test_next_is_the_next_open_item_then_what_was_left_then_the_text(decisions, after, expected):
    assert next_open(make_steps(BALLOT, decisions), after) == expected


# Majorities


@pytest.mark.parametrize(
    ("item", "kind", "expected"),
    [
        ("4", "recommendation", VoteKind.AMENDMENT),
        ("§5", "opinion", VoteKind.AMENDMENT),
        ("text", "resolution", VoteKind.RESOLUTION),
        ("text", "recommendation", VoteKind.RECOMMENDATION),
        ("text", "opinion", VoteKind.OPINION),
    ],
)
def test_only_the_text_as_a_whole_is_carried_by_the_majority_of_its_kind(item, kind, expected):
    assert vote_kind(item, kind) == expected


@pytest.mark.parametrize(
    ("kind", "counts", "outcome"),
    [
        (VoteKind.AMENDMENT, Counts(64, 51, 4), ADOPTED),
        (VoteKind.AMENDMENT, Counts(50, 50, 0), REJECTED),
        (VoteKind.AMENDMENT, Counts(1, 0, 99), ADOPTED),
        (VoteKind.AMENDMENT, Counts(0, 0, 9), None),
        (VoteKind.AMENDMENT, Counts(5, None), None),
        (VoteKind.RECOMMENDATION, Counts(66, 34), REJECTED),
        (VoteKind.RECOMMENDATION, Counts(66, 33, 40), ADOPTED),
        (VoteKind.OPINION, Counts(2, 1), ADOPTED),
    ],
)
def test_votes_cast_decide_and_a_tie_rejects(kind, counts, outcome):
    assert decided_by(PACE, kind, counts) == outcome


# Refusals


@pytest.mark.parametrize(
    ("decisions", "item", "decision", "words"),
    [
        ({"4": ADOPTED}, "6", ADOPTED, "Amendment 6 falls: amendment 4 was adopted."),
        ({"4": ADOPTED}, "6", WITHDRAWN, "Amendment 6 falls: amendment 4 was adopted."),
        ({}, "99", ADOPTED, "“99” is not called in this sitting."),
        ({}, "5", ADOPTED, "“5” is not called in this sitting."),
        ({}, "4", ADOPTED, "Sub-amendments are voted before Amendment 4. Still open: 4-1."),
        ({}, "text", ADOPTED, "The text is put to the vote when everything else is decided. Still open: 4-1, 4, 6, 5/1, 5/2 …."),
        ({}, "text", WITHDRAWN, "The text as a whole is adopted or rejected by a vote."),
        ({"6": REJECTED}, "6", ADOPTED, "Amendment 6 was decided already: rejected. Correct that, or undo it."),
        ({"6": Decision.NOT_IN_ORDER}, "6", ADOPTED, "Amendment 6 is not in order, so it is not called."),
    ],
)  # fmt: skip
def test_a_decision_is_refused_with_the_reason(decisions, item, decision, words):
    refusal = refuse_decision(BALLOT, decisions, item, decision)
    assert refusal is not None
    assert refusal.words("en") == words
    assert "{" not in refusal.words("fr")


@pytest.mark.parametrize(
    ("decisions", "item", "decision"),
    [
        ({}, "4-1", ADOPTED),
        ({}, "4", WITHDRAWN),
        ({}, "4", NOT_MOVED),
        ({"4-1": REJECTED}, "4", ADOPTED),
        ({}, "5/2", ADOPTED),
        ({}, "§5", REJECTED),
    ],
)
def test_what_is_open_can_be_decided_in_any_order(decisions, item, decision):
    assert refuse_decision(BALLOT, decisions, item, decision) is None


ALL = {"4-1": ADOPTED, "4": ADOPTED, "5/1": REJECTED, "5/2": ADOPTED, "§5": ADOPTED}


def test_the_text_is_put_to_the_vote_when_everything_is_decided_or_has_fallen():
    assert refuse_decision(BALLOT, ALL, "text", ADOPTED) is None


def test_after_the_text_nothing_is_decided_or_corrected_any_more():
    voted = {**ALL, "text": ADOPTED}
    refusal = refuse_correction(BALLOT, voted, "4", REJECTED)
    assert refusal is not None
    assert "undo that vote first" in refusal.words("en")
    assert refuse_correction(BALLOT, voted, "text", REJECTED) is None


def test_only_what_was_decided_is_corrected():
    assert refuse_correction(BALLOT, ALL, "4", REJECTED) is None
    refusal = refuse_correction(BALLOT, {"4-1": ADOPTED}, "6", REJECTED)
    assert refusal is not None
    assert "nothing to correct" in refusal.words("en")


def test_a_correction_says_what_falls_and_what_falls_no_more():
    to_adopted = find_consequences(
        BALLOT, {"4-1": ADOPTED, "4": REJECTED, "6": ADOPTED}, "4", ADOPTED
    )
    assert [(one.number, one.standing, one.ignored) for one in to_adopted.falls] == [
        ("6", FALLEN, ADOPTED)
    ]
    assert [one.number for one in to_adopted.rises] == ["4-1"]
    back = find_consequences(BALLOT, {"4-1": ADOPTED, "4": ADOPTED}, "4", None)
    assert ([one.number for one in back.falls], [one.number for one in back.rises]) == ([], ["6"])


# Replaying

ITEMS = ["4", "6", "5/1", "text"]
DECISIONS = [ADOPTED, REJECTED, WITHDRAWN, NOT_MOVED]
presses = st.lists(
    st.one_of(
        st.just("undo"),
        st.just("call"),
        st.tuples(st.sampled_from(ITEMS), st.sampled_from(DECISIONS), st.integers(0, 9)),
    ),
    max_size=40,
)


def press(acts, pressed):
    """Return `acts` with the act that `pressed` makes; an undo of nothing makes none."""
    sequence = len(acts) + 1
    if pressed == "call":
        return [*acts, Act(sequence, ActKind.CALLED, "4")]
    if pressed == "undo":
        undone = last_to_undo(acts)
        if undone is None:
            return acts
        return [*acts, Act(sequence, ActKind.UNDONE, undone.item, undoes=undone.sequence)]
    item, decision, count = pressed
    kind = ActKind.CORRECTED if item in replay(acts) else ActKind.DECIDED
    return [*acts, Act(sequence, kind, item, decision, Counts(count, 1))]


@given(presses)
def test_replaying_gives_what_a_stack_of_decisions_gives(pressed):
    """A second way to the same: decisions on a stack, from which an undo takes the topmost."""
    acts, stack = [], []
    for one in pressed:
        acts = press(acts, one)
        if one == "undo":
            stack = stack[:-1]
        elif one != "call":
            stack.append(one)
    expected = {item: Result(decision, Counts(count, 1)) for item, decision, count in stack}
    assert replay(acts) == expected


@given(presses, presses)
def test_as_many_undos_as_decisions_lead_back(before, after):
    acts = []
    for one in before:
        acts = press(acts, one)
    was = replay(acts)
    decisions = [one for one in after if one not in ("undo", "call")]
    for one in [*decisions, *["undo"] * len(decisions)]:
        acts = press(acts, one)
    assert replay(acts) == was


def test_what_was_taken_over_is_not_undone_but_can_be_corrected_and_the_correction_undone():
    acts = [Act(1, ActKind.OPENED), Act(2, ActKind.TAKEN_OVER, "4", WITHDRAWN)]
    assert last_to_undo(acts) is None
    acts.append(Act(3, ActKind.CORRECTED, "4", ADOPTED))
    assert replay(acts) == {"4": Result(ADOPTED)}
    acts = press(acts, "undo")
    assert replay(acts) == {"4": Result(WITHDRAWN)}
    assert last_to_undo(acts) is None


# Taken back, changed outside, tabled orally


@pytest.mark.parametrize(
    ("acts", "result"),
    [
        ([Act(1, ActKind.DECIDED, "4", ADOPTED), Act(2, ActKind.REOPENED, "4")], None),
        (
            [
                Act(1, ActKind.DECIDED, "4", ADOPTED),
                Act(2, ActKind.REOPENED, "4"),
                Act(3, ActKind.UNDONE, "4", undoes=2),
            ],
            ADOPTED,
        ),
        (
            [
                Act(1, ActKind.DECIDED, "4", ADOPTED),
                Act(2, ActKind.REOPENED, "4"),
                Act(3, ActKind.DECIDED, "4", REJECTED),
            ],
            REJECTED,
        ),
        (
            [Act(1, ActKind.DECIDED, "4", ADOPTED), Act(2, ActKind.ACCEPTED, "4", REJECTED)],
            REJECTED,
        ),
        ([Act(1, ActKind.DECIDED, "4", ADOPTED), Act(2, ActKind.ACCEPTED, "4")], None),
        ([Act(1, ActKind.DECIDED, "4", ADOPTED), Act(2, ActKind.RESTORED, "4")], ADOPTED),
        ([Act(1, ActKind.TABLED, "4")], None),
    ],
)
def test_the_last_act_that_settles_an_item_counts(acts, result):
    assert replay(acts).get("4") == (Result(result) if result else None)


def test_what_was_opened_again_or_taken_over_in_the_sitting_is_undone_like_a_decision():
    decided = Act(2, ActKind.DECIDED, "4", ADOPTED)
    reopened, accepted = Act(3, ActKind.REOPENED, "4"), Act(3, ActKind.ACCEPTED, "6", REJECTED)
    assert last_to_undo([decided, reopened]) == reopened
    assert last_to_undo([decided, accepted]) == accepted
    assert last_to_undo([Act(1, ActKind.TAKEN_OVER, "4", ADOPTED)]) is None


@pytest.mark.parametrize(
    ("decisions", "item", "words"),
    [
        ({}, "4", "Nothing was decided on Amendment 4 yet, so there is nothing to take back."),
        ({}, "99", "“99” is not called in this sitting."),
        (
            {"4": REJECTED, "text": ADOPTED},
            "4",
            (
                "The text as a whole was put to the vote with what was decided on Amendment 4: "
                "undo that vote first."
            ),
        ),
        ({"4": REJECTED}, "4", None),
        ({"4": REJECTED, "text": ADOPTED}, "text", None),
    ],
)
def test_what_was_decided_is_taken_back_unless_the_text_was_voted_with_it(decisions, item, words):
    refusal = refuse_reopening(BALLOT, decisions, item)
    assert (refusal.words("en") if refusal else None) == words


@pytest.mark.parametrize(
    ("decisions", "item", "current", "comes"),
    [
        ({}, "4-1", "4", True),
        ({}, "4", "6", True),
        ({}, "4-1", "6", False),  # its amendment is open before what is called
        ({}, "6", "4", False),  # its place comes later
        ({"4": REJECTED, "4-1": REJECTED}, "6", "text", False),
        (dict.fromkeys(("4", "4-1", "5/1", "5/2", "§5"), REJECTED), "6", "text", True),
        ({}, "6", "", True),
        ({}, "99", "4", False),
    ],
)
def test_what_is_new_is_called_when_nothing_is_open_between_it_and_what_is_called(
    decisions, item, current, comes
):
    assert is_next(make_steps(BALLOT, decisions), item, current) == comes


# Taken over by another member

WITHDREW = Act(1, ActKind.DECIDED, "4", WITHDRAWN)
OF_ANN, OF_BEN = (Act(2, ActKind.REOPENED, "4", mover="Ms Ann"), Act(4, ActKind.REOPENED, "4", mover="Mr Ben"))  # fmt: skip


@pytest.mark.parametrize(
    ("acts", "mover"),
    [
        ([WITHDREW], None),
        ([WITHDREW, OF_ANN], "Ms Ann"),
        ([WITHDREW, OF_ANN, Act(3, ActKind.DECIDED, "4", ADOPTED)], "Ms Ann"),
        ([WITHDREW, OF_ANN, Act(3, ActKind.DECIDED, "4", WITHDRAWN), OF_BEN], "Mr Ben"),
        (
            [WITHDREW, OF_ANN, Act(3, ActKind.DECIDED, "4", REJECTED), Act(4, ActKind.REOPENED, "4")],
            "Ms Ann",
        ),
        ([WITHDREW, OF_ANN, Act(3, ActKind.UNDONE, "4", undoes=2)], None),
        (
            [WITHDREW, OF_ANN, Act(3, ActKind.DECIDED, "4", WITHDRAWN), OF_BEN, Act(5, ActKind.UNDONE, "4", undoes=4)],
            "Ms Ann",
        ),
        ([WITHDREW, Act(2, ActKind.REOPENED, "4")], None),
    ],
)  # fmt: skip
def test_the_last_who_took_it_over_moves_it_until_that_is_undone(acts, mover):
    assert movers(acts).get("4") == mover


def test_a_taking_over_replays_as_an_opening_again_and_is_undone_like_one():
    acts = [WITHDREW, OF_ANN]
    assert replay(acts) == {}
    assert last_to_undo(acts) == OF_ANN
    assert replay(press(acts, "undo")) == {"4": Result(WITHDRAWN)}


@pytest.mark.parametrize(
    ("decisions", "item", "words"),
    [
        ({"4": WITHDRAWN}, "4", None),
        ({"4-1": WITHDRAWN}, "4-1", None),
        ({"4": REJECTED}, "4", "Amendment 4 was not withdrawn but rejected, so nobody takes it over."),
        ({"4": NOT_MOVED}, "4", "Amendment 4 was not withdrawn but not moved, so nobody takes it over."),
        ({}, "4", "Nothing was decided on Amendment 4 yet, so there is nothing to take back."),
        ({}, "99", "“99” is not called in this sitting."),
        ({"5": WITHDRAWN}, "5", "“5” is not called in this sitting."),
        (
            {"5/1": WITHDRAWN},
            "5/1",
            "Only a whole amendment or sub-amendment is taken over by another member, not part 1 of Amendment 5.",
        ),
        (
            {"text": ADOPTED},
            "text",
            "Only a whole amendment or sub-amendment is taken over by another member, not the text as a whole.",
        ),
        ({"4": ADOPTED, "6": WITHDRAWN}, "6", "Amendment 6 falls: amendment 4 was adopted."),
        (
            {"4": WITHDRAWN, "text": ADOPTED},
            "4",
            "The text as a whole was put to the vote with what was decided on Amendment 4: undo that vote first.",
        ),
    ],
)  # fmt: skip
def test_only_what_was_withdrawn_and_would_be_open_again_is_taken_over(decisions, item, words):
    refusal = refuse_taking_over(BALLOT, decisions, item, PACE)
    assert (refusal.words("en") if refusal else None) == words
    assert refusal is None or "{" not in refusal.words("fr")


def test_where_the_procedure_does_not_know_it_nothing_is_taken_over():
    students = replace(PACE, withdrawn_may_be_taken_over=False)
    refusal = refuse_taking_over(BALLOT, {"4": WITHDRAWN}, "4", students)
    assert refusal is not None
    assert refusal.words("en") == (
        "In this procedure what was withdrawn is not taken over by another member."
    )


@pytest.mark.parametrize(
    ("sub", "standing"), [({}, "pending"), ({"4-1": ADOPTED}, ADOPTED), ({"4-1": REJECTED}, REJECTED)]
)  # fmt: skip
def test_a_sub_amendment_falls_with_what_is_withdrawn_and_rises_with_what_is_taken_over(
    sub, standing
):
    withdrawn = {step.number: step for step in make_steps(BALLOT, {**sub, "4": WITHDRAWN})}
    assert withdrawn["4-1"].standing.standing == FALLEN
    taken_over = {step.number: step for step in make_steps(BALLOT, sub)}
    assert taken_over["4-1"].standing.standing == standing
