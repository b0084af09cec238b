"""The boxes of amendments, each whole, and the text around them.

A frame is a box when an amendment begins in it, or when it carries on the box before it; any
other frame is an ornament, and what stands in it belongs to the text of the page.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from amendments.compendium.formats.pdf.columns import (
    Gutter,
    Region,
    gutter_of,
    gutters,
    regions,
    stands_on_both_sides,
)
from amendments.compendium.formats.pdf.lines import lines_of
from amendments.compendium.formats.pdf.page import Area, Line, Page
from amendments.compendium.headings import Kind, kind_of
from amendments.compendium.joining import is_torn
from amendments.compendium.quotations import Depth

BORDER = 0.8  # of the height of the page: a frame of this height on most pages is its border


@dataclass(slots=True)
class Part:
    """What stands in a frame on one page."""

    frame: Area
    lines: list[Line]


@dataclass(slots=True)
class Box:
    """An amendment in a frame, or in several where it runs on to the next column or page."""

    parts: list[Part] = field(default_factory=list)
    quotation: Depth = field(default_factory=Depth)

    def add(self, part: Part) -> None:
        """Go on with what stands in the next frame."""
        self.parts.append(part)
        self.quotation.take(" ".join(line.text for line in part.lines))


@dataclass(slots=True)
class Layout:
    """A page as it is read: its regions, and the boxes that begin on it."""

    page: Page
    regions: list[Region]
    boxes: list[Box]
    frames: list[Area] = field(default_factory=list)  # of all parts of boxes on the page
    gutter: Gutter | None = None


def layouts(pages: Sequence[Page]) -> list[Layout]:
    """Return the pages with their boxes told apart from the text around them."""
    borders = _borders(pages)
    found: list[Layout] = []
    last: Box | None = None
    for page, gutter in zip(pages, gutters([page.words for page in pages]), strict=True):
        frames = [frame for frame in page.frames if _sides(frame) not in borders]
        parts = _parts(page, frames)
        boxed: list[Part] = []
        boxes: list[Box] = []
        for part in _in_order(parts, gutter):
            if _is_headed(part):
                last = Box()
                boxes.append(last)
            elif last is None or not _carries_on(last, part):
                continue
            last.add(part)
            boxed.append(part)
        found.append(_layout(page, boxes, [part.frame for part in boxed], gutter))
    return found


def _layout(page: Page, boxes: list[Box], frames: list[Area], gutter: Gutter | None) -> Layout:
    """Return the page as it is read; `gutter` parts its words, those in boxes counted in."""
    around = page.words
    if frames:
        boxed = {id(word) for frame in frames for word in frame.among(page.words)}
        around = [word for word in page.words if id(word) not in boxed]
        own = gutter_of(around)
        if own is None and gutter and not stands_on_both_sides(around, gutter):
            gutter = None  # boxes beside the text, and no columns
        gutter = own or gutter
    return Layout(page, regions(around, page.number, gutter, frames), boxes, frames, gutter)


def _parts(page: Page, frames: Iterable[Area]) -> list[Part]:
    found: list[Part] = []
    for frame in frames:
        words = frame.among(page.words)
        if words:
            found.append(Part(frame, lines_of(words, page.number)))
    return found


def _in_order(parts: list[Part], gutter: Gutter | None) -> list[Part]:
    """Return the parts of a page as they are read: column by column, from top to bottom."""
    if gutter is None:
        return parts
    middle = (gutter.left + gutter.right) / 2
    return sorted(parts, key=lambda part: (part.frame.left > middle, part.frame.top))


def _is_headed(part: Part) -> bool:
    """Does the heading of an amendment stand first, on one line or on two?"""
    first = part.lines[0].text.strip()
    return any(
        kind_of(text) is Kind.AMENDMENT
        for text in (first, " ".join([first, *(line.text for line in part.lines[1:2])]))
    )


def _carries_on(box: Box, part: Part) -> bool:
    """Does what stands in the frame carry on the amendment of `box`?"""
    last = box.parts[-1]
    if part.lines[0].page - last.lines[-1].page > 1:
        return False
    if kind_of(part.lines[0].text) is Kind.DRAFT:
        return False
    same_width = abs(last.frame.width - part.frame.width) <= 3
    is_open = is_torn(last.lines[-1].text, part.lines[0].text) or box.quotation.value > 0
    is_further = last.lines[-1].page < part.lines[0].page or part.frame.top < last.frame.top
    return is_open or (same_width and is_further)


def _borders(pages: Sequence[Page]) -> set[tuple[int, ...]]:
    """Return the sides of the frames that are drawn around most pages."""
    counts = Counter(
        _sides(frame)
        for page in pages
        for frame in page.frames
        if frame.height > BORDER * page.area.height
    )
    return {sides for sides, count in counts.items() if count > max(2, len(pages) / 2)}


def _sides(frame: Area) -> tuple[int, ...]:
    return tuple(round(side) for side in (frame.left, frame.top, frame.right, frame.bottom))
