"""`import_compendium` reads every format through one door, and refuses in one line."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from amendments.compendium.reader import read_compendium
from amendments.models import Amendment, DependencyRule
from resolutions.models import Document, Paragraph
from tests.compendium.making.docx import Layout as WordLayout
from tests.compendium.making.docx import docx_of
from tests.compendium.making.html import html_of

pytestmark = pytest.mark.django_db

SEED = Path(__file__).parents[2] / "fixtures" / "sources" / "doc-16245.fr.txt"
STANDING_AFTER = {"1": 4, "2": 4, "3": 5, "4": 7, "6": 7, "5": 8, "7": 28}


@pytest.fixture(scope="module")
def files():
    """Return the seed as a file of each format."""
    seed = read_compendium(SEED.read_text("utf-8"))
    return {
        "txt": SEED.read_bytes(),
        "html": html_of(seed, STANDING_AFTER),
        "docx": docx_of(seed, STANDING_AFTER, WordLayout(tracked=True, footnotes=True)),
    }


@pytest.fixture
def bring_in(tmp_path, capsys):
    def bring_in(raw, name, *options):
        file = tmp_path / name
        file.write_bytes(raw)
        capsys.readouterr()
        call_command("import_compendium", str(file), "--json", *options)
        return json.loads(capsys.readouterr().out)

    return bring_in


def rows():
    """Return what the database says of the compendium."""
    return (
        list(Paragraph.objects.order_by("position").values_list("number", "text")),
        list(Amendment.objects.in_voting_order().values_list("number", "instructions__printed")),
        list(DependencyRule.objects.values_list("falls__number", "source")),
    )


@pytest.mark.parametrize("ending", ["html", "docx"])
def test_every_format_gives_the_same_rows(bring_in, files, ending):
    report = bring_in(files[ending], f"compendium.{ending}")
    found = rows()
    again = bring_in(files["txt"], "compendium.txt")

    assert report["problems"] == []
    assert again["changes"] == []
    assert rows() == found
    assert len(found[0]) == 28


def test_the_same_compendium_in_another_format_changes_nothing(bring_in, files):
    bring_in(files["txt"], "compendium.txt")
    before = rows()
    reports = [bring_in(files[ending], f"a.{ending}") for ending in ("docx", "html", "txt")]

    assert [report["changes"] for report in reports] == [[], [], []]
    assert rows() == before


def test_repairs_of_the_file_are_reported_first(bring_in, files):
    report = bring_in(files["docx"], "compendium.docx", "--dry-run")
    codes = [repair["code"] for repair in report["repairs"]]
    assert codes == ["tracked-changes", "footnotes-left-out"]
    assert not Document.objects.exists()


def test_the_document_keeps_the_text_of_the_file(bring_in, files):
    bring_in(files["docx"], "compendium.docx")
    document = Document.objects.get(kind="compendium")
    assert document.source == "compendium.docx"
    assert replace(read_compendium(document.text), repairs=()) == replace(
        read_compendium(SEED.read_text("utf-8")), repairs=()
    )


@pytest.mark.parametrize("ending", ["txt", "html", "docx"])
def test_the_format_may_be_named(bring_in, files, ending):
    named = {"txt": "text"}.get(ending, ending)
    report = bring_in(files[ending], "compendium", "--format", named)
    assert report["reference"] == "Doc. 16245"


@pytest.mark.parametrize(
    ("ending", "named", "message"),
    [
        ("txt", "docx", "x: The file is plain text, not a DOCX file."),
        ("txt", "pdf", "x: The file is plain text, not a PDF file."),
        ("txt", "html", "x: The file is plain text, not HTML."),
        ("html", "text", "x: The file is HTML, not plain text."),
        ("docx", "html", "x: The file is a DOCX file, not HTML."),
    ],
)
def test_a_file_in_another_format_than_the_named_one_is_refused(
    tmp_path, files, ending, named, message
):
    file = tmp_path / "x"
    file.write_bytes(files[ending])
    with pytest.raises(CommandError) as refusal:
        call_command("import_compendium", str(file), "--format", named)
    assert (str(refusal.value), refusal.value.returncode) == (message, 1)
    assert not Document.objects.exists()


@pytest.mark.parametrize(
    ("raw", "message"),
    [
        (b"PK\x03\x04 cut short", "The file is damaged or was cut short"),
        (b"\xd0\xcf\x11\xe0", "The file is an old Office file"),
        (b"<html><p>A letter.", "This is not a compendium of amendments"),
        (b"<html>" + b"<i>" * 9_999, "its elements stand too deep"),
        (b"", "The file is empty."),
    ],
)
def test_a_damaged_file_is_refused_in_one_line_and_nothing_is_saved(tmp_path, raw, message):
    file = tmp_path / "compendium.docx"
    file.write_bytes(raw)
    with pytest.raises(CommandError, match=message) as refusal:
        call_command("import_compendium", str(file))
    assert refusal.value.returncode == 1
    assert len(str(refusal.value).splitlines()) == 1
    assert not Document.objects.exists()
