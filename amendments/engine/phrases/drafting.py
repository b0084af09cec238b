"""What is said when an edited text is put into an instruction, and of where an open amendment now stands."""

PHRASES: dict[str, dict[str, str]] = {
    # drafting by editing
    "cannot-draft": {
        "en": (
            "No instruction was found that makes exactly these words. Is a quotation mark, or the last "
            "full stop, missing? Make the change smaller, or enter the instruction by hand."
        ),
        "fr": (
            "Aucune instruction ne donne exactement ces mots. Manque-t-il un guillemet, ou le point final? Réduisez la "
            "modification, ou saisissez l'instruction à la main."
        ),
    },
    "new-paragraph-empty": {
        "en": "The new paragraph has no words.",
        "fr": "Le nouveau paragraphe n'a pas de mots.",
    },
    "nothing-to-amend": {
        "en": "Amendment {number} brings no new words that a sub-amendment could change.",
        "fr": "L'amendement {number} n'apporte pas de mots nouveaux qu'un sous-amendement pourrait modifier.",
    },
    "one-operation": {
        "en": "A sub-amendment changes one new text of amendment {number}; table another one for the other.",
        "fr": (
            "Un sous-amendement modifie un seul nouveau texte de l'amendement {number}; déposez-en "
            "un autre pour l'autre."
        ),
    },
    # sub-amendments that cannot both stand
    "subs-both-change": {
        "en": (
            "Sub-amendments {first} and {second} change the same words of amendment {number}, or one "
            "takes away what the other relies on."
        ),
        "fr": (
            "Les sous-amendements {first} et {second} modifient les mêmes mots de l'amendement "
            "{number}, ou l'un supprime ce sur quoi l'autre repose."
        ),
    },
    "subs-identical-amendments": {
        "en": "Sub-amendments {first} and {second} say the same of amendment {number}.",
        "fr": "Les sous-amendements {first} et {second} disent la même chose de l'amendement {number}.",
    },
    # the place of an open amendment in the text as it now stands
    "now-paragraph": {
        "en": "now paragraph {final}",
        "fr": "maintenant paragraphe {final}",
    },
    "now-after": {
        "en": "now after paragraph {final}",
        "fr": "maintenant après le paragraphe {final}",
    },
    "ground-deleted": {
        "en": "its ground has gone: paragraph {number} was deleted by amendment {by}",
        "fr": "son fondement a disparu: le paragraphe {number} a été supprimé par l'amendement {by}",
    },
    "ground-replaced": {
        "en": "its ground has gone: paragraph {number} was replaced by amendment {by}",
        "fr": "son fondement a disparu: le paragraphe {number} a été remplacé par l'amendement {by}",
    },
    "ground-words": {
        "en": "its ground has gone: words of paragraph {number} that it relies on were deleted by amendment {by}",
        "fr": (
            "son fondement a disparu: des mots du paragraphe {number} sur lesquels il repose ont été "
            "supprimés par l'amendement {by}"
        ),
    },
    "ground-title": {
        "en": "its ground has gone: words of the title that it relies on were deleted by amendment {by}",
        "fr": (
            "son fondement a disparu: des mots du titre sur lesquels il repose ont été supprimés par "
            "l'amendement {by}"
        ),
    },
}
