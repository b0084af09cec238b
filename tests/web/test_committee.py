"""The committee stage: who may enter what, what is refused, what follows, what it costs."""

import json
import re
import threading
from copy import deepcopy
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.db import connections
from django.test import Client
from django.utils.html import strip_tags

from amendments.engine.procedure import PACE, outcome_of
from amendments.engine.procedure.pace import PACE_VALUES
from amendments.engine.rules import Decision
from amendments.models import Amendment, DraftProcedure, ProcedureProfile
from tests.factories import make_amendment, make_rule, make_user
from tests.web.desks import adding_words, make_azur, make_rivals, replacing

pytestmark = pytest.mark.django_db
ENTER, READ = "amendments.change_amendment", "resolutions.view_dossier"
STUDENTS = Path(__file__).parents[2] / "fixtures" / "student-assembly.json"


@pytest.fixture
def draft():
    """4 makes 6 fall; 8 stands alone."""
    draft = make_rivals(paragraphs=9)
    make_amendment(draft=draft, number="8", instruction=replacing(8))
    return draft


@pytest.fixture
def clerk(client):
    user = make_user(permissions=[ENTER, READ], first_name="Ada", last_name="Clerk")
    client.force_login(user)
    return user


def address(draft):
    return f"/drafts/{draft.pk}/committee/"


def fields_of(page):
    """Return what the form of `page` sends when nothing in it is touched."""
    html = page.content.decode()
    fields = dict(re.findall(r'<input type="hidden" name="(seen-[^"]+)" value="([^"]*)"', html))
    fields |= dict(
        re.findall(r'<input type="radio" name="([^"]+)" value="([^"]*)"[^>]* checked', html)
    )
    return fields | dict(
        re.findall(r'<input name="([^"]+)" value="([^"]*)" inputmode="numeric"', html)
    )


def save(client, draft, fields):
    return client.post(f"{address(draft)}save/", fields)


def words(page):
    html = re.sub("(?=</)", " ", page.content.decode())
    return re.sub(" (?=[:.,;)])", "", " ".join(strip_tags(html).split()))


def group(page, name):
    """Return what stands under the heading `name` of what follows."""
    html = page.content.decode()
    found = re.search(rf"<h3><span class=\"standing\">{name}</span>(.*?)</div>", html, re.DOTALL)
    return re.sub(" (?=[:;,])", "", " ".join(strip_tags(re.sub("(?=</)", " ", found[1])).split()))


def entered(number):
    row = Amendment.objects.get(number=number)
    counts = row.committee_in_favour, row.committee_against, row.committee_abstentions
    return row.committee_position, *counts, row.objections


# Entering


def test_a_grid_is_saved_with_history(client, draft, clerk):
    fields = fields_of(client.get(address(draft)))
    fields |= {
        "position-4": "in_favour",
        "in_favour-4": "12",
        "against-4": "3",
        "objections-6": "11",
    }

    answer = save(client, draft, fields)

    assert (answer.status_code, answer.url) == (302, address(draft))
    assert entered("4") == ("in_favour", 12, 3, None, 0)
    assert entered("6") == ("", None, None, None, 11)
    assert Amendment.objects.get(number="4").history.first().history_user == clerk
    assert (
        Amendment.objects.get(number="8").history.count() == 1
    )  # what was not touched is not saved
    assert "Saved: 2 amendments." in words(client.get(address(draft)))


def test_what_was_saved_stands_in_the_form_and_can_be_taken_back(client, draft, clerk):
    save(
        client,
        draft,
        fields_of(client.get(address(draft))) | {"position-8": "against", "against-8": "9"},
    )
    fields = fields_of(client.get(address(draft)))

    assert (fields["position-8"], fields["against-8"], fields["seen-8"]) == (
        "against",
        "9",
        "against||9||0",
    )
    save(client, draft, fields | {"position-8": "", "against-8": ""})
    assert entered("8") == ("", None, None, None, 0)


