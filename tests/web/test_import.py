"""`import_compendium`: what it saves, what it says, and what a second import leaves alone."""

import json
from pathlib import Path

import pytest
from django.apps import apps
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from amendments.dividing import PlannedPart, divide, vote_separately
from amendments.engine.rules import Decision
from amendments.models import Amendment, DependencyRule, Instruction, Item, Sponsor, State, Vote
from resolutions.models import Document, Dossier, DraftText, Member, Paragraph
from tests.factories import make_amendment, make_delegation
from tests.web.compendia import DELETES_2, REPLACES_1, Printed, compendium, two

pytestmark = pytest.mark.django_db

SEED = Path(__file__).parents[2] / "fixtures" / "sources" / "doc-16245.fr.txt"


@pytest.fixture
def bring_in(tmp_path, capsys):
    """Return a function that imports a printed text and gives what the command says as JSON."""

    def bring_in(text, *options, name="compendium.txt"):
        file = tmp_path / name
        file.write_text(text, encoding="utf-8")
        capsys.readouterr()
        call_command("import_compendium", str(file), "--json", *options)
        return json.loads(capsys.readouterr().out)

    return bring_in


def rows():
    """Return how many rows each table has, histories included."""
    models = [
        *apps.get_app_config("resolutions").get_models(),
        *apps.get_app_config("amendments").get_models(),
    ]
    return {model.__name__: model.objects.count() for model in models}


def problems(report):
    return [(problem["code"], problem["where"]) for problem in report["problems"]]


def changes(report):
    return [(change["done"], change["where"], change["what"]) for change in report["changes"]]


def texts(language="en"):
    return dict(Paragraph.objects.filter(language=language).values_list("number", "text"))


# What is saved, and what is said


def test_the_seed_becomes_rows():
    call_command("import_compendium", str(SEED), "--dossier", "kazakhstan", verbosity=0)

    draft = DraftText.objects.get()
    assert (draft.document.reference, draft.letter, draft.kind) == ("Doc. 16245", "A", "resolution")
    assert draft.document.title_fr.startswith("L'Assemblée parlementaire doit soutenir")
    assert draft.document.dossier.slug == "kazakhstan"
    assert not draft.document.dossier.is_published
    assert draft.languages == ["fr"]
    assert draft.paragraphs.count() == 28
    order = Amendment.objects.in_voting_order().values_list("number", flat=True)
    assert list(order) == ["1", "2", "3", "4", "6", "5", "7"]
    assert not Instruction.objects.to_be_resolved_by_hand().exists()
    rule = DependencyRule.objects.get()
    assert (rule.as_rule().triggers, rule.falls.number, rule.source) == (("4",), "6", "printed")
    assert {amendment.number for amendment in rule.printed_on.all()} == {"4", "6"}
    document = Document.objects.get(kind="compendium")
    assert (document.language, str(document.date)) == ("fr", "2025-09-30")
    assert document.text == SEED.read_text(encoding="utf-8")


def test_signatories_are_printed_in_either_language():
    call_command("import_compendium", str(SEED), verbosity=0)

    amendment = Amendment.objects.get(number="7")
    assert amendment.tabled_by("fr")[:2] == ["Mme Laura CASTEL", "M. George LOUCAIDES"]
    assert amendment.tabled_by("en")[:2] == ["Ms Laura CASTEL", "Mr George LOUCAIDES"]


def test_the_json_has_what_interfaces_names(bring_in):
    depends = [Printed("1", REPLACES_1["en"], depends="(If adopted, amendment 2 falls)"), two()[1]]
    report = bring_in(compendium(amendments=depends))

    assert (report["reference"], report["language"]) == ("Doc. 15999", "en")
    assert (report["title"], report["date"]) == ("The protection of rivers", "2025-09-30")
    assert report["drafts"] == [
        {
            "letter": "A",
            "kind": "resolution",
            "paragraphs": [
                {"number": "1", "text": "The Assembly loves rivers. They run to the sea."},
                {"number": "2", "text": "It cleans them."},
            ],
        }
    ]
    first = report["amendments"][0]
    assert first["tabled_by"] == ["Ms Ada RIVER", "Mr Max LAKE"]
    names = ("number", "parent", "draft", "committee", "explanatory_note", "votes")
    assert [first[name] for name in names] == ["1", None, "A", None, None, None]
    [instruction] = first["instructions"]
    names = ("action", "paragraph", "unit", "new_text", "located", "reason")
    assert [instruction[name] for name in names] == [
        "replace", "1", "sentence", ["They are old."], True, None,
    ]  # fmt: skip
    assert instruction["text"].startswith("In the draft resolution, paragraph 1")
    [rule] = report["rules"]
    assert (rule["trigger"], rule["when"], rule["falls"], rule["printed_on"]) == (
        ["1"], "adopted", "2", ["1"],
    )  # fmt: skip
    assert "repairs" in report
    assert "problems" in report


