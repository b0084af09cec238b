"""The procedure of a draft and its deadlines, set beside the committee stage; older procedures completed."""

from copy import deepcopy
from datetime import UTC, datetime
from importlib import import_module

import pytest
from django.core.management import call_command
from django.test import Client

from amendments.engine.procedure import PACE, read_profile
from amendments.engine.procedure.pace import PACE_VALUES
from amendments.models import DraftProcedure, ProcedureProfile
from amendments.models.procedure import load_procedure
from resolutions.models import DraftText
from tests.factories import make_amendment, make_user
from tests.web.desks import make_rivals
from tests.web.test_pages_sitting import words

pytestmark = pytest.mark.django_db
SET = "amendments.change_draftprocedure"
EMPTY = {
    "profile": "",
    "opens_at": "",
    "day": "",
    "previous_ends_at": "",
    "until": "",
    "subs_until": "",
}


@pytest.fixture
def draft():
    return make_rivals()


@pytest.fixture
def clerk(client):
    user = make_user(permissions=[SET])
    client.force_login(user)
    return user


@pytest.fixture
def students():
    call_command("loaddata", "student-assembly.json", verbosity=0)
    return ProcedureProfile.objects.get(code="student-assembly")


def address(draft):
    return f"/drafts/{draft.pk}/procedure/"


def seen(client, draft):
    return client.get(address(draft)).context["form"]["seen"].value()


def save(client, draft, *, mark=None, **fields):
    mark = seen(client, draft) if mark is None else mark
    return client.post(address(draft), EMPTY | fields | {"seen": mark})


def test_only_those_with_the_right_set_it(client, draft):
    assert client.get(address(draft)).status_code == 302
    client.force_login(make_user())
    assert client.get(address(draft)).status_code == 403
    assert client.post(address(draft), EMPTY).status_code == 403
    assert not DraftProcedure.objects.exists()


def test_the_committee_page_leads_there_for_those_who_may(client, draft, clerk):
    committee = f"/drafts/{draft.pk}/committee/"
    assert "Procedure and deadlines" in words(client.get(committee))
    assert "Procedure and deadlines" not in words(Client().get(committee))


def test_of_a_dossier_that_is_not_published_nothing_is_told(client, clerk):
    assert client.get(address(make_rivals(slug="hidden", is_published=False))).status_code == 404


def test_a_draft_without_a_row_of_its_own_follows_the_parliamentary_assembly(client, draft, clerk):
    told = words(client.get(address(draft)))
    assert "Signatures 5" in told
    assert "Declared adopted en bloc yes, unless 10 object" in told
    assert "Another member may take over what was withdrawn yes" in told
    assert "Majority: Recommendation at least two thirds" in told
    assert load_procedure(draft)[0] == PACE


def test_a_deadline_that_is_set_holds_and_is_shown_to_everybody(client, draft, clerk):
    make_amendment(draft=draft, number="9", tabled_at=datetime(2025, 9, 30, 12, tzinfo=UTC))
    answer = save(client, draft, until="2025-09-30T10:00")
    assert answer.url.startswith(f"/drafts/{draft.pk}/committee/")
    row = DraftProcedure.objects.get()
    assert row.until == datetime(2025, 9, 30, 8, tzinfo=UTC)
    assert row.history.get().history_user == clerk
    shown = words(Client().get(f"/drafts/{draft.pk}/committee/"))
    assert "Deadline for amendments: 30 September 2025, 10:00" in shown


def test_the_deadline_follows_from_the_day_and_the_opening(client, draft, clerk):
    save(client, draft, opens_at="2025-10-01T15:30", day="1")
    assert "30 September 2025" not in words(client.get(address(draft)))
    assert "Deadline for amendments 1 October 2025, 12:30" in words(client.get(address(draft)))