@pytest.mark.parametrize(
    ("name", "value", "told"),
    [
        ("position-4", "amused", "There is no position “amused”."),
        ("in_favour-4", "-1", "In favour: “-1” is no whole number from 0 to 9999."),
        ("against-4", "many", "Against: “many” is no whole number"),
        ("objections-4", "99999999999", "Objections: “99999999999” is no whole number"),
        ("abstentions-4", "٣", "Abstentions: “٣” is no whole number"),
        ("against-4", "<script>", "Against: “&lt;script&gt;” is no whole number"),
    ],
)
def test_a_wrong_value_saves_nothing_and_what_was_typed_stays(
    client, draft, clerk, name, value, told
):
    fields = fields_of(client.get(address(draft))) | {"position-6": "against", name: value}

    page = save(client, draft, fields)

    assert page.status_code == 400
    assert told in words(page)
    assert entered("6") == ("", None, None, None, 0)
    assert fields_of(page)["position-6"] == "against"


def test_nonsense_in_the_hidden_fields_breaks_nothing(client, draft, clerk):
    page = save(
        client,
        draft,
        {"seen-4": "||||||", "position-4": "in_favour", "seen-99": "x", "seen-6": "a|-1|||"},
    )

    assert page.status_code == 302
    assert entered("4")[0] == "in_favour"


def test_an_empty_post_saves_nothing(client, draft, clerk):
    assert save(client, draft, {}).status_code == 302
    assert Amendment.objects.exclude(committee_position="").count() == 0


# Two at once


def test_of_two_entries_for_one_amendment_the_second_is_refused_with_what_the_first_was(
    client, draft, clerk
):
    fields = fields_of(client.get(address(draft)))
    save(client, draft, fields | {"position-4": "in_favour", "in_favour-4": "12"})

    page = save(client, draft, fields | {"position-4": "against", "position-8": "against"})

    assert page.status_code == 409
    assert "Ada Clerk entered for Amendment 4: in favour (12 in favour)." in words(page)
    assert entered("4")[0] == "in_favour"
    assert entered("8")[0] == ""  # all or nothing
    again = fields_of(page)
    assert (again["position-4"], again["position-8"]) == ("against", "against")
    assert save(client, draft, again).status_code == 302  # now knowingly
    assert (entered("4")[0], entered("8")[0]) == ("against", "against")


def test_entries_for_different_amendments_do_not_get_in_each_others_way(client, draft, clerk):
    fields = fields_of(client.get(address(draft)))
    save(client, draft, fields | {"position-4": "in_favour"})

    assert save(client, draft, fields | {"position-8": "against"}).status_code == 302
    assert (entered("4")[0], entered("8")[0]) == ("in_favour", "against")


def test_the_same_entry_twice_is_no_conflict(client, draft, clerk):
    fields = fields_of(client.get(address(draft))) | {"position-4": "in_favour"}
    save(client, draft, fields)

    assert save(client, draft, fields).status_code == 302
    assert Amendment.objects.get(number="4").history.count() == 2


