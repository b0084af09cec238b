"""Lines on their way into paragraphs, and how far to the right each could have run."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from amendments.compendium.formats.pdf.boxes import Box, Layout
from amendments.compendium.formats.pdf.columns import Region
from amendments.compendium.formats.pdf.page import Area, Line

ALIKE = 3.0  # points
ENOUGH = 4  # lines that show how wide a text is
SPACE = 0.2  # of the height: between two words

Place = tuple[int, int, int]  # page, and the order of the region on it


@dataclass(frozen=True, slots=True)
class Flowing:
    """A line, where it stands, and the right edge that its words may reach."""

    line: Line
    place: Place
    limit: float

    @property
    def text(self) -> str:
        """The text of the line."""
        return self.line.text

    def is_full(self, following: Line) -> bool:
        """Was there no room on the line for the first word of the `following` one?"""
        end = self.line.right + SPACE * self.line.size + following.first_word
        return end > self.limit - ALIKE / 2


def flowing(layouts: Sequence[Layout]) -> list[list[Flowing]]:
    """Return the lines outside the boxes, page by page, in reading order."""
    usual = _usual_limits(layouts)
    return [
        [line for region in layout.regions for line in _of_region(region, layout, usual)]
        for layout in layouts
    ]


def flowing_in(box: Box) -> list[Flowing]:
    """Return the lines of a box, the margin in its frame taken for the same on both sides."""
    margin = min(line.left - part.frame.left for part in box.parts for line in part.lines)
    return [
        Flowing(line, (line.page, at, 0), part.frame.right - max(margin, 0))
        for at, part in enumerate(box.parts)
        for line in part.lines
    ]


def _of_region(
    region: Region, layout: Layout, usual: dict[tuple[int, int], float]
) -> Iterable[Flowing]:
    groups: dict[float, list[Line]] = {}
    for line in region.lines:
        groups.setdefault(_next_frame(line, layout.frames), []).append(line)
    limits: dict[float, float] = {}
    for frame, lines in groups.items():
        limits[frame] = reach(lines)
        if len(lines) < ENOUGH:
            column = min(usual.get(_column(layout, region), 0.0), frame - 2 * ALIKE)
            limits[frame] = max(limits[frame], column)
    for line in region.lines:
        place = (layout.page.number, *region.order)
        yield Flowing(line, place, limits[_next_frame(line, layout.frames)])


def _next_frame(line: Line, frames: Sequence[Area]) -> float:
    """Return where the nearest frame beside `line` begins; a little above and below counts, too."""
    near = 2 * line.height
    return min(
        (
            frame.left
            for frame in frames
            if frame.top - near < line.bottom
            and frame.bottom + near > line.top
            and frame.left >= line.right - ALIKE
        ),
        default=math.inf,
    )


def _usual_limits(layouts: Iterable[Layout]) -> dict[tuple[int, int], float]:
    """Return how far the text reaches in each column of left and of right pages."""
    columns: dict[tuple[int, int], list[Line]] = {}
    for layout in layouts:
        for region in layout.regions:
            free = [line for line in region.lines if _next_frame(line, layout.frames) == math.inf]
            columns.setdefault(_column(layout, region), []).extend(free)
    return {column: reach(lines) for column, lines in columns.items() if lines}


def _column(layout: Layout, region: Region) -> tuple[int, int]:
    column = region.order[1] + 1 if layout.gutter and region.order[0] % 2 == 0 else 0
    return layout.page.number % 2, column


def reach(lines: Sequence[Line]) -> float:
    """Return the right edge of these lines: the furthest that two of them reach."""
    ends = sorted((line.right for line in lines), reverse=True)
    for further, nearer in pairwise(ends):
        if further - nearer <= ALIKE:
            return further
    return ends[0]
