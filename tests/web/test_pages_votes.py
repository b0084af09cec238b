"""Votes by parts, separate votes and pairs that can both stand: pages, rows, command."""

import json

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.db import IntegrityError, transaction

from amendments.desk import MORE_QUERIES, QUERIES, load_desk
from amendments.dividing import PlannedPart, divide, find_compatible, vote_separately
from amendments.engine.rules import Decision
from amendments.models import CompatiblePair, Item, Scenario, ScenarioVote, Vote
from tests.factories import add_instruction, add_paragraphs, make_amendment, make_rule, make_user
from tests.web.desks import adding_words
from tests.web.divided import REPLACES, WORDS, make_divisible, text_of, words
from tests.web.sittings import act, make_sitting

pytestmark = pytest.mark.django_db
DIVIDE, PAIR = "amendments.add_item", "amendments.add_compatiblepair"
TAKE_BACK = ["amendments.delete_item", "amendments.delete_compatiblepair"]


@pytest.fixture
def draft():
    return make_divisible()


@pytest.fixture
def four(draft):
    return draft.amendments.get(number="4")


@pytest.fixture
def five(draft):
    return draft.amendments.get(number="5")


# Dividing


def test_the_command_takes_parts_and_separate_votes(draft, four, five, capsys):
    divide(four, [PlannedPart((1,)), WORDS])
    divide(five, [PlannedPart((1,)), PlannedPart((2,))])
    vote_separately(draft, "3", {})

    both = text_of(draft, capsys, "--adopted", "4/1,5/2")
    without = text_of(draft, capsys, "--adopted", "4,5", "--rejected", "§3")

    assert both == {
        "1": "The Assembly notes matter 1. It welcomes progress.",
        "2": "The Assembly regrets this.",
        "3": "The Assembly notes question 3. It welcomes progress.",
    }
    assert without == {
        "1": "The Assembly notes matter 1.",
        "2": "The Assembly regrets this, and asks for a report.",
    }


def test_json_names_the_parts_among_the_standings(draft, four, capsys):
    divide(four, [PlannedPart((1,)), WORDS])
    capsys.readouterr()

    call_command("consolidate", draft.document.reference, "--adopted", "4/1", "--format", "json")

    standings = json.loads(capsys.readouterr().out)["standings"]
    assert {number: one["standing"] for number, one in standings.items()} == {
        "4": "adopted",
        "4/1": "adopted",
        "4/2": "rejected",
        "5": "rejected",
    }


@pytest.mark.parametrize(
    ("parts", "said"),
    [
        ([PlannedPart((1,))], "A split vote needs two parts at least."),
        ([PlannedPart((1,)), PlannedPart((1,))], "belongs to one part, and to one only"),
        ([PlannedPart((1,)), PlannedPart(words={"en": "nowhere"})], "stand 0 times"),
        ([PlannedPart((1,)), PlannedPart(words={"fr": "mots"})], "Part 2 holds nothing."),
    ],
)
def test_parts_that_do_not_fit_are_refused_and_nothing_is_saved(four, parts, said):
    with pytest.raises(ValidationError) as refusal:
        divide(four, parts)

    assert said in " ".join(refusal.value.messages)
    assert not Item.objects.exists()


def test_an_amendment_that_was_voted_is_not_divided_any_more(four):
    Vote.objects.create(amendment=four, decision=Decision.ADOPTED)

    with pytest.raises(ValidationError, match="voted as a whole already"):
        divide(four, [PlannedPart((1,)), WORDS])


@pytest.mark.parametrize("used_by", ["vote", "scenario", "rule"])
def test_a_part_that_is_named_somewhere_is_never_lost(draft, four, five, used_by):
    divide(four, [PlannedPart((1,)), WORDS])
    part = Item.objects.get(number="4/2")
    if used_by == "vote":
        Vote.objects.create(item=part, decision=Decision.REJECTED)
    elif used_by == "scenario":
        scenario = Scenario.objects.create(draft=draft, name="Mine")
        ScenarioVote.objects.create(scenario=scenario, item=part, decision=Decision.ADOPTED)
    else:
        make_rule(falls=five, triggers=[]).trigger_items.set([part])

    with pytest.raises(ValidationError, match="name it already"):
        divide(four, [])

    assert Item.objects.count() == 2


