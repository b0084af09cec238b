"""The other pages: dossiers, the list of amendments, one amendment; who may read what."""

import re
from datetime import UTC, datetime

import pytest
from django.contrib.auth.models import Permission
from django.test import Client
from django.utils.html import strip_tags

from amendments.models import Amendment, Instruction, Vote
from resolutions.models import Document, Dossier
from tests.factories import make_amendment, make_rule
from tests.web.desks import make_azur, make_rivals, replacing

pytestmark = pytest.mark.django_db


def words(page):
    html = re.sub("(?=</(?:dd|dt|h2|h4|li|p|span|td)>)", " ", page.content.decode())
    return " ".join(strip_tags(html).split())


@pytest.fixture
def reader(django_user_model):
    """Somebody who may sign in and do nothing else."""
    return django_user_model.objects.create_user("reader", password="reader")


@pytest.fixture
def clerk(django_user_model):
    """Somebody with the right to read every dossier."""
    user = django_user_model.objects.create_user("clerk", first_name="Ada", last_name="Clerk")
    user.user_permissions.add(Permission.objects.get(codename="view_dossier"))
    return user


# Who may read


def addresses(draft):
    return [
        f"/dossiers/{draft.document.dossier.slug}/",
        f"/drafts/{draft.pk}/",
        f"/drafts/{draft.pk}/?adopted=4,6",
        f"/drafts/{draft.pk}/amendments/",
        f"/drafts/{draft.pk}/amendments/4/",
    ]


def test_anyone_may_read_everything_in_a_published_dossier(client):
    draft = make_rivals()
    assert [client.get(address).status_code for address in addresses(draft)] == [200] * 5


def test_a_dossier_that_is_not_published_does_not_exist_for_a_visitor(client):
    draft = make_rivals(is_published=False)
    assert [client.get(address).status_code for address in addresses(draft)] == [404] * 5


def test_a_dossier_that_is_not_published_does_not_exist_for_who_lacks_the_right(client, reader):
    draft = make_rivals(is_published=False)
    client.force_login(reader)
    assert [client.get(address).status_code for address in addresses(draft)] == [404] * 5


def test_a_dossier_that_is_not_published_is_open_to_who_has_the_right(client, clerk):
    draft = make_rivals(is_published=False)
    client.force_login(clerk)
    assert [client.get(address).status_code for address in addresses(draft)] == [200] * 5


# What the pages show


def test_a_dossier_leads_to_its_drafts_and_lists_its_documents(client):
    draft = make_rivals()
    Document.objects.create(
        dossier=draft.document.dossier, kind="note", title_en="A note", date="2025-09-30"
    )
    page = client.get("/dossiers/azur/")
    assert f'href="/drafts/{draft.pk}/"' in page.content.decode()
    assert "Note A note · 30 September 2025" in words(page)


def test_a_dossier_without_anything_says_so(client):
    Dossier.objects.create(slug="new", title_en="New", is_published=True)
    page = words(client.get("/dossiers/new/"))
    assert "This dossier has no draft text yet." in page
    assert "This dossier has no document yet." in page


def test_the_list_has_the_amendments_in_voting_order_with_their_rules(client):
    draft = make_rivals()
    Amendment.objects.filter(number="6").update(position=1)
    Amendment.objects.filter(number="4").update(position=2)
    page = words(client.get(f"/drafts/{draft.pk}/amendments/"))
    assert page.index("Amendment 6") < page.index("Amendment 4")
    assert "if adopted, 6 falls" in page
    assert "falls if 4 is adopted" in page
    assert "Ed EXAMPLE + 1" in page


def test_the_list_shows_the_recorded_votes_or_those_of_the_address(client):
    draft = make_rivals()
    Vote.objects.create(amendment=Amendment.objects.get(number="4"), decision="rejected")
    assert "1 rejected 1 open" in words(client.get(f"/drafts/{draft.pk}/amendments/"))
    hypothesis = client.get(f"/drafts/{draft.pk}/amendments/?adopted=4")
    assert "1 adopted 1 fallen" in words(hypothesis)


