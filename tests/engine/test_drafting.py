"""Drafting by editing: the instruction proposed gives exactly the edited paragraph."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from amendments.engine.consolidate import Amendment, consolidate
from amendments.engine.drafting import CannotDraftError, draft_edit
from amendments.engine.grammar import read
from amendments.engine.instruction import Action, Unit
from amendments.engine.rules import Decision
from amendments.engine.text import text_of
from amendments.engine.wording import write
from tests.engine.drafts import AZUR
from tests.engine.strategies import NUMBERS, drafts

PROPOSED = [
    ("5", "It resolves to follow the case.", 'replace the words “matter” with the following word'),
    ("5", "It resolves to follow the matter, too.", "at the end of paragraph 5, insert the following words"),
    ("5", "It resolves to follow the whole matter.", "insert the following word"),
    ("5", "It resolves to follow.", "delete the words “the matter”"),
    ("1", "The Assembly recalls Azur. The Assembly regrets the delay.", "delete the second sentence"),
    ("3", "Nevertheless, the Assembly calls on Members to act.", "delete the second sentence"),
    ("5", "It resolves to follow the matter. It ends.", "at the end of paragraph 5, insert the following sentence"),
    ("4.1", "to reform and staff the courts;", "paragraph 4.1, after the words “reform”, insert"),
]  # fmt: skip


@pytest.mark.parametrize(("number", "after", "said"), PROPOSED)
def test_the_shortest_correct_instruction_is_proposed(number, after, said):
    (instruction,) = draft_edit(AZUR, number, after)

    assert said in write(instruction, "en")


def test_a_paragraph_written_anew_is_replaced_and_not_quoted():
    long = "The Assembly recalls all that was said of the matter in its earlier resolutions, " * 4
    text = text_of("en", [("1", f"{long}and follows it."), ("2", "It ends.")])
    (instruction,) = draft_edit(text, "1", "It is new.")
    assert write(instruction, "en") == (
        "In the draft resolution, replace paragraph 1 with the following paragraph:\n“It is new.”"
    )


def test_a_long_deletion_is_quoted_when_what_stays_is_longer_still():
    stays, goes = "and recalls all that was said of it, " * 30, "and regrets it once more, " * 12
    text = text_of("en", [("1", f"It follows it, {goes}{stays}too."), ("2", "It ends.")])
    (instruction,) = draft_edit(text, "1", f"It follows it, {stays}too.")
    assert (instruction.action, instruction.unit) == (Action.DELETE, Unit.WORDS)


def test_the_opening_words_of_a_list_are_not_replaced_as_a_paragraph():
    (instruction,) = draft_edit(AZUR, "4", "It urges all:")
    assert instruction.unit == Unit.WORDS


def test_nothing_changed_needs_no_instruction():
    assert draft_edit(AZUR, "5", AZUR.paragraphs[-1].text) == ()


@pytest.mark.parametrize(("number", "after"), [("9", "New."), ("5", "")])
def test_what_cannot_be_said_is_refused(number, after):
    with pytest.raises(CannotDraftError):
        draft_edit(AZUR, number, after)


@st.composite
def edited(draw):
    """A draft, one of its paragraphs, and that paragraph with words taken out, put in or changed."""
    text = draw(drafts())
    number = draw(st.sampled_from([number for number in NUMBERS if number != "3"]))
    before = text.paragraphs[text.find(number)].text
    words = before[:-1].split(" ")
    for _ in range(draw(st.integers(1, 3))):
        at = draw(st.integers(0, len(words) - 1))
        match draw(st.sampled_from(["out", "in", "change", "sentence"])):
            case "out" if len(words) > 3:
                del words[at]
            case "in":
                words.insert(at, draw(st.sampled_from(["lambda", "mu", "nu, xi"])))
            case "sentence" if "." in before[:-1]:
                words.append("end. The last one")
            case _:
                words[at] = draw(st.sampled_from(["lambda", "mu", "Omega"]))
    return text, number, " ".join(words) + before[-1]


@settings(max_examples=200)
@given(edited(), st.sampled_from(["en", "fr"]))
def test_the_proposed_instruction_gives_exactly_the_edited_paragraph(case, language):
    text, number, after = case

    proposed = draft_edit(text, number, after)

    printed = [write(one, language) for one in proposed]
    again = tuple(one for words in printed for one in read(words, language))
    result = consolidate(text, [Amendment("1", 1, again)], {"1": Decision.ADOPTED})
    assert again == proposed
    assert [(one.original, one.text) for one in result.paragraphs] == [
        (one.number, after if one.number == number else one.text) for one in text.paragraphs
    ] or not proposed