def test_an_amendment_that_cannot_be_read_is_kept_as_printed(bring_in):
    strange = Printed("3", "In the draft resolution, paragraph 1, make it nicer.")
    lost = Printed("4", "In the draft resolution, delete paragraph 9.")
    report = bring_in(compendium(amendments=[*two(), strange, lost]))

    assert ("not-read", "amendment 3") in problems(report)
    assert ("not-located", "amendment 4") in problems(report)
    [unread] = report["amendments"][2]["instructions"]
    assert (unread["action"], unread["located"]) == ("manual", False)
    assert unread["reason"]
    row = Instruction.objects.get(amendment__number="3")
    assert (row.printed, row.state, row.reading) == (strange.instruction, State.BY_HAND, [])
    assert "no paragraph 9" in Instruction.objects.get(amendment__number="4").reason_in("en")


def test_words_for_people(tmp_path, capsys):
    file = tmp_path / "compendium.txt"
    file.write_text(compendium(amendments=[*two(), Printed("3", "Improve paragraph 1.")]))
    call_command("import_compendium", str(file))

    said = capsys.readouterr().out
    assert "Doc. 15999, 2025-09-30, in English" in said
    assert "A. Draft resolution: 2 paragraphs, 3 amendments, 2 of them read and located" in said
    assert "  amendment 3: " in said
    assert said.endswith("Saved in the dossier doc-15999.\n")


def test_a_sub_amendment_is_voted_before_its_amendment(bring_in):
    sub = Printed("1-1", "In amendment 1, replace the word “old” with the following word: “young”")
    report = bring_in(compendium(amendments=[two()[0], sub, two()[1]]))

    assert [one["number"] for one in report["amendments"]] == ["1", "1-1", "2"]
    row = Amendment.objects.get(number="1-1")
    assert row.parent.number == "1"
    order = Amendment.objects.in_voting_order().values_list("number", flat=True)
    assert list(order) == ["1-1", "1", "2"]
    assert row.instructions.get().is_located


def test_a_known_member_is_recognised(bring_in):
    ada = Member.objects.create(first_name="Ada", last_name="River")
    bring_in(compendium())

    sponsors = Sponsor.objects.filter(amendment__number="1").order_by("position")
    assert [sponsor.member for sponsor in sponsors] == [ada, None]


def test_a_name_that_two_members_have_is_left_to_a_person(bring_in):
    Member.objects.create(first_name="Ada", last_name="RIVER")
    Member.objects.create(
        first_name="Ada", last_name="RIVER", delegation=make_delegation(code="FR")
    )
    bring_in(compendium())

    assert not Sponsor.objects.exclude(member=None).exists()


def test_printed_rules_that_form_a_circle_are_not_saved(bring_in):
    rivals = [
        Printed("1", REPLACES_1["en"], depends="(If adopted, amendment 2 falls)"),
        Printed("2", DELETES_2["en"], depends="(If adopted, amendment 1 falls)"),
    ]
    report = bring_in(compendium(amendments=rivals))

    assert [rule.falls.number for rule in DependencyRule.objects.all()] == ["2"]
    [problem] = [problem for problem in report["problems"] if problem["code"] == "rule-circle"]
    assert "1 → 2 → 1" in problem["message"] or "2 → 1 → 2" in problem["message"]


# The dossier


def test_without_a_dossier_the_doc_gets_one_of_its_own(bring_in):
    assert bring_in(compendium())["dossier"] == "doc-15999"


def test_a_dossier_that_exists_is_used(bring_in):
    Dossier.objects.create(slug="water", title_en="Water")
    bring_in(compendium(), "--dossier", "water")

    assert Dossier.objects.get().documents.count() == 2


def test_a_doc_stays_in_its_dossier(bring_in):
    bring_in(compendium(), "--dossier", "water")
    with pytest.raises(CommandError, match=r"Doc\. 15999 is in the dossier water, not in air"):
        bring_in(compendium(), "--dossier", "air")


# A second time


