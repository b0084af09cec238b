"""What a dropped file is taken for, who can say otherwise, and which dossier it goes into."""

from pathlib import Path

import pytest
from django.utils.translation import override

from amendments.importing.recognising import take_for
from amendments.models import ImportReview
from resolutions.models import Document, Dossier
from tests.factories import make_dossier
from tests.web.compendia import compendium
from tests.web.reviews import (
    IMPORT,
    READ,
    bring_in,
    get,
    post,
    read,
    save,
    signed_in,
    upload,
    words,
)

SOURCES = Path(__file__).parents[2] / "fixtures" / "sources"
BRIEFING = "• One point.\n• Another point.\n• A third point.\n"
ARTICLE = (
    "Home\nShare this article\nA title of some words\n\nThe Assembly met in Strasbourg today.\n"
)
RECORD = "Jane Doe: I agree.\nJohn Roe: I do not.\nJane Doe: Then we vote.\n"
PLAIN = "The Assembly met in Strasbourg.\n\nIt spoke of rivers.\n"


@pytest.fixture
def client(db):
    return signed_in(IMPORT, READ)


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("doc-16245.fr.txt", "compendium"),
        ("declaration-829.fr.txt", "written_declaration"),
        ("eu-reporter.fr.txt", "press_article"),
        ("otsc-2020.fr.txt", "transcript"),
        ("conseil-de-cooperation-2022.fr.txt", "briefing"),
    ],
)
def test_every_seed_is_taken_for_what_it_is(name, kind):
    assert take_for((SOURCES / name).read_text(encoding="utf-8")).kind == kind


@pytest.mark.parametrize(
    ("text", "kind", "why"),
    [
        (compendium(), "compendium", "title"),
        (compendium().replace("Compendium of written amendments", ""), "compendium", "amendments"),
        (BRIEFING, "briefing", "bullets"),
        (f"Briefing note\n{PLAIN}", "briefing", "called"),
        (ARTICLE, "press_article", "site"),
        (RECORD, "transcript", "speakers"),
        (f"Share this article\n{RECORD}", "transcript", "speakers"),
        (f"Share this article\n{BRIEFING}", "", "several"),
        (PLAIN, "", "nothing"),
        ("We welcome written declaration No. 5 of the Assembly.", "", "nothing"),
        ("We speak of amendment 4.\nAmendment 4 is good.", "", "nothing"),
        ("", "", "nothing"),
    ],
)
def test_a_file_is_taken_for_what_its_marks_show_and_a_doubt_is_none(text, kind, why):
    guess = take_for(text)
    assert (guess.kind, guess.why) == (kind, why)


def test_a_doubt_is_a_question_and_the_answer_is_read_anew(
    client, django_capture_on_commit_callbacks
):
    review = bring_in(client, PLAIN)
    assert (review.state, review.kind) == ("unsorted", "")
    page = words(get(client, review))
    assert "What is this file?" in page
    assert "Nothing in it says what it is." in page
    assert "It spoke of rivers." in page
    with django_capture_on_commit_callbacks() as started:
        post(client, review, "kind", kind="note", language="", revision=review.revision)
    assert len(started) == 1
    review.refresh_from_db()
    review = read(review)
    assert (review.state, review.kind) == ("to_review", "note")
    assert "said so." in words(get(client, review))


def test_what_was_taken_wrongly_can_be_said_and_answers_go(client):
    review = bring_in(client, ARTICLE)
    assert review.kind == "press_article"
    ImportReview.objects.update(answers=[{"about": "title", "values": {}, "by": "x", "at": "x"}])
    post(client, review, "kind", kind="briefing", language="en", revision=review.revision)
    review.refresh_from_db()
    assert (review.state, review.answers, review.attempt) == ("received", [], 1)
    assert read(review).kind == "briefing"


def test_a_file_refused_as_one_thing_can_be_read_as_another(client):
    review = bring_in(client, PLAIN, kind="compendium")
    assert review.state == "refused"
    post(client, review, "kind", kind="note", language="", revision=review.revision)
    review.refresh_from_db()
    assert read(review).state == "to_review"


def test_what_everything_is_can_be_said_when_it_is_dropped(client):
    review = bring_in(client, BRIEFING, kind="note", language="fr")
    assert (review.kind, review.found["language"]) == ("note", "fr")


@pytest.mark.parametrize(
    "fields", [{"kind": ""}, {"kind": "report"}, {"kind": "note", "revision": "x"}]
)
def test_a_wrong_kind_is_refused_beside_its_field(client, fields):
    review = bring_in(client, PLAIN)
    answer = post(client, review, "kind", **{"language": "", "revision": review.revision, **fields})
    assert answer.status_code == 400
    review.refresh_from_db()
    assert review.state == "unsorted"


def test_somebody_elses_word_is_not_undone_unseen(client):
    review = bring_in(client, PLAIN)
    post(client, review, "kind", kind="note", language="", revision=review.revision)
    review.refresh_from_db()
    read(review)
    answer = post(client, review, "kind", kind="briefing", language="", revision=0)
    assert answer.status_code == 302
    review.refresh_from_db()
    assert review.kind == "note"
    assert "Somebody else has worked on this review" in words(get(client, review))


