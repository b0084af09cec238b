"""Votes by parts, separate votes, and amendments that a person lets stand together."""

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from amendments.engine.conflicts import find_conflicts
from amendments.engine.consolidate import Amendment, Part, SeparateVote, consolidate
from amendments.engine.grammar import read
from amendments.engine.outcomes import find_outcomes
from amendments.engine.parts import faults_of, parts_of
from amendments.engine.rules import Decision, Rule, RuleCycleError, When, find_cycle, standings
from tests.engine.drafts import AZUR, amendments, clean, wording
from tests.engine.strategies import sittings

YES, NO, OPEN = Decision.ADOPTED, Decision.REJECTED, Decision.PENDING

# --- votes by parts -------------------------------------------------------------------------


def _divided(printed: str, *parts: Part) -> Amendment:
    (one,) = amendments(AZUR, printed)
    return Amendment(one.number, 10, one.instructions, parts=parts)


TWO_OPERATIONS = "delete paragraph 5; paragraph 3, delete the second sentence"
BY_OPERATIONS = (Part("1", (0,)), Part("2", (1,)))
REPLACEMENT = 'replace paragraph 5 with the following paragraph: "It will follow the matter, and report in spring."'
BY_WORDS = (Part("1", (0,)), Part("2", words=", and report in spring"))
FIVE, THREE = (
    "It resolves to follow the matter.",
    "Nevertheless, the Assembly calls on Members to act.",
)


@pytest.mark.parametrize(
    ("votes", "five_goes", "three"),
    [
        ({"1/1": YES, "1/2": YES}, True, THREE),
        ({"1/1": YES, "1/2": NO}, True, f"{THREE} However, it regrets this."),
        ({"1/1": NO, "1/2": YES}, False, THREE),
        ({"1/1": NO, "1/2": NO}, False, f"{THREE} However, it regrets this."),
        ({"1/2": YES}, False, THREE),
        ({"1": YES}, True, THREE),
        ({"1": YES, "1/2": NO}, True, f"{THREE} However, it regrets this."),
        ({"1": NO}, False, f"{THREE} However, it regrets this."),
    ],
)
def test_only_the_operations_of_adopted_parts_are_applied(votes, five_goes, three):
    result = consolidate(AZUR, [_divided(TWO_OPERATIONS, *BY_OPERATIONS)], votes)

    assert wording(result, "3") == three
    assert (FIVE not in "\n".join(clean(result))) == five_goes
    assert result.unapplied == ()


@pytest.mark.parametrize(
    ("votes", "expected"),
    [
        ({"1/1": YES, "1/2": YES}, "It will follow the matter, and report in spring."),
        ({"1/1": YES, "1/2": NO}, "It will follow the matter."),
        ({"1/1": YES}, "It will follow the matter."),
        ({"1/1": NO, "1/2": YES}, FIVE),
        ({"1/2": YES}, FIVE),
    ],
)
def test_marked_off_words_are_in_the_text_only_when_both_parts_are_adopted(votes, expected):
    result = consolidate(AZUR, [_divided(REPLACEMENT, *BY_WORDS)], votes)

    assert wording(result, "5") == expected


def test_marked_off_words_fall_with_the_text_they_stand_in():
    found = consolidate(AZUR, [_divided(REPLACEMENT, *BY_WORDS)], {"1/1": NO, "1/2": YES}).standings

    assert found["1/2"].standing == "fallen"
    assert found["1/2"].because == ("1/1",)
    assert found["1/2"].reasons[0].message == "falls: part 1 of amendment 1 was not adopted"
    assert found["1/2"].reasons[0].words("fr") == (
        "tombe: la partie 1 de l’amendement 1 n’a pas été adoptée"
    )
    assert found["1"].standing == NO


@pytest.mark.parametrize(
    ("first", "second", "whole", "in_part"),
    [
        (YES, YES, YES, False),
        (YES, NO, YES, True),
        (YES, OPEN, OPEN, False),
        (NO, OPEN, OPEN, False),
        (NO, NO, NO, False),
        (NO, Decision.WITHDRAWN, NO, False),
        (Decision.WITHDRAWN, Decision.WITHDRAWN, Decision.WITHDRAWN, False),
        (Decision.NOT_MOVED, Decision.WITHDRAWN, Decision.NOT_MOVED, False),
        (YES, Decision.NOT_MOVED, YES, True),
    ],
)
def test_a_divided_amendment_stands_as_its_parts_do(first, second, whole, in_part):
    result = consolidate(
        AZUR, [_divided(TWO_OPERATIONS, *BY_OPERATIONS)], {"1/1": first, "1/2": second}
    )

    assert (result.standings["1"].standing, result.standings["1"].in_part) == (whole, in_part)


