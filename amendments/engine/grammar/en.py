"""The English of drafting instructions, as a lark grammar (LALR, contextual lexer).

What is ignored is listed at the end, as narrow as it goes: a word that could change the meaning in
some place ("from "a" to "b"", "the words following "a"") is only ignored where it cannot.
"""

from amendments.engine.grammar.shared import RULES

ORDINAL = (
    r"(first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth"
    r"|\d+(st|nd|rd|th))"
)
LAST = r"(last|final)"
BEFORE_LAST = r"(penultimate|last but one|next[- ]to[- ]last|second[- ]to[- ]last|second last)"
SOME = r"(two|three|four|five)"
UNIT = r"((sub-?)?paragraphs?|sentences?|words?|phrases?|expressions?|terms?|texts?|wording|passage|figures?|dates?|names?|numbers?|references?)"
DRAFT = r"(preliminary )?draft (resolution|recommendation|opinion)( [a-c](?= *[,:]))?"
NUMBER = r"\d+(\.\d+)*(\.[a-z])?(?!\w)"
# Quoted words come next, perhaps with their noun: "the following words "a"".
QUOTED = r"(?= *(the )?(following )?(words?|phrases?|expressions?|terms?|text|wording|passage|figures?|dates?|names?|sentences?)?:? *\ue000)"

