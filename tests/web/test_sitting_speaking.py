"""The President's sentences: who tabled an amendment, and what falls."""

import pytest

from tests.factories import make_amendment
from tests.web.desks import make_azur, make_rivals, replacing
from tests.web.sittings import act, make_clerk, make_sitting
from tests.web.test_pages_sitting import go, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def clerk(client):
    user = make_clerk()
    client.force_login(user)
    return user


def test_a_committee_is_named_with_its_article_in_both_languages(client, clerk):
    draft = make_azur()
    make_amendment(
        draft=draft,
        number="4",
        instruction=replacing(2),
        committee_en="Committee on Culture",
        committee_fr="commission de la culture",
    )
    notes = words(go(client, draft, "notes/"))
    assert "I call Amendment 4, tabled by the Committee on Culture." in notes
    assert "I call the Committee on Culture to support Amendment 4." in notes
    assert "déposé par la commission de la culture." in notes
    assert "La parole est à la commission de la culture pour soutenir" in notes


def test_what_is_no_committee_by_its_name_keeps_its_name(client, clerk):
    draft = make_azur()
    make_amendment(draft=draft, number="4", instruction=replacing(2), committee_en="The Bureau")
    assert "tabled by The Bureau." in words(go(client, draft, "notes/"))


def test_an_amendment_is_not_said_to_make_its_own_sub_amendments_fall(client, clerk):
    draft = make_azur()
    four = make_amendment(draft=draft, number="4", instruction=replacing(2))
    sub = "In amendment 4, replace the words “regrets” with the following word:\n“deplores”"
    make_amendment(draft=draft, number="4-1", parent=four, instruction=sub, position=0)
    sitting = make_sitting(draft=draft, user=clerk)
    assert "If it is" not in words(go(client, draft, "notes/"))
    act(sitting, "decided", "4-1", "adopted")
    assert "If it is" not in words(go(client, draft))


@pytest.mark.parametrize("decision", ["rejected", "withdrawn", "not_moved"])
def test_what_is_lost_already_is_not_said_to_fall(client, clerk, decision):
    draft = make_rivals()
    sitting = make_sitting(draft=draft, user=clerk)
    assert "If it is adopted, Amendment 6 falls." in words(go(client, draft))
    act(sitting, "decided", "6", decision)
    assert "If it is adopted" not in words(go(client, draft))


def test_what_was_adopted_before_its_turn_is_still_said_to_fall(client, clerk):
    draft = make_rivals()
    sitting = make_sitting(draft=draft, user=clerk)
    act(sitting, "decided", "6", "adopted")
    assert "If it is adopted, Amendment 6 falls." in words(go(client, draft, "notes/"))
