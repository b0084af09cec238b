"""What people decide of single lines of a document, and what is read of it then."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resolutions.reading.choices import Choice, fitting, line_key, read_chosen
from resolutions.reading.lines import all_lines
from resolutions.reading.reader import read
from resolutions.reading.values import Reason

ARTICLE = """Home
Share this article
Rivers are good for all

30 May 2025
The Assembly met in Strasbourg today.
It spoke of rivers, and of lakes as well.
Buy our newspaper today
"""
RECORD = """Ms Dupont: We begin the sitting of today.
The rivers are on the agenda.
* * *
Mr Martin: Thank you. The lakes as well.
Ms Dupont: They are noted, and we close the sitting.
"""
BUY = line_key(8, "Buy our newspaper today")
SHARE = line_key(2, "Share this article")


def test_without_choices_it_is_what_the_reader_reads():
    assert read_chosen(ARTICLE, "press_article", {}) == read(ARTICLE, "press_article")


def test_a_line_left_out_is_listed_with_its_reason_and_number():
    reading = read_chosen(ARTICLE, "press_article", {BUY: Choice.OUT})
    assert "Buy our newspaper today" not in [one.text for one in reading.passages]
    assert [(one.line, one.reason) for one in reading.left_out][-1] == (8, Reason.PERSON)


def test_a_line_put_back_stands_at_its_place():
    reading = read_chosen(ARTICLE, "press_article", {SHARE: Choice.KEPT})
    assert (reading.passages[0].line, reading.passages[0].text) == (2, "Share this article")
    assert 2 not in [one.line for one in reading.left_out]


def test_a_choice_of_another_line_means_nothing():
    stray = {line_key(8, "Buy our paper"): Choice.OUT, line_key(99, "x"): Choice.OUT}
    assert read_chosen(ARTICLE, "press_article", stray) == read(ARTICLE, "press_article")
    assert fitting(ARTICLE, stray | {BUY: Choice.OUT}) == {BUY: Choice.OUT}


def test_what_is_put_back_in_a_record_belongs_to_who_speaks():
    plain = read(RECORD, "transcript")
    assert [one.text for one in plain.left_out] == ["* * *"]
    reading = read_chosen(RECORD, "transcript", {line_key(3, "* * *"): Choice.KEPT})
    back = next(one for one in reading.passages if one.line == 3)
    assert (back.speaker, back.opens) == (plain.passages[0].speaker, False)


@pytest.mark.parametrize(("text", "kind"), [(ARTICLE, "press_article"), (RECORD, "transcript")])
@given(choices=st.dictionaries(st.integers(1, 8), st.sampled_from(list(Choice))))
def test_every_line_is_of_the_text_or_listed_with_its_own_number(text, kind, choices):
    printed = all_lines(text)
    keys = {line_key(at, printed[at - 1]): one for at, one in choices.items() if at <= len(printed)}
    reading = read_chosen(text, kind, keys)
    for one in (*reading.passages, *reading.left_out):
        assert one.text in printed[one.line - 1]
    numbers = {one.line for one in (*reading.passages, *reading.left_out)}
    assert {at for at, line in enumerate(printed, start=1) if line} <= numbers
