"""Who else has the desk open: not who recorded, but who is there now."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from amendments.models import Presence
from amendments.models.presence import GONE_AFTER
from tests.factories import make_user
from tests.web.desks import make_rivals
from tests.web.sittings import RIGHT, act, make_clerk, make_sitting
from tests.web.test_pages_sitting import go, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def sitting(client):
    clerk = make_clerk()
    client.force_login(clerk)
    return make_sitting(user=clerk)


@pytest.fixture
def bea():
    other = Client()
    other.force_login(make_user(permissions=[RIGHT], first_name="Bea", last_name="SECOND"))
    return other


def beat(client, sitting, **fields):
    return client.post(
        f"/drafts/{sitting.draft_id}/sitting/here/", {"sitting": sitting.pk} | fields
    )


def test_an_open_desk_is_seen_by_the_others_and_not_by_oneself(client, bea, sitting):
    assert words(beat(client, sitting)) == ""
    assert words(beat(bea, sitting)) != ""
    assert "also here: Bea SECOND" in words(beat(client, sitting))
    assert "also here: Bea SECOND" in words(go(client, sitting.draft))
    assert "Bea SECOND" not in words(beat(bea, sitting))
    assert Presence.objects.count() == 2


def test_who_left_or_was_not_heard_of_is_not_there(client, bea, sitting):
    beat(bea, sitting)
    assert beat(bea, sitting, do="leave").status_code == 204
    assert words(beat(client, sitting)) == ""
    beat(bea, sitting)
    Presence.objects.update(seen_at=timezone.now() - GONE_AFTER - timedelta(seconds=1))
    assert words(beat(client, sitting)) == ""


def test_who_only_recorded_is_not_there(client, bea, sitting):
    act(sitting, "decided", "4", "adopted", user=make_user(first_name="Cai", last_name="GONE"))
    assert "also here" not in words(go(client, sitting.draft))


def test_to_look_at_the_desk_writes_nothing(client, sitting):
    go(client, sitting.draft)
    assert client.get(f"/drafts/{sitting.draft_id}/sitting/here/").status_code == 405
    assert Presence.objects.count() == 0


def test_only_those_with_the_right_are_at_the_desk_of_an_open_sitting(client, sitting):
    stranger = Client()
    assert beat(stranger, sitting).status_code == 302
    stranger.force_login(make_user())
    assert beat(stranger, sitting).status_code == 403
    client.force_login(make_clerk())
    hidden = make_sitting(draft=make_rivals(slug="hidden", is_published=False))
    assert beat(client, hidden).status_code == 404
    act(sitting, "closed")
    assert beat(client, sitting).status_code == 204
    make_sitting(draft=sitting.draft)
    assert beat(client, sitting).status_code == 204  # the desk of the one that was closed
    assert Presence.objects.count() == 0
