"""The search page: what is found, in which order, by whom, and what it shows; odd input."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.html import strip_tags

from resolutions.models import Dossier, Member
from tests.factories import (
    add_instruction,
    add_paragraphs,
    make_amendment,
    make_document,
    make_dossier,
    make_draft,
    make_user,
)

pytestmark = pytest.mark.django_db
READ = "resolutions.view_dossier"


def ask(client, typed, **fields):
    return client.get("/search/", {"q": typed, **fields})


def words(page):
    html = re.sub("(?=</(?:a|h1|h2|h3|li|p|span)>)", " ", page.content.decode())
    return " ".join(strip_tags(html).split())


def results(page):
    """Return the headings of the results, in their order."""
    found = re.findall(r"<li>\s*<h2><a href=\"[^\"]*\">(.*?)</a></h2>", page.content.decode(), re.S)
    return [strip_tags(heading).strip() for heading in found]


def hrefs(page):
    return re.findall(r"<h[23]><a href=\"([^\"]*)\">", page.content.decode())


@pytest.fixture
def forest():
    """A draft in two languages with an amendment, in a published dossier."""
    document = make_document(
        dossier=make_dossier(slug="forests"), reference="Doc. 15001", title_fr="Les forêts d’Europe"
    )
    draft = make_draft(
        document=document,
        paragraphs={
            "1": "The Assembly loves forests.",
            "2": "Forests, old forests: it plants trees in the forests of every region.",
        },
    )
    texts = {
        "1": "L’Assemblée aime les forêts.",
        "2": "Elle plante des arbres au cœur des régions.",
    }
    add_paragraphs(draft, texts, language="fr")
    amendment = make_amendment(
        draft=draft,
        number="4",
        tabled_by=["Max LUCKS"],
        instruction="In the draft resolution, paragraph 1, replace “forests” with “old oaks”.",
    )
    add_instruction(amendment, "Remplacer « les forêts » par « les chênes »", language="fr")
    return draft


# What is found


def test_words_are_found_in_their_stems_without_accents_and_in_context(client, forest):
    page = ask(client, "foret assemblee")
    assert results(page) == ["Paragraph 1"]
    assert "L’<mark>Assemblée</mark> aime les <mark>forêts</mark>." in page.content.decode()
    assert "1 result" in words(page)


def test_oe_is_found_however_it_is_written(client, forest):
    assert results(ask(client, "coeur")) == results(ask(client, "CŒUR")) == ["Paragraph 2"]


def test_all_words_must_be_there(client, forest):
    assert results(ask(client, "arbres régions")) == ["Paragraph 2"]
    assert results(ask(client, "arbres assemblée")) == []


def test_words_in_quotation_marks_stand_together(client, forest):
    assert results(ask(client, '"plants trees"')) == ["Paragraph 2"]
    assert results(ask(client, "“loves the forests”")) == []
    assert "<mark>plants trees</mark>" in ask(client, '"plants trees"').content.decode()


def test_a_star_finds_the_beginning_of_words(client, forest):
    assert results(ask(client, "asse* ai*")) == ["Paragraph 1"]
    assert results(ask(client, "ssem*")) == []


def test_an_elided_word_is_found_without_its_article(client, forest):
    assert "Doc. 15001: The forests of Europe" in results(ask(client, "l'Europe"))


def test_the_number_comes_first_then_titles_then_the_densest_text(client, forest):
    make_document(
        dossier=forest.document.dossier,
        kind="note",
        reference="",
        title="A note",
        text="forests " + "word " * 90,
        language="en",
    )
    make_document(
        dossier=forest.document.dossier,
        kind="note",
        reference="",
        title="Two",
        text="2 " * 50 + "forests",
    )
    assert results(ask(client, "forests 2"))[:2] == ["Paragraph 2", "Two"]
    assert results(ask(client, "forests")) == [
        "Forests",
        "Doc. 15001: The forests of Europe",
        "Paragraph 2",
        "Paragraph 1",
        "Amendment 4",
        "Two",
        "A note",
    ]  # fmt: skip


def test_of_equals_the_older_row_comes_first(client):
    for _time in range(3):
        make_draft(paragraphs={"1": "Owls hoot.", "2": "Owls hoot."})
    links = hrefs(ask(client, "owls"))
    assert len(links) == 6
    assert links == sorted(links, key=lambda link: [int(one) for one in re.findall(r"\d+", link)])


def test_a_result_leads_to_its_place(client, forest):
    make_document(
        dossier=forest.document.dossier, kind="note", reference="", title="Owl", slug="owl"
    )
    pk = forest.pk
    assert hrefs(ask(client, "assemblée aime")) == [f"/drafts/{pk}/?language=fr#p-1"]
    assert hrefs(ask(client, "oaks")) == [f"/drafts/{pk}/amendments/4/?language=en"]
    assert hrefs(ask(client, "forêts Europe")) == [f"/drafts/{pk}/?language=fr"]
    assert hrefs(ask(client, "owl")) == ["/dossiers/forests/documents/owl/"]
    assert client.get("/dossiers/forests/documents/owl/").status_code == 200


def test_a_member_leads_to_what_was_signed(client, forest):
    Member.objects.create(first_name="Max", last_name="LUCKS")
    client.force_login(make_user(permissions=[READ]))
    page = ask(client, "lucks")
    assert results(page) == ["Max LUCKS", "Amendment 4", "Amendment 4"]
    answer = client.get(hrefs(page)[0].replace("&amp;", "&"))
    assert results(answer) == ["Amendment 4", "Amendment 4"]


def test_the_passage_has_the_language_of_the_text(client, forest):
    assert '<p class="passage" lang="fr">' in ask(client, "aime").content.decode()


def test_what_is_shown_is_no_markup(client):
    make_draft(paragraphs={"1": "<script>alert('owl')</script> & owls"})
    html = ask(client, "owl <b>").content.decode()
    assert "<script>alert" not in html
    html = ask(client, "owl").content.decode()
    assert (
        "&lt;script&gt;alert(&#x27;<mark>owl</mark>&#x27;)&lt;/script&gt; &amp; <mark>owls</mark>"
        in html
    )


# Narrowing


def test_results_are_narrowed_by_kind_language_and_dossier(client, forest):
    make_draft(paragraphs={"1": "Forests elsewhere."})
    assert results(ask(client, "forests", kind="amendment")) == ["Amendment 4"]
    page = ask(client, "forests", kind="paragraph")
    assert results(page) == ["Paragraph 2", "Paragraph 1", "Paragraph 1"]
    inside = ask(client, "forests", kind="paragraph", dossier="forests")
    assert results(inside) == ["Paragraph 2", "Paragraph 1"]
    assert "2 results in the dossier Forests · Search everywhere" in words(inside)
    assert results(ask(client, "europe", language="fr", kind="document")) == [
        "Doc. 15001: The forests of Europe"
    ]


def test_each_choice_says_what_it_would_leave(client, forest):
    page = words(ask(client, "forests", language="en"))
    assert "All 5 Paragraphs 2 Amendments 1 Documents 1 Dossiers 1" in page
    narrowed = words(ask(client, "forests", kind="paragraph"))
    assert "2 results" in narrowed
    assert "All 5 Paragraphs 2 Amendments 1 Documents 1 Dossiers 1" in narrowed


def test_what_has_no_language_or_dossier_is_among_all_only(client, forest):
    Member.objects.create(first_name="Max", last_name="LUCKS")
    make_document(reference="", kind="note", title="Lucks")
    client.force_login(make_user(permissions=[READ]))
    page = words(ask(client, "lucks"))
    assert "4 results" in page
    assert "All 4 Amendments 2 Documents 1 Members 1" in page
    assert "All 4 English 2 French 1" in page
    assert "All 4 Forests 2 Forests 1" in page


def test_a_choice_that_leaves_nothing_can_be_undone(client, forest):
    page = words(ask(client, "oaks", kind="document", language="fr"))
    assert "0 results" in page
    assert "All 0 Documents 0" not in page


def test_there_is_no_choice_where_there_is_nothing_to_choose(client, forest):
    assert 'class="facets"' not in ask(client, "chênes").content.decode()


def test_many_results_have_pages(client):
    make_draft(paragraphs={str(n): f"Owl {n}." for n in range(1, 46)})
    first = ask(client, "owl")
    assert len(results(first)) == 20
    assert "45 results" in words(first)
    assert "Page 1 of 3" in words(first)
    last = ask(client, "owl", page="3")
    assert len(results(last)) == 5
    assert '<ol class="hits" start="41">' in last.content.decode()
    assert results(ask(client, "owl", page="99")) == results(last)
    for page in ("0", "-1", "x", "²", "9" * 30):
        assert ask(client, "owl", page=page).status_code == 200
    pages = [results(ask(client, "owl", page=str(page))) for page in (1, 2, 3)]
    assert len({heading for page in pages for heading in page}) == 45


# Who may


def counted(page):
    return int(re.search(r"(\d+) results?", words(page))[1])


@pytest.fixture
def secret(forest):
    """A dossier that is not published, with the words of the published one and some of its own."""
    dossier = make_dossier(slug="closed", title="Secret forests", is_published=False)
    draft = make_draft(
        document=make_document(dossier=dossier), paragraphs={"1": "Forests in secret."}
    )
    names = ("Secret PERSON",)
    make_amendment(draft=draft, number="9", tabled_by=names, instruction="secret forests")
    return dossier


def test_what_a_stranger_may_not_read_is_neither_found_nor_counted(client, secret):
    for user in (None, make_user()):
        if user:
            client.force_login(user)
        assert results(ask(client, "secret")) == results(ask(client, "person")) == []
        assert "0 results" in words(ask(client, "secret", dossier="closed"))
        assert "ecret" not in words(ask(client, "forests"))
        assert counted(ask(client, "forests")) == 5
        assert "All 5 Paragraphs 2 Amendments 1 Documents 1 Dossiers 1" in words(
            ask(client, "forests")
        )


def test_what_is_not_published_is_found_by_those_with_the_right(client, secret):
    client.force_login(make_user(permissions=[READ]))
    assert counted(ask(client, "forests")) == 9
    assert results(ask(client, "secret person")) == ["Amendment 9"]


def test_what_is_published_is_found_by_anyone_from_then_on(client, secret):
    assert counted(ask(client, "forests")) == 5
    Dossier.objects.update(is_published=True)
    assert counted(ask(client, "forests")) == 9


def test_lists_of_members_are_for_those_with_the_right(client):
    Member.objects.create(first_name="Ada", last_name="RIVER")
    assert results(ask(client, "river")) == []
    assert results(ask(client, "river", kind="member")) == []
    client.force_login(make_user())
    assert results(ask(client, "river")) == []
    client.force_login(make_user(permissions=[READ]))
    assert results(ask(client, "river")) == ["Ada RIVER"]


def test_a_search_changes_nothing_and_takes_no_post(client):
    assert client.post("/search/", {"q": "x"}).status_code in {403, 405}


# Odd input


@pytest.mark.parametrize(
    "typed",
    [
        "", " ", '"', '""', "'", "*", "**", "\0", "a\0b", "%", "_", "\\", ";--", "' OR 1=1 --", "(", "foo)",
        "NEAR(a b)", "a AND", "NOT", "OR OR", "a:b", "^a", "-a", "a -b", "{a}", "stems:a", "a & | ! b", "<->",
        "a:*", "'a':*", "|", "=", "?!…", "« »", "é" * 400, "x " * 60, "9" * 400, "1.2.3.4.5", "🦉", "\u202e",
        "\ud83d".encode("utf-16", "surrogatepass").decode("utf-16", "replace"), "§", "doc", "%00", "a*b*",
        "am " + "9" * 50, "par 99999999999999999999", "99999999999999999999999", "résolution 0", "Doc. 0",
    ],
)  # fmt: skip
def test_nothing_that_can_be_typed_is_an_error(client, forest, typed):
    assert ask(client, typed).status_code == 200
    odd = {"kind": typed, "language": typed, "dossier": typed, "page": typed, "from": typed}
    assert ask(client, typed, **odd).status_code == 200
    assert ask(client, "forests", **odd).status_code == 200


def test_the_page_without_a_query_only_asks(client):
    page = words(client.get("/search/"))
    assert "Words, or the number of a thing" in page
    assert "result" not in page.replace("results", "")
    assert "Nothing was found" not in page


def test_what_is_too_long_is_said(client, forest):
    page = ask(client, "a" * 10_000)
    assert "This is too long to be searched: 10000 characters; 500 at most." in words(page)
    assert "These are too many words to be searched: 100; 60 at most." in words(
        ask(client, "le " + " ".join(f"w{n}" for n in range(99)))
    )


def test_what_has_no_word_is_said(client, forest):
    assert "There is no word in “?!…” to be searched." in words(ask(client, "?!…"))


def test_an_unknown_filter_is_said_and_passed_over(client, forest):
    page = ask(client, "oaks", kind="owls", language="de", dossier="none")
    assert "Nothing of the kind “owls” is searched." in words(page)
    assert "There are no texts in the language “de”." in words(page)
    assert "There is no dossier “none” that you may read." in words(page)
    assert results(page) == ["Amendment 4"]


def test_that_nothing_was_found_is_said(client, forest):
    assert "Nothing was found that you may read." in words(ask(client, "submarine"))
    assert "0 results" in words(ask(client, "submarine"))


# The page


def test_every_page_has_the_search_field(client, forest):
    for address in (
        "/",
        "/dossiers/forests/",
        f"/drafts/{forest.pk}/",
        "/accounts/login/",
        "/search/",
    ):
        html = client.get(address).content.decode()
        assert 'role="search" method="get" action="/search/"' in html, address
    assert (
        f'name="from" value="/drafts/{forest.pk}/"'
        in client.get(f"/drafts/{forest.pk}/").content.decode()
    )


def test_a_dossier_is_searched_from_its_page(client, forest):
    html = client.get("/dossiers/forests/").content.decode()
    assert 'name="dossier" value="forests"' in html
    assert "Search in this dossier" in html


def test_the_page_a_reader_came_from_is_not_forgotten(client, forest):
    html = ask(client, "forests", **{"from": "/drafts/1/"}).content.decode()
    assert html.count('name="from" value="/drafts/1/"') == 1
    assert "from=%2Fdrafts%2F1%2F" in html


def test_the_page_speaks_french(client, forest):
    client.cookies["django_language"] = "fr"
    page = words(ask(client, "forêts"))
    assert "Recherche" in page
    assert "Paragraphes" in page
    assert "Amendement 4" in page


def test_the_number_of_queries_does_not_depend_on_the_results(client):
    draft = make_draft(paragraphs={"1": "Owls."})
    make_amendment(draft=draft, number="1", instruction="Owls", tabled_by=["A B"])
    client.force_login(make_user(permissions=[READ]))

    def queries():
        ask(client, "owls")
        with CaptureQueriesContext(connection) as captured:
            ask(client, "owls")
        return len(captured)

    few = queries()
    for number in range(2, 12):
        other = make_draft(paragraphs={"1": "Owls."})
        make_amendment(
            draft=other, number=str(number), instruction="Owls", tabled_by=["A B", "C D"]
        )
    assert queries() == few
    assert few <= 13
