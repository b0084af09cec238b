"""Declared without a vote: one transaction, an act for each, objections that lift one out, the pages that tell."""

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.db import IntegrityError, transaction

from amendments.models import (
    Act,
    Amendment,
    DraftProcedure,
    ProcedureProfile,
    Sitting,
)
from amendments.sitting.declaring import declare, object_to
from amendments.sitting.recording import StaleActError, load_any_desk
from amendments.sitting.votes import find_differences
from tests.factories import make_amendment, make_rule, make_user
from tests.web.desks import adding_words, make_azur, replacing
from tests.web.sittings import act, called, make_clerk, make_sitting, votes
from tests.web.test_pages_sitting import go, words

pytestmark = pytest.mark.django_db
YES, NEVER, FOR = "unanimously_in_favour", "against_by_two_thirds", "in_favour"


def make_positions():
    """Return a draft: 1 and 3 are to be declared adopted, 2 rejected; 4 is called, and 5 falls with 1."""
    draft = make_azur(paragraphs=6)
    one = make_amendment(draft=draft, number="1", instruction=replacing(1), committee_position=YES)
    make_amendment(draft=draft, number="2", instruction=replacing(2), committee_position=NEVER)
    make_amendment(draft=draft, number="3", instruction=replacing(3), committee_position=YES)
    make_amendment(draft=draft, number="4", instruction=replacing(4), committee_position=FOR)
    five = make_amendment(draft=draft, number="5", instruction=replacing(5))
    make_rule(triggers=[one], falls=five)
    return draft


@pytest.fixture
def draft():
    return make_positions()


@pytest.fixture
def clerk(client):
    user = make_clerk()
    client.force_login(user)
    return user


@pytest.fixture
def sitting(draft, clerk):
    return make_sitting(draft=draft, user=clerk)


def now(sitting):
    return Sitting.objects.get(pk=sitting.pk)


def declare_now(sitting):
    row = now(sitting)
    return declare(row, row.acts.first().by, row.revision)


def object_now(sitting, number, objections):
    row = now(sitting)
    return object_to(row, row.acts.first().by, row.revision, number, objections)


def differences(sitting):
    return find_differences(load_any_desk(sitting.draft), sitting.acts.all())


def post(client, draft, path, **fields):
    row = Sitting.objects.get(draft=draft, closed_at=None)
    return client.post(
        f"/drafts/{draft.pk}/sitting/{path}/",
        {"revision": row.revision, "sitting": row.pk} | fields,
    )


# Acts


def test_each_is_an_act_with_its_vote_and_what_is_open_comes_next(sitting):
    assert called(sitting) == "1"
    done = declare_now(sitting)
    assert [(one.kind, one.item, one.decision, one.position) for one in done.acts] == [
        ("declared", "1", "adopted", YES),
        ("declared", "3", "adopted", YES),
        ("declared", "2", "rejected", NEVER),
    ]
    assert votes(sitting.draft) == {"1": "adopted", "3": "adopted", "2": "rejected"}
    assert (now(sitting).revision, called(sitting)) == (4, "4")
    assert differences(sitting) == []
    with pytest.raises(ValidationError, match="There is nothing to declare"):
        declare_now(sitting)


def test_what_was_decided_before_is_told_and_left(sitting):
    act(sitting, "decided", "3", "rejected")
    done = declare_now(sitting)
    assert [one.item for one in done.acts] == ["1", "2"]
    assert [reason.message for reason in done.skipped["3"]] == ["already decided: rejected"]
    assert votes(sitting.draft)["3"] == "rejected"


def test_two_that_clash_are_told_and_called(sitting):
    make_amendment(
        draft=sitting.draft, number="9", instruction=adding_words(3), committee_position=YES
    )
    done = declare_now(sitting)
    assert [one.item for one in done.acts] == ["1", "2"]
    assert set(done.skipped) == {"3", "9"}
    assert called(sitting) == "3"


def test_a_declaration_on_an_old_revision_is_refused_and_nothing_is_saved(sitting):
    act(sitting, "called", "4")
    with pytest.raises(StaleActError):
        declare(sitting, make_clerk(), 1)
    assert votes(sitting.draft) == {}


def test_undone_one_after_the_other_each_is_open_again(sitting):
    declare_now(sitting)
    for number in ("2", "3", "1"):
        assert act(sitting, "undone").item == number
        assert called(sitting) == number
    assert votes(sitting.draft) == {}
    assert differences(sitting) == []


def test_ten_objections_before_keep_one_back_and_nine_do_not(sitting):
    assert object_now(sitting, "1", 9) == []
    assert object_now(sitting, "3", 10) == []
    done = declare_now(sitting)
    assert [one.item for one in done.acts] == ["1", "2"]
    assert [one.objections for one in sitting.acts.filter(kind="objected")] == [9, 10]
    assert Amendment.objects.get(number="3").objections == 10


def test_ten_objections_afterwards_lift_one_out_and_call_it(sitting):
    declare_now(sitting)
    assert object_now(sitting, "1", 12) == ["1"]
    assert votes(sitting.draft) == {"3": "adopted", "2": "rejected"}
    assert called(sitting) == "1"
    undo = sitting.acts.get(kind="undone")
    assert (undo.item, undo.undoes) == ("1", 2)
    assert differences(sitting) == []


