"""The page of the rules: what it shows, who may confirm a suggestion, and what is refused."""

import re

import pytest
from django.utils.html import strip_tags

from amendments.models import Amendment, DependencyRule, RuleSource
from tests.factories import add_paragraphs, make_amendment, make_rule, make_user
from tests.web.desks import adding_words, make_azur, make_rivals, replacing, wordings

pytestmark = pytest.mark.django_db
CONFIRM = "amendments.add_dependencyrule"


@pytest.fixture
def draft():
    """4 and 6 clash, and no rule settles it."""
    draft = make_azur(paragraphs=12)
    make_amendment(draft=draft, number="4", instruction=replacing(2))
    make_amendment(draft=draft, number="6", instruction=adding_words(2))
    return draft


@pytest.fixture
def clerk():
    return make_user(permissions=[CONFIRM])


def get(client, draft, query="", **headers):
    return client.get(f"/drafts/{draft.pk}/rules/{query}", headers=headers)


def confirm(client, draft, trigger="4", falls="6", **options):
    fields = {"trigger": trigger, "falls": falls, "language": "en"}
    return client.post(f"/drafts/{draft.pk}/rules/confirm/", fields, **options)


def words(page):
    html = re.sub("(?=</(?:dd|dt|h2|h3|li|p|span|td|th)>)", " ", page.content.decode())
    return " ".join(strip_tags(html).split())


def amendment(number):
    return Amendment.objects.get(number=number)


# What it shows


def test_a_rule_stands_in_the_table_with_where_it_comes_from(client):
    draft = make_rivals()
    rule = DependencyRule.objects.get()
    rule.source = RuleSource.PRINTED
    rule.save()
    rule.printed_on.set([amendment("4"), amendment("6")])
    page = get(client, draft)
    assert "4 adopted 6 printed 4, 6" in words(page)
    assert "Printed on one side only" not in words(page)


def test_a_rule_printed_on_one_side_only_is_called_out(client):
    draft = make_rivals()
    DependencyRule.objects.get().printed_on.set([amendment("4")])
    assert "Printed on one side only: it is missing on 6." in words(get(client, draft))


def test_a_rule_entered_by_hand_is_not_said_to_miss_anywhere(client):
    assert "Printed on one side only" not in words(get(client, make_rivals()))


def test_the_picture_has_a_box_for_each_amendment_of_a_rule_and_an_arrow_for_each_trigger(client):
    draft = make_rivals(paragraphs=12)
    make_amendment(draft=draft, number="9", instruction=replacing(9))
    picture = get(client, draft).context["picture"]
    assert [node.number for node in picture.nodes] == ["4", "6"]
    assert [(node.says) for node in picture.nodes] == [
        "Amendment 4, can make 6 fall",
        "Amendment 6, can fall by 4",
    ]
    assert [arrow.look for arrow in picture.arrows] == ["adopted"]


def test_arrows_that_would_cross_have_lanes_of_their_own(client, draft):
    make_amendment(draft=draft, number="8", instruction=replacing(8))
    make_rule(triggers=[amendment("4"), amendment("6")], falls=amendment("8"), needs_all=True)
    picture = get(client, draft).context["picture"]
    assert [arrow.look for arrow in picture.arrows] == ["adopted all", "adopted all"]
    lanes = {re.search(r"Q(\d+) ", arrow.line)[1] for arrow in picture.arrows}
    assert len(lanes) == 2


def test_without_rules_there_is_no_picture(client, draft):
    page = get(client, draft)
    assert "<svg" not in page.content.decode()
    assert "No amendment depends on another one." in words(page)


def test_a_clash_without_a_rule_is_a_suggestion_with_its_reason(client, draft):
    page = words(get(client, draft))
    assert "6 falls if 4 is adopted" in page
    assert "Amendments 4 and 6 change the same words of paragraph 2" in page


def test_a_clash_with_a_rule_is_no_suggestion(client):
    assert get(client, make_rivals()).context["suggestions"] == []


def test_a_rule_on_amendments_that_do_not_touch_is_remarked_on(client, draft):
    make_amendment(draft=draft, number="8", instruction=replacing(8))
    make_rule(triggers=[amendment("4")], falls=amendment("8"))
    page = words(get(client, draft))
    assert "do not touch the same words. That may be meant so: 8 falls if 4 is adopted" in page
    assert "do not touch" not in words(get(client, make_rivals(slug="other")))


def test_the_proposed_order_stands_beside_the_present_one_with_reasons(client):
    draft = make_azur()
    make_amendment(draft=draft, number="1", instruction=adding_words(2))
    make_amendment(draft=draft, number="2", instruction=replacing(2))
    page = get(client, draft)
    assert [(row.place, row.present) for row in page.context["order"]] == [(1, 2), (2, 1)]
    assert "Replaces paragraph 2" in words(page)
    assert words(page).count("would move") == 1
    assert "It differs from the present order" in words(page)


def test_the_order_that_is_as_proposed_says_so(client, draft):
    assert "It is the present order." in words(get(client, draft))
    assert "would move" not in words(get(client, draft))


