"""The profile of the Parliamentary Assembly of the Council of Europe (docs/rules.md cites each rule)."""

from typing import Any

from amendments.engine.procedure.reading import read_profile
from amendments.engine.procedure.speech import SENTENCES_OF_THE_PRESIDENT

HALF = {"more_than": "1/2"}  # Rule 41.1: a tie rejects
TWO_THIRDS = {"at_least": "2/3"}

PACE_VALUES: dict[str, Any] = {
    "signatures": 5,  # Rule 34.1
    "note_words": 50,  # Rule 34.3
    "sub_amendment_depth": 1,  # Rule 34.5
    "majorities": {
        "amendment": HALF,
        "resolution": HALF,
        "recommendation": TWO_THIRDS,
        "opinion": TWO_THIRDS,
        "decision": HALF,
    },
    "abstentions_count": False,  # not confirmed from the Rules: votes cast are for and against
    "positions": [
        {
            "code": "unanimously_in_favour",
            "names": {"en": "unanimously in favour", "fr": "favorable à l’unanimité"},
            "side": "in_favour",
            "effect": "declared_adopted",  # Rule 34.11
            "key": "u",
            "needs": {"at_least": "1/1"},
        },
        {
            "code": "in_favour",
            "names": {"en": "in favour", "fr": "favorable"},
            "side": "in_favour",
            "effect": "called",
            "key": "f",
            "needs": HALF,
        },
        {
            "code": "against",
            "names": {"en": "against", "fr": "défavorable"},
            "side": "against",
            "effect": "called",
            "key": "a",
            "needs": {"at_least": "1/2"},  # a tie rejects
        },
        {
            "code": "against_by_two_thirds",
            "names": {
                "en": "against by two thirds",
                "fr": "défavorable à la majorité des deux tiers",
            },
            "side": "against",
            "effect": "definitively_rejected",
            "key": "t",
            "needs": TWO_THIRDS,
        },
    ],
    "en_bloc": {"is_used": True, "objections": 10},  # Rule 34.11, Resolution 2551 (2024)
    "definitive_rejection": {
        "is_used": True,
        "objections": 10,
    },  # 2020; not confirmed from the Rules
    "oral_objections": 10,  # Rule 34.7; not confirmed from the Rules
    "withdrawn_may_be_taken_over": True,  # Rule 34.9; not confirmed from the Rules
    "en_bloc_first": True,  # not confirmed from the Rules
    "order": "furthest_first",  # older Rule 34
    "speakers": ["mover", "against", "committee"],
    "deadlines": {  # Rule 34.6
        "first_day": {"minutes_before": 180},
        "second_day": {"on_the_eve_at": "16:00"},
        "later": {"minutes_before": 1410},
        "sub_amendments": {"minutes_before": 60},
    },
    "sentences": SENTENCES_OF_THE_PRESIDENT,
}

PACE = read_profile(PACE_VALUES)
