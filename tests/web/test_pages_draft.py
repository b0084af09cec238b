"""The main page: what it shows under which address, and how few queries it takes."""

import pytest
from django.test import override_settings
from django.utils.html import strip_tags

from amendments.models import Amendment, Scenario, ScenarioVote, Vote
from tests.factories import add_paragraphs, make_amendment, make_rule
from tests.web.desks import adding_words, make_azur, make_rivals, replacing, wordings

FRENCH = "L'Assemblée note la question {number}."

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft(db):
    return make_rivals()


def get(client, draft, query="", **headers):
    return client.get(f"/drafts/{draft.pk}/{query}", headers=headers)


def between(page, start, end):
    """Return the words of the answer from one mark to the next."""
    html = page.content.decode()
    begin = html.index(start)
    return " ".join(strip_tags(html[begin : html.index(end, begin)]).split())


def row(page, name):
    return between(page, f'id="{name}"', '<div class="amendments">')


def card(page, number):
    return between(page, f'id="am-{number}"', "</article>")


def test_without_votes_the_text_is_the_draft_as_tabled(client, draft):
    page = get(client, draft)
    assert page.status_code == 200
    assert "The Assembly notes matter 2. It welcomes progress." in row(page, "p-2")
    assert "Open" in card(page, "4")


def test_an_adopted_amendment_is_in_the_text_with_its_number(client, draft):
    page = get(client, draft, "?adopted=6&view=clean")
    assert "The Assembly notes matter 2, with concern. It welcomes progress." in row(page, "p-2")
    marked = get(client, draft, "?adopted=6").content.decode()
    assert '<ins>, with concern</ins><a class="by" href="#am-6"' in marked


def test_an_amendment_falls_with_the_reason_when_its_trigger_is_adopted(client, draft):
    page = get(client, draft, "?adopted=4,6")
    assert "Fallen" in card(page, "6")
    assert "Falls: amendment 4 was adopted" in card(page, "6")
    assert ", with concern" not in row(page, "p-2")


def test_the_order_of_the_numbers_in_the_address_does_not_matter(client, draft):
    pages = [get(client, draft, query) for query in ("?adopted=4,6", "?adopted=6,4")]
    assert row(pages[0], "p-2") == row(pages[1], "p-2")


def test_side_by_side_shows_the_draft_and_the_result(client, draft):
    page = get(client, draft, "?adopted=6&view=side")
    assert row(page, "p-2").count("The Assembly notes matter 2") == 2


def test_final_numbers_stand_beside_the_original_ones(client):
    draft = make_azur()
    insert = "In the draft resolution, after paragraph 1, insert the following paragraph:\n“It adds this.”"
    make_amendment(draft=draft, number="1", instruction=insert)
    page = get(client, draft, "?adopted=1&view=final")
    assert "2. new It adds this." in row(page, "new-2")
    assert "3. was 2" in row(page, "p-2")
    assert "2. " in row(get(client, draft, "?adopted=1&view=clean"), "p-2")


def test_two_amendments_that_clash_without_a_rule_are_called_out(client):
    draft = make_azur()
    make_amendment(draft=draft, number="4", instruction=replacing(2))
    make_amendment(draft=draft, number="6", instruction=adding_words(2))
    page = get(client, draft, "?adopted=4,6")
    assert "Not in the text:" in card(page, "6")
    assert "An amendment was adopted and is not in the text." in page.content.decode()


def test_an_open_amendment_says_which_adopted_one_it_clashes_with(client):
    draft = make_azur()
    make_amendment(draft=draft, number="4", instruction=replacing(2))
    make_amendment(draft=draft, number="6", instruction=adding_words(2))
    assert "It clashes with amendment 4" in card(get(client, draft, "?adopted=4"), "6")
    assert "It clashes" not in card(get(client, draft), "6")


def test_an_instruction_that_was_not_located_waits_for_a_person_and_says_why(client):
    draft = make_azur()
    make_amendment(draft=draft, number="9", instruction=replacing(99))
    page = get(client, draft)
    section = between(page, 'class="unplaced"', "</section>")
    assert "To be resolved by a person" in section
    assert "The draft has no paragraph 99." in section


def test_a_sub_amendment_stands_under_its_amendment(client, draft):
    parent = Amendment.objects.get(number="4")
    words = "In amendment 4, after the word “regrets”, insert the following word: “deeply”"
    make_amendment(draft=draft, number="4-1", instruction=words, parent=parent)
    html = get(client, draft).content.decode()
    assert html.index('id="am-4"') < html.index('id="am-4-1"') < html.index('id="am-6"')


