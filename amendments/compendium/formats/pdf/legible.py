"""Is what a page says words, or the inner numbers of a font taken for letters?

A font that gives its letters no meaning shows "The Assembly" and says "7KH $VVHPEO\\".
"""

import re
from collections.abc import Iterable

from amendments.compendium.formats.pdf.page import Word

LEAST_LETTERS = 150  # fewer on a page show nothing
LEAST_VOWELS = 0.3  # of the letters; French and English have 0.38 to 0.46
_LETTER = re.compile(r"[A-Za-zÀ-ÖØ-öø-ÿœŒ]")
_VOWEL = re.compile(r"[aeiouyàâäæèéêëìîïòôöœùûü]", re.IGNORECASE)


def is_legible(words: Iterable[Word]) -> bool:
    """Tell whether the letters of a page are as mixed as those of words."""
    text = "".join(word.text for word in words)
    letters = len(_LETTER.findall(text))
    return letters < LEAST_LETTERS or len(_VOWEL.findall(text)) >= LEAST_VOWELS * letters
