"""The French of drafting instructions, as a lark grammar (LALR, contextual lexer)."""

GRAMMAR = r"""
start: part*
?part: verb | with | paragraphs | sentences | place | noun | quoted | mark | in_amendment

verb: REPLACE -> replace | DELETE -> delete | INSERT -> insert | COMPLETE -> complete | MOVE -> move
with: WITH -> with_new | INSTEAD -> instead
paragraphs: PARAGRAPH NUMBER (AND_NUMBER? NUMBER)* -> listed
          | PARAGRAPH NUMBER TO PARAGRAPH? NUMBER -> ranged
sentences: ordinal (AND_ORDINAL? ordinal)* SENTENCE
         | ordinal TO_ORDINAL ordinal SENTENCE -> sentence_range
ordinal: ORDINAL | LAST_SOME | FIRST_SOME | BEFORE_LAST | LAST
place: AFTER -> after | BEFORE -> before | AT_END -> at_end | AT_START -> at_start
noun: WORD -> words | SENTENCE -> sentence | PARAGRAPH -> paragraph | TEXT -> text
quoted: QUOTE
mark: REST -> rest | ENDING -> ending | EVERYWHERE -> everywhere | TITLE -> title | SEPARATOR -> separator
    | AND -> joint | DRAFT -> draft | STOP -> stop | LABEL NUMBER -> label
in_amendment: IN_AMENDMENT NUMBER

REPLACE.3: /(remplace[rz]|substituer)(?!\w)/
DELETE.3: /(supprime[rz]|retire[rz]|enlever)(?!\w)/
INSERT.3: /(insére[rz]|inserer|ajoute[rz]|rajouter|introduire)(?!\w)/
COMPLETE.3: /complét(er|ez)(?!\w)/
MOVE.3: /déplace[rz](?!\w)/
WITH.3: /par(?!\w)/
INSTEAD.5: /et[ ,]+(à )?((les?|la|l') ?|ces mots |cette phrase )?(remplacer|substituer)( (ces mots|cette phrase))?[ ,]+par(?!\w)/
PARAGRAPH.3: /(sous-)?paragraphes?(?!\w)|(sous-)?alinéas?(?!\w)/
NUMBER.4: /\d+(\.\d+)*(\.[a-z])?(?!\w)/
AND_NUMBER.5: /et(?=\s+\d)/
TO.5: /(à|au|-)(?=\s*(paragraphe )?\d)/
SENTENCE.3: /phrases?(?!\w)/
ORDINAL.3: /(premi[eè]re?|deuxième|seconde?|troisième|quatrième|cinquième|sixième|septième|huitième|neuvième|dixième|onzième|douzième|\d+(\^?(ère|re|e|ème|er|ère|nde|de)))s?(?!\w)/
BEFORE_LAST.5: /avant-? ?derni[eè]re?(?!\w)/
LAST_SOME.5: /(deux|trois|quatre|cinq) derni[eè]res?(?!\w)|derni[eè]res? (deux|trois|quatre|cinq)(?!\w)/
FIRST_SOME.5: /(deux|trois|quatre|cinq) premi[eè]res?(?!\w)|premi[eè]res? (deux|trois|quatre|cinq)(?!\w)/
LAST.3: /derni[eè]re?s?(?!\w)/
AND_ORDINAL.5: /et(?=\s+((à |dans )?(les? |la ))?(l')?(premi|deuxième|second|troisième|quatrième|cinquième|sixième|septième|huitième|neuvième|dixième|onzième|douzième|derni|avant-? ?derni|\d+(\^?(ère|re|e|ème))))/
TO_ORDINAL.5: /à(?=\s+(la )?(l')?(premi|deuxième|second|troisième|quatrième|cinquième|sixième|septième|huitième|neuvième|dixième|onzième|douzième|derni|avant-? ?derni)[a-zè-]* )/
AFTER.3: /(immédiatement |juste )?après(?!\w)/
BEFORE.3: /(immédiatement |juste )?avant(?![\w-])/
AT_END.4: /(à|en) (la )?(toute )?fin( du| de)?(?!\w)/
AT_START.4: /(au (tout )?(début|commencement)|en (début|tête))( du| de)?(?!\w)/
WORD.3: /(mots?|termes?|expressions?|membres? de phrase|groupes? de mots|parties? de phrase|chiffres?|dates?|noms?)(?!\w)/
TEXT.2: /(textes?|libellés?|passages?|formulations?)(?!\w)/
QUOTE.9: /\ue000\d+\ue001/
REST.6: /(tou(s les mots|t le texte|t) (qui suivent |qui suit |figurant |situés? |suivant )?(après|suivant)|tous les mots (qui suivent|suivant)|tout ce qui suit|(la )?(fin|suite|reste) (du paragraphe|de la phrase)[ ,]+(après|suivant|à partir d[eu]))(?!\w)/
ENDING.6: /(la |le )?(fin|suite|reste) (du|de la)(?= (paragraphe \d|[a-z0-9è]+ phrase))/
EVERYWHERE.4: /(partout|chaque fois|à chaque fois|à chaque occurrence)( où (ils?|elles?|ce mot|ces mots|le mot|les mots))?( (qu')?(ils?|elles?))?( (apparai[a-zî]*|apparaî[a-z]*|figure(nt)?|se trouve(nt)?))?(?!\w)|dans (tout|l'ensemble du) (le )?(texte|paragraphe)(?!\w)/
TITLE.3: /(titre|intitulé)( du projet d(e résolution|e recommandation|'avis))?(?!\w)/
SEPARATOR.2: /;/
AND.2: /et(?!\w)/
STOP.1: /\./
DRAFT.5: /(dans le |au |du |le |dans l'|de l')?(avant-)?projet d(e résolution|e recommandation|'avis)(?!\w)/
IN_AMENDMENT.5: /(dans l'|à l'|de l')?amendement( no\.?)?(?= *\d)/
LABEL.3: /(article|règle|note de bas de page|note|section|annexe)(?= *\d)/

_IGNORED.1: /(d'|l'|(le|la|les|du|de|des|dans|à|au|aux|un|une|en|nouve(au|aux|lle|lles)|supplémentaires?|suivant(e|s|es)?|comme|suit|ce|qui|ainsi|rédigée?s?|libellée?s?|puis|également|additionnel(le|s|les)?)(?!\w))/
_SPACE: /[\s,:]+/
%ignore _IGNORED
%ignore _SPACE
"""

ORDINALS = {
    word: count
    for count, words in enumerate(
        (
            "premier première premiere",
            "deuxième second seconde",
            "troisième",
            "quatrième",
            "cinquième",
            "sixième",
            "septième",
            "huitième",
            "neuvième",
            "dixième",
            "onzième",
            "douzième",
        ),
        1,
    )
    for word in words.split()
}
COUNTS = {"deux": 2, "trois": 3, "quatre": 4, "cinq": 5}