def test_the_list_of_a_draft_without_amendments_says_so(client):
    page = client.get(f"/drafts/{make_azur().pk}/amendments/")
    assert "No amendment has been tabled to this draft yet." in words(page)


def test_an_amendment_shows_what_it_says_and_what_it_does(client):
    draft = make_rivals()
    page = words(client.get(f"/drafts/{draft.pk}/amendments/6/"))
    assert (
        "paragraph 2, at the end of the first sentence, insert the following words: “, with" in page
    )
    assert "Read as In the draft resolution, paragraph 2, at the end of the first sentence" in page
    assert "In the draft The Assembly notes matter 2. It welcomes progress." in page
    assert "If adopted The Assembly notes matter 2, with concern6. It welcomes progress." in page
    assert "Ed EXAMPLE Ann OTHER" in page
    assert "falls if 4 is adopted" in page
    assert "← Amendment 4" in page


def test_the_effect_of_an_amendment_is_shown_although_it_has_fallen(client):
    draft = make_rivals()
    Vote.objects.create(amendment=Amendment.objects.get(number="4"), decision="adopted")
    page = words(client.get(f"/drafts/{draft.pk}/amendments/6/"))
    assert "Fallen · Falls: amendment 4 was adopted" in page
    assert "If adopted The Assembly notes matter 2, with concern" in page


def test_an_amendment_has_its_page_although_the_rules_form_a_circle(client):
    draft = make_rivals()
    four, six = Amendment.objects.in_voting_order()
    make_rule(triggers=[six], falls=four)
    assert client.get(f"/drafts/{draft.pk}/amendments/4/").status_code == 200


def test_a_sub_amendment_is_shown_at_work_in_its_amendment(client):
    draft = make_rivals()
    parent = Amendment.objects.get(number="4")
    instruction = "In amendment 4, after the word “regrets”, insert the following word: “deeply”"
    make_amendment(draft=draft, number="4-1", instruction=instruction, parent=parent)
    page = words(client.get(f"/drafts/{draft.pk}/amendments/4-1/"))
    assert "Sub-amendment 1 to amendment 4" in page
    assert "With amendment 4 adopted, and no other." in page
    assert "If adopted The Assembly regrets4 deeply4-1 matter 2.4" in page
    assert "Sub-amendment 1 to amendment 4" in words(
        client.get(f"/drafts/{draft.pk}/amendments/4/")
    )


def test_an_amendment_that_was_not_located_says_why_it_does_nothing(client):
    draft = make_azur()
    make_amendment(draft=draft, number="9", instruction=replacing(99))
    page = words(client.get(f"/drafts/{draft.pk}/amendments/9/"))
    assert "To be resolved by a person: The draft has no paragraph 99." in page


def test_the_history_tells_what_changed_word_by_word(client):
    draft = make_rivals()
    instruction = Amendment.objects.get(number="4").instructions.get()
    instruction.printed = instruction.printed.replace("regrets", "deplores")
    instruction.save()
    page = client.get(f"/drafts/{draft.pk}/amendments/4/")
    assert "Instruction (English) changed Instruction as printed" in words(page)
    assert "<del>regrets</del><ins>deplores</ins>" in page.content.decode()


def test_a_history_without_entries_says_so(client):
    draft = make_rivals()
    Amendment.history.all().delete()
    Instruction.history.all().delete()
    page = words(client.get(f"/drafts/{draft.pk}/amendments/4/"))
    assert "No change has been recorded." in page


def test_only_the_secretariat_reads_who_changed_something_and_its_notes(client, clerk):
    draft = make_rivals()
    amendment = Amendment.objects.get(number="4")
    amendment.notes = "Ring Mr Other."
    amendment.explanatory_note_en = "It is late."
    amendment._history_user = clerk
    amendment.save()
    address = f"/drafts/{draft.pk}/amendments/4/"
    told = words(client.get(address)).partition("History")[2]
    assert "It is late." in told
    assert "Ada Clerk" not in told
    assert "Ring Mr Other." not in told
    client.force_login(clerk)
    history = words(client.get(address)).partition("History")[2]
    assert "Ada Clerk" in history
    assert "Ring Mr Other." in history