def test_a_vote_is_of_an_amendment_or_of_an_item(four):
    divide(four, [PlannedPart((1,)), WORDS])
    for values in ({}, {"amendment": four, "item": Item.objects.first()}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Vote.objects.create(decision=Decision.ADOPTED, **values)


def test_a_rule_with_a_part_and_a_separate_vote_counts(draft, four, five, capsys):
    divide(four, [PlannedPart((1,)), WORDS])
    separate = vote_separately(draft, "1", {})
    rule = make_rule(falls=five, triggers=[])
    rule.trigger_items.set([Item.objects.get(number="4/2"), separate])

    assert text_of(draft, capsys, "--adopted", "4,5")["1"].endswith("It welcomes progress.")
    assert text_of(draft, capsys, "--adopted", "4/1,5")["1"] == "The Assembly notes matter 1."
    assert load_desk(draft, "en").rules[0].triggers == ("§1", "4/2")


def test_the_desk_takes_few_queries(draft, four, django_assert_num_queries):
    divide(four, [PlannedPart((1,)), WORDS])
    vote_separately(draft, "3", {})
    five = draft.amendments.get(number="5")
    find_compatible(four, five)
    Vote.objects.create(amendment=five, decision=Decision.WITHDRAWN)
    act(make_sitting(draft=draft), "reopened", "5", mover="Mr X")

    with django_assert_num_queries(QUERIES + MORE_QUERIES):
        load_desk(draft, "en")


# The main page


def test_the_main_page_offers_a_vote_on_each_part(client, draft, four):
    divide(four, [PlannedPart((1,)), WORDS])

    page = client.get(f"/drafts/{draft.pk}/?adopted=4/1&rejected=4/2")

    assert 'name="vote-4/1"' in page.content.decode()
    assert 'name="vote-4"' not in page.content.decode()
    assert "The Assembly regrets this." in words(page)
    assert "Adopted in part" in words(page)
    assert "the text without these words" in words(page)


def test_a_sent_form_with_parts_becomes_an_address(client, draft, four):
    divide(four, [PlannedPart((1,)), WORDS])

    answer = client.get(f"/drafts/{draft.pk}/?vote-4/1=adopted&vote-4/2=open&vote-5=open")

    assert answer.status_code == 302
    assert answer.url == f"/drafts/{draft.pk}/?adopted=4%2F1"
    assert client.get(answer.url).status_code == 200


def test_a_separate_vote_stands_beside_its_paragraph(client, draft):
    vote_separately(draft, "3", {})

    kept = client.get(f"/drafts/{draft.pk}/?adopted=§3")
    gone = client.get(f"/drafts/{draft.pk}/?rejected=§3")

    assert "Separate vote on paragraph 3 Kept" in words(kept)
    assert '<div class="row level-0 gone" id="p-3">' in gone.content.decode()
    assert "1 rejected" not in words(gone), "the tally counts amendments"


# The page of the votes


def as_clerk(client, *permissions):
    client.force_login(make_user(permissions=permissions))
    return client


def test_the_page_says_how_the_draft_is_voted(client, draft, four, five):
    divide(four, [PlannedPart((1,)), WORDS])
    vote_separately(draft, "3", {"en": "It welcomes progress."})
    find_compatible(four, five)

    page = client.get(f"/drafts/{draft.pk}/votes/")

    assert "4/2 “, and asks for a report”" in words(page)
    assert "Separate vote on words of paragraph 3 “It welcomes progress.”" in words(page)
    assert "Amendments 4 and 5" in words(page)
    assert '<form method="post"' not in page.content.decode().partition("<main")[2]


def test_a_clerk_adds_and_takes_back_a_separate_vote(client, draft):
    as_clerk(client, DIVIDE, *TAKE_BACK)
    address = f"/drafts/{draft.pk}/votes/"

    client.post(f"{address}separate/", {"paragraph": "3", "words_en": "welcomes progress"})
    item = Item.objects.get()
    assert (item.number, item.words_en) == ("§3/1", "welcomes progress")
    client.post(f"{address}separate/{item.pk}/take-back/")

    assert not Item.objects.exists()
    assert Item.history.filter(history_type="-").count() == 1


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"paragraph": "9"}, "not one of the available choices"),
        ({"paragraph": "3", "words_en": "no such words"}, "do not stand there"),
        ({"paragraph": "3"}, "already has an item"),
    ],
)
def test_a_wrong_separate_vote_is_said_on_the_page(client, draft, fields, said):
    vote_separately(draft, "3", {})
    as_clerk(client, DIVIDE)

    page = client.post(f"/drafts/{draft.pk}/votes/separate/", fields)

    assert page.status_code == 400
    assert said in words(page)
    assert Item.objects.count() == 1