def test_a_sub_amendment_that_is_lifted_out_takes_its_amendment_with_it(clerk):
    draft = make_azur()
    four = make_amendment(draft=draft, number="4", instruction=replacing(2), committee_position=YES)
    sub = "In amendment 4, replace the words “regrets” with the following word:\n“deplores”"
    make_amendment(draft=draft, number="4-1", parent=four, instruction=sub, committee_position=YES)
    sitting = make_sitting(draft=draft, user=clerk)
    assert [one.item for one in declare_now(sitting).acts] == ["4-1", "4"]
    assert object_now(sitting, "4-1", 10) == ["4", "4-1"]
    assert (votes(draft), called(sitting)) == ({}, "4-1")


def test_objections_to_what_is_called_anyway_are_refused(sitting):
    for number in ("4", "99", "<b>"):
        with pytest.raises(ValidationError, match="it is called anyway"):
            object_now(sitting, number, 10)
    assert sitting.acts.count() == 1


def test_after_the_final_vote_nothing_is_declared(sitting):
    for number in "1234":
        act(sitting, "decided", number, "rejected")
    act(sitting, "decided", "5", "rejected")
    act(sitting, "decided", "text", "adopted")
    with pytest.raises(ValidationError, match="undo that vote first"):
        declare_now(sitting)
    with pytest.raises(ValidationError, match="undo that vote first"):
        object_now(sitting, "1", 10)


@pytest.mark.parametrize(
    "values",
    [
        {"kind": "declared", "item": "1", "decision": "adopted"},
        {"kind": "declared", "item": "1", "decision": "withdrawn", "position": YES},
        {"kind": "declared", "item": "1", "decision": "adopted", "position": YES, "in_favour": 1},
        {"kind": "decided", "item": "1", "decision": "adopted", "position": YES},
        {"kind": "objected", "item": "1"},
        {"kind": "objected", "objections": 3},
        {"kind": "called", "item": "1", "objections": 3},
    ],
)
def test_the_database_refuses_a_declaration_that_cannot_be(sitting, values):
    with pytest.raises(IntegrityError), transaction.atomic():
        Act.objects.create(sitting=sitting, by=make_clerk(), sequence=2, made_on=1, **values)


# Pages


@pytest.mark.parametrize("path", ["en-bloc", "objections"])
def test_only_those_with_the_right_declare(client, draft, path):
    make_sitting(draft=draft)
    client.force_login(make_user())
    sent = {"item": "1", "objections": 10}
    assert post(client, draft, path, **sent).status_code == 403
    assert client.get(f"/drafts/{draft.pk}/sitting/{path}/").status_code == 405
    assert Act.objects.count() == 1


@pytest.mark.parametrize(
    ("path", "fields", "said"),
    [
        ("en-bloc", {"revision": "x"}, "revision: Enter a whole number."),
        ("objections", {"item": "1", "objections": "-1"}, "Objections: Ensure this value"),
        ("objections", {"item": "1", "objections": ""}, "Objections: This field is required."),
        ("objections", {"item": "", "objections": "1"}, "item: This field is required."),
        ("objections", {"item": "4", "objections": "10"}, "it is called anyway"),
        ("objections", {"item": "1\x00", "objections": "10"}, "Null characters are not allowed."),
    ],
)
def test_what_cannot_be_recorded_is_said(client, draft, sitting, path, fields, said):
    answer = post(client, draft, path, **fields)
    assert answer.status_code == 400
    assert said in words(answer)
    assert Act.objects.count() == 1


@pytest.mark.parametrize("path", ["en-bloc", "objections"])
def test_the_second_of_two_clerks_is_told_what_the_first_did(client, draft, sitting, path):
    act(sitting, "called", "4")
    answer = post(client, draft, path, revision=1, item="1", objections=10)
    assert answer.status_code == 409
    assert "was quicker" in words(answer)
    assert votes(draft) == {}


@pytest.mark.parametrize("path", ["en-bloc", "objections"])
def test_without_an_open_sitting_nothing_is_declared(client, draft, clerk, path):
    answer = client.post(f"/drafts/{draft.pk}/sitting/{path}/", {"revision": 0})
    assert answer.status_code == 404


def test_the_desk_begins_with_the_declaration_and_says_what_it_did(client, draft, sitting):
    shown = words(go(client, draft))
    assert "Amendments 1 and 3 were unanimously approved by the committee." in shown
    assert "Amendment 2 was rejected by the committee by a two-thirds majority" in shown
    assert "Declare en bloc E" in shown
    assert "I call Amendment 1" not in shown
    answer = client.get(post(client, draft, "en-bloc").url)
    shown = words(answer)
    assert "Declared adopted: Amendments 1 and 3." in shown
    assert "Definitively rejected: Amendment 2." in shown
    assert "Amendment 5 falls: amendment 1 was adopted." in shown
    assert "I call Amendment 4." in shown
    assert "Declare en bloc" not in shown


