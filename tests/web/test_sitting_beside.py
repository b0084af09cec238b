"""What is done beside the desk while a sitting goes on: one after the other with its acts, and in step with them."""

import threading

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import connection, transaction

from amendments.committee import Entry, save_entries
from amendments.dividing import PlannedPart, divide, vote_separately, withdraw_separate_vote
from amendments.locking import lock_draft
from amendments.models import Act, Item, Vote
from amendments.sitting.declaring import declare
from tests.web.divided import WORDS, make_divisible
from tests.web.sittings import act, called, make_clerk, make_sitting, votes
from tests.web.test_tabling_at_once import at_once, release_once_blocked

PARTS = [PlannedPart((1,)), WORDS]


@pytest.fixture
def draft(db):
    return make_divisible()


@pytest.fixture
def sitting(draft):
    return make_sitting(draft=draft)


def four(draft):
    return draft.amendments.get(number="4")


# In step


def test_the_parts_of_what_was_called_are_called(draft, sitting):
    divide(four(draft), PARTS)
    assert called(sitting) == "4/1"
    act(sitting, "decided", "4/1", "adopted")
    assert called(sitting) == "4/2"


def test_what_is_put_together_again_is_called(draft, sitting):
    divide(four(draft), PARTS)
    divide(four(draft), [])
    assert called(sitting) == "4"


def test_what_was_called_stays_when_another_is_divided(draft, sitting):
    divide(draft.amendments.get(number="5"), [PlannedPart((1,)), PlannedPart((2,))])
    assert called(sitting) == "4"


def test_a_separate_vote_that_is_taken_back_is_not_called_any_more(draft, sitting):
    item = vote_separately(draft, "3", {})
    act(sitting, "called", item.number)
    withdraw_separate_vote(item)
    assert called(sitting) == "4"


def test_after_the_final_vote_nothing_is_put_to_a_vote_of_its_own(draft, sitting):
    act(sitting, "decided", "4", "withdrawn")
    act(sitting, "decided", "5", "withdrawn")
    act(sitting, "decided", "text", "adopted")
    for put in (
        lambda: vote_separately(draft, "3", {}),
        lambda: divide(draft.amendments.get(number="5"), []),
    ):
        with pytest.raises(ValidationError, match="put to the vote already"):
            put()
    assert Item.objects.exclude(number="text").count() == 0


# At the same moment


def first_one_then_the_other(one, other, *, last=lambda: None):
    """Return what `other` raised, begun while `one` has not been committed yet, of which `last` is the end."""
    if connection.vendor != "postgresql":
        pytest.skip("SQLite lets one transaction write at a time, so the two cannot meet")
    is_in, goes_on = threading.Event(), threading.Event()

    def hold():
        with transaction.atomic():
            one()
            is_in.set()
            goes_on.wait(30)
            last()

    def wait():
        is_in.wait(30)
        watch = threading.Thread(target=release_once_blocked, args=(goes_on,))
        watch.start()
        try:
            other()
        finally:
            goes_on.set()
            watch.join()

    return next((result for result in at_once(hold, wait) if result is not None), None)


def told(error):
    assert isinstance(error, ValidationError), error
    return " ".join(error.messages)


@pytest.mark.django_db(transaction=True)
def test_what_is_being_decided_is_not_divided():
    draft = make_divisible()
    sitting = make_sitting(draft=draft)
    refused = first_one_then_the_other(
        lambda: act(sitting, "decided", "4", "adopted"), lambda: divide(four(draft), PARTS)
    )
    assert "voted as a whole already" in told(refused)
    assert (votes(draft), Item.objects.count()) == ({"4": "adopted"}, 0)


@pytest.mark.django_db(transaction=True)
def test_what_is_being_divided_is_not_decided():
    draft = make_divisible()
    sitting = make_sitting(draft=draft)
    refused = first_one_then_the_other(
        lambda: divide(four(draft), PARTS), lambda: act(sitting, "decided", "4", "adopted")
    )
    assert "“4” is not called in this sitting" in told(refused)
    assert (votes(draft), Act.objects.count()) == ({}, 1)
    assert called(sitting) == "4/1"


@pytest.mark.django_db(transaction=True)
def test_a_separate_vote_that_is_being_decided_is_not_taken_back():
    draft = make_divisible()
    sitting = make_sitting(draft=draft)
    item = vote_separately(draft, "3", {})
    refused = first_one_then_the_other(
        lambda: act(sitting, "decided", item.number, "adopted"),
        lambda: withdraw_separate_vote(item),
    )
    assert "take those back first" in told(refused)
    assert votes(draft) == {item.number: "adopted"}


@pytest.mark.django_db(transaction=True)
def test_what_is_declared_stands_on_the_positions_as_they_were_saved():
    draft = make_divisible()
    sitting = make_sitting(draft=draft)
    refused = first_one_then_the_other(
        lambda: save_entries(draft, {}, {"4": Entry("unanimously_in_favour")}),
        lambda: declare(sitting, make_clerk(), 1),
    )
    assert refused is None
    assert votes(draft) == {"4": "adopted"}
    assert Vote.objects.get().recorded_by is not None


@pytest.mark.django_db(transaction=True)
def test_the_data_entry_and_the_desk_lock_in_one_order(client):
    draft = make_divisible()
    sitting = make_sitting(draft=draft)
    act(sitting, "decided", "4", "adopted")
    client.force_login(User.objects.create_superuser("ada"))
    vote = Vote.objects.get()
    address = f"/admin/amendments/vote/{vote.pk}/change/"
    sent = {"revision": client.get(address).context["revision"], "decision": "rejected"}
    sent |= {
        "amendment": vote.amendment_id,
        "recorded_at_0": "2026-01-30",
        "recorded_at_1": "10:00",
    }
    answers = []
    refused = first_one_then_the_other(
        lambda: lock_draft(draft.pk),
        lambda: answers.append(client.post(address, sent)),
        last=lambda: act(sitting, "corrected", "4", "withdrawn"),
    )
    assert refused is None
    assert "changed" in answers[0].text or "at the clerk’s desk alone" in answers[0].text
    assert votes(draft) == {"4": "withdrawn"}
