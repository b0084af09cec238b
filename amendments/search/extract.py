"""Where a query is found in a text, and the passage that shows it. Pure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from amendments.search.query import Query
from amendments.search.words import Word, stem, words_of

WIDTH = 320  # characters of a passage, about
BEFORE = 80  # of them before the first word found

Span = tuple[int, int]  # characters from 0, end exclusive


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a passage; `is_found` when it is what was looked for."""

    text: str
    is_found: bool = False


def find_spans(text: str, language: str, query: Query) -> list[Span]:
    """Return where `query` is found in `text`, in reading order, never overlapping."""
    terms = query.terms(language)
    words = list(words_of(text))
    keys = [word.keys(language) for word in words]
    wanted = {stem(word, language) for word in query.words}
    alone = [
        (word.start, word.end)
        for word, its in zip(words, keys, strict=True)
        if not wanted.isdisjoint(its)
        or (terms.beginnings and word.folded.startswith(terms.beginnings))
    ]
    phrases = [
        span
        for phrase in query.phrases
        for span in find_phrase(
            words, [its[0] for its in keys], [stem(word.folded, language) for word in phrase]
        )
    ]
    return merged(sorted({*alone, *phrases}))


def find_phrase(
    words: Sequence[Word], stems: Sequence[str], phrase: Sequence[str]
) -> Iterator[Span]:
    """Yield the spans of `phrase`, given as stems like the `words` of the text."""
    for at in range(len(stems) - len(phrase) + 1):
        if stems[at] == phrase[0] and list(stems[at : at + len(phrase)]) == list(phrase):
            yield words[at].start, words[at + len(phrase) - 1].end


def merged(spans: Sequence[Span]) -> list[Span]:
    """Return sorted `spans` without those that overlap another: they become one."""
    result: list[Span] = []
    for start, end in spans:
        if result and start < result[-1][1]:
            result[-1] = (result[-1][0], max(end, result[-1][1]))
        else:
            result.append((start, end))
    return result


def extract(text: str, language: str, query: Query) -> tuple[Piece, ...]:
    """Return the passage of `text` that shows most of `query`; its beginning when nothing is found."""
    spans = find_spans(text, language, query)
    start, end = choose_window(text, spans)
    pieces = cut(text, start, end, spans)
    return (
        *((Piece("… "),) if start else ()),
        *pieces,
        *((Piece(" …"),) if end < len(text) else ()),
    )


def mark(text: str, language: str, query: Query) -> tuple[Piece, ...]:
    """Return the whole of `text` with what is found in it."""
    return tuple(cut(text, 0, len(text), find_spans(text, language, query)))


def choose_window(text: str, spans: Sequence[Span]) -> Span:
    """Return the stretch of `text` with the most different words of `spans`, the first of several."""
    if len(text) <= WIDTH:
        return 0, len(text)
    best, most = 0, 0
    for at, (start, _end) in enumerate(spans):
        inside = {
            text[a:b].casefold() for a, b in spans[at : at + WIDTH] if b <= start - BEFORE + WIDTH
        }
        if len(inside) > most:
            best, most = start, len(inside)
    start = max(0, min(best - BEFORE, len(text) - WIDTH))
    end = min(len(text), start + WIDTH)
    return at_border(text, start, spans), to_border(text, end, spans)


def at_border(text: str, start: int, spans: Sequence[Span]) -> int:
    """Return the beginning of the next word from `start`, before the first word found there."""
    if start == 0:
        return 0
    stop = next((first for first, end in spans if end > start), len(text))
    space = next((at for at in range(start, min(start + BEFORE, stop)) if text[at].isspace()), None)
    return min(start, stop) if space is None else space + 1


def to_border(text: str, end: int, spans: Sequence[Span]) -> int:
    """Return the end of the last word before `end`, behind the last word found there."""
    if end == len(text):
        return end
    stop = next((last for first, last in reversed(spans) if first < end), 0)
    space = next((at for at in range(end, max(end - BEFORE, stop), -1) if text[at].isspace()), None)
    return max(end, stop) if space is None else space


def cut(text: str, start: int, end: int, spans: Sequence[Span]) -> Iterator[Piece]:
    """Yield `text` from `start` to `end` in pieces, each either found or not."""
    inside = [(max(a, start), min(b, end)) for a, b in spans if a < end and b > start]
    borders = [(start, start), *inside, (end, end)]
    for (first, until), (after, _end) in pairwise(borders):
        if until > first:
            yield Piece(text[first:until], is_found=True)
        if after > until:
            yield Piece(text[until:after])
