"""Where a sentence was torn, and how its two ends are joined again."""

import re
from itertools import pairwise

from amendments.compendium.quotes import CLOSING, OPENING

SOFT_HYPHEN = "\u00ad"

# No sentence and no item of a list ends with one of these words.
LINKING_WORDS = frozenset(
    "à a au aux avec ce ces cette chez comme contre dans de des du dont en entre et la le les leur "
    "leurs mais notamment ou où par pour que qui sa sans se ses si son sous sur un une vers d l qu "
    "an and as at between but by for from in into its not of on or our that the their this to "
    "towards under upon which whose with".split()
)

_APART = str.maketrans(dict.fromkeys("'’" + OPENING + '"', " "))

# French words that lose their vowel; "States’" and "citizens'" are whole words.
_ELIDED = re.compile(
    r"(?:^|[^\w])(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu|presqu|quelqu|aujourd)['’]$",
    re.IGNORECASE,
)


def is_finished(text: str) -> bool:
    """Does `text` end as a sentence, a list item or an introduction to a list does?"""
    return text.rstrip()[-1:] in set(".:;!?…")


def is_torn(before: str, after: str) -> bool:
    """Does a sentence run from the end of `before` on into `after`?"""
    before = before.rstrip()
    if not before or not after or is_finished(before):
        return False
    if before[-1] in {*CLOSING, '"', ")"}:
        return after[0].islower() or after[0] in ",;)"
    return True


def ends_with_linking_word(text: str) -> bool:
    """Does `text` end with a word that needs another one after it ("de", "of", a comma)?"""
    tail = text.rstrip()[-30:]
    if tail.endswith((",", "(", "-", SOFT_HYPHEN, *OPENING)) or _ELIDED.search(tail):
        return True
    words = tail.translate(_APART).split()
    return bool(words) and words[-1].lower() in LINKING_WORDS


def goes_on(before: str, after: str) -> bool:
    """Is it sure that `after` carries on the sentence of `before`?"""
    return is_torn(before, after) and (after[0].islower() or ends_with_linking_word(before))


def joined(before: str, after: str) -> str:
    """Return the two ends of a torn sentence as one, with one space unless a word was cut."""
    before, after = before.rstrip(), after.lstrip()
    if before.endswith(SOFT_HYPHEN):
        return before[:-1] + after
    if _ELIDED.search(before[-10:]):
        return before + after
    if before.endswith("-") and before[-2:-1].isalnum() and after[:1].isalnum():
        is_suspended = after.startswith(("and ", "or ", "et ", "ou "))  # "micro- et macro"
        return f"{before} {after}" if is_suspended else before + after
    return f"{before} {after}"


def joined_lines(texts: list[str]) -> str:
    """Return the broken lines of one printed paragraph as one (in linear time)."""
    parts = texts[:1]
    for before, after in pairwise(texts):
        ends = joined(before[-10:], after[:4])
        kept, separated = before[-10:].rstrip(), after[:4].lstrip()
        if ends == kept + separated:
            parts.append(after)
        elif ends == kept[:-1] + separated:
            parts[-1] = parts[-1].rstrip()[:-1]
            parts.append(after)
        else:
            parts.append(f" {after}")
    return "".join(parts)


def excerpt_end(text: str, length: int = 60) -> str:
    """Return the last words of `text`, with "…" where something is left out."""
    return text if len(text) <= length else "…" + text[-length:].lstrip()


def excerpt_start(text: str, length: int = 60) -> str:
    """Return the first words of `text`, with "…" where something is left out."""
    return text if len(text) <= length else text[:length].rstrip() + "…"
