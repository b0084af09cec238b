"""Another member takes over what was withdrawn: who may, where it is offered, refused and told."""

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from amendments.live.position import load_position, tell_since
from amendments.models import Act, DraftProcedure, ProcedureProfile, Sitting
from amendments.sitting.checking import check_replay
from amendments.sitting.recording import load_any_desk
from tests.factories import make_amendment, make_user
from tests.web.desks import make_azur, make_rivals, replacing
from tests.web.sittings import RIGHT, act, called, make_clerk, make_sitting, votes
from tests.web.test_pages_sitting import go, press, words

pytestmark = pytest.mark.django_db
DEPLORES = (
    "In amendment 6, replace the words “with concern” with the following words:\n“with anger”"
)


@pytest.fixture
def draft():
    return make_rivals()


@pytest.fixture
def sitting(client, draft):
    """A sitting in which amendment 6, tabled by Ed EXAMPLE and Ann OTHER, was withdrawn."""
    clerk = make_clerk()
    client.force_login(clerk)
    sitting = make_sitting(draft=draft, user=clerk)
    act(sitting, "decided", "6", "withdrawn")
    return sitting


def take_over(client, sitting, item="6", mover="Ms Eva NEW", **fields):
    row = Sitting.objects.get(pk=sitting.pk)
    sent = {"item": item, "mover": mover, "revision": row.revision, "sitting": row.pk}
    return client.post(f"/drafts/{sitting.draft_id}/sitting/take-over/", sent | fields)


def count_queries(client, draft, path):
    with CaptureQueriesContext(connection) as queries:
        assert go(client, draft, path).status_code == 200
    return len(queries)


def follow_students(draft):
    """Let `draft` follow a procedure in which nothing is taken over."""
    call_command("loaddata", "student-assembly.json", verbosity=0)
    students = ProcedureProfile.objects.get(code="student-assembly")
    DraftProcedure.objects.create(draft=draft, profile=students)


# Recording


def test_what_is_taken_over_is_called_again_as_the_movers_and_an_undo_withdraws_it_again(
    client, draft, sitting
):
    assert take_over(client, sitting).status_code == 302
    made = Act.objects.last()
    assert (made.kind, made.item, made.decision, made.mover) == ("reopened", "6", "", "Ms Eva NEW")
    assert (votes(draft), called(sitting)) == ({}, "6")
    assert "I call Amendment 6, taken over by Ms Eva NEW." in words(go(client, draft))
    act(sitting, "undone")
    assert votes(draft) == {"6": "withdrawn"}
    act(sitting, "undone")
    act(sitting, "called", "6")
    assert "I call Amendment 6, tabled by Ed EXAMPLE and others." in words(go(client, draft))


def test_the_acts_replayed_are_the_votes_after_a_taking_over(draft, sitting):
    act(sitting, "reopened", "6", mover="Ms Eva NEW")
    act(sitting, "decided", "4", "rejected")
    act(sitting, "decided", "6", "adopted")
    assert check_replay([load_any_desk(draft)], sitting.acts.all()).is_same


def test_a_name_is_kept_in_one_line_and_without_spaces_around_it(client, sitting):
    assert take_over(client, sitting, mover="  Ms Eva\n NEW ").status_code == 302
    assert Act.objects.last().mover == "Ms Eva NEW"


def test_the_sub_amendments_that_fell_with_it_rise_again_and_their_votes_count_again(client):
    draft = make_rivals()
    six = draft.amendments.get(number="6")
    for number in ("6-1", "6-2"):
        make_amendment(draft=draft, number=number, parent=six, instruction=DEPLORES)
    clerk = make_clerk()
    client.force_login(clerk)
    sitting = make_sitting(draft=draft, user=clerk)
    act(sitting, "decided", "6-1", "adopted")
    act(sitting, "decided", "6", "withdrawn")
    fallen = {row.number: row.look for row in go(client, draft).context["rows"]}
    assert (fallen["6-1"], fallen["6-2"]) == ("fallen", "fallen")
    page = words(go(client, draft, "sitting/correct/", item="6"))
    assert "What falls no more then: Sub-amendment 1 to Amendment 6, Sub-amendment 2" in page
    take_over(client, sitting)
    risen = {row.number: row.look for row in go(client, draft).context["rows"]}
    assert (risen["6-1"], risen["6-2"], risen["6"]) == ("adopted", "open", "open")
    refused = words(press(client, draft, "adopted"))
    assert "Sub-amendments are voted before Amendment 6. Still open: 6-2." in refused


def test_a_sub_amendment_is_taken_over_as_well(client):
    draft = make_rivals()
    six = draft.amendments.get(number="6")
    make_amendment(draft=draft, number="6-1", parent=six, instruction=DEPLORES)
    clerk = make_clerk()
    client.force_login(clerk)
    sitting = make_sitting(draft=draft, user=clerk)
    act(sitting, "decided", "6-1", "withdrawn")
    assert take_over(client, sitting, item="6-1").status_code == 302
    shown = words(go(client, draft))
    assert "I call Sub-amendment 1 to Amendment 6, taken over by Ms Eva NEW." in shown


