"""Acts of a sitting as rows: one after the other, the votes in step, nothing changed or lost."""

import threading

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from amendments.dividing import vote_separately
from amendments.engine.rules import Decision
from amendments.engine.sitting.acts import ActKind
from amendments.engine.sitting.majority import Counts
from amendments.models import Act, Sitting, Vote
from amendments.models.sittings import CannotChangeError
from amendments.sitting.beside import refuse_beside_a_sitting
from amendments.sitting.recording import (
    Planned,
    StaleActError,
    load_any_desk,
    open_sitting,
    record,
)
from amendments.sitting.votes import find_differences
from tests.factories import make_amendment
from tests.web.desks import make_rivals
from tests.web.sittings import act, called, make_clerk, make_sitting, votes
from tests.web.test_tabling_at_once import at_once, release_once_blocked

pytestmark = pytest.mark.django_db


@pytest.fixture
def sitting():
    return make_sitting()


def differences(sitting):
    return find_differences(load_any_desk(sitting.draft), sitting.acts.all())


# Opening


def test_what_was_decided_before_is_taken_over_and_what_is_open_first_is_called():
    draft = make_rivals()
    make_amendment(draft=draft, number="9", decision=Decision.WITHDRAWN, position=0)
    sitting = make_sitting(draft=draft)
    assert [(one.kind, one.item, one.decision) for one in sitting.acts.all()] == [
        ("opened", "", ""),
        ("taken_over", "9", "withdrawn"),
    ]
    assert (sitting.revision, sitting.current) == (2, "4")
    assert differences(sitting) == []


def test_a_draft_has_one_open_sitting(sitting):
    with pytest.raises(ValidationError, match="A sitting on this draft is open already."):
        open_sitting(sitting.draft, make_clerk(), "")
    act(sitting, "closed")
    assert open_sitting(sitting.draft, make_clerk(), "").is_open
    assert Sitting.objects.count() == 2


# Deciding


def test_a_decision_makes_the_vote_with_its_counts_and_calls_what_is_next(sitting):
    made = act(sitting, "decided", "4", "rejected", Counts(38, 69, 9))
    vote = Vote.objects.get()
    assert (vote.number, vote.decision) == ("4", "rejected")
    assert (vote.in_favour, vote.against, vote.abstentions) == (38, 69, 9)
    assert (vote.recorded_at, vote.recorded_by) == (made.at, made.by)
    assert vote.history.count() == 1
    assert called(sitting) == "6"


def test_what_falls_is_passed_over_and_a_vote_on_it_is_refused_with_the_reason(sitting):
    act(sitting, "decided", "4", "adopted")
    assert called(sitting) == "text"
    with pytest.raises(ValidationError) as refused:
        act(sitting, "decided", "6", "adopted")
    assert refused.value.messages == ["Amendment 6 falls: amendment 4 was adopted."]
    assert sitting.acts.count() == 2
    assert votes(sitting.draft) == {"4": "adopted"}


def test_the_final_vote_and_a_separate_vote_are_kept_as_votes(sitting):
    vote_separately(sitting.draft, "3", {})
    act(sitting, "decided", "4", "adopted")
    act(sitting, "decided", "§3", "rejected")
    act(sitting, "decided", "text", "adopted", Counts(80, 20))
    assert votes(sitting.draft) == {"4": "adopted", "§3": "rejected", "text": "adopted"}
    assert called(sitting) == ""
    assert differences(sitting) == []


def test_an_undo_takes_back_the_vote_and_calls_its_item_again(sitting):
    act(sitting, "decided", "4", "adopted")
    act(sitting, "decided", "text", "adopted")
    act(sitting, "undone")
    assert (votes(sitting.draft), called(sitting)) == ({"4": "adopted"}, "text")
    undo = act(sitting, "undone")
    assert (undo.item, undo.undoes) == ("4", 2)
    assert (votes(sitting.draft), called(sitting)) == ({}, "4")
    with pytest.raises(ValidationError, match="There is nothing to undo."):
        act(sitting, "undone")


def test_a_correction_lets_fall_and_rise_and_an_undo_brings_back_what_was(sitting):
    act(sitting, "decided", "4", "adopted", Counts(51, 49))
    act(sitting, "corrected", "4", "rejected", Counts(49, 51))
    assert called(sitting) == "6"
    act(sitting, "undone")
    vote = Vote.objects.get()
    assert (vote.decision, vote.in_favour) == ("adopted", 51)
    assert vote.history.count() == 3
    assert called(sitting) == "text"


