"""Read a PDF into the text that a plain-text file would have: `text_of_pdf`."""

from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import replace

from amendments.compendium.compendium import Finding
from amendments.compendium.formats.extract import Extract
from amendments.compendium.formats.pdf.boxes import layouts
from amendments.compendium.formats.pdf.calls import footnotes, without_calls
from amendments.compendium.formats.pdf.document import left_out, read_pages
from amendments.compendium.formats.pdf.flow import Flowing, flowing_in
from amendments.compendium.formats.pdf.languages import refuse_two_languages
from amendments.compendium.formats.pdf.line_numbers import without_line_numbers
from amendments.compendium.formats.pdf.margins import (
    body_size,
    without_footnotes,
    without_furniture,
)
from amendments.compendium.formats.pdf.order import Reading, reading_order
from amendments.compendium.formats.pdf.paragraphs import (
    Paragraph,
    Paragraphs,
    text_of,
)
from amendments.compendium.formats.pdf.side_by_side import doubts
from amendments.compendium.formats.pdf.usual import UsualLayout, usual_layout
from amendments.compendium.hyphens import Words


def text_of_pdf(raw: bytes) -> Extract:
    """Return the text of a PDF, a blank line between its paragraphs, and the repairs made.

    A box of an amendment is read whole, after the paragraph that it stands in or beside.
    Headers, footers, page numbers and footnotes are left out. Raises `NotACompendiumError` for
    what is damaged, locked or has no text, and for more than a compendium can hold.
    """
    read, of_lines = without_line_numbers(read_pages(raw))
    sheets, furniture = without_furniture(read)
    pages = layouts(sheets)
    refuse_two_languages(pages)
    size = body_size(pages)
    cleared = [without_footnotes(page, size) for page in pages]
    notes = [note for _page, of_page in cleared for note in of_page]
    reading = reading_order(without_calls([page for page, _notes in cleared], notes))
    doubtful = [(page.page.number, one.side_by_side) for page in pages for one in page.regions]
    extract = _extract(reading, [*left_out(read), *of_lines, *furniture, *footnotes(notes)])
    return replace(extract, problems=tuple(doubts(doubtful)))


def _extract(reading: Reading, findings: list[Finding]) -> Extract:
    texts = [reading.lines, *(flowing_in(placed.box) for placed in reading.boxes)]
    words = Words([line.text for line in lines] for lines in texts)
    parts: list[str] = []
    for paragraph in _in_order(reading, texts, findings):
        parts.append("\n" if paragraph.is_tight else "\n\n")
        parts.append(text_of(paragraph, words, findings))
    return Extract("".join(parts).strip() + "\n", tuple(findings))


def _in_order(
    reading: Reading, texts: Sequence[Sequence[Flowing]], findings: list[Finding]
) -> Iterator[Paragraph]:
    """Yield the paragraphs in reading order; a box stands after the paragraph it is printed in."""
    text = Paragraphs(*usual_layout(texts[:1]))
    text.take(texts[0], frozenset(placed.after for placed in reading.boxes))
    findings += text.doubts
    layout = usual_layout(texts[1:])
    boxes = deque(zip(reading.boxes, texts[1:], strict=True))
    for paragraph in text.found:
        while boxes and boxes[0][0].after <= paragraph.first:
            yield from _of_box(boxes.popleft()[1], layout, findings)
        yield paragraph
    for _placed, lines in boxes:
        yield from _of_box(lines, layout, findings)


def _of_box(
    lines: Sequence[Flowing], layout: UsualLayout, findings: list[Finding]
) -> list[Paragraph]:
    box = Paragraphs(*layout)
    box.take(lines)
    findings += box.doubts
    return box.found
