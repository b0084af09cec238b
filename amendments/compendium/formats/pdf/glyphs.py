"""The words on a page of a PDF, with their places.

The library gives the characters of a page as one text, and the place of each for the asking.
Asking takes most of the time that a long file needs, so of most words only the first and the
last character are asked for; all of them where some could be raised.
"""

import ctypes
import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass, field
from itertools import pairwise

import pypdfium2.raw as pdfium

from amendments.compendium.formats.pdf.even import (
    SAMPLE,
    Glyph,
    are_alike,
    is_even,
    lines_among,
    looks_torn,
    step_of,
    words_among,
)
from amendments.compendium.formats.pdf.hidden import text_at
from amendments.compendium.formats.pdf.page import SUPERSCRIPT, Area, Word
from amendments.compendium.hyphens import HYPHEN

LARGEST = 60  # points; larger letters are a watermark
SLANT = 0.02  # text that is turned more is a watermark or stands in the margin
ASCENT = 0.75  # of the size: how much of it stands above the base line
RAISED = 0.15  # of the size: a superscript stands this much higher
WIDEST = 1.3  # of the size: no character is wider
_PIECE = re.compile("[^\\s\ufffe]+\ufffe?")  # the library's mark for a hyphen at the end of a line
_NEW_LINE = re.compile("[\r\n]")
_TEXTS = {0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl", 0xFB05: "st"}
_TEXTS |= {0xFB06: "st", 0xFFFE: HYPHEN}
_TEXTS |= dict.fromkeys((0xF0B7, 0xF0A7, 0xF076, 0xF0D8, 0xF06E), "•")  # of symbol fonts
_UNKNOWN = re.compile("[\ud800-\udfff\ue000-\uf8ff\ufffd\uffff]")
_CONTROLS = re.compile("[\0-\x08\x0e-\x1f\x7f]")
_HAS_RAISED = re.compile(r"[\d*†]|^\W?[IVXLC]{1,6}(?:ers?|r?es?)\b|^[nN]os$")

# Words that can have letters drawn raised on the common base line: a font's own superscripts.
_PERHAPS_RAISED = re.compile(
    r"(?:[^\W\d_]|[^\W_][^\w\s]{1,3})(?P<call>\d{1,2})[.,;:)»”\"]{0,3}$"
    r"|(?:\d|\b[IVXLC]{1,6})(?P<ordinal>ers?|res?|ères?|es?|èmes?|os?|a|st|nd|rd|th)[.,;:)»”\"]{0,3}$"
    r"|^[nN](?P<number>os?)$"
)
_PERHAPS_CALL_OF_NOTE = re.compile(r"^(?P<note>\d{1,2})[^\W\d_]")


@dataclass(slots=True)
class TextOfPage:
    """The words of one page, and how many characters of it have no meaning in the file."""

    words: list[Word]
    characters: int = 0
    unknown: int = 0
    turned: int = 0  # words that are not level, or far too large
    hidden: list[str] = field(default_factory=list)  # words that no reader sees


def words_of(
    text_page: ctypes.c_void_p, text: str, page: Area, hidden: Set[int] = frozenset()
) -> TextOfPage:
    """Return the level words on `page`, in the order of the file, without those of `hidden` texts.

    `text` is that of the page: `characters_of`.
    """
    measure = _Measure(text_page, page, hidden)
    step = measure.even_step(text)
    words = measure.even_words(text, step) if step else measure.pieces(text, 0, len(text))
    unknown = len(_UNKNOWN.findall(_plain(text)))
    return TextOfPage(words, len(text), unknown, measure.turned, measure.unseen)


def characters_of(text_page: ctypes.c_void_p) -> str:
    """Return the characters of a page, each at its number; "\ufffd" for those of no meaning."""
    return _CONTROLS.sub("\ufffd", _text(text_page))


def _text(text_page: ctypes.c_void_p) -> str:
    count = max(pdfium.FPDFText_CountChars(text_page), 0)
    buffer = (ctypes.c_ushort * (count + 1))()
    if pdfium.FPDFText_GetText(text_page, 0, count, buffer) == count + 1:
        return "".join(map(chr, buffer[:count]))
    codes = (pdfium.FPDFText_GetUnicode(text_page, at) for at in range(count))
    return "".join("\ufffe" if code == 2 else chr(min(code, 0xFFFD)) for code in codes)


def _space(between: str) -> str:
    """Return the space before a word: none on a new line, the file's own before an added one."""
    if not between or _NEW_LINE.search(between):
        return ""
    return next((character for character in between if character != " "), " ")


class _Measure:
    """Measures the words of a page."""

    def __init__(self, text_page: ctypes.c_void_p, page: Area, hidden: Set[int]) -> None:
        self.turned = 0
        self.unseen: list[str] = []
        self._hidden = hidden
        self._text_page = text_page
        self._left, self._top = page.left, page.bottom  # the file counts upwards
        self._x, self._y = ctypes.c_double(), ctypes.c_double()
        self._to_x, self._to_y = ctypes.byref(self._x), ctypes.byref(self._y)
        self._matrix, self._box = pdfium.FS_MATRIX(), pdfium.FS_RECTF()
        self._to_matrix, self._to_box = ctypes.byref(self._matrix), ctypes.byref(self._box)

    def pieces(self, text: str, start: int, end: int) -> list[Word]:
        """Return the words of `text` between two places, without those that no reader sees."""
        found: list[Word] = []
        last = start
        for match in _PIECE.finditer(text, start, end):
            if self._hidden and text_at(self._text_page, match.start()) in self._hidden:
                self.unseen.append(match[0])
                continue
            space = _space(text[last : match.start()])
            last = match.end()
            found += self.words(space, match[0], match.start())
        return found

    def even_step(self, text: str) -> float | None:
        """Return the even distance of letters of different widths in one of three places."""
        for start in (0, len(text) // 3, 2 * len(text) // 3):
            sample = text[start : start + 2 * SAMPLE]
            if not looks_torn(sample):
                continue
            glyphs = self._glyphs(sample, start)[:SAMPLE]
            step = step_of(glyphs)
            if step and not are_alike([self._width(glyph.at) for glyph in glyphs], step):
                return step
        return None

    def even_words(self, text: str, step: float) -> list[Word]:
        """Return the words of a page that has lines whose letters are set at even distances."""
        found: list[Word] = []
        for line in lines_among(self._glyphs(text, 0)):
            own = step_of(line) or step
            if is_even(line, own) and self._hidden.isdisjoint(self._texts(line)):
                words = (self._word(" ", group) for group in words_among(line, own))
                found += [word for word in words if word is not None]
            else:
                found += self.pieces(text, line[0].at, line[-1].at + 1)
        return found

    def _glyphs(self, text: str, start: int) -> list[Glyph]:
        places = ((at, *self._origin(at), one) for at, one in enumerate(text, start) if one.strip())
        return [Glyph(left, base, one, at) for at, left, base, one in places]

    def _texts(self, glyphs: Iterable[Glyph]) -> set[int]:
        return {text_at(self._text_page, glyph.at) for glyph in glyphs} if self._hidden else set()

    def _width(self, at: int) -> float:
        pdfium.FPDFText_GetLooseCharBox(self._text_page, at, self._to_box)
        return float(self._box.right - self._box.left)

    def words(self, space: str, piece: str, start: int) -> list[Word]:
        """Return the word that `piece` is; several, or none, where its parts stand apart."""
        size = self._size(start)
        if size is None:
            self.turned += 1
            return []
        if len(piece) == 1:
            return [self._plain_word(space, piece, *self._origin(start), start, size)]
        if len(piece) > 2 and not _HAS_RAISED.search(piece):
            last = start + len(piece) - 1
            (left, base), (end, end_base) = self._origin(start), self._origin(last)
            is_level = abs(base - end_base) < RAISED * size
            if is_level and -size < end - left < WIDEST * size * len(piece):
                return [self._plain_word(space, piece, left, base, last, size)]
        return self._words_apart(space, piece, start, size)

    def _words_apart(self, space: str, piece: str, start: int, size: float) -> list[Word]:
        """Return the words of a piece whose characters are asked for one by one."""
        places = ((at, text, *self._origin(at)) for at, text in enumerate(piece, start))
        glyphs = [Glyph(left, base, text, at) for at, text, left, base in places]
        found: list[Word] = []
        for group in _groups(glyphs, size):
            word = self._word(space, group)
            space = ""
            if word is not None:
                found.append(word)
        return found

    def _origin(self, at: int) -> tuple[float, float]:
        """Return where character `at` begins, and the height of its base line."""
        pdfium.FPDFText_GetCharOrigin(self._text_page, at, self._to_x, self._to_y)
        return self._x.value - self._left, self._top - self._y.value

    def _size(self, at: int) -> float | None:
        """Return the size of the letters in points; None for a watermark or text in the margin."""
        pdfium.FPDFText_GetMatrix(self._text_page, at, self._to_matrix)
        matrix = self._matrix
        if abs(matrix.b) > SLANT * abs(matrix.a) or matrix.a < 0:
            return None
        size = pdfium.FPDFText_GetFontSize(self._text_page, at) * math.hypot(matrix.c, matrix.d)
        return size if 0 < size <= LARGEST else None

    def _plain_word(
        self, space: str, piece: str, left: float, base: float, last: int, size: float
    ) -> Word:
        pdfium.FPDFText_GetLooseCharBox(self._text_page, last, self._to_box)
        right = self._box.right - self._left
        top, bottom = base - ASCENT * size, base + (1 - ASCENT) * size
        text = piece if piece.isascii() else _UNKNOWN.sub("", _plain(piece))
        return Word(left, top, right, bottom, text, space)

    def _word(self, space: str, glyphs: list[Glyph]) -> Word | None:
        base = _base(glyphs)
        size = self._size(next(glyph.at for glyph in glyphs if glyph.base == base))
        if size is None:
            return None
        raised = {g.at for g in glyphs if base - g.base > RAISED * size and _can_be_raised(g)}
        raised = raised or self._raised_by_font(glyphs, size)
        text = _marked(glyphs, raised)
        return self._plain_word(space, text, glyphs[0].left, base, glyphs[-1].at, size)

    def _raised_by_font(self, glyphs: list[Glyph], size: float) -> set[int]:
        """Return which of `glyphs` are drawn raised, though on the common base line."""
        text = "".join(glyph.text for glyph in glyphs)
        match = _PERHAPS_RAISED.search(text) or _PERHAPS_CALL_OF_NOTE.match(text)
        if match is None or not match.lastgroup:
            return set()
        start, end = match.span(match.lastgroup)
        found = glyphs[start:end]
        # A parenthesis, a comma and a "p" reach below the line on which letters and figures stand.
        others = [self._foot(g) for g in (*glyphs[:start], *glyphs[end:]) if g.text.isalnum()]
        if not others:
            return set()
        is_raised = all(self._foot(one) - max(others) > RAISED * size for one in found)
        return {one.at for one in found} if is_raised else set()

    def _foot(self, glyph: Glyph) -> float:
        """Return how high the drawn letter begins, counted upwards."""
        left, right, bottom, top = (ctypes.c_double() for _ in range(4))
        pdfium.FPDFText_GetCharBox(self._text_page, glyph.at, left, right, bottom, top)
        return float(bottom.value)


def _groups(glyphs: list[Glyph], size: float) -> Iterator[list[Glyph]]:
    """Yield the glyphs that stand together; raised ones stand with the others."""
    group = glyphs[:1]
    for before, glyph in pairwise(glyphs):
        across, down = glyph.left - before.left, abs(glyph.base - before.base)
        if not -size < across < 2 * WIDEST * size or down > 0.6 * size:
            yield group
            group = []
        group.append(glyph)
    yield group


def _base(glyphs: list[Glyph]) -> float:
    """Return the base line of most of the glyphs; of two, the lower one."""
    counts = Counter(glyph.base for glyph in glyphs)
    return max(counts.items(), key=lambda item: (item[1], item[0]))[0]


def _can_be_raised(glyph: Glyph) -> bool:
    return glyph.text.isalnum() or glyph.text in "*†"


def _marked(glyphs: Iterable[Glyph], raised: set[int]) -> str:
    """Return the text of a word, its raised characters between the marks of a superscript."""
    if not raised:
        return "".join(glyph.text for glyph in glyphs)
    opening, closing = SUPERSCRIPT
    text = "".join(f"{opening}{g.text}{closing}" if g.at in raised else g.text for g in glyphs)
    return text.replace(closing + opening, "")


def _plain(piece: str) -> str:
    """Return a piece of text with its ligatures resolved."""
    return piece if piece.isascii() else piece.translate(_TEXTS)