def test_a_sub_amendment_to_a_part_that_was_lost_is_listed_with_the_reason():
    one = _divided(
        f'{REPLACEMENT}; after paragraph 4.3, insert the paragraph: "to speak."', *BY_OPERATIONS
    )
    sub = Amendment("1-1", 5, read('In amendment 1, replace "spring" with "autumn"', "en"), "1")

    result = consolidate(AZUR, [sub, one], {"1-1": YES, "1/1": NO, "1/2": YES})

    (left_out,) = result.unapplied
    assert left_out.amendment == "1-1"
    assert left_out.reason.message == "It changes what part 1/1 brings, which was not adopted."
    assert "4.4 to speak." in clean(result)


def test_a_sub_amendment_inside_marked_off_words_goes_with_them():
    one = _divided(REPLACEMENT, *BY_WORDS)
    sub = Amendment("1-1", 5, read('In amendment 1, replace "spring" with "autumn"', "en"), "1")

    kept = consolidate(AZUR, [sub, one], {"1-1": YES, "1": YES})
    cut = consolidate(AZUR, [sub, one], {"1-1": YES, "1/1": YES, "1/2": NO})

    assert wording(kept, "5") == "It will follow the matter, and report in autumn."
    assert wording(cut, "5") == "It will follow the matter."
    assert [one.amendment for one in cut.unapplied] == ["1-1"]


@pytest.mark.parametrize(
    ("parts", "code"),
    [
        ((Part("1", (0, 1)),), "parts-too-few"),
        ((Part("1", (0,)), Part("1", (1,))), "parts-same-name"),
        ((Part("1", (0,)), Part("2", (0, 1))), "parts-operations"),
        ((Part("1", (0,)), Part("2", (1,)), Part("3")), "part-empty"),
        ((Part("1", (0,)), Part("2", (1,), "new")), "part-both"),
        ((Part("1", (0, 1)), Part("2", words="nowhere")), "part-words"),
        ((Part("1", (0, 1)), Part("2", words="A new one.")), "part-all-words"),
        ((Part("1", (0, 1)), Part("2", words="new")), None),
        (BY_OPERATIONS, None),
    ],
)
def test_a_division_that_cannot_be_voted_is_refused_with_the_reason(parts, code):
    one = _divided(
        'replace paragraph 5 with the paragraph: "A new one."; delete paragraph 2', *parts
    )

    assert [told.code for told in faults_of(one, "en")] == ([code] if code else [])


@pytest.mark.parametrize(
    ("parts", "reason"),
    [
        ((Part("1", (0,)), Part("2")), "Part 2 holds nothing."),
        (
            (Part("1", (0,)), Part("2", (1,))),
            "Each operation of the amendment belongs to one part, and to one only.",
        ),
    ],
)
def test_an_amendment_adopted_by_parts_that_do_not_fit_it_is_not_applied(parts, reason):
    one = _divided(REPLACEMENT, *parts)

    in_part = consolidate(AZUR, [one], {"1/1": YES, "1/2": NO})
    whole = consolidate(AZUR, [one], {"1": YES})

    assert wording(in_part, "5") == FIVE
    assert [told.reason.message for told in in_part.unapplied] == [reason]
    assert wording(whole, "5") == "It will follow the matter, and report in spring."


# --- rules with parts, separate votes and the whole text ------------------------------------


