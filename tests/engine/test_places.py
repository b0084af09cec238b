"""Where an open amendment has its place in the text as it now stands, and when its ground has gone."""

import pytest
from hypothesis import given

from amendments.engine.consolidate import consolidate, locate_all
from amendments.engine.edits import NotLocatedError
from amendments.engine.places import place_now, text_now
from amendments.engine.rules import Decision
from amendments.engine.text import text_of
from tests.engine.drafts import AZUR, amendments
from tests.engine.strategies import cases

SECOND = "paragraph 1, at the end of the second sentence, insert the following words: “, today”."

PLACES = [
    ("delete paragraph 2.", "paragraph 5, delete the words “the matter”.", "now paragraph 4"),
    ("delete paragraph 4.1.", "paragraph 4.2, delete the second sentence.", "now paragraph 4.1"),
    ("before paragraph 1, insert the following paragraph: “New.”", "delete paragraph 5.", "now paragraph 6"),
    ("delete paragraph 2.", "after paragraph 5, insert the following paragraph: “New.”", "now after paragraph 4"),
    ("delete paragraph 2.", "after paragraph 2, insert the following paragraph: “New.”", "now after paragraph 1"),
    ("delete paragraph 1.", SECOND, "its ground has gone: paragraph 1 was deleted by amendment 1"),
    ("delete paragraph 4.", "delete paragraph 4.1.", "its ground has gone: paragraph 4.1 was deleted by amendment 1"),
    (
        "delete paragraph 4.",
        "after paragraph 4.1, insert the following paragraph: “to be new;”",
        "its ground has gone: paragraph 4 was deleted by amendment 1",
    ),
    (
        "replace paragraph 1 with the following paragraph: “New.”",
        SECOND,
        "its ground has gone: paragraph 1 was replaced by amendment 1",
    ),
    (
        "paragraph 1, delete the second sentence.",
        SECOND,
        "its ground has gone: words of paragraph 1 that it relies on were deleted by amendment 1",
    ),
    (
        "in the title, replace the title with the following words: “Other”",
        "in the title, delete the words “The situation”.",
        "its ground has gone: words of the title that it relies on were deleted by amendment 1",
    ),
    ("paragraph 1, delete the third sentence.", SECOND, None),
    ("delete paragraph 5.", SECOND, None),
    ("delete paragraph 5.", "before paragraph 1, insert the following paragraph: “New.”", None),
    ("paragraph 1, delete the second sentence.", "at the end of paragraph 1, insert the following sentence: “New.”", None),
]  # fmt: skip


@pytest.mark.parametrize(("adopted", "open_one", "said"), PLACES)
def test_an_open_amendment_is_told_its_place(adopted, open_one, said):
    first, second = amendments(AZUR, adopted, open_one)
    now = consolidate(AZUR, [first, second], {"1": Decision.ADOPTED})
    place = place_now(locate_all(second.instructions, AZUR), text_now(now))
    assert [told.message for told in place.told] == ([said] if said else [])
    assert place.is_gone == (said is not None and "gone" in said)


def test_with_nothing_adopted_every_place_is_that_of_the_draft():
    (one,) = amendments(AZUR, SECOND)
    assert (
        place_now(locate_all(one.instructions, AZUR), text_now(consolidate(AZUR, [one], {}))).told
        == ()
    )


def test_a_letter_that_takes_another_case_is_no_ground_that_has_gone():
    first, second = amendments(
        AZUR,
        'paragraph 3, at the beginning, insert the following words: "Once more,"',
        'paragraph 3, after the word "Nevertheless", insert the following words: "and again"',
    )

    now = consolidate(AZUR, [first, second], {"1": Decision.ADOPTED})

    assert not place_now(locate_all(second.instructions, AZUR), text_now(now)).is_gone


def test_a_word_that_only_gets_the_capital_of_a_deleted_one_has_not_gone():
    delete, insert = (
        'paragraph 3, delete the words "Nevertheless, the"',
        'paragraph 3, before the words "Assembly calls", insert "whole"',
    )
    small = text_of("en", [("3", "Nevertheless, the assembly calls."), ("4", "It ends.")])
    tabled = amendments(small, delete, insert.replace("Assembly", "assembly"))
    now = consolidate(small, tabled, {"1": Decision.ADOPTED, "2": Decision.PENDING})

    assert not place_now(locate_all(tabled[1].instructions, small), text_now(now)).is_gone


@given(cases())
def test_an_amendment_whose_ground_has_gone_clashes_with_what_is_adopted(case):
    text, tabled, votes, _rules = case
    decisions = {**votes, tabled[-1].number: Decision.PENDING}
    now = consolidate(text, tabled, decisions)
    try:
        edits = locate_all(tabled[-1].instructions, text)
    except NotLocatedError:
        return
    if place_now(edits, text_now(now)).is_gone:
        assert tabled[-1].number in now.clashes_ahead
