"""What is said of standings, of the consolidated text, of conflicts and of the voting order."""

PHRASES: dict[str, dict[str, str]] = {
    # standings
    "falls-adopted": {
        "en": "falls: amendment {trigger} was adopted",
        "fr": "tombe: l’amendement {trigger} a été adopté",
    },
    "falls-rejected": {
        "en": "falls: amendment {trigger} was not adopted",
        "fr": "tombe: l’amendement {trigger} n’a pas été adopté",
    },
    "falls-adopted-in-part": {
        "en": "falls: amendment {trigger} was adopted in part",
        "fr": "tombe: l’amendement {trigger} a été adopté en partie",
    },
    "falls-part-adopted": {
        "en": "falls: part {part} of amendment {trigger} was adopted",
        "fr": "tombe: la partie {part} de l’amendement {trigger} a été adoptée",
    },
    "falls-part-rejected": {
        "en": "falls: part {part} of amendment {trigger} was not adopted",
        "fr": "tombe: la partie {part} de l’amendement {trigger} n’a pas été adoptée",
    },
    "falls-paragraph-adopted": {
        "en": "falls: paragraph {number} was kept in a separate vote",
        "fr": "tombe: le paragraphe {number} a été maintenu par un vote séparé",
    },
    "falls-paragraph-rejected": {
        "en": "falls: paragraph {number} was rejected in a separate vote",
        "fr": "tombe: le paragraphe {number} a été rejeté par un vote séparé",
    },
    "falls-words-adopted": {
        "en": "falls: words of paragraph {number} were kept in a separate vote",
        "fr": "tombe: des mots du paragraphe {number} ont été maintenus par un vote séparé",
    },
    "falls-words-rejected": {
        "en": "falls: words of paragraph {number} were rejected in a separate vote",
        "fr": "tombe: des mots du paragraphe {number} ont été rejetés par un vote séparé",
    },
    "falls-text-adopted": {
        "en": "falls: the text as a whole was adopted",
        "fr": "tombe: l’ensemble du texte a été adopté",
    },
    "falls-text-rejected": {
        "en": "falls: the text as a whole was not adopted",
        "fr": "tombe: l’ensemble du texte n’a pas été adopté",
    },
    "fell-by-a-part": {
        "en": "Amendment {number} {reason}, not as a whole: check that it does fall.",
        "fr": "L’amendement {number} {reason}, non en entier: vérifier qu’il tombe bien.",
    },
    "falls-parent": {
        "en": "falls: its amendment {trigger} was not adopted",
        "fr": "tombe: son amendement {trigger} n’a pas été adopté",
    },
    "vote-ignored": {
        "en": "The vote on amendment {number} does not count: it {reason}.",
        "fr": "Le vote sur l’amendement {number} ne compte pas: il {reason}.",
    },
    # consolidating
    "clash": {
        "en": (
            "Amendments {first} and {second} clash in paragraph {number} and no rule settles it: "
            "{first}, voted first, is applied, {second} is not. Please decide."
        ),
        "fr": (
            "Les amendements {first} et {second} se contredisent au paragraphe {number} et aucune "
            "règle ne tranche: {first}, voté en premier, est appliqué, {second} ne l’est pas. À "
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
            "l’un supprime ce sur quoi l’autre repose."
        ),
    },
    "identical-amendments": {
        "en": "Amendments {first} and {second} say the same of paragraph {number}.",
        "fr": "Les amendements {first} et {second} disent la même chose du paragraphe {number}.",
    },
    "clash-ahead": {
        "en": "It clashes with amendment {number}, which is adopted here.",
        "fr": "Il contredit l’amendement {number}, adopté ici.",
    },
    "unread": {
        "en": "It has to be resolved by hand.",
        "fr": "Il doit être résolu à la main.",
    },
    "parent-unapplied": {
        "en": "Its amendment {number} is not in the text.",
        "fr": "Son amendement {number} n’est pas dans le texte.",
    },
    "same-place": {
        "en": "Amendments {numbers} insert at one and the same place: they stand in voting order.",
        "fr": "Les amendements {numbers} insèrent à un seul et même endroit: ils suivent l’ordre des votes.",
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
        "fr": "Il n’a pas de place certaine dans le nouveau texte de l’amendement {number}.",
    },
    "paragraph-emptied": {
        "en": "Nothing is left of this paragraph: is it to be deleted?",
        "fr": "Il ne reste rien de ce paragraphe: faut-il le supprimer?",
    },
    # split and separate votes
    "parts-too-few": {
        "en": "A split vote needs two parts at least.",
        "fr": "Un vote par division demande au moins deux parties.",
    },
    "parts-same-name": {
        "en": "Two parts have the same number.",
        "fr": "Deux parties portent le même numéro.",
    },
    "parts-operations": {
        "en": "Each operation of the amendment belongs to one part, and to one only.",
        "fr": "Chaque opération de l’amendement appartient à une partie, et à une seule.",
    },
    "separate-no-words": {
        "en": "The words of paragraph {number} that are voted separately are not given in this language.",
        "fr": "Les mots du paragraphe {number} mis aux voix séparément ne sont pas indiqués dans cette langue.",
    },
    "part-empty": {
        "en": "Part {part} holds nothing.",
        "fr": "La partie {part} ne contient rien.",
    },
    "part-both": {
        "en": "Part {part} is operations or words, not both.",
        "fr": "La partie {part} est faite d’opérations ou de mots, pas des deux.",
    },
    "part-words": {
        "en": "The words “{words}” stand {count} times in the new text of the amendment, not once.",
        "fr": "Les mots « {words} » se trouvent {count} fois dans le nouveau texte de l’amendement, non une.",
    },
    "part-all-words": {
        "en": "The words “{words}” are all of the new text: nothing is left for another part.",
        "fr": "Les mots « {words} » sont tout le nouveau texte: il ne reste rien pour une autre partie.",
    },
    "new-text-emptied": {
        "en": "Nothing is left of its new text.",
        "fr": "Il ne reste rien de son nouveau texte.",
    },
    "sub-part-lost": {
        "en": "It changes what part {part} brings, which was not adopted.",
        "fr": "Il modifie ce qu’apporte la partie {part}, qui n’a pas été adoptée.",
    },
    "separate-clash": {
        "en": (
            "Amendment {first} changes more than what was rejected of paragraph {number} in a "
            "separate vote: what is left is not certain, so nothing was taken out. Please decide."
        ),
        "fr": (
            "L’amendement {first} modifie plus que ce qui a été rejeté du paragraphe {number} par "
            "un vote séparé: ce qui reste n’est pas certain, rien n’a donc été retiré. À décider."
        ),
    },
    "gone-along": {
        "en": "What it changes in paragraph {number} goes with what was rejected there in a separate vote.",
        "fr": (
            "Ce qu’il modifie au paragraphe {number} disparaît avec ce qui y a été rejeté par un "
            "vote séparé."
        ),
    },
    # the proposed voting order
    "order-sub": {
        "en": "a sub-amendment is voted before amendment {number}",
        "fr": "un sous-amendement est voté avant l’amendement {number}",
    },
    "order-title": {"en": "changes the title", "fr": "modifie le titre"},
    "order-paragraph-goes": {
        "en": "deletes paragraph {number}: departs furthest",
        "fr": "supprime le paragraphe {number}: s’écarte le plus",
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
    "order-by_number": {"en": "by its number", "fr": "selon son numéro"},
    "order-as_printed": {"en": "as printed", "fr": "comme imprimé"},
    "order-unknown": {
        "en": "has no certain place yet",
        "fr": "n’a pas encore de place certaine",
    },
    # what must happen for words to stay
    "stay-always": {
        "en": "Nothing that was tabled takes these words away.",
        "fr": "Rien de ce qui a été déposé ne supprime ces mots.",
    },
    "stay-if": {
        "en": "These words stay only if {condition}.",
        "fr": "Ces mots ne restent que si {condition}.",
    },
    "stay-at-least-if": {
        "en": "These words stay, at any rate, if {condition}.",
        "fr": "Ces mots restent en tout cas si {condition}.",
    },
    "stay-adopted": {"en": "{number} is adopted", "fr": "{number} est adopté"},
    "stay-not-adopted": {"en": "{number} is not adopted", "fr": "{number} n’est pas adopté"},
    "stay-words-kept": {
        "en": "the words of paragraph {number} are kept in their separate vote ({item})",
        "fr": "les mots du paragraphe {number} sont maintenus par leur vote séparé ({item})",
    },
    "stay-words-rejected": {
        "en": "the words of paragraph {number} are rejected in their separate vote ({item})",
        "fr": "les mots du paragraphe {number} sont rejetés par leur vote séparé ({item})",
    },
    "stay-paragraph-kept": {
        "en": "paragraph {number} is kept in the separate vote",
        "fr": "le paragraphe {number} est maintenu par le vote séparé",
    },
    "stay-paragraph-rejected": {
        "en": "paragraph {number} is rejected in the separate vote",
        "fr": "le paragraphe {number} est rejeté par le vote séparé",
    },
    "stay-and": {"en": "{first} and {second}", "fr": "{first} et {second}"},
    "stay-or": {"en": "{first}, or {second}", "fr": "{first}, ou {second}"},
    "stay-and-also": {"en": "{first}; and if {second}", "fr": "{first}; et si {second}"},
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
