"""The page of a document, and the list of a dossier's documents: who may read, and what is shown."""

import re

import pytest
from django.utils.html import strip_tags

from resolutions.models import DocumentKind, Dossier, WrittenDeclaration
from tests.factories import make_amendment, make_document, make_dossier, make_draft, make_user

pytestmark = pytest.mark.django_db

RECORD = """Meeting on forests

Minister of Forests Ada Example: Good morning. See Doc. 16245.
The forests grow.
Bo Azur: Thank you.
Ada Example: <b>We</b> agree.
"""
PAGE = "A title of three words\n\nForests grow in all of the valleys.\nShare this article"


def words(page):
    return " ".join(strip_tags(re.sub("(?=<)", " ", page.content.decode())).split())


def make_record(**values):
    values = {
        "kind": DocumentKind.TRANSCRIPT,
        "reference": "",
        "title": "Meeting",
        "text": RECORD,
    } | values
    return make_document(**values)


def address(document):
    return f"/dossiers/{document.dossier.slug}/documents/{document.slug}/"


# Who may read


def test_anyone_may_read_a_document_of_a_published_dossier(client):
    assert client.get(address(make_record())).status_code == 200


def test_a_document_of_another_dossier_does_not_exist_for_a_visitor(client):
    closed = make_record(dossier=make_dossier(is_published=False))
    assert client.get(address(closed)).status_code == 404
    client.force_login(make_user())
    assert client.get(address(closed)).status_code == 404
    client.force_login(make_user(permissions=["resolutions.view_dossier"]))
    assert client.get(address(closed)).status_code == 200


def test_a_document_is_found_in_its_own_dossier_only(client):
    record, other = make_record(), make_dossier()
    assert client.get(f"/dossiers/{other.slug}/documents/{record.slug}/").status_code == 404
    assert client.get(f"/dossiers/{other.slug}/documents/none/").status_code == 404


def test_a_page_is_only_read(client):
    assert client.post(address(make_record())).status_code == 405


# What is shown


def test_a_record_is_a_dialogue_with_an_index_of_its_speakers(client):
    html = client.get(address(make_record(language="en", date="2024-05-12"))).content.decode()
    anchors = re.findall(r'<article class="turn" id="([^"]+)"', html)
    places = re.findall(r'class="places">(.*?)</p>', html)
    assert anchors == ["t1-ada-example", "t2-bo-azur", "t3-ada-example"]
    assert [re.findall('href="#([^"]+)"', place) for place in places] == [
        [anchors[0], anchors[2]],
        [anchors[1]],
    ]
    assert 'aria-label="Ada Example, turn 2"' in html
    assert '<div class="reading" lang="en">' in html
    assert "12 May 2024 · English" in words(
        client.get(address(make_record(language="en", date="2024-05-12")))
    )


def test_words_of_a_text_are_never_markup(client):
    html = client.get(address(make_record())).content.decode()
    assert "&lt;b&gt;We&lt;/b&gt; agree." in html


def test_a_press_page_is_shown_without_what_surrounds_it_and_that_is_listed(client):
    document = make_document(kind="press_article", reference="", text=PAGE)
    page = client.get(address(document)).content.decode()
    text, _details, rest = page.partition("<details")
    assert "Forests grow in all of the valleys." in text
    assert "Share this article" not in text
    assert '<li value="4">Share this article</li>' in rest


def test_the_text_as_published_is_shown_on_request(client):
    document = make_document(kind="press_article", reference="", text=PAGE)
    original = client.get(address(document) + "?text=original")
    assert f">{PAGE}</div>" in original.content.decode()


def test_a_list_is_drawn_as_one(client):
    document = make_document(kind="briefing", reference="", text="• one\n  • two\nend")
    html = client.get(address(document)).content.decode()
    assert '<ul class="items"><li id="l1">one</li><li id="l2">two</li></ul>' in html


def test_a_report_leads_to_its_drafts_and_a_document_without_text_says_so(client):
    draft = make_draft()
    assert f'href="/drafts/{draft.pk}/"' in client.get(address(draft.document)).content.decode()
    empty = make_document(kind="note", reference="")
    assert "The text of this document is not kept here." in words(client.get(address(empty)))


def test_only_an_address_is_a_link_to_the_source(client):
    linked = make_document(kind="note", reference="", source="https://example.org/a")
    assert 'href="https://example.org/a"' in client.get(address(linked)).content.decode()
    named = make_document(kind="note", reference="", source="javascript:alert(1)")
    assert "javascript:alert(1)</p>" in client.get(address(named)).content.decode()