def test_a_vote_is_told_with_its_counts(client):
    draft = make_rivals()
    amendment = Amendment.objects.get(number="4")
    Vote.objects.create(amendment=amendment, decision="rejected", in_favour=12, against=70)
    page = words(client.get(f"/drafts/{draft.pk}/amendments/4/"))
    assert "Rejected, 12 in favour, 70 against" in page


@pytest.mark.parametrize("number", ["5", "4-9", "%00", "4" * 3_000])
def test_there_is_no_page_for_an_amendment_that_does_not_exist(client, number):
    draft = make_rivals()
    assert client.get(f"/drafts/{draft.pk}/amendments/{number}/").status_code == 404


# Errors, and the language of the reader


def test_an_address_that_leads_nowhere_is_answered_in_the_language_of_the_reader(client):
    assert "There is no such page" in words(client.get("/nowhere/"))
    french = client.get("/nowhere/", headers={"accept-language": "fr"})
    assert french.status_code == 404
    assert "Cette page n’existe pas" in words(french)


def test_a_fault_of_ours_has_a_page_that_needs_nothing(client, monkeypatch):
    client.raise_request_exception = False
    monkeypatch.setattr("amendments.views.home.readable_dossiers", lambda user: 1 / 0)
    page = client.get("/")
    assert page.status_code == 500
    assert "The page could not be made" in words(page)


def test_a_form_without_its_token_is_refused_with_a_page_that_says_what_to_do():
    page = Client(enforce_csrf_checks=True).post("/i18n/setlang/", {"language": "fr"})
    assert page.status_code == 403
    assert "The form was not accepted" in words(page)


def test_the_language_switch_leads_back_to_the_same_votes(client):
    draft = make_rivals()
    address = f"/drafts/{draft.pk}/?adopted=4"
    answer = client.post(
        "/i18n/setlang/", {"language": "fr"}, headers={"referer": f"http://testserver{address}"}
    )
    assert answer.headers["Location"].endswith(address)
    assert '<html lang="fr">' in client.get(address).content.decode()


def test_the_sign_in_page_says_why_it_is_shown_and_what_was_wrong(client):
    assert "This page needs a sign-in." in words(client.get("/accounts/login/?next=/admin/"))
    page = client.post("/accounts/login/", {"username": "x", "password": "y"})
    assert 'role="alert"' in page.content.decode()


def test_the_list_leads_to_the_other_pages_of_the_draft(client):
    draft = make_rivals()
    html = client.get(f"/drafts/{draft.pk}/amendments/").content.decode()
    for page in ("rules", "outcomes", "compare"):
        assert f'href="/drafts/{draft.pk}/{page}/"' in html


def test_the_history_tells_that_a_signature_was_withdrawn_and_that_it_stands_again(client):
    draft = make_rivals()
    signatory = Amendment.objects.get(number="6").sponsors.get(name="Ann OTHER")
    address = f"/drafts/{draft.pk}/amendments/6/"
    assert "+ 1" in words(client.get(f"/drafts/{draft.pk}/amendments/"))
    signatory.withdrawn_at = datetime(2025, 9, 30, tzinfo=UTC)
    signatory.save()
    shown = words(client.get(address))
    assert "Ann OTHER (signature withdrawn on 30 September 2025)" in shown
    assert "Signature withdrawn: Ann OTHER" in shown.partition("History")[2]
    assert "+ 1" not in words(client.get(f"/drafts/{draft.pk}/amendments/"))
    signatory.withdrawn_at = None
    signatory.save()
    assert "Signature stands again: Ann OTHER" in words(client.get(address))
