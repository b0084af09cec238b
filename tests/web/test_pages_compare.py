"""The page of two vote sets: what differs, the form, and mistakes in the address."""

import re

import pytest
from django.utils.html import strip_tags

from amendments.models import Amendment, Scenario, ScenarioVote
from tests.factories import add_paragraphs, make_amendment
from tests.web.desks import make_azur, make_rivals, replacing, wordings

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft():
    return make_rivals(paragraphs=12)


def get(client, draft, query="", **headers):
    return client.get(f"/drafts/{draft.pk}/compare/{query}", headers=headers)


def words(page):
    html = re.sub("(?=</(?:dd|dt|h2|h3|h4|li|p|span|td|th)>)", " ", page.content.decode())
    return " ".join(strip_tags(html).split())


def shown(page):
    return re.findall(r"<h3>(.*?)</h3>", page.content.decode())


def test_what_differs_is_said_in_words(client, draft):
    page = words(get(client, draft, "?adopted=6&with_adopted=4,6"))
    assert "One paragraph differs: Paragraph 2." in page
    assert "Adopted only on the left: 6." in page
    assert "Adopted only on the right: 4." in page
    assert "Amendment 6 Adopted Fallen" in page
    assert "Amendment 4 Open Adopted" in page


def test_only_what_differs_is_shown_unless_all_is_asked_for(client, draft):
    page = get(client, draft, "?adopted=6&with_adopted=4")
    assert shown(page) == ["Paragraph 2"]
    all_of_it = client.get(page.context["all_href"])
    assert shown(all_of_it) == [f"Paragraph {number}" for number in range(1, 13)]
    assert all_of_it.context["some_href"] == page.wsgi_request.get_full_path()


def test_each_side_marks_what_the_other_does_not_have(client, draft):
    html = get(client, draft, "?with_adopted=6").content.decode()
    assert "matter 2<ins>, with concern</ins>." in html
    swapped = get(client, draft, "?adopted=6").content.decode()
    assert "matter 2<del>, with concern</del>." in swapped


def test_a_new_paragraph_stands_beside_nothing_or_its_like(client, draft):
    insert = "In the draft resolution, after paragraph 3, insert the following paragraph:\n“More.”"
    make_amendment(draft=draft, number="9", instruction=insert)
    one = get(client, draft, "?with_adopted=9")
    assert shown(one) == ["New paragraph"]
    assert "Left Not in the text Right · amendment 9 More." in words(one)
    both = get(client, draft, "?adopted=9&with_adopted=9&all=1")
    assert shown(both).index("New paragraph") == 3
    assert "The two texts are the same, word for word." in words(both)


def test_a_paragraph_that_goes_is_not_in_the_text(client, draft):
    delete = "In the draft resolution, delete paragraph 3."
    make_amendment(draft=draft, number="9", instruction=delete)
    assert "Right · amendment 9 Not in the text" in words(get(client, draft, "?with_adopted=9"))


def test_two_sets_of_one_effect_say_so_though_the_votes_differ(client, draft):
    page = words(get(client, draft, "?rejected=4&with_withdrawn=4"))
    assert "The two texts are the same, word for word." in page
    assert "Amendment 4 Rejected Withdrawn" in page


def test_without_votes_in_the_address_all_adopted_is_held_against_the_draft(client, draft):
    page = get(client, draft)
    assert page.context["right"].called == "All adopted"
    assert page.context["left"].called == "As tabled"


def test_recorded_votes_are_compared_first(client):
    draft = make_azur()
    make_amendment(draft=draft, number="4", instruction=replacing(2), decision="adopted")
    make_amendment(draft=draft, number="5", instruction=replacing(3))
    assert get(client, draft).context["right"].called == "Sitting"


# The form


def test_a_sent_form_is_answered_with_the_address_of_its_sets(client, draft):
    page = get(client, draft, "?language=en&left=tabled&right=all&adopted=4")
    assert page["Location"] == f"/drafts/{draft.pk}/compare/?with_adopted=4,6"


