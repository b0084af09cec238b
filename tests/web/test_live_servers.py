"""Votes told by real servers, each a process of its own, on one database."""

import signal
from http.client import HTTPConnection

import pytest
from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.sessions.models import Session
from django.db import connection
from django.test import Client

from amendments.live.position import load_position
from amendments.models import Amendment
from resolutions.models import Dossier
from tests.factories import make_user
from tests.servers import serving
from tests.web.sittings import act, make_clerk, make_sitting

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def sitting():
    return make_sitting()


@pytest.fixture
def draft(sitting):
    return sitting.draft


@pytest.fixture
def server():
    with serving() as server:
        yield server


def seen(draft):
    return str(load_position(draft.pk))


def sign_in(user):
    """Return the cookie of `user`, signed in."""
    client = Client()
    client.force_login(user)
    return f"{settings.SESSION_COOKIE_NAME}={client.cookies[settings.SESSION_COOKIE_NAME].value}"


def press(server, draft, clerk, **fields):
    """Press a button of the desk that `server` serves; return the status of its answer."""
    token = "t" * 32
    cookie = f"{sign_in(clerk)}; csrftoken={token}"
    desk = HTTPConnection("127.0.0.1", server.port, timeout=30)
    body = "&".join(f"{name}={value}" for name, value in fields.items())
    headers = {
        "Cookie": cookie,
        "X-CSRFToken": token,
        "Content-Type": "application/x-www-form-urlencoded",
    }
    desk.request("POST", f"/drafts/{draft.pk}/sitting/acts/", body, headers)
    answer = desk.getresponse()
    answer.read()
    desk.close()
    return answer.status


def test_a_vote_recorded_by_one_server_is_told_by_the_other(server, sitting, draft):
    clerk = make_clerk()
    with serving() as other:
        followers = [other.follow(draft.pk, seen=seen(draft)) for _ in range(3)]
        assert (
            press(
                server,
                draft,
                clerk,
                do="adopted",
                item=4,
                sitting=sitting.pk,
                revision=1,
                in_favour=9,
                against=2,
            )
            == 302
        )
        for follower in followers:
            event = follower.next_event()
            assert event["revision"] == 2
            assert event["called"] == "text"  # 6 has fallen
            (told,) = event["acts"]
            assert (told["sequence"], told["act"], told["item"]) == (2, "decided", "4")
            assert told["decision"] == "adopted"
            assert told["counts"] == {"in_favour": 9, "against": 2, "abstentions": None}
            assert "by" not in told


def test_who_was_cut_off_is_told_what_was_missed_and_nothing_twice(server, sitting, draft):
    follower = server.follow(draft.pk, seen=seen(draft))
    act(sitting, "decided", "4", "rejected")
    assert follower.items(1) == [("4", "rejected")]
    follower.close()
    act(sitting, "decided", "6", "withdrawn")
    act(sitting, "undone")
    again = server.follow(draft.pk, last=follower.position, seen="0.0.0.0.0")
    assert again.items(2) == [("6", "withdrawn"), ("6", "")]
    act(sitting, "decided", "6", "adopted")
    assert again.items(1) == [("6", "adopted")]


def test_what_changes_without_the_sitting_is_told_as_well(server, sitting, draft):
    follower = server.follow(draft.pk, seen=seen(draft))
    Amendment.objects.filter(number="4").update(committee_position="favour")
    event = follower.next_event()
    assert event["acts"] == []
    assert event["position"] == follower.position == seen(draft)


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT])
def test_a_server_that_is_told_to_stop_ends_the_streams_and_stops(server, sitting, draft, how):
    follower = server.follow(draft.pk, seen=seen(draft))
    act(sitting, "decided", "4", "rejected")
    assert follower.items(1) == [("4", "rejected")]
    server.stop(how)
    told = list(iter(follower.next_event, None))  # what was on its way, then the end
    assert len(told) <= 1


def test_who_reads_by_a_right_is_told_no_more_once_the_right_is_gone(server, sitting, draft):
    Dossier.objects.update(is_published=False)
    reader = make_user(permissions=["resolutions.view_dossier"])
    follower = server.follow(draft.pk, cookie=sign_in(reader), seen=seen(draft))
    act(sitting, "decided", "4", "rejected")
    assert follower.items(1) == [("4", "rejected")]
    reader.user_permissions.clear()
    act(sitting, "decided", "6", "adopted")
    assert follower.next_event() is None


def test_who_signed_out_elsewhere_is_told_no_more(server, sitting, draft):
    Dossier.objects.update(is_published=False)
    admin = get_user_model().objects.create_superuser("admin")
    follower = server.follow(draft.pk, cookie=sign_in(admin), seen=seen(draft))
    act(sitting, "decided", "4", "rejected")
    assert follower.items(1) == [("4", "rejected")]
    Session.objects.all().delete()
    act(sitting, "decided", "6", "adopted")
    assert follower.next_event() is None


def test_the_public_is_told_no_more_once_the_dossier_is_not_published(server, sitting, draft):
    admin = get_user_model().objects.create_superuser("admin")
    anybody = server.follow(draft.pk, seen=seen(draft))
    secretary = server.follow(draft.pk, seen=seen(draft), cookie=sign_in(admin))
    Dossier.objects.get().save()
    assert anybody.next_event()["acts"] == secretary.next_event()["acts"] == []
    Dossier.objects.update(is_published=False)
    assert anybody.next_event() is None
    assert server.follow(draft.pk).answer.status == 404
    assert server.follow(draft.pk, cookie=sign_in(admin)).answer.status == 200


@pytest.mark.skipif("connection.vendor == 'sqlite'", reason="SQLite has no connection to lose")
def test_a_connection_that_was_cut_is_made_again_and_nothing_is_missed(server, sitting, draft):
    follower = server.follow(draft.pk, seen=seen(draft))
    act(sitting, "decided", "4", "rejected")
    assert follower.items(1) == [("4", "rejected")]
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE query LIKE 'LISTEN%' AND datname = current_database()"
        )
        assert cursor.fetchall() == [(True,)]
    act(sitting, "decided", "6", "withdrawn")
    assert follower.items(1) == [("6", "withdrawn")]
