"""The frames around boxes of text and the rules between parts, from what is drawn on a page."""

from collections.abc import Iterable, Sequence

import pypdfium2 as pdfium
from pypdfium2 import raw

from amendments.compendium.formats.pdf.page import Area

MOST_DRAWN = 5_000  # on a page; more is a picture
MOST_POINTS = 20  # in an outline; more is a curve
THIN, NEAR = 3.0, 3.0  # points
LEAST_WIDTH, LEAST_HEIGHT = 40.0, 14.0  # of a frame


def drawn_on(page: pdfium.PdfPage, area: Area) -> list[Area]:
    """Return the outlines drawn on a page, none when they are so many that they are a picture."""
    found: list[Area] = []
    for at, one in enumerate(page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH], max_depth=1)):
        if at == MOST_DRAWN:
            return []
        if raw.FPDFPath_CountSegments(one.raw) <= MOST_POINTS:
            left, bottom, right, top = one.get_bounds()
            found.append(
                Area(left - area.left, area.bottom - top, right - area.left, area.bottom - bottom)
            )
    return found


def frames(drawn: Sequence[Area], page: Area) -> list[Area]:
    """Return the frames among `drawn`, from top to bottom: rectangles, and what four lines enclose.

    Frames of one width that touch are one: the rows of a table. One inside another is left out.
    """
    whole = [one for one in drawn if one.width >= LEAST_WIDTH and one.height >= LEAST_HEIGHT]
    whole = [one for one in whole if one.width < page.width or one.height < page.height]
    found = _stacked([*whole, *_enclosed(drawn)])
    largest: list[Area] = []
    for one in sorted(found, key=lambda area: -area.width * area.height):
        if not any(_contains(other, one) for other in largest):
            largest.append(one)
    return sorted(largest, key=lambda area: (area.top, area.left))


def level_rules(drawn: Iterable[Area]) -> list[Area]:
    """Return the level lines among `drawn`."""
    return [one for one in drawn if one.height <= THIN and one.width >= LEAST_WIDTH]


def _enclosed(drawn: Sequence[Area]) -> list[Area]:
    """Return the frames drawn as separate lines: two upright ones with a level one at their ends."""
    level = level_rules(drawn)
    upright = [one for one in drawn if one.width <= THIN and one.height >= LEAST_HEIGHT]
    groups: dict[tuple[int, int], list[Area]] = {}
    for one in upright:
        groups.setdefault((round(one.top / NEAR), round(one.bottom / NEAR)), []).append(one)
    return [frame for group in groups.values() for frame in _chained(group, level)]


def _chained(upright: Iterable[Area], level: Sequence[Area]) -> list[Area]:
    """Return the frames between `upright` lines of one height that level ones connect."""
    found: list[Area] = []
    before: Area | None = None
    for line in sorted(upright, key=lambda one: one.left):
        if before is not None:
            frame = Area(before.left, before.top, line.right, before.bottom)
            if frame.width >= LEAST_WIDTH and any(_closes(rule, frame) for rule in level):
                is_next = bool(found) and found[-1].right >= frame.left
                left = found.pop().left if is_next else frame.left
                found.append(Area(left, frame.top, frame.right, frame.bottom))
        before = line
    return found


def _closes(rule: Area, frame: Area) -> bool:
    """Does the level `rule` run along the whole upper or lower side of `frame`?"""
    along = rule.left <= frame.left + NEAR and rule.right >= frame.right - NEAR
    return along and min(abs(rule.top - frame.top), abs(rule.bottom - frame.bottom)) <= NEAR


def _stacked(areas: Sequence[Area]) -> list[Area]:
    found: list[Area] = []
    for one in sorted(areas, key=lambda area: (round(area.left), area.top)):
        last = found[-1] if found else None
        if last and _same_sides(last, one) and one.top - last.bottom <= NEAR:
            found[-1] = Area(last.left, last.top, last.right, max(last.bottom, one.bottom))
        else:
            found.append(one)
    return found


def _same_sides(one: Area, other: Area) -> bool:
    return abs(one.left - other.left) <= NEAR and abs(one.right - other.right) <= NEAR


def _contains(outer: Area, inner: Area) -> bool:
    return (
        outer.left <= inner.left + NEAR
        and outer.right >= inner.right - NEAR
        and outer.top <= inner.top + NEAR
        and outer.bottom >= inner.bottom - NEAR
    )