def test_numbers_can_be_typed_in(client, draft):
    page = get(client, draft, "?left=typed&adopted=+6+&rejected=4&right=typed&with_withdrawn=4")
    assert page["Location"] == (
        f"/drafts/{draft.pk}/compare/?adopted=6&rejected=4&with_withdrawn=4"
    )


def test_the_draft_can_be_held_against_itself(client, draft):
    page = get(client, draft, "?left=tabled&right=tabled", follow=True)
    address = page["Location"]
    assert address == f"/drafts/{draft.pk}/compare/?with_adopted="
    assert client.get(address).context["right"].called == "As tabled"


def test_a_saved_vote_set_is_one_of_the_choices(client, draft):
    scenario = Scenario.objects.create(draft=draft, name="Committee <1>")
    six = Amendment.objects.get(number="6")
    ScenarioVote.objects.create(scenario=scenario, amendment=six, decision="rejected")
    page = get(client, draft, "?left=saved:Committee+%3C1%3E&right=tabled")
    assert page["Location"] == f"/drafts/{draft.pk}/compare/?rejected=6"
    shown = client.get(page["Location"])
    assert shown.context["left"].called == "Committee <1>"
    assert "Committee &lt;1&gt;" in shown.content.decode()


def test_the_sides_can_be_swapped(client, draft):
    page = get(client, draft, "?adopted=6&with_rejected=4")
    assert page.context["swap_href"] == f"/drafts/{draft.pk}/compare/?rejected=4&with_adopted=6"


# What is wrong in an address


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("?adopted=99", "There is no amendment 99."),
        ("?with_adopted=99", "There is no amendment 99."),
        ("?with_adopted=x%3Cy", "“x&lt;y” is not the number of an amendment."),
        ("?adopted=4&rejected=4", "Amendment 4 is given more than one decision."),
        ("?left=nowhere&right=all", "There is no set of votes “nowhere”."),
        ("?left=typed&adopted=99&right=all", "There is no amendment 99."),
        ("?language=xx", "There is no text of this draft in the language “xx”."),
    ],
)
def test_a_mistake_is_said_and_the_page_is_drawn(client, draft, query, message):
    page = get(client, draft, query)
    assert page.status_code == 400
    assert message in page.content.decode()
    assert "What differs" in words(page)


def test_what_was_typed_stays_when_it_was_wrong(client, draft):
    page = get(client, draft, "?left=typed&adopted=4,99&right=all")
    assert 'name="adopted" value="4,99"' in page.content.decode()
    assert page.content.decode().count("<details open>") == 1


def test_a_set_without_a_name_is_called_by_its_votes(client, draft):
    page = get(client, draft, "?adopted=6&rejected=4&with_adopted=4,6")
    assert "Left: Adopted 6, Rejected 4 Right: All adopted" in words(page)


def test_an_adopted_amendment_that_is_in_no_text_is_called_out(client, draft):
    make_amendment(draft=draft, number="9", instruction=replacing(99))
    page = words(get(client, draft, "?with_adopted=9"))
    assert "The draft has no paragraph 99." in page


def test_the_language_of_the_text_stays_in_the_address(client, draft):
    add_paragraphs(draft, wordings(12, "La question {number}."), language="fr")
    page = get(client, draft, "?language=fr&left=tabled&right=all")
    assert page["Location"] == f"/drafts/{draft.pk}/compare/?with_adopted=4,6&language=fr"


def test_a_dossier_that_is_not_published_does_not_exist_for_a_visitor(client):
    assert get(client, make_rivals(is_published=False)).status_code == 404


@pytest.mark.parametrize("count", [2, 12])
def test_the_page_takes_at_most_seven_queries(client, count, django_assert_max_num_queries):
    draft = make_azur(paragraphs=count)
    for number in range(1, count + 1):
        make_amendment(draft=draft, number=str(number), instruction=replacing(number))
    with django_assert_max_num_queries(7):
        assert get(client, draft, "?with_adopted=1,2").status_code == 200
