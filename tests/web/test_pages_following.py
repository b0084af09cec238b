"""Parts of pages that fetch themselves after a change: what they are answered, and how often it is drawn."""

import itertools
import re
import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.cache import cache
from django.db import connection
from django.db.transaction import atomic
from django.http import HttpResponse
from django.test import Client, RequestFactory

from amendments.live.position import load_position
from amendments.models import Amendment, Sponsor, Vote
from amendments.views.following import follows_draft
from resolutions.models import Dossier, Paragraph
from tests.factories import make_user
from tests.web.desks import make_rivals
from tests.web.sittings import act, make_clerk, make_sitting

pytestmark = pytest.mark.django_db(transaction=True)
FOLLOWS = (
    'hx-target="#desk" hx-swap="outerHTML show:none" hx-sync="#desk:drop" hidden'  # the part itself
)
SEEN = re.compile(r"[?&]seen=([0-9.]+)")
WHEN_DRAWN = re.compile(r"<time .*?</time>")  # by the clock, while nothing is recorded
PARTS = {
    "screen/": "<section",
    "notes/": "<ol",
    "amendments/": '<div class="page wide" id="list"',
    "sitting/record/": '<div class="page" id="results-and-acts"',
    "?follow=recorded": '<form id="desk"',
    "?adopted=6": '<div class="alerts meanwhile"',
}


@pytest.fixture(autouse=True)
def nothing_kept():
    cache.clear()


@pytest.fixture
def draft():
    return make_rivals()


def adopt_four():
    Vote.objects.create(amendment=Amendment.objects.get(number="4"), decision="adopted")


def ask(client, draft, path, seen, **headers):
    """Return the answer to a part that asks for what came after `seen`."""
    address = f"/drafts/{draft.pk}/{path}{'&' if '?' in path else '?'}seen={seen}"
    return client.get(address, headers={"HX-Request": "true"} | headers)


@pytest.mark.parametrize("path", PARTS)
def test_a_part_is_sent_when_something_changed_and_not_before(client, draft, path):
    sitting = make_sitting(draft=draft)
    seen = load_position(draft.pk)
    assert ask(client, draft, path, seen).status_code == 204
    act(sitting, "decided", "4", "adopted")
    answer = ask(client, draft, path, seen)
    assert answer.status_code == 200
    part = answer.content.decode()
    assert part.lstrip().startswith(PARTS[path])
    assert str(load_position(draft.pk)) in part
    assert "csrf" not in part


@pytest.mark.parametrize("path", PARTS)
def test_a_part_is_drawn_once_for_all_who_are_not_signed_in(
    client, draft, path, django_assert_num_queries
):
    first = ask(client, draft, path, "0.0.0.0.0")
    with django_assert_num_queries(1):  # whether anyone may read it, and how far it has come
        again = ask(client, draft, path, "0.0.0.0.0")
    assert again.content == first.content
    assert again.headers == first.headers


def test_what_is_drawn_for_one_is_not_sent_to_who_would_see_something_else(client, draft):
    plain = ask(client, draft, "?follow=recorded", 0).content.decode()
    assert "Marked up" in plain
    assert "/amendments/new/" not in plain
    french = ask(client, draft, "?follow=recorded", 0, **{"Accept-Language": "fr"})
    assert "Marked up" not in french.content.decode()
    clean = ask(client, draft, "?follow=recorded&view=clean", 0).content.decode()
    assert 'value="clean"' in clean
    client.force_login(make_user(permissions=["amendments.add_amendment"]))
    assert "/amendments/new/" in ask(client, draft, "?follow=recorded", 0).content.decode()


def test_what_was_drawn_before_a_change_is_not_sent_after_it(client, draft):
    assert '<tr class="adopted' not in ask(client, draft, "amendments/", 0).content.decode()
    adopt_four()
    assert '<tr class="adopted' in ask(client, draft, "amendments/", 0).content.decode()


