"""The rules of procedure as values: majorities, positions, tabling, and profiles that are wrong."""

from copy import deepcopy
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amendments.engine.procedure import (
    PACE,
    ProfileError,
    Tabled,
    Times,
    VoteKind,
    admissibility,
    check_position,
    deadline_of,
    outcome_of,
    read_profile,
)
from amendments.engine.procedure.pace import PACE_VALUES
from amendments.engine.rules import Decision

STRASBOURG = ZoneInfo("Europe/Paris")
OPENS = datetime(2025, 10, 1, 15, 30, tzinfo=STRASBOURG)
COUNTS = st.integers(0, 700)


def changed(path, value):
    """Return the values of PACE with `value` at `path`."""
    values = deepcopy(PACE_VALUES)
    place = values
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = value
    return values


# Majorities


@pytest.mark.parametrize(
    ("kind", "in_favour", "against", "abstentions", "outcome"),
    [
        ("amendment", 51, 50, 40, Decision.ADOPTED),
        ("amendment", 50, 50, 0, Decision.REJECTED),  # a tie rejects
        ("amendment", 1, 0, 99, Decision.ADOPTED),  # abstentions are no votes cast
        ("resolution", 50, 49, 0, Decision.ADOPTED),
        ("recommendation", 50, 49, 0, Decision.REJECTED),
        ("recommendation", 66, 33, 0, Decision.ADOPTED),  # exactly two thirds
        ("recommendation", 65, 33, 0, Decision.REJECTED),
        ("opinion", 2, 1, 5, Decision.ADOPTED),
        ("decision", 0, 1, 0, Decision.REJECTED),
        ("amendment", 0, 0, 12, None),
        ("resolution", 0, 0, 0, None),
    ],
)
def test_the_majority_depends_on_the_kind_of_text(kind, in_favour, against, abstentions, outcome):
    assert outcome_of(PACE, kind, in_favour, against, abstentions) == outcome


def test_a_profile_says_whether_abstentions_are_votes_cast():
    counting = read_profile(changed(["abstentions_count"], True))

    assert outcome_of(counting, "amendment", 5, 4, 1) == Decision.REJECTED
    assert outcome_of(PACE, "amendment", 5, 4, 1) == Decision.ADOPTED
    assert outcome_of(counting, "amendment", 0, 0, 3) == Decision.REJECTED


@given(st.sampled_from(VoteKind), COUNTS, COUNTS, COUNTS)
def test_one_more_vote_in_favour_never_loses_what_was_carried(
    kind, in_favour, against, abstentions
):
    before = outcome_of(PACE, kind, in_favour, against, abstentions)
    after = outcome_of(PACE, kind, in_favour + 1, against, abstentions)

    assert before != Decision.ADOPTED or after == Decision.ADOPTED
    assert after is not None


@given(st.sampled_from(VoteKind), COUNTS, COUNTS)
def test_both_sides_are_never_carried(kind, one, other):
    both = {outcome_of(PACE, kind, one, other, 0), outcome_of(PACE, kind, other, one, 0)}

    assert both != {Decision.ADOPTED}


def test_counts_below_nothing_and_unknown_kinds_are_refused():
    with pytest.raises(ValueError, match="whole number"):
        outcome_of(PACE, "amendment", -1, 0, 0)
    with pytest.raises(ValueError, match="motion"):
        outcome_of(PACE, "motion", 1, 0, 0)


# The position of the committee


@pytest.mark.parametrize(
    ("code", "in_favour", "against", "is_doubtful"),
    [
        ("unanimously_in_favour", 20, 0, False),
        ("unanimously_in_favour", 20, 1, True),
        ("in_favour", 11, 10, False),
        ("in_favour", 10, 10, True),
        ("against", 10, 10, False),  # a tie rejects
        ("against", 11, 10, True),
        ("against_by_two_thirds", 7, 14, False),
        ("against_by_two_thirds", 8, 14, True),
        ("against_by_two_thirds", None, None, False),  # nothing to compare
        ("", 3, 4, False),
        ("amused", 3, 4, True),
    ],
)
def test_a_position_is_held_against_its_counts(code, in_favour, against, is_doubtful):
    assert (check_position(PACE, code, in_favour, against, None) is not None) == is_doubtful


