"""The profile of the Parliamentary Assembly of the Council of Europe (docs/rules.md cites each rule)."""

from typing import Any

from amendments.engine.procedure.profile import Profile

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
    "objections": 10,  # Rule 34.11
    "deadlines": {  # Rule 34.6
        "first_day": {"minutes_before": 180},
        "second_day": {"on_the_eve_at": "16:00"},
        "later": {"minutes_before": 1410},
        "sub_amendments": {"minutes_before": 60},
    },
    "sentences": {
        "declared_adopted": {
            "en": (
                "The committee approved {amendments} unanimously. Under Rule 34.11 I declare them "
                "adopted, unless ten or more members object."
            ),
            "fr": (
                "La commission a approuvé à l’unanimité {amendments}. En vertu de l’article 34.11 je "
                "les déclare adoptés, sauf si dix membres ou plus s’y opposent."
            ),
        },
        "definitively_rejected": {
            "en": (
                "The committee rejected {amendments} by a two-thirds majority: unless ten or more "
                "members object, they are definitively rejected and not put to the vote."
            ),
            "fr": (
                "La commission a rejeté à la majorité des deux tiers {amendments}: sauf si dix membres "
                "ou plus s’y opposent, ils sont définitivement rejetés et ne sont pas mis aux voix."
            ),
        },
        "call": {
            "en": "I call {amendment}, tabled by {sponsors}.",
            "fr": "J’appelle {amendment}, déposé par {sponsors}.",
        },
        "if_adopted_one": {
            "en": "If it is adopted, {amendments} falls.",
            "fr": "S’il est adopté, {amendments} tombe.",
        },
        "if_adopted_more": {
            "en": "If it is adopted, {amendments} fall.",
            "fr": "S’il est adopté, {amendments} tombent.",
        },
        "committee": {
            "en": "The opinion of the committee: {position}.",
            "fr": "L’avis de la commission: {position}.",
        },
        "against": {
            "en": "Does anyone wish to speak against?",
            "fr": "Quelqu’un demande-t-il la parole contre?",
        },
        "vote": {
            "en": "The vote is open on {amendment}.",
            "fr": "Le scrutin est ouvert sur {amendment}.",
        },
        "adopted": {"en": "Adopted: {amendment}.", "fr": "Adopté: {amendment}."},
        "rejected": {"en": "Rejected: {amendment}.", "fr": "Rejeté: {amendment}."},
        "withdrawn": {"en": "Withdrawn: {amendment}.", "fr": "Retiré: {amendment}."},
        "not_moved": {
            "en": "Not moved, and so not put to the vote: {amendment}.",
            "fr": "Non soutenu, et donc non mis aux voix: {amendment}.",
        },
        "fallen": {
            "en": "Not put to the vote: {amendment} {because}.",
            "fr": "Non mis aux voix: {amendment} {because}.",
        },
        "final": {
            "en": "We now come to the vote on {text}. The vote is open.",
            "fr": "Nous allons procéder au vote sur {text}. Le scrutin est ouvert.",
        },
        "carried": {"en": "Adopted: {text}.", "fr": "Adopté: {text}."},
        "lost": {"en": "Not adopted: {text}.", "fr": "Non adopté: {text}."},
    },
}

PACE = Profile.from_dict(PACE_VALUES)
