"""The French of drafting instructions, as a lark grammar (LALR, contextual lexer).

What is ignored is listed at the end, as narrow as it goes: a word that could change the meaning in
some place ("de «a» à «b»", "les mots suivant «a»") is only ignored where it cannot. Accents may be
missing on capitals and on scanned pages ("A la fin"), but never where they part two words (ou, où).
"""

from amendments.engine.grammar.shared import RULES

COUNTED = (
    r"(premi[eè]re?|deuxi[eè]me|seconde?|troisi[eè]me|quatri[eè]me|cinqui[eè]me|sixi[eè]me"
    r"|septi[eè]me|huiti[eè]me|neuvi[eè]me|dixi[eè]me|onzi[eè]me|douzi[eè]me"
    r"|\d+([eè]re|re|er|i?[eè]me|e|nde?))s?"
)
LAST = r"derni[eè]re?s?"
BEFORE_LAST = r"avant-? ?derni[eè]re?s?"
SOME = r"(deux|trois|quatre|cinq)"
WORDS = (
    r"(mots?|termes?|expressions?|membres? de phrase|groupes? de mots|parties? de phrase|chiffres?"
    r"|dates?|noms?|nombres?|r[eé]f[eé]rences?|ann[eé]es?)"
)
UNIT = rf"((sous-)?paragraphes?|(sous-)?alin[eé]as?|phrases?|textes?|libell[eé]s?|passages?|formulations?|{WORDS})"
DRAFT = r"(avant-)?projet d(e résolution|e resolution|e recommandation|'avis)( [a-c](?= *[,:]))?"
FOLLOWING = r"suivant(s|e|es)"
NUMBER = r"\d+(\.\d+)*(\.[a-z])?(?!\w)"
# Quoted words come next, perhaps with their noun: "les mots suivants: «a»".
QUOTED = rf"(?= *(les? |la |l')?({WORDS}|phrase|texte|passage)?( suivant(s|es?)?)?:? *\ue000)"

