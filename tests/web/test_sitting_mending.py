"""What is mended while a sitting goes on: a vote that is taken back, a vote that was changed outside."""

import pytest
from django.core.exceptions import ValidationError
from django.test import Client

from amendments.dividing import PlannedPart, divide
from amendments.engine.sitting.majority import Counts
from amendments.live.position import load_position
from amendments.models import Act, Sitting, Vote
from amendments.sitting.checking import check_replay
from amendments.sitting.recording import load_any_desk
from amendments.sitting.votes import find_differences
from tests.factories import make_amendment, make_user
from tests.web.desks import make_azur, make_rivals
from tests.web.sittings import act, called, make_clerk, make_sitting, votes
from tests.web.test_pages_sitting import go, press, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft():
    return make_rivals()


@pytest.fixture
def sitting(client, draft):
    clerk = make_clerk()
    client.force_login(clerk)
    return make_sitting(draft=draft, user=clerk)


def differences(sitting):
    return find_differences(load_any_desk(sitting.draft), sitting.acts.all())


def change_outside(number, decision):
    """Change a vote as the data entry does; None deletes it."""
    vote = Vote.objects.get(amendment__number=number)
    if decision is None:
        vote.delete()
        return
    vote.decision, vote.in_favour, vote.against, vote.abstentions = decision, None, None, None
    vote.save()


def settle(client, sitting, do, **fields):
    row = Sitting.objects.get(pk=sitting.pk)
    sent = {
        "do": do,
        "item": "4",
        "revision": row.revision,
        "sitting": row.pk,
        "decision": "rejected",
    }
    return client.post(f"/drafts/{sitting.draft_id}/sitting/outside/", sent | fields)


def reopen(client, sitting, item, **fields):
    row = Sitting.objects.get(pk=sitting.pk)
    sent = {"item": item, "revision": row.revision, "sitting": row.pk, "decision": "pending"}
    return client.post(f"/drafts/{sitting.draft_id}/sitting/correct/record/", sent | fields)


# Taken back


def test_an_earlier_vote_is_taken_back_and_its_item_called_again(sitting):
    act(sitting, "decided", "4", "rejected", Counts(38, 69))
    act(sitting, "decided", "6", "adopted")
    made = act(sitting, "reopened", "4")
    assert (made.kind, made.item, made.decision, made.counts) == ("reopened", "4", "", None)
    assert (votes(sitting.draft), called(sitting)) == ({"6": "adopted"}, "4")
    assert differences(sitting) == []
    act(sitting, "undone")
    assert votes(sitting.draft)["4"] == "rejected"
    assert Vote.objects.get(amendment__number="4").in_favour == 38


def test_what_fell_rises_when_the_vote_is_taken_back_and_the_page_says_so_first(client, sitting):
    act(sitting, "decided", "4", "adopted")
    shown = words(go(client, sitting.draft, "sitting/correct/", item="4", decision="pending"))
    assert "Amendment 6 : falls no more: Open" in shown
    assert "It is called again." in shown
    assert Act.objects.count() == 2
    assert reopen(client, sitting, "4").status_code == 302
    assert (votes(sitting.draft), called(sitting)) == ({}, "4")
    assert "Open again: Amendment 4" in words(go(client, sitting.draft))


@pytest.mark.parametrize("item", ["6", "99", "text", ""])
def test_what_was_not_decided_is_not_taken_back(client, sitting, item):
    act(sitting, "decided", "4", "rejected")
    assert reopen(client, sitting, item).status_code == 400
    assert votes(sitting.draft) == {"4": "rejected"}


def test_after_the_final_vote_only_that_is_taken_back(client, sitting):
    act(sitting, "decided", "4", "adopted")
    act(sitting, "decided", "text", "adopted")
    assert "undo that vote first" in words(reopen(client, sitting, "4"))
    assert reopen(client, sitting, "text").status_code == 302
    assert (votes(sitting.draft), called(sitting)) == ({"4": "adopted"}, "text")


# Changed outside


