"""What people answer to the doubts about a compendium: what it changes, and what is refused."""

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amendments.compendium.answers import (
    Answer,
    Answered,
    AnswerRefusedError,
    Kind,
    Subject,
    apply_answers,
    fingerprint,
    key_of,
    subject_of,
    take,
)
from amendments.compendium.answers.amendments import closed
from amendments.compendium.compendium import Compendium, Finding
from amendments.compendium.plain import from_plain, to_plain
from amendments.compendium.reader import read_compendium
from amendments.engine.rules import When
from amendments.importing.kept import understood_from, understood_values
from amendments.importing.understanding import understand

SOURCE = """Doc. 15998 – Compendium of written amendments
30/09/2025

The protection of rivers

A. Draft resolution

1. The Assembly loves rivers. They run to the sea.

3. It cleans them.

4. It calls on member States to:

 - 4.1. count their rivers;

 - 4.2. name them.

Amendment 1

(If adopted, amendment 2 falls)

Tabled by Ms Ada RIVER, Mr Max LAKE

In the draft resolution, paragraph 1, replace the second sentence with the following sentence:

“They are old.

Amendment 2

Tabled by Ms Ada RIVER

In the draft resolution, after paragraph 3, insert the following paragraphs:

“It swims.

It dives.”

It rests.”

Sub-amendment 1 to amendment 20

Tabled by Mr Max LAKE

In amendment 2, replace the word “swims” with the following word: “jumps”

B. Draft recommendation

1. The Assembly asks the Committee of Ministers to swim.

Amendment 6

Tabled by Mr Max LAKE

In the draft recommendation, paragraph 1, replace the word “swim” with the following word: “dive”
"""


@pytest.fixture(scope="module")
def rivers() -> Compendium:
    return read_compendium(SOURCE)


def answered(compendium: Compendium, kind: Kind, about: str = "", **values: object) -> Answered:
    """Return what one answer makes of the compendium; the test fails when it is refused."""
    return take(Answered(compendium), Answer(kind, values, about))


def refused(compendium: Compendium, kind: Kind, about: str = "", **values: object) -> str:
    """Return why the answer is refused."""
    with pytest.raises(AnswerRefusedError) as error:
        take(Answered(compendium), Answer(kind, values, about))
    return str(error.value)


def paragraphs(found: Answered, letter: str = "A") -> dict[str, str]:
    return {one.number: one.text for one in found.draft(letter).paragraphs}


def instruction(found: Answered, number: str) -> str:
    return found.amendment(number).instruction


def codes(findings: tuple[Finding, ...]) -> list[str]:
    return [finding.code for finding in findings]


# Paragraphs


def test_a_text_becomes_the_paragraph_that_its_number_says(rivers: Compendium) -> None:
    found = answered(rivers, Kind.PLACE, draft="A", number="2.", text="It  counts\nthem.")
    assert list(paragraphs(found)) == ["1", "2", "3", "4", "4.1", "4.2"]
    assert paragraphs(found)["2"] == "It counts\nthem."


@pytest.mark.parametrize("number", ["", "x", "0", "2.0", "1e3", "99999", "2.1.1.1.1.1", "2 bis"])
def test_what_is_no_number_is_refused(rivers: Compendium, number: str) -> None:
    assert (
        "number" in refused(rivers, Kind.PLACE, draft="A", number=number, text="x")
        or number == "1."
    )


def test_a_taken_number_says_so(rivers: Compendium) -> None:
    words = refused(rivers, Kind.PLACE, draft="A", number="3", text="x")
    assert words == "Draft A has a paragraph 3 already."


def test_a_paragraph_gets_another_number_and_stays_where_it_stands(rivers: Compendium) -> None:
    found = answered(rivers, Kind.RENUMBER, draft="A", paragraph="3", number="2")
    assert list(paragraphs(found)) == ["1", "2", "4", "4.1", "4.2"]


def test_a_paragraph_is_joined_with_the_one_before(rivers: Compendium) -> None:
    found = answered(rivers, Kind.JOIN, draft="A", paragraph="3")
    assert paragraphs(found)["1"].endswith("run to the sea. It cleans them.")
    assert "3" not in paragraphs(found)
    assert "before the first" in refused(rivers, Kind.JOIN, draft="A", paragraph="1")


def test_a_paragraph_is_split_where_words_begin(rivers: Compendium) -> None:
    values = {"draft": "A", "paragraph": "1", "number": "2"}
    found = answered(rivers, Kind.SPLIT, begins="They run", **values)
    assert paragraphs(found)["1"] == "The Assembly loves rivers."
    assert paragraphs(found)["2"] == "They run to the sea."


