"""Text on a page that no reader sees: drawn without ink, or white on white."""

import ctypes
from collections.abc import Iterator, Set
from dataclasses import dataclass

import pypdfium2 as pdfium
from pypdfium2 import raw

WITHOUT_INK = {raw.FPDF_TEXTRENDERMODE_INVISIBLE, raw.FPDF_TEXTRENDERMODE_CLIP}
WHITE = 250  # of 255, of each colour
MOST_COMPARED = 100_000  # texts and surfaces; more are a picture
DEPTH = 3  # pictures inside pictures


@dataclass(frozen=True, slots=True)
class Hidden:
    """The texts that no reader sees, by their addresses.

    `is_recognised`: all text of the page is without ink. It lies under a scan that shows it.
    """

    texts: Set[int] = frozenset()
    is_recognised: bool = False


def hidden_on(page: pdfium.PdfPage) -> Hidden:
    """Return the texts on a page that no reader sees."""
    texts: list[ctypes.c_void_p] = []
    painted: list[ctypes.c_void_p] = []
    for one in _objects(page.raw, raw.FPDFPage_CountObjects, raw.FPDFPage_GetObject):
        (texts if raw.FPDFPageObj_GetType(one) == raw.FPDF_PAGEOBJ_TEXT else painted).append(one)
    inkless = {
        _address(one) for one in texts if raw.FPDFTextObj_GetTextRenderMode(one) in WITHOUT_INK
    }
    if inkless and len(inkless) == len(texts):
        return Hidden(is_recognised=True)
    white = [one for one in texts if _is_white(one)]
    if len(white) * len(painted) > MOST_COMPARED:
        return Hidden(inkless)
    return Hidden(inkless | {_address(one) for one in white if not _is_on_paint(one, painted)})


def text_at(text_page: ctypes.c_void_p, at: int) -> int:
    """Return the address of the text that the character `at` belongs to."""
    return _address(raw.FPDFText_GetTextObject(text_page, at))


def _objects(holder, count, get, depth: int = DEPTH) -> Iterator[ctypes.c_void_p]:  # type: ignore[no-untyped-def]
    for at in range(count(holder)):
        one = get(holder, at)
        if raw.FPDFPageObj_GetType(one) != raw.FPDF_PAGEOBJ_FORM:
            yield one
        elif depth:
            yield from _objects(
                one, raw.FPDFFormObj_CountObjects, raw.FPDFFormObj_GetObject, depth - 1
            )


def _address(one: ctypes.c_void_p) -> int:
    return ctypes.cast(one, ctypes.c_void_p).value or 0


def _is_white(one: ctypes.c_void_p) -> bool:
    colours = [ctypes.c_uint() for _ in range(4)]
    if not raw.FPDFPageObj_GetFillColor(one, *colours):
        return False
    *ink, opacity = (colour.value for colour in colours)
    return min(ink) >= WHITE or opacity == 0


def _is_on_paint(text: ctypes.c_void_p, painted: list[ctypes.c_void_p]) -> bool:
    """Does the middle of a text stand on a picture, or on a surface that is not white?"""
    left, bottom, right, top = _bounds(text)
    middle, centre = (left + right) / 2, (bottom + top) / 2
    for one in painted:
        sides = _bounds(one)
        is_under = sides[0] <= middle <= sides[2] and sides[1] <= centre <= sides[3]
        is_path = raw.FPDFPageObj_GetType(one) == raw.FPDF_PAGEOBJ_PATH
        if is_under and not (is_path and _is_white(one)):
            return True
    return False


def _bounds(one: ctypes.c_void_p) -> tuple[float, ...]:
    sides = [ctypes.c_float() for _ in range(4)]
    raw.FPDFPageObj_GetBounds(one, *sides)
    return tuple(side.value for side in sides)
