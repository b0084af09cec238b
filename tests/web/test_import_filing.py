"""The review of an article, a briefing, a transcript: what is shown, asked, mended and filed."""

import datetime
from pathlib import Path

import pytest

from resolutions.models import Document, Dossier
from resolutions.reading.choices import line_key
from tests.factories import make_dossier
from tests.web.reviews import (
    IMPORT,
    READ,
    bring_in,
    get,
    questions,
    save,
    say,
    signed_in,
    words,
)

pytestmark = pytest.mark.django_db

SOURCES = Path(__file__).parents[2] / "fixtures" / "sources"
NO_DATE = "What is its date? None is printed."
ARTICLE = """Home
Share this article
Rivers are good for all

30 May 2025
The Assembly met in Strasbourg today.
It spoke of rivers, and of lakes as well.
Buy our newspaper today
"""


def seed(name):
    return (SOURCES / name).read_text(encoding="utf-8")


@pytest.fixture
def azur():
    return make_dossier(slug="azur")


@pytest.fixture
def client():
    return signed_in(IMPORT, READ)


def test_the_press_page_of_the_seed_is_shown_with_what_is_left_out(client, azur):
    review = bring_in(client, seed("eu-reporter.fr.txt"), dossier="azur")
    page = get(client, review)
    assert questions(page) == [NO_DATE]
    assert "<del>Partagez cet article:</del>" in page.content.decode()
    assert "share line" in words(page)
    assert "EU Reporter" in words(page)
    assert not Document.objects.exists()
    say(client, review, "date", "date", value="2025-05-30")
    assert questions(get(client, review)) == []
    answer = save(client, review)
    document = Document.objects.get()
    assert answer["Location"] == f"/dossiers/azur/documents/{document.slug}/"
    assert (document.kind, document.language, document.source) == (
        "press_article",
        "fr",
        "EU Reporter",
    )
    assert (document.date, document.text) == (
        datetime.date(2025, 5, 30),
        seed("eu-reporter.fr.txt"),
    )


def test_a_question_can_be_left_open(client, azur):
    review = bring_in(client, seed("eu-reporter.fr.txt"), dossier="azur")
    say(client, review, "leave-open", "no-date")
    assert questions(get(client, review)) == []
    save(client, review)
    assert Document.objects.get().date is None


def test_the_transcript_of_the_seed_is_shown_with_its_speakers(client, azur):
    review = bring_in(client, seed("otsc-2020.fr.txt"), dossier="azur")
    page = words(get(client, review))
    assert "6 speakers" in page
    assert "Vladimir Poutine Président de la Russie · 7" in page
    assert "2 December 2020" in page
    save(client, review)
    assert Document.objects.get().date == datetime.date(2020, 12, 2)


def test_the_briefing_of_the_seed_needs_a_title_and_a_dossier(client, azur):
    review = bring_in(client, seed("conseil-de-cooperation-2022.fr.txt"), name="file.txt")
    assert questions(get(client, review))[0] == "What is its title? None was found."
    save(client, review)
    assert "Answer first: What is its title?" in words(get(client, review))
    say(client, review, "title", "title", value="Conseil de coopération")
    save(client, review)
    assert "Say first which dossier it belongs to." in words(get(client, review))
    client.post(f"/import/{review.pk}/dossier/", {"dossier": "azur", "revision": 1})
    save(client, review)
    document = Document.objects.get()
    assert (document.kind, document.title_fr) == ("briefing", "Conseil de coopération")
    assert document.source == "file.txt"


@pytest.mark.parametrize(
    ("act", "value", "column", "saved"),
    [
        ("title", "Lakes", "title_en", "Lakes"),
        ("date", "2025-06-01", "date", datetime.date(2025, 6, 1)),
        ("source", "https://example.org/", "source", "https://example.org/"),
        ("language", "fr", "language", "fr"),
        ("reference", "16999", "reference", "Doc. 16999"),
        ("text", "Other words stand here.\r\n", "text", "Other words stand here.\n"),
    ],
)
def test_each_field_is_mended_in_place(client, azur, act, value, column, saved):
    review = bring_in(client, ARTICLE, dossier="azur")
    assert 'id="mending"' in get(client, review, f"?mend={act}").content.decode()
    if act == "text":
        say(client, review, "title", "title", value="Rivers")
    assert say(client, review, act, act, value=value).status_code == 302
    save(client, review)
    held = getattr(Document.objects.get(), column)
    assert (held.strip() if act == "text" else held) == (saved.strip() if act == "text" else saved)