# Tabling


def codes(tabled, times=None):
    return [warning.code for warning in admissibility(PACE, tabled, times)]


@pytest.mark.parametrize(
    ("tabled", "warnings"),
    [
        (Tabled(signatures=5), []),
        (Tabled(signatures=4), ["signatures-too-few"]),
        (Tabled(signatures=4, withdrawn=1), ["signatures-withdrawn"]),
        (Tabled(signatures=6, withdrawn=1), []),
        (Tabled(is_by_committee=True), []),
        (Tabled(is_oral=True), []),
        (Tabled(signatures=4, is_sub=True), ["signatures-too-few"]),
        (Tabled(signatures=5, notes=("word " * 50,)), []),
        (Tabled(signatures=5, notes=("word " * 51,)), ["note-too-long"]),
        (Tabled(signatures=5, notes=("word " * 50, "mot " * 60)), []),  # one language is enough
        (Tabled(signatures=5, not_in_order="guts the text"), ["not-in-order"]),
    ],
)
def test_what_is_doubtful_about_tabling_is_said(tabled, warnings):
    assert codes(tabled) == warnings


@pytest.mark.parametrize(
    ("day", "deadline"),
    [
        (1, datetime(2025, 10, 1, 12, 30, tzinfo=STRASBOURG)),
        (2, datetime(2025, 9, 30, 16, 0, tzinfo=STRASBOURG)),
        (3, datetime(2025, 9, 30, 16, 0, tzinfo=STRASBOURG)),  # 23.5 hours before 15.30
        (None, None),
    ],
)
def test_the_deadline_depends_on_the_day(day, deadline):
    assert deadline_of(PACE, Times(opens=OPENS, day=day)) == deadline


def test_sub_amendments_have_a_deadline_of_their_own():
    times = Times(opens=OPENS, day=3, previous_ends=datetime(2025, 10, 1, 13, 0, tzinfo=STRASBOURG))

    assert deadline_of(PACE, times, is_sub=True) == datetime(2025, 10, 1, 12, 0, tzinfo=STRASBOURG)


def test_a_deadline_that_was_set_otherwise_goes_first():
    until = OPENS - timedelta(days=4)

    assert deadline_of(PACE, Times(opens=OPENS, day=1, until=until)) == until
    assert deadline_of(PACE, Times(until=until)) == until


def test_hours_are_those_that_pass_when_the_clocks_change():
    opens = datetime(2025, 10, 26, 15, 30, tzinfo=STRASBOURG)  # the night had an hour more

    ends = deadline_of(PACE, Times(opens=opens, day=3))

    assert opens.astimezone(UTC) - ends.astimezone(UTC) == timedelta(hours=23.5)


def test_tabling_at_the_deadline_is_in_time_and_a_minute_later_is_not():
    times = Times(opens=OPENS, day=1)
    deadline = deadline_of(PACE, times)

    assert codes(Tabled(signatures=5, tabled_at=deadline), times) == []
    late = Tabled(signatures=5, tabled_at=deadline + timedelta(minutes=1))
    assert codes(late, times) == ["after-deadline"]
    assert admissibility(PACE, late, times)[0].words("fr") == (
        "Il a été déposé après le délai du 01.10.2025 12:30."
    )


# Profiles


