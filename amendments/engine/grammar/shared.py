"""The rules that both languages share: which words make a part. The words are in `en` and `fr`."""

RULES = r"""
start: part*
?part: between | verb | with | paragraphs | sentences | place | noun | quoted | times | mark | draft | in_amendment

between: BETWEEN (sentences | paragraphs)
verb: REPLACE -> replace | SUBSTITUTE -> substitute | DELETE -> delete | INSERT -> insert | ADD -> add
    | COMPLETE -> complete | MOVE -> move | REWRITE -> rewrite
with: WITH -> with_new | INSTEAD -> instead
paragraphs: PARAGRAPH numbers (AND_NUMBER numbers)*
numbers: NUMBER | NUMBER TO PARAGRAPH? NUMBER
sentences: ordinal (AND_ORDINAL? ordinal)* SENTENCE
         | ordinal TO_ORDINAL ordinal SENTENCE -> sentence_range
ordinal: ORDINAL | LAST_SOME | FIRST_SOME | BEFORE_LAST | LAST
place: AFTER -> after | BEFORE -> before | AT_END -> at_end | AT_START -> at_start
times: TIMES
noun: WORD -> words | SENTENCE -> sentence | PARAGRAPH -> paragraph | TEXT -> text
quoted: QUOTE
mark: REST | REST_OF_SENTENCE | WHAT_FOLLOWS | WHAT_FOLLOWS_IN_SENTENCE | TO_END_OF_PARAGRAPH | TO_END_OF_SENTENCE | ENDING | ENDING_OF_SENTENCE
    | EVERYWHERE | EVERYWHERE_IN_TEXT | EVERYWHERE_IN_PARAGRAPH | TITLE | SEPARATOR | AND | COMMA
    | STOP | LABEL NUMBER | IN | FOR | SAME_PARAGRAPH | SUB_AMENDMENT | IN_ITS_PLACE
draft: DRAFT
in_amendment: IN_AMENDMENT NUMBER | IN_ORAL_AMENDMENT NUMBER -> in_oral_amendment
"""
