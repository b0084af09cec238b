"""The page of the running order: who may move, what is told and asked, and two persons at once."""

import pytest
from django.core.management import call_command
from django.test import Client

from amendments.models import Act, Amendment, DraftProcedure, ProcedureProfile, Sitting, Vote
from amendments.ordering import find_sitting, mark_of
from tests.factories import make_amendment, make_user
from tests.web.desks import adding_words, make_azur, make_rivals, replacing
from tests.web.sittings import RIGHT, act, make_sitting
from tests.web.test_pages_sitting import go, words

pytestmark = pytest.mark.django_db
CHANGE = "amendments.change_amendment"
HTMX = {"HX-Request": "true"}


def inserting(text):
    return f"In the draft resolution, after paragraph 2, insert the following paragraph:\n“{text}”"


@pytest.fixture
def draft():
    """1 and 2 insert at one place; 3 has a sub-amendment."""
    draft = make_azur(paragraphs=4)
    make_amendment(draft=draft, number="1", instruction=inserting("It is first."))
    make_amendment(draft=draft, number="2", instruction=inserting("It is second."))
    three = make_amendment(draft=draft, number="3", instruction=replacing(4), position=4)
    make_amendment(draft=draft, number="3-1", parent=three, position=3)
    return draft


@pytest.fixture
def clerk(client):
    user = make_user(permissions=[CHANGE], first_name="Ada", last_name="CLERK")
    client.force_login(user)
    return user


def order_of(draft):
    return " ".join(draft.amendments.in_voting_order().values_list("number", flat=True))


def move(client, draft, wanted, *, seen=None, headers=None, **fields):
    seen = mark_of(order_of(draft).split(), find_sitting(draft)) if seen is None else seen
    sent = {"move": wanted, "seen": seen} | fields
    return client.post(f"/drafts/{draft.pk}/order/move/", sent, headers=headers or {})


# Who may


@pytest.mark.parametrize("right", [RIGHT, CHANGE])
def test_either_right_is_enough(client, draft, right):
    client.force_login(make_user(permissions=[right]))
    assert go(client, draft, "order/").status_code == 200
    assert move(client, draft, "later:1").status_code == 302


def test_nobody_else_moves_anything(client, draft):
    before = order_of(draft)
    assert go(client, draft, "order/").status_code == 302
    client.force_login(make_user())
    assert go(client, draft, "order/").status_code == 403
    assert move(client, draft, "later:1").status_code == 403
    assert client.get(f"/drafts/{draft.pk}/order/move/").status_code == 405
    assert order_of(draft) == before


def test_the_list_leads_there_for_those_who_may(client, draft, clerk):
    assert "Change the order" in words(go(client, draft, "amendments/"))
    assert "Change the order" not in words(go(Client(), draft, "amendments/"))


def test_of_a_dossier_that_is_not_published_nothing_is_moved_unseen(client, clerk):
    hidden = make_azur(slug="hidden", is_published=False)
    assert go(client, hidden, "order/").status_code == 404
    assert move(client, hidden, "later:1").status_code == 404


# Moving


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        ("later:1", "2 1 3-1 3"),
        ("later:2", "1 3-1 3 2"),
        ("earlier:3", "1 3-1 3 2"),
        ("before:3:1", "3-1 3 1 2"),
        ("before:1:", "2 3-1 3 1"),
        ("earlier:1", "1 2 3-1 3"),
        ("rule", "1 2 3-1 3"),
    ],
)
def test_an_amendment_goes_where_it_is_put_with_its_sub_amendments(
    client, draft, clerk, wanted, expected
):
    assert move(client, draft, wanted).status_code == 302
    assert order_of(draft) == expected


def test_a_move_is_in_the_history_with_who_made_it(client, draft, clerk):
    move(client, draft, "later:1")
    (row,) = Amendment.objects.filter(number="1")
    last = row.history.first()
    assert (last.position, last.history_user) == (row.position, clerk)
    assert "another place" in last.history_change_reason
    assert Amendment.objects.get(number="3").history.count() == 1


@pytest.mark.parametrize(
    ("wanted", "said"),
    [
        ("", "There is no such move."),
        ("sideways:1", "There is no such move."),
        ("later:", "There is no such move."),
        ("later:99", "“99” is not called in this sitting."),
        ("before:1:99", "“99” is not called in this sitting."),
        ("before:3-1:1", "A sub-amendment to amendment 3 stays before it"),
        ("later:<b>", "“<b>” is not called in this sitting."),
    ],
)
def test_a_move_that_cannot_be_made_is_said(client, draft, clerk, wanted, said):
    before = order_of(draft)
    answer = move(client, draft, wanted)
    assert answer.status_code == 400
    assert said in words(answer)
    assert order_of(draft) == before


def test_where_there_is_nowhere_to_go_it_is_said(client, draft, clerk):
    answer = client.get(move(client, draft, "earlier:1").url)
    assert "Amendment 1 stays where it is." in words(answer)
    answer = client.get(move(client, draft, "rule").url)
    assert "in the order of the rules already" in words(answer)


def test_it_is_told_where_the_amendment_stands_and_what_may_change_in_the_text(
    client, draft, clerk
):
    answer = client.get(move(client, draft, "later:1").url)
    assert "Amendment 1 is number 2 of 4 now." in words(answer)
    assert "If all that is open is adopted, the text changes at: paragraph 2." in words(answer)


