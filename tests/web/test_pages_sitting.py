"""The pages of a sitting: who may, what they show, what they refuse and ask."""

import re
from html import unescape

import pytest
from django.contrib.auth.models import Permission
from django.db import connection
from django.test import Client
from django.utils.html import strip_tags

from amendments.dividing import PlannedPart, divide, vote_separately
from amendments.engine.sitting.majority import Counts
from amendments.live.position import load_position
from amendments.models import Act, Sitting, Vote
from tests.factories import make_amendment, make_draft, make_user
from tests.web.desks import make_azur, make_rivals, replacing
from tests.web.sittings import RIGHT, act, make_clerk, make_sitting, votes

pytestmark = pytest.mark.django_db
OPEN_TO_ALL = ["screen/", "notes/", "sitting/record/"]


def words(page):
    html = re.sub(
        "(?=</?(?:dd|dt|h1|h2|h3|h4|li|p|span|b|td|label|button|time)\\b)",
        " ",
        page.content.decode(),
    )
    return unescape(" ".join(strip_tags(html).split()))


@pytest.fixture
def draft():
    return make_rivals()


@pytest.fixture
def clerk(client):
    user = make_clerk()
    client.force_login(user)
    return user


@pytest.fixture
def sitting(draft, clerk):
    return make_sitting(draft=draft, user=clerk)


def go(client, draft, path="sitting/", **query):
    return client.get(f"/drafts/{draft.pk}/{path}", query)


def press(client, draft, do, *, revision=None, **fields):
    """Press a button of the desk as its page has it."""
    row = Sitting.objects.get(draft=draft, closed_at=None)
    sent = {
        "do": do,
        "item": row.current,
        "revision": row.revision if revision is None else revision,
        "sitting": row.pk,
    }
    return client.post(f"/drafts/{draft.pk}/sitting/acts/", sent | fields)


# Who may


@pytest.mark.parametrize("path", ["sitting/", "sitting/correct/?item=4"])
def test_only_those_with_the_right_are_at_the_desk(client, draft, path):
    assert client.get(f"/drafts/{draft.pk}/{path}").status_code == 302
    client.force_login(make_user())
    assert client.get(f"/drafts/{draft.pk}/{path}").status_code == 403


@pytest.mark.parametrize("path", ["open/", "acts/", "correct/record/", "take-over/"])
def test_only_those_with_the_right_record(client, draft, path):
    make_sitting(draft=draft)
    client.force_login(make_user())
    sent = {"do": "adopted", "item": "4", "revision": 1, "decision": "adopted"}
    assert client.post(f"/drafts/{draft.pk}/sitting/{path}", sent).status_code == 403
    assert client.get(f"/drafts/{draft.pk}/sitting/{path}").status_code == 405
    assert (Act.objects.count(), Vote.objects.count()) == (1, 0)


@pytest.mark.parametrize("path", OPEN_TO_ALL)
def test_what_is_published_is_open_and_nothing_else_is(client, draft, path):
    assert go(client, draft, path).status_code == 200
    hidden = make_rivals(slug="hidden", is_published=False)
    assert go(client, hidden, path).status_code == 404
    client.force_login(make_clerk())
    assert go(client, hidden, "sitting/").status_code == 404


def test_the_right_to_record_has_a_name():
    assert Permission.objects.get(codename="record_sitting").content_type.app_label == "amendments"


def test_names_of_clerks_are_told_to_the_secretariat_only(client, draft):
    clerk = make_user(permissions=[RIGHT], first_name="Ada", last_name="SECRET")
    make_sitting(draft=draft, user=clerk)
    assert "Ada SECRET" not in words(go(client, draft, "sitting/record/"))
    client.force_login(make_user(permissions=["resolutions.view_dossier"]))
    assert "Ada SECRET" in words(go(client, draft, "sitting/record/"))


# The desk


def test_a_sitting_is_opened_once(client, draft, clerk):
    assert "Open the sitting" in words(go(client, draft))
    address = f"/drafts/{draft.pk}/sitting/open/"
    assert client.post(address, {"title": "Tuesday"}, follow=True).status_code == 200
    again = client.post(address, {"title": "Again"}, follow=True)
    assert "A sitting on this draft is open already." in words(again)
    assert Sitting.objects.get().title == "Tuesday"


