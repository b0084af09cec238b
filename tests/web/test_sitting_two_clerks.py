"""Two clerks who press at the same moment, at two server processes: each act once, or refused with words.

On PostgreSQL two hundred times; on SQLite, where every write waits for the other, fewer.
"""

import html
import random
import re
import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass

import pytest
from django.db import connection

from amendments.engine.rules import Decision
from amendments.engine.sitting.running import make_steps
from amendments.models import Act, Sitting, Vote
from amendments.output import as_text
from amendments.sitting.recording import ballot_of, load_any_desk, open_sitting
from amendments.sitting.votes import find_differences
from amendments.views.words import look
from tests.factories import make_amendment, make_user
from tests.people import PASSWORD, Person
from tests.servers import serving
from tests.web.desks import make_rivals, replacing
from tests.web.divided import text_of, words
from tests.web.sittings import RIGHT

BUTTONS = ("decide", "decide", "decide", "decide", "correct", "correct", "undo", "next", "go")
ITEMS = ("4", "6", "8", "9", "text")
COUNTS = {
    "adopted": {"in_favour": 20, "against": 10, "abstentions": 1},
    "rejected": {"in_favour": 9, "against": 10, "abstentions": ""},
    "withdrawn": {},
    "not_moved": {},
}
UNCOUNTED = {"in_favour": "", "against": "", "abstentions": ""}


@dataclass(frozen=True)
class Press:
    """What a clerk pressed on revision `made_on`, and what the server answered."""

    clerk: str
    made_on: int
    do: str
    item: str
    decision: str
    counts: dict
    status: int
    problems: str

    @property
    def is_recorded(self):
        return self.status == 302


class Clerk:
    """A clerk at the desk who presses what chance says, the same in every run."""

    def __init__(self, name, server, draft, seed):
        self.name, self.draft = name, draft
        self.chance = random.Random(seed)
        self.person = Person(server)
        self.person.sign_in(name)
        self.page = self.look()

    def look(self):
        return self.person.get(f"/drafts/{self.draft.pk}/sitting/")

    def choose(self, called):
        """Return the button, its item and, where one is taken, the decision with its counts."""
        do = self.chance.choice(BUTTONS)
        item = self.chance.choice([called, *ITEMS])
        if do in ("undo", "next", "go"):
            return do, item if do == "go" else "", "", {}
        decision = self.chance.choice([*COUNTS, "adopted", "rejected"])
        counts = COUNTS[decision] if self.chance.random() < 0.5 else UNCOUNTED
        return do, item or "4", decision, counts

    def press(self, together):
        """Wait for the other clerk, press on the desk as it was last seen; return the `Press`."""
        page = self.page
        called = re.search(r'name="item" value="([^"]*)"', page.html)
        do, item, decision, counts = self.choose(called[1] if called else "")
        sent = {name: page.field(name) for name in ("sitting", "revision")}
        sent |= {"item": item, **counts}
        address = f"/drafts/{self.draft.pk}/sitting/acts/"
        if do == "correct":
            address = f"/drafts/{self.draft.pk}/sitting/correct/record/"
            sent |= {"decision": decision}
        else:
            sent |= {"do": decision if do == "decide" else do}
        together.wait()
        answer = self.person.post(address, page, sent)
        assert answer.status in (302, 400, 409), self.person.server.log.read_text()[-5000:]
        # Whoever is refused sees the desk as it is now; whoever recorded something is led back to it.
        self.page = self.look() if answer.status == 302 else answer
        return Press(
            clerk=self.name,
            made_on=int(sent["revision"]),
            do=do,
            item=item,
            decision=decision,
            counts=counts,
            status=answer.status,
            problems=answer.problems,
        )


@pytest.fixture
def servers(transactional_db):
    """Two server processes on the one database of the test."""
    with serving() as one, serving() as other:
        yield [one, other]


@pytest.fixture
def sitting(transactional_db):
    draft = make_rivals(paragraphs=9)
    make_amendment(draft=draft, number="8", instruction=replacing(8))
    make_amendment(draft=draft, number="9", instruction=replacing(9))
    return open_sitting(draft, make_user(permissions=[RIGHT]), "At once")


def press_together(clerks, rounds):
    """Let each of the `clerks` press `rounds` times, always at the same moment as the other."""
    together = threading.Barrier(len(clerks), timeout=60)

    def press(clerk):
        try:
            return [clerk.press(together) for _ in range(rounds)]
        except threading.BrokenBarrierError:
            return []  # the other clerk failed, and says why
        finally:
            together.abort()

    with ThreadPoolExecutor(len(clerks)) as pool:
        return [press for made in pool.map(press, clerks) for press in made]


def test_two_clerks_at_the_same_moment_are_each_recorded_once_or_told_why_not(
    servers, sitting, capsys, client
):
    rounds = 200 if connection.vendor == "postgresql" else 40
    names = [make_user(permissions=[RIGHT], password=PASSWORD).username for _ in servers]
    clerks = [
        Clerk(name, server, sitting.draft, seed)
        for seed, (name, server) in enumerate(zip(names, servers, strict=True))
    ]
    with editing(Editor(servers[1], sitting.draft)) as editor:
        presses = press_together(clerks, rounds)
    assert editor.refused > 2
    assert sitting.draft.amendments.get(number="4").explanatory_note_en == editor.notes[-1]
    assert len(presses) == 2 * rounds
    assert {press.status for press in presses} == {302, 400, 409}
    for press in presses:
        assert press.is_recorded or press.problems, press
        assert ("was quicker" in press.problems) == (press.status == 409), press
    assert sum(press.status == 409 for press in presses) > rounds / 5

    compare_with_acts(sitting, [press for press in presses if press.is_recorded])
    compare_with_votes(sitting, client, capsys)


