"""The screen of the room: in one language or two, and the stretch of a paragraph that changes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amendments.engine.consolidate import Kind
from amendments.views.marks import Mark
from amendments.views.sitting.stretches import shorten
from tests.factories import add_instruction, add_paragraphs, make_amendment
from tests.web.desks import make_azur, make_rivals, replacing, wordings
from tests.web.sittings import act, make_clerk, make_sitting
from tests.web.test_pages_sitting import go, words

FRENCH = "Dans le projet de résolution, remplacer le paragraphe 2 par le paragraphe suivant:\n« L'Assemblée regrette. »"
LOREM = "The Assembly notes with concern that many words stand in this paragraph. " * 12


def kept(words):
    return Mark(Kind.KEPT, words)


def inserted(words):
    return Mark(Kind.INSERTED, words)


def deleted(words):
    return Mark(Kind.DELETED, words)


# The stretch


@pytest.mark.parametrize(
    ("marks", "room", "shown"),
    [
        ([kept("It stays.")], 100, ["It stays."]),
        ([kept("a " * 200)], 20, ["a a a a a a a a a a …"]),
        ([kept("It regrets. "), inserted("Now.")], 100, ["It regrets. ", "Now."]),
        (
            [kept(LOREM), inserted("Now."), kept(LOREM)],
            100,
            [
                "… with concern that many words stand in this paragraph. ",
                "Now.",
                "The Assembly notes with concern that many words stand in …",
            ],
        ),
        ([deleted("x" * 500), inserted("new")], 60, ["x" * 10 + " … " + "x" * 10, "new"]),
        ([inserted("one two three " * 20)], 45, ["one two three one two three one two three …"]),
        ([], 100, []),
        # A line break leaves half a line empty.
        (
            [inserted("word " * 20 + "\n" + "word " * 40)],
            200,
            ["word " * 20 + "\n" + "word " * 10 + "word …"],
        ),
    ],
)
def test_of_a_long_paragraph_the_stretch_that_changes_is_shown(marks, room, shown):
    assert [mark.text for mark in shorten(marks, room)] == shown


MARKS = st.lists(
    st.builds(
        Mark,
        st.sampled_from([Kind.KEPT, Kind.INSERTED, Kind.DELETED]),
        st.text(alphabet="ab ", min_size=1, max_size=400),
    ),
    max_size=6,
)


@given(MARKS, st.integers(min_value=0, max_value=300))
def test_what_is_shown_is_never_longer_and_every_change_is_seen(marks, room):
    shown = shorten(marks, room)
    assert sum(len(mark.text) for mark in shown) <= sum(len(mark.text) for mark in marks) + 5 * len(
        marks
    )
    if any(mark.kind != Kind.KEPT for mark in marks):
        assert [mark.kind for mark in shown] == [mark.kind for mark in marks]


# The languages


@pytest.fixture
def bilingual(db):
    draft = make_azur()
    add_paragraphs(draft, wordings(3, "L'Assemblée note le point {number}."), language="fr")
    four = make_amendment(draft=draft, number="4", instruction=replacing(2))
    add_instruction(four, FRENCH, language="fr")
    make_sitting(draft=draft)
    return draft


def test_a_text_in_two_languages_is_shown_in_both_each_with_its_own_words(client, bilingual):
    page = go(client, bilingual, "screen/")
    assert page.context["arrangement"] == "both"
    shown = words(page)
    assert "I call Amendment 4." in shown
    assert "J’appelle l’amendement 4." in shown
    assert "The Assembly regrets matter 2." in shown
    assert "L'Assemblée regrette." in shown


def test_one_language_or_both_in_turn_are_asked_for_in_the_address(client, bilingual):
    french = go(client, bilingual, "screen/", languages="fr")
    assert "J’appelle l’amendement 4." in words(french)
    assert "The Assembly regrets" not in words(french)
    assert go(client, bilingual, "screen/", languages="turn").context["arrangement"] == "turn"
    assert go(client, bilingual, "screen/", language="en").context["arrangement"] == "one"
    assert go(client, bilingual, "screen/", languages="zz").context["arrangement"] == "one"


def test_a_text_in_one_language_is_shown_in_it_with_the_readers_words(client, db):
    draft = make_rivals()
    make_sitting(draft=draft)
    client.cookies["django_language"] = "fr"
    for wanted in ("", "both", "turn"):
        page = go(client, draft, "screen/", languages=wanted)
        assert page.context["arrangement"] == "one"
        assert "J’appelle l’amendement 4." in words(page)
    assert "I call Amendment 4." in words(go(client, draft, "screen/", languages="en"))


def test_the_page_asks_again_in_the_arrangement_that_was_asked_for(client, bilingual):
    page = go(client, bilingual, "screen/", languages="turn").content.decode()
    assert "&amp;languages=turn&amp;" in page


def test_the_desk_links_each_arrangement(client, bilingual):
    client.force_login(make_clerk())
    page = go(client, bilingual).content.decode()
    for query in ("both", "turn", "en", "fr"):
        assert f'/screen/?languages={query}"' in page


def test_a_text_without_paragraphs_has_a_screen(client, db):
    draft = make_azur(paragraphs=0)
    assert go(client, draft, "screen/").status_code == 200
    make_sitting(draft=draft)
    assert "The Assembly will now vote" in words(go(client, draft, "screen/"))


# What it shows


def test_while_it_is_open_the_screen_shows_what_would_go_and_what_would_come(client, db):
    draft = make_rivals()
    make_sitting(draft=draft)
    page = go(client, draft, "screen/").content.decode()
    assert "<del>The Assembly notes matter 2. It welcomes progress.</del>" in page
    assert "<ins>The Assembly regrets matter 2.</ins>" in page


def test_words_that_only_went_are_shown_as_they_went(client, db):
    draft = make_azur()
    make_amendment(
        draft=draft, number="4", instruction="In the draft resolution, delete paragraph 2."
    )
    act(make_sitting(draft=draft), "decided", "4", "adopted")
    page = go(client, draft, "screen/").content.decode()
    assert "<del>The Assembly notes matter 2." in page


def test_of_many_that_fell_the_first_are_named_and_the_rest_are_counted(client, db):
    draft = make_rivals()
    six = draft.rules.get()
    for number in range(10, 15):
        fallen = make_amendment(draft=draft, number=str(number))
        rule = draft.rules.create(number=number, when="adopted", falls=fallen)
        rule.triggers.set(six.triggers.all())
    act(make_sitting(draft=draft), "decided", "4", "adopted")
    shown = words(go(client, draft, "screen/"))
    assert "Amendment 11 falls: amendment 4 was adopted." in shown
    assert "Amendment 12 falls" not in shown
    assert "And 3 more fall." in shown


@pytest.mark.parametrize("kind", ["reopened", "undone"])
def test_what_is_called_again_is_shown_as_called(client, db, kind):
    draft = make_rivals()
    sitting = make_sitting(draft=draft)
    act(sitting, "decided", "4", "rejected")
    act(sitting, kind, "4" if kind == "reopened" else "")
    assert "I call Amendment 4." in words(go(client, draft, "screen/"))


def test_the_screen_asks_the_database_the_same_number_of_times_whatever_its_size(
    client, bilingual, django_assert_max_num_queries
):
    with django_assert_max_num_queries(60) as few:
        go(client, bilingual, "screen/")
    for number in range(10, 22):
        make_amendment(draft=bilingual, number=str(number))
    with django_assert_max_num_queries(len(few.captured_queries)):
        go(client, bilingual, "screen/")
