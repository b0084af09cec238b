"""The server is killed in the middle of the acts of a sitting: what was acknowledged is there, nothing is half done."""

import http.client
import random
import time
from concurrent.futures import ThreadPoolExecutor
from operator import not_

import pytest
from django.db import connection, connections, transaction

from amendments.engine.sitting.running import make_steps, next_open
from amendments.models import Act, Sitting, Vote
from amendments.sitting.recording import ballot_of, load_any_desk, open_sitting
from amendments.sitting.votes import find_differences
from tests.factories import make_amendment, make_user
from tests.people import PASSWORD, Person
from tests.servers import PATIENCE, serving
from tests.web.desks import make_rivals, replacing
from tests.web.sittings import RIGHT

ACTS = 100
KILLS = 6
ITEMS = ("4", "6", "8")
GONE = (OSError, http.client.HTTPException)  # what a client sees of a server that is no more


@pytest.fixture
def server(transactional_db):
    with serving() as server:
        yield server


@pytest.fixture
def sitting(transactional_db):
    draft = make_rivals(paragraphs=9)
    make_amendment(draft=draft, number="8", instruction=replacing(8))
    return open_sitting(draft, make_user(permissions=[RIGHT]), "Killed")


class Clerk:
    """A clerk who presses one button after the other, and keeps what was sent and what was acknowledged."""

    def __init__(self, server, sitting):
        user = make_user(permissions=[RIGHT], password=PASSWORD)
        self.sitting, self.person = sitting, Person(server)
        self.person.sign_in(user.username)
        self.page = self.person.get(f"/drafts/{sitting.draft_id}/sitting/")
        self.sent, self.acknowledged = [], []

    def press(self, do, item):
        """Press on the newest revision; tell whether an answer came."""
        revision = Sitting.objects.get().revision
        act = (revision + 1, {"undo": "undone"}.get(do, "decided"), item)
        self.sent.append(act)
        address = f"/drafts/{self.sitting.draft_id}/sitting/acts/"
        fields = {"sitting": self.sitting.pk, "revision": revision, "do": do, "item": item}
        try:
            answer = self.person.post(address, self.page, fields)
        except GONE:
            return False
        assert answer.status == 302, answer.problems or answer.text
        self.acknowledged.append(act)
        return True


def next_button(sitting):
    """Return a button that can be pressed now, and its item: all is decided, then taken back, and again."""
    decided = [vote.number for vote in Vote.objects.order_by("recorded_at")]
    last = Act.objects.filter(sitting=sitting).order_by("sequence").last()
    if len(decided) == len(ITEMS) or (decided and last.kind == "undone"):
        return "undo", decided[-1]
    return "rejected", ITEMS[len(decided)]


def check(sitting, clerk):
    """What was acknowledged is there, nothing else but what was sent, and each act whole, with its vote."""
    acts = list(Act.objects.filter(sitting=sitting).order_by("sequence"))
    assert [act.sequence for act in acts] == list(range(1, len(acts) + 1))
    kept = [(act.sequence, act.kind, act.item) for act in acts[1:]]
    assert set(clerk.acknowledged) <= set(kept) <= set(clerk.sent)
    assert len(acts) == Sitting.objects.get().revision
    assert Vote.history.count() == len(kept)
    desk = load_any_desk(sitting.draft)
    assert find_differences(desk, acts) == []
    steps = make_steps(ballot_of(desk), desk.recorded)
    last = acts[-1]
    called = last.item if last.kind == "undone" else next_open(steps, last.item)
    assert Sitting.objects.get().current == called


def kill_at_some_moment(server, latest):
    """Kill the server at a moment of the time in which it would answer."""
    time.sleep(latest)
    server.kill()


def kill_once_seen(server, revision):
    """Kill the server as soon as others can see the next act: all that belongs to it must be there by then."""
    latest = time.monotonic() + PATIENCE
    while time.monotonic() < latest and Act.objects.count() == revision:
        pass
    server.kill()


def test_what_was_acknowledged_outlives_a_server_that_is_killed_and_nothing_is_half_done(
    server, sitting
):
    chance = random.Random(16245)
    clerk = Clerk(server, sitting)
    kills = dict.fromkeys(chance.sample(range(3, ACTS), KILLS), kill_at_some_moment)
    kills |= dict.fromkeys(list(kills)[::2], kill_once_seen)
    answered_in = 0.0
    with ThreadPoolExecutor(1) as pool:
        for turn in range(ACTS):
            kill, button = kills.get(turn), next_button(sitting)
            began = time.monotonic()
            if kill is kill_once_seen:
                killing = pool.submit(in_a_thread, kill, server, Act.objects.count())
            elif kill:
                killing = pool.submit(kill, server, chance.uniform(0, answered_in))
            answered = clerk.press(*button)
            answered_in = time.monotonic() - began
            assert answered or kill
            if kill:
                killing.result()
                server.start()
                check(sitting, clerk)
    check(sitting, clerk)
    assert ACTS - KILLS <= len(clerk.acknowledged) <= ACTS


def test_a_server_killed_between_an_act_and_its_vote_leaves_neither(server, sitting):
    if connection.vendor != "postgresql":
        pytest.skip("only PostgreSQL can be made to wait in the middle of an act")
    clerk = Clerk(server, sitting)
    with ThreadPoolExecutor(1) as pool, transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("LOCK TABLE amendments_vote IN EXCLUSIVE MODE")
        pressing = pool.submit(in_a_thread, clerk.press, "rejected", "6")
        waiting = ask(cursor, "SELECT pid FROM pg_locks WHERE NOT granted", until=bool)
        server.kill()
        assert pressing.result() is False
    # PostgreSQL goes on with the statement, and ends the session when it finds nobody to answer to.
    with connection.cursor() as cursor:
        ask(cursor, f"SELECT pid FROM pg_stat_activity WHERE pid = {waiting[0][0]}", until=not_)
    assert (Act.objects.count(), Vote.objects.count()) == (1, 0)
    check(sitting, clerk)

    server.start()
    assert clerk.press("rejected", "6")
    check(sitting, clerk)


def in_a_thread(act, *values):
    try:
        return act(*values)
    finally:
        connections.close_all()


def ask(cursor, query, *, until):
    """Ask again and again until the rows are as wanted; return them."""
    latest = time.monotonic() + PATIENCE
    while time.monotonic() < latest:
        cursor.execute(query)
        rows = cursor.fetchall()
        if until(rows):
            return rows
    raise AssertionError(f"still waiting: {query}")