GRAMMAR = (
    RULES
    + rf"""
REPLACE.3: /remplace[rz](?!\w)/
SUBSTITUTE.3: /substituer(?!\w)/
DELETE.3: /(supprime[rz]|retire[rz]|enlever|biffer)(?!\w)/
INSERT.3: /(ins[eé]re[rz]|introduire)(?!\w)/
ADD.3: /(ajoute[rz]|rajouter)(?!\w)/
COMPLETE.3: /compl[eé]t(er|ez)(?!\w)/
MOVE.3: /(d[eé]place[rz]|place[rz])(?!\w)/
REWRITE.5: /(ainsi )?(r[eé]diger|reformuler|libeller)( ainsi)?(?!\w)|modifier( ainsi)?(?= [^;\ue000]{{1,80}}(?<=comme suit) *:? *\ue000)|modifier ainsi(?= [^;\ue000]{{1,80}}:? *\ue000)/
WITH.3: /(par|avec)(?!\w)/
FOR.3: /(à|au|aux)(?!\w){QUOTED}/
INSTEAD.5: /et[ ,]+(à |de )?((les?|la|l') ?|ces mots |cette phrase )?(remplacer|substituer)( (ces mots|cette phrase))?[ ,]+par(?!\w)/
IN_ITS_PLACE.5: /([àa] la place|[àa] (sa|leur) place|en (son )?lieu et place)(?! d)(?!\w)/
PARAGRAPH.3: /(sous-)?paragraphes?(?!\w)|(sous-)?alin[eé]as?(?!\w)/
SAME_PARAGRAPH.5: /(dans le|au|du) m[eê]me paragraphe(?!\w)/
NUMBER.4: /{NUMBER}/
AND_NUMBER.5: /(, *)?et(?= +{NUMBER})|,(?= *{NUMBER}(?!\. [a-zàé]))/
TO.5: /(à|au|-)(?=\s*(paragraphe )?\d)/
SENTENCE.3: /phrases?(?!\w)/
ORDINAL.3: /{COUNTED}(?!\w)/
BEFORE_LAST.5: /{BEFORE_LAST}(?!\w)/
LAST_SOME.5: /{SOME} {LAST}(?!\w)|{LAST} {SOME}(?!\w)/
FIRST_SOME.5: /{SOME} premi[eè]re?s?(?!\w)|premi[eè]re?s? {SOME}(?!\w)/
LAST.3: /{LAST}(?!\w)/
AND_ORDINAL.5: /et(?=\s+((à |dans )?(les? |la ))?(de )?(l')?({COUNTED}|{LAST}|{BEFORE_LAST})(?!\w))/
TO_ORDINAL.5: /à(?=\s+(la )?(l')?({COUNTED}|{LAST}|{BEFORE_LAST}) )/
AFTER.3: /(imm[eé]diatement |juste )?apr[eè]s(?!\w)|à la suite (des?|du)(?!\w)/
BEFORE.3: /(imm[eé]diatement |juste )?avant(?![\w-])/
BETWEEN.3: /entre(?!\w)/
AT_END.4: /([àa]|en) (la )?(toute )?fin( du| de)?(?!\w)|in fine(?!\w)/
AT_START.4: /(au (tout )?(d[eé]but|commencement)|en (d[eé]but|t[eê]te))( du| de)?(?!\w)/
WORD.3: /{WORDS}(?!\w)/
TEXT.2: /(textes?|libell[eé]s?|passages?|formulations?)(?!\w)/
QUOTE.9: /\ue000\d+\ue001/
REST.6: /(tou(s les mots|t le texte|t)( qui suivent| qui suit| figurant| situ[eé]s?)? (apr[eè]s|suivant)|tous les mots qui suivent|tout (le texte|ce) qui suit|(la |le )?(fin|suite|reste) du paragraphe[ ,]+(apr[eè]s|suivant))(?!\w)/
REST_OF_SENTENCE.6: /(la |le )?(fin|suite|reste) de la phrase[ ,]+(apr[eè]s|suivant)(?!\w)/
WHAT_FOLLOWS.5: /(la |le )?(fin|suite|reste) du paragraphe(?!\w)(?! \d)/
WHAT_FOLLOWS_IN_SENTENCE.5: /(la |le )?(fin|suite|reste) de la phrase(?!\w)/
TO_END_OF_PARAGRAPH.6: /jusqu'à la fin du paragraphe(?!\w)/
TO_END_OF_SENTENCE.6: /jusqu'à la fin de la phrase(?!\w)/
ENDING.6: /(la |le )?(fin|suite|reste) du(?= (sous-)?paragraphe \d)/
ENDING_OF_SENTENCE.6: /(la |le )?(fin|suite|reste) de(?= (la |l')[a-z0-9è-]+ phrase)/
EVERYWHERE.4: /(partout|chaque fois|à chaque fois|à chaque occurrence)( où (ils?|elles?|ce mot|ces mots|le mot|les mots))?( (qu')?(ils?|elles?))?( (appara(i|î)[a-z]*|figure(nt)?|se trouve(nt)?))?(?!\w)/
TIMES.4: /\(?([àa] )?({SOME}|[2-5]) fois(?!\w)\)?|les deux occurrences d(u|es?)(?!\w)/
EVERYWHERE_IN_TEXT.5: /(partout )?dans (tout le texte|l'ensemble du texte|tout le {DRAFT}|l'ensemble du {DRAFT})(?!\w)/
EVERYWHERE_IN_PARAGRAPH.5: /(partout )?dans (tout le paragraphe|l'ensemble du paragraphe)(?! \d)(?!\w)/
TITLE.3: /(titre|intitul[eé])( du {DRAFT})?(?!\w)/
SEPARATOR.2: /;|(et )?puis(?!\w)/
COMMA.2: /,{QUOTED}/
AND.2: /et(?!\w)/
STOP.1: /\./
DRAFT.5: /(dans le |au |du |le |dans l'|de l'|à l')?{DRAFT}(?!\w)/
IN_AMENDMENT.5: /(au sein de l'|dans l'|à l'|de l'|à |dans )?amendement( no\.?)?(?= *\d)/
IN_ORAL_AMENDMENT.5: /(dans l'|à l'|de l'|à |dans )?amendement oral( no\.?)?(?= *\d)/
SUB_AMENDMENT.5: /(dans le |au |du )?sous-amendement( no\.?)? *\d+/
LABEL.3: /(article|règle|note de bas de page|note|section|annexe)(?= *\d)/
IN.2: /(dans|du|des?|à|aux?|en)(?!\w)(?!{QUOTED[3:]}/

_THE.1: /[ld]'|(les?|la|également|egalement)(?!\w)|(une?|nouve(au|aux|l|lle|lles))(?= (nouve(au|aux|l|lle|lles) )?(deuxième |seconde )?{UNIT}(?!\w))|({SOME})(?= (nouve(aux|lles) )?{UNIT}(?!\w))/
_FOLLOWING.1: /{FOLLOWING}(?!\w)|suivant(?!\w)(?! *\ue000)(?! (les?|la|l'))|(?:(?<=mot )|(?<=terme )|(?<=texte )|(?<=passage )|(?<=chiffre )|(?<=paragraphe ))suivant(?= *\ue000)|(supplémentaire|additionnel(le)?)s?(?!\w)/
_AS_FOLLOWS.4: /((ainsi )?(rédigé|libellé|formulé)e?s?( comme suit| ainsi)?|comme suit|ce qui suit|qui suit|ainsi (rédigé|libellé|conçu)e?s?)(?!\w)/
_WHOLE.4: /(tout le|l'ensemble du|l'intégralité du)(?= (sous-)?paragraphe \d)/
_CHANGES.4: /(apporter les modifications suivantes (au|dans le)|modifier (le )?)(?= *(sous-)?paragraphe \d)/
_ITS_NUMBER.7: /(?<=nouveau paragraphe ){NUMBER}(?=,? *(suivant|ainsi (rédigé|libellé))? *:? *\ue000)/
_RENUMBER.6: /et renuméroter (les )?paragraphes (suivants|restants)( en conséquence)?(?!\w)/
_AND_ALL_BELOW.6: /(et|ainsi que|avec) (tous )?(ses|leurs) (sous-)?(alin[eé]as?|paragraphes?)(?= *(\.|;|\Z|(par|apr[eè]s|avant)(?!\w)|,? *(ins[eé]rer|ajouter) ))/
_OF_THIS_LANGUAGE.6: /\(?(cet amendement )?(ne concerne pas (la version anglaise|le texte anglais)|(ne concerne que|concerne uniquement|concerne seulement) (la version française|le texte français))\)?|\(?(dans )?(la )?version française (uniquement|seulement)\)?/
// Tried before all others: a space stands between any two words.
_BLANK.99: /[ \n]+/
_SPACE: /([\s:]|,(?!{QUOTED[3:]}(?! *(et )?{NUMBER}))+/
%ignore _THE
%ignore _FOLLOWING
%ignore _AS_FOLLOWS
%ignore _WHOLE
%ignore _CHANGES
%ignore _RENUMBER
%ignore _ITS_NUMBER
%ignore _AND_ALL_BELOW
%ignore _OF_THIS_LANGUAGE
%ignore _BLANK
%ignore _SPACE
"""
)

ORDINALS = {
    word: count
    for count, words in enumerate(
        (
            "premier premiere",
            "deuxieme second seconde",
            "troisieme",
            "quatrieme",
            "cinquieme",
            "sixieme",
            "septieme",
            "huitieme",
            "neuvieme",
            "dixieme",
            "onzieme",
            "douzieme",
        ),
        1,
    )
    for word in words.split()
}
COUNTS = {"deux": 2, "trois": 3, "quatre": 4, "cinq": 5}
DRAFT_KINDS = ("résolution", "resolution", "recommandation", "avis")
