"""What a line of a compendium is, by its first words: a heading, a signature line, a rule …

Both languages are always understood: a French compendium may quote an English heading.
Every expression is anchored and only tried on the beginning of a line, so no line is slow.
"""

import re
from dataclasses import dataclass
from enum import StrEnum

from amendments.compendium.lines import SHORT


class Kind(StrEnum):
    TEXT = "text"
    DRAFT = "draft"
    AMENDMENT = "amendment"
    TABLED = "tabled"
    RULE = "rule"
    NOTE = "note"
    VOTES = "votes"
    MEMORANDUM = "memorandum"


@dataclass(frozen=True, slots=True)
class DraftHeading:
    """ "A. Draft resolution": the letter ("" when none is printed), the kind; in a list of contents?"""

    letter: str
    kind: str
    in_contents: bool


@dataclass(frozen=True, slots=True)
class AmendmentHeading:
    """ "Amendment 4", or "Sub-amendment 1 to amendment 13" with its `parent` ("" when not printed).

    `rest` is what stood on the same line: a dependency, the signatories.
    """

    number: str
    is_sub: bool
    parent: str
    rest: str


KINDS = {
    "resolution": "resolution",
    "résolution": "resolution",
    "recommendation": "recommendation",
    "recommandation": "recommendation",
    "opinion": "opinion",
    "avis": "opinion",
}
KIND_WORDS = "|".join(KINDS)
# "draft resolution", "projet de résolution", "projet d'avis"; "ln the dratt" is not mended here.
NAMED_DRAFT = (
    rf"(?:draft\s{{1,3}}|projet\s{{1,3}}d(?:e\s{{1,3}}|['’]\s?))(?P<kind>{KIND_WORDS})"
    r"(?![^\W\d_])"
)