def test_a_line_can_be_left_out_and_taken_back(client, azur):
    review = bring_in(client, ARTICLE, dossier="azur")
    about = line_key(8, "Buy our newspaper today")
    assert about in get(client, review).content.decode()
    say(client, review, "line", about)
    assert "<del>Buy our newspaper" in get(client, review).content.decode()
    client.post(f"/import/{review.pk}/take-back/", {"answer": 0, "revision": 1})
    assert "<del>Buy our newspaper" not in get(client, review).content.decode()
    review.refresh_from_db()
    say(client, review, "line", about)
    save(client, review)
    document = Document.objects.get()
    assert document.text == ARTICLE
    assert document.line_choices == {about: "out"}
    assert document.title == "Rivers are good for all"


def test_readers_see_what_was_decided_of_lines_and_the_text_as_published(client, azur):
    review = bring_in(client, ARTICLE, dossier="azur")
    say(client, review, "line", line_key(8, "Buy our newspaper today"))
    say(client, review, "keep-line", line_key(2, "Share this article"))
    save(client, review)
    document = Document.objects.get()
    address = f"/dossiers/azur/documents/{document.slug}/"
    shown = client.get(address).context["turns"].turns
    lines = [one.text for turn in shown for block in turn.blocks for one in block.paragraphs]
    assert "Share this article" in lines
    assert "Buy our newspaper today" not in lines
    assert ARTICLE.strip() in client.get(f"{address}?text=original").content.decode()


def test_what_was_decided_of_lines_holds_for_the_next_version(client, azur):
    review = bring_in(client, ARTICLE, dossier="azur")
    about = line_key(8, "Buy our newspaper today")
    say(client, review, "line", about)
    save(client, review)
    newer = ARTICLE.replace("of lakes as well", "of seas as well")
    review = bring_in(client, newer, dossier="azur")
    assert "left out by hand" in words(get(client, review))
    save(client, review)
    assert Document.objects.get().line_choices == {about: "out"}
    review = bring_in(client, newer, dossier="azur")
    say(client, review, "keep-line", about)
    assert "Line 8: put back" in words(get(client, review))
    save(client, review)
    assert Document.objects.get().line_choices == {about: "kept"}


def test_a_line_that_somebody_else_decided_meanwhile_says_so(client, azur):
    review = bring_in(client, ARTICLE, dossier="azur")
    about = line_key(8, "Buy our newspaper today")
    say(client, review, "line", about)
    answer = say(client, review, "keep-line", about)
    assert answer.status_code == 400
    assert "This answer was not taken. Look at it again." in questions(answer)
    assert "answered this meanwhile: “left out”." in words(answer)


def test_a_newer_version_shows_what_changes(client, azur):
    save(client, bring_in(client, ARTICLE, dossier="azur"))
    review = bring_in(
        client, ARTICLE.replace("of lakes as well", "of seas as well"), dossier="azur"
    )
    page = words(get(client, review))
    assert "What the import changes Line 7" in page
    save(client, review)
    assert "of seas" in Document.objects.get().text
    again = bring_in(client, ARTICLE.replace("of lakes as well", "of seas as well"), dossier="azur")
    assert "This document is there already: nothing changes." in words(get(client, again))


def test_what_may_not_be_read_is_neither_shown_nor_changed(client, azur):
    Dossier.objects.update(is_published=False)
    save(client, bring_in(client, ARTICLE, dossier="azur"))
    blind = signed_in(IMPORT)
    review = bring_in(
        blind, ARTICLE.replace("of lakes as well", "of seas as well"), new_dossier="azur"
    )
    page = words(get(blind, review))
    assert "of lakes" not in page
    assert "may not read" in page
    save(blind, review)
    assert "of lakes" in Document.objects.get().text


def test_a_long_document_is_shown_in_parts(client, azur):
    review = bring_in(
        client, "A title of words\n\n" + "The Assembly met again today.\n" * 900, kind="note"
    )
    page = get(client, review)
    assert "part 1 of 5" in words(page)
    assert 'value="450"' in get(client, review, "?part=3").content.decode()


@pytest.mark.parametrize("fields", [{"value": ""}, {"value": "x" * 600}])
def test_bad_input_comes_back_beside_its_field(client, fields):
    review = bring_in(client, ARTICLE)
    answer = say(client, review, "title", "title", **fields)
    assert answer.status_code == 400
    assert 'class="error"' in answer.content.decode()
    review.refresh_from_db()
    assert review.answers == []


def test_a_document_that_is_far_too_long_is_refused(client):
    review = bring_in(client, "The Assembly met.\n" * 120_000, kind="note")
    assert (review.state, "more than 2 MB of text" in review.refusal) == ("refused", True)


def test_the_number_of_queries_is_small(client, azur, django_assert_max_num_queries):
    review = bring_in(client, seed("otsc-2020.fr.txt"), dossier="azur")
    get(client, review)
    with django_assert_max_num_queries(14):
        get(client, review)