def test_another_procedure_can_be_chosen_and_says_what_it_says(client, draft, clerk, students):
    save(client, draft, profile=students.pk)
    told = words(client.get(address(draft)))
    assert "Signatures 2" in told
    assert "Voting order by number" in told
    assert "Declared adopted en bloc yes, unless 1 object" in told
    assert "Definitively rejected no" in told
    assert "Another member may take over what was withdrawn no" in told
    assert "What is declared comes after what is called" in told
    assert "Who may speak on an amendment one against, the mover" in told
    assert "Majority: Opinion at least three fifths" in told


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"day": "0"}, "greater than or equal to 1"),
        ({"day": "x"}, "Enter a whole number."),
        ({"until": "tomorrow"}, "Enter a valid date/time."),
        ({"profile": "999"}, "Select a valid choice."),
    ],
)
def test_what_cannot_be_set_is_said_beside_the_field(client, draft, clerk, fields, said):
    answer = save(client, draft, **fields)
    assert answer.status_code == 400
    assert said in words(answer)
    assert not DraftProcedure.objects.exists()


def test_the_second_of_two_does_not_overwrite_the_first_unseen(client, draft, clerk):
    mark = seen(client, draft)
    assert save(client, draft, day="2").status_code == 302
    answer = save(client, draft, mark=mark, day="3")
    assert answer.status_code == 409
    assert "somebody else has set it meanwhile" in words(answer)
    assert DraftProcedure.objects.get().day == 2
    assert save(client, draft, day="3").status_code == 302


def test_what_was_not_saved_does_not_hold(client, draft, clerk, students):
    answer = save(client, draft, profile=students.pk, day="0")
    assert "Signatures 5" in words(answer)


def test_the_procedure_is_asked_for_once_for_each_draft(draft, students, django_assert_num_queries):
    DraftProcedure.objects.create(draft=draft, profile=students)
    fresh = DraftText.objects.get(pk=draft.pk)
    with django_assert_num_queries(1):
        assert load_procedure(fresh)[0].signatures == 2
        assert load_procedure(fresh)[0].signatures == 2
    without = DraftText.objects.get(pk=make_rivals(slug="other").pk)
    with django_assert_num_queries(1):
        assert load_procedure(without)[0] == PACE
        assert load_procedure(without)[0] == PACE


def test_a_procedure_of_before_is_completed_and_keeps_its_own_words():
    completed = import_module("amendments.migrations.0008_order").completed
    old = deepcopy(PACE_VALUES)
    for name in (
        "en_bloc",
        "definitive_rejection",
        "oral_objections",
        "en_bloc_first",
        "order",
        "speakers",
    ):
        del old[name]
    old |= {"objections": 3, "signatures": 9}
    own = {"en": "All of {amendments}.", "fr": "Tous: {amendments}."}
    old["sentences"] = {"declared_adopted": own, "adopted": old["sentences"]["adopted"]}
    profile = read_profile(completed(old))
    assert (profile.en_bloc.objections, profile.definitive_rejection.objections) == (3, 3)
    assert profile.signatures == 9
    assert profile.say("declared_adopted_more", "en", amendments="1 and 2") == "All of 1 and 2."


def test_a_procedure_of_before_the_taking_over_is_completed_and_keeps_what_it_says():
    completed = import_module("amendments.migrations.0011_taking_over").completed
    old = deepcopy(PACE_VALUES) | {"signatures": 9}
    del old["withdrawn_may_be_taken_over"]
    for sentence in ("taken_over", "call_taken_over"):
        del old["sentences"][sentence]
    old["sentences"]["adopted"] = {"en": "Yes: {amendment}.", "fr": "Oui: {amendment}."}
    profile = read_profile(completed(old))
    assert profile.withdrawn_may_be_taken_over
    assert profile.signatures == 9
    assert profile.say("adopted", "fr", amendment="4") == "Oui: 4."
    assert "repris par M. X" in profile.say("taken_over", "fr", amendment="4", mover="M. X")