def test_words_are_needed_in_each_language(client, draft):
    add_paragraphs(draft, {"1": "Un.", "2": "Deux.", "3": "Trois."}, language="fr")
    as_clerk(client, DIVIDE)

    page = client.post(
        f"/drafts/{draft.pk}/votes/separate/", {"paragraph": "3", "words_en": "progress"}
    )

    assert "in each language of the draft" in words(page)


@pytest.mark.parametrize(
    "path",
    ["votes/separate/", "votes/both-stand/", "amendments/4/parts/", "votes/separate/1/take-back/"],
)
def test_who_may_not_is_refused(client, draft, path):
    stranger = client.post(f"/drafts/{draft.pk}/{path}")
    client.force_login(make_user())
    reader = client.post(f"/drafts/{draft.pk}/{path}")

    assert (stranger.status_code, reader.status_code) == (302, 403)
    assert stranger.url.startswith("/accounts/login/")


# The page that divides an amendment


def test_a_clerk_tries_the_parts_before_they_are_saved(client, draft):
    as_clerk(client, DIVIDE)
    address = f"/drafts/{draft.pk}/amendments/4/parts/"
    fields = {"operation_1": "1", "words_1_en": ", and asks for a report"}

    tried = client.post(address, fields | {"try": ""})
    assert "Only 4/1 adopted" in words(tried)
    assert not Item.objects.exists()

    saved = client.post(address, fields | {"save": ""}, follow=True)
    assert "Amendment 4 is put to the vote by 2 parts." in words(saved)
    assert [item.number for item in Item.objects.all()] == ["4/1", "4/2"]
    assert ", and asks for a report</textarea>" in client.get(address).content.decode()

    stale = client.post(address, fields | {"save": "", "seen": ""}, follow=True)
    assert "Somebody divided this amendment meanwhile" in words(stale)
    seen = client.get(address).context["seen"]
    whole = client.post(address, {"whole": "", "seen": seen}, follow=True)
    assert "Amendment 4 is put to the vote as a whole." in words(whole)
    assert not Item.objects.exists()


def test_operations_are_divided_by_the_number_given_to_each(client, draft):
    as_clerk(client, DIVIDE)
    address = f"/drafts/{draft.pk}/amendments/5/parts/"

    same = client.post(address, {"operation_1": "1", "operation_2": "1", "save": ""})
    apart = client.post(address, {"operation_1": "2", "operation_2": "1", "save": ""})

    assert "needs two parts at least" in words(same)
    assert apart.status_code == 302
    assert {item.number: item.operations for item in Item.objects.all()} == {
        "5/1": [2],
        "5/2": [1],
    }


def test_a_missing_amendment_is_not_found(client, draft):
    as_clerk(client, DIVIDE)

    assert client.get(f"/drafts/{draft.pk}/amendments/99/parts/").status_code == 404


# Pairs that can both stand


@pytest.fixture
def clashing(draft):
    make_amendment(draft=draft, number="7", instruction=adding_words(1))
    eight = make_amendment(draft=draft, number="8")
    add_instruction(
        eight, "In the draft resolution, paragraph 1, replace “notes” with “recalls”", language="en"
    )
    return draft


def test_a_clerk_lets_both_stand_and_takes_it_back(client, clashing, capsys):
    as_clerk(client, PAIR, *TAKE_BACK)
    rules = f"/drafts/{clashing.pk}/rules/"
    assert "Both can stand" in words(client.get(rules))
    assert "recalls" not in text_of(clashing, capsys, "--adopted", "7,8")["1"]

    done = client.post(
        f"/drafts/{clashing.pk}/votes/both-stand/", {"first": "7", "second": "8"}, follow=True
    )
    assert "Amendments 7 and 8 can both stand." in words(done)
    assert text_of(clashing, capsys, "--adopted", "7,8")["1"] == (
        "The Assembly recalls matter 1, with concern. It welcomes progress."
    )
    pair = CompatiblePair.objects.get()
    client.post(f"/drafts/{clashing.pk}/votes/both-stand/{pair.pk}/take-back/")

    assert not CompatiblePair.objects.exists()


@pytest.mark.parametrize("pair", [("7", "5"), ("7", "x"), ("7", "7"), ("4", "9")])
def test_only_a_pair_that_the_text_offers_can_both_stand(client, clashing, pair):
    make_amendment(draft=clashing, number="9", instruction=REPLACES)
    as_clerk(client, PAIR)

    page = client.post(
        f"/drafts/{clashing.pk}/votes/both-stand/",
        {"first": pair[0], "second": pair[1]},
        follow=True,
    )

    assert "are no pair that can both stand" in words(page)
    assert not CompatiblePair.objects.exists()