@pytest.mark.parametrize(
    ("rule", "votes", "fallen", "message"),
    [
        (Rule(("1/2",), When.ADOPTED, "2"), {"1/1": NO, "1/2": YES}, True, "falls: part 2 of amendment 1 was adopted"),
        (Rule(("1/2",), When.ADOPTED, "2"), {"1/1": YES, "1/2": NO}, False, ""),
        (Rule(("1",), When.ADOPTED, "2"), {"1/1": YES, "1/2": NO}, True, "falls: amendment 1 was adopted in part"),
        (Rule(("1",), When.ADOPTED, "2"), {"1/1": YES, "1/2": YES}, True, "falls: amendment 1 was adopted"),
        (Rule(("1",), When.ADOPTED, "2"), {"1/1": YES}, False, ""),
        (Rule(("§5",), When.REJECTED, "2"), {"§5": NO}, True, "falls: paragraph 5 was rejected in a separate vote"),
        (Rule(("§5",), When.REJECTED, "2"), {"§5": YES}, False, ""),
        (Rule(("text",), When.REJECTED, "2"), {"text": NO}, True, "falls: the text as a whole was not adopted"),
        (Rule(("text",), When.EITHER, "2"), {}, False, ""),
        (Rule(("1/1", "§5"), When.EITHER, "2", needs_all=True), {"1/1": YES, "§5": NO}, True, "falls: part 1 of amendment 1 was adopted"),
        (Rule(("1/1", "§5"), When.EITHER, "2", needs_all=True), {"1/1": YES}, False, ""),
    ],
)  # fmt: skip
def test_parts_separate_votes_and_the_whole_text_are_triggers(rule, votes, fallen, message):
    (other,) = amendments(AZUR, "delete paragraph 2", first_number=2)
    tabled = [_divided(TWO_OPERATIONS, *BY_OPERATIONS), Amendment("2", 20, other.instructions)]

    result = consolidate(
        AZUR, tabled, {"2": YES, **votes}, [rule], separate=[SeparateVote("§5", 15, "5")]
    )

    found = result.standings["2"]
    assert (found.standing == "fallen") == fallen
    assert (found.reasons[0].message if found.reasons else "") == message


def test_a_fall_by_a_part_only_is_a_doubt_that_a_person_is_told():
    tabled = [
        _divided(TWO_OPERATIONS, *BY_OPERATIONS),
        *amendments(AZUR, "delete paragraph 2", first_number=2),
    ]

    result = consolidate(AZUR, tabled, {"1/1": YES, "1/2": NO}, [Rule(("1",), When.ADOPTED, "2")])

    assert (
        "Amendment 2 falls: amendment 1 was adopted in part, not as a whole: check that it does fall."
        in [told.message for told in result.warnings]
    )


def test_a_part_falls_by_a_rule_of_its_own_and_by_one_on_the_whole():
    tabled = [
        _divided(TWO_OPERATIONS, *BY_OPERATIONS),
        *amendments(AZUR, "delete paragraph 2", first_number=2),
    ]

    part = consolidate(AZUR, tabled, {"1": YES, "2": YES}, [Rule(("2",), When.ADOPTED, "1/2")])
    whole = consolidate(AZUR, tabled, {"1": YES, "2": YES}, [Rule(("2",), When.ADOPTED, "1")])

    assert [part.standings[n].standing for n in ("1", "1/1", "1/2")] == [YES, YES, "fallen"]
    assert [whole.standings[n].standing for n in ("1", "1/1", "1/2")] == ["fallen"] * 3
    assert whole.standings["1"].because == ("2",)


def test_a_rule_between_an_amendment_and_its_own_part_is_a_circle():
    rule = Rule(("1",), When.ADOPTED, "1/2")
    parts = {"1": {"1/1": None, "1/2": "1/1"}}

    assert set(find_cycle([rule], {}, parts)) == {"1", "1/2"}
    with pytest.raises(RuleCycleError):
        standings(["1", "1/1", "1/2"], {}, [rule], {}, parts)
    assert find_cycle([Rule(("1/1",), When.ADOPTED, "1/2")], {}, parts) == ()


# --- separate votes -------------------------------------------------------------------------


def _separately(vote: SeparateVote, outcome: Decision, *printed: str):
    tabled = amendments(AZUR, *printed)
    votes = {one.number: YES for one in tabled} | {vote.number: outcome}
    return consolidate(AZUR, tabled, votes, separate=[vote])


ON_FIVE = SeparateVote("§5", 90, "5")
ON_WORDS = SeparateVote("§2/1", 90, "2", "the report of the Council, ")


@pytest.mark.parametrize("outcome", [YES, OPEN])
def test_what_is_carried_in_a_separate_vote_stays(outcome):
    assert clean(_separately(ON_FIVE, outcome))[-1] == f"5 {FIVE}"


def test_a_paragraph_rejected_in_a_separate_vote_goes_as_amended():
    result = _separately(
        ON_FIVE, NO, 'paragraph 5, replace "matter" with "case"', "delete paragraph 2"
    )

    assert FIVE not in "\n".join(clean(result))
    assert "case" not in "\n".join(clean(result))
    assert result.paragraphs[-1].amendments == ("§5",)
    assert [(one.amendment, one.reason.code) for one in result.unapplied] == [("1", "gone-along")]
    assert not any(one.startswith("2 The Assembly notes") for one in clean(result))