@pytest.mark.parametrize("title", ["x" * 201, "a\x00b"])
def test_a_title_that_cannot_be_kept_is_refused(client, draft, clerk, title):
    answer = client.post(f"/drafts/{draft.pk}/sitting/open/", {"title": title})
    assert answer.status_code == 400
    assert "Title: " in words(answer)
    assert not Sitting.objects.exists()


def test_the_screen_keeps_the_last_result_when_the_sitting_is_closed(client, draft, sitting):
    press(client, draft, "adopted")
    press(client, draft, "adopted", in_favour=80, against=20)
    press(client, draft, "close")
    assert "The text as a whole Adopted 80 in favour · 20 against" in words(
        go(client, draft, "screen/")
    )


def test_the_desk_shows_what_is_called_what_it_does_and_what_would_fall(client, draft, sitting):
    shown = words(go(client, draft))
    assert "I call Amendment 4. If it is adopted, Amendment 6 falls." in shown
    assert "The Assembly regrets matter 2." in shown
    assert "Next: Amendment 6." in shown


def test_the_desk_asks_the_database_the_same_number_of_times_whatever_its_size(
    client, draft, sitting, django_assert_max_num_queries
):
    for number in range(10, 22):
        make_amendment(draft=draft, number=str(number))
    with django_assert_max_num_queries(15):
        go(client, draft)


@pytest.mark.parametrize("do", ["adopted", "undo", "next"])
def test_a_press_asks_the_database_little_and_the_same_whatever_is_tabled(
    client, draft, sitting, do, django_assert_max_num_queries
):
    for number in range(10, 22):
        make_amendment(draft=draft, number=str(number))
    press(client, draft, "adopted", item="21")
    now = Sitting.objects.get(draft=draft)
    sent = {"do": do, "item": now.current, "revision": now.revision, "sitting": now.pk}
    with django_assert_max_num_queries(23):
        assert client.post(f"/drafts/{draft.pk}/sitting/acts/", sent).status_code == 302


def test_a_press_is_one_act_and_says_what_fell(client, draft, sitting):
    answer = press(client, draft, "adopted")
    assert answer.status_code == 302
    shown = words(client.get(answer.url))
    assert "Amendment 4: adopted" in shown
    assert "Amendment 6 falls: amendment 4 was adopted." in shown
    assert votes(draft) == {"4": "adopted"}


def test_counts_are_kept_and_shown(client, draft, sitting):
    press(client, draft, "rejected", in_favour=38, against=69, abstentions=9)
    vote = Vote.objects.get()
    assert (vote.in_favour, vote.against, vote.abstentions) == (38, 69, 9)
    assert "38–69–9" in words(go(client, draft))


def test_counts_alone_propose_the_outcome_and_nothing_is_recorded_yet(client, draft, sitting):
    shown = words(press(client, draft, "counts", in_favour=50, against=50))
    assert "Amendment 4: the counts say rejected. Which is to be recorded?" in shown
    assert votes(draft) == {}


def test_an_outcome_that_the_counts_contradict_is_asked_about(client, draft, sitting):
    asked = press(client, draft, "adopted", in_favour=10, against=20)
    assert "the counts say rejected" in words(asked)
    assert votes(draft) == {}
    press(client, draft, "adopted", in_favour=10, against=20, confirmed="yes")
    assert votes(draft) == {"4": "adopted"}


def test_a_final_vote_on_a_recommendation_needs_two_thirds(client, clerk):
    draft = make_draft(kind="recommendation")
    make_sitting(draft=draft, user=clerk)
    assert "A majority of two thirds of the votes cast is required." in words(go(client, draft))
    assert "the counts say rejected" in words(
        press(client, draft, "counts", in_favour=60, against=40)
    )
    assert press(client, draft, "adopted", in_favour=67, against=33).status_code == 302


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"do": "adopted", "in_favour": "-1", "against": "2"}, "In favour: Ensure this value"),
        ({"do": "adopted", "in_favour": "a"}, "In favour: Enter a whole number."),
        (
            {"do": "adopted", "in_favour": "3"},
            "Give the votes in favour and those against, or neither.",
        ),
        (
            {"do": "adopted", "abstentions": "3"},
            "Give the votes in favour and those against as well.",
        ),
        ({"do": "counts"}, "Nothing was counted: press Adopted or Rejected."),
        ({"do": "burn"}, "The desk has no such button."),
        ({"do": "adopted", "revision": "x"}, "revision: Enter a whole number."),
        ({"do": "adopted", "revision": ""}, "revision: This field is required."),
        ({"do": "adopted", "sitting": ""}, "sitting: This field is required."),
        ({"do": "adopted", "item": "99"}, "“99” is not called in this sitting."),
        ({"do": "adopted", "item": "x" * 41}, "item: Ensure this value has at most 40 characters"),
        ({"do": "adopted", "item": "4\x00"}, "Null characters are not allowed."),
        ({"do": "go", "item": "99"}, "“99” is not called in this sitting."),
        ({"do": "go", "item": "<b>"}, "“<B>” is not called in this sitting."),
        ({"do": "adopted", "item": "text"}, "Still open: 4, 6."),
        ({"do": "undo"}, "There is nothing to undo."),
    ],
)
def test_what_cannot_be_recorded_is_said(client, draft, sitting, fields, said):
    answer = press(client, draft, **fields)
    assert answer.status_code == 400
    assert said in words(answer)
    assert Act.objects.count() == 1