def test_of_two_who_save_at_the_same_moment_one_is_refused(transactional_db):
    draft = make_rivals()
    users = [make_user(permissions=[ENTER]) for _ in range(2)]
    clients = [Client() for _ in users]
    for client, user in zip(clients, users, strict=True):
        client.force_login(user)
    fields = fields_of(clients[0].get(address(draft)))
    start = threading.Barrier(2)
    answers = {}

    def run(client, position):
        start.wait()
        sent = fields | {"position-4": position, "position-6": position}
        answers[position] = save(client, draft, sent).status_code
        connections.close_all()

    threads = [
        threading.Thread(target=run, args=pair)
        for pair in zip(clients, ("in_favour", "against"), strict=True)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(answers.values()) == [302, 409]
    (saved,) = [position for position, status in answers.items() if status == 302]
    assert (entered("4")[0], entered("6")[0]) == (saved, saved)


# Who may


def test_anyone_reads_a_published_draft_but_only_those_with_the_right_enter(client, draft):
    page = client.get(address(draft))

    assert page.status_code == 200
    assert '<form method="post" action="/drafts' not in page.content.decode()
    assert save(client, draft, {}).status_code == 302  # to the sign-in
    client.force_login(make_user())
    assert save(client, draft, {}).status_code == 403


def test_a_draft_that_is_not_published_is_hidden(client):
    draft = make_azur(is_published=False)

    assert client.get(address(draft)).status_code in (302, 404)
    client.force_login(make_user(permissions=[ENTER]))
    assert client.get(address(draft)).status_code == 404
    assert save(client, draft, {}).status_code == 404


def test_the_form_needs_its_token(draft):
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(make_user(permissions=[ENTER]))

    assert save(strict, draft, {"seen-4": "||||0", "position-4": "against"}).status_code == 403


def test_a_get_of_the_saving_address_is_refused(client, draft, clerk):
    assert client.get(f"{address(draft)}save/").status_code == 405


# What follows


def take(number, position, **columns):
    Amendment.objects.filter(number=number).update(committee_position=position, **columns)


def test_what_follows_is_said_with_reasons(client, draft):
    take("4", "unanimously_in_favour", committee_in_favour=20)
    take("8", "unanimously_in_favour", objections=10)

    page = client.get(address(draft))

    assert (
        group(page, "Declared adopted en bloc")
        == "1 Amendment 4: unanimously in favour (20 in favour)"
    )
    assert (
        group(page, "Fall before they are called")
        == "1 Amendment 6: falls: amendment 4 was adopted"
    )
    assert "members who object: 10 (10 are enough)" in group(page, "Called")
    assert group(page, "Definitively rejected") == "None is definitively rejected."


def test_what_was_withdrawn_or_is_not_in_order_is_not_called(client, draft):
    take("4", "unanimously_in_favour", is_in_order=False, not_in_order_reason="It guts the text.")

    assert group(client.get(address(draft)), "Not called") == "1 Amendment 4: not in order"


def test_counts_that_do_not_give_the_position_are_pointed_out(client, draft, clerk):
    take("4", "unanimously_in_favour", committee_in_favour=20, committee_against=1)

    page = client.get(address(draft))

    assert "The counts (20 in favour, 1 against) do not give this position." in words(page)
    assert group(page, "Declared adopted en bloc") == "None is declared adopted."


def test_a_circle_of_rules_is_said_and_nothing_is_declared(client, draft):
    make_rule(triggers=[Amendment.objects.get(number="6")], falls=Amendment.objects.get(number="4"))
    take("8", "unanimously_in_favour")

    page = client.get(address(draft))

    assert "so nothing can be declared" in words(page)
    assert group(page, "Declared adopted en bloc") == "None is declared adopted."


def test_the_committees_text_is_a_set_of_votes_with_a_name(client, draft):
    take("4", "in_favour")
    take("8", "against")
    text = client.get(f"/drafts/{draft.pk}/")

    assert "As the committee proposes" in words(text)
    assert f"/drafts/{draft.pk}/?adopted=4&amp;rejected=8" in text.content.decode()
    chosen = client.get(f"/drafts/{draft.pk}/compare/?left=tabled&right=committee")
    assert "with_adopted=4" in chosen.url


def test_without_positions_there_is_no_such_set(client, draft):
    assert "As the committee proposes" not in words(client.get(f"/drafts/{draft.pk}/"))


def test_french_readers_read_french(client, draft):
    take("4", "against_by_two_thirds")

    page = client.get(address(draft), headers={"accept-language": "fr"})

    assert "défavorable à la majorité des deux tiers" in words(page)
    assert "Définitivement rejetés" in words(page)


def test_a_draft_without_amendments_has_an_empty_page(client):
    assert "No amendment has been tabled" in words(client.get(address(make_azur())))


def test_the_page_takes_few_queries_whatever_the_number_of_amendments(
    client, draft, clerk, django_assert_num_queries
):
    client.get(address(draft))
    with django_assert_num_queries(10):
        client.get(address(draft))
    for number in range(20, 40):
        make_amendment(
            draft=draft, number=str(number), instruction=adding_words(3), tabled_by=("A B",)
        )
    with django_assert_num_queries(10):
        client.get(address(draft))


# Tabling


def test_doubts_about_tabling_are_for_the_secretariat(client, draft):
    page = f"/drafts/{draft.pk}/amendments/6/"
    doubt = "Signatures: 2; needed: 5."

    assert doubt not in words(client.get(page))
    client.force_login(make_user(permissions=[READ]))
    assert doubt in words(client.get(page))
    assert doubt in words(client.get(f"/drafts/{draft.pk}/amendments/"))
    assert doubt in words(client.get(address(draft)))


def test_a_withdrawn_signature_can_bring_it_below_the_minimum(client, draft):
    names = [f"Member {letter}" for letter in "ABCDE"]
    row = make_amendment(draft=draft, number="9", instruction=replacing(9), tabled_by=names)
    client.force_login(make_user(permissions=[READ]))
    page = f"/drafts/{draft.pk}/amendments/9/"
    assert "needed: 5" not in words(client.get(page))

    row.sponsors.filter(name="Member C").update(withdrawn_at=datetime(2025, 9, 30, tzinfo=UTC))

    told = words(client.get(page))
    assert "Signatures withdrawn: 1; left: 4; needed: 5." in told
    assert "Member C (signature withdrawn on 30 September 2025)" in told


def test_one_tabled_after_the_deadline_is_pointed_out(client, draft):
    until = datetime(2025, 9, 30, 10, 0, tzinfo=UTC)
    DraftProcedure.objects.create(draft=draft, until=until)
    Amendment.objects.filter(number="8").update(tabled_at=until + timedelta(minutes=1))
    client.force_login(make_user(permissions=[READ]))

    told = words(client.get(f"/drafts/{draft.pk}/amendments/8/"))

    assert "It was tabled after the deadline of 30.09.2025" in told


# Another assembly


@pytest.fixture
def students(draft):
    call_command("loaddata", STUDENTS, verbosity=0)
    profile = ProcedureProfile.objects.get(code="student-assembly")
    DraftProcedure.objects.create(draft=draft, profile=profile)
    return profile


def test_another_assembly_has_its_own_positions_signatures_and_bloc(client, draft, students, clerk):
    page = client.get(address(draft))
    fields = fields_of(page)
    assert "not recommended" in words(page)
    assert "Signatures: 0; needed: 2." in words(
        page
    )  # 4 and 8 have none, 6 has the two that are enough here
    assert "Signatures: 2" not in words(page)

    assert save(client, draft, fields | {"position-4": "unanimously_in_favour"}).status_code == 400
    save(
        client,
        draft,
        fields | {"position-8": "recommended", "position-4": "recommended", "objections-4": "1"},
    )

    page = client.get(address(draft))
    assert group(page, "Declared adopted en bloc") == "1 Amendment 8: recommended"
    assert "members who object: 1 (1 are enough)" in group(page, "Called")


def test_another_assembly_counts_and_speaks_in_its_own_way(students):
    profile = students.profile()

    assert (
        outcome_of(profile, "amendment", 5, 4, 1) == Decision.REJECTED
    )  # abstentions are votes cast
    assert outcome_of(PACE, "amendment", 5, 4, 1) == Decision.ADOPTED
    assert outcome_of(profile, "recommendation", 51, 49, 0) == Decision.ADOPTED  # no two thirds
    assert profile.say("vote", "en", amendment="amendment 4") == "Cards up for amendment 4."
    assert (
        profile.say("vote", "fr", amendment="l’amendement 4")
        == "Levez vos cartes pour l’amendement 4."
    )


def test_a_position_of_another_procedure_stays_and_is_pointed_out(client, draft, students, clerk):
    take("4", "against_by_two_thirds")
    take("6", "older 2")  # from before codes had a form

    page = client.get(address(draft))

    assert save(client, draft, fields_of(page)).status_code == 302
    assert entered("6")[0] == "older 2"
    assert "The position “against_by_two_thirds” is none of this procedure." in words(page)
    assert fields_of(page)["position-4"] == "against_by_two_thirds"
    assert "Amendment 4" in group(page, "Called")


def test_a_profile_with_a_wrong_value_is_not_saved():
    values = deepcopy(PACE_VALUES)
    values["majorities"]["amendment"] = "half"

    with pytest.raises(ValidationError, match="majorities/amendment"):
        ProcedureProfile(code="odd", name_en="Odd", values=values).full_clean()


def test_a_profile_is_entered_in_the_data_entry(admin_client):
    page = "/admin/amendments/procedureprofile/add/"
    sent = {"code": "odd", "name_en": "Odd", "name_fr": "", "values": json.dumps({"signatures": 1})}

    refused = admin_client.post(page, sent)
    assert "“abstentions_count” is missing" in words(refused)
    admin_client.post(page, sent | {"values": json.dumps(PACE_VALUES)})
    assert ProcedureProfile.objects.get(code="odd").profile() == PACE


def test_the_data_entry_offers_the_positions_of_the_draft(admin_client, draft, students):
    row = Amendment.objects.get(number="4")

    page = admin_client.get(f"/admin/amendments/amendment/{row.pk}/change/").content.decode()

    assert 'value="recommended"' in page
    assert 'value="unanimously_in_favour"' not in page
