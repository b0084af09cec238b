"""Whatever is pressed in a sitting on any draft, the acts replayed give the text of the decisions that stand."""

from hypothesis import given
from hypothesis import strategies as st

from amendments.engine.ballot import Ballot, make_ballot
from amendments.engine.items import WHOLE_TEXT
from amendments.engine.rules import Decision
from amendments.engine.sitting.acts import Act, ActKind, last_to_undo, replay
from amendments.engine.sitting.checks import refuse_correction, refuse_decision
from amendments.engine.sitting.running import make_steps, next_open, running_order
from tests.engine.strategies import Sitting, sittings

RECORDED = [Decision.ADOPTED, Decision.REJECTED, Decision.WITHDRAWN, Decision.NOT_MOVED]
# What is pressed: an undo, or a decision on what is called, or on any item (by its place in the order).
presses = st.lists(
    st.one_of(
        st.just("undo"),
        st.tuples(st.none() | st.integers(0, 30), st.sampled_from([*RECORDED, *RECORDED[:2] * 2])),
    ),
    max_size=25,
)


def ballot_of(sitting: Sitting) -> Ballot:
    return make_ballot(
        sitting.text,
        sitting.tabled,
        sitting.rules,
        separate=sitting.separate,
        compatible=sitting.compatible,
    )


def decided(acts: list[Act]) -> dict[str, Decision]:
    return {item: result.decision for item, result in replay(acts).items()}


def press(ballot: Ballot, acts: list[Act], pressed) -> list[Act]:
    """Return `acts` with the one that `pressed` makes; none when it is refused, as at the desk."""
    sequence = len(acts) + 1
    if pressed == "undo":
        undone = last_to_undo(acts)
        if undone is None:
            return acts
        return [*acts, Act(sequence, ActKind.UNDONE, undone.item, undoes=undone.sequence)]
    place, decision = pressed
    known, order = decided(acts), running_order(ballot)
    called = next_open(make_steps(ballot, known), "") or WHOLE_TEXT
    item = called if place is None else order[place % len(order)]
    is_first = item not in known
    refuse = refuse_decision if is_first else refuse_correction
    if refuse(ballot, known, item, decision):
        return acts
    kind = ActKind.DECIDED if is_first else ActKind.CORRECTED
    return [*acts, Act(sequence, kind, item, decision)]


def play(ballot: Ballot, pressed) -> list[Act]:
    acts: list[Act] = []
    for one in pressed:
        acts = press(ballot, acts, one)
    return acts


def pile(acts: list[Act]) -> dict[str, Decision]:
    """Return what is decided, found another way: on a pile, from which an undo takes the topmost."""
    stands: list[Act] = []
    for act in acts:
        if act.kind == ActKind.UNDONE:
            stands.pop()
        else:
            stands.append(act)
    return {act.item: act.decision for act in stands if act.decision}


@given(sittings(), presses, st.randoms(use_true_random=False))
def test_undos_and_corrections_leave_the_text_that_the_decisions_give_in_any_order(
    sitting, pressed, chance
):
    ballot = ballot_of(sitting)
    acts = play(ballot, pressed)
    stands = pile(acts)
    assert decided(acts) == stands

    anew = chance.sample(sorted(stands.items()), len(stands))
    in_another_order = [
        Act(sequence, ActKind.DECIDED, item, decision)
        for sequence, (item, decision) in enumerate(anew, start=1)
    ]
    assert make_steps(ballot, decided(in_another_order)) == make_steps(ballot, decided(acts))
    directly = sitting.consolidate(dict(anew))
    assert sitting.consolidate(decided(acts)) == directly
    assert sitting.shuffled(chance).consolidate(decided(in_another_order)) == directly


@given(sittings(), presses, presses)
def test_what_is_pressed_and_then_undone_leaves_the_text_as_it_was(sitting, pressed, more):
    ballot = ballot_of(sitting)
    before = play(ballot, pressed)
    after = before
    for one in more:
        after = press(ballot, after, one) if one != "undo" else after
    for _ in range(len(after) - len(before)):
        after = press(ballot, after, "undo")
    assert sitting.consolidate(decided(after)) == sitting.consolidate(decided(before))


@given(sittings(), st.randoms(use_true_random=False))
def test_pressing_on_what_is_called_comes_to_an_end_with_the_text_as_a_whole(sitting, chance):
    ballot = ballot_of(sitting)
    acts: list[Act] = []
    for _ in running_order(ballot):
        acts = press(ballot, acts, (None, chance.choice(RECORDED[:2])))
    assert next_open(make_steps(ballot, decided(acts)), "") == ""
    assert acts[-1].item == WHOLE_TEXT