_FLAGS = re.IGNORECASE
_NO = r"(?:n(?:o|os|um|uméro|umber)?\s?[.°º]?\s?)?"
# What every known line begins with, to pass over most lines at once.
_PERHAPS_KNOWN = re.compile(
    r"\(?\s?(?:[A-Z]\s?[.):–—-]|[A-Z]\s|[IVX]{1,4}\s?[.):–—-]?\s|draft|projet|oral|amend|sub|sous"
    r"|tabled|presented|moved|déposé|présenté|signat|explan|exposé|note|vote|voix|scrutin|résult"
    r"|if|fall|si|s['’]il|tombe|les?\s|l['’]|for\b|in\s|pour|\d{1,3}\s{1,3}(?:for|in|pour))",
    _FLAGS,
)
_DRAFT = re.compile(
    rf"(?:(?P<letter>[A-Z]|[IVX]{{1,4}})\s?[.):–—-]?\s{{1,9}})?{NAMED_DRAFT}"
    r"(?:\s?\^?\s?(?P<call>[\d*]))?(?P<aside>\s{0,3}\([^()]{0,80}\))?"
    r"(?P<page>[\s.…·_]{1,250}\d{1,4})?\s?[.:]?",
    _FLAGS,
)
_AMENDMENT = re.compile(
    rf"(?P<oral>oral\s{{1,3}})?amend(?:e)?ment\s{{1,3}}(?P<oral2>oral\s{{1,3}})?{_NO}"
    r"(?P<number>\d{1,6})\b(?P<rest>.*)",
    _FLAGS,
)
_SUB_AMENDMENT = re.compile(
    rf"(?:sub|sous)[-‑–]?\s?amend(?:e)?ment\s{{1,3}}{_NO}(?P<number>\d{{1,6}})\b"
    r"(?:\s{0,3}[-–—,(]?\s{0,3}(?:to|à|a|of|de|on|sur)\s{1,3}(?:the\s{1,3}|l['’]\s?)?"
    rf"amend(?:e)?ment\s{{1,3}}{_NO}(?P<parent>\d{{1,6}})\b\s?\)?)?(?P<rest>.*)",
    _FLAGS,
)
_REMARK = re.compile(
    r"\(?(?:revised|rev|corr|corrected|révisé|rév|modifié|new version|nouvelle version)\b[^()]{0,40}\)?",
    _FLAGS,
)
_TABLED = re.compile(
    r"(?:\(?(?:tabled|presented|moved)\s{1,3}by\b|\(?(?:déposée?s?|présentée?s?)\s{1,3}par\b"
    r"|(?:signatories|signataires|tabled)\s{0,3}:)\s{0,3}:?",
    _FLAGS,
)
_NOTE = re.compile(
    r"(?:explanatory\s{1,3}note|note\s{1,3}explicative)\s?(?P<colon>[:.–—-]?)", _FLAGS
)
_ABSTENTIONS = (
    r"(?:\W{1,5}(?:and\s|et\s)?(?:\d{1,3}\s{1,3})?abstentions?(?:\s?:?\s?\d{1,3})?)?\W{0,3}"
)
_VOTES = re.compile(
    r"(?:votes?|voix|scrutin|résultats?\s{1,3}du\s{1,3}vote)\s?:\s{0,3}(?=[^\d]{0,20}\d)"
    rf"|(?=(?:for|in\s{{1,3}}favou?r|pour)\s?:?\s?\d{{1,3}}\W{{1,5}}(?:against|contre)\s?:?\s?\d{{1,3}}{_ABSTENTIONS}$)"
    rf"|(?=\d{{1,3}}\s{{1,3}}(?:for|in\s{{1,3}}favou?r|pour)\W{{1,5}}\d{{1,3}}\s{{1,3}}(?:against|contre){_ABSTENTIONS}$)",
    _FLAGS,
)
_DATE_OR_OUTCOME = re.compile(
    r"(?:\d{1,2}\s?(?:st|nd|rd|th|er|\^er)?\s{1,3}[^\W\d_]{3,9}\s{1,3}\d{4}|\d{1,2}[/.]\d{1,2}[/.]\d{4}"
    r"|adopted|rejected|withdrawn|not\s{1,3}moved|adoptée?|rejetée?|retirée?|non\s{1,3}(?:soutenu|défendu)e?"
    r"|no\s{1,3}electronic\s{1,3}votes?)",
    _FLAGS,
)
_MEMORANDUM = re.compile(
    r"(?:[A-Z]\s?[.)]\s{1,9})?(?:explanatory\s{1,3}(?:memorandum|report)|exposé\s{1,3}des\s{1,3}motifs)"
    r"(?P<rest>.{0,120})",
    _FLAGS,
)
_RULE = re.compile(
    r"\(?\s?(?:if\s{1,3}(?:it\s{1,3}is\s{1,3})?(?:not\s{1,3})?(?:adopted|agreed|rejected)"
    r"|if\s{1,3}(?:both\s{1,3}|either\s{1,3}|this\s{1,3})?(?:sub-?)?amendments?\b"
    r"|(?:(?:sub-?)?amendments?\s{1,3}[^.]{1,200}\s{1,3})?falls?\s{1,3}if\b"
    r"|(?:s['’]il\s{1,3}est|si)\s{1,3}(?:elle\s{1,3}est\s{1,3})?(?:non\s{1,3})?(?:adopté|rejeté)"
    r"|si\s{1,3}(?:l['’]\s?un\s{1,3}des\s{1,3}|l['’]\s?|les\s{1,3}(?:deux\s{1,3})?|cet\s{1,3})"
    r"(?:sous-?)?amendements?\b"
    r"|(?:les?\s{1,3}|l['’]\s?)?(?:amendements?\s{1,3}[^.]{1,200}\s{1,3})?tomben?t?\s{1,3}si\b)",
    _FLAGS,
)
_ONLY_NUMBERS = re.compile(
    r"\s?,(?:[\s,]|the\b|both\b|les?\b|l['’]|deux\b|(?:sub-?|sous-)?amend(?:e)?ments?\b"
    r"|n(?:o|os|°|º)\b\.?|\d{1,4}(?!\d)(?:-\d{1,2}(?!\d))?|and\b|or\b|et\b|ou\b){1,200}",
    _FLAGS,
)
_FALLS = re.compile(r"\b(?:falls?|tomben?t?|would fall|will fall)\b", _FLAGS)
RULE_LIMIT = 2_000  # characters; a longer line is no dependency
_CONTENTS_ENTRY = re.compile(r"(?:\t|[\s.…·_]{2,250})\d{1,4}$")
_FOOTNOTE = re.compile(
    rf"\^?[\d*]\s?[.)]?\s{{0,3}}{NAMED_DRAFT}\s{{1,3}}(?:unanimously\s|adoptée?\b|adopted\b)",
    _FLAGS,
)


def draft_heading(text: str) -> DraftHeading | None:
    """Return the heading of a draft text that this line is, if it is one."""
    match = _DRAFT.fullmatch(plain(text)) if len(text) <= SHORT else None
    if not match or not text.lstrip()[0].isupper():
        return None
    letter = (match["letter"] or "").upper()
    return DraftHeading(letter, KINDS[match["kind"].lower()], bool(match["page"]))


def amendment_heading(text: str) -> AmendmentHeading | None:
    """Return the heading of an amendment or sub-amendment that this line is, if it is one."""
    if text[:1] not in "AOS":
        return None
    text = plain(text)
    match = _SUB_AMENDMENT.match(text) or _AMENDMENT.match(text)
    if not match:
        return None
    rest = match["rest"].strip(" .:–—-")
    if _REMARK.fullmatch(rest) or is_date_or_outcome(rest.strip("()[] ")):
        rest = ""
    elif rest and not (is_tabled(rest) or is_rule(rest)):
        return None
    number = str(int(match["number"]))
    groups = match.groupdict()
    if "parent" in groups:
        parent = str(int(match["parent"])) if match["parent"] else ""
        return AmendmentHeading(number, is_sub=True, parent=parent, rest=rest)
    spoken = "O" if match["oral"] or match["oral2"] else ""  # a series of numbers of its own
    return AmendmentHeading(spoken + number, is_sub=False, parent="", rest=rest)


