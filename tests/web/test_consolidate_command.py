"""`consolidate` and `read_instruction`, and how every command tells what is wrong with its call."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from tests.factories import make_amendment, make_document, make_draft, make_rule

ROOT = Path(__file__).parents[2]
SEED = ROOT / "fixtures" / "sources" / "doc-16245.fr.txt"

REPLACES_1 = "In the draft resolution, replace paragraph 1 with the following paragraph: “New one.”"
ADDS_TO_1 = (
    "In the draft resolution, at the end of paragraph 1, insert the following words: “, always”"
)
INSERTS = "In the draft resolution, after paragraph 1, insert the following paragraph: “Between.”"
DELETES_2 = "In the draft resolution, delete paragraph 2."


@pytest.fixture
def draft(db):
    draft = make_draft(
        document=make_document(reference="Doc. 15999"),
        paragraphs={"1": "It loves forests.", "2": "It plants:\ntrees.", "3": "It rests."},
    )
    first = make_amendment(draft=draft, number="1", instruction=REPLACES_1)
    second = make_amendment(draft=draft, number="2", instruction=ADDS_TO_1)
    make_amendment(draft=draft, number="3", instruction=INSERTS)
    make_amendment(draft=draft, number="4", instruction=DELETES_2)
    make_rule(falls=second, triggers=[first])
    return draft


@pytest.fixture
def consolidate(draft, capsys):
    """Return a function that calls the command and gives what it prints."""

    def consolidate(*options, reference="Doc. 15999"):
        capsys.readouterr()
        call_command("consolidate", reference, *options)
        return capsys.readouterr().out

    return consolidate


def test_text_has_a_line_a_paragraph(consolidate):
    assert consolidate() == "1\tIt loves forests.\n2\tIt plants:\\ntrees.\n3\tIt rests.\n"


def test_amendments_that_are_not_named_are_left_out(consolidate):
    assert consolidate("--adopted", "3").splitlines()[:2] == ["1\tIt loves forests.", "2\tBetween."]


def test_final_numbers_count_on_and_original_ones_stay(consolidate):
    assert numbers(consolidate("--adopted", "3,4")) == ["1", "2", "3"]
    assert numbers(consolidate("--adopted", "3,4", "--numbering", "original")) == ["1", "+", "3"]


def numbers(text):
    return [line.split("\t")[0] for line in text.splitlines()]


def test_json_has_what_interfaces_names(consolidate):
    report = json.loads(consolidate("--adopted", "1,2,4", "--withdrawn", "3", "--format", "json"))

    assert {name: report[name] for name in ("reference", "draft", "language", "unapplied")} == {
        "reference": "Doc. 15999",
        "draft": "A",
        "language": "en",
        "unapplied": [],
    }
    assert report["standings"] == {
        "1": {"standing": "adopted", "because": []},
        "2": {"standing": "fallen", "because": ["1"]},
        "3": {"standing": "withdrawn", "because": []},
        "4": {"standing": "adopted", "because": []},
    }
    assert [(one["original"], one["final"]) for one in report["paragraphs"]] == [
        ("1", "1"),
        ("2", None),
        ("3", "2"),
    ]
    for paragraph in report["paragraphs"]:
        pieces = paragraph["pieces"]
        assert (
            "".join(one["text"] for one in pieces if one["kind"] != "deleted") == paragraph["text"]
        )
    first = report["paragraphs"][0]["pieces"]
    assert {(one["kind"], one["amendment"]) for one in first} <= {
        ("kept", None),
        ("deleted", "1"),
        ("inserted", "1"),
    }
    assert len(report["warnings"]) == 1


def test_html_marks_what_comes_and_goes(consolidate):
    html = consolidate("--adopted", "2,4", "--format", "html")

    assert '<p><b>1.</b> It loves forests<ins data-amendment="2">, always</ins>.</p>' in html
    assert '<p class="goes"><b>2.</b> <del data-amendment="4">It plants:\ntrees.</del></p>' in html


@pytest.mark.parametrize("reference", ["Doc. 15999", "Doc 15999", "15999", "doc.15999"])
def test_a_reference_is_found_however_it_is_spaced(consolidate, reference):
    assert consolidate(reference=reference).startswith("1\tIt loves")


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        (["Doc. 1"], "Doc. 1"),
        (["15999", "--draft", "B"], "no draft B"),
        (["15999", "--language", "fr"], "language fr"),
        (["15999", "--adopted", "1,99"], "99"),
        (["15999", "--rejected", "x"], "“x”"),
        (["15999", "--adopted", "1", "--withdrawn", "1"], "more than one decision"),
    ],
)
def test_what_is_unknown_is_named_with_exit_code_1(draft, arguments, named):
    with pytest.raises(CommandError, match=named) as caught:
        call_command("consolidate", *arguments)
    assert caught.value.returncode == 1


def test_a_draft_is_chosen_by_its_letter(consolidate, draft):
    make_draft(
        document=draft.document, letter="B", kind="recommendation", paragraphs={"1": "Ministers."}
    )

    assert consolidate("--draft", "b") == "1\tMinisters.\n"
    assert consolidate().startswith("1\tIt loves")


@pytest.mark.django_db
def test_the_seed_under_its_votes_is_exact(capsys):
    call_command("import_compendium", str(SEED), verbosity=0)
    texts = {}
    for adopted in ("", "1,3,6,7"):
        capsys.readouterr()
        call_command("consolidate", "Doc. 16245", "--language", "fr", "--adopted", adopted)
        texts[adopted] = dict(line.split("\t") for line in capsys.readouterr().out.splitlines())

    tabled, amended = texts.values()
    assert list(tabled) == list(amended)
    assert len(tabled) == 28
    assert [number for number in tabled if tabled[number] != amended[number]] == [
        "2",
        "5",
        "7",
        "13",
    ]
    assert (
        "de la société civile, et aussi de contribuer à ce qu'il n'y ait plus de prisonniers politiques "
        "au Kazakhstan et en Asie centrale. L'Assemblée souligne"
    ) in amended["7"]
    assert amended["13"].endswith(
        "aux valeurs du Conseil de l'Europe, et souligne que toute évaluation positive doit rester "
        "subordonnée à la réalisation de progrès mesurables dans le programme de réforme."
    )
    assert amended["2"].endswith("vers l'Inde puis vendues à l'Occident.")


# The reading of one instruction


def test_an_instruction_is_read(capsys):
    call_command("read_instruction", "--language", "en", DELETES_2)

    [reading] = json.loads(capsys.readouterr().out)
    assert (reading["action"], reading["unit"], reading["paragraph"]) == (
        "delete",
        "paragraph",
        "2",
    )
    assert reading["text"] == DELETES_2


def test_an_instruction_that_cannot_be_read_says_why():
    with pytest.raises(CommandError) as caught:
        call_command("read_instruction", "--language", "en", "Improve\nparagraph 2.")
    assert caught.value.returncode == 1
    assert "\n" not in str(caught.value)


# As a program


def run(folder, *arguments):
    command = [sys.executable, "manage.py", *arguments]
    environment = {"DEBUG": "1", "DATABASE_URL": f"sqlite:///{folder}/none.sqlite3", "PATH": ""}
    return subprocess.run(
        command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["read_instruction", "--language", "en", "Improve it."], 1),
        (["import_compendium", "no such file.txt"], 1),
        (["import_compendium", "x.txt", "--dossier", "Not a slug!"], 2),
        (["consolidate"], 2),
    ],
)
def test_an_error_is_one_line_and_an_exit_code(arguments, code, tmp_path):
    done = run(tmp_path, *arguments)

    assert done.returncode == code
    assert done.stdout == ""
    assert len(done.stderr.splitlines()) == 1
    assert "Traceback" not in done.stderr
