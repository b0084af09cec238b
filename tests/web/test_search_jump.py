"""A name of one thing leads straight to it; where several answer to it, they are shown."""

import re
from datetime import date

import pytest
from django.utils.html import strip_tags

from resolutions.models import DraftText, WrittenDeclaration
from tests.factories import (
    add_paragraphs,
    make_amendment,
    make_document,
    make_dossier,
    make_draft,
    make_user,
)

pytestmark = pytest.mark.django_db


def go(client, typed, **fields):
    """Return where the search leads, or the choices that it shows."""
    answer = client.get(
        "/search/", {"q": typed, **{name.rstrip("_"): value for name, value in fields.items()}}
    )
    if answer.status_code == 302:
        return answer["Location"]
    assert answer.status_code == 200
    html = answer.content.decode()
    return re.findall(r"<h3><a href=\"([^\"]*)\">", html)


def make_numbered(slug, reference, *, is_published=True):
    """Return a draft with paragraphs 1, 7 and 9.2.1 and amendments 4, 13 and 13-1."""
    dossier = make_dossier(slug=slug, title=slug.capitalize(), is_published=is_published)
    document = make_document(dossier=dossier, reference=reference)
    draft = make_draft(document=document, paragraphs={"1": "A.", "7": "B.", "9.2.1": "C."})
    make_amendment(draft=draft, number="4")
    parent = make_amendment(draft=draft, number="13")
    make_amendment(draft=draft, number="13-1", parent=parent)
    return draft


@pytest.fixture
def draft():
    return make_numbered("forests", "Doc. 16245")


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("am 4", "/drafts/{pk}/amendments/4/"),
        ("Amendement n° 4", "/drafts/{pk}/amendments/4/"),
        ("amdt 13-1", "/drafts/{pk}/amendments/13-1/"),
        ("sub 1 to 13", "/drafts/{pk}/amendments/13-1/"),
        ("sous-amendement 1 à l’amendement 13", "/drafts/{pk}/amendments/13-1/"),
        ("par 9.2.1", "/drafts/{pk}/?language=en#p-9.2.1"),
        ("9.2.1", "/drafts/{pk}/?language=en#p-9.2.1"),
        ("§ 7", "/drafts/{pk}/?language=en#p-7"),
        ("Doc. 16245", "/drafts/{pk}/"),
        ("16245", "/drafts/{pk}/"),
    ],
)
def test_a_name_leads_straight_to_the_thing(client, draft, typed, address):
    assert go(client, typed) == address.format(pk=draft.pk)


def test_in_a_draft_or_dossier_its_own_things_are_meant(client, draft):
    other = make_numbered("rivers", "Doc. 16300")
    assert go(client, "am 4") == [f"/drafts/{one.pk}/amendments/4/" for one in (draft, other)]
    for page in (f"/drafts/{other.pk}/", f"/drafts/{other.pk}/amendments/13/", "/dossiers/rivers/"):
        assert go(client, "am 4", from_=page) == f"/drafts/{other.pk}/amendments/4/"
        assert go(client, "§ 9.2.1", from_=page) == f"/drafts/{other.pk}/?language=en#p-9.2.1"
    assert go(client, "am 4", dossier="forests") == f"/drafts/{draft.pk}/amendments/4/"
    assert (
        go(client, "am 4", dossier="forests", from_=f"/drafts/{other.pk}/")
        == f"/drafts/{draft.pk}/amendments/4/"
    )


def test_choices_say_where_each_of_them_is(client, draft):
    make_numbered("rivers", "Doc. 16300")
    html = client.get("/search/", {"q": "am 4"}).content.decode().replace("</h3>", " ")
    page = " ".join(strip_tags(html.replace("</li>", " ")).split())
    assert "Several things have this name" in page
    assert "Amendment 4 Doc. 16245 · A. Draft resolution · Forests" in page
    assert "Amendment 4 Doc. 16300 · A. Draft resolution · Rivers" in page
    assert "Nothing was found" not in page


def test_what_is_not_here_is_looked_for_in_the_dossier_then_everywhere(client, draft):
    document = make_document(dossier=draft.document.dossier, reference="Doc. 16246")
    second = make_draft(document=document, letter="B")
    make_amendment(draft=second, number="5")
    elsewhere = make_numbered("rivers", "Doc. 16300")
    make_amendment(draft=elsewhere, number="5")
    make_amendment(draft=elsewhere, number="6")
    here = f"/drafts/{draft.pk}/"
    assert go(client, "am 5", from_=here) == f"/drafts/{second.pk}/amendments/5/"
    assert go(client, "am 6", from_=here) == f"/drafts/{elsewhere.pk}/amendments/6/"