def test_what_is_not_in_order_says_why_and_cannot_be_voted(client):
    draft = make_azur()
    make_amendment(
        draft=draft,
        number="4",
        instruction=replacing(2),
        is_in_order=False,
        not_in_order_reason="It guts the text.",
    )
    page = get(client, draft, "?adopted=4")
    assert "Not in order: It guts the text." in card(page, "4")
    assert 'name="vote-4"' not in page.content.decode()
    assert "The Assembly notes matter 2." in row(page, "p-2")


# What is wrong in an address


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("?adopted=99,4", "There is no amendment 99."),
        ("?adopted=4,x%3Cy", "“x&lt;y” is not the number of an amendment."),
        ("?adopted=4&view=upside-down", "There is no view “upside-down”."),
        ("?adopted=4&language=xx", "There is no text of this draft in the language “xx”."),
        ("?adopted=4&rejected=99", "There is no amendment 99."),
    ],
)
def test_a_mistake_in_the_address_is_said_and_the_rest_of_the_votes_counts(
    client, draft, query, message
):
    page = get(client, draft, query)
    assert page.status_code == 400
    assert message in page.content.decode()
    assert 'role="alert"' in page.content.decode()
    assert "Adopted" in card(page, "4")


def test_a_number_with_two_decisions_gets_neither(client, draft):
    page = get(client, draft, "?adopted=4&rejected=4")
    assert page.status_code == 400
    assert "Open" in card(page, "4")


@pytest.mark.parametrize(
    "query",
    [
        "?adopted=" + "9" * 20_000,
        "?adopted=" + "1," * 5_000,
        "?adopted=%00%ff",
        "?vote-=adopted&vote-4=?",
    ],
)
def test_absurd_addresses_are_answered(client, draft, query):
    assert get(client, draft, query).status_code in {200, 302, 400}


def test_of_many_mistakes_the_first_are_listed_and_the_others_counted(client, draft):
    page = get(client, draft, "?adopted=" + ",".join(str(number) for number in range(100, 120)))
    assert "And 15 more mistakes in the address." in page.content.decode()


@pytest.mark.parametrize("pk", ["0", "123456", "9" * 30])
def test_there_is_no_page_for_a_draft_that_does_not_exist(client, db, pk):
    assert client.get(f"/drafts/{pk}/").status_code == 404


def test_rules_that_form_a_circle_are_not_followed_and_the_page_says_so(client, draft):
    four, six = Amendment.objects.in_voting_order()
    make_rule(triggers=[six], falls=four)
    page = get(client, draft, "?adopted=4")
    assert page.status_code == 200
    assert "The rules form a circle" in page.content.decode()


# The form, with and without htmx


def test_a_sent_form_is_answered_with_the_address_that_says_the_same(client, draft):
    answer = get(client, draft, "?vote-4=adopted&vote-6=rejected&view=side&language=en")
    assert answer.status_code == 302
    assert answer.headers["Location"] == f"/drafts/{draft.pk}/?adopted=4&rejected=6&view=side"


def test_a_form_without_a_vote_leads_to_the_bare_address(client, draft):
    answer = get(client, draft, "?vote-4=open&vote-6=open&view=marked&language=en")
    assert answer.headers["Location"] == f"/drafts/{draft.pk}/"


def test_htmx_gets_only_the_desk_and_the_address_to_push(client, draft):
    answer = get(client, draft, "?vote-4=adopted&vote-6=adopted", hx_request="true")
    assert answer.status_code == 200
    assert answer.headers["HX-Push-Url"] == f"/drafts/{draft.pk}/?adopted=4,6"
    html = answer.content.decode()
    assert "<html" not in html
    assert '<form id="desk"' in html.strip()[:40]
    assert "1 adopted, 1 fallen" in html


def test_a_cache_keeps_the_page_and_its_part_apart(client, draft):
    assert "HX-Request" in get(client, draft).headers["Vary"]


def test_only_reading_is_possible(client, draft):
    assert client.post(f"/drafts/{draft.pk}/", {"vote-4": "adopted"}).status_code == 405


# Vote sets with a name


def links(page):
    return {link.name: link for link in (*page.context["vote_sets"], *page.context["scenarios"])}


def test_the_recorded_votes_of_the_sitting_are_one_link_away(client, draft):
    assert "Sitting" not in links(get(client, draft))
    Vote.objects.create(amendment=Amendment.objects.get(number="4"), decision="adopted")
    page = get(client, draft, "?view=clean")
    assert links(page)["Sitting"].href == f"/drafts/{draft.pk}/?adopted=4&view=clean"
    assert links(page)["As tabled"].is_current