def test_in_the_next_sitting_it_is_still_the_movers(client, draft, sitting):
    take_over(client, sitting)
    act(sitting, "closed")
    second = make_sitting(draft=draft)
    act(second, "called", "6")
    assert "I call Amendment 6, taken over by Ms Eva NEW." in words(go(client, draft))


def test_an_undo_of_another_sitting_with_the_same_number_takes_nothing_back(client, draft, sitting):
    taken_over = act(sitting, "reopened", "6", mover="Ms Eva NEW")
    act(sitting, "closed")
    second = make_sitting(draft=draft)
    act(second, "called", "6")
    undone = act(second, "decided", "6", "rejected")
    assert undone.sequence == taken_over.sequence
    act(second, "undone")
    assert "I call Amendment 6, taken over by Ms Eva NEW." in words(go(client, draft))


# Refused


def test_only_those_with_the_right_record_it_and_only_in_an_open_sitting(client, draft, sitting):
    stranger = Client()
    assert take_over(stranger, sitting).status_code == 302
    stranger.force_login(make_user())
    assert take_over(stranger, sitting).status_code == 403
    assert client.get(f"/drafts/{draft.pk}/sitting/take-over/").status_code == 405
    act(sitting, "closed")
    assert take_over(client, sitting).status_code == 404
    assert votes(draft) == {"6": "withdrawn"}


def test_of_a_dossier_that_is_not_published_nothing_is_taken_over_by_who_may_not_read_it(
    client, draft, sitting
):
    dossier = draft.document.dossier
    dossier.is_published = False
    dossier.save()
    assert take_over(client, sitting).status_code == 404
    assert votes(draft) == {"6": "withdrawn"}


@pytest.mark.parametrize("mover", ["", "   ", "x" * 201, "a\x00b"])
def test_a_name_that_cannot_be_kept_is_refused_beside_its_field(client, draft, sitting, mover):
    answer = take_over(client, sitting, mover=mover)
    assert answer.status_code == 400
    assert answer.context["taking_over"].errors["mover"]
    assert 'aria-invalid="true"' in answer.text
    assert ("Say who takes it over." in words(answer)) == (not mover.strip())
    assert votes(draft) == {"6": "withdrawn"}


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"item": "4"}, "Nothing was decided on Amendment 4 yet"),
        ({"item": "99"}, "“99” is not called in this sitting."),
        ({"item": "text"}, "Nothing was decided on the text as a whole yet"),
        ({"item": ""}, "of what: This field is required."),
        ({"revision": "x"}, "revision: Enter a whole number."),
        ({"item": "", "mover": ""}, "Taken over by: Say who takes it over."),
    ],
)
def test_what_was_not_withdrawn_is_not_taken_over(client, draft, sitting, fields, said):
    answer = take_over(client, sitting, **fields)
    assert answer.status_code == 400
    assert said in words(answer)
    assert votes(draft) == {"6": "withdrawn"}


def test_what_was_rejected_is_not_taken_over(client, draft, sitting):
    act(sitting, "decided", "4", "rejected")
    assert "Another member takes it over" not in words(
        go(client, draft, "sitting/correct/", item="4")
    )
    answer = take_over(client, sitting, item="4")
    assert answer.status_code == 400
    assert "Amendment 4 was not withdrawn but rejected, so nobody takes it over." in words(answer)


def test_the_second_of_two_clerks_is_told_what_the_first_did_and_what_they_typed(
    client, draft, sitting
):
    other = Client()
    other.force_login(make_user(permissions=[RIGHT], first_name="Bea", last_name="SECOND"))
    assert take_over(other, sitting, mover="Mr Ben FIRST").status_code == 302
    answer = take_over(client, sitting, revision=2)
    assert answer.status_code == 409
    told = words(answer)
    assert "Nothing was recorded: Bea SECOND was quicker." in told
    assert "Open again: Amendment 6, taken over by Mr Ben FIRST (Bea SECOND)" in told
    assert "You had typed – Amendment 6, taken over by Ms Eva NEW" in told
    assert [one.mover for one in Act.objects.filter(kind="reopened")] == ["Mr Ben FIRST"]


def test_where_the_procedure_does_not_know_it_nothing_is_offered_and_a_request_is_refused(
    client, draft, sitting
):
    follow_students(draft)
    desk = go(client, draft)
    assert "taken over by another" not in words(desk)
    assert "<kbd>t</kbd>" not in desk.text
    assert "Another member takes it over" not in words(
        go(client, draft, "sitting/correct/", item="6")
    )
    answer = take_over(client, sitting)
    assert answer.status_code == 400
    assert "In this procedure what was withdrawn is not taken over" in words(answer)
    assert votes(draft) == {"6": "withdrawn"}
    with pytest.raises(ValidationError, match="In this procedure"):
        act(sitting, "reopened", "6", mover="Ms Eva NEW")


# Offered


