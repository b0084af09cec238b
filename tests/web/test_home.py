"""The first page: what is on today, and the dossiers; who sees what."""

from datetime import timedelta

import pytest
from django.utils import timezone

from amendments.models import DraftProcedure, Sitting
from tests.factories import make_user
from tests.web.desks import make_azur, make_rivals
from tests.web.sittings import act, make_clerk, make_sitting
from tests.web.test_pages import words

pytestmark = pytest.mark.django_db

READ = "resolutions.view_dossier"


def shut(sitting, *, days_ago):
    """Close `sitting` so many days ago."""
    Sitting.objects.filter(pk=sitting.pk).update(
        closed_at=timezone.now() - timedelta(days=days_ago)
    )


# Who may read what


def test_it_lists_the_dossiers_that_the_reader_may_open(client):
    make_azur(slug="open")
    make_azur(slug="closed", is_published=False)
    assert "Open" in words(client.get("/"))
    assert "Closed" not in words(client.get("/"))
    client.force_login(make_user(permissions=[]))
    assert "Closed" not in words(client.get("/"))
    client.force_login(make_user(permissions=[READ]))
    assert "The situation in Azur not published" in words(client.get("/"))


def test_a_sitting_on_a_draft_that_one_may_not_read_is_not_shown(client):
    make_sitting(draft=make_rivals(is_published=False))
    assert "On today" not in words(client.get("/"))
    client.force_login(make_user(permissions=[READ]))
    assert "On today" in words(client.get("/"))


def test_the_desk_is_offered_to_who_may_record(client):
    sitting = make_sitting()
    desk = f'href="/drafts/{sitting.draft_id}/sitting/"'
    assert desk not in client.get("/").content.decode()
    client.force_login(make_clerk())
    assert desk in client.get("/").content.decode()


# What it shows


def test_without_any_dossier_it_says_so(client):
    assert "No dossier has been published yet." in words(client.get("/"))


def test_a_day_without_a_sitting_or_a_debate_is_not_spoken_of(client):
    make_azur()
    assert "On today" not in words(client.get("/"))


def test_a_sitting_is_shown_with_what_is_called(client):
    sitting = make_sitting()
    assert "Amendment 4 Tuesday afternoon" in words(client.get("/"))
    act(sitting, "decided", "4", "rejected")
    assert "Amendment 6 Tuesday afternoon" in words(client.get("/"))


def test_a_sitting_that_was_closed_is_shown_on_that_day_only(client):
    sitting = make_sitting()
    shut(sitting, days_ago=0)
    assert "The sitting is closed. Tuesday afternoon" in words(client.get("/"))
    shut(sitting, days_ago=1)
    assert "Tuesday afternoon" not in words(client.get("/"))


def test_a_debate_of_today_is_shown_until_its_sitting_is_opened(client):
    draft = make_rivals()
    times = DraftProcedure.objects.create(draft=draft, opens_at=timezone.now())
    at = f"{timezone.localtime(times.opens_at):%H:%M}"
    assert f"{at} · Doc. 1" in words(client.get("/"))
    make_sitting(draft=draft)
    assert f"{at} · Doc. 1" not in words(client.get("/"))


def test_a_debate_of_another_day_is_not_shown(client):
    later = timezone.now() + timedelta(days=1)
    DraftProcedure.objects.create(draft=make_rivals(), opens_at=later)
    assert "On today" not in words(client.get("/"))


def test_it_takes_the_same_queries_however_many_sittings_there_are(
    client, django_assert_num_queries
):
    clerk = make_clerk()
    make_sitting(draft=make_rivals(slug="one"), user=clerk)
    with django_assert_num_queries(5):
        client.get("/")
    make_sitting(draft=make_rivals(slug="two"), user=clerk)
    with django_assert_num_queries(5):
        client.get("/")
