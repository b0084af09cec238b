"""Many amendments at once: clashes, unapplied amendments, same places, sub-amendments."""

import pytest

from amendments.engine.consolidate import Amendment, consolidate
from amendments.engine.grammar import read
from amendments.engine.rules import Decision, Rule, When
from amendments.engine.text import text_of
from tests.engine.drafts import AZUR, adopt_all, adopted, amendments, clean, wording

CLASHES = [
    ("paragraph 1, delete the second sentence", 'paragraph 1, delete the words "health and"'),
    ("replace paragraph 1 with the following paragraph: \"A.\"", 'paragraph 1, delete the words "health and"'),
    ("delete paragraph 1", 'at the end of paragraph 1, insert the following sentence: "A."'),
    ('paragraph 1, delete "the progress made"', 'paragraph 1, replace "progress" with "gains"'),
    ('paragraph 1, delete "progress made"', 'paragraph 1, replace "the progress" with "gains"'),
    ("paragraph 1, delete the first sentence", 'paragraph 1, at the end of the first sentence, insert ", too"'),
    ('paragraph 5, replace "matter" with "case"', 'at the end of paragraph 5, insert the words ", too"'),
    ("paragraph 1, delete the first sentence", 'paragraph 1, after the first sentence, insert the sentence: "A."'),
    ('paragraph 2, delete "of the Council"', 'paragraph 2, after the words "of the Council", insert "too"'),
    ("delete paragraph 4", 'after paragraph 4.1, insert the following paragraph: "to pay;"'),
    ('replace paragraph 5 with the paragraph: "A."', 'replace paragraph 5 with the paragraph: "B."'),
    ("delete paragraph 5", "delete paragraph 5"),
    ('paragraph 1, replace "Azur. It" with "Azur and"',
     'paragraph 1, after the first sentence, insert the sentence: "A."'),
]  # fmt: skip
PEACEFUL = [
    ('paragraph 1, delete the words "health and"', 'paragraph 1, replace "progress" with "gains"'),
    ('paragraph 5, replace "matter" with "case"', 'at the end of paragraph 5, insert the sentence: "A."'),
    ("delete paragraph 5", 'after paragraph 5, insert the following paragraph: "A."'),
    ("delete paragraph 4.1", 'before paragraph 4.1, insert the following paragraph: "to pay;"'),
    ("paragraph 1, delete the second sentence", 'at the end of paragraph 1, insert the sentence: "A."'),
    ('paragraph 1, replace "recalls" with "notes"', 'paragraph 1, after the first sentence, insert the sentence: "A."'),
    ('replace paragraph 4 with the paragraph: "It asks:"', 'after paragraph 4.1, insert the paragraph: "to pay;"'),
]  # fmt: skip


@pytest.mark.parametrize("pair", CLASHES)
def test_of_two_that_clash_the_one_voted_first_is_applied_and_the_other_is_listed(pair):
    alone = adopted(AZUR, pair[0])
    both = adopted(AZUR, *pair)
    turned = adopted(AZUR, *reversed(pair))

    assert clean(both) == clean(alone)
    assert [(one.amendment, one.reason.code) for one in both.unapplied] == [("2", "clash")]
    assert [one.amendment for one in turned.unapplied] == ["2"]


@pytest.mark.parametrize("pair", PEACEFUL)
def test_two_that_do_not_touch_are_both_applied(pair):
    both = adopted(AZUR, *pair)

    assert both.unapplied == ()
    assert {number for one in both.paragraphs for number in one.amendments} == {"1", "2"}


def test_what_clashes_points_to_the_paragraphs_of_the_one_left_out():
    result = adopted(
        AZUR, "delete paragraph 4", 'after paragraph 4.1, insert the following paragraph: "to pay;"'
    )

    assert result.unapplied[0].paragraphs == ("4.1",)


def test_an_amendment_is_never_applied_in_part():
    result = adopted(
        AZUR,
        "paragraph 1, delete the second sentence",
        'paragraph 5, replace "matter" with "case"; paragraph 1, delete the words "health and"',
    )

    assert wording(result, "5") == "It resolves to follow the matter."
    assert [one.amendment for one in result.unapplied] == ["2"]


def test_an_amendment_whose_operations_clash_is_not_applied():
    result = adopted(
        AZUR, 'paragraph 1, delete the second sentence; paragraph 1, delete the words "health and"'
    )

    assert [one.reason.code for one in result.unapplied] == ["self-clash"]
    assert wording(result, "1") == AZUR.wording(0)


