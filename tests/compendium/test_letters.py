"""Items counted by letters or Roman figures keep their lines, with or without a colon before them."""

import pytest

from amendments.compendium.letters import is_next_item, lettered_items
from tests.compendium.samples import amendment, codes, instructions, paragraphs, read

DELETE_2 = amendment("9", "In the draft resolution, delete paragraph 2.")
LISTS = [
    ["It asks for", "(a) silence, and", "(b) rest."],
    ["It asks for:", "a. silence;", "b. rest."],
    ["It asks for", "i. silence, and", "ii. rest, and", "iii. peace."],
]
TORN = [
    ["as was said in Annex", "a. The sentence goes on"],
    ["as was said by", "i. The sentence goes on", "iii. to its end"],
    ["of type (a) and", "(c) and of no other"],
    ["the letters a) and", "b. of the alphabet"],
]


@pytest.mark.parametrize("lines", LISTS)
def test_items_that_count_on_begin_lines_of_their_own(lines):
    assert lettered_items(lines) == set(range(1, len(lines)))


@pytest.mark.parametrize("lines", TORN)
def test_a_letter_that_counts_nothing_begins_no_item(lines):
    assert lettered_items(lines) == set()


@pytest.mark.parametrize("lines", LISTS)
def test_a_draft_paragraph_keeps_its_items_apart(lines):
    compendium = read("1. " + "\n".join(lines), "2. It ends.", DELETE_2)

    assert paragraphs(compendium)["1"] == "\n".join(lines)
    assert codes(compendium) == ([], [])


def test_an_item_after_a_blank_line_is_the_next_one():
    compendium = read("1. It asks for:", "(a) silence, and", "(b) rest.", "2. It ends.", DELETE_2)

    assert paragraphs(compendium)["1"] == "It asks for:\n(a) silence, and\n(b) rest."


def test_new_text_keeps_its_items_apart():
    printed = "In the draft resolution, replace paragraph 1 with the following paragraph:"
    new = "“It asks for\na. silence, and\nb. rest.”"
    compendium = read("1. It asks.", amendment("1", printed, new), "2. It ends.")

    assert instructions(compendium)["1"] == f"{printed}\n{new}"


def test_only_the_same_style_counts_on():
    assert is_next_item("(a) silence", "(b) rest")
    assert not is_next_item("(a) silence", "b. rest")
    assert not is_next_item("(a) silence", "(a) rest")
