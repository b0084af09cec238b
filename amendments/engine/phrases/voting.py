"""What is said of standings, of the consolidated text, of conflicts and of the voting order."""

PHRASES: dict[str, dict[str, str]] = {
    # standings
    "falls-adopted": {
        "en": "falls: amendment {trigger} was adopted",
        "fr": "tombe: l'amendement {trigger} a été adopté",
    },
    "falls-rejected": {
        "en": "falls: amendment {trigger} was not adopted",
        "fr": "tombe: l'amendement {trigger} n'a pas été adopté",
    },
    "falls-parent": {
        "en": "falls: its amendment {trigger} was not adopted",
        "fr": "tombe: son amendement {trigger} n'a pas été adopté",
    },
    "vote-ignored": {
        "en": "The vote on amendment {number} does not count: it {reason}.",
        "fr": "Le vote sur l'amendement {number} ne compte pas: il {reason}.",
    },
    # consolidating
    "clash": {
        "en": (
            "Amendments {first} and {second} clash in paragraph {number} and no rule settles it: "
            "{first}, voted first, is applied, {second} is not. Please decide."
        ),
        "fr": (
            "Les amendements {first} et {second} se contredisent au paragraphe {number} et aucune "
            "règle ne tranche: {first}, voté en premier, est appliqué, {second} ne l'est pas. À "
            "décider."
        ),
    },
    "both-change": {
        "en": (
            "Amendments {first} and {second} change the same words of paragraph {number}, or one "
            "takes away what the other relies on."
        ),
        "fr": (
            "Les amendements {first} et {second} modifient les mêmes mots du paragraphe {number}, ou "
            "l'un supprime ce sur quoi l'autre repose."
        ),
    },
    "identical-amendments": {
        "en": "Amendments {first} and {second} say the same of paragraph {number}.",
        "fr": "Les amendements {first} et {second} disent la même chose du paragraphe {number}.",
    },
    "clash-ahead": {
        "en": "It clashes with amendment {number}, which is adopted here.",
        "fr": "Il contredit l'amendement {number}, adopté ici.",
    },
    "unread": {
        "en": "It has to be resolved by hand.",
        "fr": "Il doit être résolu à la main.",
    },
    "parent-unapplied": {
        "en": "Its amendment {number} is not in the text.",
        "fr": "Son amendement {number} n'est pas dans le texte.",
    },
    "same-place": {
        "en": "Amendments {numbers} insert at one and the same place: they stand in voting order.",
        "fr": "Les amendements {numbers} insèrent à un seul et même endroit: ils suivent l'ordre des votes.",
    },
    "identical": {
        "en": "Amendments {first} and {second} insert the same words at the same place.",
        "fr": "Les amendements {first} et {second} insèrent les mêmes mots au même endroit.",
    },
    "list-stop-changed": {
        "en": "The new item ends with “{stop}” as its list does.",
        "fr": "Le nouvel élément se termine par « {stop} » comme sa liste.",
    },
    "list-stop-doubt": {
        "en": "This item ends with “{stop}” although its list {way} here.",
        "fr": "Cet élément se termine par « {stop} » alors que sa liste {way} ici.",
    },
    "list-ends": {"en": "ends", "fr": "se termine"},
    "list-goes-on": {"en": "goes on", "fr": "continue"},
    "self-clash": {
        "en": "Its own operations contradict one another.",
        "fr": "Ses propres opérations se contredisent.",
    },
    "sub-which-operation": {
        "en": "It has no certain place in the new text of amendment {number}.",
        "fr": "Il n'a pas de place certaine dans le nouveau texte de l'amendement {number}.",
    },
    "paragraph-emptied": {
        "en": "Nothing is left of this paragraph: is it to be deleted?",
        "fr": "Il ne reste rien de ce paragraphe: faut-il le supprimer?",
    },
    # the proposed voting order
    "order-sub": {
        "en": "a sub-amendment is voted before amendment {number}",
        "fr": "un sous-amendement est voté avant l'amendement {number}",
    },
    "order-title": {"en": "changes the title", "fr": "modifie le titre"},
    "order-paragraph-goes": {
        "en": "deletes paragraph {number}: departs furthest",
        "fr": "supprime le paragraphe {number}: s'écarte le plus",
    },
    "order-paragraph-replaced": {
        "en": "replaces paragraph {number}",
        "fr": "remplace le paragraphe {number}",
    },
    "order-sentences": {
        "en": "changes whole sentences of paragraph {number}",
        "fr": "modifie des phrases entières du paragraphe {number}",
    },
    "order-words": {
        "en": "changes words of paragraph {number}",
        "fr": "modifie des mots du paragraphe {number}",
    },
    "order-added": {
        "en": "adds to paragraph {number}",
        "fr": "complète le paragraphe {number}",
    },
    "order-beside": {
        "en": "stands beside paragraph {number}",
        "fr": "se place à côté du paragraphe {number}",
    },
    "order-unknown": {
        "en": "has no certain place yet",
        "fr": "n'a pas encore de place certaine",
    },
    # references in the text
    "reference-gone": {
        "en": "Paragraph {paragraph} refers to paragraph {number} of the draft, which goes.",
        "fr": "Le paragraphe {paragraph} renvoie au paragraphe {number} du projet, qui disparaît.",
    },
    "reference-moved": {
        "en": "Paragraph {paragraph} refers to paragraph {number} of the draft, which is now {final}.",
        "fr": "Le paragraphe {paragraph} renvoie au paragraphe {number} du projet, devenu {final}.",
    },
}
