"""How new words join old ones: spaces, stops and capitals at the place where they meet.

INSTRUCTIONS.md, "What the new words do at the place where they go".
"""

import re

from amendments.engine.folding import folded
from amendments.engine.sentences import may_begin, sentences
from amendments.engine.text import Text

OPENING = set("(«[“‹'’-–/\u00a0\u202f")  # no space after these
# An apostrophe ends "members’"; in "l’" and "jusqu’" the next word is glued to it.
ENDS_WITH_APOSTROPHE = re.compile(r"\w['’]$")
ELIDED = re.compile(r"(?<!\w)(?:[cdjlmnst]|\w*qu)['’]$", re.IGNORECASE)
CLOSING = set(",.;:!?)]»”›…")  # no space before these
TERMINALS = set(".!?…")
# The stop of a paragraph or sentence, with the space that French prints before it and the "and"
# that some lists print after the semicolon.
CLOSE = re.compile(r"[ \u00a0\u202f]*(?:;\s*(?:and|or|et|ou)|[,;]|\.{3}|[.:!?…])\s*$")
LONGEST_CLOSE = 16  # characters; the pattern is looked for in no more than these
TRAILING_MARKS = "»”\"')]\u00a0\u202f "
# Never capitals for their own sake, whatever follows: the words that open sentences.
SMALL_WORDS = set(
    """
    the this these that those it its in on at for to as a an they their he she we our
    however moreover such there all each any both some while when where if since with by
    from of and le la les l elle elles il ils ce cet cette ces c dans en un une des du au
    aux par pour à son sa ses leur leurs de d nous si s tous toutes tout toute chaque
    plusieurs afin toutefois cependant néanmoins parallèlement lors depuis selon ainsi qu
    none no many most several only every neither here now then aucun aucune nul nulle
    certains certaines beaucoup seul seule enfin
    """.split()
)
FIRST_WORD = re.compile(r"\w+")


def spaced(left: str, new: str, right: str) -> str:
    """Return `new` with the spaces it needs between the words `left` and `right` ("" at an end)."""
    before = " " if not _ends_open(left) and _needs_space(left, new[0]) else ""
    after = " " if not _begins_closed(right) and _needs_space(new, right[:1]) else ""
    return f"{before}{new}{after}"


def _ends_open(left: str) -> bool:
    """Tell whether `left` ends with a straight quotation mark that opens."""
    return left[-1:] == '"' and (len(left) == 1 or left[-2].isspace() or left[-2] in OPENING)


def _begins_closed(right: str) -> bool:
    """Tell whether `right` begins with a straight quotation mark that closes."""
    return right[:1] == '"' and (len(right) == 1 or not right[1].isalnum())


def _needs_space(left: str, right: str) -> bool:
    if not left or not right or left[-1].isspace() or right.isspace() or right in CLOSING:
        return False
    return left[-1] not in OPENING or _ends_with_apostrophe(left)


def _ends_with_apostrophe(left: str) -> bool:
    return bool(ENDS_WITH_APOSTROPHE.search(left)) and not ELIDED.search(left)


def close_of(words: str) -> int:
    """Return where the closing stop of `words` begins: its length when it has none."""
    tail = max(0, len(words) - LONGEST_CLOSE)
    match = CLOSE.search(words, tail)
    return match.start() if match else len(words)


def stop_of(words: str) -> str:
    """Return the mark that closes `words`: "." or the ";" of "; and", "" when there is none."""
    return words[close_of(words) :].strip()[:1]


def is_whole_sentence(new: str) -> bool:
    """Tell whether `new` is one or more whole sentences: a capital first, a stop last."""
    first = new.lstrip(" \u00a0\u202f«“\"'(‘")[:1]
    last = new.rstrip(TRAILING_MARKS)[-1:]
    return (first.isupper() or first.isdigit()) and last in TERMINALS and not new[0].isdigit()


def continues(new: str) -> bool:
    """Tell whether `new` goes on with a sentence: it begins with a mark, a figure or a small letter."""
    first = new.lstrip(' \u00a0\u202f«“"‘')[:1]
    return not first.isupper()


def without_stop(new: str) -> str:
    """Return `new` without its own closing full stop, colon, comma or semicolon."""
    if new.endswith(("...", "…")):
        return new
    stripped = new.rstrip()
    if stripped.endswith((".", ";", ",", ":")) and not ends_with_abbreviation(stripped):
        return stripped[:-1].rstrip()
    return new


def ends_with_abbreviation(words: str) -> bool:
    """Tell whether the final full stop belongs to an abbreviation: "etc.", "M.", "U.S."."""
    last = folded(words).rsplit(" ", 1)[-1].lower()
    return last in {
        "etc.",
        "p.ex.",
        "e.g.",
        "i.e.",
        "al.",
        "jr.",
        "sr.",
        "inc.",
        "ltd.",
        "co.",
    } or bool(re.fullmatch(r"(\w\.){2,}", last))


def is_sentence_start(paragraph: str, position: int) -> bool:
    """Tell whether a sentence of `paragraph` begins at `position`."""
    return may_begin(paragraph, position) and any(
        start == position for start, _ in sentences(paragraph)
    )


def small_letter(paragraph: str, position: int, text: Text) -> str | None:
    """Return the letter at `position` as it stands inside a sentence, None when that is not certain.

    "The Assembly" gives "t"; a name or an acronym keeps its capital; a word that the draft
    writes small elsewhere loses it; any other word is a doubt (None).
    """
    match = FIRST_WORD.match(paragraph, position)
    if not match:
        return paragraph[position : position + 1]
    word = match[0]
    if not word[0].isupper():
        return word[0]
    if word.isupper() and len(word) > 1:
        return word[0]
    small = word[0].lower() + word[1:]
    if word.lower() in SMALL_WORDS or _stands_in(small, text):
        return small[0]
    return None


def _stands_in(word: str, text: Text) -> bool:
    pattern = re.compile(rf"(?<!\w){re.escape(word)}(?!\w)")
    return any(pattern.search(paragraph.text) for paragraph in text.paragraphs)