def test_one_amendment_may_change_a_word_of_a_sentence_and_add_others_at_its_end():
    result = adopted(
        AZUR,
        'paragraph 1, last sentence, replace "regrets" with "deplores", '
        'and at the end of the sentence insert ", and its cause"',
    )

    assert result.unapplied == ()
    assert wording(result, "1").endswith("The Assembly deplores the delay, and its cause.")


def test_two_amendments_that_do_the_same_clash():
    result = adopted(
        AZUR,
        'paragraph 1, last sentence, replace "regrets" with "deplores"',
        'paragraph 1, at the end of the last sentence, insert ", and its cause"',
    )

    assert [one.amendment for one in result.unapplied] == ["2"]


def test_one_amendment_does_not_add_to_the_words_that_it_deletes():
    result = adopted(AZUR, 'paragraph 1, delete "the delay", and after "the delay" insert "too"')

    assert [one.reason.code for one in result.unapplied] == ["self-clash"]


def test_insertions_at_one_place_stand_in_voting_order_and_the_page_can_say_so():
    first, second = amendments(
        AZUR, 'at the end of paragraph 5, insert ", A"', 'at the end of paragraph 5, insert ", B"'
    )
    turned = [
        Amendment(first.number, 2, first.instructions),
        Amendment(second.number, 1, second.instructions),
    ]

    assert wording(adopt_all(AZUR, [first, second]), "5").endswith("the matter, A, B.")
    assert wording(adopt_all(AZUR, turned), "5").endswith("the matter, B, A.")
    assert [one.code for one in adopt_all(AZUR, turned).warnings] == ["same-place"]


def test_the_same_words_at_the_same_place_are_told():
    result = adopted(
        AZUR,
        'after paragraph 5, insert the paragraph: "A."',
        'after paragraph 5, insert the paragraph: "A."',
    )

    assert [one.code for one in result.warnings] == ["same-place", "identical"]


def test_two_openings_of_one_sentence_take_its_capital_once():
    result = adopted(
        AZUR,
        'at the beginning of paragraph 5, insert "In this context,"',
        'at the beginning of paragraph 5, insert "as agreed,"',
    )

    assert wording(result, "5") == "In this context, as agreed, it resolves to follow the matter."


def test_sentences_that_go_one_by_one_leave_no_space():
    result = adopted(
        AZUR, "paragraph 1, delete the second sentence", "paragraph 1, delete the third sentence"
    )

    assert wording(result, "1") == "The Assembly recalls Azur."


def test_an_amendment_that_was_not_read_is_listed_not_lost():
    result = adopt_all(AZUR, [Amendment("1", 1)])

    assert [(one.amendment, one.reason.code) for one in result.unapplied] == [("1", "unread")]


def test_a_fallen_amendment_is_not_applied_and_not_called_unapplied():
    tabled = amendments(
        AZUR, "delete paragraph 5", 'at the end of paragraph 5, insert the sentence: "A."'
    )

    result = adopt_all(AZUR, tabled, [Rule(("1",), When.ADOPTED, "2")])

    assert result.standings["2"].because == ("1",)
    assert result.unapplied == ()
    assert [one.code for one in result.warnings] == ["vote-ignored"]


def _with_sub(printed: str, *subs: str) -> list[Amendment]:
    (one,) = amendments(AZUR, printed)
    return [
        Amendment("1", 100, one.instructions),
        *(
            Amendment(f"1-{count}", count, read(f"In amendment 1, {sub}", "en"), parent="1")
            for count, sub in enumerate(subs, 1)
        ),
    ]


REPLACEMENT = 'replace paragraph 5 with the following paragraph: "It will follow the case closely. It will report."'


def test_an_adopted_sub_amendment_changes_its_amendment_before_it_is_applied():
    result = adopt_all(
        AZUR, _with_sub(REPLACEMENT, 'replace "closely" with "well"', "delete the second sentence")
    )

    assert wording(result, "5") == "It will follow the case well."
    assert result.unapplied == ()


def test_a_sub_amendment_falls_with_its_amendment():
    tabled = _with_sub(REPLACEMENT, "delete the second sentence")

    result = consolidate(AZUR, tabled, {"1": Decision.REJECTED, "1-1": Decision.ADOPTED})

    assert wording(result, "5") == "It resolves to follow the matter."
    assert (result.standings["1-1"].standing, result.standings["1-1"].because) == ("fallen", ("1",))