def test_sub_paragraphs_and_new_ones_go_with_their_paragraph():
    vote = SeparateVote("§4", 90, "4")

    result = _separately(vote, NO, 'after paragraph 4.3, insert the paragraph: "to speak."')

    assert [line[:1] for line in clean(result)] == ["1", "2", "3", "4"]
    assert clean(result)[-1] == f"4 {FIVE}"


def test_the_rest_of_an_amendment_stays_when_one_of_its_paragraphs_is_rejected():
    result = _separately(
        ON_FIVE, NO, 'paragraph 5, replace "matter" with "case"; delete paragraph 2'
    )

    assert [one.original for one in result.paragraphs if one.final is None] == ["2", "5"]


def test_words_rejected_in_a_separate_vote_go():
    result = _separately(ON_WORDS, NO, 'paragraph 2, replace "opinion" with "opinions"')

    assert (
        wording(result, "2") == "The Assembly notes the report of the Commission, and the opinions."
    )
    assert result.unapplied == ()


def test_an_amendment_that_changes_more_than_the_rejected_words_leaves_a_doubt():
    result = _separately(
        ON_WORDS, NO, 'paragraph 2, replace "the Council, and the opinion" with "others"'
    )

    assert wording(result, "2").endswith("the report of others.")
    assert [(one.amendment, one.reason.code) for one in result.unapplied] == [
        ("§2/1", "separate-clash")
    ]


def test_what_an_amendment_deleted_is_not_rejected_again():
    result = _separately(ON_FIVE, NO, "delete paragraph 5")

    assert result.paragraphs[-1].amendments == ("1",)
    assert result.unapplied == ()


def test_words_that_are_not_in_the_draft_cannot_be_rejected_unseen():
    result = _separately(SeparateVote("§5/1", 1, "5", "the question"), NO)

    assert [one.amendment for one in result.unapplied] == ["§5/1"]
    assert wording(result, "5") == FIVE


# --- a person lets two amendments stand together --------------------------------------------

BOTH = (
    'paragraph 5, replace "resolves" with "decides"',
    'at the end of paragraph 5, insert ", too"',
)


def test_two_that_only_rely_on_the_same_words_stand_together_when_a_person_says_so():
    tabled = amendments(AZUR, *BOTH)
    votes = {"1": YES, "2": YES}
    pair = frozenset({frozenset({"1", "2"})})

    apart = consolidate(AZUR, tabled, votes)
    joined = consolidate(AZUR, tabled, votes, compatible=pair)

    assert [one.amendment for one in apart.unapplied] == ["2"]
    assert wording(joined, "5") == "It decides to follow the matter, too."
    assert joined.unapplied == ()
    assert len(find_conflicts(AZUR, tabled)) == 1
    assert find_conflicts(AZUR, tabled, pair) == []
    assert find_outcomes(AZUR, tabled).texts == 3
    assert find_outcomes(AZUR, tabled, compatible=pair).texts == 4


def test_nobody_can_let_two_stand_that_change_the_same_words():
    tabled = amendments(
        AZUR, 'paragraph 5, delete "resolves to"', 'paragraph 5, replace "to follow" with "on"'
    )
    pair = frozenset({frozenset({"1", "2"})})

    result = consolidate(AZUR, tabled, {"1": YES, "2": YES}, compatible=pair)

    assert [one.amendment for one in result.unapplied] == ["2"]
    assert [one.overlaps for one in find_conflicts(AZUR, tabled, pair)] == [True]


# --- what holds for every sitting -----------------------------------------------------------


@settings(max_examples=150)
@given(sittings(), st.randoms(use_true_random=False))
def test_no_order_of_rows_and_votes_matters(case, chance):
    assert case.consolidate() == case.shuffled(chance).consolidate()


@settings(max_examples=150)
@given(sittings())
def test_kept_and_deleted_pieces_are_the_draft_under_every_vote(case):
    result = case.consolidate()

    rows = [(one.original, one.tabled) for one in result.paragraphs if one.original is not None]
    assert rows == [(one.number, one.text) for one in case.text.paragraphs]
    assert all(one.tabled == "" for one in result.paragraphs if one.original is None)


@settings(max_examples=150)
@given(sittings())
def test_only_what_was_carried_is_in_the_text(case):
    result = case.consolidate()

    shown = {number for one in result.paragraphs for number in one.amendments}
    for number in shown:
        standing = result.standings[number]
        if number.startswith("§"):
            assert standing.standing == NO
        else:
            parts = [s for n, s in result.standings.items() if n.startswith(f"{number}/")]
            assert any(one.is_adopted for one in (parts or [standing]))