def test_the_desk_leads_to_the_name_right_after_the_withdrawal_and_no_longer(
    client, draft, sitting
):
    page = go(client, draft)
    link = f'href="/drafts/{draft.pk}/sitting/correct/?item=6#id_mover" data-key="t"'
    assert link in page.text
    assert "Amendment 6 taken over by another member … T" in words(page)
    assert 'id="id_mover"' in go(client, draft, "sitting/correct/", item="6").text
    act(sitting, "called", "4")
    assert link in go(client, draft).text
    act(sitting, "decided", "4", "rejected")
    assert link not in go(client, draft).text


def test_what_would_have_fallen_is_not_offered(client, draft, sitting):
    act(sitting, "decided", "4", "adopted")
    act(sitting, "corrected", "4", "withdrawn")
    assert "Amendment 4 taken over by another" in words(go(client, draft))
    act(sitting, "undone")
    assert "taken over by another" not in words(go(client, draft))
    page = words(go(client, draft, "sitting/correct/", item="6"))
    assert "Another member takes it over" not in page


# Told


def test_the_record_the_screen_and_the_event_say_who_takes_it_over(client, draft, sitting):
    take_over(client, sitting)
    desk = go(client, draft)
    assert "Open again: Amendment 6, taken over by Ms Eva NEW" in words(desk)
    whose = {row.number: (row.who, row.names) for row in desk.context["rows"]}
    assert whose["6"] == ("Ms NEW", "Ed EXAMPLE + 1; taken over by Ms Eva NEW")
    anybody = Client()
    record = words(go(anybody, draft, "sitting/record/"))
    assert "Open again: Amendment 6, taken over by Ms Eva NEW" in record
    assert "Ed EXAMPLE + 1; taken over by Ms Eva NEW" in record
    screen = words(go(anybody, draft, "screen/"))
    assert "I call Amendment 6, taken over by Ms Eva NEW." in screen
    (event,) = tell_since(None, load_position(draft.pk))["acts"]
    assert (event["act"], event["item"], event["mover"]) == ("reopened", "6", "Ms Eva NEW")
    act(sitting, "undone")
    record = words(go(anybody, draft, "sitting/record/"))
    assert "Undone: Open again: Amendment 6, taken over by Ms Eva NEW" in record
    assert "EXAMPLE + 1; taken over" not in record


def test_the_notes_name_the_mover_in_both_languages_and_the_first_one_after_an_undo(
    client, draft, sitting
):
    take_over(client, sitting)
    english = words(go(client, draft, "notes/", words="en"))
    assert (
        "Amendment 6 has been withdrawn. It is taken over by Ms Eva NEW. "
        "I call Amendment 6, taken over by Ms Eva NEW. I call Ms Eva NEW to support Amendment 6."
    ) in english
    assert "Ed EXAMPLE" not in english
    french = words(go(client, draft, "notes/", words="fr"))
    assert "L’amendement 6 a été retiré. Il est repris par Mme Eva NEW." in french
    assert "J’appelle l’amendement 6, repris par Mme Eva NEW." in french
    assert "La parole est à Mme Eva NEW pour soutenir l’amendement 6." in french
    act(sitting, "undone")
    english = words(go(client, draft, "notes/", words="en"))
    assert "I call Ed EXAMPLE to support Amendment 6. " in english
    assert "Eva NEW" not in english


def test_what_the_committee_tabled_is_moved_by_who_takes_it_over(client):
    draft = make_azur()
    make_amendment(
        draft=draft, number="4", instruction=replacing(2), committee_en="Committee on Culture"
    )
    sitting = make_sitting(draft=draft)
    act(sitting, "decided", "4", "withdrawn")
    act(sitting, "reopened", "4", mover="the Committee on Youth")
    notes = words(go(client, draft, "notes/", words="en"))
    assert "I call the Committee on Youth to support Amendment 4." in notes


def test_what_the_committees_position_settles_is_declared_once_it_is_said_who_takes_it_over(
    client, draft, sitting
):
    draft.amendments.filter(number="6").update(committee_position="against_by_two_thirds")
    take_over(client, sitting)
    announced = (
        "Amendment 6 has been withdrawn. It is taken over by Ms Eva NEW. "
        "Amendment 6 was rejected by the committee by a two-thirds majority"
    )
    for path in ("sitting/", "notes/", "screen/"):
        assert announced in words(go(client, draft, path))


def test_the_desk_is_in_french_too(client, draft, sitting):
    client.cookies["django_language"] = "fr"
    assert "Amendement 6 repris par un autre membre … T" in words(go(client, draft))
    take_over(client, sitting, mover="M. Max LUCKS")
    shown = words(go(client, draft))
    assert "De nouveau ouvert: Amendement 6, repris par M. Max LUCKS" in shown
    assert "I call Amendment 6, taken over by Mr Max LUCKS." in words(
        go(client, draft, "screen/", languages="en")
    )


@pytest.mark.parametrize("path", ["sitting/", "notes/", "screen/", "sitting/record/", ""])
def test_taking_over_costs_a_page_one_query_however_often_it_was(client, draft, sitting, path):
    act(sitting, "reopened", "6")
    before = count_queries(client, draft, path)
    for mover in ("Ms Eva NEW", "Mr Ben FIRST"):
        act(sitting, "decided", "6", "withdrawn")
        act(sitting, "reopened", "6", mover=mover)
        assert count_queries(client, draft, path) == before + 1