@pytest.mark.parametrize(
    ("path", "value", "where"),
    [
        (["signatures"], -1, "signatures"),
        (["signatures"], True, "signatures"),
        (["signatures"], "5", "signatures"),
        (["signatures"], 10**9, "signatures"),
        (["en_bloc", "objections"], 0, "en_bloc/objections"),
        (["definitive_rejection"], 10, "definitive_rejection"),
        (["oral_objections"], 0, "oral_objections"),
        (["withdrawn_may_be_taken_over"], "yes", "withdrawn_may_be_taken_over"),
        (["en_bloc_first"], "yes", "en_bloc_first"),
        (["order"], "random", "order"),
        (["speakers"], ["mover", "mover"], "speakers"),
        (["speakers"], ["nobody"], "speakers"),
        (["speakers"], [["mover"]], "speakers"),
        (["surprise"], 1, "surprise"),
        (["sub_amendment_depth"], 2, "sub_amendment_depth"),
        (["abstentions_count"], 1, "abstentions_count"),
        (["majorities", "amendment"], "half", "majorities/amendment"),
        (["majorities", "amendment"], {"more_than": "1/0"}, "majorities/amendment"),
        (["majorities", "amendment"], {"more_than": "3/2"}, "majorities/amendment"),
        (["majorities", "amendment"], {"more_than": "1/1"}, "majorities/amendment"),
        (["majorities", "motion"], {"more_than": "1/2"}, "majorities/motion"),
        (["positions"], [], "positions"),
        (["positions", 0, "key"], "j", "positions/1/key"),
        (["positions", 0, "key"], "f", "positions"),
        (["positions", 1, "code"], "against", "positions"),
        (["positions", 1, "code"], "In favour", "positions/2/code"),
        (["positions", 3, "side"], "in_favour", "positions/4/effect"),
        (["positions", 0, "side"], ["in_favour"], "positions/1/side"),
        (["sub_amendment_depth"], 1.0, "sub_amendment_depth"),
        (["positions", 0, "names"], {"en": "yes"}, "positions/1/names/fr"),
        (["deadlines", "later"], {"on_the_eve_at": "24:00"}, "deadlines/later"),
        (["deadlines", "later"], {"minutes_before": -5}, "deadlines/later"),
        (["sentences", "adopted", "en"], "", "sentences/adopted/en"),
        (["sentences", "adopted", "en"], "{amendment", "sentences/adopted/en"),
        (["sentences", "adopted", "en"], "{sponsors}", "sentences/adopted/en"),
        (["sentences", "taken_over", "fr"], "{sponsors}", "sentences/taken_over/fr"),
        (["sentences", "adopted", "en"], "{amendment.__class__}", "sentences/adopted/en"),
        (["sentences", "adopted", "en"], "{amendment:>999999999}", "sentences/adopted/en"),
        (["sentences", "adopted", "en"], "{}", "sentences/adopted/en"),
    ],
)
def test_a_wrong_value_is_named(path, value, where):
    with pytest.raises(ProfileError) as caught:
        read_profile(changed(path, value))

    assert caught.value.where == where
    assert caught.value.notice.words("fr")


@pytest.mark.parametrize("name", sorted(PACE_VALUES))
def test_a_missing_value_is_named(name):
    values = deepcopy(PACE_VALUES)
    del values[name]

    with pytest.raises(ProfileError, match=name):
        read_profile(values)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3)
    ),
    max_leaves=10,
)


@given(st.sampled_from(sorted(PACE_VALUES)), JSON)
def test_whatever_stands_there_is_a_profile_or_a_profile_error(name, value):
    try:
        profile = read_profile(changed([name], value))
    except ProfileError as error:
        told = error.notice.words("fr")
    else:
        told = profile.say("against", "fr")
    assert told


@given(JSON)
def test_what_is_no_profile_at_all_is_said(value):
    with pytest.raises(ProfileError):
        read_profile(value)


def test_the_president_speaks_both_languages():
    assert PACE.say("adopted", "en", amendment="amendment 4") == "Adopted: amendment 4."
    assert PACE.say("adopted", "fr", amendment="l’amendement 4") == "Adopté: l’amendement 4."


def test_the_president_says_who_takes_over_what_was_withdrawn():
    english, french = (
        {"amendment": "Amendment 4", "mover": "Mr X"},
        {"amendment": "l’amendement 4", "mover": "M. X"},
    )
    assert PACE.withdrawn_may_be_taken_over
    assert PACE.say("taken_over", "en", **english) == (
        "Amendment 4 has been withdrawn. It is taken over by Mr X."
    )
    assert PACE.say("taken_over", "fr", **french) == (
        "L’amendement 4 a été retiré. Il est repris par M. X."
    )
    assert PACE.say("call_taken_over", "en", **english) == "I call Amendment 4, taken over by Mr X."
    assert (
        PACE.say("call_taken_over", "fr", **french) == "J’appelle l’amendement 4, repris par M. X."
    )
