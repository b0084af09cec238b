"""Every wording, and the exact number of texts, against trying all vote sets."""

import itertools

from hypothesis import given, settings

from amendments.engine.consolidate import consolidate
from amendments.engine.outcomes import find_outcomes
from amendments.engine.rules import Decision, Rule, When
from amendments.engine.text import text_of
from tests.engine.drafts import AZUR, amendments
from tests.engine.strategies import cases


def _all_results(text, tabled, rules):
    numbers = [one.number for one in tabled]
    for size in range(len(numbers) + 1):
        for adopted in itertools.combinations(numbers, size):
            decisions = dict.fromkeys(numbers, Decision.REJECTED) | dict.fromkeys(
                adopted, Decision.ADOPTED
            )
            yield adopted, consolidate(text, tabled, decisions, rules)


def _whole(result):
    """The text as it reads: levels by their numbers, and words."""
    return tuple(
        (one.final.count("."), one.text) for one in result.paragraphs if one.final is not None
    )


@settings(max_examples=150)
@given(cases(size=5))
def test_the_number_of_texts_is_that_of_trying_all_votes(case):
    text, tabled, _, rules = case

    texts = {_whole(result) for _, result in _all_results(text, tabled, rules)}

    assert find_outcomes(text, tabled, rules).texts == len(texts)


@settings(max_examples=150)
@given(cases(size=5))
def test_the_wordings_of_each_paragraph_are_those_of_trying_all_votes(case):
    text, tabled, _, rules = case
    slow: dict[str, dict[str | None, int]] = {}
    for adopted, result in _all_results(text, tabled, rules):
        for one in result.paragraphs:
            if one.original is not None:
                found = slow.setdefault(one.original, {})
                wording = one.text.rstrip(".;") if one.final is not None else None
                found[wording] = min(len(adopted), found.get(wording, 99))

    outcomes = find_outcomes(text, tabled, rules)

    for one in outcomes.paragraphs:
        # the stop of a new list item depends on the rest of the list
        quick = {
            v.text.rstrip(".;") if v.text is not None else None: len(v.adopted)
            for v in one.variants
        }
        assert quick == slow[one.original]


def test_each_variant_comes_with_votes_that_give_it():
    tabled = amendments(
        AZUR,
        'replace paragraph 5 with the following paragraph: "A."',
        'at the end of paragraph 5, insert the following words: ", too"',
        'paragraph 2, replace "notes" with "regrets"',
    )

    outcomes = find_outcomes(AZUR, tabled, [Rule(("1",), When.ADOPTED, "2")])

    assert outcomes.texts == 6
    five = next(one for one in outcomes.paragraphs if one.original == "5")
    assert [(one.text, one.adopted) for one in five.variants] == [
        ("It resolves to follow the matter.", ()),
        ("A.", ("1",)),
        ("It resolves to follow the matter, too.", ("2",)),
    ]


def test_different_votes_with_the_same_words_count_once():
    text = text_of(
        "en", [("1", "Yes indeed, sir, yes indeed. No. Yes indeed, sir, yes indeed. Stop.")]
    )
    tabled = amendments(
        text, "paragraph 1, delete the first sentence", "paragraph 1, delete the second sentence",
        "paragraph 1, delete the third sentence",
    )  # fmt: skip

    # Without the second sentence, it does not matter which of the other two goes.
    assert find_outcomes(text, tabled).texts == 7


def test_many_independent_amendments_are_counted_not_tried():
    rows = [(str(number), f"The Assembly notes point {number}.") for number in range(1, 301)]
    text = text_of("en", rows)
    tabled = amendments(text, *[f'paragraph {n}, replace "notes" with "regrets"' for n, _ in rows])

    assert find_outcomes(text, tabled).texts == 2**300


def test_many_rivals_for_one_paragraph_are_counted_not_tried():
    tabled = amendments(
        AZUR, *[f'replace paragraph 5 with the paragraph: "Text {n}."' for n in range(40)]
    )

    assert find_outcomes(AZUR, tabled).texts == 41