def test_rules_in_a_circle_are_said_and_the_page_still_stands(client, draft):
    make_rule(triggers=[amendment("4")], falls=amendment("6"))
    make_rule(triggers=[amendment("6")], falls=amendment("4"))
    page = get(client, draft)
    assert page.status_code == 200
    assert "The rules form a circle" in words(page)


def test_the_text_of_each_language_is_looked_through(client, draft):
    add_paragraphs(draft, wordings(12), language="fr")
    assert len(get(client, draft, "?language=en").context["suggestions"]) == 1
    assert get(client, draft, "?language=fr").context["suggestions"] == []


def test_a_language_that_the_draft_does_not_have_is_said(client, draft):
    page = get(client, draft, "?language=xx")
    assert page.status_code == 400
    assert "There is no text of this draft in the language “xx”." in words(page)


def test_a_reader_in_french_gets_the_page_in_french(client, draft):
    page = words(get(client, draft, accept_language="fr"))
    assert "6 tombe si 4 est adopté" in page
    assert "Ordre de vote proposé" in page


# Who may


def test_a_dossier_that_is_not_published_does_not_exist_for_a_visitor(client, clerk):
    draft = make_rivals(is_published=False)
    assert get(client, draft).status_code == 404
    client.force_login(clerk)
    assert get(client, draft).status_code == 404
    assert confirm(client, draft).status_code == 404


def test_only_who_has_the_right_sees_the_button(client, draft, clerk):
    assert "Confirm" not in words(get(client, draft))
    client.force_login(make_user())
    assert "Confirm" not in words(get(client, draft))
    client.force_login(clerk)
    assert "Confirm" in words(get(client, draft))


def test_nobody_else_confirms(client, draft):
    assert confirm(client, draft)["Location"].startswith("/accounts/login/")
    client.force_login(make_user())
    assert confirm(client, draft).status_code == 403
    assert not DependencyRule.objects.exists()


def test_reading_the_address_of_the_button_changes_nothing(client, draft, clerk):
    client.force_login(clerk)
    assert client.get(f"/drafts/{draft.pk}/rules/confirm/").status_code == 405


# Confirming


def test_confirming_makes_exactly_one_rule_and_leads_back(client, draft, clerk):
    client.force_login(clerk)
    page = confirm(client, draft, follow=True)
    assert page.redirect_chain == [(f"/drafts/{draft.pk}/rules/", 302)]
    assert "Confirmed: amendment 6 falls if 4 is adopted." in words(page)
    rule = DependencyRule.objects.get()
    assert rule.as_rule().triggers == ("4",)
    assert (rule.falls.number, rule.when, rule.number) == ("6", "adopted", 1)
    assert rule.source == RuleSource.SUGGESTED
    assert {entry.history_user for entry in rule.history.all()} == {clerk}
    assert page.context["suggestions"] == []


def test_a_new_rule_takes_the_next_number(client, draft, clerk):
    make_amendment(draft=draft, number="8", instruction=replacing(8))
    make_rule(triggers=[amendment("4")], falls=amendment("8"), number=7)
    client.force_login(clerk)
    confirm(client, draft)
    assert DependencyRule.objects.get(falls__number="6").number == 8


def test_confirming_twice_makes_one_rule(client, draft, clerk):
    client.force_login(clerk)
    confirm(client, draft)
    page = confirm(client, draft, follow=True)
    assert "There is already a rule on amendments 4 and 6." in words(page)
    assert DependencyRule.objects.count() == 1


def test_a_rule_that_would_close_a_circle_is_refused(client, draft, clerk):
    make_amendment(draft=draft, number="8", instruction=replacing(8))
    make_rule(triggers=[amendment("6")], falls=amendment("8"))
    make_rule(triggers=[amendment("8")], falls=amendment("4"))
    client.force_login(clerk)
    assert "It cannot be confirmed: it would close the circle" in words(get(client, draft))
    assert "Confirm</button>" not in get(client, draft).content.decode()
    page = confirm(client, draft, follow=True)
    assert "With this rule these amendments would wait for one another:" in words(page)
    assert DependencyRule.objects.count() == 2


@pytest.mark.parametrize(
    ("trigger", "falls"), [("6", "4"), ("4", "99"), ("", ""), ("4", "4"), ("<b>", "6")]
)
def test_what_the_text_does_not_suggest_is_refused(client, draft, clerk, trigger, falls):
    client.force_login(clerk)
    page = confirm(client, draft, trigger, falls, follow=True)
    assert "The text does not suggest a rule on amendments" in words(page)
    assert "<b>”" not in page.content.decode()
    assert not DependencyRule.objects.exists()


# Limits


@pytest.mark.parametrize("count", [2, 12])
def test_the_page_takes_at_most_eight_queries(
    client, count, admin_user, django_assert_max_num_queries
):
    draft = make_azur(paragraphs=count)
    for number in range(1, count + 1):
        make_amendment(draft=draft, number=str(2 * number), instruction=replacing(number))
        make_amendment(draft=draft, number=str(2 * number + 1), instruction=adding_words(number))
        make_rule(triggers=[amendment("2")], falls=amendment(str(2 * number + 1)))
    with django_assert_max_num_queries(8):
        assert get(client, draft).status_code == 200
