"""The desk: everything about a draft in a constant number of queries; and vote sets as written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amendments.desk import QUERIES, load_desk
from amendments.engine.rules import Decision, Rule, When
from amendments.models import Vote
from amendments.vote_sets import Mistake, parse_vote_set
from resolutions.models import DraftText
from tests.factories import add_instruction, add_paragraphs, make_amendment, make_draft, make_rule

DELETES_2 = "In the draft resolution, delete paragraph 2."
ADDS_TO_1 = (
    "In the draft resolution, at the end of paragraph 1, insert the following words: “, always”"
)


def loaded(draft):
    return DraftText.objects.with_languages().get(pk=draft.pk)


@pytest.mark.django_db
@pytest.mark.parametrize("count", [1, 12])
def test_a_desk_is_loaded_in_the_same_number_of_queries_whatever_its_size(
    count, django_assert_num_queries
):
    draft = make_draft()
    amendments = [
        make_amendment(
            draft=draft,
            number=str(number),
            instruction=DELETES_2,
            tabled_by=["Ada RIVER", "Max LAKE"],
            decision=Decision.ADOPTED,
        )
        for number in range(1, count + 1)
    ]
    for amendment in amendments[1:]:
        make_rule(falls=amendment, triggers=amendments[:1])
    draft = loaded(draft)

    with django_assert_num_queries(QUERIES):
        desk = load_desk(draft, "en")
        for amendment in desk.amendments:
            assert amendment.row.tabled_by("en") == ["Ada RIVER", "Max LAKE"]
            assert amendment.row.committee_in("en") == ""
            assert amendment.instruction.is_located
            assert amendment.decision == Decision.ADOPTED
        assert len(desk.rules) == count - 1
        desk.consolidate(desk.recorded)


@pytest.mark.django_db
def test_a_desk_has_the_values_of_the_engine():
    draft = make_draft()
    add_paragraphs(draft, {"1": "Un."}, language="fr")
    second = make_amendment(draft=draft, number="2", instruction=DELETES_2, position=2)
    first = make_amendment(draft=draft, number="1", instruction=ADDS_TO_1, position=1)
    sub = make_amendment(draft=draft, number="1-1", parent=first, position=0)
    make_rule(falls=second, triggers=[first])
    desk = load_desk(loaded(draft), "en")

    assert desk.numbers == ("1-1", "1", "2")
    assert [p.number for p in desk.text.paragraphs] == ["1", "2"]
    assert desk.text.title == "The forests of Europe"
    assert desk.rules == (Rule(("1",), When.ADOPTED, "2"),)
    assert [one.parent for one in desk.engine_amendments] == ["1", None, None]
    assert [len(one.instructions) for one in desk.engine_amendments] == [0, 1, 1]
    assert desk.amendments[0].row == sub
    assert desk.amendments[0].instruction is None


@pytest.mark.django_db
def test_each_language_has_its_own_instructions():
    draft = make_draft()
    add_paragraphs(draft, {"1": "Un.", "2": "Deux."}, language="fr")
    amendment = make_amendment(draft=draft, instruction=DELETES_2)
    add_instruction(
        amendment, "Dans le projet de résolution, supprimer le paragraphe 1.", language="fr"
    )

    for language, left in (("en", "1"), ("fr", "2")):
        consolidated = load_desk(draft, language).consolidate({"1": Decision.ADOPTED})
        assert [p.original for p in consolidated.paragraphs if p.final] == [left]


@pytest.mark.django_db
def test_what_is_recorded_are_votes_and_what_is_not_in_order():
    draft = make_draft()
    make_amendment(draft=draft, number="1", decision=Decision.WITHDRAWN)
    make_amendment(draft=draft, number="2")
    make_amendment(draft=draft, number="3", is_in_order=False, not_in_order_reason="Rule 34.4")
    desk = load_desk(draft, "en")

    assert desk.recorded == {"1": Decision.WITHDRAWN, "3": Decision.NOT_IN_ORDER}
    assert desk.suppose({"2": Decision.ADOPTED, "3": Decision.ADOPTED}) == {
        "1": Decision.PENDING,
        "2": Decision.ADOPTED,
        "3": Decision.NOT_IN_ORDER,
    }
    assert desk.suppose({}, others=Decision.REJECTED)["1"] == Decision.REJECTED


@pytest.mark.django_db
def test_what_a_person_must_resolve_is_not_applied_and_says_why():
    draft = make_draft(paragraphs={"1": "One."})
    make_amendment(draft=draft, number="1", instruction=DELETES_2)
    make_amendment(draft=draft, number="2", instruction="Improve paragraph 1.")
    desk = load_desk(draft, "en")
    consolidated = desk.consolidate(dict.fromkeys(desk.numbers, Decision.ADOPTED))

    assert [one.amendment for one in consolidated.unapplied] == ["1", "2"]
    assert "no paragraph 2" in consolidated.unapplied[0].reason.message
    assert [p.text for p in consolidated.paragraphs] == ["One."]


# Vote sets as written

KNOWN = ("1", "2", "10", "13", "13-1", "O1")


def read(**written):
    return parse_vote_set(KNOWN, {Decision(name): text for name, text in written.items()})


def test_a_vote_set_is_read():
    votes = read(adopted="1, 13-1,,o1", rejected="2", withdrawn="")

    assert votes.errors == ()
    assert votes.decisions == {
        "1": Decision.ADOPTED,
        "13-1": Decision.ADOPTED,
        "O1": Decision.ADOPTED,
        "2": Decision.REJECTED,
    }


@pytest.mark.parametrize(
    ("written", "mistake", "number"),
    [
        ("99", Mistake.UNKNOWN, "99"),
        ("13-2", Mistake.UNKNOWN, "13-2"),
        ("01", Mistake.UNKNOWN, "01"),
        ("²", Mistake.MALFORMED, "²"),
        ("abc", Mistake.MALFORMED, "abc"),
        ("1;2", Mistake.MALFORMED, "1;2"),
        ("-1", Mistake.MALFORMED, "-1"),
        ("<script>", Mistake.MALFORMED, "<script>"),
        ("9" * 500, Mistake.MALFORMED, "9" * 40),
    ],
)
def test_a_number_that_is_none_is_named(written, mistake, number):
    votes = read(adopted=f"1,{written}")

    assert votes.decisions == {"1": Decision.ADOPTED}
    assert [(error.mistake, error.number) for error in votes.errors] == [(mistake, number)]
    assert number in votes.errors[0].message


def test_two_decisions_for_one_amendment_are_a_mistake_and_none_is_taken():
    votes = read(adopted="1,2", rejected="2,1")

    assert votes.decisions == {}
    assert [(error.mistake, error.number) for error in votes.errors] == [
        (Mistake.TWICE, "1"),
        (Mistake.TWICE, "2"),
    ]


def test_the_same_number_twice_in_one_list_is_none():
    assert read(adopted="1,1").decisions == {"1": Decision.ADOPTED}


@given(adopted=st.text(max_size=60), rejected=st.text(max_size=60))
def test_whatever_is_written_is_read_or_named(adopted, rejected):
    votes = read(adopted=adopted, rejected=rejected)

    assert set(votes.decisions) <= set(KNOWN)
    assert all(error.message for error in votes.errors)


@pytest.mark.django_db
def test_what_is_recorded_with_more_decisions_is_what_a_desk_loaded_again_says():
    draft = make_draft()
    one, _two, three = (
        make_amendment(draft=draft, number=number, decision=decision)
        for number, decision in (("1", None), ("2", Decision.ADOPTED), ("3", Decision.REJECTED))
    )
    make_amendment(draft=draft, number="4", is_in_order=False, not_in_order_reason="Rule 34.4")
    desk = load_desk(draft, "en")
    Vote.objects.create(amendment=one, decision=Decision.ADOPTED)
    Vote.objects.filter(amendment=three).delete()
    changed = {"1": Decision.ADOPTED, "3": Decision.PENDING, "4": Decision.ADOPTED}
    assert desk.recorded_with(changed) == load_desk(draft, "en").recorded
    assert desk.recorded_with({}) == desk.recorded
