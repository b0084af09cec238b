"""Where sentences begin and end in French and English legal prose.

A stop ends a sentence when what follows looks like the beginning of another one, unless it
stands in an abbreviation, after an initial, or inside quotation marks or brackets that go on.
"""

import re
from functools import lru_cache
from itertools import accumulate

OPENERS = {"«": "»", "“": "”", "(": ")", "[": "]"}
CLOSERS = set(OPENERS.values())
MARKS = re.compile(r"[«“(\[»”)\]\"]")  # that open or close
STOP = re.compile(r"[.!?…]")
FOOTNOTE = re.compile(r"\[\d+\]")
LONGEST_FOOTNOTE = 6
AFTER_STOP = re.compile(r"[.!?…»”\"’')\]\u00b2\u00b3\u00b9\u2070-\u2079]")
SUPERSCRIPTS = set("¹²³⁰⁴⁵⁶⁷⁸⁹")

# Never the end of a sentence.
ABBREVIATIONS = set(
    """
    mme mmes mlle hon m mm mr mrs ms messrs dr prof mgr st ste gen col cf e.g i.e viz vs p.ex
    c.-à-d resp approx env adm h.e s.e pr incl ft
    """.split()
)
# Not the end of a sentence before a number or a small letter ("art. 5", "No. 210", "Doc. 16245").
BEFORE_NUMBER = set(
    """
    no nos n art arts doc docs p pp par para paras al vol chap ch sect sec fig tab éd ed res
    rés rec ex let pt jan janv feb févr apr avr aug sept sep oct nov dec déc reg h dir
    """.split()
)
# Not the end of a sentence before a Roman number, either ("vol. II", "art. IV").
BEFORE_ROMAN = {"art", "arts", "vol", "chap", "ch", "sect", "sec", "pt", "fig", "tab"}
ROMAN = re.compile(r"\s+[IVXLC]+\b")
# Words that begin a sentence more often than a name: "Annexe A. Elle …" against "John F. Kennedy".
STARTERS = set(
    """
    the this these that it its in on at for to as a an they however moreover furthermore
    nevertheless such there he she we all le la les l elle elles il ils ce cet cette ces c
    dans en un une des du au aux par pour à son sa ses leur de d toutefois cependant néanmoins
    parallèlement nous si s tous toutes
    """.split()
)
LABELLED = set(
    "annexe annex point lettre letter alinéa partie part groupe group option item section".split()
)
WORD_BEFORE = re.compile(r"([\w.\-^]*)$")
INITIAL_AFTER = re.compile(r"\s+[^\W\d_]\.(?:\s|-)")
WORD_AFTER = re.compile(r"\w+")
LONGEST_WORD = 40  # characters that are looked at before a place where a sentence may begin
BEGINNING = re.compile(r"\s*+(?:[–—-]\s++)?+[«“\"‘'(\[]*+\s*+(\w)")


def may_begin(text: str, position: int) -> bool:
    """Tell whether a sentence of `text` may begin at `position`: not after a word, a figure or a comma.

    A cheap answer for words in the middle of a sentence; what it allows, `sentences` decides. The
    figure of a footnote stands right behind a stop ("Europe.1 The").
    """
    before = text[max(0, position - LONGEST_WORD) : position].rstrip(" \u00a0\u202f")
    bare = before.rstrip("0123456789")
    last = bare[-1:]
    return not (last.isalpha() or last == "," or (bare != before and last in " \u00a0\u202f"))


@lru_cache(maxsize=8192)
def sentences(text: str) -> tuple[tuple[int, int], ...]:
    """Return the spans of the sentences of `text`, in order, without the space between them.

    Each span is (start, end), characters from 0, end exclusive, and holds the sentence with its
    own stop and closing marks. A text without any stop is one sentence; an empty one has none.
    """
    spans: list[tuple[int, int]] = []
    start = _skip_space(text, 0)
    enclosed = _enclosed(text)
    position = start
    last = _before_space(text, len(text))
    while stop := STOP.search(text, position, last):
        position = _end_of_stop(text, stop.start())
        if position >= last or _ends_sentence(text, stop.start(), position, enclosed):
            spans.append((start, position))
            start = position = _skip_space(text, position)
    if start < last:
        spans.append((start, last))
    return tuple(spans)


def _skip_space(text: str, position: int) -> int:
    while position < len(text) and text[position].isspace():
        position += 1
    return position


