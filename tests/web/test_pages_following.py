"""Parts of pages that fetch themselves after a change: what they are answered, and how often it is drawn."""

import pytest
from django.core.cache import cache

from amendments.live.position import load_position
from amendments.models import Amendment, Vote
from tests.factories import make_user
from tests.web.desks import make_rivals
from tests.web.sittings import act, make_sitting

pytestmark = pytest.mark.django_db(transaction=True)
FOLLOWS = (
    'hx-target="#desk" hx-swap="outerHTML show:none" hx-sync="#desk:drop" hidden'  # the part itself
)
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
    with django_assert_num_queries(2):  # the draft, and how far it has come
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
