"""The difference of two long texts, as the pages show it."""

import pytest

from amendments.engine.consolidate import Kind
from amendments.views.differences import LONGEST, difference

LONG = "The river runs. " * 500


def marked(before, after, kind):
    return "".join(mark.text for mark in difference(before, after) if mark.kind == kind)


@pytest.mark.parametrize("at", [0, 16, 4000, len(LONG)])
def test_a_small_change_of_a_long_text_is_shown_wherever_it_stands(at):
    after = f"{LONG[:at]}It stops. {LONG[at:]}"
    assert marked(LONG, after, Kind.INSERTED).strip(" .") == "It stops"
    assert marked(LONG, after, Kind.DELETED) == ""
    assert len(marked(LONG, after, Kind.KEPT)) < 500


def test_texts_that_differ_at_length_are_marked_whole():
    gone, come = (marked("a " * 5000, "b " * 5000, kind) for kind in (Kind.DELETED, Kind.INSERTED))
    assert gone.startswith("a a")
    assert gone.endswith("…")
    assert len(gone) <= LONGEST + 1
    assert come.startswith("b b")


def test_short_texts_are_compared_word_by_word():
    assert marked("It cleans them.", "It paints them.", Kind.DELETED) == "cleans"