def _before_space(text: str, position: int) -> int:
    """Return the end of what stands before `position`, without the space between."""
    while position > 0 and text[position - 1].isspace():
        position -= 1
    return position


def _end_of_stop(text: str, position: int) -> int:
    """Return the end of the stop at `position` with the marks that close after it ("…».")."""
    end = position + 1
    while end < len(text):
        if AFTER_STOP.match(text[end]):
            end += 1
        elif text[end].isspace() and text[end + 1 : end + 2] == "»":
            end += 2
        elif footnote := FOOTNOTE.match(text, end, end + LONGEST_FOOTNOTE):
            end = footnote.end()
        else:
            break
    return end


def _ends_sentence(text: str, stop: int, end: int, enclosed: list[int]) -> bool:
    if not text[end].isspace() or enclosed[end]:
        return False
    if "\n" in text[end : _skip_space(text, end)]:
        return True
    beginning = BEGINNING.match(text, end)
    if not beginning or beginning[1].islower():
        return False
    if text[stop] != "." or end > stop + 1:
        return True
    return not _is_abbreviation(text, stop, beginning[1])


def _is_abbreviation(text: str, stop: int, next_letter: str) -> bool:
    word = _word_before(text, stop)
    if word in {"v", "c"} and not _is_label(text, stop - 1):  # "X v. Russia", "X c. Russie"
        return True
    if word.lower() in ABBREVIATIONS:
        return True
    if word.lower() in {"reg", "dir"} and text[stop:].lstrip(". ").startswith(
        "("
    ):  # "Reg. (EU) 2016/679"
        return True
    if word.lower() in BEFORE_NUMBER and next_letter.isdigit():
        return True
    if word.lower() in BEFORE_ROMAN and ROMAN.match(text, stop + 1):
        return True
    if word.isdigit():
        return _is_enumerator(text, stop - len(word))
    return _is_initial(text, stop, word)


def _is_label(text: str, start: int) -> bool:
    """Tell whether the letter at `start` only counts a thing: "annexe c.", "point v."."""
    end = _before_space(text, start)
    return _word_before(text, end).lower() in LABELLED


def _word_before(text: str, stop: int) -> str:
    match = WORD_BEFORE.search(text[max(0, stop - 24) : stop].rpartition(" ")[2])
    return match[1].lstrip(".-^") if match else ""


def _is_enumerator(text: str, start: int) -> bool:
    """Tell whether the number at `start` counts an item: "…: 1. The …, 2. The …"."""
    end = _before_space(text, start)
    return not end or text[end - 1] in ":;,"


def _is_initial(text: str, stop: int, word: str) -> bool:
    """Tell whether `word` is an initial of a name: one capital, or several as in "U.S"."""
    letters = word.replace("-", ".").replace("..", ".").split(".")
    if not all(len(letter) == 1 and letter.isupper() for letter in letters):
        return False
    if INITIAL_AFTER.match(text, stop + 1):
        return True
    following = WORD_AFTER.search(text, stop)
    if following and following[0].lower() in STARTERS:
        return False
    before = _before_space(text, stop - len(word))
    previous = _word_before(text, before)
    ends_with_stop = before > 0 and text[before - 1] == "."
    return len(letters) > 1 or not previous or previous[0].isupper() or ends_with_stop


def _enclosed(text: str) -> list[int]:
    """Return, for each position and the end, in how many closed pairs of marks it stands."""
    depth = [0] * (len(text) + 1)
    open_marks: list[int] = []
    straight: int | None = None
    even = text.count('"') % 2 == 0
    marks = list(MARKS.finditer(text))
    if not marks:
        return depth
    for mark in marks:
        position, character = mark.start(), mark[0]
        if character in OPENERS:
            open_marks.append(position)
        elif character in CLOSERS:
            _close(text, character, position, open_marks, depth)
        elif character == '"' and even and straight is None:
            straight = position
        elif character == '"' and even and straight is not None:
            _pair(straight, position, depth)
            straight = None
    return list(accumulate(depth))


def _pair(start: int, end: int, depth: list[int]) -> None:
    depth[start] += 1
    depth[end] -= 1


def _close(text: str, closer: str, position: int, open_marks: list[int], depth: list[int]) -> None:
    """Pair `closer` with the nearest open mark of its kind; marks left open inside do not count."""
    for back in range(len(open_marks) - 1, max(-1, len(open_marks) - 9), -1):
        if OPENERS[text[open_marks[back]]] == closer:
            _pair(open_marks[back], position, depth)
            del open_marks[back:]
            return
