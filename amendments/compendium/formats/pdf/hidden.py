"""Text on a page that no reader sees: drawn without ink, white on white, or cut off by its clip."""

import ctypes
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass

import pypdfium2 as pdfium
from pypdfium2 import raw

WITHOUT_INK = {raw.FPDF_TEXTRENDERMODE_INVISIBLE, raw.FPDF_TEXTRENDERMODE_CLIP}
WHITE = 250  # of 255, of each colour
MOST_COMPARED = 100_000  # texts and surfaces; more are a picture
MOST_POINTS = 12  # of a clip; one with more is no rectangle
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
    inkless |= {_address(one) for one in texts if _is_cut_off(one)}
    white = [one for one in texts if _is_white(one)]
    if len(white) * len(painted) > MOST_COMPARED:
        return Hidden(inkless)
    surfaces = [_bounds(one) for one in painted if _covers(one)] if white else []
    return Hidden(inkless | {_address(one) for one in white if not _stands_on(one, surfaces)})


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


def _is_cut_off(text: ctypes.c_void_p) -> bool:
    """Does the middle of a text stand outside a rectangle that it is clipped to?"""
    clip = raw.FPDFPageObj_GetClipPath(text)
    count = raw.FPDFClipPath_CountPaths(clip)
    if count <= 0:
        return False
    left, bottom, right, top = _bounds(text)
    middle, centre = (left + right) / 2, (bottom + top) / 2
    for at in range(min(count, MOST_POINTS)):
        sides = _sides_of_clip(clip, at)
        if sides and not (sides[0] <= middle <= sides[2] and sides[1] <= centre <= sides[3]):
            return True
    return False


def _sides_of_clip(clip: ctypes.c_void_p, path: int) -> tuple[float, ...]:
    """Return the sides of one path of a clip, none where it is no rectangle."""
    count = raw.FPDFClipPath_CountPathSegments(clip, path)
    if not 0 < count <= MOST_POINTS:
        return ()
    x, y = ctypes.c_float(), ctypes.c_float()
    across: list[float] = []
    along: list[float] = []
    for at in range(count):
        segment = raw.FPDFClipPath_GetPathSegment(clip, path, at)
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        across.append(x.value)
        along.append(y.value)
    return min(across), min(along), max(across), max(along)


def _covers(one: ctypes.c_void_p) -> bool:
    """Is it a picture, or a surface that is not white? A frame alone leaves what it stands on."""
    if raw.FPDFPageObj_GetType(one) != raw.FPDF_PAGEOBJ_PATH:
        return True
    filling, stroke = ctypes.c_int(), raw.FPDF_BOOL()
    raw.FPDFPath_GetDrawMode(one, filling, stroke)
    return filling.value != raw.FPDF_FILLMODE_NONE and not _is_white(one)


def _stands_on(text: ctypes.c_void_p, surfaces: Iterable[Sequence[float]]) -> bool:
    """Does the middle of a text stand on one of the `surfaces`?"""
    left, bottom, right, top = _bounds(text)
    middle, centre = (left + right) / 2, (bottom + top) / 2
    return any(side[0] <= middle <= side[2] and side[1] <= centre <= side[3] for side in surfaces)


def _bounds(one: ctypes.c_void_p) -> tuple[float, ...]:
    sides = [ctypes.c_float() for _ in range(4)]
    raw.FPDFPageObj_GetBounds(one, *sides)
    return tuple(side.value for side in sides)
