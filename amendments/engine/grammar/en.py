"""The English of drafting instructions, as a lark grammar (LALR, contextual lexer)."""

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

REPLACE.3: /(replace|substitute)(?!\w)/
DELETE.3: /(delete|remove|omit|suppress|strike out|strike)(?!\w)/
INSERT.3: /(insert|add)(?!\w)/
COMPLETE.3: /(complete|supplement)(?!\w)/
MOVE.3: /move(?!\w)/
WITH.3: /(with|by)(?!\w)/
INSTEAD.5: /and[ ,]+(to )?(replace|substitute)( (them|it|these words|this sentence|these|the same))?[ ,]+(with|by)(?!\w)/
PARAGRAPH.3: /(sub-?)?paragraphs?(?!\w)/
NUMBER.4: /\d+(\.\d+)*(\.[a-z])?(?!\w)/
AND_NUMBER.5: /and(?=\s+\d)/
TO.5: /(to|through|-)(?=\s*(paragraph )?\d)/
SENTENCE.3: /sentences?(?!\w)/
ORDINAL.3: /(first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|\d+(st|nd|rd|th))(?!\w)/
BEFORE_LAST.5: /(penultimate|last but one|next[- ]to[- ]last|second[- ]to[- ]last|second last)(?!\w)/
LAST_SOME.5: /(last|final) (two|three|four|five)(?!\w)|(two|three|four|five) (last|final)(?!\w)/
FIRST_SOME.5: /first (two|three|four|five)(?!\w)|(two|three|four|five) first(?!\w)/
LAST.3: /(last|final)(?!\w)/
AND_ORDINAL.5: /and(?=\s+(the )?(first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|\d+(st|nd|rd|th)|last|final|penultimate)(?!\w))/
TO_ORDINAL.5: /to(?=\s+(the )?(first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|\d+(st|nd|rd|th)|last|final|penultimate)(?!\w))/
AFTER.3: /(immediately )?after(?!\w)/
BEFORE.3: /(immediately )?before(?!\w)/
AT_END.4: /(at|to) (the )?(very )?end( of)?(?!\w)/
AT_START.4: /(at|in) (the )?(very )?(beginning|start)( of)?(?!\w)/
WORD.3: /(words?|phrases?|expressions?|terms?|figures?|dates?|names?)(?!\w)/
TEXT.2: /(text|wording|passage)(?!\w)/
QUOTE.9: /\ue000\d+\ue001/
REST.6: /((all|any) (of )?(the )?(words|text)( that| which)? (after|following|follow|that follow|which follow)|everything after|(the )?(rest|remainder|end) of (the )?(paragraph|sentence)[ ,]+(after|following))(?!\w)/
ENDING.6: /(the )?(end|rest|remainder) of(?= (paragraph \d|(the )?[a-z]+ sentence))/
EVERYWHERE.4: /(everywhere|wherever|each time|every time)( (they|it|the words|the word))?( (appears?|occurs?))?(?!\w)|throughout( the (text|paragraph|draft))?(?!\w)/
TITLE.3: /title( of the draft (resolution|recommendation|opinion))?(?!\w)/
SEPARATOR.2: /;/
AND.2: /and(?!\w)/
STOP.1: /\./
DRAFT.5: /(of |[il]n |to )?(the )?(preliminary )?draft (resolution|recommendation|opinion)(?!\w)/
IN_AMENDMENT.5: /([il]n |to )?amendment( no\.?)?(?= *\d)/
LABEL.3: /(rule|article|footnote|note|section|annex)(?= *\d)/

_IGNORED.1: /(the|in|of|at|to|into|on|a|an|new|additional|following|follows|as|reading|read|reads|which|then|also|for|ln|from|this)(?!\w)/
_SPACE: /[\s,:]+/
%ignore _IGNORED
%ignore _SPACE
"""

ORDINALS = {
    word: count
    for count, word in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split(),
        1,
    )
}
COUNTS = {"two": 2, "three": 3, "four": 4, "five": 5}
