"""The sentences behind the engine's notices, English and French, by code."""

PHRASES: dict[str, dict[str, str]] = {
    # reading an instruction
    "empty-instruction": {"en": "There is no instruction.", "fr": "Il n'y a pas d'instruction."},
    "not-understood": {
        "en": "Not understood from: “{words}”.",
        "fr": "Pas compris à partir de: « {words} ».",
    },
    "unfinished": {
        "en": "The instruction breaks off before it says everything.",
        "fr": "L'instruction s'interrompt avant d'avoir tout dit.",
    },
    "too-many-quotations": {
        "en": "Too long, or too many quotation marks, for an instruction.",
        "fr": "Trop long, ou trop de guillemets, pour une instruction.",
    },
    "no-verb": {
        "en": "It does not say what to do (replace, insert, delete …).",
        "fr": "Elle ne dit pas ce qu'il faut faire (remplacer, insérer, supprimer …).",
    },
    "left-over": {
        "en": "Part of the instruction has no verb.",
        "fr": "Une partie de l'instruction n'a pas de verbe.",
    },
    "two-verbs": {
        "en": "Two verbs in one operation.",
        "fr": "Deux verbes dans une seule opération.",
    },
    "no-paragraph": {
        "en": "It does not say which paragraph.",
        "fr": "Elle ne dit pas quel paragraphe.",
    },
    "two-paragraphs": {
        "en": "It names a second paragraph, {number}, whose part in it is unclear.",
        "fr": "Elle nomme un second paragraphe, {number}, dont le rôle n'est pas clair.",
    },
    "two-sentences": {
        "en": "It names sentences twice in one operation.",
        "fr": "Elle nomme deux fois des phrases dans une seule opération.",
    },
    "two-places": {
        "en": "It names two places for one operation.",
        "fr": "Elle nomme deux endroits pour une seule opération.",
    },
    "place-without-thing": {
        "en": "It says “after” or “before” without saying what.",
        "fr": "Elle dit « après » ou « avant » sans dire quoi.",
    },
    "which-sentence": {
        "en": "It does not say which sentence.",
        "fr": "Elle ne dit pas quelle phrase.",
    },
    "words-missing": {
        "en": "It speaks of words or a sentence without quoting them.",
        "fr": "Elle parle de mots ou d'une phrase sans les citer.",
    },
    "with-misplaced": {
        "en": "“With” has no clear place in it.",
        "fr": "« Par » n'y a pas de place claire.",
    },
    "where": {
        "en": "It does not say where to insert.",
        "fr": "Elle ne dit pas où insérer.",
    },
    "everywhere-what": {
        "en": "“Everywhere” needs the words after or before which to insert.",
        "fr": "« Partout » demande les mots après ou avant lesquels insérer.",
    },
    "beside-paragraph": {
        "en": "After or before a paragraph only a paragraph can be inserted.",
        "fr": "Après ou avant un paragraphe, on ne peut insérer qu'un paragraphe.",
    },
    "paragraph-inside": {
        "en": "A paragraph cannot be inserted inside another one.",
        "fr": "Un paragraphe ne peut pas être inséré à l'intérieur d'un autre.",
    },
    "delete-with": {
        "en": "A deletion with a new text or a second place is unclear.",
        "fr": "Une suppression avec un nouveau texte ou un second endroit n'est pas claire.",
    },
    "no-object": {
        "en": "It does not say what is replaced or deleted.",
        "fr": "Elle ne dit pas ce qui est remplacé ou supprimé.",
    },
    "no-new-text": {
        "en": "The new text is missing, or it is unclear what it replaces.",
        "fr": "Le nouveau texte manque, ou ce qu'il remplace n'est pas clair.",
    },
    "two-old-words": {
        "en": "Several quoted words are to become one text: which ones go where?",
        "fr": "Plusieurs mots cités deviennent un seul texte: lesquels vont où?",
    },
    "quoted-paragraph": {
        "en": "A paragraph is named by its words, not by its number.",
        "fr": "Un paragraphe est désigné par ses mots et non par son numéro.",
    },
    "move-where": {
        "en": "It does not say what moves, or after or before which paragraph.",
        "fr": "Elle ne dit pas ce qui est déplacé, ou après ou avant quel paragraphe.",
    },
    "two-amendments": {
        "en": "It names two amendments.",
        "fr": "Elle nomme deux amendements.",
    },
    "sub-sub-amendment": {
        "en": "A sub-amendment may not itself be amended (Rule 34.5).",
        "fr": "Un sous-amendement ne peut pas être lui-même amendé (article 34.5).",
    },
    "two-drafts": {
        "en": "It names two drafts.",
        "fr": "Elle nomme deux projets.",
    },
    "two-new-texts": {
        "en": "Several quoted texts where one is expected: how do they belong together?",
        "fr": "Plusieurs textes cités là où un seul est attendu: comment vont-ils ensemble?",
    },
    "sentence-and-words": {
        "en": "It names a sentence or a paragraph and quotes words: which of them is meant?",
        "fr": "Elle nomme une phrase ou un paragraphe et cite des mots: lequel est visé?",
    },
    "which-end": {
        "en": "At which end: of the sentence, of each of them, or of the paragraph?",
        "fr": "À quelle extrémité: de la phrase, de chacune d'elles, ou du paragraphe?",
    },
    "label-without-words": {
        "en": "In a footnote or a quoted rule only quoted words can be changed.",
        "fr": "Dans une note ou une règle citée, seuls des mots cités peuvent être modifiés.",
    },
    "everywhere-where": {
        "en": "“Everywhere”: in the paragraph named before, or in the whole text?",
        "fr": "« Partout »: dans le paragraphe désigné avant, ou dans tout le texte?",
    },
    "sentence-range": {
        "en": "It is not certain which sentences are meant.",
        "fr": "Il n'est pas certain quelles phrases sont visées.",
    },
    "quotation-unclear": {
        "en": "It is not certain where the quoted words end: “{words}”.",
        "fr": "Il n'est pas certain où finissent les mots cités: « {words} ».",
    },
    "two-readings": {
        "en": "It can be read in two ways, by where its quotations or lines end.",
        "fr": "Elle peut être lue de deux façons, selon la fin de ses citations ou de ses lignes.",
    },
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
    "not-applied": {
        "en": "Amendment {number} was adopted but is not in the text: {reason}",
        "fr": "L'amendement {number} a été adopté mais n'est pas dans le texte: {reason}",
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