def test_a_bare_number_is_shown_as_all_that_it_can_be_here(client, draft):
    make_amendment(draft=draft, number="7")
    here = f"/drafts/{draft.pk}/"
    assert go(client, "7", from_=here) == [f"{here}amendments/7/", f"{here}?language=en#p-7"]
    assert go(client, "4", from_=here) == f"{here}amendments/4/"


def test_a_bare_number_is_no_amendment_s_where_one_is_in_no_draft(client, draft):
    assert go(client, "4") == []


def test_a_paragraph_is_shown_in_the_reader_s_language(client, draft):
    add_paragraphs(draft, {"7": "B en français."}, language="fr")
    assert go(client, "§ 7") == f"/drafts/{draft.pk}/?language=en#p-7"
    client.cookies["django_language"] = "fr"
    assert go(client, "§ 7") == f"/drafts/{draft.pk}/?language=fr#p-7"
    assert go(client, "§ 1") == f"/drafts/{draft.pk}/?language=en#p-1"


def test_a_report_of_two_drafts_is_two_choices(client, draft):
    make_draft(document=draft.document, letter="B", kind="recommendation")
    assert len(go(client, "Doc. 16245")) == 2


def test_an_adopted_text_is_found_by_its_number(client, draft):
    DraftText.objects.update(adopted_number="2616 (2025)")
    for typed in ("Résolution 2616", "resolution 2616 (2025)", "2616"):
        assert go(client, typed) == f"/drafts/{draft.pk}/"
    assert go(client, "Résolution 261") == []
    assert go(client, "Résolution 2616 (2024)") == []


def make_declaration(dossier, *, reference):
    document = make_document(
        dossier=dossier, kind="written_declaration", reference=reference, language="fr"
    )
    return WrittenDeclaration.objects.create(
        number=829,
        document=document,
        date=date(2026, 1, 30),
        title_fr="Kazakhstan",
        text_fr="Voir aussi la déclaration écrite n° 700.",
    )


def test_a_written_declaration_is_found_by_doc_and_by_number(client):
    make_declaration(make_dossier(slug="k"), reference="Doc. 16320")
    for typed in ("Doc. 16320", "16320", "déclaration 829", "Written declaration No. 829", "829"):
        assert go(client, typed) == "/declarations/829/", typed
    assert go(client, "déclaration 700") == []
    assert go(client, "déclaration 82") == []


def test_of_a_document_in_two_languages_the_reader_s_is_shown(client):
    dossier = make_dossier(slug="k")
    for language in ("fr", "en"):
        make_document(
            dossier=dossier, kind="minutes", reference="Doc. 15", slug=language, language=language
        )
    assert go(client, "Doc. 15") == "/dossiers/k/documents/en/"
    client.cookies["django_language"] = "fr"
    assert go(client, "Doc. 15") == "/dossiers/k/documents/fr/"


def test_whoever_narrows_a_search_stays_on_it(client, draft):
    assert go(client, "am 4", kind="amendment") == []
    assert go(client, "am 4", page="1") == []


def test_that_there_is_no_such_thing_is_said_and_the_words_are_searched(client, draft):
    answer = client.get("/search/", {"q": "am 99"})
    assert "There is no “am 99” that you may read." in strip_tags(answer.content.decode())


# Who may


@pytest.mark.parametrize(
    "typed", ["am 4", "sub 1 to 13", "9.2.1", "Doc. 16245", "16245", "Résolution 2616", "829"]
)
def test_nobody_is_led_to_what_they_may_not_read(client, typed):
    draft = make_numbered("closed", "Doc. 16245", is_published=False)
    DraftText.objects.update(adopted_number="2616 (2025)")
    make_declaration(draft.document.dossier, reference="Doc. 16320")
    for hint in ("", f"/drafts/{draft.pk}/", "/dossiers/closed/"):
        assert go(client, typed, from_=hint) == []
    client.force_login(make_user(permissions=["resolutions.view_dossier"]))
    assert go(client, typed) != []


def test_the_page_one_was_on_may_be_anything(client, draft):
    for page in (
        "/",
        "x",
        "//",
        "/nowhere/",
        "/drafts/999999999999999999999999/",
        "/admin/",
        "\0",
        "/drafts/0/",
    ):
        assert go(client, "am 4", from_=page) == f"/drafts/{draft.pk}/amendments/4/", page
