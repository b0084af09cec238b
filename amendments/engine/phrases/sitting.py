"""What is said in a sitting: the names of what is voted, why something is passed over or may not be recorded."""

PHRASES = {
    "item-amendment": {"en": "Amendment {number}", "fr": "l’amendement {number}"},
    "item-oral-amendment": {"en": "Oral Amendment {number}", "fr": "l’amendement oral {number}"},
    "item-sub-amendment": {
        "en": "Sub-amendment {number} to {parent}",
        "fr": "le sous-amendement {number} à {parent}",
    },
    "item-oral-sub-amendment": {
        "en": "Oral Sub-amendment {number} to {parent}",
        "fr": "le sous-amendement oral {number} à {parent}",
    },
    "item-amendments": {"en": "Amendments {numbers}", "fr": "les amendements {numbers}"},
    "plain": {"en": "{words}", "fr": "{words}"},
    "list-more": {"en": "{first}, {last}", "fr": "{first}, {last}"},
    "list-last": {"en": "{first} and {last}", "fr": "{first} et {last}"},
    "share-1/2": {"en": "half", "fr": "la moitié"},
    "share-2/3": {"en": "two thirds", "fr": "deux tiers"},
    "share-3/4": {"en": "three quarters", "fr": "trois quarts"},
    "share-3/5": {"en": "three fifths", "fr": "trois cinquièmes"},
    "item-part": {"en": "part {part} of {item}", "fr": "la partie {part} de {item}"},
    "item-paragraph": {"en": "paragraph {number}", "fr": "le paragraphe {number}"},
    "item-words": {"en": "words of paragraph {number}", "fr": "des mots du paragraphe {number}"},
    "item-text": {"en": "the text as a whole", "fr": "l’ensemble du texte"},
    "passed-over": {"en": "{item} {reason}.", "fr": "{item} {reason}."},
    "outcome-adopted": {"en": "adopted", "fr": "adopté"},
    "outcome-rejected": {"en": "rejected", "fr": "rejeté"},
    "outcome-not_in_order": {"en": "not in order", "fr": "irrecevable"},
    "outcome-withdrawn": {"en": "withdrawn", "fr": "retiré"},
    "outcome-not_moved": {"en": "not moved", "fr": "non soutenu"},
    "moving-sub": {
        "en": "A sub-amendment to amendment {number} stays before it, among the others to it.",
        "fr": "Un sous-amendement à l’amendement {number} reste avant lui, parmi les autres.",
    },
    "sitting-unknown": {
        "en": "“{number}” is not called in this sitting.",
        "fr": "« {number} » n’est pas appelé dans cette séance.",
    },
    "sitting-decided": {
        "en": "{item} was decided already: {outcome}. Correct that, or undo it.",
        "fr": "Une décision a déjà été prise sur {item}: {outcome}. Il faut la corriger ou l’annuler.",
    },
    "sitting-not-in-order": {
        "en": "{item} is not in order, so it is not called.",
        "fr": "{item} est irrecevable et n’est donc pas appelé.",
    },
    "sitting-text-is-voted": {
        "en": "The text as a whole is adopted or rejected by a vote.",
        "fr": "L’ensemble du texte est adopté ou rejeté par un vote.",
    },
    "sitting-text-was-voted": {
        "en": "The text as a whole was put to the vote with what was decided on {item}: undo that vote first.",
        "fr": (
            "L’ensemble du texte a été mis aux voix avec ce qui a été décidé sur {item}: il faut d’abord "
            "annuler ce vote."
        ),
    },
    "sitting-still-open": {
        "en": "The text is put to the vote when everything else is decided. Still open: {numbers}.",
        "fr": "Le texte est mis aux voix lorsque tout le reste est décidé. Encore ouverts: {numbers}.",
    },
    "sitting-subs-first": {
        "en": "Sub-amendments are voted before {item}. Still open: {numbers}.",
        "fr": "Les sous-amendements sont mis aux voix avant {item}. Encore ouverts: {numbers}.",
    },
    "sitting-nothing-to-reopen": {
        "en": "Nothing was decided on {item} yet, so there is nothing to take back.",
        "fr": "Rien n’a encore été décidé sur {item}: il n’y a rien à reprendre.",
    },
    "taking-over-unknown": {
        "en": "In this procedure what was withdrawn is not taken over by another member.",
        "fr": "Dans cette procédure, ce qui a été retiré n’est pas repris par un autre membre.",
    },
    "taking-over-whole": {
        "en": "Only a whole amendment or sub-amendment is taken over by another member, not {item}.",
        "fr": "Seul un amendement ou un sous-amendement entier est repris par un autre membre, et non {item}.",
    },
    "taking-over-not-withdrawn": {
        "en": "{item} was not withdrawn but {outcome}, so nobody takes it over.",
        "fr": "La décision sur {item} est: {outcome}. Seul ce qui a été retiré peut être repris.",
    },
    "sitting-nothing-to-correct": {
        "en": "Nothing was decided on {item} yet, so there is nothing to correct.",
        "fr": "Rien n’a encore été décidé sur {item}: il n’y a rien à corriger.",
    },
}