def test_the_same_file_twice_changes_nothing(bring_in):
    sub = Printed("1-1", "In amendment 1, replace the word “old” with the following word: “young”")
    text = compendium(
        amendments=[
            two()[0],
            sub,
            Printed("2", DELETES_2["en"], depends="(Falls if amendment 1 is adopted)"),
        ]
    )
    bring_in(text)
    before = rows()
    report = bring_in(text, name="another name.txt")

    assert rows() == before
    assert report["changes"] == []


def test_the_seed_twice_changes_nothing():
    call_command("import_compendium", str(SEED), verbosity=0)
    before = rows()
    call_command("import_compendium", str(SEED), verbosity=0)

    assert rows() == before


def test_a_newer_version_updates_what_changed_and_keeps_what_people_added(bring_in):
    bring_in(compendium())
    first = Amendment.objects.get(number="1")
    first.notes = "Ask the rapporteur."
    first.explanatory_note_en = "Rivers are old."
    first.save()
    Vote.objects.create(amendment=first, decision=Decision.ADOPTED)
    rule = DependencyRule.objects.create(draft=first.draft, number=1, falls=first)
    rule.triggers.set(Amendment.objects.filter(number="2"))
    newer = [
        Printed(
            "1", REPLACES_1["en"].replace("old", "very old"), names="Ms Ada RIVER, Mr Jan POND"
        ),
        Printed("3", "In the draft resolution, delete paragraph 3."),
        two()[1],
    ]
    paragraphs = {
        "1": "The Assembly loves rivers. They run to the sea.",
        "2": "It cleans all.",
        "3": "It stops.",
    }
    report = bring_in(compendium(amendments=newer, paragraphs=paragraphs))

    assert changes(report) == [
        ("changed", "paragraph 2", "text"),
        ("added", "paragraph 3", "text"),
        ("added", "amendment 3", "amendment"),
        ("changed", "amendment 1", "signatories"),
        ("changed", "amendment 1", "instruction"),
    ]
    first.refresh_from_db()
    assert (first.notes, first.explanatory_note_en) == ("Ask the rapporteur.", "Rivers are old.")
    assert first.vote.decision == Decision.ADOPTED
    assert first.tabled_by("en") == ["Ms Ada RIVER", "Mr Jan POND"]
    assert DependencyRule.objects.get() == rule
    order = Amendment.objects.in_voting_order().values_list("number", flat=True)
    assert list(order) == ["1", "3", "2"]
    assert "very old" in first.instructions.get().reading[0]["new_text"][0]
    assert texts()["2"] == "It cleans all."


def test_a_paragraph_put_in_moves_the_others(bring_in):
    bring_in(compendium())
    bring_in(compendium(paragraphs={"1": "First.", "1.1": "New.", "2": "It cleans them."}))

    numbers = Paragraph.objects.order_by("position").values_list("position", "number")
    assert list(numbers) == [(1, "1"), (2, "1.1"), (3, "2")]


def test_a_paragraph_that_goes_takes_the_place_of_its_amendment_with_it(bring_in):
    bring_in(compendium())
    report = bring_in(
        compendium(paragraphs={"1": "The Assembly loves rivers. They run to the sea."})
    )

    assert ("removed", "paragraph 2", "text") in changes(report)
    assert ("not-located", "amendment 2") in problems(report)
    assert Instruction.objects.get(amendment__number="2").state == State.BY_HAND
    assert Instruction.objects.get(amendment__number="1").state == State.LOCATED


def test_an_amendment_that_is_no_longer_printed_is_kept_and_told(bring_in):
    bring_in(compendium())
    report = bring_in(compendium(amendments=two()[:1]))

    assert ("not-printed", "amendment 2") in problems(report)
    assert Amendment.objects.filter(number="2").exists()


def test_an_amendment_tabled_in_the_sitting_is_not_missed_in_the_compendium(bring_in):
    bring_in(compendium())
    draft = DraftText.objects.get()
    make_amendment(draft=draft, number="O1", instruction=DELETES_2["en"])
    two_ = Amendment.objects.get(number="2")
    make_amendment(draft=draft, number="2-O1", parent=two_, instruction="Delete all.")
    report = bring_in(compendium())

    assert problems(report) == []
    assert Amendment.objects.filter(number__contains="O1").count() == 2


def test_what_a_person_corrected_stays_when_the_file_says_nothing_new(bring_in):
    bring_in(compendium())
    paragraph = Paragraph.objects.get(number="2")
    paragraph.text = "It cleans them all."
    paragraph.save()
    report = bring_in(compendium(date="01/10/2025"))

    assert texts()["2"] == "It cleans them all."
    assert changes(report) == [("kept", "paragraph 2", "text")]