def test_the_desk_shows_at_once_what_was_changed_outside(client, sitting):
    act(sitting, "decided", "4", "adopted", Counts(51, 49))
    address = f"/drafts/{sitting.draft_id}/sitting/"
    told = {
        "seen": 2,
        "at": str(load_position(sitting.draft_id)),
        "told": go(client, sitting.draft).context["told"],
    }
    htmx = {"HX-Request": "true"}
    assert client.get(address, told, headers=htmx).status_code == 204
    change_outside("4", "rejected")
    says = (
        "Amendment 4 was changed outside the sitting. By the acts: adopted, 51 in favour, 49 against. "
        "Recorded: rejected."
    )
    assert says in words(client.get(address, told, headers=htmx))
    assert says in words(go(client, sitting.draft))


@pytest.mark.django_db(transaction=True)
def test_the_desk_is_told_when_an_amendment_changed_and_no_act_was_made(client):
    rivals, clerk = make_rivals(), make_clerk()
    client.force_login(clerk)
    sitting = make_sitting(draft=rivals, user=clerk)
    address = f"/drafts/{rivals.pk}/sitting/"
    page = go(client, rivals)
    asked = {"seen": 1, "at": str(page.context["position"]), "told": page.context["told"]}
    assert f"seen=1&amp;at={asked['at']}&amp;told={asked['told']}" in page.content.decode()
    htmx = {"headers": {"HX-Request": "true"}}
    assert client.get(address, asked, **htmx).status_code == 204
    make_amendment(draft=rivals, number="7")
    told = client.get(address, asked, **htmx)
    assert "The amendments or the text have changed. Show" in words(told)
    assert "data-live-go" in told.content.decode()
    asked["told"] = told.context["told"]
    assert client.get(address, asked, **htmx).status_code == 204
    act(sitting, "called", "6")
    assert "Meanwhile: Called: Amendment 6" in words(client.get(address, asked, **htmx))
    assert "have changed" not in words(client.get(address, asked, **htmx))


def test_the_desk_of_an_older_sitting_is_told_that_there_is_another(client, sitting):
    page = go(client, sitting.draft)
    asked = {"seen": 1, "at": str(page.context["position"]), "told": page.context["told"]}
    act(sitting, "closed")
    make_sitting(draft=sitting.draft)
    address = f"/drafts/{sitting.draft_id}/sitting/"
    told = client.get(address, asked, headers={"HX-Request": "true"})
    assert "Another sitting has been opened. Show" in words(told)


def test_the_acts_result_is_kept_with_its_counts_by_an_act(client, sitting):
    act(sitting, "decided", "4", "adopted", Counts(51, 49))
    change_outside("4", "rejected")
    assert settle(client, sitting, "keep").status_code == 302
    vote = Vote.objects.get()
    assert (vote.decision, vote.in_favour, vote.against) == ("adopted", 51, 49)
    assert Act.objects.last().kind == "restored"
    assert differences(sitting) == []
    shown = words(go(client, sitting.draft))
    assert "Set back to what the acts say: Amendment 4" in shown
    assert "changed outside" not in shown


def test_the_recorded_result_is_taken_over_by_an_act_and_what_rises_waits(client, sitting):
    act(sitting, "decided", "4", "adopted")
    change_outside("4", "rejected")
    assert settle(client, sitting, "take").status_code == 302
    assert votes(sitting.draft) == {"4": "rejected"}
    made = Act.objects.last()
    assert (made.kind, made.decision) == ("accepted", "rejected")
    assert called(sitting) == "6"
    assert differences(sitting) == []


def test_a_vote_that_was_deleted_outside_is_settled_either_way(client, sitting):
    act(sitting, "decided", "4", "adopted")
    change_outside("4", None)
    assert settle(client, sitting, "keep", decision="").status_code == 302
    assert votes(sitting.draft) == {"4": "adopted"}
    change_outside("4", None)
    assert settle(client, sitting, "take", decision="").status_code == 302
    assert (votes(sitting.draft), differences(sitting)) == ({}, [])


def test_a_vote_that_was_made_outside_is_taken_back_or_taken_over(client, sitting):
    six = sitting.draft.amendments.get(number="6")
    Vote.objects.create(amendment=six, decision="adopted")
    assert "By the acts: nothing. Recorded: adopted." in words(go(client, sitting.draft))
    assert settle(client, sitting, "keep", item="6", decision="adopted").status_code == 302
    assert votes(sitting.draft) == {}
    Vote.objects.create(amendment=six, decision="adopted")
    assert settle(client, sitting, "take", item="6", decision="adopted").status_code == 302
    assert (votes(sitting.draft), differences(sitting)) == ({"6": "adopted"}, [])


