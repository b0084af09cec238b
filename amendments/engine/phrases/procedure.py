"""What is said of the rules of procedure: the committee stage, tabling, a profile that is wrong."""

PHRASES: dict[str, dict[str, str]] = {
    # en bloc
    "bloc-objections": {
        "en": "members who object: {count} ({most} are enough)",
        "fr": "membres qui s’y opposent: {count} ({most} suffisent)",
    },
    "bloc-settled": {"en": "already decided: {outcome}", "fr": "déjà décidé: {outcome}"},
    "bloc-parts": {"en": "it is voted by parts", "fr": "il est voté par division"},
    "bloc-clash": {
        "en": "it clashes with amendment {number}, which was to be declared adopted as well",
        "fr": "il contredit l’amendement {number}, qui devait lui aussi être déclaré adopté",
    },
    "bloc-sub-pending": {
        "en": "sub-amendment {number} is still to be voted",
        "fr": "le sous-amendement {number} reste à voter",
    },
    "bloc-parent-called": {
        "en": "its amendment {number} is called",
        "fr": "son amendement {number} est appelé",
    },
    "bloc-rule": {
        "en": "it hangs on {number} by a rule",
        "fr": "il dépend de {number} selon une règle",
    },
    "bloc-rule-other": {
        "en": "its adoption would make amendment {number} fall, which was to be declared adopted as well",
        "fr": "son adoption ferait tomber l’amendement {number}, qui devait lui aussi être déclaré adopté",
    },
    "position-unknown": {
        "en": "The position “{position}” is none of this procedure.",
        "fr": "La position « {position} » n’existe pas dans cette procédure.",
    },
    "position-counts": {
        "en": "The counts ({in_favour} in favour, {against} against) do not give this position.",
        "fr": "Les voix ({in_favour} pour, {against} contre) ne donnent pas cette position.",
    },
    # tabling
    "signatures-too-few": {
        "en": "Signatures: {signatures}; needed: {needed}.",
        "fr": "Signatures: {signatures}; nécessaires: {needed}.",
    },
    "signatures-withdrawn": {
        "en": "Signatures withdrawn: {withdrawn}; left: {signatures}; needed: {needed}.",
        "fr": "Signatures retirées: {withdrawn}; restantes: {signatures}; nécessaires: {needed}.",
    },
    "after-deadline": {
        "en": "It was tabled after the deadline of {deadline}.",
        "fr": "Il a été déposé après le délai du {deadline}.",
    },
    "note-too-long": {
        "en": "Its explanatory note has {words} words; at most {most} are allowed.",
        "fr": "Sa note explicative compte {words} mots; {most} au plus sont permis.",
    },
    "not-in-order": {"en": "Not in order: {reason}", "fr": "Irrecevable: {reason}"},
    # a profile
    "profile-missing": {
        "en": "The value “{where}” is missing.",
        "fr": "La valeur « {where} » manque.",
    },
    "profile-unknown": {
        "en": "The value “{where}” is not known.",
        "fr": "La valeur « {where} » n’est pas connue.",
    },
    "profile-twice": {
        "en": "Two positions have “{value}”.",
        "fr": "Deux positions portent « {value} ».",
    },
    "profile-blank": {
        "en": "In “{where}”, {{{name}}} cannot be filled in. Known here: {known}.",
        "fr": "Dans « {where} », {{{name}}} ne peut être rempli. Connus ici: {known}.",
    },
    "profile-wrong": {
        "en": "“{where}” should be {expected}.",
        "fr": "« {where} » doit être {expected}.",
    },
    "profile-expects-object": {"en": "values with names", "fr": "des valeurs nommées"},
    "profile-expects-number": {
        "en": "a whole number from 0 to 100000",
        "fr": "un nombre entier de 0 à 100000",
    },
    "profile-expects-count": {
        "en": "a whole number from 1 to 100000",
        "fr": "un nombre entier de 1 à 100000",
    },
    "profile-expects-depth": {
        "en": "0 (no sub-amendments) or 1",
        "fr": "0 (pas de sous-amendements) ou 1",
    },
    "profile-expects-truth": {"en": "true or false", "fr": "true ou false"},
    "profile-expects-majority": {
        "en": 'a majority such as {{"more_than": "1/2"}} or {{"at_least": "2/3"}}',
        "fr": 'une majorité telle que {{"more_than": "1/2"}} ou {{"at_least": "2/3"}}',
    },
    "profile-expects-positions": {
        "en": "a list of 1 to 20 positions",
        "fr": "une liste de 1 à 20 positions",
    },
    "profile-expects-code": {
        "en": "at most 30 small letters and underscores",
        "fr": "au plus 30 minuscules et tirets bas",
    },
    "profile-expects-key": {
        "en": "one small letter or digit, other than j, k and 0",
        "fr": "une minuscule ou un chiffre, autre que j, k et 0",
    },
    "profile-expects-side": {
        "en": '"in_favour", "against" or "neither"',
        "fr": '"in_favour", "against" ou "neither"',
    },
    "profile-expects-effect": {
        "en": '"declared_adopted", "definitively_rejected" or "called"',
        "fr": '"declared_adopted", "definitively_rejected" ou "called"',
    },
    "profile-expects-effect-of-side": {
        "en": "an effect that its side allows: what the committee opposes is not declared adopted",
        "fr": "un effet que son sens permet: ce à quoi la commission s’oppose n’est pas déclaré adopté",
    },
    "profile-expects-order": {
        "en": '"furthest_first", "by_number" or "as_printed"',
        "fr": '"furthest_first", "by_number" ou "as_printed"',
    },
    "profile-expects-speakers": {
        "en": 'a list of "mover", "against" and "committee", each once at most',
        "fr": 'une liste de "mover", "against" et "committee", chacun une fois au plus',
    },
    "profile-expects-deadline": {
        "en": 'a deadline such as {{"minutes_before": 180}} or {{"on_the_eve_at": "16:00"}}, or null',
        "fr": 'un délai tel que {{"minutes_before": 180}} ou {{"on_the_eve_at": "16:00"}}, ou null',
    },
    "profile-expects-words": {
        "en": "words, at most 1000 characters",
        "fr": "des mots, 1000 caractères au plus",
    },
    "profile-expects-blanks": {
        "en": "a sentence in which every {{ closes",
        "fr": "une phrase dont chaque {{ se ferme",
    },
}