def test_the_file_is_the_newer_word_when_it_changes_what_a_person_corrected(bring_in):
    bring_in(compendium())
    paragraph = Paragraph.objects.get(number="2")
    paragraph.text = "It cleans them all."
    paragraph.save()
    texts_now = {
        "1": "The Assembly loves rivers. They run to the sea.",
        "2": "It cleans most of them.",
    }
    report = bring_in(compendium(paragraphs=texts_now))

    assert texts()["2"] == "It cleans most of them."
    assert changes(report) == [("changed", "paragraph 2", "text")]


def test_a_corrected_paragraph_counts_when_instructions_are_located(bring_in):
    bring_in(compendium())
    paragraph = Paragraph.objects.get(number="1")
    paragraph.text = "One sentence only."
    paragraph.save()
    bring_in(compendium())

    assert Instruction.objects.get(amendment__number="1").state == State.BY_HAND


def test_a_row_that_was_deleted_by_mistake_comes_back(bring_in):
    bring_in(compendium())
    Amendment.objects.get(number="2").delete()
    report = bring_in(compendium())

    assert changes(report) == [("added", "amendment 2", "amendment")]
    assert Amendment.objects.get(number="2").instructions.get().is_located


def test_the_voting_order_of_a_person_stays(bring_in):
    bring_in(compendium())
    Amendment.objects.filter(number="2").update(position=0)
    report = bring_in(compendium())

    order = Amendment.objects.in_voting_order().values_list("number", flat=True)
    assert list(order) == ["2", "1"]
    assert ("other-order", "amendment 2") in problems(report)


def test_an_instruction_that_a_person_set_aside_stays_so(bring_in):
    bring_in(compendium())
    instruction = Instruction.objects.get(amendment__number="1")
    instruction.set_aside()
    instruction.save()
    bring_in(compendium())

    instruction.refresh_from_db()
    assert instruction.is_set_aside


# The other language


def test_the_other_language_is_added_to_the_same_draft_and_amendments(bring_in):
    bring_in(compendium())
    sponsors, amendments = Sponsor.objects.count(), Amendment.objects.count()
    report = bring_in(compendium(language="fr", amendments=two("fr")))

    draft = DraftText.objects.get()
    assert draft.languages == ["fr", "en"]
    assert draft.document.title_in("fr") == "La protection des rivières"
    assert draft.document.title_in("en") == "The protection of rivers"
    assert Amendment.objects.count() == amendments
    assert Sponsor.objects.count() == sponsors
    assert sorted(
        Amendment.objects.get(number="1").instructions.values_list("language", flat=True)
    ) == ["en", "fr"]
    assert report["problems"] == []
    assert Document.objects.filter(kind="compendium").count() == 2


def test_where_the_languages_differ_a_person_is_told(bring_in):
    bring_in(compendium())
    other = [Printed("1", REPLACES_1["fr"], names="Mme Eva SOURCE"), two("fr")[1]]
    paragraphs = {
        "1": "L'Assemblée aime les rivières. Elles vont à la mer.",
        "2": "Elle les nettoie.",
        "3": "Fin.",
    }
    report = bring_in(compendium(language="fr", amendments=other, paragraphs=paragraphs))

    assert ("other-signatories", "amendment 1") in problems(report)
    assert ("other-paragraphs", "paragraph 3") in problems(report)
    assert Amendment.objects.get(number="1").tabled_by("en") == ["Ms Ada RIVER", "Mr Max LAKE"]


# Nothing, rather than half


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("Dear Sir,\n\nthis is a letter.", "not a compendium"),
        ("", "empty"),
        ("<!DOCTYPE html><html><body>Doc. 1</body></html>", "not a compendium"),
    ],
)
def test_what_is_no_compendium_is_refused_in_one_line(bring_in, text, message):
    with pytest.raises(CommandError, match=message) as caught:
        bring_in(text)

    assert caught.value.returncode == 1
    assert "\n" not in str(caught.value)
    assert not Dossier.objects.exists()


def test_a_file_that_is_not_there_is_refused(tmp_path):
    with pytest.raises(CommandError, match="No such file") as caught:
        call_command("import_compendium", str(tmp_path / "missing.txt"))
    assert caught.value.returncode == 1


def test_a_dry_run_says_the_same_and_saves_nothing(bring_in):
    tried = bring_in(compendium(), "--dry-run")
    assert not any(rows().values())

    saved = bring_in(compendium())
    assert {**tried, "saved": True} == saved