@settings(max_examples=100)
@given(sittings())
def test_what_is_adopted_is_applied_or_listed(case):
    result = case.consolidate()

    shown = {number for one in (*result.paragraphs,) for number in one.amendments}
    listed = {one.amendment for one in result.unapplied}
    for one in case.tabled:
        if one.parent is None and not one.parts and result.standings[one.number].is_adopted:
            assert one.number in shown | listed or _changes_nothing(case, one)


def _changes_nothing(case, one) -> bool:
    alone = consolidate(case.text, [one], {one.number: YES})
    return not any(one.amendments for one in alone.paragraphs)


@settings(max_examples=60)
@given(sittings(size=3))
def test_outcomes_are_those_of_trying_all_votes(case):
    texts = set()
    wordings: dict[str, set[str | None]] = {}
    for some in itertools.product([YES, NO], repeat=len(case.items)):
        result = case.consolidate(dict(zip(case.items, some, strict=True)))
        texts.add(
            tuple((p.final.count("."), p.text) for p in result.paragraphs if p.final is not None)
        )
        for one in result.paragraphs:
            if one.original is not None:
                found = None if one.final is None else one.text.rstrip(".,;")
                wordings.setdefault(one.original, set()).add(found)

    outcomes = find_outcomes(
        case.text, case.tabled, case.rules, separate=case.separate, compatible=case.compatible
    )

    assert outcomes.texts == len(texts)
    for one in outcomes.paragraphs:
        quick = {None if v.text is None else v.text.rstrip(".,;") for v in one.variants}
        assert quick == wordings[one.original]


@settings(max_examples=60)
@given(sittings(size=3))
def test_each_variant_comes_with_a_vote_set_that_gives_it(case):
    apart = {vote.number for vote in case.separate}
    outcomes = find_outcomes(
        case.text, case.tabled, case.rules, separate=case.separate, compatible=case.compatible
    )

    for one in outcomes.paragraphs:
        for variant in one.variants:
            acting = {*variant.adopted, *variant.rejected}
            votes = {
                item: YES if (item in acting) != (item in apart) else NO for item in case.items
            }
            result = case.consolidate(votes)
            found = next(p for p in result.paragraphs if p.original == one.original)
            text = None if found.final is None else found.text.rstrip(".,;")
            assert text == (None if variant.text is None else variant.text.rstrip(".,;"))


@settings(max_examples=100)
@given(sittings())
def test_standings_agree_with_a_search_for_the_one_consistent_answer(case):
    """Tried without looking at any order: which sets of fallen items explain themselves?"""
    found = case.consolidate().standings
    numbers = [n for n in found if not n.startswith("§") and n != "text"]
    leaves = [n for n in numbers if not any(o.startswith(f"{n}/") for o in numbers)]
    answers = [
        set(some)
        for size in range(len(leaves) + 1)
        for some in itertools.combinations(leaves, size)
        if _explains_itself(case, found, leaves, set(some))
    ]

    assert answers == [{n for n in leaves if found[n].standing == "fallen"}]


def _explains_itself(case, found, leaves, fallen) -> bool:
    """Tell whether exactly the `fallen` ones have a reason to fall, when just these have fallen."""

    def outcome(number):
        parts = [leaf for leaf in leaves if leaf.startswith(f"{number}/")]
        if parts:
            results = {outcome(part) for part in parts}
            return YES if YES in results else NO if NO in results else "fallen"
        return "fallen" if number in fallen else case.votes[number]

    def fires(rule, trigger):
        result = outcome(trigger)
        return (result == YES and rule.when != When.REJECTED) or (
            result == NO and rule.when != When.ADOPTED
        )

    def has_reason(leaf):
        whole = leaf.partition("/")[0]
        for rule in case.rules:
            hits = [fires(rule, trigger) for trigger in rule.triggers]
            if rule.falls in {leaf, whole} and (all(hits) if rule.needs_all else any(hits)):
                return True
        parent = next(one.parent for one in case.tabled if one.number == whole)
        if parent and outcome(parent) in {NO, "fallen"}:
            return True
        return leaf in bases and outcome(bases[leaf]) in {NO, "fallen"}

    bases = {
        part: base
        for leans in parts_of(case.tabled, "en").values()
        for part, base in leans.items()
        if base
    }
    return all(has_reason(leaf) == (leaf in fallen) for leaf in leaves)