def test_a_correction_leaves_what_is_called_alone(sitting):
    make_amendment(draft=sitting.draft, number="8")
    act(sitting, "decided", "4", "rejected")
    act(sitting, "called", "8")
    act(sitting, "corrected", "4", "withdrawn")
    assert called(sitting) == "8"


def test_next_passes_an_open_item_by_and_a_number_is_called_directly(sitting):
    assert act(sitting, "called").item == "6"
    assert act(sitting, "called").item == "4"
    assert act(sitting, "called", "text").item == "text"
    for number in ("99", "5/1", "<b>"):
        with pytest.raises(ValidationError, match="is not called in this sitting"):
            act(sitting, "called", number)


def test_a_closed_sitting_takes_no_act(sitting):
    act(sitting, "closed")
    assert not Sitting.objects.get().is_open
    with pytest.raises(ValidationError, match="The sitting is closed."):
        act(sitting, "decided", "4", "adopted")


# Two at once


def test_the_second_of_two_acts_on_one_revision_is_refused_with_what_the_first_did(sitting):
    first = act(sitting, "decided", "4", "adopted", made_on=1)
    with pytest.raises(StaleActError) as refused:
        act(sitting, "decided", "4", "rejected", made_on=1)
    assert refused.value.acts == (first,)
    assert votes(sitting.draft) == {"4": "adopted"}


def test_a_revision_that_never_was_is_refused(sitting):
    with pytest.raises(StaleActError):
        act(sitting, "decided", "4", "adopted", made_on=7)


PRESSES = 50


@pytest.mark.django_db(transaction=True)
def test_of_two_clerks_pressing_fifty_times_each_every_act_is_recorded_once_or_refused():
    if connection.vendor != "postgresql":
        pytest.skip("SQLite lets one transaction write at a time, so the two cannot meet")
    sitting = make_sitting()
    clerks = [make_clerk(), make_clerk()]

    def pressing(clerk):
        done, refused = [], 0
        for turn in range(PRESSES):
            made_on = Sitting.objects.get(pk=sitting.pk).revision
            decision = Decision.ADOPTED if turn % 2 else Decision.WITHDRAWN
            kind = (ActKind.DECIDED, ActKind.UNDONE, ActKind.CALLED)[turn % 3]
            planned = Planned(
                kind, made_on, "" if turn % 3 else "4", decision if turn % 3 == 0 else None
            )
            try:
                done.append(record(sitting, clerk, planned).act.sequence)
            except (StaleActError, ValidationError):
                refused += 1
        return done, refused

    results = at_once(*(lambda clerk=clerk: pressing(clerk) for clerk in clerks))
    sequences = list(sitting.acts.values_list("sequence", flat=True))
    assert sequences == list(range(1, len(sequences) + 1))
    assert sorted(one for done, _ in results for one in done) == sequences[1:]
    assert sum(len(done) + refused for done, refused in results) == 2 * PRESSES
    assert Sitting.objects.get().revision == len(sequences)
    assert differences(sitting) == []


# Rows


def test_an_act_is_neither_changed_nor_deleted(sitting):
    one = sitting.acts.get()
    for change in (one.save, one.delete, Act.objects.all().delete):
        with pytest.raises(CannotChangeError):
            change()
    with pytest.raises(CannotChangeError):
        Act.objects.update(item="5")


@pytest.mark.parametrize(
    "values",
    [
        {"sequence": 1, "made_on": 0},
        {"sequence": 3, "made_on": 1},
        {"kind": "decided"},
        {"kind": "called", "decision": "adopted", "item": "4"},
        {"kind": "decided", "item": "4", "decision": "fallen"},
        {"kind": "undone"},
        {"kind": "called", "item": "4", "undoes": 1},
        {"kind": "called", "item": "4", "mover": "Mr X"},
        {"kind": "reopened", "item": "", "mover": "Mr X"},
        {"kind": "decided", "item": "4", "decision": "withdrawn", "in_favour": 3},
    ],
)
def test_the_database_refuses_an_act_that_cannot_be(sitting, values):
    usual = {"sequence": 2, "made_on": 1, "kind": "called", "item": "4"}
    with pytest.raises(IntegrityError), transaction.atomic():
        Act.objects.create(sitting=sitting, by=make_clerk(), **usual | values)


