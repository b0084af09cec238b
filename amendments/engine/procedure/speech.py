"""What the President of the Parliamentary Assembly says, in both languages (docs/rules.md)."""

SENTENCES_OF_THE_PRESIDENT: dict[str, dict[str, str]] = {
    "declared_adopted_one": {
        "en": (
            "{amendments} was unanimously approved by the committee. I declare it adopted. "
            "Is there an objection?"
        ),
        "fr": (
            "{amendments} a été approuvé à l’unanimité par la commission. Je le déclare adopté. "
            "Y a-t-il une objection?"
        ),
    },
    "declared_adopted_more": {
        "en": (
            "{amendments} were unanimously approved by the committee. I declare them adopted. "
            "Is there an objection?"
        ),
        "fr": (
            "{amendments} ont été approuvés à l’unanimité par la commission. Je les déclare adoptés. "
            "Y a-t-il une objection?"
        ),
    },
    "definitively_rejected_one": {
        "en": (
            "{amendments} was rejected by the committee by a two-thirds majority: it is definitively "
            "rejected and not put to the vote, unless {objections} or more members object."
        ),
        "fr": (
            "{amendments} a été rejeté par la commission à la majorité des deux tiers: il est "
            "définitivement rejeté et n’est pas mis aux voix, sauf si {objections} membres ou plus s’y "
            "opposent."
        ),
    },
    "definitively_rejected_more": {
        "en": (
            "{amendments} were rejected by the committee by a two-thirds majority: they are definitively "
            "rejected and not put to the vote, unless {objections} or more members object."
        ),
        "fr": (
            "{amendments} ont été rejetés par la commission à la majorité des deux tiers: ils sont "
            "définitivement rejetés et ne sont pas mis aux voix, sauf si {objections} membres ou plus s’y "
            "opposent."
        ),
    },
    "call": {
        "en": "I call {amendment}, tabled by {sponsors}.",
        "fr": "J’appelle {amendment}, déposé par {sponsors}.",
    },
    "call_without_names": {"en": "I call {amendment}.", "fr": "J’appelle {amendment}."},
    "call_taken_over": {
        "en": "I call {amendment}, taken over by {mover}.",
        "fr": "J’appelle {amendment}, repris par {mover}.",
    },
    "and_others": {"en": "{name} and others", "fr": "{name} et autres"},
    "part": {"en": "I put to the vote {item}.", "fr": "Je mets aux voix {item}."},
    "separate": {
        "en": "A separate vote has been requested on {item}. Shall it stay in the text?",
        "fr": "Un vote séparé a été demandé sur {item}. Doit-il rester dans le texte?",
    },
    "if_adopted_one": {
        "en": "If it is adopted, {amendments} falls.",
        "fr": "S’il est adopté, {amendments} tombe.",
    },
    "if_adopted_more": {
        "en": "If it is adopted, {amendments} fall.",
        "fr": "S’il est adopté, {amendments} tombent.",
    },
    "if_rejected_one": {
        "en": "If it is rejected, {amendments} falls.",
        "fr": "S’il est rejeté, {amendments} tombe.",
    },
    "if_rejected_more": {
        "en": "If it is rejected, {amendments} fall.",
        "fr": "S’il est rejeté, {amendments} tombent.",
    },
    "committee": {"en": "The committee is {position}.", "fr": "La commission est {position}."},
    "mover": {
        "en": "I call {speaker} to support {amendment}.",
        "fr": "La parole est à {speaker} pour soutenir {amendment}.",
    },
    "against": {
        "en": "Does anyone wish to speak against?",
        "fr": "Quelqu’un demande-t-il la parole contre?",
    },
    "opinion": {
        "en": "What is the opinion of the committee?",
        "fr": "Quel est l’avis de la commission?",
    },
    "vote": {
        "en": "The vote is open on {amendment}.",
        "fr": "Le scrutin est ouvert sur {amendment}.",
    },
    "adopted": {"en": "Adopted: {amendment}.", "fr": "Adopté: {amendment}."},
    "rejected": {"en": "Rejected: {amendment}.", "fr": "Rejeté: {amendment}."},
    "withdrawn": {"en": "Withdrawn: {amendment}.", "fr": "Retiré: {amendment}."},
    "taken_over": {
        "en": "{amendment} has been withdrawn. It is taken over by {mover}.",
        "fr": "{amendment} a été retiré. Il est repris par {mover}.",
    },
    "not_moved": {
        "en": "Not moved, and so not put to the vote: {amendment}.",
        "fr": "Non soutenu, et donc non mis aux voix: {amendment}.",
    },
    "fallen": {"en": "{amendment} {because}.", "fr": "{amendment} {because}."},
    "final": {
        "en": "The Assembly will now vote on {text} as a whole.",
        "fr": "L’Assemblée va maintenant voter sur l’ensemble du {text}.",
    },
    "majority": {
        "en": "A majority of {share} of the votes cast is required.",
        "fr": "La majorité des {share} des suffrages exprimés est requise.",
    },
    "carried": {"en": "Adopted: {text}.", "fr": "Adopté: {text}."},
    "lost": {"en": "Not adopted: {text}.", "fr": "Non adopté: {text}."},
}