def test_a_move_that_changes_the_text_as_adopted_is_asked_about_first(client, draft, clerk):
    for number in "12":
        Vote.objects.create(amendment=draft.amendments.get(number=number), decision="adopted")
    before = order_of(draft)
    asked = move(client, draft, "later:1")
    assert "The text as adopted so far changes at: paragraph 2." in words(asked)
    assert order_of(draft) == before
    move(client, draft, "later:1", confirmed="yes")
    assert order_of(draft) == "2 1 3-1 3"


def test_to_htmx_the_list_comes_alone_with_what_is_announced(client, draft, clerk):
    answer = move(client, draft, "later:1", headers=HTMX)
    page = answer.content.decode()
    assert page.lstrip().startswith('<form id="order"')
    assert '<div id="told" hx-swap-oob="innerHTML"><p>Amendment 1 is number 2 of 4 now.' in page
    assert page.index("Amendment 2") < page.index("Amendment 1</a>")


def test_positions_that_were_given_twice_come_apart(client, draft, clerk):
    draft.amendments.update(position=7)
    assert order_of(draft) == "1 2 3 3-1"
    move(client, draft, "earlier:2")
    assert order_of(draft) == "2 1 3-1 3"


# Two at once


def test_the_second_of_two_is_refused_and_sees_how_it_is_now(client, draft, clerk):
    seen = mark_of(order_of(draft).split(), find_sitting(draft))
    other = Client()
    other.force_login(make_user(permissions=[CHANGE]))
    assert move(other, draft, "later:1", seen=seen).status_code == 302
    answer = move(client, draft, "later:2", seen=seen)
    assert answer.status_code == 409
    assert "somebody else changed the order" in words(answer)
    assert order_of(draft) == "2 1 3-1 3"
    assert move(client, draft, "later:1").status_code == 302


def test_a_page_from_before_a_sitting_moves_nothing_in_it(client, draft, clerk):
    seen = mark_of(order_of(draft).split(), find_sitting(draft))
    make_sitting(draft=draft)
    answer = move(client, draft, "later:1", seen=seen)
    assert answer.status_code == 409
    assert "opened or closed a sitting" in words(answer)
    assert order_of(draft) == "1 2 3-1 3"
    assert move(client, draft, "later:1").status_code == 302


def test_in_a_sitting_it_is_an_act_that_the_other_desk_learns_of(client, draft, clerk):
    sitting = make_sitting(draft=draft)
    move(client, draft, "later:1")
    last = Act.objects.last()
    assert (last.kind, last.item, last.by) == ("reordered", "1", clerk)
    assert Sitting.objects.get().revision == last.sequence
    assert Sitting.objects.get().current == "1"
    shown = words(go(client, draft, "sitting/record/"))
    assert "Put at another place in the running order: Amendment 1" in shown
    move(client, draft, "rule")
    assert "set back to the one that the rules propose" in words(
        go(client, draft, "sitting/record/")
    )
    assert act(sitting, "decided", "2", "rejected").sequence == 4
    assert Sitting.objects.get().current == "3-1"


def test_a_move_that_moves_nothing_is_no_act(client, draft, clerk):
    make_sitting(draft=draft)
    move(client, draft, "earlier:1")
    assert Act.objects.count() == 1


def test_after_the_final_vote_the_order_stays(client, clerk):
    draft = make_azur()
    for number in "12":
        make_amendment(draft=draft, number=number, instruction=adding_words(int(number)))
    sitting = make_sitting(draft=draft)
    for number in ("1", "2", "text"):
        act(sitting, "decided", number, "rejected")
    answer = move(client, draft, "later:1")
    assert answer.status_code == 400
    assert "undo that vote first" in words(answer)


def test_what_has_fallen_stands_as_fallen_whatever_was_recorded_of_it(client, clerk):
    draft = make_rivals()
    for one in draft.amendments.all():
        Vote.objects.create(amendment=one, decision="adopted")
    rows = go(client, draft, "order/").context["rows"]
    assert [(one.number, one.look, str(one.standing)) for one in rows] == [
        ("4", "adopted", "Adopted"),
        ("6", "fallen", "Fallen"),
    ]


def test_the_page_stands_among_those_of_the_amendments(client, draft, clerk):
    tabs = go(client, draft, "order/").context["tabs"]
    assert [str(tab.name) for tab in tabs if tab.is_current] == ["Amendments"]


def test_the_page_asks_the_database_the_same_number_of_times_whatever_its_size(
    client, draft, clerk, django_assert_max_num_queries
):
    for number in range(10, 30):
        make_amendment(draft=draft, number=str(number), tabled_by=("A B",))
    with django_assert_max_num_queries(12):
        go(client, draft, "order/")


def test_another_assembly_goes_by_number(client, draft, clerk):
    call_command("loaddata", "student-assembly.json", verbosity=0)
    profile = ProcedureProfile.objects.get(code="student-assembly")
    DraftProcedure.objects.create(draft=draft, profile=profile)
    assert "Back to the order of the numbers" in words(go(client, draft, "order/"))
    move(client, draft, "before:3:1")
    move(client, draft, "rule")
    assert order_of(draft) == "1 2 3-1 3"
