"""What must always hold of the rows, as the database and the models see it."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError

from amendments.engine.rules import Decision, Rule, When
from amendments.models import Amendment, Instruction, Scenario, ScenarioVote, Sponsor, Vote
from amendments.models.rules import check_circle, rules_and_parents
from resolutions.models import Document, Dossier, DraftText, Member, Paragraph
from resolutions.models.documents import tidy_reference
from resolutions.models.members import address
from tests.factories import (
    add_paragraphs,
    make_amendment,
    make_delegation,
    make_document,
    make_dossier,
    make_draft,
    make_rule,
)

pytestmark = pytest.mark.django_db

DELETES_2 = "In the draft resolution, delete paragraph 2."


def refuses(row):
    """Tell whether the database itself refuses `row`."""
    try:
        with transaction.atomic():
            row.save()
    except IntegrityError:
        return True
    return False


# The texts


@pytest.mark.parametrize(
    ("written", "tidy"),
    [
        ("Doc. 16245", "Doc. 16245"),
        ("Doc 16245", "Doc. 16245"),
        ("doc.16245", "Doc. 16245"),
        (" 16245 ", "Doc. 16245"),
        ("Doc.  16245  rev", "Doc. 16245 rev"),
        ("Resolution 2616 (2025)", "Resolution 2616 (2025)"),
        ("2616 (2025)", "2616 (2025)"),
        ("", ""),
    ],
)
def test_a_reference_is_written_in_one_way(written, tidy):
    assert tidy_reference(written) == tidy


def test_a_title_is_given_in_the_other_language_where_one_is_missing():
    dossier = make_dossier(title="Forests")

    assert (dossier.title_in("fr"), dossier.title_in("en")) == ("Forests", "Forests")
    dossier.title_fr = "Forêts"
    assert (dossier.title_in("fr"), dossier.title_in("en")) == ("Forêts", "Forests")


def test_documents_get_short_names_of_their_own():
    first = make_document(reference="Doc. 1", kind="report")
    others = [
        make_document(
            dossier=first.dossier, reference="Doc. 1", kind="compendium", language=language
        )
        for language in ("fr", "en")
    ]
    notes = [
        make_document(dossier=first.dossier, reference="", kind="note", title="A note")
        for _ in range(2)
    ]

    assert [row.slug for row in (first, *others, *notes)] == [
        "doc-1",
        "doc-1-compendium-fr",
        "doc-1-compendium-en",
        "a-note-note",
        "a-note-note-2",
    ]


def test_there_is_one_report_of_a_reference():
    report = make_document(reference="Doc. 7")

    assert refuses(Document(dossier=report.dossier, kind="report", reference="Doc. 7"))
    assert not refuses(Document(dossier=report.dossier, kind="note", reference="Doc. 7"))


@pytest.mark.parametrize(
    "values", [{"number": ""}, {"text": ""}, {"language": "de"}, {"number": "1"}, {"position": 1}]
)
def test_a_paragraph_that_cannot_be_is_refused(values):
    draft = make_draft(paragraphs={"1": "One."})
    usual = {"draft": draft, "language": "en", "number": "2", "position": 2, "text": "Two."}

    assert refuses(Paragraph(**usual | values))
    assert not refuses(Paragraph(**usual))


def test_the_languages_of_a_draft_are_those_of_its_paragraphs(django_assert_num_queries):
    draft = make_draft(language="en")
    add_paragraphs(draft, {"1": "Un."}, language="fr")

    assert draft.languages == ["fr", "en"]
    with django_assert_num_queries(1):
        [found] = DraftText.objects.with_languages()
        assert found.languages == ["fr", "en"]
        assert found.document.dossier.slug


def test_a_draft_on_which_amendments_stand_cannot_be_deleted():
    draft = make_draft()
    make_amendment(draft=draft)

    with pytest.raises(ProtectedError):
        draft.delete()


def test_a_dossier_without_a_title_is_refused():
    assert refuses(Dossier(slug="empty"))


def test_two_members_of_one_name_need_two_delegations():
    Member.objects.create(first_name="Ada", last_name="RIVER")

    assert refuses(Member(first_name="Ada", last_name="RIVER"))
    assert not refuses(
        Member(first_name="Ada", last_name="RIVER", delegation=make_delegation(code="FR"))
    )


def test_members_are_addressed_in_either_language():
    assert address("ms", "Ada RIVER", "fr") == "Mme Ada RIVER"
    assert address("ms", "Ada RIVER", "en") == "Ms Ada RIVER"
    assert address("", "Sir Ada RIVER", "en") == "Sir Ada RIVER"


# Amendments


def test_a_number_is_given_once_in_a_draft():
    draft = make_draft()
    make_amendment(draft=draft, number="4")

    assert refuses(Amendment(draft=draft, number="4", position=2))
    assert not refuses(Amendment(draft=make_draft(), number="4", position=1))


def test_sub_amendments_and_only_they_have_a_hyphen_in_their_number():
    draft = make_draft()
    main = make_amendment(draft=draft, number="4")

    assert refuses(Amendment(draft=draft, number="4-1", position=2))
    assert refuses(Amendment(draft=draft, number="5", parent=main, position=2))
    assert not refuses(Amendment(draft=draft, number="4-1", parent=main, position=2))


def test_a_sub_amendment_may_not_itself_be_amended():
    draft = make_draft()
    sub = make_amendment(draft=draft, number="4-1", parent=make_amendment(draft=draft, number="4"))
    deeper = Amendment(draft=draft, number="4-1-1", parent=sub, position=3)

    with pytest.raises(ValidationError, match="may not itself be amended") as caught:
        deeper.full_clean()
    assert set(caught.value.error_dict) == {"parent"}


def test_a_sub_amendment_belongs_to_its_amendment():
    main = make_amendment(draft=make_draft(), number="4")

    with pytest.raises(ValidationError, match="same draft"):
        Amendment(draft=make_draft(), number="4-1", parent=main, position=1).full_clean()
    with pytest.raises(ValidationError, match="Write 4-1 for sub-amendment 1"):
        Amendment(draft=main.draft, number="5-1", parent=main, position=2).full_clean()


def test_what_is_not_in_order_has_a_reason():
    draft = make_draft()

    assert refuses(Amendment(draft=draft, number="1", position=1, is_in_order=False))
    assert refuses(Amendment(draft=draft, number="1", position=1, not_in_order_reason="Rule 34.4"))
    assert not refuses(
        Amendment(
            draft=draft, number="1", position=1, is_in_order=False, not_in_order_reason="Rule 34.4"
        )
    )


def test_a_signatory_signs_once():
    amendment = make_amendment(draft=make_draft(), tabled_by=["Ada RIVER"])

    assert refuses(Sponsor(amendment=amendment, position=2, name="Ada RIVER"))
    assert refuses(Sponsor(amendment=amendment, position=1, name="Max LAKE"))


# Instructions


def test_there_is_one_instruction_a_language():
    amendment = make_amendment(draft=make_draft(), instruction=DELETES_2)

    assert refuses(Instruction(amendment=amendment, language="en", printed="x", reason={}))


def test_an_instruction_waits_for_a_reason_and_only_then_has_one():
    amendment = make_amendment(draft=make_draft())

    assert refuses(Instruction(amendment=amendment, language="en", printed="x", state="by_hand"))
    assert refuses(
        Instruction(amendment=amendment, language="en", printed="x", state="located", reason={})
    )


def test_an_instruction_is_read_and_located():
    instruction = make_amendment(draft=make_draft(), instruction=DELETES_2).instructions.get()

    assert instruction.is_located
    assert [operation.paragraphs for operation in instruction.operations()] == [("2",)]
    assert instruction.reason_in("en") == ""


def test_an_instruction_without_a_place_says_why_in_either_language():
    draft = make_draft(paragraphs={"1": "One."})
    instruction = make_amendment(draft=draft, instruction=DELETES_2).instructions.get()

    assert not instruction.is_located
    assert instruction.reason_in("en") == "The draft has no paragraph 2."
    assert instruction.reason_in("fr") == "Le projet n'a pas de paragraphe 2."


def test_an_instruction_that_was_set_aside_gives_the_engine_nothing():
    instruction = make_amendment(draft=make_draft(), instruction=DELETES_2).instructions.get()
    instruction.set_aside()
    instruction.full_clean()
    instruction.save()

    assert instruction.operations() == ()
    assert instruction.reason_in("en") == "To be resolved by hand."


@pytest.mark.parametrize(
    "reading",
    [
        {"action": "delete", "unit": "words"},
        ["delete"],
        [{"action": "delete"}],
        [{"action": "x", "unit": "words"}],
    ],
)
def test_a_reading_that_is_none_is_refused(reading):
    instruction = make_amendment(draft=make_draft(), instruction=DELETES_2).instructions.get()
    instruction.reading = reading

    with pytest.raises(ValidationError) as caught:
        instruction.full_clean()
    assert set(caught.value.error_dict) == {"reading"}


# Rules, votes, scenarios


def test_a_rule_is_a_value_for_the_engine():
    draft = make_draft()
    first, second, tenth = (
        make_amendment(draft=draft, number=number) for number in ("1", "2", "10")
    )
    rule = make_rule(falls=first, triggers=[tenth, second], when=When.REJECTED, needs_all=True)

    assert rule.as_rule() == Rule(("2", "10"), When.REJECTED, "1", needs_all=True)


def test_a_circle_is_refused_naming_its_members():
    draft = make_draft()
    first, second = (make_amendment(draft=draft, number=number) for number in ("1", "2"))
    make_rule(falls=second, triggers=[first])
    others, parents = rules_and_parents(draft)

    with pytest.raises(ValidationError, match=r"1 → 2 → 1|2 → 1 → 2"):
        check_circle(Rule(("2",), When.ADOPTED, "1"), others=others, parents=parents)
    check_circle(Rule(("1",), When.REJECTED, "2"), others=others, parents=parents)


def test_a_circle_through_a_sub_amendment_is_one():
    draft = make_draft()
    main = make_amendment(draft=draft, number="1")
    make_amendment(draft=draft, number="1-1", parent=main)
    others, parents = rules_and_parents(draft)

    with pytest.raises(ValidationError):
        check_circle(Rule(("1-1",), When.ADOPTED, "1"), others=others, parents=parents)


def test_an_amendment_has_one_vote_and_only_a_vote_has_counts():
    amendment = make_amendment(draft=make_draft(), decision=Decision.ADOPTED)

    assert refuses(Vote(amendment=amendment, decision="rejected"))
    other = make_amendment(draft=amendment.draft, number="2")
    assert refuses(Vote(amendment=other, decision="withdrawn", in_favour=3))
    assert refuses(Vote(amendment=other, decision="fallen"))
    assert refuses(Vote(amendment=other, decision="pending"))


def test_an_amendment_with_a_vote_cannot_be_deleted():
    amendment = make_amendment(draft=make_draft(), decision=Decision.ADOPTED)

    with pytest.raises(ProtectedError):
        amendment.delete()


def test_a_scenario_decides_once_of_amendments_to_its_draft():
    draft = make_draft()
    amendment = make_amendment(draft=draft)
    scenario = Scenario.objects.create(draft=draft, name="Committee")
    ScenarioVote.objects.create(scenario=scenario, amendment=amendment, decision="adopted")

    assert scenario.decisions() == {"1": Decision.ADOPTED}
    assert refuses(ScenarioVote(scenario=scenario, amendment=amendment, decision="rejected"))
    stranger = make_amendment(draft=make_draft())
    with pytest.raises(ValidationError, match="does not change the draft"):
        ScenarioVote(scenario=scenario, amendment=stranger, decision="adopted").full_clean()


def test_changes_are_kept_in_the_history():
    amendment = make_amendment(draft=make_draft())
    amendment.notes = "Ask."
    amendment.save()
    latest, earliest = amendment.history.all()

    assert [change.field for change in latest.diff_against(earliest).changes] == ["notes"]


def test_the_triggers_of_a_rule_are_in_its_history():
    draft = make_draft()
    first, second, third = (make_amendment(draft=draft, number=number) for number in "123")
    rule = make_rule(falls=first, triggers=[second])
    rule.triggers.add(third)

    triggers = {row.amendment.number for row in rule.history.first().triggers.all()}
    assert triggers == {"2", "3"}
