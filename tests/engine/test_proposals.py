"""What a person does at a page becomes an instruction that does exactly that."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from amendments.engine.consolidate import Amendment, amend, consolidate
from amendments.engine.drafting import CannotDraftError, print_all
from amendments.engine.grammar import read
from amendments.engine.instruction import Action, Instruction, Side, Unit
from amendments.engine.new_texts import new_texts, sub_change, sub_conflicts
from amendments.engine.pieces import Kind
from amendments.engine.proposals import Act, propose, propose_sub
from amendments.engine.rules import Decision
from amendments.engine.text import text_of
from tests.engine.drafts import AZUR, MER, clean
from tests.engine.strategies import NUMBERS, drafts

NEW = Instruction(
    Action.REPLACE,
    Unit.SENTENCE,
    ("1",),
    sentences=(2,),
    new_text=("It deplores the delays, and asks for a report. It expects an answer.",),
)
THREE = Amendment("3", 1, (NEW,))


def under(text, instructions):
    return consolidate(text, [Amendment("1", 1, instructions)], {"1": Decision.ADOPTED})


PROPOSED = [
    (AZUR, Act.DELETE, "4.2", "", "In the draft resolution, delete paragraph 4.2."),
    (AZUR, Act.BEFORE, "2", "It is new.", "before paragraph 2, insert the following paragraph:"),
    (AZUR, Act.AFTER, "5", "One.\nTwo.", "after paragraph 5, insert the following paragraphs:"),
    (AZUR, Act.AFTER, "4.1", "to be new;", "after paragraph 4.1, insert the following paragraph:"),
    (AZUR, Act.TITLE, "", "The state in Azur", "in the title, replace the words “situation” with"),
    (AZUR, Act.TITLE, "", "All of it is new", "in the title, replace"),
    (AZUR, Act.EDIT, "5", "It resolves to follow it.", "replace the words “the matter” with the"),
    (MER, Act.DELETE, "2", "", "Dans le projet de résolution, supprimer le paragraphe 2."),
    (MER, Act.AFTER, "3.2", "à former.", "après le paragraphe 3.2, insérer le paragraphe suivant:"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "act", "number", "words", "said"), PROPOSED)
def test_an_act_is_said_in_the_house_style(text, act, number, words, said):
    assert said in print_all(propose(text, act, number, words), text.language)


def test_a_deleted_paragraph_is_gone_and_the_rest_stays():
    result = under(AZUR, propose(AZUR, Act.DELETE, "2"))
    assert [one.original for one in result.paragraphs if one.final is None] == ["2"]


def test_new_paragraphs_stand_where_they_were_put():
    result = clean(under(AZUR, propose(AZUR, Act.AFTER, "5", "One.\n\nTwo.")))
    assert result[-2:] == ["6 One.", "7 Two."]


@pytest.mark.parametrize("words", ["The state in Azur", "Azur", "The situation in Azur today"])
def test_the_title_becomes_what_was_written(words):
    assert under(AZUR, propose(AZUR, Act.TITLE, "", words)).title_text == words


@pytest.mark.parametrize(
    ("act", "number", "words"), [(Act.TITLE, "", AZUR.title), (Act.EDIT, "4.1", "to reform the courts;")]
)  # fmt: skip
def test_what_is_as_it_was_needs_no_instruction(act, number, words):
    assert propose(AZUR, act, number, words) == ()


REFUSED = [
    (Act.EDIT, "5", " ", "nothing-left"),
    (Act.EDIT, "99", "New.", "no-such-paragraph"),
    (Act.DELETE, "99", "", "no-such-paragraph"),
    (Act.AFTER, "99", "New.", "no-such-paragraph"),
    (Act.AFTER, "5", " \n ", "new-paragraph-empty"),
    (Act.AFTER, "5", "“It is new.", "cannot-draft"),
    (Act.AFTER, "5", "New.”\nIn the draft resolution, delete paragraph 2. “Old.", "cannot-draft"),
    (Act.EDIT, "5", "It resolves”. Delete “to follow the matter.", "cannot-draft"),
    (Act.EDIT, "5", "It resolves to follow", "cannot-draft"),
    (Act.TITLE, "", "", "nothing-left"),
]


@pytest.mark.parametrize(("act", "number", "words", "code"), REFUSED)
def test_what_cannot_be_said_is_refused_with_its_reason(act, number, words, code):
    with pytest.raises(CannotDraftError) as refused:
        propose(AZUR, act, number, words)
    assert refused.value.notice.code == code


def test_the_only_paragraph_of_a_draft_is_not_deleted():
    with pytest.raises(CannotDraftError) as refused:
        propose(text_of("en", [("1", "The one.")]), Act.DELETE, "1")
    assert refused.value.notice.code == "deletes-everything"


# Sub-amendments


def test_a_sub_amendment_quotes_only_the_words_that_change():
    words = NEW.new_text[0].replace("a report", "two reports")
    instructions = propose_sub("en", THREE, [[words]])
    assert print_all(instructions, "en") == (
        "In amendment 3, replace the words “a report” with the following words:\n“two reports”"
    )


def test_a_sub_amendment_names_the_paragraph_of_a_new_text_that_has_several():
    new = Instruction(
        Action.INSERT, Unit.PARAGRAPH, ("5",), side=Side.AFTER, new_text=("One new.", "Two new."), plural=True
    )  # fmt: skip
    amendment = Amendment("O1", 1, (new,))
    said = print_all(propose_sub("fr", amendment, [["One new.", "Two old."]]), "fr")
    assert said.startswith("Dans l'amendement oral 1, paragraphe 2, remplacer les mots «new»")


def test_an_unchanged_new_text_needs_no_sub_amendment():
    assert propose_sub("en", THREE, [NEW.new_text]) == ()


def test_a_sub_amendment_changes_one_operation_only():
    other = Instruction(Action.INSERT, Unit.WORDS, ("5",), side=Side.END, new_text=(", today",))
    both = Amendment("3", 1, (NEW, other))
    with pytest.raises(CannotDraftError) as refused:
        propose_sub("en", both, [["It is another."], [", tomorrow"]])
    assert refused.value.notice.code == "one-operation"


def test_a_sub_amendment_that_could_be_of_either_operation_is_refused():
    twin = Instruction(Action.INSERT, Unit.WORDS, ("2",), side=Side.END, new_text=(", once more",))
    other = Instruction(Action.INSERT, Unit.WORDS, ("5",), side=Side.END, new_text=(", once more",))
    amendment = Amendment("3", 1, (twin, other))
    with pytest.raises(CannotDraftError) as refused:
        propose_sub("en", amendment, [[", twice more"], [", once more"]])
    assert refused.value.notice.code == "sub-which-operation"


def sub(number, printed, position=1):
    return Amendment(number, position, read(printed, "en"), "3")


ONE = sub(
    "3-1", "In amendment 3, replace the words “a report” with the following words:\n“two reports”"
)
TWO = sub("3-2", "In amendment 3, delete the words “, and asks for a report”.", 2)
LAST = sub("3-O1", "In amendment 3, delete the second sentence.", 3)


def test_each_sub_amendment_is_a_difference_against_the_new_text_as_tabled():
    change = sub_change("en", THREE, ONE)
    (paragraph,) = change.result.paragraphs
    assert [(piece.kind, piece.text) for piece in paragraph.pieces if piece.kind != Kind.KEPT] == [
        (Kind.DELETED, "a report"),
        (Kind.INSERTED, "two reports"),
    ]
    assert paragraph.tabled == NEW.new_text[0]


def test_the_new_text_stands_as_its_adopted_sub_amendments_leave_it():
    votes = {"3-1": Decision.ADOPTED, "3-2": Decision.REJECTED, "3-O1": Decision.ADOPTED}
    (text,) = new_texts("en", THREE, [ONE, TWO, LAST], votes)
    assert text.result.paragraphs[0].text == "It deplores the delays, and asks for two reports."
    assert text.result.paragraphs[0].amendments == ("3-1", "3-O1")


def test_an_open_sub_amendment_is_told_that_it_clashes_with_an_adopted_one():
    (text,) = new_texts("en", THREE, [ONE, TWO], {"3-1": Decision.ADOPTED})
    assert text.result.clashes_ahead["3-2"].code == "clash-ahead"


def test_two_sub_amendments_of_the_same_words_are_a_conflict():
    found = sub_conflicts(AZUR, THREE, [ONE, TWO, LAST])
    assert [(one.first, one.second) for one in found] == [("3-1", "3-2")]
    assert found[0].reason.message == (
        "Sub-amendments 3-1 and 3-2 change the same words of amendment 3, or one takes away what the "
        "other relies on."
    )
    assert sub_conflicts(AZUR, THREE, [ONE]) == []


def test_a_sub_amendment_without_a_place_has_no_difference():
    assert sub_change("en", THREE, sub("3-9", "In amendment 3, delete the words “Paris”.")) is None


@st.composite
def edited(draw):
    """A draft, a paragraph of it and the same with one to three words other, in or out."""
    text = draw(drafts())
    number = draw(st.sampled_from([number for number in NUMBERS if number != "3"]))
    before = text.paragraphs[text.find(number)].text
    words = before[:-1].split(" ")
    for _ in range(draw(st.integers(1, 3))):
        at = draw(st.integers(0, len(words) - 1))
        if draw(st.booleans()) and len(words) > 3:
            del words[at]
        else:
            words.insert(at, draw(st.sampled_from(["lambda", "mu", "Omega", "nu, xi"])))
    return before, " ".join(words) + before[-1]


@settings(max_examples=200)
@given(edited(), st.sampled_from(["en", "fr"]))
def test_the_sub_amendment_proposed_gives_exactly_the_edited_new_text(case, language):
    before, after = case
    new = Instruction(Action.REPLACE, Unit.PARAGRAPH, ("1",), new_text=(before,))
    amendment = Amendment("3", 1, (new,))
    proposed = propose_sub(language, amendment, [[after]])
    again = read(print_all(proposed, language), language) if proposed else ()
    amended = amend(language, amendment, [Amendment("3-1", 0, again, "3")] if again else [])
    assert amended.instructions[0].new_text == (after,)
