"""What is told of parts and separate votes elsewhere: rules, cards, saved votes, comparisons."""

import json
import re

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command

from amendments.dividing import PlannedPart, divide, vote_separately
from amendments.engine.rules import Decision
from amendments.models import Item, Scenario, ScenarioVote
from tests.factories import add_instruction, add_paragraphs, make_rule
from tests.web.divided import WORDS, make_divisible, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft():
    return make_divisible()


@pytest.fixture
def four(draft):
    return draft.amendments.get(number="4")


@pytest.fixture
def five(draft):
    return draft.amendments.get(number="5")


# Rules on parts, separate votes and the whole text


def test_the_page_of_the_rules_shows_rules_on_whatever_is_voted(client, draft, four, five):
    divide(four, [PlannedPart((1,)), WORDS])
    whole = Item.objects.create(draft=draft, number="text", kind="text")
    rule = make_rule(falls=five, triggers=[])
    rule.trigger_items.set([Item.objects.get(number="4/2"), vote_separately(draft, "1", {}), whole])

    page = client.get(f"/drafts/{draft.pk}/rules/")

    assert [(node.label, node.says) for node in page.context["picture"].nodes] == [
        ("Am. 4/2", "Part 2 of amendment 4, can make 5 fall"),
        ("Am. 5", "Amendment 5, can fall by text, §1, 4/2"),
        ("§1", "Separate vote on paragraph 1, can make 5 fall"),
        ("Text", "The text as a whole, can make 5 fall"),
    ]
    assert "do not touch the same words" not in words(page)
    assert "the text as a whole or §1 or 4/2 adopted 5" in words(page)


def test_a_rule_on_a_part_is_printed_on_its_amendment(client, draft, four, five, capsys):
    divide(four, [PlannedPart((1,)), WORDS])
    rule = make_rule(falls=five, triggers=[], needs_all=True)
    rule.trigger_items.set([Item.objects.get(number="4/2"), vote_separately(draft, "1", {})])
    rule.printed_on.set([four, five])

    page = client.get(f"/drafts/{draft.pk}/rules/")
    capsys.readouterr()
    call_command("check_rules", draft.document.reference, "--json")
    report = json.loads(capsys.readouterr().out)
    call_command("check_rules", draft.document.reference)

    assert "missing on" not in words(page)
    assert report["one_sided"] == []
    assert report["stated"][0]["needs_all"] is True
    assert "§1 and 4/2 adopted: 5 falls." in capsys.readouterr().out


def test_the_cards_tell_the_rules_on_parts_with_links_that_lead_somewhere(
    client, draft, four, five
):
    divide(four, [PlannedPart((1,)), WORDS])
    make_rule(falls=five, triggers=[]).trigger_items.set([Item.objects.get(number="4/2")])

    page = client.get(f"/drafts/{draft.pk}/?adopted=4").content.decode()

    told = re.findall(r'<p class="rule">(.*?)</p>', page)
    assert told == [
        'falls if <a href="#am-4">4/2</a> is adopted',
        '<a href="#am-5">5</a> falls if <a href="#am-4">4/2</a> is adopted',
    ]
    anchors = set(re.findall(r'href="#(am-[^"]*)"', page))
    assert anchors <= set(re.findall(r'id="(am-[^"]*)"', page))


def test_saved_votes_hold_those_on_parts_and_separate_votes(client, draft, four):
    divide(four, [PlannedPart((1,)), WORDS])
    vote_separately(draft, "3", {})
    scenario = Scenario.objects.create(draft=draft, name="Mine")
    for item in Item.objects.all():
        decision = Decision.ADOPTED if item.number == "4/1" else Decision.REJECTED
        ScenarioVote.objects.create(scenario=scenario, item=item, decision=decision)

    saved = client.get(f"/drafts/{draft.pk}/").context["scenarios"]
    page = client.get(saved[0].href)

    assert page.status_code == 200
    assert "The Assembly regrets this." in words(page)
    assert '<div class="row level-0 gone" id="p-3">' in page.content.decode()


def test_a_part_is_on_the_same_paragraphs_in_both_languages(draft, five):
    add_paragraphs(draft, {"1": "Un. Elle salue.", "2": "Deux.", "3": "La matière."}, language="fr")
    other_way = (
        "Dans le projet de résolution, paragraphe 3, remplacer le mot «matière» par le mot suivant: "
        "«question»; paragraphe 1, supprimer la deuxième phrase"
    )
    add_instruction(five, other_way, language="fr")

    with pytest.raises(ValidationError, match="Part 1 is not on the same paragraphs"):
        divide(five, [PlannedPart((1,)), PlannedPart((2,))])

    assert not Item.objects.exists()


def test_a_comparison_names_the_parts_and_separate_votes_that_stand_otherwise(client, draft, four):
    divide(four, [PlannedPart((1,)), WORDS])
    vote_separately(draft, "3", {})

    page = client.get(
        f"/drafts/{draft.pk}/compare/?adopted=4,§3&with_adopted=4/1&with_rejected=4/2,§3"
    )

    assert [
        (one.name, [str(standing) for standing, _look in one.standings])
        for one in page.context["differences"]
    ] == [
        ("Amendment 4", ["Adopted", "Adopted in part"]),
        ("Part 2 of amendment 4", ["Adopted", "Rejected"]),
        ("Separate vote on paragraph 3", ["Kept", "Rejected"]),
    ]
    assert "Adopted only on the left: 4/2" in words(page)