@pytest.mark.parametrize("act", ["kind", "dossier"])
def test_who_may_not_import_says_nothing(client, act):
    review = bring_in(client, PLAIN)
    assert post(signed_in(READ), review, act, kind="note").status_code == 403
    review.refresh_from_db()
    assert review.state == "unsorted"


def test_what_is_imported_is_not_sorted_any_more(client):
    review = bring_in(client, compendium())
    save(client, review)
    review.refresh_from_db()
    for act in ("kind", "dossier"):
        post(client, review, act, kind="note", language="", revision=review.revision)
    review.refresh_from_db()
    assert (review.state, review.kind) == ("imported", "compendium")


# The dossier


def test_several_files_make_one_new_dossier_together(client):
    answer = upload(client, compendium(), BRIEFING, new_dossier="The rivers")
    assert answer["Location"] == "/import/"
    first, second = (read(one) for one in ImportReview.objects.order_by("pk"))
    assert not Dossier.objects.exists()
    save(client, first)
    post(client, second, "answers", act="title", about="title", seen="0", value="Rivers in brief")
    save(client, second)
    dossier = Dossier.objects.get()
    assert (dossier.slug, dossier.title_en, dossier.is_published) == (
        "the-rivers",
        "The rivers",
        False,
    )
    kinds = dossier.documents.values_list("kind", flat=True)
    assert sorted(kinds) == ["briefing", "compendium", "report"]


def test_the_dossier_is_chosen_in_the_review(client):
    make_dossier(slug="azur")
    review = bring_in(client, compendium())
    post(client, review, "dossier", dossier="azur", revision=review.revision)
    save(client, review)
    assert {one.dossier.slug for one in Document.objects.all()} == {"azur"}


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        ({"dossier": "azur", "new_dossier": "Other"}, "not both"),
        ({"new_dossier": "!!!"}, "needs letters or figures"),
        ({"dossier": "nowhere"}, "Select a valid choice"),
    ],
)
def test_a_wrong_dossier_is_refused_beside_its_field(client, fields, says):
    make_dossier(slug="azur")
    review = bring_in(client, compendium())
    answer = post(client, review, "dossier", revision=review.revision, **fields)
    assert answer.status_code == 400
    assert says in words(answer)
    review.refresh_from_db()
    assert (review.dossier, review.new_dossier) == (None, "")


# What may not be read


def test_nobody_sees_or_changes_what_they_may_not_read(client):
    review = bring_in(client, compendium())
    save(client, review)
    blind = signed_in(IMPORT)
    newer = bring_in(
        blind, compendium(paragraphs={"1": "The Assembly loves lakes.", "2": "It cleans them."})
    )
    page = get(blind, newer, "changes/")
    assert page.status_code == 403
    assert "rivers" not in words(page).replace("The protection of rivers", "")
    assert "may not read" in words(get(blind, newer))
    save(blind, newer)
    newer.refresh_from_db()
    assert newer.state == "to_review"
    save(client, newer)
    newer.refresh_from_db()
    assert newer.state == "imported"


def test_the_title_of_a_dossier_is_told_only_to_those_who_may_read_it(client):
    review = bring_in(client, compendium(), new_dossier="Secret rivers")
    save(client, review)
    assert "Secret rivers" in words(get(client, review))
    assert "Secret rivers" not in words(get(signed_in(IMPORT), review))


def test_a_dossier_that_may_not_be_read_is_not_offered(client):
    make_dossier(slug="azur", title="Azur coast", is_published=False)
    blind = signed_in(IMPORT)
    review = bring_in(blind, compendium())
    assert "Azur coast" not in words(get(blind, review))
    answer = post(blind, review, "dossier", dossier="azur", revision=review.revision)
    assert answer.status_code == 400


# The list


def test_the_list_shows_each_file_with_its_kind_its_mark_and_its_state(client):
    upload(client, compendium(), BRIEFING, PLAIN)
    for review in ImportReview.objects.all():
        read(review)
    page = words(client.get("/import/"))
    assert "Compendium of amendments It calls itself “Compendium of written amendments”." in page
    assert "Briefing It is a list of 3 points, as in a briefing." in page
    assert "What is this file? Nothing in it says what it is. what it is, is asked" in page


def test_while_files_are_read_the_list_asks_again(client):
    upload(client, compendium())
    page = client.get("/import/")
    assert 'hx-trigger="every 2s"' in page.content.decode()
    part = client.get("/import/", headers={"HX-Request": "true"})
    assert "<html" not in part.content.decode()
    read(ImportReview.objects.get())
    assert "hx-trigger" not in client.get("/import/").content.decode()


def test_the_list_asks_few_questions_of_the_database(client, django_assert_max_num_queries):
    upload(client, *[compendium()] * 6)
    client.get("/import/")
    with django_assert_max_num_queries(8):
        client.get("/import/")


def test_the_page_speaks_french(client):
    review = bring_in(client, BRIEFING)
    with override("fr"):  # what follows is in English again
        client.cookies["django_language"] = "fr"
        page = words(get(client, review))
    assert "C’est une liste de 3 points, comme dans une note d’information." in page
    assert "Quel est son titre ? Aucun n’a été trouvé." in page
