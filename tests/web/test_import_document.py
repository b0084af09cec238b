"""`import_document`, and the documents of the demo that it makes."""

import io
import json
import re
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from resolutions.management.commands.prepare_demo import add_missing
from resolutions.models import Document, Dossier
from resolutions.reading.reader import read
from tests.factories import make_dossier

pytestmark = pytest.mark.django_db

FIXTURES = Path(__file__).parents[2] / "fixtures"
SOURCES = FIXTURES / "sources"
FIXTURE = FIXTURES / "kazakhstan_documents.json"


def run(file, *arguments, kind="press_article"):
    output = io.StringIO()
    call_command(
        "import_document", str(file), "--kind", kind, "--dossier", "azur", *arguments, stdout=output
    )
    return output.getvalue()


@pytest.fixture(autouse=True)
def azur():
    return make_dossier(slug="azur")


def test_a_press_page_is_filed_as_published_with_what_was_found():
    said = run(SOURCES / "eu-reporter.fr.txt")
    document = Document.objects.get()
    assert (document.kind, document.language, document.source) == (
        "press_article",
        "fr",
        "EU Reporter",
    )
    assert document.title_fr.startswith("Le Secrétaire général souligne")
    assert document.text == (SOURCES / "eu-reporter.fr.txt").read_text()
    assert "line 15, sharing: Partagez cet article:" in said
    assert document.history.get().history_change_reason == "import of a document"


def test_a_transcript_is_filed_with_its_speakers_and_date():
    said = run(SOURCES / "otsc-2020.fr.txt", kind="transcript")
    assert "6 speakers" in said
    assert str(Document.objects.get().date) == "2020-12-02"


def test_repeating_changes_nothing_and_keeps_what_was_corrected():
    run(SOURCES / "otsc-2020.fr.txt", kind="transcript")
    Document.objects.update(date="2020-12-03", source="by hand")
    assert "Nothing changed." in run(SOURCES / "otsc-2020.fr.txt", kind="transcript")
    document = Document.objects.get()
    assert (str(document.date), document.source) == ("2020-12-03", "by hand")
    assert document.history.count() == 1


def test_what_is_said_counts_and_is_kept_in_the_history(tmp_path):
    file = tmp_path / "note.txt"
    file.write_text("The forests of the valley grow.")
    options = ("--title", "Forests", "--language", "en", "--reference", "doc 123")
    run(file, *options, kind="note")
    said = run(file, *options, "--date", "2025-01-02", kind="note")
    document = Document.objects.get()
    assert (document.reference, str(document.date), document.title_en) == (
        "Doc. 123",
        "2025-01-02",
        "Forests",
    )
    assert "changed: date" in said
    assert document.history.count() == 2


def test_a_trial_saves_nothing():
    assert "Nothing was saved" in run(SOURCES / "eu-reporter.fr.txt", "--dry-run")
    assert not Document.objects.exists()


@pytest.mark.parametrize(
    ("raw", "arguments", "message"),
    [
        (b"", (), "file is empty"),
        (b"%PDF-1.4", (), "PDF file is damaged"),
        (b"one\0two", (), "NUL"),
        (b"one line", (), "No title was found; give one with --title."),
        (b"one line", ("--title", "x" * 501), "cannot be saved"),
        (b"one line", ("--title", "x", "--reference", "y" * 61), "cannot be saved"),
        (b"one line", ("--title", "x", "--dossier", "none"), "There is no dossier none."),
        (b"one line", ("--title", "x", "--kind", "report"), "use import_compendium"),
    ],
)
def test_bad_input_is_one_line_and_saves_nothing(tmp_path, raw, arguments, message):
    file = tmp_path / "file.txt"
    file.write_bytes(raw)
    with pytest.raises(CommandError, match=re.escape(message)) as error:
        run(file, *arguments)
    assert error.value.returncode == 1
    assert "\n" not in str(error.value)
    assert not Document.objects.exists()


def test_a_page_of_the_web_is_read_as_its_lines(tmp_path):
    file = tmp_path / "note.html"
    file.write_text(
        "<html><body><h1>Woods</h1><p>The forests of the valley grow.</p></body></html>"
    )
    run(file, "--title", "Forests", "--language", "en", kind="note")
    assert Document.objects.get().text.split() == "Woods The forests of the valley grow.".split()


def test_a_missing_file_is_one_line():
    with pytest.raises(CommandError, match="No such file"):
        run("/none.txt")


def test_a_reference_of_another_dossier_is_refused(tmp_path):
    file = tmp_path / "note.txt"
    file.write_text("one")
    run(file, "--reference", "Doc. 1", kind="note")
    make_dossier(slug="other")
    with pytest.raises(CommandError, match=r"Doc\. 1 is in the dossier azur, not in other\."):
        run(file, "--reference", "Doc. 1", "--dossier", "other", kind="note")


# The demo


def test_the_documents_of_the_demo_are_made_anew_to_the_byte(tmp_path):
    Dossier.objects.all().delete()
    output = tmp_path / "again.json"
    call_command(
        "make_document_fixture",
        str(SOURCES / "kazakhstan.toml"),
        "--output",
        str(output),
        verbosity=0,
    )
    assert output.read_bytes() == FIXTURE.read_bytes()
    assert not Dossier.objects.exists()


def test_every_word_of_a_source_is_kept_and_shown_or_reported_as_left_out():
    for row in json.loads(FIXTURE.read_text()):
        text, kind = row["fields"]["text"], row["fields"]["kind"]
        reading = read(text, kind)
        shown = " ".join(f"{one.called} {one.text}" for one in reading.passages)
        left_out = " ".join(one.text for one in reading.left_out)
        assert sorted(re.findall(r"\w+", f"{shown} {left_out}")) == sorted(re.findall(r"\w+", text))


def test_the_clean_text_of_the_press_page_has_nothing_of_the_site():
    text = read((SOURCES / "eu-reporter.fr.txt").read_text(), "press_article").text
    assert not re.search("Partagez|EU Reporter|Il y a 2 jours|lysine", text)


def test_a_demo_that_exists_gets_the_new_documents_once():
    call_command("loaddata", str(FIXTURES / "kazakhstan.json"), verbosity=0)
    rows = json.loads(FIXTURE.read_text("utf-8"))
    add_missing(rows)
    assert Document.objects.filter(kind="briefing").exists()
    Document.objects.filter(kind="briefing").delete()
    add_missing(rows)
    assert not Document.objects.filter(kind="briefing").exists()  # what somebody deleted stays so


def test_a_database_without_the_demo_dossier_gets_none_of_its_documents():
    add_missing(json.loads(FIXTURE.read_text("utf-8")))
    assert not Document.objects.exists()