@pytest.mark.parametrize("begins", ["zebra", "The Assembly", "s"])
def test_words_that_begin_no_paragraph_do_not_split_it(rivers: Compendium, begins: str) -> None:
    words = refused(rivers, Kind.SPLIT, draft="A", paragraph="1", number="2", begins=begins)
    assert "must stand once" in words


def test_a_paragraph_reads_as_a_person_says(rivers: Compendium) -> None:
    found = answered(
        rivers,
        Kind.WORD,
        draft="A",
        paragraph="3",
        seen=fingerprint("It cleans  them."),
        text="New.",
    )
    assert paragraphs(found)["3"] == "New."
    assert "changed since" in refused(
        rivers, Kind.WORD, draft="A", paragraph="3", seen=fingerprint("Other."), text="New."
    )
    assert "words are needed" in refused(rivers, Kind.WORD, draft="A", paragraph="3", text=" \n ")


def test_what_is_no_paragraph_is_left_out_but_never_the_last_one(rivers: Compendium) -> None:
    assert "3" not in paragraphs(answered(rivers, Kind.DROP, draft="A", paragraph="3"))
    assert "only paragraph" in refused(rivers, Kind.DROP, draft="B", paragraph="1")


# Amendments


def test_an_instruction_reads_as_a_person_says(rivers: Compendium) -> None:
    text = "In the draft resolution, delete paragraph 3."
    found = answered(rivers, Kind.INSTRUCT, amendment="1", text=text)
    assert instruction(found, "1") == text
    assert understand(found.compendium).reading(found.amendment("1")).is_located


def test_the_quotation_ends_where_a_person_says(rivers: Compendium) -> None:
    found = answered(rivers, Kind.END_QUOTATION, amendment="2", line="3")
    assert instruction(found, "2").split("\n")[1:] == ["“It swims.", "It dives.”"]
    last = found.compendium.problems[-1]
    assert (last.code, last.where, last.before) == ("stray-text", "amendment 2", "It rests.”")
    assert subject_of(last, rivers) == Subject(amendment="2")


@pytest.mark.parametrize(
    ("lines", "mended"),
    [
        (["a:", "“b.", "c."], ["a:", "“b.", "c.”"]),
        (["a:", "“b.”", "c."], ["a:", "“b.", "c.”"]),
        (["a:", "«b.»", "c.»"], ["a:", "«b.", "c.»"]),
        (["a:", "« b.", "c."], ["a:", "« b.", "c. »"]),
        (["a:", "“b “c”.”"], ["a:", "“b “c”.”"]),
        (["delete it."], ["delete it."]),
    ],
)
def test_the_marks_close_at_the_last_line_only(lines: list[str], mended: list[str]) -> None:
    assert closed(lines) == mended


@pytest.mark.parametrize("line", ["0", "9", "x", "-1", ""])
def test_a_line_that_is_not_there_is_refused(rivers: Compendium, line: str) -> None:
    assert "has no line" in refused(rivers, Kind.END_QUOTATION, amendment="2", line=line)


def test_a_line_of_an_instruction_becomes_a_paragraph(rivers: Compendium) -> None:
    found = answered(rivers, Kind.TAKE_OUT, amendment="2", line="4", number="5")
    assert paragraphs(found)["5"] == instruction(Answered(rivers), "2").split("\n")[3]
    assert "It rests" not in instruction(found, "2")
    assert "itself" in refused(rivers, Kind.TAKE_OUT, amendment="2", line="1", number="5")


def test_an_amendment_goes_to_another_draft_with_its_sub_amendments(rivers: Compendium) -> None:
    whole = answered(rivers, Kind.GIVE_PARENT, amendment="20-1", parent="2").compendium
    found = answered(whole, Kind.GIVE_DRAFT, amendment="2", draft="B")
    assert [one.draft for one in found.compendium.amendments if one.number[0] == "2"] == ["B", "B"]
    assert "of its amendment" in refused(whole, Kind.GIVE_DRAFT, amendment="2-1", draft="B")
    assert "no draft C" in refused(rivers, Kind.GIVE_DRAFT, amendment="2", draft="C")


def test_a_sub_amendment_gets_its_parent_and_the_number_that_follows(rivers: Compendium) -> None:
    found = answered(rivers, Kind.GIVE_PARENT, amendment="20-1", parent="2")
    one = found.amendment("2-1")
    assert (one.parent, one.draft) == ("2", "A")
    assert understand(found.compendium).reading(one).is_located
    assert "itself be amended" in refused(rivers, Kind.GIVE_PARENT, amendment="2", parent="2")