def test_the_desk_says_what_was_not_declared_and_why(client, draft, sitting):
    post(client, draft, "objections", item="3", objections=10)
    page = client.get(post(client, draft, "en-bloc").url)
    assert "Not declared: Amendment 3. Members who object: 10 (10 are enough)." in words(page)
    assert '<p class="also" role="status">Not declared' in page.content.decode()


def test_objections_at_the_desk_call_an_amendment_after_all(client, draft, sitting):
    post(client, draft, "en-bloc")
    answer = client.get(post(client, draft, "objections", item="3", objections=11).url)
    shown = words(answer)
    assert "Objections to Amendment 3: 11." in shown
    assert "Amendment 3: to be called after all." in shown
    assert "Members who object: 11 (10 are enough)" in shown


def test_the_record_and_the_results_tell_what_was_declared(client, draft, sitting):
    post(client, draft, "en-bloc")
    post(client, draft, "objections", item="3", objections=11)
    shown = words(go(client, draft, "sitting/record/"))
    assert "Amendment 1: declared adopted (committee: unanimously in favour)" in shown
    assert "Amendment 2: definitively rejected (committee: against by two thirds)" in shown
    assert "Amendment 3: 11 members object" in shown
    assert "Undone: Amendment 3: declared adopted" in shown
    assert "Amendment 1 Declared adopted" in shown
    assert "Amendment 2 Definitively rejected" in shown
    assert "acts give the same votes" in shown


def test_the_screen_shows_the_declaration_then_what_is_called(client, draft, sitting):
    assert "Amendments 1 and 3 were unanimously approved" in words(go(client, draft, "screen/"))
    post(client, draft, "en-bloc")
    shown = words(go(client, draft, "screen/"))
    assert "Declared adopted: Amendments 1 and 3. Definitively rejected: Amendment 2." in shown
    assert shown.index("Amendment 5 falls") < shown.index("I call Amendment 4.")
    parts = client.get(f"/drafts/{draft.pk}/screen/").content.decode()
    assert parts.index("Declared adopted") < parts.index("<h1>Amendment 4</h1>")
    act(sitting, "called", "4")
    assert "Declared adopted" not in words(go(client, draft, "screen/"))


def test_the_notes_say_the_declaration_once_and_first(client, draft, sitting):
    shown = words(go(client, draft, "notes/", words="en"))
    assert shown.count("I declare them adopted.") == 1
    assert shown.index("I declare them adopted.") < shown.index("I call Amendment 4")
    post(client, draft, "en-bloc")
    shown = words(go(client, draft, "notes/", words="en"))
    assert "I declare them adopted." not in shown
    assert "Amendment 1 Declared adopted" in shown


def test_the_desk_asks_the_database_the_same_number_of_times_whatever_is_declared(
    client, draft, sitting, django_assert_max_num_queries
):
    for number in range(10, 22):
        make_amendment(draft=draft, number=str(number), committee_position=YES)
    with django_assert_max_num_queries(16):
        go(client, draft)


# Another assembly


@pytest.fixture
def students(draft):
    call_command("loaddata", "student-assembly.json", verbosity=0)
    profile = ProcedureProfile.objects.get(code="student-assembly")
    DraftProcedure.objects.create(draft=draft, profile=profile)
    Amendment.objects.filter(number__in="13").update(committee_position="recommended")
    Amendment.objects.filter(number="2").update(committee_position="not_recommended")
    return draft


def test_students_declare_last_reject_nothing_unseen_and_one_of_them_can_object(
    client, clerk, students
):
    sitting = make_sitting(draft=students, user=clerk)
    assert called(sitting) == "2"
    shown = words(go(client, students))
    assert "The board recommends Amendments 1 and 3. Unless one of you objects" in shown
    assert "Next is Amendment 2. The board says: not recommended." in shown
    post(client, students, "objections", item="3", objections=1)
    answer = client.get(post(client, students, "en-bloc").url)
    assert votes(students) == {"1": "adopted"}
    assert "Amendment 5, which falls: amendment 1 was adopted." in words(answer)


def test_students_speak_their_own_words_in_the_notes(client, clerk, students):
    students.amendments.filter(number="4").update(committee_position="split")
    make_amendment(draft=students, number="8", tabled_by=("Ed EXAMPLE", "Ann OTHER"))
    make_sitting(draft=students, user=clerk)
    shown = words(go(client, students, "notes/", words="en"))
    assert "Next is Amendment 8, proposed by Ed EXAMPLE and friends. Anyone against?" in shown
    assert "Anyone against? Over to Ed EXAMPLE. Cards up for Amendment 8." in shown
    assert "Now the whole of the draft resolution" in shown
    assert "The Assembly will now vote" not in shown
    shown = words(go(client, students, "notes/", words="fr"))
    assert "Levez vos cartes pour l’amendement 8." in shown


def test_a_draft_without_a_procedure_of_its_own_follows_the_parliamentary_assembly(
    client, draft, sitting
):
    assert not DraftProcedure.objects.exists()
    shown = words(go(client, draft, "notes/", words="en"))
    assert "Does anyone wish to speak against? What is the opinion of the committee?" in shown
    assert "The committee is in favour. The vote is open on Amendment 4." in shown
