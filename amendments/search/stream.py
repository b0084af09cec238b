"""A text as the index holds it: "|reform||democrat|", every word between bars, in reading order. Pure.

So a phrase is a part of the stream, and the times a word occurs can be counted, in any database and with
the same result. In a stream of their own are the words themselves, each once and with "=" before it, for
those who look for the beginning of a word; and the parts of numbers.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from amendments.search.words import Word, stem, words_of

BAR = "|"
WHOLE = "="
# Bytes of different words that count. PostgreSQL takes a megabyte of them; no real text comes near: a
# report of 100,000 words has some 300 kB. One hostile text must not stop the search for all others.
MOST = 800_000


def joined(keys: Iterable[str]) -> str:
    """Return `keys` as a stream: "|reform||democrat|"."""
    return "".join(f"{BAR}{key}{BAR}" for key in keys)


@dataclass(frozen=True, slots=True)
class Streams:
    """A text as stems, as whole words with the parts of numbers, and how many stems there are."""

    stems: str
    whole_words: str
    length: int


def streams_of(text: str, language: str) -> Streams:
    """Return the streams of `text` in `language`."""
    words = list(as_many_as_count(text))
    stems = joined(stem(word.folded, language) for word in words)
    whole = dict.fromkeys(f"{WHOLE}{word.folded}" for word in words)
    parts = dict.fromkeys(part for word in words for part in word.parts)
    return Streams(stems, joined([*whole, *parts]), len(words))


def as_many_as_count(text: str) -> Iterator[Word]:
    """Yield the words of `text`, until there are too many different ones."""
    seen: set[str] = set()
    left = MOST
    for word in words_of(text):
        if word.folded not in seen:
            seen.add(word.folded)
            # The word, its stem and its parts: each is one of the different ones.
            left -= 3 * len(word.folded.encode()) + 2
            if left < 0:
                return
        yield word