def test_rules_follow_a_new_number(rivers: Compendium) -> None:
    with_rule = answered(rivers, Kind.RULE, trigger="20-1", when="rejected", falls="6").compendium
    found = answered(with_rule, Kind.GIVE_PARENT, amendment="20-1", parent="2")
    assert [rule.triggers for rule in found.compendium.rules] == [("1",), ("2-1",)]


def test_a_text_becomes_an_amendment_of_its_own(rivers: Compendium) -> None:
    found = answered(rivers, Kind.ADD, number="3", draft="A", text="Delete paragraph 3.")
    assert found.amendment("3").instruction == "Delete paragraph 3."
    assert "already" in refused(rivers, Kind.ADD, number="2", draft="A", text="x")
    assert "no number" in refused(rivers, Kind.ADD, number="2-1", draft="A", text="x")


def test_signatories_are_corrected(rivers: Compendium) -> None:
    found = answered(rivers, Kind.SIGN, amendment="1", names="Mr A\n\n Ms  B \nMr A", committee="")
    assert found.amendment("1").tabled_by == ("Mr A", "Ms B")
    found = answered(rivers, Kind.SIGN, amendment="1", names="", committee="Committee on Water")
    assert (found.amendment("1").tabled_by, found.amendment("1").committee) == (
        (),
        "Committee on Water",
    )


def test_a_rule_is_added_once(rivers: Compendium) -> None:
    found = answered(rivers, Kind.RULE, trigger="2", when="either", falls="6")
    assert found.compendium.rules[-1].when == When.EITHER
    assert "there already" in refused(rivers, Kind.RULE, trigger="1", when="adopted", falls="2")
    assert "through itself" in refused(rivers, Kind.RULE, trigger="1", when="adopted", falls="1")
    assert "counts on" in refused(rivers, Kind.RULE, trigger="2", when="maybe", falls="6")
    assert "no amendment 77" in refused(rivers, Kind.RULE, trigger="77", when="adopted", falls="6")


# What an instruction means

WORDS = {"action": "replace", "unit": "words", "paragraphs": ["3"], "words": "cleans"}


def test_an_instruction_means_what_a_person_says(rivers: Compendium) -> None:
    operation = {**WORDS, "new_text": ["counts"]}
    found = answered(rivers, Kind.MEAN, amendment="1", operations=[operation])
    reading = understand(found.compendium, meanings=found.meanings).reading(found.amendment("1"))
    assert (reading.by_hand, reading.is_located) == (True, True)
    assert reading.operations[0].new_text == ("counts",)


@pytest.mark.parametrize(
    ("operation", "lacks"),
    [
        ({}, "no meaning"),
        ({"action": "manual", "unit": "words"}, "no meaning"),
        ({"action": "delete", "unit": "title"}, "no meaning"),
        ({"action": "nibble", "unit": "words"}, "no meaning"),
        (WORDS, "new text"),
        ({"action": "delete", "unit": "words", "words": "x"}, "which paragraph"),
        ({"action": "delete", "unit": "words", "paragraphs": ["3"]}, "which words"),
        ({"action": "delete", "unit": "sentence", "paragraphs": ["3"]}, "which sentence"),
        (
            {"action": "delete", "unit": "paragraph", "paragraphs": ["3"], "words": "x"},
            "only where",
        ),
        ({"action": "insert", "unit": "words", "paragraphs": ["3"], "new_text": ["x"]}, "stands"),
        (
            {
                "action": "insert",
                "unit": "words",
                "paragraphs": ["3"],
                "new_text": ["x"],
                "side": "after",
            },
            "beside which",
        ),
        ({"action": "move", "unit": "words", "paragraphs": ["3"]}, "whole paragraphs"),
        ({"action": "move", "unit": "paragraph", "paragraphs": ["3"]}, "before or after"),
    ],
)
def test_a_meaning_that_leaves_something_open_is_refused(
    rivers: Compendium, operation: dict[str, object], lacks: str
) -> None:
    assert lacks in refused(rivers, Kind.MEAN, amendment="1", operations=[operation])


def test_a_meaning_goes_with_the_words_that_it_was_of(rivers: Compendium) -> None:
    operation = {**WORDS, "new_text": ["counts"]}
    answers = [
        Answer(Kind.MEAN, {"amendment": "1", "operations": [operation]}),
        Answer(Kind.INSTRUCT, {"amendment": "1", "text": "Delete paragraph 3."}),
    ]
    assert apply_answers(rivers, answers).meanings == {}


# Findings


@pytest.mark.parametrize(
    ("code", "text"),
    [("missing-closing-quote", "“They are old."), ("quotation-closed-early", "It dives.”")],
)
def test_a_repair_is_undone(rivers: Compendium, code: str, text: str) -> None:
    repair = next(one for one in rivers.repairs if one.code == code)
    found = answered(rivers, Kind.UNDO, key_of(repair))
    lines = found.amendment(subject_of(repair, rivers).amendment).instruction.split("\n")
    assert text in lines
    assert key_of(repair) in found.settled