def test_the_dossier_lists_its_documents_by_kind_with_links(client):
    dossier = make_dossier(slug="azur")
    late = make_record(dossier=dossier, title="Late", date="2025-02-01")
    early = make_record(dossier=dossier, title="Early", date="2024-01-01")
    report = make_document(dossier=dossier, reference="Doc. 1234")
    page = client.get("/dossiers/azur/")
    html = page.content.decode()
    assert [html.index(f'href="{address(one)}"') for one in (report, early, late)] == sorted(
        html.index(f'href="{address(one)}"') for one in (report, early, late)
    )
    assert "Transcript of a meeting Early · 1 January 2024" in words(page)


def test_the_number_of_queries_does_not_grow_with_the_text(client, django_assert_max_num_queries):
    dossier = make_dossier()
    draft = make_draft(document=make_document(dossier=dossier))
    for number in range(1, 21):
        make_amendment(draft=draft, number=str(number))
    references = "\n".join(
        f"Doc. {16000 + at}, Resolution {at} (2020), ETS No. {at}, amendment {at}."
        for at in range(1, 60)
    )
    document = make_document(dossier=dossier, kind="note", reference="", text=references)
    with django_assert_max_num_queries(5):
        client.get(address(document))


# References


def links(client, text, **values):
    """Return the addresses of the links in the text of a document."""
    document = make_document(kind="note", reference="", text=text, **values)
    html = client.get(address(document)).content.decode()
    reading = html[html.index('<div class="reading"') :]
    return re.findall(r'<a(?: class="outside" rel="external")? href="([^"]+)"', reading)


def test_a_doc_that_is_kept_leads_to_its_page_the_report_first(client):
    make_document(kind="compendium", reference="Doc. 16245", language="en")
    report = make_document(reference="Doc. 16245")
    assert links(client, "See Doc. 16245.") == [address(report)]


def test_a_doc_that_the_reader_may_not_open_leads_to_the_assembly(client):
    make_document(reference="Doc. 16245", dossier=make_dossier(is_published=False))
    assert links(client, "See Doc. 16245.") == ["https://pace.coe.int/en/"]


def test_an_adopted_text_leads_to_where_it_is_kept(client):
    draft = make_draft()
    draft.adopted_number = "2616 (2025)"
    draft.save()
    kept = make_document(kind="adopted_text", reference="Résolution 1526 (2006)")
    text = "Resolutions 2616 (2025) and 1526 (2006), Recommendation 2616 (2025)"
    assert links(client, text) == [
        address(draft.document),
        address(kept),
        "https://pace.coe.int/en/",
    ]


def test_a_treaty_leads_to_the_treaty_office_in_the_readers_language(client):
    treaty = "web/conventions/full-list?module=treaty-detail&amp;treatynum=005"
    assert links(client, "ETS No. 5") == [f"https://www.coe.int/en/{treaty}"]
    client.cookies["django_language"] = "fr"
    assert links(client, "STE n° 5") == [f"https://www.coe.int/fr/{treaty}"]


def test_a_treaty_that_cannot_be_is_no_link(client):
    assert links(client, "ETS No. 999") == []


def test_an_amendment_is_a_link_where_one_draft_of_the_dossier_has_it(client):
    dossier = make_dossier()
    report = make_document(dossier=dossier)
    first, second = make_draft(document=report), make_draft(document=report, letter="B")
    make_amendment(draft=first, number="4")
    make_amendment(draft=first, number="5")
    make_amendment(draft=second, number="5")
    assert links(client, "amendments 4, 5 and 6", dossier=dossier) == [
        f"/drafts/{first.pk}/amendments/4/"
    ]
    assert links(client, "amendment 4") == []  # in another dossier


@pytest.mark.parametrize("number", ["829", "0829"])
def test_a_written_declaration_that_is_kept_leads_to_its_page(client, number):
    kept = make_document(kind="written_declaration", reference="Doc. 16320", language="fr")
    WrittenDeclaration.objects.create(number=829, document=kept, title_fr="Titre", text_fr="Nous.")
    assert links(client, f"Déclaration écrite n° {number}") == ["/declarations/829/"]

    Dossier.objects.update(is_published=False)
    other = make_dossier(slug="other")
    found = links(client, f"Déclaration écrite n° {number}", dossier=other)
    assert found == ["https://pace.coe.int/en/"]


def test_a_written_declaration_is_read_without_the_marks_of_its_links(client):
    text = "**Doc. 16320**\n\nWe recall [Resolution 2616 \\(2025\\)](#) of the Assembly."
    document = make_document(kind="written_declaration", reference="Doc. 16320", text=text)
    assert (
        "Resolution 2616 (2025)</a> of the Assembly"
        in client.get(address(document)).content.decode()
    )