@pytest.mark.parametrize(
    ("fields", "status"),
    [
        ({"decision": "withdrawn"}, 400),  # it was changed again since the page was drawn
        ({"item": "6"}, 400),
        ({"do": "burn"}, 400),
        ({"revision": "x"}, 400),
        ({"decision": "burnt"}, 400),
        ({"revision": "1"}, 409),
    ],
)
def test_what_is_not_as_it_was_shown_is_not_settled(client, sitting, fields, status):
    act(sitting, "decided", "4", "adopted")
    change_outside("4", "rejected")
    do = fields.pop("do", "keep") if "do" in fields else "keep"
    assert settle(client, sitting, do, **fields).status_code == status
    assert votes(sitting.draft) == {"4": "rejected"}
    assert Act.objects.count() == 2


def test_only_those_with_the_right_settle_and_only_in_an_open_sitting(client, sitting):
    act(sitting, "decided", "4", "adopted")
    change_outside("4", "rejected")
    stranger = Client()
    stranger.force_login(make_user())
    assert settle(stranger, sitting, "keep").status_code == 403
    assert client.get(f"/drafts/{sitting.draft_id}/sitting/outside/").status_code == 405
    act(sitting, "closed")
    assert settle(client, sitting, "keep").status_code == 404
    assert votes(sitting.draft) == {"4": "rejected"}


def test_an_undo_of_something_that_is_not_there_any_more_is_refused(client):
    draft = make_azur()
    four = make_amendment(
        draft=draft,
        number="4",
        instruction="In the draft resolution, paragraph 1, delete the second sentence; paragraph 3, delete the second sentence",
    )
    divide(four, [PlannedPart((1,)), PlannedPart((2,))])
    sitting = make_sitting(draft=draft)
    act(sitting, "decided", "4/1", "adopted")
    Vote.objects.all().delete()
    draft.items.all().delete()
    with pytest.raises(ValidationError, match="“4/1” is not voted on any more."):
        act(sitting, "undone")


# The check after the sitting


def test_the_check_compares_votes_standings_and_the_text_word_for_word(sitting):
    act(sitting, "decided", "4", "adopted")
    desk = load_any_desk(sitting.draft)
    check = check_replay([desk], sitting.acts.all())
    assert check.is_same
    assert (check.acts, check.items) == (2, 2)
    assert check.words == len(
        "The situation in Azur. The Assembly notes matter 1. It welcomes progress. The Assembly regrets matter 2. "
        "The Assembly notes matter 3. It welcomes progress.".split()
    )
    change_outside("4", "rejected")
    check = check_replay([load_any_desk(sitting.draft)], sitting.acts.all())
    assert [one.number for one in check.votes] == ["4"]
    assert check.standings == ("4", "6")
    assert check.paragraphs == (("en", "2"),)


def test_the_record_says_where_the_text_differs(client, sitting):
    act(sitting, "decided", "4", "adopted")
    change_outside("4", "rejected")
    shown = words(go(client, sitting.draft, "sitting/record/"))
    assert "Amendment 4: by the acts adopted, recorded rejected" in shown
    assert "Another standing: Amendment 4, Amendment 6" in shown
    assert "The text reads otherwise in paragraph: 2 (en)" in shown


def test_after_the_final_vote_the_desk_and_the_record_lead_to_the_final_text(client, sitting):
    press(client, sitting.draft, "adopted")
    assert "The final text" not in words(go(client, sitting.draft))
    press(client, sitting.draft, "adopted", in_favour=80, against=20)
    for path in ("sitting/", "sitting/record/"):
        page = go(client, sitting.draft, path)
        assert "The text as a whole: adopted, 80 in favour, 20 against" in words(page)
        assert "The final text" in words(page)
        final = client.get(page.context["final_href"])
        assert final.status_code == 200
        assert "The Assembly regrets matter 2." in words(final)
