"""What is said of the place of an instruction in the draft."""

PHRASES: dict[str, dict[str, str]] = {
    # finding the place
    "manual": {
        "en": "To be resolved by hand.",
        "fr": "À résoudre à la main.",
    },
    "no-such-paragraph": {
        "en": "The draft has no paragraph {number}.",
        "fr": "Le projet n'a pas de paragraphe {number}.",
    },
    "range-backwards": {
        "en": "Paragraph {last} stands before paragraph {first}.",
        "fr": "Le paragraphe {last} se trouve avant le paragraphe {first}.",
    },
    "one-paragraph": {
        "en": "Words or sentences of exactly one paragraph must be named.",
        "fr": "Les mots ou phrases d'un seul paragraphe doivent être désignés.",
    },
    "which-paragraph": {
        "en": "It does not say in which paragraph of the amendment.",
        "fr": "Elle ne dit pas dans quel paragraphe de l'amendement.",
    },
    "empty-paragraph": {
        "en": "The paragraph has no text.",
        "fr": "Le paragraphe n'a pas de texte.",
    },
    "deletes-everything": {
        "en": "Nothing of the draft would be left (Rule 34.4).",
        "fr": "Il ne resterait rien du projet (article 34.4).",
    },
    "nothing-left": {
        "en": "Nothing of the paragraph would be left: is the paragraph to be deleted?",
        "fr": "Il ne resterait rien du paragraphe: faut-il supprimer le paragraphe?",
    },
    "end-of-family": {
        "en": "Paragraph {number} has sub-paragraphs: is its end that of its own words or of the last one?",
        "fr": (
            "Le paragraphe {number} a des sous-paragraphes: sa fin est-elle celle de ses propres "
            "mots ou du dernier?"
        ),
    },
    "paragraph-without-list": {
        "en": "Paragraph {number} has no sub-paragraphs to which one could be added.",
        "fr": "Le paragraphe {number} n'a pas de sous-paragraphes auxquels en ajouter un.",
    },
    "moves-into-itself": {
        "en": "Paragraph {number} would be moved beside itself.",
        "fr": "Le paragraphe {number} serait déplacé à côté de lui-même.",
    },
    "no-such-sentence": {
        "en": "Paragraph {number} has only {count} sentence(s).",
        "fr": "Le paragraphe {number} n'a que {count} phrase(s).",
    },
    "sentences-apart": {
        "en": "The sentences named do not follow one another.",
        "fr": "Les phrases désignées ne se suivent pas.",
    },
    "words-not-found": {
        "en": "The words “{words}” do not stand there.",
        "fr": "Les mots « {words} » ne s'y trouvent pas.",
    },
    "words-counted": {
        "en": "The words “{words}” stand there {count} times, not {times}.",
        "fr": "Les mots « {words} » s'y trouvent {count} fois, et non {times}.",
    },
    "words-similar": {
        "en": "The words “{words}” do not stand there. Did you mean “{suggestion}”?",
        "fr": "Les mots « {words} » ne s'y trouvent pas. Fallait-il lire « {suggestion} »?",
    },
    "words-ambiguous": {
        "en": "The words “{words}” stand there {count} times: {places}. Which ones are meant?",
        "fr": "Les mots « {words} » s'y trouvent {count} fois: {places}. Lesquels sont visés?",
    },
    "sentence-or-words": {
        "en": "“{words}”: a new sentence, or words that continue one? It begins with a capital and has no full stop.",
        "fr": (
            "« {words} »: une nouvelle phrase, ou des mots qui en continuent une? Cela commence par "
            "une majuscule, sans point."
        ),
    },
    "nothing-after": {
        "en": "Nothing follows these words.",
        "fr": "Rien ne suit ces mots.",
    },
    # notices about a place that was found
    "sub-paragraphs-go": {
        "en": "Paragraph {number} goes with its sub-paragraphs {others}.",
        "fr": "Le paragraphe {number} disparaît avec ses sous-paragraphes {others}.",
    },
    "only-opening-words": {
        "en": (
            "The new text ends with a colon: only the opening words of paragraph {number} are "
            "replaced, its list stays."
        ),
        "fr": (
            "Le nouveau texte se termine par deux-points: seuls les premiers mots du paragraphe "
            "{number} sont remplacés, sa liste reste."
        ),
    },
    "level-guessed": {
        "en": "“{words}” was taken as an item of the list announced before it.",
        "fr": "« {words} » a été pris pour un élément de la liste annoncée avant.",
    },
    "capital-doubt": {
        "en": "“{word}” keeps its capital inside the sentence: a name?",
        "fr": "« {word} » garde sa majuscule à l'intérieur de la phrase: un nom propre?",
    },
    "capital-given": {
        "en": "“{word}” now begins the sentence and was given a capital.",
        "fr": "« {word} » commence maintenant la phrase et a reçu une majuscule.",
    },
    "small-beginning": {
        "en": "The sentence now begins with a small letter: “{words}”.",
        "fr": "La phrase commence maintenant par une minuscule: « {words} ».",
    },
    "stop-added": {
        "en": "The new sentence was given a full stop.",
        "fr": "La nouvelle phrase a reçu un point final.",
    },
    "list-stop-kept": {
        "en": "The paragraph keeps its own closing “{stop}”.",
        "fr": "Le paragraphe garde son propre « {stop} » final.",
    },
    "stop-inside-quotation": {
        "en": "The sentence ends inside quotation marks: check where the new words join it.",
        "fr": "La phrase se termine à l'intérieur des guillemets: vérifier où les nouveaux mots s'y joignent.",
    },
    "sentence-beside-words": {
        "en": "The new sentence stands beside the whole sentence that holds the quoted words.",
        "fr": "La nouvelle phrase se place à côté de la phrase entière qui contient les mots cités.",
    },
    "sentences-in-rest": {
        "en": "All words to the end of the paragraph go, more than one sentence.",
        "fr": "Tous les mots jusqu'à la fin du paragraphe disparaissent, plus d'une phrase.",
    },
}