@pytest.mark.parametrize("path", PARTS)
def test_what_is_kept_for_all_is_what_would_be_drawn_for_one(client, draft, path):
    act(make_sitting(draft=draft), "decided", "4", "adopted")
    ask(client, draft, path, 0)
    kept = ask(client, draft, path, 0).content
    client.force_login(
        make_user()
    )  # without any right: nothing is kept for those who are signed in
    assert ask(client, draft, path, 0).content == kept


@pytest.mark.parametrize("is_kept_first", [True, False])
def test_who_recorded_an_act_is_told_to_the_secretariat_only(client, draft, is_kept_first):
    clerk = make_clerk()
    make_sitting(draft=draft, user=clerk)
    secretary = Client()
    secretary.force_login(make_user(permissions=["resolutions.view_dossier"]))
    names = {}
    for reader in [client, secretary] if is_kept_first else [secretary, client]:
        part = ask(reader, draft, "sitting/record/", 0).content.decode()
        names[reader] = str(clerk) in part
    assert names == {client: False, secretary: True}


def test_what_was_kept_is_not_sent_once_the_dossier_is_not_published(client, draft):
    assert ask(client, draft, "amendments/", 0).status_code == 200
    Dossier.objects.update(is_published=False)
    assert ask(client, draft, "amendments/", 0).status_code == 404
    assert ask(client, draft, "amendments/", load_position(draft.pk)).status_code == 404
    client.force_login(make_user(permissions=["resolutions.view_dossier"]))
    assert ask(client, draft, "amendments/", 0).status_code == 200
    client.logout()
    assert ask(client, draft, "amendments/", 0).status_code == 404


@pytest.mark.parametrize(
    ("path", "rows", "field"),
    [
        ("screen/", Dossier, "title_en"),
        ("notes/", Sponsor, "name"),
        ("amendments/", Sponsor, "name"),
        ("sitting/record/", Sponsor, "name"),
        ("?follow=recorded", Paragraph, "text"),
    ],
)
def test_what_was_kept_is_not_sent_after_data_entry(client, draft, path, rows, field):
    assert "Changed" not in ask(client, draft, path, 0).content.decode()
    rows.objects.filter(pk=rows.objects.first().pk).update(**{field: "Changed"})
    assert "Changed" in ask(client, draft, path, 0).content.decode()


@contextmanager
def changing(after):
    """Change the draft as others do, after so many queries of what is done meanwhile; yield whether it was."""
    queries, changed = itertools.count(1), []

    def change():
        with closing(connection), atomic():
            Dossier.objects.update(title_en=f"Changed {after}")
            Vote.objects.update(decision="adopted" if after % 2 else "rejected")

    def run(execute, *query):
        found = execute(*query)
        if next(queries) == after:
            with ThreadPoolExecutor(1) as other:
                changed.append(other.submit(change).result())
        return found

    with connection.execute_wrapper(run):
        yield changed


@pytest.mark.parametrize("path", ["screen/", "amendments/"])
@pytest.mark.parametrize("is_signed_in", [True, False])
def test_what_changes_while_a_part_is_drawn_is_in_it_or_told_once_more(
    client, draft, path, is_signed_in
):
    adopt_four()
    if is_signed_in:
        client.force_login(make_user())
    for after in itertools.count(1):
        cache.clear()
        with changing(after) as changed:
            part = ask(client, draft, path, 0).content.decode()
        if not changed:
            assert after > 5
            break
        next_part = ask(client, draft, path, SEEN.search(part)[1])
        cache.clear()
        shown = part if next_part.status_code == 204 else next_part.content.decode()
        afresh = ask(client, draft, path, 0).content.decode()
        assert WHEN_DRAWN.sub("", shown) == WHEN_DRAWN.sub("", afresh)


