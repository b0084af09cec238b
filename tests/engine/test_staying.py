"""What must happen for words to stay, against trying all votes."""

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from amendments.engine.ballot import make_ballot
from amendments.engine.consolidate import SeparateVote
from amendments.engine.edits import NotLocatedError
from amendments.engine.pieces import Kind
from amendments.engine.rules import Decision, Rule, When
from amendments.engine.staying import what_keeps
from tests.engine.drafts import AZUR, amendments
from tests.engine.strategies import NUMBERS, sittings

YES, NO = Decision.ADOPTED, Decision.REJECTED
PRINTED = (
    'replace paragraph 5 with the following paragraph: "A."',
    'paragraph 5, replace "the matter" with "this"',
    'paragraph 2, replace "notes" with "regrets"',
)


def _answer(words, *printed, paragraph="5", rules=(), separate=()):
    ballot = make_ballot(AZUR, amendments(AZUR, *printed), rules, separate=separate)
    return what_keeps(ballot, paragraph, words).answer


@pytest.mark.parametrize(
    ("words", "rules", "said"),
    [
        ("resolves", [], "These words stay only if 1 is not adopted."),
        ("the matter", [], "These words stay only if 1 is not adopted and 2 is not adopted."),
        ("", [], "These words stay only if 1 is not adopted and 2 is not adopted."),
        (
            "resolves",
            [Rule(("3",), When.ADOPTED, "1")],
            "These words stay only if 1 is not adopted, or 3 is adopted.",
        ),
        (
            "resolves",
            [Rule(("3",), When.REJECTED, "1")],
            "These words stay only if 1 is not adopted, or 3 is not adopted.",
        ),
    ],
)
def test_the_condition_is_said_with_the_rules(words, rules, said):
    assert _answer(words, *PRINTED, rules=rules).message == said


def test_what_nothing_touches_always_stays():
    assert _answer("Council", *PRINTED, paragraph="2").code == "stay-always"


def test_votes_on_words_and_on_their_paragraph_are_told_apart():
    votes = [SeparateVote("§5", 9, "5"), SeparateVote("§5/1", 9, "5", "resolves")]

    answer = _answer("resolves", separate=votes).message

    assert "paragraph 5 is kept in the separate vote" in answer
    assert "the words of paragraph 5 are kept in their separate vote (§5/1)" in answer


def test_a_separate_vote_takes_words_away_too():
    answer = _answer("resolves", PRINTED[0], separate=[SeparateVote("§5", 9, "5")])

    assert answer.message == (
        "These words stay only if 1 is not adopted and paragraph 5 is kept in the separate vote."
    )
    assert answer.words("fr") == (
        "Ces mots ne restent que si 1 n’est pas adopté et le paragraphe 5 est maintenu par le "
        "vote séparé."
    )


@pytest.mark.parametrize(("paragraph", "words"), [("99", ""), ("5", "nowhere"), ("2", "report")])
def test_words_without_a_certain_place_are_refused(paragraph, words):
    with pytest.raises(NotLocatedError):
        _answer(words, *PRINTED, paragraph=paragraph)


def test_many_rivals_get_an_answer_that_holds_at_any_rate():
    printed = [f'replace paragraph 5 with the paragraph: "Text {n}."' for n in range(12)]

    answer = _answer("", *printed)

    assert answer.message.startswith("These words stay, at any rate, if 1 is not adopted and 2 is")


@settings(max_examples=100)
@given(sittings(size=3), st.sampled_from(NUMBERS))
def test_the_answer_is_that_of_trying_all_votes(case, paragraph):
    ballot = make_ballot(
        case.text, case.tabled, case.rules, separate=case.separate, compatible=case.compatible
    )
    wording = case.text.wording(case.text.find(paragraph))

    staying = what_keeps(ballot, paragraph, "")

    for some in itertools.product([YES, NO], repeat=len(case.items)):
        votes = dict(zip(case.items, some, strict=True))
        found = next(p for p in case.consolidate(votes).paragraphs if p.original == paragraph)
        kept = "".join(piece.text for piece in found.pieces if piece.kind == Kind.KEPT)
        promised = all(any(_is_true(way, votes) for way in ways) for ways in staying.groups)
        if promised:
            assert _but_letters(kept) == _but_letters(wording)
        else:
            assert kept != wording


def _is_true(way, votes):
    return all(
        (votes[item] == (NO if item[0] == "§" else YES)) == must for item, must in way.items()
    )


def _but_letters(words):
    """Spaces, and a letter that takes another case, are not words that an amendment takes away."""
    return "".join(letter for letter in words if letter not in " ,.;T")
