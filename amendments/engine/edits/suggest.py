"""Words that were perhaps meant, for a person to confirm. Never applied by itself."""

from rapidfuzz import fuzz

from amendments.engine.folding import fold

LEAST_LIKENESS = 85.0  # of 100; below it a suggestion would mislead


def similar_words(words: str, wording: str) -> str | None:
    """Return the words of `wording` most like `words`, None when none are like enough."""
    needle, haystack = fold(words).text.casefold(), fold(wording)
    if not needle or not haystack.text:
        return None
    found = fuzz.partial_ratio_alignment(
        needle, haystack.text.casefold(), score_cutoff=LEAST_LIKENESS
    )
    if found is None or found.dest_end <= found.dest_start or len(needle) > len(haystack.text) + 8:
        return None
    start, end = found.dest_start, min(found.dest_end, len(haystack.text))
    while start > 0 and haystack.text[start - 1].isalnum() and haystack.text[start].isalnum():
        start -= 1
    while (
        end < len(haystack.text)
        and haystack.text[end].isalnum()
        and haystack.text[end - 1].isalnum()
    ):
        end += 1
    return wording[haystack.starts[start] : haystack.ends[end - 1]].strip()