@pytest.mark.parametrize(
    ("path", "fields"),
    [
        ("acts", {"do": "adopted", "item": "4"}),
        ("correct/record", {"item": "4", "decision": "rejected"}),
        ("take-over", {"item": "4", "mover": "Mr X"}),
        ("outside", {"do": "keep", "item": "4"}),
        ("en-bloc", {}),
        ("objections", {"item": "4", "objections": "10"}),
    ],
)
def test_a_desk_of_an_older_sitting_is_refused_on_the_same_revision(
    client, draft, sitting, path, fields
):
    act(sitting, "closed")
    second = make_sitting(draft=draft)
    act(second, "called", "6")
    sent = fields | {"revision": 2, "sitting": sitting.pk}
    answer = client.post(f"/drafts/{draft.pk}/sitting/{path}/", sent)
    assert answer.status_code == 409
    assert "the page was of another sitting. This is “Tuesday afternoon”" in words(answer)
    assert Act.objects.filter(sitting=second).count() == 2
    assert votes(draft) == {}


def test_every_form_of_the_desk_says_of_which_sitting_it_is(client, draft, sitting):
    act(sitting, "decided", "4", "adopted")
    for path in ("sitting/", "sitting/correct/?item=4&decision=rejected"):
        page = client.get(f"/drafts/{draft.pk}/{path}").content.decode()
        forms = re.findall(r'<form[^>]*method="post".*?</form>', page, re.S)
        of_the_desk = [form for form in forms if 'name="revision"' in form]
        assert of_the_desk
        assert all(f'name="sitting" value="{sitting.pk}"' in form for form in of_the_desk)


def test_the_second_of_two_clerks_is_told_what_the_first_did(client, draft, sitting):
    other = Client()
    other.force_login(make_user(permissions=[RIGHT], first_name="Bea", last_name="SECOND"))
    press(other, draft, "adopted", revision=1, item="4")
    answer = press(client, draft, "rejected", revision=1, item="4")
    assert answer.status_code == 409
    assert "Nothing was recorded: Bea SECOND was quicker." in words(answer)
    assert "Amendment 4: adopted (Bea SECOND)" in words(answer)
    assert votes(draft) == {"4": "adopted"}


def test_counts_typed_for_what_is_still_called_are_kept_when_somebody_was_quicker(
    client, draft, sitting
):
    other = Client()
    other.force_login(make_clerk())
    press(other, draft, "next", revision=1)
    press(other, draft, "go", item="4")
    answer = press(client, draft, "adopted", revision=1, item="4", in_favour=64, against=51)
    assert answer.status_code == 409
    assert "Your counts are kept: look again, then press again." in words(answer)
    page = answer.content.decode()
    assert 'name="in_favour" value="64"' in page
    assert 'name="against" value="51"' in page
    assert 'role="alert" tabindex="-1" autofocus' in page
    assert press(client, draft, "adopted", in_favour=64, against=51).status_code == 302


@pytest.mark.parametrize(
    ("done", "is_kept"), [({"do": "next"}, False), ({"do": "go", "item": "4"}, True)]
)
def test_half_typed_counts_are_answered_with_what_the_first_clerk_did(
    client, draft, sitting, done, is_kept
):
    other = Client()
    other.force_login(make_user(permissions=[RIGHT], first_name="Bea", last_name="SECOND"))
    press(other, draft, **done)
    answer = press(client, draft, "adopted", revision=1, item="4", in_favour=64)
    assert answer.status_code == 409
    assert "Nothing was recorded: Bea SECOND was quicker." in words(answer)
    assert "Give the votes in favour and those against, or neither." in words(answer)
    assert ('value="64"' in answer.content.decode()) is is_kept


