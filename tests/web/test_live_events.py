"""The event stream of a draft: who may follow, from where, and what the answer says."""

import asyncio
import json
from contextlib import aclosing

import pytest
from asgiref.sync import sync_to_async
from django.test import AsyncClient

from amendments.live import hub as hub_module
from amendments.live.hub import Event, Hub, Listener, catch_up, hub
from amendments.live.position import Position, load_position, parse_position, tell_since
from amendments.views.sitting import events
from tests.factories import make_user
from tests.web.desks import make_rivals
from tests.web.sittings import act, make_sitting

NOWHERE = Position(0, 0, 0, 0, 0)


@pytest.fixture
def draft(transactional_db):
    return make_rivals()


def hide(draft):
    draft.document.dossier.is_published = False
    draft.document.dossier.save()


def follow(draft, *, user=None, query=None, headers=None, parts=2):
    """Return the answer of an ASGI server, and the first `parts` of its stream."""

    async def ask():
        client = AsyncClient()
        if user:
            await client.aforce_login(user)
        answer = await client.get(f"/drafts/{draft}/events", query or {}, headers=headers or {})
        found = []
        if answer.streaming:
            async with aclosing(answer.streaming_content) as content:
                while len(found) < parts:
                    found.append((await anext(content)).decode())
        await sync_to_async(answer.close)()
        return answer, found

    return asyncio.run(ask())


def told(part):
    """Return what an event says, by the names of its lines."""
    return dict(line.split(": ", 1) for line in part.strip().split("\n"))


def test_anyone_may_follow_a_published_draft_and_nobody_between_keeps_the_events_back(draft):
    answer, (first, event) = follow(draft.pk)
    assert answer.status_code == 200
    assert answer["Content-Type"] == "text/event-stream"
    assert answer["Cache-Control"] == "no-store, no-transform"
    assert answer["X-Accel-Buffering"] == "no"
    assert first == "retry: 1000\n\n"
    now = str(load_position(draft.pk))
    assert (told(event)["event"], told(event)["id"]) == ("change", now)
    assert json.loads(told(event)["data"]) == {
        "position": now,
        "revision": 0,
        "called": "",
        "acts": [],
    }


@pytest.mark.parametrize(
    ("permissions", "status"), [(None, 404), ([], 404), (["resolutions.view_dossier"], 200)]
)
def test_a_draft_that_is_not_published_needs_the_right_to_read_it(draft, permissions, status):
    hide(draft)
    user = None if permissions is None else make_user(permissions=permissions)
    assert follow(draft.pk, user=user)[0].status_code == status


def test_a_draft_that_is_not_there_is_not_found(draft):
    assert follow(draft.pk + 1)[0].status_code == 404


def test_only_reading_is_possible(client, draft):
    assert client.post(f"/drafts/{draft.pk}/events").status_code == 405


def test_a_server_of_pages_says_that_it_has_no_stream(client, draft):
    answer = client.get(f"/drafts/{draft.pk}/events")
    assert answer.status_code == 501
    assert answer.content == b"This server sends no events.\n"


def test_a_process_takes_no_more_listeners_than_it_can_hold(draft, monkeypatch):
    monkeypatch.setattr(hub_module, "MOST_LISTENERS", 0)
    answer, _parts = follow(draft.pk)
    assert answer.status_code == 503
    assert answer["Retry-After"] == "30"


@pytest.mark.parametrize("place", ["query", "headers"])
def test_who_has_seen_all_is_told_nothing_and_who_has_not_is_told_the_acts_since(
    draft, place, monkeypatch
):
    monkeypatch.setattr(events, "STILL_HERE", 0.01)
    sitting = make_sitting(draft=draft)
    name = "seen" if place == "query" else "Last-Event-ID"
    before = str(load_position(draft.pk))
    assert follow(draft.pk, **{place: {name: before}})[1][1] == ": still here\n\n"
    act(sitting, "decided", "4", "withdrawn")
    event = told(follow(draft.pk, **{place: {name: before}})[1][1])
    assert [(one["act"], one["item"]) for one in json.loads(event["data"])["acts"]] == [
        ("decided", "4")
    ]