def test_sub_amendments_clash_among_themselves():
    result = adopt_all(
        AZUR, _with_sub(REPLACEMENT, "delete the second sentence", 'replace "report" with "say"')
    )

    assert wording(result, "5") == "It will follow the case closely."
    assert [(one.amendment, one.reason.code) for one in result.unapplied] == [("1-2", "clash")]


def test_a_sub_amendment_without_a_place_is_listed():
    result = adopt_all(AZUR, _with_sub(REPLACEMENT, 'replace "slowly" with "well"'))

    assert wording(result, "5") == "It will follow the case closely. It will report."
    assert [(one.amendment, one.reason.code) for one in result.unapplied] == [
        ("1-1", "words-not-found")
    ]


def test_sub_amendments_of_an_amendment_that_is_left_out_are_left_out_with_it():
    (rival,) = amendments(AZUR, "delete paragraph 5", first_number=2)
    tabled = [
        Amendment("2", 0, rival.instructions),
        *_with_sub(REPLACEMENT, "delete the second sentence"),
    ]

    result = adopt_all(AZUR, tabled)

    assert [(one.amendment, one.reason.code) for one in result.unapplied] == [
        ("1-1", "parent-unapplied"),
        ("1", "clash"),
    ]


def test_an_amendment_of_whose_new_text_nothing_is_left_is_not_applied():
    printed = 'at the end of paragraph 5, insert the following words: ", also,"'

    result = adopt_all(AZUR, _with_sub(printed, 'delete "also,"'))

    assert wording(result, "5") == "It resolves to follow the matter."
    assert result.unapplied[-1].reason.message == "Nothing is left of its new text."


def test_the_words_of_a_sub_amendment_are_its_own_pieces():
    result = adopt_all(AZUR, _with_sub(REPLACEMENT, 'replace "closely" with "well"'))

    five = next(one for one in result.paragraphs if one.original == "5")
    assert [(piece.text, piece.amendment) for piece in five.pieces if piece.kind == "inserted"] == [
        ("It will follow the case ", "1"),
        ("well", "1-1"),
        (". It will report.", "1"),
    ]


def test_words_of_a_sub_amendment_are_credited_in_each_operation_of_its_amendment():
    (one,) = amendments(
        AZUR,
        'paragraph 1, replace "delay" with "long wait"; paragraph 5, replace "matter" with "new case"',
    )
    sub = Amendment("1-1", 0, read('In amendment 1, replace "new" with "old"', "en"), parent="1")

    result = adopt_all(AZUR, [sub, Amendment("1", 1, one.instructions)])

    five = next(one for one in result.paragraphs if one.original == "5")
    assert [(piece.text, piece.amendment) for piece in five.pieces if piece.kind == "inserted"] == [
        ("old", "1-1"),
        (" case", "1"),
    ]
    assert wording(result, "1").endswith("regrets the long wait.")


def test_an_operation_that_only_deletes_stays_when_a_sub_amendment_changes_another():
    (one,) = amendments(
        AZUR,
        'paragraph 1, delete the third sentence; paragraph 5, replace "matter" with "new case"',
    )
    sub = Amendment("1-1", 0, read('In amendment 1, replace "new" with "old"', "en"), parent="1")

    result = adopt_all(AZUR, [sub, Amendment("1", 1, one.instructions)])

    assert wording(result, "1").endswith("health and education.")
    assert wording(result, "5") == "It resolves to follow the old case."
    assert result.unapplied == ()


def test_an_open_amendment_is_told_which_adopted_one_it_clashes_with():
    tabled = amendments(
        AZUR,
        "delete paragraph 5",
        'paragraph 5, replace "matter" with "case"',
        'paragraph 2, replace "notes" with "regrets"',
    )

    result = consolidate(AZUR, tabled, {"1": Decision.ADOPTED})

    assert {number: told.message for number, told in result.clashes_ahead.items()} == {
        "2": "It clashes with amendment 1, which is adopted here."
    }


@pytest.mark.parametrize("stop", ["", ".", ";"])
def test_a_new_item_among_items_with_lists_of_their_own_goes_on_as_a_list_does(stop):
    text = text_of(
        "en",
        [
            ("1", "It calls on all:"),
            ("1.1", "as to money:"),
            ("1.1.1", "to pay;"),
            ("1.1.2", "to save."),
            ("1.2", "as to law:"),
            ("1.2.1", "to judge."),
        ],
    )

    result = adopted(
        text, f'before paragraph 1.2, insert the following paragraph: "to speak{stop}"'
    )

    assert "1.2 to speak;" in clean(result)