def test_counts_typed_for_what_is_called_no_more_are_told_and_not_left_in_the_fields(
    client, draft, sitting
):
    other = Client()
    other.force_login(make_clerk())
    press(other, draft, "withdrawn")
    answer = press(client, draft, "rejected", revision=1, item="4", in_favour=38, against=69)
    assert "You had typed – Amendment 4: rejected, 38 in favour, 69 against" in words(answer)
    assert 'value="38"' not in answer.content.decode()


def test_a_revision_that_never_was_is_refused_without_naming_anybody(client, draft, sitting):
    answer = press(client, draft, "adopted", revision=9)
    assert answer.status_code == 409
    assert "the page was an older one" in words(answer)


def test_the_desk_names_every_key(client, draft, sitting):
    page = go(client, draft).content.decode()
    for key in "arwntecujg?":
        assert f"<kbd>{key}</kbd>" in page


def test_the_desk_learns_of_what_others_do(client, draft, sitting):
    address = f"/drafts/{draft.pk}/sitting/"
    at = str(load_position(draft.pk))
    quiet = client.get(address, {"seen": 1, "at": at}, headers={"HX-Request": "true"})
    assert "Meanwhile" not in words(quiet)
    act(sitting, "decided", "4", "withdrawn")
    for seen, is_told in (("1", True), ("2", False), ("x", False), ("²", False), ("9" * 30, False)):
        page = client.get(address, {"seen": seen, "at": at}, headers={"HX-Request": "true"})
        assert page.status_code in (200, 204)
        assert ("Amendment 4: withdrawn" in words(page)) == is_told, seen


def test_undo_next_jump_and_close(client, draft, sitting):
    press(client, draft, "withdrawn")
    press(client, draft, "undo")
    assert votes(draft) == {}
    press(client, draft, "next")
    assert Sitting.objects.get().current == "6"
    press(client, draft, "go", item=" 4 ")
    assert Sitting.objects.get().current == "4"
    assert "Not everything is decided yet: Amendment 4, Amendment 6, The text as a whole." in words(
        press(client, draft, "close")
    )
    assert Sitting.objects.get().is_open
    press(client, draft, "close", confirmed="yes")
    assert "Open the sitting" in words(go(client, draft))


def test_parts_and_separate_votes_are_called_with_their_effect(client, clerk):
    draft = make_azur()
    four = make_amendment(
        draft=draft,
        number="4",
        instruction="In the draft resolution, paragraph 1, delete the second sentence; paragraph 3, delete the second sentence",
    )
    divide(four, [PlannedPart((1,)), PlannedPart((2,))])
    vote_separately(draft, "2", {})
    make_sitting(draft=draft, user=clerk)
    shown = words(go(client, draft))
    assert "I put to the vote part 1 of Amendment 4." in shown
    assert "Paragraph 1" in shown
    press(client, draft, "go", item="§2")
    shown = words(go(client, draft))
    assert "A separate vote has been requested on paragraph 2." in shown
    assert "If paragraph 2 is rejected." in shown
    assert press(client, draft, "rejected").status_code == 302
    assert go(client, draft, "screen/").status_code == 200
    assert go(client, draft, "notes/").status_code == 200


def test_a_part_is_adopted_as_french_says_it(client, clerk):
    draft = make_azur()
    instruction = "In the draft resolution, paragraph 1, delete the second sentence; paragraph 3, delete the second sentence"
    four = make_amendment(draft=draft, number="4", instruction=instruction)
    make_amendment(
        draft=draft, number="5", instruction="In the draft resolution, delete paragraph 2"
    )
    divide(four, [PlannedPart((1,)), PlannedPart((2,))])
    make_sitting(draft=draft, user=clerk)
    client.cookies["django_language"] = "fr"
    for decision in ("adopted", "rejected", "adopted"):
        press(client, draft, decision)
    record = words(go(client, draft, "sitting/record/"))
    assert "Partie 1 de l’amendement 4: adoptée" in record
    assert "Partie 2 de l’amendement 4: rejetée" in record
    assert record.endswith("Amendement 5: adopté")


@pytest.mark.parametrize("path", ["sitting/", *OPEN_TO_ALL])
@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_draft_with_nothing_to_vote_on_has_its_pages(client, clerk, path, language):
    draft = make_draft(paragraphs={})
    make_sitting(draft=draft, user=clerk)
    client.cookies["django_language"] = language
    assert go(client, draft, path).status_code == 200


