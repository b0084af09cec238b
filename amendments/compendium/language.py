"""Which language a compendium is printed in: French or English."""

import re
from collections import Counter

LANGUAGES = ("fr", "en")
LEAST, CLEARLY = 8, 3  # words that show a language, and times as many as of the other

# Words of the layout and small words that only one of the two languages has.
_WORDS = {
    "fr": "amendement amendements déposé projet paragraphe remplacer insérer supprimer tombe "
    "l'assemblée résolution recommandation recueil le la les des du et dans par aux une est sur",
    "en": "amendment amendments tabled draft paragraph replace insert delete falls the of and to "
    "in by assembly resolution compendium its with that following",
}
_LANGUAGE_OF = {word: language for language, words in _WORDS.items() for word in words.split()}
_WORD = re.compile(r"(?:l['’])?[^\W\d_]{2,20}")


def detect(text: str) -> str:
    """Return "fr" or "en", whichever language has more of its words in `text`."""
    counts = _counts(text)
    return "fr" if counts["fr"] > counts["en"] else "en"


def clear_language(text: str) -> str:
    """Return the language of `text`, "" where its words leave a doubt."""
    counts = _counts(text)
    language = max(LANGUAGES, key=lambda one: counts[one])
    other = min(counts.values())
    return language if counts[language] >= max(LEAST, CLEARLY * other) else ""


def _counts(text: str) -> dict[str, int]:
    """Return how many words of each language stand at the beginning of `text`."""
    words = Counter(match[0].lower().replace("’", "'") for match in _WORD.finditer(text[:200_000]))
    counts = dict.fromkeys(LANGUAGES, 0)
    for word, count in words.items():
        language = _LANGUAGE_OF.get(word)
        if language:
            counts[language] += count
    return counts