def kind_of(text: str) -> Kind:
    """Return what the line `text` is by its first words."""
    beginning = plain(text[:SHORT])
    if not _PERHAPS_KNOWN.match(beginning):
        return Kind.TEXT
    if draft_heading(text):
        return Kind.DRAFT
    if amendment_heading(text):
        return Kind.AMENDMENT
    if _TABLED.match(beginning):
        return Kind.TABLED
    if is_rule(text):
        return Kind.RULE
    note = _NOTE.match(beginning)
    if note and (note["colon"] or note.end() == len(beginning)):
        return Kind.NOTE
    if _VOTES.match(beginning):
        return Kind.VOTES
    memorandum = _MEMORANDUM.fullmatch(beginning) if len(text) <= SHORT else None
    if memorandum and text[0].isupper() and not memorandum["rest"].strip(" .…")[-1:].isdigit():
        return Kind.MEMORANDUM
    return Kind.TEXT


def is_tabled(text: str) -> bool:
    """Does the line begin with "Tabled by" or "Déposé par"?"""
    return bool(_TABLED.match(plain(text[:SHORT])))


def is_rule(text: str) -> bool:
    """Does the line say that an amendment falls?"""
    if len(text) > RULE_LIMIT:
        return False
    text = plain(text)
    match = _RULE.match(text)
    if not match:
        return False
    # The line that says "falls" may come next.
    is_broken = (text.startswith("(") and ")" not in text) or _ONLY_NUMBERS.fullmatch(
        text[match.end() :]
    )
    return bool(is_broken or _FALLS.search(text))


def is_footnote(text: str) -> bool:
    """Is this the footnote "1. Draft resolution adopted unanimously by the committee on …"?"""
    return bool(_FOOTNOTE.match(plain(text[:SHORT])))


def is_date_or_outcome(text: str) -> bool:
    """Is this only the day on which an amendment was tabled, or what became of it?"""
    return len(text) <= SHORT and bool(_DATE_OR_OUTCOME.fullmatch(plain(text)))


def is_contents_entry(text: str) -> bool:
    """Is this an entry of the list of contents, with its page at the end?"""
    return len(text) <= SHORT and bool(_CONTENTS_ENTRY.search(text))


def after_label(kind: Kind, text: str) -> str:
    """Return `text` without the "Tabled by", "Votes:" or "Explanatory note" that it begins with."""
    expression = {Kind.TABLED: _TABLED, Kind.VOTES: _VOTES, Kind.NOTE: _NOTE}[kind]
    match = expression.match(plain(text))
    return text[match.end() :].strip() if match else text


def plain(text: str) -> str:
    """Return `text`, character for character, with special spaces and soft hyphens as spaces."""
    return _SPACES.sub(" ", text)


_SPACES = re.compile("[\u00a0\u202f\u2007\u2009\u200a\u2002\u2003\\t\u00ad]")

_INSTRUCTION = re.compile(
    r"(?:\(?[a-z\d]{1,2}[.)]\s{0,3})?(?:[Iil]n|dans|at|à|a|au|aux|after|après|before|avant|replace|"
    r"remplacer|delete|supprimer|insert|insérer|add|ajouter|move|déplacer|amend|modifier|reword|"
    r"redraft|rédiger|make|apporter|leave|place|placer|paragraphs?|paragraphes?|complete|compléter|substitute|omit|merge|fusionner|split|"
    # "the last sentence", and not "The Assembly decides that the amendments …"
    r"and|et|puis|then|(?:the|le|la|les)(?=\s(?:[^\s]{1,20}\s){0,2}(?:paragraph|word|mot|sentence|phrase|tit))|everywhere|partout)\b",
    _FLAGS,
)
_OBJECT = re.compile(
    r"\b(?:paragraphe?s?|words?|mots?|sentences?|phrases?|amend(?:e)?ments?|title|titre)\b", _FLAGS
)
_IN_THE_DRAFT = re.compile(
    rf"(?:[Iil]n\s{{1,3}}(?:the\s{{1,3}})?|dans\s{{1,3}}(?:le\s{{1,3}})?){NAMED_DRAFT}", _FLAGS
)


def is_operation(text: str) -> bool:
    """Does `text` read as a drafting instruction ("replace the words …", "Au paragraphe 4, …")?"""
    beginning = plain(text[:120])
    return bool(_INSTRUCTION.match(beginning) and _OBJECT.search(beginning))


def names_its_draft(text: str) -> bool:
    """Does `text` begin with "In the draft resolution", "Dans le projet de recommandation" …?"""
    return bool(_IN_THE_DRAFT.match(plain(text[:120])))


def draft_named(text: str) -> str | None:
    """Return the kind of draft that an instruction begins by naming, or None."""
    match = _IN_THE_DRAFT.match(plain(text[:120]))
    return KINDS[match["kind"].lower()] if match else None