def test_a_long_repair_is_undone_to_the_letter() -> None:
    long = "It swims in every river of the continent, and in every lake, without any fear at all"
    source = SOURCE.replace("“They are old.", f"“{long}.")
    compendium = read_compendium(source)
    repair = next(one for one in compendium.repairs if one.code == "missing-closing-quote")
    assert "…" in repair.before
    found = answered(compendium, Kind.UNDO, key_of(repair))
    assert instruction(found, "1").split("\n")[-1] == f"“{long}."


def test_a_repair_whose_words_are_gone_cannot_be_undone(rivers: Compendium) -> None:
    repair = next(one for one in rivers.repairs if one.code == "missing-closing-quote")
    other = answered(rivers, Kind.INSTRUCT, amendment="1", text="Delete paragraph 3.").compendium
    assert "cannot be undone" in refused(other, Kind.UNDO, key_of(repair))
    assert "no such repair" in refused(rivers, Kind.UNDO, "0" * 12)


def test_a_question_is_answered_once(rivers: Compendium) -> None:
    key = key_of(rivers.problems[0])
    found = answered(rivers, Kind.ACCEPT, key)
    assert found.settled == {key}
    with pytest.raises(AnswerRefusedError, match="answered already"):
        take(found, Answer(Kind.ACCEPT, {}, key))


@pytest.mark.parametrize(
    ("where", "subject"),
    [
        ("amendment 5", Subject(amendment="5")),
        ("sub-amendment 1 to amendment 13", Subject(amendment="13-1")),
        ("oral amendment 2", Subject(amendment="O2")),
        ("paragraph 9.2.1", Subject(draft="A", paragraph="9.2.1")),
        ("draft B, paragraph 1", Subject(draft="B", paragraph="1")),
        ("draft B, beginning", Subject(draft="B")),
        ("head", Subject()),
        ("the whole text", Subject()),
    ],
)
def test_the_place_of_a_finding_is_read_back(
    rivers: Compendium, where: str, subject: Subject
) -> None:
    assert subject_of(Finding("x", where, "x"), rivers) == subject


# All of them


def test_an_answer_that_fits_nothing_changes_nothing_and_is_told(rivers: Compendium) -> None:
    answers = [
        Answer(Kind.WORD, {"draft": "A", "paragraph": "77", "text": "x"}),
        Answer(Kind.DROP, {"draft": "A", "paragraph": "3"}),
        Answer(Kind.DROP, {}),
    ]
    found = apply_answers(rivers, answers)
    assert {at: str(error) for at, error in found.refused.items()} == {
        0: "Draft A has no paragraph 77.",
        2: "This answer is not complete.",
    }
    assert "3" not in paragraphs(found)


def test_no_answer_changes_nothing(rivers: Compendium) -> None:
    assert apply_answers(rivers, []).compendium == rivers


names = st.sampled_from(
    ["A", "B", "C", "1", "2", "3", "4.1", "2-1", "20-1", "", "x", "“", "“x”\ny"]
)
fields = "draft paragraph number amendment parent text seen begins line names committee trigger falls when"
answer_values = st.fixed_dictionaries({}, optional=dict.fromkeys(fields.split(), names))


@given(st.lists(st.builds(Answer, st.sampled_from(Kind), answer_values, st.just("")), max_size=8))
def test_any_answers_leave_a_compendium_that_can_be_understood_and_kept(
    rivers: Compendium, answers: list[Answer]
) -> None:
    found = apply_answers(rivers, answers)
    understood = understand(found.compendium, meanings=found.meanings)
    kept = json.loads(json.dumps(understood_values(understood)))
    assert understood_from(kept) == understood
    again = understand(found.compendium, meanings=found.meanings, earlier=understand(rivers))
    assert again == understood


def test_a_compendium_goes_through_json(rivers: Compendium) -> None:
    assert from_plain(json.loads(json.dumps(to_plain(rivers)))) == rivers


def test_what_nothing_touched_is_not_read_again(rivers: Compendium) -> None:
    earlier = understand(rivers)
    found = answered(rivers, Kind.INSTRUCT, amendment="2", text="Delete paragraph 3.").compendium
    now = understand(found, earlier=earlier)
    assert now.readings["A", "1"] is earlier.readings["A", "1"]
    assert now.readings["A", "2"] != earlier.readings["A", "2"]
    changed = replace(found, drafts=(replace(found.drafts[0], paragraphs=()), found.drafts[1]))
    assert not understand(changed, earlier=earlier).readings["A", "1"].is_located