@pytest.mark.parametrize(
    "word", ["", "x", "1.2.3", "1.2.3.4.-5", "1.2.3.4.5.6", "²" * 5, "9" * 400, "1.2.3.4.5\r\n"]
)
def test_a_position_that_is_none_counts_as_nothing_seen(draft, word):
    make_sitting(draft=draft)
    assert parse_position(word) is None
    event = told(follow(draft.pk, query={"seen": word})[1][1])
    assert [one["act"] for one in json.loads(event["data"])["acts"]] == ["opened"]


def test_a_position_is_read_as_it_was_written():
    position = Position(3, 12, 5, 90, 7)
    assert str(position) == "3.12.5.90.7"
    assert parse_position(str(position)) == position


def test_a_position_takes_one_query_and_what_is_told_two(draft, django_assert_num_queries):
    sitting = make_sitting(draft=draft)
    for item, decision in (("4", "rejected"), ("6", "withdrawn")):
        act(sitting, "decided", item, decision)
    with django_assert_num_queries(1):
        now = load_position(draft.pk)
    with django_assert_num_queries(2):
        event = tell_since(NOWHERE, now)
    assert [one["sequence"] for one in event["acts"]] == [
        3
    ]  # the last one: of no sitting was all seen
    assert [one["sequence"] for one in tell_since(Position(sitting.pk, 1), now)["acts"]] == [2, 3]


def make_listener(**values):
    return Listener(1, **{"by_right": False} | values)


def test_who_falls_too_far_behind_is_cut_off():
    async def run():
        listener = make_listener()
        for _ in range(hub_module.MOST_WAITING):
            listener.put(Event(NOWHERE, b""))
        assert not listener.is_ended
        listener.put(Event(NOWHERE, b""))
        return listener.is_ended

    assert asyncio.run(run())


def test_who_joins_is_sent_once_what_happens_in_between(draft):
    sitting = make_sitting(draft=draft)
    before = load_position(draft.pk)

    async def run():
        listener = Listener(draft.pk, by_right=False)
        hub.join(listener)
        await sync_to_async(hub._tell)(None)
        await sync_to_async(act)(sitting, "decided", "4", "rejected")
        await sync_to_async(hub._tell)(None)
        event = await sync_to_async(catch_up)(listener, before)
        await sync_to_async(hub._tell)(None)
        nothing = await listener.next_event(0.2)
        await sync_to_async(act)(sitting, "decided", "6", "withdrawn")
        later = await listener.next_event(5)
        hub.leave(listener)
        return event, nothing, later

    event, nothing, later = asyncio.run(run())
    assert (items(event), nothing, items(later)) == (["4"], None, ["6"])


def items(event):
    return [one["item"] for one in json.loads(told(event.written.decode())["data"])["acts"]]


def test_when_the_server_stops_every_stream_ends_also_one_that_is_just_opened(draft, monkeypatch):
    stopping = Hub()
    monkeypatch.setattr(events, "hub", stopping)
    monkeypatch.setattr(hub_module, "hub", stopping)

    async def run():
        client = AsyncClient()
        early = await client.get(f"/drafts/{draft.pk}/events")
        content = early.streaming_content
        parts = [await anext(content), await anext(content)]
        stopping.end()
        rest = [part async for part in content]
        late = await client.get(f"/drafts/{draft.pk}/events")
        return parts, rest, [part async for part in late.streaming_content]

    parts, rest, late = asyncio.run(run())
    assert len(parts) == 2
    assert rest == []
    assert late == [b"retry: 1000\n\n"]


def test_nobody_is_remembered_who_has_left(draft):
    follow(draft.pk)
    assert hub._listeners == hub._told == {}
    assert hub._stop is None
