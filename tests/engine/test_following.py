"""A text that follows the votes is always the one that all votes give at once."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from amendments.engine.ballot import make_ballot
from amendments.engine.consolidate import (
    Amendment,
    Part,
    SeparateVote,
    consolidate,
    consolidate_ballot,
)
from amendments.engine.following import Following
from amendments.engine.instruction import Action, Instruction, Side, Unit
from amendments.engine.rules import Decision, Rule, RuleCycleError, When
from amendments.engine.text import text_of
from tests.engine import strategies
from tests.engine.drafts import AZUR, amendments
from tests.engine.strategies import cases, instructions, new_words, spans_of_words

decided = st.sampled_from([*Decision, Decision.ADOPTED, Decision.ADOPTED])
# Regular drafts, one that begins inside a list, one with gaps, one with figures that are letters,
# one of which the families are not together, one without any paragraph.
NUMBERS = [
    ["1", "2", "2.1", "2.1.1", "2.2", "3", "4", "4.1"],
    ["1.1", "1.2", "2", "2.1", "3"],
    ["5", "7", "7.2", "7.4", "11", "12.1.1"],
    ["a", "b", "b.1", "z", "zz"],
    ["1", "2", "1.1", "3", "2.1"],
    [],
]


@st.composite
def texts(draw):
    numbers = draw(st.sampled_from(NUMBERS))
    endings = st.sampled_from(
        ["We act.", "to act;", "to ask:", "to do more, and", "See paragraph 3."]
    )
    return text_of("en", [(one, draw(endings)) for one in numbers], title="The sea")


@st.composite
def whole_paragraphs(draw, text):
    numbers = [one.number for one in text.paragraphs] or ["1"]
    action = draw(
        st.sampled_from([Action.INSERT, Action.INSERT, Action.DELETE, Action.REPLACE, Action.MOVE])
    )
    lines = draw(
        st.sampled_from(
            [("New.",), ("to ask:", "to be;"), ("1.1. to be;",), ("9. It is:", "9.1. to be")]
        )
    )
    return Instruction(
        action,
        Unit.PARAGRAPH,
        draw(st.sampled_from([(one,) for one in numbers] + [()])),
        side=draw(st.sampled_from([Side.BEFORE, Side.AFTER, Side.AFTER, Side.END])) if action in {Action.INSERT, Action.MOVE} else None,
        new_text=lines if action in {Action.INSERT, Action.REPLACE} else (),
        destination=draw(st.sampled_from(numbers)) if action == Action.MOVE else "",
        plural=len(lines) > 1,
    )  # fmt: skip


@st.composite
def sittings(draw):
    """Amendments to drafts of many kinds, sub-amendments and rules, with votes in some order."""
    text, tabled, _, _ = draw(cases())
    if draw(st.booleans()):
        text = draw(texts())
        some = draw(st.lists(whole_paragraphs(text), min_size=1, max_size=6))
        tabled = [Amendment(str(at), at, (one,)) for at, one in enumerate(some, 1)]
        if text.paragraphs:
            more = draw(st.lists(instructions(text), max_size=3))
            tabled += [
                Amendment(str(at), draw(st.integers(1, 9)), (one,))
                for at, one in enumerate(more, 10)
            ]
    for parent in draw(st.lists(st.sampled_from(tabled), max_size=2, unique=True)):
        new = parent.instructions[0].new_text
        word = draw(st.sampled_from((new[0] if new else "new").split()))
        change = Instruction(
            Action.REPLACE,
            Unit.WORDS,
            words=word,
            new_text=(draw(new_words),),
            amendment=parent.number,
        )
        tabled.append(
            Amendment(f"{parent.number}-1", parent.position, (change,), parent=parent.number)
        )
    numbers = [one.number for one in tabled]
    pairs = [(one, other) for at, one in enumerate(numbers) for other in numbers[at + 1 :]]
    rules = [
        Rule((one,), draw(st.sampled_from(When)), other)
        for one, other in (draw(st.lists(st.sampled_from(pairs), max_size=3)) if pairs else [])
    ]
    return make_ballot(text, tabled, rules), *draw(votes_on(numbers))


@st.composite
def votes_on(draw, numbers):
    """Votes that are known at first, and votes that are recorded one after another."""
    votes = draw(st.lists(st.tuples(st.sampled_from(numbers), decided), min_size=1, max_size=12))
    return draw(st.dictionaries(st.sampled_from(numbers), decided)), votes


# Each word stands there once and all is close together, so that much is located and much clashes.
NARROW = text_of(
    "en",
    [
        ("1", "The alpha beta gamma, delta epsilon. It is zeta (eta)."),
        ("3", "We call for:"),
        ("3.1", "to theta iota;"),
        ("3.2", "to kappa, lambda mu."),
    ],
)


@st.composite
def divided_sittings(draw):
    """Votes on parts, on divided amendments as a whole, separate votes and the whole text as well."""
    case = draw(strategies.sittings(6, st.one_of(st.just(NARROW), strategies.drafts())))
    separate = [*case.separate, *draw(separate_votes_on_words(case.text))]
    rules = list(case.rules)
    if draw(st.booleans()):
        falls = draw(st.sampled_from([one for one in case.items if not one.startswith("§")]))
        rules.append(Rule(("text",), draw(st.sampled_from(When)), falls))
    ballot = make_ballot(
        case.text, case.tabled, rules, separate=separate, compatible=case.compatible
    )
    apart = [vote.number for vote in separate]
    numbers = [*dict.fromkeys([one.number for one in case.tabled] + case.items), *apart, "text"]
    more, votes = draw(votes_on(numbers))
    first = {**case.votes, **more} if draw(st.booleans()) else more
    return ballot, first, votes


@st.composite
def separate_votes_on_words(draw, text):
    """At most two votes on words of the draft, perhaps on words within one another."""
    found = []
    for count in range(1, draw(st.integers(0, 2)) + 1):
        index = draw(st.integers(0, len(text.paragraphs) - 1))
        number, quoted = text.paragraphs[index].number, draw(spans_of_words(text.wording(index)))
        found.append(SeparateVote(f"§{number}/{count}", draw(st.integers(0, 9)), number, quoted))
    return found


def make_following(ballot, first):
    """Return the text that follows, None when the rules form a circle: then there is no text at all."""
    try:
        return Following(ballot, first)
    except RuleCycleError:
        return None


def by_position(result):
    """Return the paragraphs by position in the draft: new ones stand behind a paragraph."""
    found = [[]]
    for one in result.paragraphs:
        if one.original is not None and any(other.original for other in found[-1]):
            found.append([])
        found[-1].append(one)
    return found


def content(some):
    return [(one.original, one.pieces, one.notices, one.final is None) for one in some]


def left_out(result):
    """Return what is left out, by item: of several operations each can be for its own reason."""
    return {
        number: tuple(one for one in result.unapplied if one.amendment == number)
        for number in {one.amendment for one in result.unapplied}
    }


def differences(before, now, none=None):
    return {one: now.get(one, none) for one in {**before, **now} if before.get(one) != now.get(one)}


@settings(max_examples=300)
@given(st.one_of(sittings(), divided_sittings()))
def test_after_every_vote_the_text_is_as_consolidated_from_the_beginning(sitting):
    ballot, first, votes = sitting
    recorded = dict(first)
    following = make_following(ballot, recorded)
    if following is None:
        return
    assert following.consolidated() == consolidate_ballot(ballot, recorded)

    for number, decision in votes:
        following.record(number, decision)
        recorded[number] = decision
        assert following.consolidated() == consolidate_ballot(ballot, recorded)


@settings(max_examples=300)
@given(st.one_of(sittings(), divided_sittings()))
def test_a_change_names_exactly_what_differs(sitting):
    ballot, first, votes = sitting
    following = make_following(ballot, first)
    if following is None:
        return

    for number, decision in votes:
        before = following.consolidated()
        change = following.record(number, decision)
        now = following.consolidated()
        old, new = by_position(before), by_position(now)
        assert change.standings == differences(before.standings, now.standings)
        assert change.clashes_ahead == differences(before.clashes_ahead, now.clashes_ahead)
        assert change.unapplied == differences(left_out(before), left_out(now), none=())
        assert change.title == (now.title if now.title != before.title else None)
        assert change.paragraphs == {
            at: tuple(some) for at, some in enumerate(new) if content(old[at]) != content(some)
        }
        assert change.renumbered == {
            at: tuple(one.final for one in some)
            for at, some in enumerate(new)
            if content(old[at]) == content(some) and old[at] != some
        }


def test_a_sub_amendment_can_make_its_amendment_clash():
    whole, words = amendments(
        AZUR, 'at the end of paragraph 5, insert the words "It acts."', 'paragraph 5, replace "matter" with "case"'
    )  # fmt: skip
    change = Instruction(
        Action.REPLACE, Unit.WORDS, words="It acts.", new_text=("and acts",), amendment="1"
    )
    tabled = [whole, words, Amendment("1-1", 1, (change,), parent="1")]
    votes = {"1": Decision.ADOPTED, "2": Decision.ADOPTED}
    following = Following(make_ballot(AZUR, tabled), votes)

    change = following.record("1-1", Decision.ADOPTED)

    assert list(change.unapplied) == ["2"]
    assert following.consolidated() == consolidate(AZUR, tabled, {**votes, "1-1": Decision.ADOPTED})


AT_THE_END = 'at the end of paragraph 5, insert the words "It acts."'
ONE_WORD = 'paragraph 5, replace "matter" with "case"'


def followed(ballot, votes, number, decision):
    """Return what a vote changed, the text being as consolidated under all votes at once."""
    following = Following(ballot, votes)
    change = following.record(number, decision)
    assert following.consolidated() == consolidate_ballot(ballot, {**votes, number: decision})
    return change


def test_a_part_that_is_lost_can_make_its_amendment_clash():
    in_2026 = 'at the end of paragraph 5, insert the words "In 2026 it acts."'
    whole, words = amendments(AZUR, in_2026, ONE_WORD)
    # Without "In" these are no whole sentence: they join the last one, in which a word changes.
    divided = replace(whole, parts=(Part("1", (0,)), Part("2", words="In")))
    votes = {"1/1": Decision.ADOPTED, "1/2": Decision.ADOPTED, "2": Decision.ADOPTED}

    change = followed(make_ballot(AZUR, [divided, words]), votes, "1/2", Decision.REJECTED)

    assert list(change.standings) == ["1", "1/2"]
    assert list(change.unapplied) == ["2"]


def test_a_vote_on_a_divided_amendment_is_one_on_each_of_its_parts():
    whole, _ = amendments(AZUR, AT_THE_END, ONE_WORD)
    divided = replace(whole, parts=(Part("1", (0,)), Part("2", words="acts")))

    change = followed(make_ballot(AZUR, [divided]), {}, "1", Decision.ADOPTED)

    assert list(change.standings) == ["1", "1/1", "1/2"]


def test_what_is_rejected_separately_lets_stand_what_had_clashed_with_what_lay_in_it():
    tabled = amendments(AZUR, ONE_WORD, 'paragraph 5, replace "matter" with "thing"')
    vote = SeparateVote("§5", 0, "5")
    votes = dict.fromkeys(["1", "2"], Decision.ADOPTED)

    change = followed(make_ballot(AZUR, tabled, separate=[vote]), votes, "§5", Decision.REJECTED)

    assert list(change.paragraphs) == [AZUR.find("5")]
    assert [one.reason.code for one in change.unapplied["1"]] == ["gone-along"]


def test_a_compatible_pair_stands_together():
    words, beside = amendments(AZUR, ONE_WORD, 'paragraph 5, after "matter", insert "at hand"')
    together = make_ballot(AZUR, [words, beside], compatible={frozenset(("1", "2"))})

    assert followed(together, {"1": Decision.ADOPTED}, "2", Decision.ADOPTED).unapplied == {}
    apart = make_ballot(AZUR, [words, beside])
    assert followed(apart, {"1": Decision.ADOPTED}, "2", Decision.ADOPTED).unapplied


def test_the_whole_text_can_be_voted_on_whether_or_not_anything_hangs_on_it():
    tabled = amendments(AZUR, ONE_WORD)
    for falls, fallen in (("1", ["text", "1"]), ("99", ["text"]), (None, [])):
        rules = [Rule(("text",), When.REJECTED, falls)] if falls else []
        change = followed(make_ballot(AZUR, tabled, rules), {}, "text", Decision.REJECTED)
        assert sorted(change.standings) == sorted(fallen)
