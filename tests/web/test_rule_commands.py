"""`check_rules` and `outcomes` on rows of the database."""

import json

import pytest
from django.core.management import CommandError, call_command

from amendments.engine.outcomes import Outcomes
from amendments.models import Amendment, DependencyRule
from tests.factories import make_amendment, make_draft, make_rule

pytestmark = pytest.mark.django_db

REPLACES = 'In the draft resolution, replace paragraph 2 with the following paragraph: "New."'
ADDS = 'In the draft resolution, at the end of paragraph 2, insert the following words: ", too"'
DELETES = "In the draft resolution, delete paragraph 3."


@pytest.fixture
def reference():
    draft = make_draft(
        paragraphs={
            "1": "It notes one.",
            "2": "It notes two.",
            "3": "It notes three.",
            "4": "It ends.",
        }
    )
    first = make_amendment(draft=draft, number="1", instruction=REPLACES)
    second = make_amendment(draft=draft, number="2", instruction=ADDS)
    make_amendment(draft=draft, number="3", instruction=DELETES)
    make_rule(falls=second, triggers=[first])
    return draft.document.reference


def _answer(capsys, *arguments):
    call_command(*arguments, "--json")
    return json.loads(capsys.readouterr().out)


def test_check_rules_tells_what_is_stated_and_what_the_text_suggests(reference, capsys):
    answer = _answer(capsys, "check_rules", reference)

    assert [(rule["trigger"], rule["when"], rule["falls"]) for rule in answer["stated"]] == [
        (["1"], "adopted", "2")
    ]
    assert [(rule["trigger"], rule["when"], rule["falls"]) for rule in answer["suggested"]] == [
        ("1", "adopted", "2")
    ]
    assert answer["one_sided"] == []
    assert answer["cycles"] == []


def test_check_rules_does_not_suggest_the_reverse_of_what_is_stated(reference, capsys):
    rule = DependencyRule.objects.get()
    one, two = rule.triggers.get(), rule.falls
    rule.triggers.set([two])
    DependencyRule.objects.update(falls=one)

    assert _answer(capsys, "check_rules", reference)["suggested"] == []


def test_a_rule_printed_on_one_side_is_told(reference, capsys):
    rule = DependencyRule.objects.get()
    rule.printed_on.set(rule.triggers.all())

    answer = _answer(capsys, "check_rules", reference)

    assert [rule["printed_on"] for rule in answer["one_sided"]] == [["1"]]


def test_outcomes_counts_the_texts_and_lists_the_wordings(reference, capsys):
    answer = _answer(capsys, "outcomes", reference)

    assert answer["texts"] == 6
    two, three = answer["paragraphs"]
    assert [variant["adopted"] for variant in two["variants"]] == [[], ["1"], ["2"]]
    assert two["variants"][1]["text"] == "New."
    assert [(variant["text"], variant["goes"]) for variant in three["variants"]][1] == ("", True)


@pytest.mark.parametrize("command", ["check_rules", "outcomes"])
def test_an_unknown_reference_is_one_line(command):
    with pytest.raises(CommandError, match=r"There is no draft text of Doc\. 404") as refusal:
        call_command(command, "Doc. 404")

    assert refusal.value.returncode == 1


@pytest.mark.parametrize(
    ("command", "words"), [("check_rules", "1 adopted: 2 falls"), ("outcomes", "texts: 6")]
)
def test_people_read_it_in_words(reference, capsys, command, words):
    call_command(command, reference)

    assert words in capsys.readouterr().out


def test_what_is_not_in_order_gives_no_text(reference, capsys):
    Amendment.objects.filter(number="3").update(is_in_order=False, not_in_order_reason="Rule 34.4")

    assert _answer(capsys, "outcomes", reference)["texts"] == 3


def test_the_number_of_texts_may_have_any_number_of_digits(reference, capsys, monkeypatch):
    many = Outcomes(texts=2**20_000, paragraphs=())
    monkeypatch.setattr("amendments.management.commands.outcomes.outcomes_of", lambda *_: many)

    call_command("outcomes", reference, "--json")

    assert len(capsys.readouterr().out) > 6_000