# Correcting


def test_a_correction_shows_first_what_it_changes(client, draft, sitting):
    act(sitting, "decided", "4", "rejected")
    act(sitting, "decided", "6", "adopted")
    shown = words(go(client, draft, "sitting/correct/", item="4", decision="adopted"))
    assert (
        "Amendment 6 : Falls: amendment 4 was adopted. The vote on it does not count then." in shown
    )
    assert Act.objects.count() == 3
    sent = {"item": "4", "decision": "adopted", "revision": 3, "sitting": sitting.pk}
    assert client.post(f"/drafts/{draft.pk}/sitting/correct/record/", sent).status_code == 302
    assert votes(draft)["4"] == "adopted"
    assert Act.objects.last().kind == "corrected"


def test_a_correction_on_an_old_revision_is_refused(client, draft, sitting):
    act(sitting, "decided", "4", "rejected")
    sent = {"item": "4", "decision": "adopted", "revision": 1, "sitting": sitting.pk}
    assert client.post(f"/drafts/{draft.pk}/sitting/correct/record/", sent).status_code == 409
    assert votes(draft) == {"4": "rejected"}


@pytest.mark.parametrize(
    "sent",
    [
        {},
        {"decision": "burnt", "revision": 2, "item": "4"},
        {"decision": "adopted", "revision": 2, "item": "6"},
    ],
)
def test_a_correction_that_says_nothing_is_refused(client, draft, sitting, sent):
    act(sitting, "decided", "4", "rejected")
    sent |= {"sitting": sitting.pk} if sent else {}
    assert client.post(f"/drafts/{draft.pk}/sitting/correct/record/", sent).status_code == 400
    assert votes(draft) == {"4": "rejected"}


def test_only_what_was_decided_in_an_open_sitting_is_corrected(client, draft, clerk):
    assert go(client, draft, "sitting/correct/", item="4").status_code == 404
    sitting = make_sitting(draft=draft, user=clerk)
    assert go(client, draft, "sitting/correct/", item="4").status_code == 404
    act(sitting, "decided", "4", "rejected")
    page = go(client, draft, "sitting/correct/", item="4", decision="adopted", in_favour="3")
    assert "or neither" in words(page)


def test_after_the_final_vote_a_correction_is_refused_with_the_reason(client, draft, sitting):
    act(sitting, "decided", "4", "adopted")
    act(sitting, "decided", "text", "adopted")
    page = go(client, draft, "sitting/correct/", item="4", decision="rejected")
    assert "undo that vote first" in words(page)
    assert "Record the correction" not in words(page)


# The room, the President, the record


def test_the_screen_shows_the_result_what_fell_and_what_is_next(client, draft, sitting):
    assert "I call Amendment 4." in words(go(client, draft, "screen/"))
    press(client, draft, "adopted", in_favour=64, against=51, abstentions=4)
    shown = words(go(client, draft, "screen/"))
    assert "Amendment 4 Adopted 64 in favour · 51 against · 4 abstentions" in shown
    assert "Amendment 6 falls: amendment 4 was adopted." in shown
    assert "The Assembly regrets matter 2." in shown
    assert "Next: The text as a whole." in shown


def test_the_notes_follow_the_sitting(client, draft, sitting):
    address, seen = f"/drafts/{draft.pk}/notes/", {"seen": load_position(draft.pk)}
    assert client.get(address, seen, headers={"HX-Request": "true"}).status_code == 204
    act(sitting, "decided", "4", "rejected")
    changed = client.get(address, seen, headers={"HX-Request": "true"})
    assert changed.content.decode().lstrip().startswith("<ol")
    assert "Amendment 4: rejected" in words(changed)


@pytest.mark.parametrize("decision", ["rejected", "withdrawn", "not_moved"])
def test_after_a_vote_that_is_lost_the_screen_shows_the_paragraph_as_it_stays(
    client, draft, sitting, decision
):
    press(client, draft, decision)
    page = go(client, draft, "screen/")
    assert "The Assembly notes matter 2. It welcomes progress." in words(page)
    assert "regrets" not in words(page)
    assert "<del>" not in page.content.decode()


