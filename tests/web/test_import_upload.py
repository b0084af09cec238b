"""`/import/`: who may bring files in, which are taken, and how their reading goes."""

from datetime import timedelta

import pytest
from django.test import Client

from amendments.compendium.decode import SIZE_LIMIT
from amendments.importing.reviews import read_review
from amendments.models import (
    ImportReview,
)
from amendments.models.imports import PATIENCE
from tests.factories import make_user
from tests.web.compendia import compendium, two
from tests.web.reviews import (
    IMPORT,
    READ,
    UNREADABLE,
    bring_in,
    get,
    post,
    rows,
    upload,
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


# Who may

GETS = ("", "1/", "1/changes/")
POSTS = ("", "1/answers/", "1/take-back/", "1/read-again/", "1/save/", "1/abandon/")


@pytest.mark.parametrize("path", GETS)
def test_strangers_are_asked_to_sign_in(path):
    answer = Client().get(f"/import/{path}")
    assert (answer.status_code, answer["Location"]) == (
        302,
        f"/accounts/login/?next=/import/{path}",
    )


@pytest.mark.parametrize("path", POSTS)
def test_those_without_the_right_are_refused(path):
    client = Client()
    client.force_login(make_user(permissions=[READ]))
    assert client.post(f"/import/{path}").status_code == 403
    assert client.get("/import/").status_code == 403


@pytest.mark.parametrize("path", [*GETS[1:], *POSTS[1:]])
def test_a_review_that_is_not_there_is_404(client, path):
    method = client.get if path in GETS else client.post
    assert method(f"/import/{path}").status_code == 404


def test_a_colleague_goes_on_where_the_first_one_stopped(client):
    review = bring_in(client, compendium(amendments=[*two(), UNREADABLE]))
    colleague = Client()
    colleague.force_login(make_user(permissions=[IMPORT]))
    assert "Doc. 15999" in words(colleague.get("/import/"))
    assert "What does this instruction mean?" in words(get(colleague, review))


def test_the_way_there_is_shown_to_those_who_may(client):
    assert 'href="/import/"' in client.get("/").content.decode()
    assert 'href="/import/"' not in Client().get("/").content.decode()


# Bringing in


def test_a_file_becomes_a_review_and_nothing_else(client, django_capture_on_commit_callbacks):
    before = rows()
    with django_capture_on_commit_callbacks() as started:
        answer = upload(client, compendium(), language="en")
    review = ImportReview.objects.get()
    assert answer["Location"] == f"/import/{review.pk}/"
    assert (review.state, review.language, review.name) == ("received", "en", "compendium.txt")
    assert len(started) == 1  # the process that reads it
    assert "its reading begins" in words(get(client, review))
    read_review(review.pk)
    assert rows() == before


def test_several_files_become_several_reviews(client):
    answer = upload(client, compendium(), compendium(number="15998"))
    assert answer["Location"] == "/import/"
    assert ImportReview.objects.count() == 2


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "compendium.txt is empty."),
        (b"x" * (SIZE_LIMIT + 1), "compendium.txt is too large: a file may have 20 MB."),
    ],
)
def test_an_empty_or_huge_file_is_refused_at_the_door(client, content, says):
    answer = upload(client, content)
    assert answer.status_code == 400
    assert says in words(answer)
    assert not ImportReview.objects.exists()


def test_no_file_or_too_many_are_refused(client):
    assert "This field is required" in words(client.post("/import/"))
    answer = upload(client, *[compendium()] * 21)
    assert "Bring in 20 files at a time at most." in words(answer)
    assert not ImportReview.objects.exists()


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"\0\1\2" * 100, "holds NUL characters"),
        (b"%PDF-1.7 nonsense", "PDF"),
        (("«" * 100_000).encode(), "The file holds no words."),
        (b" \n ", "The file is empty"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_in_one_line(client, content, says):
    before = rows()
    review = bring_in(client, content)
    assert (review.state, review.found) == ("refused", None)
    assert says in words(get(client, review))
    assert rows() == before


def test_a_file_that_is_said_to_be_a_compendium_and_is_none_is_refused(client):
    review = bring_in(client, b"Good morning.", kind="compendium")
    assert review.state == "refused"
    assert "This is not a compendium of amendments" in words(get(client, review))


def test_a_hostile_name_is_harmless(client):
    review = bring_in(client, compendium(), name="a\u202eb<script>\n" + "x" * 300 + ".txt")
    page = get(client, review)
    assert "<script>" not in page.content.decode().replace("<script defer", "")
    assert len(review.name) <= 200


# Reading


def test_the_page_shows_how_far_it_is(client):
    review = ImportReview.objects.create(name="a", file=b"x", state="reading")
    ImportReview.objects.update(progress={"amendments": 200, "understood": 50})
    page = get(client, review)
    assert "50 of 200 amendments are understood." in words(page)
    assert 'value="32"' in page.content.decode()
    assert '<noscript><meta http-equiv="refresh"' in page.content.decode()


def test_htmx_gets_the_progress_alone_and_is_told_when_it_is_over(client):
    review = ImportReview.objects.create(name="a", file=b"x", state="reading")
    answer = client.get(f"/import/{review.pk}/", headers={"HX-Request": "true"})
    assert "<html" not in answer.content.decode()
    assert "HX-Refresh" not in answer
    ImportReview.objects.update(state="refused", refusal="no")
    answer = client.get(f"/import/{review.pk}/", headers={"HX-Request": "true"})
    assert answer["HX-Refresh"] == "true"


def test_a_reading_that_died_is_noticed_and_started_again(client, clerk):
    upload(client, compendium())
    review = ImportReview.objects.get()
    ImportReview.objects.update(state="reading")
    assert "Start it again" not in words(get(client, review))
    post(client, review, "read-again")
    review.refresh_from_db()
    assert (review.state, review.attempt) == ("reading", 0)

    ImportReview.objects.update(asked_at=review.asked_at - PATIENCE - timedelta(seconds=1))
    assert "Start it again" in words(get(client, review))
    post(client, review, "read-again")
    review.refresh_from_db()
    assert (review.state, review.attempt) == ("received", 1)
    read_review(review.pk)
    review.refresh_from_db()
    assert review.state == "to_review"


def test_a_review_is_read_once(client):
    review = bring_in(client, compendium())
    read_review(review.pk)
    assert ImportReview.objects.get().history.count() == 2