def test_a_draft_of_another_kind_under_the_same_letter_is_refused_whole(bring_in):
    bring_in(compendium())
    before = rows()
    changed = compendium(kind="recommendation", title="Another title")
    with pytest.raises(CommandError, match="Draft A of Doc. 15999 is a draft resolution"):
        bring_in(changed)

    assert rows() == before
    assert Document.objects.reports().get().title_en == "The protection of rivers"


def test_a_value_that_fits_no_column_is_refused_whole(bring_in):
    endless = [Printed("1", REPLACES_1["en"], names=f"Ms {'A' * 300}")]
    with pytest.raises(CommandError, match="name of a signatory cannot be saved"):
        bring_in(compendium(amendments=endless))

    assert not any(rows().values())


def test_every_row_that_an_import_writes_has_its_history(bring_in):
    bring_in(compendium())

    for model in (Document, DraftText, Paragraph, Amendment, Sponsor, Instruction):
        assert model.history.count() == model.objects.count(), model
        assert set(model.history.values_list("history_change_reason", flat=True)) == {
            "import of a compendium"
        }


def test_the_history_of_a_rule_has_what_it_joins(bring_in):
    bring_in(
        compendium(
            amendments=[
                Printed("1", REPLACES_1["en"], depends="(If adopted, amendment 2 falls)"),
                two()[1],
            ]
        )
    )

    entry = DependencyRule.history.get()
    assert (entry.history_type, entry.history_change_reason) == ("+", "import of a compendium")
    assert [link.amendment.number for link in entry.triggers.all()] == ["1"]
    assert [link.amendment.number for link in entry.printed_on.all()] == ["1"]


def test_the_number_of_queries_does_not_grow_with_the_amendments(
    bring_in, django_assert_max_num_queries
):
    def many(count, number):
        depends = "(If adopted, amendment {} falls)"
        amendments = [
            Printed(str(n), DELETES_2["en"], depends=depends.format(n + 1) if n % 2 else "")
            for n in range(1, count + 1)
        ]
        return compendium(amendments=amendments, number=number)

    with CaptureQueriesContext(connection) as few:
        bring_in(many(4, "15001"))
    with django_assert_max_num_queries(len(few)):
        bring_in(many(100, "15002"))


# Parts and separate votes of what a newer compendium changes

BY_PARTS = "In the draft resolution, paragraph 1, delete the second sentence; delete paragraph 2."
OTHER_WAY = "In the draft resolution, delete paragraph 2; paragraph 1, delete the second sentence."
ONE_LEFT = "In the draft resolution, delete paragraph 2."


@pytest.fixture
def divided(bring_in):
    bring_in(compendium(amendments=[Printed("1", BY_PARTS)]))
    divide(Amendment.objects.get(), [PlannedPart((1,)), PlannedPart((2,))])
    vote_separately(DraftText.objects.get(), "2", {"en": "cleans"})


@pytest.mark.parametrize(
    ("instruction", "said"),
    [(OTHER_WAY, "Check that it still means the same"), (ONE_LEFT, "Each operation")],
)
def test_new_operations_under_old_parts_are_a_problem(bring_in, divided, instruction, said):
    report = bring_in(compendium(amendments=[Printed("1", instruction)]))

    (problem,) = report["problems"]
    assert (problem["code"], problem["where"]) == ("parts-changed", "amendment 1")
    assert said in problem["message"]
    assert Item.objects.count() == 3


@pytest.mark.parametrize(
    ("text", "said"),
    [("It cleans all of them.", "Check that it still"), ("It is silent.", "do not stand")],
)
def test_new_words_under_a_separate_vote_are_a_problem(bring_in, divided, text, said):
    paragraphs = {"1": "The Assembly loves rivers. They run to the sea.", "2": text}
    report = bring_in(compendium(paragraphs=paragraphs, amendments=[Printed("1", BY_PARTS)]))

    (problem,) = report["problems"]
    assert (problem["code"], problem["where"]) == ("separate-vote-changed", "paragraph 2")
    assert said in problem["message"]


def test_the_same_file_again_says_nothing_of_parts(bring_in, divided):
    assert bring_in(compendium(amendments=[Printed("1", BY_PARTS)]))["problems"] == []


def test_a_language_that_comes_later_lacks_the_words_of_a_separate_vote(bring_in, divided):
    french = "Dans le projet de résolution, supprimer le paragraphe 2."
    report = bring_in(compendium(language="fr", amendments=[Printed("1", french)]))

    assert {one["code"] for one in report["problems"]} == {"parts-changed", "separate-vote-changed"}
