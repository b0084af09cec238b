"""What is said when a printed instruction cannot be read."""

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
}