def test_a_vote_changed_by_another_way_is_found(sitting):
    act(sitting, "decided", "4", "adopted")
    Vote.objects.get().delete()
    (found,) = differences(sitting)
    assert (found.number, found.by_the_acts.decision, found.recorded) == ("4", "adopted", None)


PRESSED = st.lists(
    st.tuples(
        st.sampled_from(["decided", "corrected", "undone", "called"]),
        st.sampled_from(["4", "6", "text"]),
        st.sampled_from([Decision.ADOPTED, Decision.REJECTED, Decision.NOT_MOVED]),
        st.sampled_from([None, Counts(3, 2, 1)]),
    ),
    max_size=8,
)


class AnyActs(TestCase):
    @settings(max_examples=15)
    @given(PRESSED)
    def test_whatever_is_pressed_the_acts_replayed_are_the_votes(self, pressed):
        sitting = make_sitting()
        for kind, item, decision, counts in pressed:
            settles = kind in ("decided", "corrected")
            try:
                act(
                    sitting,
                    kind,
                    item if kind != "undone" else "",
                    decision if settles else None,
                    counts if settles and decision != Decision.NOT_MOVED else None,
                )
            except ValidationError:
                continue
        sitting.refresh_from_db()
        assert differences(sitting) == []
        assert sitting.revision == sitting.acts.count()


# Votes by another way


@pytest.fixture
def data_entry(admin_client):
    """A function that sends the form of a vote, of a new one unless its address is given."""

    def send(address="/admin/amendments/vote/add/", **fields):
        page = admin_client.get(address)
        sent = {"recorded_at_0": "2026-01-30", "recorded_at_1": "10:00", **fields}
        return admin_client.post(address, {"revision": page.context["revision"], **sent})

    return send


def test_while_a_sitting_goes_on_the_data_entry_records_no_vote(sitting, data_entry, admin_client):
    act(sitting, "decided", "6", "rejected")
    vote = Vote.objects.get()
    four = sitting.draft.amendments.get(number="4").pk
    six = f"/admin/amendments/vote/{vote.pk}/change/"
    own = {"amendment": vote.amendment_id, "decision": "adopted"}

    for refused in (data_entry(amendment=four, decision="adopted"), data_entry(six, **own)):
        assert "votes are recorded at the clerk’s desk alone" in refused.text
    assert admin_client.post(six.replace("change", "delete"), {"post": "yes"}).status_code == 403
    assert votes(sitting.draft) == {"6": "rejected"}
    assert differences(sitting) == []


def test_once_a_sitting_is_closed_the_data_entry_records_votes(sitting, data_entry, admin_client):
    act(sitting, "closed")
    four = sitting.draft.amendments.get(number="4").pk
    assert data_entry(amendment=four, decision="adopted").status_code == 302
    vote = Vote.objects.get()
    delete = f"/admin/amendments/vote/{vote.pk}/delete/"
    assert admin_client.post(delete, {"post": "yes"}).status_code == 302
    assert votes(sitting.draft) == {}


def test_a_vote_on_nothing_is_refused_beside_its_field(sitting, data_entry):
    assert "exactly one" in data_entry(decision="adopted").text


@pytest.mark.django_db(transaction=True)
def test_a_vote_that_is_being_recorded_while_a_sitting_is_opened_is_taken_over():
    if connection.vendor != "postgresql":
        pytest.skip("SQLite lets one transaction write at a time, so the two cannot meet")
    draft = make_rivals()
    four = draft.amendments.get(number="4")
    is_in, goes_on = threading.Event(), threading.Event()

    def by_data_entry():
        with transaction.atomic():
            refuse_beside_a_sitting(draft)
            Vote.objects.create(amendment=four, decision="adopted")
            is_in.set()
            goes_on.wait(30)

    def by_opening():
        is_in.wait(30)
        threading.Thread(target=release_once_blocked, args=(goes_on,)).start()
        return make_sitting(draft=draft)

    results = at_once(by_data_entry, by_opening)
    (sitting,) = [one for one in results if one is not None]
    assert [one.kind for one in sitting.acts.all()] == ["opened", "taken_over"]
    assert differences(sitting) == []