def test_a_paragraph_lost_in_a_separate_vote_is_struck_out_on_the_screen_and_one_kept_stands(
    client, clerk
):
    draft = make_azur()
    vote_separately(draft, "2", {})
    vote_separately(draft, "3", {})
    make_sitting(draft=draft, user=clerk)
    press(client, draft, "rejected")
    assert "<del>The Assembly notes matter 2." in go(client, draft, "screen/").content.decode()
    press(client, draft, "adopted")
    page = go(client, draft, "screen/")
    assert "The Assembly notes matter 3." in words(page)
    assert "<del>" not in page.content.decode()


def test_an_amendment_is_shown_with_the_sub_amendments_that_were_adopted(client, clerk):
    draft = make_azur()
    four = make_amendment(draft=draft, number="4", instruction=replacing(2))
    sub = "In amendment 4, replace the words “regrets” with the following word:\n“deplores”"
    make_amendment(draft=draft, number="4-1", parent=four, instruction=sub, position=0)
    make_sitting(draft=draft, user=clerk)
    assert "I call Sub-amendment 1 to Amendment 4." in words(go(client, draft))
    assert "deplores" in words(go(client, draft))
    press(client, draft, "adopted")
    assert "The Assembly deplores matter 2." in words(go(client, draft))
    press(client, draft, "adopted")
    assert "The Assembly deplores matter 2." in words(go(client, draft, "screen/"))


def test_the_screen_is_sent_again_only_when_something_changed(client, draft, sitting):
    ask = {"seen": load_position(draft.pk)}, {"headers": {"HX-Request": "true"}}
    address = f"/drafts/{draft.pk}/screen/"
    assert client.get(address, ask[0], **ask[1]).status_code == 204
    act(sitting, "decided", "4", "adopted")
    changed = client.get(address, ask[0], **ask[1])
    assert changed.content.decode().lstrip().startswith("<section")


def test_the_screen_follows_without_scripts(client, draft):
    page = go(client, draft, "screen/").content.decode()
    assert '<noscript><meta http-equiv="refresh" content="5"></noscript>' in page
    assert "The sitting has not been opened." in page


def test_the_notes_say_what_is_called_in_order_and_what_is_passed_over(client, draft, sitting):
    act(sitting, "decided", "4", "adopted", None)
    shown = words(go(client, draft, "notes/"))
    assert "Amendment 6 falls: amendment 4 was adopted." in shown
    assert shown.index("I call Amendment 4.") < shown.index(
        "The Assembly will now vote on the draft resolution"
    )


def test_the_notes_are_in_both_languages_that_of_the_reader_first(client, draft):
    client.cookies["django_language"] = "fr"
    shown = words(go(client, draft, "notes/"))
    assert shown.index("J’appelle l’amendement 6") < shown.index("I call Amendment 6")
    assert "J’appelle l’amendement 6, déposé par Ed EXAMPLE et autres." in shown
    assert "S’il est adopté, l’amendement 6 tombe." in shown


def test_the_record_lists_every_act_and_checks_them(client, draft, sitting):
    act(sitting, "decided", "4", "adopted")
    act(sitting, "undone")
    shown = words(go(client, draft, "sitting/record/"))
    assert "Undone: Amendment 4: adopted" in shown
    assert "the 3 acts give the same votes, the same standings and, word for word" in shown
    Vote.objects.create(amendment=draft.amendments.get(number="6"), decision="rejected")
    shown = words(go(client, draft, "sitting/record/"))
    assert "Amendment 6: by the acts nothing, recorded rejected" in shown


BY_HAND = {
    "another decision": "UPDATE amendments_vote SET decision = 'adopted', in_favour = NULL, against = NULL",
    "another count": "UPDATE amendments_vote SET against = against + 1",
    "a lost vote": "DELETE FROM amendments_vote",
    "another act": "UPDATE amendments_act SET decision = 'adopted' WHERE kind = 'decided'",
    "another item in an act": "UPDATE amendments_act SET item = '6' WHERE kind = 'decided'",
    "a lost act": "DELETE FROM amendments_act WHERE kind = 'decided'",
}


@pytest.mark.parametrize("statement", BY_HAND.values(), ids=BY_HAND)
def test_the_record_finds_what_was_changed_by_hand_in_the_database(
    client, draft, sitting, statement
):
    act(sitting, "decided", "4", "rejected", Counts(38, 69))
    assert "acts give the same votes" in words(go(client, draft, "sitting/record/"))
    with connection.cursor() as cursor:
        cursor.execute(statement)
    page = go(client, draft, "sitting/record/")
    assert "acts give the same votes" not in words(page)
    assert "do not give" in words(page)
    assert 'role="alert"' in page.content.decode()