def test_fifty_who_ask_at_once_are_drawn_for_once_and_keep_no_connection_from_each_other(draft):
    drawn, arrived = [], threading.Semaphore(0)

    @follows_draft
    def page(request, draft, position):
        drawn.append(position)
        for _ in range(50 if len(drawn) == 1 else 0):
            assert arrived.acquire(timeout=30)
        connection.close()  # to need another: PostgreSQL lends four to this process
        return HttpResponse(Amendment.objects.get(number="4").number)

    def ask_for(_number):
        request = RequestFactory(headers={"HX-Request": "true"}).get("/page/", {"seen": "0"})
        request.user = AnonymousUser()
        with closing(connection):
            arrived.release()
            return page(request, draft.pk)

    with ThreadPoolExecutor(50) as readers:
        answers = list(readers.map(ask_for, range(50)))
    assert len(drawn) == 1
    assert {answer.content for answer in answers} == {b"4"}
    assert len(set(map(id, answers))) == 50  # each is changed on its way out: one for each reader


def test_the_recorded_votes_replace_the_address_and_are_one_step_in_the_history(client, draft):
    adopt_four()
    answer = ask(client, draft, "?follow=recorded&view=clean", 0)
    assert answer["HX-Replace-Url"] == f"/drafts/{draft.pk}/?adopted=4&view=clean"
    assert "HX-Push-Url" not in answer
    plain = client.get(f"/drafts/{draft.pk}/?follow=recorded")
    assert plain.url == f"/drafts/{draft.pk}/?adopted=4"


@pytest.mark.parametrize(
    ("query", "follows"), [("", False), ("?adopted=4", True), ("?adopted=4,6", False)]
)
def test_the_text_follows_only_while_it_shows_what_is_recorded(client, draft, query, follows):
    adopt_four()
    page = client.get(f"/drafts/{draft.pk}/{query}").content.decode()
    assert (FOLLOWS in page) == follows
    assert ('class="alerts meanwhile"' in page) == (not follows)


def test_before_anything_is_recorded_the_text_as_tabled_follows(client, draft):
    assert FOLLOWS in client.get(f"/drafts/{draft.pk}/").content.decode()


@pytest.mark.parametrize(
    ("path", "seconds"), [("screen/", 5), ("notes/", 15), ("sitting/record/", 30)]
)
def test_without_scripts_a_page_of_the_sitting_is_loaded_again(client, draft, path, seconds):
    page = client.get(f"/drafts/{draft.pk}/{path}").content.decode()
    assert f'<noscript><meta http-equiv="refresh" content="{seconds}"></noscript>' in page


@pytest.mark.parametrize("path", ["screen/", "notes/", "amendments/", "sitting/record/", ""])
def test_each_page_says_where_it_is_told_of_changes_and_from_where_on(client, draft, path):
    page = client.get(f"/drafts/{draft.pk}/{path}").content.decode()
    events = f'data-events="/drafts/{draft.pk}/events?seen={load_position(draft.pk)}"'
    assert events in page


# Without scripts, and before one follows


@pytest.mark.parametrize("path", ["", "amendments/"])
def test_without_scripts_a_page_that_shows_a_sitting_is_loaded_again(client, draft, path):
    refresh = '<noscript><meta http-equiv="refresh"'
    assert refresh not in client.get(f"/drafts/{draft.pk}/{path}").content.decode()
    make_sitting(draft=draft)
    assert refresh in client.get(f"/drafts/{draft.pk}/{path}").content.decode()


def test_the_text_as_tabled_says_that_votes_are_recorded(client, draft):
    said = "Votes are recorded; this is the text as it was tabled."
    assert said not in client.get(f"/drafts/{draft.pk}/").content.decode()
    adopt_four()
    assert said in client.get(f"/drafts/{draft.pk}/").content.decode()
    assert said not in client.get(f"/drafts/{draft.pk}/?adopted=4").content.decode()
    assert said not in client.get(f"/drafts/{draft.pk}/?adopted=6").content.decode()


def test_a_hypothesis_of_a_sitting_is_not_loaded_again(client, draft):
    make_sitting(draft=draft)
    page = client.get(f"/drafts/{draft.pk}/?adopted=6").content.decode()
    assert 'http-equiv="refresh"' not in page