KINDS = {
    "decide": "decided",
    "correct": "corrected",
    "undo": "undone",
    "next": "called",
    "go": "called",
}


def compare_with_acts(sitting, recorded):
    """Every press that was answered with success is the one act on its revision, and there is no other."""
    acts = list(Act.objects.filter(sitting=sitting).select_related("by").order_by("sequence"))
    assert [act.sequence for act in acts] == list(range(1, len(acts) + 1))
    assert Sitting.objects.get().revision == len(acts)
    pressed = sorted(recorded, key=lambda press: press.made_on)
    assert [press.made_on + 1 for press in pressed] == [act.sequence for act in acts[1:]]
    for press, act in zip(pressed, acts[1:], strict=True):
        assert (act.by.username, act.kind) == (press.clerk, KINDS[press.do])
        if press.decision:
            counts = [press.counts.get(name) or None for name in UNCOUNTED]
            assert (act.item, act.decision) == (press.item, press.decision)
            assert [act.in_favour, act.against, act.abstentions] == counts


def follow(sitting):
    """Return what is decided, found anew from the acts: a pile from which an undo takes the topmost."""
    pile = []
    for act in Act.objects.filter(sitting=sitting).order_by("sequence"):
        if act.kind == "undone":
            assert act.undoes == pile.pop().sequence
        elif act.decision:
            pile.append(act)
    return {act.item: act.decision for act in pile}


def compare_with_votes(sitting, client, capsys):
    """The acts give the votes, the standings and the text as recorded, as printed and as shown."""
    decided = follow(sitting)
    assert {vote.number: vote.decision for vote in Vote.objects.all()} == decided
    desk = load_any_desk(sitting.draft)
    assert find_differences(desk, Act.objects.filter(sitting=sitting).order_by("sequence")) == []

    lists = {name: ",".join(n for n in decided if decided[n] == name) for name in COUNTS}
    options = [f"--{name}={lists[name]}" for name in ("adopted", "rejected", "withdrawn")]
    printed = text_of(sitting.draft, capsys, "--language=en", *options)
    replayed = {number: Decision(taken) for number, taken in decided.items()}
    assert as_text(desk.consolidate(replayed), numbering="final") == "\n".join(
        f"{number}\t{words}" for number, words in printed.items()
    )
    assert shown(client, sitting.draft) == list(printed.values())

    record = client.get(f"/drafts/{sitting.draft.pk}/sitting/record/")
    assert "acts give the same votes" in words(record)
    steps = make_steps(ballot_of(desk), replayed)
    standings = {row.number: row.look for row in record.context["rows"]}
    assert standings == {step.number: look(step.standing.standing) for step in steps}


def shown(client, draft):
    """Return the paragraphs as the page of the draft shows them under the votes of the sitting."""
    page = client.get(f"/drafts/{draft.pk}/").text
    linked = re.findall(r'href="([^"]*[?][^"]*)"[^>]*>Sitting</a>', page)
    address = html.unescape(linked[0]) + "&" if linked else f"/drafts/{draft.pk}/?"
    clean = client.get(f"{address}view=clean").text
    return re.findall(r'<p class="paragraph" lang="en">(.*?)</p>', clean)


@contextmanager
def editing(editor):
    """Let the `editor` save one thing after the other meanwhile."""
    stop = threading.Event()
    with ThreadPoolExecutor(1) as pool:
        saved = pool.submit(editor.edit, stop)
        try:
            yield editor
        finally:
            stop.set()
    saved.result()


class Editor:
    """Somebody who saves amendments and votes in the data entry, one after the other, until told to stop."""

    def __init__(self, server, draft):
        user = make_user(is_staff=True, is_superuser=True, password=PASSWORD)
        self.person = Person(server)
        self.person.sign_in(user.username)
        self.amendments = {one.number: one.pk for one in draft.amendments.all()}
        self.notes, self.refused = [], 0

    def edit(self, stop):
        while not stop.wait(0.1):  # leaves the clerks most of the machine
            self.save_note(f"Note {len(self.notes)}.")
            self.save_vote("8" if len(self.notes) % 2 else "9")

    def save_note(self, note):
        address = f"/admin/amendments/amendment/{self.amendments['4']}/change/"
        page = self.person.get(address)
        answer = self.person.post(address, page, page.fields | {"explanatory_note_en": note})
        assert answer.status == 302, answer.text
        self.notes.append(note)

    def save_vote(self, number):
        address = "/admin/amendments/vote/add/"
        page = self.person.get(address)
        sent = {"amendment": self.amendments[number], "decision": "withdrawn"}
        answer = self.person.post(address, page, page.fields | sent)
        assert answer.status == 200, answer.text
        assert "A sitting on this draft is open" in answer.text
        self.refused += 1
