"""What somebody typed, as words to look for. Pure.

All words must be there. "Words in quotation marks" stand together; democ* begins a word. Nothing that can
be typed is a mistake: what is no word is passed over.
"""

import re
from dataclasses import dataclass
from functools import cached_property

from amendments.search.words import Word, stem, words_of

PHRASE = re.compile(r"[\"“”„«]([^\"“”„«»]*)[\"“”»]")
ELISION = re.compile(r"^(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu)['’ʼ](?=\w)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Terms:
    """A query in one language: stems, phrases as stems, beginnings of words."""

    stems: tuple[str, ...]
    phrases: tuple[tuple[str, ...], ...]
    beginnings: tuple[str, ...]


@dataclass(frozen=True)
class Query:
    """The folded words to look for, in the order typed; `numbers` are those that have a figure."""

    words: tuple[str, ...] = ()
    phrases: tuple[tuple[Word, ...], ...] = ()
    beginnings: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.words or self.phrases or self.beginnings)

    def __len__(self) -> int:
        return len(self.words) + len(self.beginnings) + sum(map(len, self.phrases))

    @cached_property
    def numbers(self) -> tuple[str, ...]:
        return tuple(word for word in self.words if word[:1].isdigit())

    def terms(self, language: str) -> Terms:
        """Return what to look for in the texts of `language`; the words of phrases are among the stems."""
        phrases = tuple(
            tuple(stem(word.folded, language) for word in phrase) for phrase in self.phrases
        )
        stems = [stem(word, language) for word in self.words]
        stems += [key for phrase in phrases for key in phrase]
        return Terms(
            stems=tuple(dict.fromkeys(stems)),
            phrases=tuple(phrase for phrase in phrases if len(phrase) > 1),
            beginnings=self.beginnings,
        )


def read_query(typed: str) -> Query:
    """Return the query that `typed` asks."""
    phrases = [tuple(words_of(phrase)) for phrase in PHRASE.findall(typed)]
    words: list[str] = []
    beginnings: list[str] = []
    for chunk in PHRASE.sub(" ", typed).split():
        # "l'Europe" is looked for as "Europe": it may be "d'Europe" that is written.
        found = [word.folded for word in words_of(ELISION.sub("", chunk))]
        if found and chunk.endswith("*"):
            beginnings.append(found.pop())
        words += found
    return Query(
        words=tuple(dict.fromkeys(words)),
        phrases=tuple(phrase for phrase in phrases if phrase),
        beginnings=tuple(dict.fromkeys(beginnings)),
    )