GRAMMAR = (
    RULES
    + rf"""
REPLACE.3: /replace(?!\w)/
SUBSTITUTE.3: /substitute(?!\w)/
DELETE.3: /(delete|remove|omit|suppress|strike out|strike|leave out)(?!\w)/
INSERT.3: /insert(?!\w)/
ADD.3: /add(?!\w)/
COMPLETE.3: /(complete|supplement)(?!\w)/
MOVE.3: /(move|place)(?!\w)/
REWRITE.5: /(redraft|reword|rephrase|rewrite)(?!\w)|amend(?= [^;\ue000]{{1,80}} (as follows|to read( as follows)?):? *\ue000)/
WITH.3: /(with|by)(?!\w)/
FOR.3: /for(?!\w){QUOTED}/
INSTEAD.5: /and[ ,]+(to )?(replace|substitute)( (them|it|these words|this sentence|these|the same))?[ ,]+(with|by)(?!\w)/
IN_ITS_PLACE.5: /(instead|in (its|their) place)(?! of)(?!\w)/
PARAGRAPH.3: /(sub-?)?paragraphs?(?!\w)/
SAME_PARAGRAPH.5: /(in |of )?the same paragraph(?!\w)/
NUMBER.4: /{NUMBER}/
AND_NUMBER.5: /(, *)?and(?= +{NUMBER})|,(?= *{NUMBER}(?!\. [a-zàé]))/
TO.5: /(to|through|-)(?=\s*(paragraph )?\d)/
SENTENCE.3: /sentences?(?!\w)/
ORDINAL.3: /{ORDINAL}(?!\w)/
BEFORE_LAST.5: /{BEFORE_LAST}(?!\w)/
LAST_SOME.5: /{LAST} {SOME}(?!\w)|{SOME} {LAST}(?!\w)/
FIRST_SOME.5: /first {SOME}(?!\w)|{SOME} first(?!\w)/
LAST.3: /{LAST}(?!\w)/
AND_ORDINAL.5: /and(?=\s+(the )?({ORDINAL}|{LAST}|penultimate)(?!\w))/
TO_ORDINAL.5: /to(?=\s+(the )?({ORDINAL}|{LAST}|penultimate)(?!\w))/
AFTER.3: /(immediately )?after(?!\w)/
BEFORE.3: /(immediately )?before(?!\w)/
BETWEEN.3: /(in )?between(?!\w)/
AT_END.4: /(at|to) (the )?(very )?end( of)?(?!\w)|in fine(?!\w)/
AT_START.4: /(at|in) (the )?(very )?(beginning|start)( of)?(?!\w)/
WORD.3: /(words?|phrases?|expressions?|terms?|figures?|dates?|names?|numbers?|references?)(?!\w)/
TEXT.2: /(texts?|wording|passage)(?!\w)/
QUOTE.9: /\ue000\d+\ue001/
REST.6: /((all|any) (of )?(the )?(words|text)( that| which)? (after|following|follow)|everything (after|following)|(the )?(rest|remainder|end) of (the )?paragraph[ ,]+(after|following))(?!\w)/
REST_OF_SENTENCE.6: /(the )?(rest|remainder|end) of (the )?sentence[ ,]+(after|following)(?!\w)/
WHAT_FOLLOWS.5: /(the )?(rest|remainder|end) of the paragraph(?!\w)/
WHAT_FOLLOWS_IN_SENTENCE.7: /(the )?(rest|remainder|end) of the sentence(?!\w)(?![ ,]+(after|following))/
TO_END_OF_PARAGRAPH.6: /(up )?(to|until) the end of the paragraph(?!\w)/
TO_END_OF_SENTENCE.6: /(up )?(to|until) the end of the sentence(?!\w)/
ENDING.6: /(the )?(end|rest|remainder) of(?= (sub-?)?paragraph \d)/
ENDING_OF_SENTENCE.6: /(the )?(end|rest|remainder) of(?= (the )?[a-z0-9]+( but one)? sentence)/
EVERYWHERE.4: /(everywhere|wherever|each time|every time)( (they|it|the words|the word))?( (appears?|occurs?))?(?!\w)/
TIMES.4: /\(?(twice|{SOME} times)(?!\w)\)?|both (occurrences|instances) of(?!\w)/
EVERYWHERE_IN_TEXT.5: /(everywhere in|throughout) the ((whole |entire )?text|{DRAFT})(?!\w)/
EVERYWHERE_IN_PARAGRAPH.5: /(everywhere in|throughout) the paragraph(?!\w)/
TITLE.3: /title( of the {DRAFT})?(?!\w)/
SEPARATOR.2: /;|(and )?then(?!\w)/
COMMA.2: /,{QUOTED}/
AND.2: /and(?!\w)/
STOP.1: /\./
DRAFT.5: /(of |[il]n |to )?(the )?{DRAFT}(?!\w)/
IN_AMENDMENT.5: /([il]n |to )?amendment( no\.?)?(?= *\d)/
IN_ORAL_AMENDMENT.5: /([il]n |to )?oral amendment( no\.?)?(?= *\d)/
SUB_AMENDMENT.5: /([il]n |to )?sub-?amendment( no\.?)? *\d+/
LABEL.3: /(rule|article|footnote|note|section|annex)(?= *\d)/
IN.2: /([il]n|of|to|into|from|on)(?!\w)(?!{QUOTED[3:]}/

_THE.1: /(the|also)(?!\w)|(new|additional|further|an?)(?= ((new|additional|further) )?{UNIT}(?!\w))/
_FOLLOWING.1: /the following(?!\w)( {SOME})?|following(?= ((new|additional|two|three) )?{UNIT}:? *\ue000)/
_AS_FOLLOWS.4: /(to be )?(as follows|(which |that )?reads?( as follows)?|reading( as follows)?|to read( as follows)?|(worded|formulated) as follows)(?!\w)/
_WHOLE.4: /(whole|entire)(?= (sub-?)?paragraph \d)/
_CHANGES.4: /(make the following (changes|amendments) (to|in)|amend)(?= (the )?(sub-?)?paragraph \d)/
_ITS_NUMBER.7: /(?<=new paragraph ){NUMBER}(?=,? *((worded |to read )?as follows)?:? *\ue000)/
_RENUMBER.6: /and renumber (the )?(following|subsequent|remaining) paragraphs( accordingly)?(?!\w)/
_AND_ALL_BELOW.6: /and (all )?(of )?(its|their) (sub-?)?paragraphs?(?= *(\.|;|\Z|(with|by|after|before|to)(?!\w)|,? *(insert|add) ))/
_OF_THIS_LANGUAGE.6: /\(?(this amendment )?(does not concern the french|(concerns only|only concerns) the english|concerns the english) (version|text)( only)?\)?|(\(|in the )?english (version|text) only\)?/
// Tried before all others: a space stands between any two words.
_BLANK.99: /[ \n]+/
_SPACE: /([\s:]|,(?!{QUOTED[3:]}(?! *(and )?{NUMBER}))+/
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
    for count, word in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split(),
        1,
    )
}
COUNTS = {"twice": 2, "both": 2, "two": 2, "three": 3, "four": 4, "five": 5}
DRAFT_KINDS = ("resolution", "recommendation", "opinion")