def test_votes_that_have_no_name_are_the_reader_s_own(client, draft):
    assert links(get(client, draft, "?adopted=6"))["My votes"].is_current
    assert "My votes" not in links(get(client, draft))


def test_a_saved_vote_set_is_one_link_away(client, draft):
    scenario = Scenario.objects.create(draft=draft, name="Committee")
    amendment = Amendment.objects.get(number="6")
    ScenarioVote.objects.create(scenario=scenario, amendment=amendment, decision="rejected")
    page = get(client, draft, "?rejected=6")
    assert links(page)["Committee"].href == f"/drafts/{draft.pk}/?rejected=6"
    assert links(page)["Committee"].is_current


# Two languages


def test_the_text_can_be_read_in_each_language_of_the_draft(client, draft):
    add_paragraphs(draft, wordings(3, FRENCH), language="fr")
    page = get(client, draft, "?language=fr&adopted=4")
    assert "L'Assemblée note la question 2." in page.content.decode().replace("&#x27;", "'")
    assert '<p class="paragraph" lang="fr">' in page.content.decode()
    english = next(link for link in page.context["languages"] if link.value == "en")
    assert english.href == f"/drafts/{draft.pk}/?adopted=4&language=en"


def test_the_language_of_the_reader_is_shown_first_when_the_draft_has_it(client, draft):
    add_paragraphs(draft, wordings(3, FRENCH), language="fr")
    assert get(client, draft, accept_language="fr").context["language"] == "fr"
    assert get(client, draft, accept_language="en").context["language"] == "en"


def test_a_reader_in_french_gets_the_page_in_french(client, draft):
    page = get(client, draft, "?adopted=4,6", accept_language="fr")
    assert '<html lang="fr">' in page.content.decode()
    assert "Tombé" in card(page, "6")


# Limits


@pytest.fixture
def long_draft(db):
    """A draft of 100 paragraphs with 200 amendments, of which every second falls with the one before."""
    draft = make_azur(paragraphs=100)
    for number in range(1, 101):
        odd, even = str(2 * number - 1), str(2 * number)
        first = make_amendment(draft=draft, number=odd, instruction=replacing(number))
        second = make_amendment(draft=draft, number=even, instruction=adding_words(number))
        make_rule(triggers=[first], falls=second)
    scenario = Scenario.objects.create(draft=draft, name="Everything")
    ScenarioVote.objects.bulk_create(
        ScenarioVote(scenario=scenario, amendment=amendment, decision="adopted")
        for amendment in Amendment.objects.all()
    )
    return draft


@pytest.mark.parametrize("size", ["draft", "long_draft"])
@pytest.mark.parametrize("is_signed_in", [False, True])
def test_the_page_takes_at_most_nine_queries(
    client, size, is_signed_in, request, admin_user, django_assert_max_num_queries
):
    draft = request.getfixturevalue(size)
    numbers = ",".join(Amendment.objects.values_list("number", flat=True))
    if is_signed_in:
        client.force_login(admin_user)
    with django_assert_max_num_queries(9):
        assert get(client, draft, f"?adopted={numbers}").status_code == 200


@pytest.fixture
def citing():
    """Return a draft whose second paragraph refers to its own Doc. and to a resolution outside."""
    draft = make_azur()
    words = f"It recalls {draft.document}, amendment 4 and Resolution 1526 (2006)."
    draft.paragraphs.filter(number="2").update(text=words)
    make_amendment(draft=draft, number="4", instruction=replacing(3))
    return draft


def test_a_reference_in_the_text_leads_to_what_it_names(client, citing):
    html = get(client, citing).content.decode()
    assert (
        f'<a href="/dossiers/azur/documents/{citing.document.slug}/">{citing.document}</a>' in html
    )
    assert f'<a href="/drafts/{citing.pk}/amendments/4/">amendment 4</a>' in html
    assert 'title="on the Assembly’s site">Resolution 1526 (2006)</a>' in html


def test_references_cost_three_queries_however_many_they_are(
    client, citing, django_assert_num_queries
):
    with django_assert_num_queries(10):
        get(client, citing)
    citing.paragraphs.update(
        text="It recalls Resolutions 1526 (2006), 1 (1949), Doc. 2 and amendment 4."
    )
    with django_assert_num_queries(10):
        get(client, citing)


@override_settings(DEBUG=False)
def test_nothing_in_the_page_needs_more_than_the_content_policy_allows(client, draft):
    html = get(client, draft, "?adopted=4,6").content.decode()
    assert " style=" not in html
    assert "<style" not in html
    assert "hx-on" not in html
    assert "<script>" not in html
