"""A newer version of a compendium: what changes, which answers are carried over, what stays."""

import json
from io import StringIO

import pytest
from django.core.management import call_command
from django.test import Client

from amendments.compendium.answers import Answer, Kind, fingerprint
from amendments.engine.rules import Decision
from amendments.importing.sheets import give_answer, import_review
from amendments.models import (
    Amendment,
    DependencyRule,
    Instruction,
    Vote,
)
from resolutions.models import Document, Paragraph
from tests.factories import make_rule, make_user
from tests.web.compendia import Printed, compendium, two
from tests.web.reviews import (
    IMPORT,
    READ,
    UNREADABLE,
    bring_in,
    get,
    give,
    instruction,
    key_on,
    save,
    words,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def clerk():
    return make_user(permissions=[IMPORT, READ])


@pytest.fixture
def client(clerk):
    client = Client()
    client.force_login(clerk)
    return client


def test_a_newer_version_shows_what_changes_and_keeps_votes_rules_and_notes(client):
    save(client, bring_in(client, compendium()))
    first, second = Amendment.objects.order_by("number")
    Vote.objects.create(amendment=first, decision=Decision.ADOPTED)
    make_rule(triggers=[first], falls=second)
    Amendment.objects.filter(pk=first.pk).update(notes="Ask the table office.")
    newer = compendium(
        paragraphs={"1": "The Assembly loves rivers. They run to the sea.", "2": "It paints them."}
    )
    review = bring_in(client, newer)

    assert "What it changes, and import" in words(get(client, review))
    page = client.get(f"/import/{review.pk}/changes/")
    assert "Changed 1 Paragraph 2, text It cleans paints them." in words(page)
    assert Paragraph.objects.get(number="2").text == "It cleans them."
    save(client, review)
    assert Paragraph.objects.get(number="2").text == "It paints them."
    assert Vote.objects.get().amendment == first
    assert DependencyRule.objects.get().falls == second
    assert Amendment.objects.get(number="1").notes == "Ask the table office."


def test_the_other_language_says_what_is_new_and_what_a_person_should_look_at(client):
    save(client, bring_in(client, compendium()))
    other = two("fr")
    other[0] = Printed("1", other[0].instruction, names="Mme Eve POND")
    review = bring_in(client, compendium(language="fr", amendments=other))
    page = client.get(f"/import/{review.pk}/changes/")
    assert "Its text in this language is new." in words(page)
    assert "New 3 Show them" in words(page)
    assert "Changed" not in words(page)
    assert "Amendment 1: Here it is tabled by Eve POND" in words(page)
    save(client, review)
    assert Document.objects.reports().get().title_fr == "La protection des rivières"
    assert Instruction.objects.filter(amendment__number="1").count() == 2


def test_answers_to_an_earlier_version_are_carried_over_where_they_fit(client):
    review = bring_in(client, compendium(amendments=[*two(), UNREADABLE]))
    text = "In the draft resolution, delete paragraph 1."
    give(
        client,
        review,
        "instruct",
        amendment="3",
        seen=fingerprint(UNREADABLE.instruction),
        text=text,
    )
    give(
        client,
        review,
        "word",
        draft="A",
        paragraph="2",
        seen=fingerprint("It cleans them."),
        text="It mends them.",
    )
    save(client, review)

    newer = compendium(
        amendments=[*two(), UNREADABLE],
        paragraphs={"1": "The Assembly loves rivers. They run to the sea.", "2": "It paints them."},
    )
    again = bring_in(client, newer)
    assert [answer["kind"] for answer in again.answers] == ["instruct"]
    page = get(client, again)
    assert "from the version before" in words(page)
    about = key_on(page, "It was corrected in the version before, and has other words now.")
    assert "It mends them.</textarea>" in page.content.decode()
    give(client, again, "accept", about=about)
    assert "0 questions" in words(get(client, again))
    save(client, again)
    assert instruction("3").printed == text
    assert Paragraph.objects.get(number="2").text == "It paints them."


def test_a_correction_that_the_newer_version_took_over_is_not_asked_again(client):
    review = bring_in(client, compendium())
    seen = fingerprint("It cleans them.")
    give(client, review, "word", draft="A", paragraph="2", seen=seen, text="It mends them.")
    save(client, review)
    paragraphs = {"1": "The Assembly loves rivers. They run to the sea.", "2": "It mends them."}
    again = bring_in(client, compendium(paragraphs=paragraphs))
    assert "0 questions" in words(get(client, again))


def correct(review, number, wording, user):
    """Import the review with the text of a paragraph put right by a person."""
    values = {"draft": "A", "paragraph": number, "text": wording}
    give_answer(review.pk, Answer(Kind.WORD, values, ""), user)
    review.refresh_from_db()
    import_review(review.pk, review.revision)


def test_the_command_keeps_what_people_answered_about_the_same_file(client, clerk, tmp_path):
    source = compendium()
    correct(bring_in(client, source), "2", "The Assembly knows two rivers.", clerk)
    file = tmp_path / "again.txt"
    file.write_text(source, encoding="utf-8")
    output = StringIO()
    call_command("import_compendium", str(file), json=True, stdout=output)

    told = json.loads(output.getvalue())
    assert told["changes"] == []
    assert "answers-again" in [repair["code"] for repair in told["repairs"]]
    assert Paragraph.objects.get(number="2").text == "The Assembly knows two rivers."


def test_a_correction_of_what_was_answered_is_kept(client, clerk):
    correct(bring_in(client, compendium()), "2", "The Assembly knows two rivers.", clerk)
    row = Paragraph.objects.get(number="2")
    row.text = "The Assembly knows three rivers."
    row.save()

    again = bring_in(client, compendium())
    import_review(again.pk, again.revision)
    assert Paragraph.objects.get(number="2").text == "The Assembly knows three rivers."
