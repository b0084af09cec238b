"""Open a PDF and take its pages out one by one, refusing what cannot be read."""

import io
from collections.abc import Iterable, Iterator
from contextlib import closing

import pypdfium2 as pdfium
from pypdfium2.raw import (
    FPDF_ERR_PASSWORD,
    FPDF_REMOVE_SECURITY,
    FS_MATRIX,
    FPDFPage_TransFormWithClip,
)

from amendments.compendium.compendium import Finding, NotACompendiumError
from amendments.compendium.decode import SIZE_LIMIT
from amendments.compendium.formats.leaving_out import quoted
from amendments.compendium.formats.pdf.drawings import drawn_on, frames, level_rules
from amendments.compendium.formats.pdf.glyphs import characters_of, words_of
from amendments.compendium.formats.pdf.guard import refuse_hostile
from amendments.compendium.formats.pdf.hidden import hidden_on
from amendments.compendium.formats.pdf.legible import is_legible
from amendments.compendium.formats.pdf.page import Area, Page, Word
from amendments.compendium.formats.pdf.volume import Volume

BEGINNING = 2_000  # bytes in which a PDF says that it is one, and as many at its end
PAGE_LIMIT = 3_000
LARGEST_SHEET = 15_000  # points: the largest that a PDF can have
WATERMARK = 5  # words; more of them that are turned are told
MOST_UNKNOWN = 0.02  # of the characters; with more of them the words cannot be trusted


def read_pages(raw: bytes) -> list[Page]:
    """Return the pages of the PDF in `raw`. Raises `NotACompendiumError` when it cannot be read."""
    with closing(opened(raw)) as document:
        return pages_of(document)


def opened(raw: bytes) -> pdfium.PdfDocument:
    """Return the PDF in `raw`, once it is known to be safe. Raises `NotACompendiumError` if not."""
    _refuse_what_is_not_whole(raw)
    if b"/Encrypt" not in raw:
        refuse_hostile(raw)
        return _loaded(raw)
    # Locked against changes, but not against reading: what is inside can be measured unlocked only.
    unlocked = io.BytesIO()
    with closing(_loaded(raw)) as document:
        document.save(unlocked, flags=FPDF_REMOVE_SECURITY)
    refuse_hostile(unlocked.getvalue())
    return _loaded(unlocked.getvalue())


def _refuse_what_is_not_whole(raw: bytes) -> None:
    if len(raw) > SIZE_LIMIT:
        raise NotACompendiumError(f"The file is too large: more than {SIZE_LIMIT // 1_000_000} MB.")
    if b"%PDF-" not in raw[:BEGINNING]:
        raise NotACompendiumError("The file is not a PDF file.")
    if b"%%EOF" not in raw.rstrip(b"\0\r\n\t ")[-BEGINNING:]:
        raise NotACompendiumError("The PDF file is damaged: its end is missing.")


def _loaded(raw: bytes) -> pdfium.PdfDocument:
    try:
        return pdfium.PdfDocument(raw)
    except pdfium.PdfiumError as error:
        if error.err_code == FPDF_ERR_PASSWORD:
            message = "The PDF file is protected by a password; save it without one."
        else:
            message = "The PDF file is damaged and cannot be opened."
        raise NotACompendiumError(message) from error


def pages_of(document: pdfium.PdfDocument) -> list[Page]:
    """Return the pages of `document`, each closed again once it is read.

    Raises `NotACompendiumError` when there is no text on them, or more than any compendium has.
    """
    if len(document) > PAGE_LIMIT:
        raise NotACompendiumError(f"The PDF file has more than {PAGE_LIMIT:,} pages.")
    pages: list[Page] = []
    volume = Volume()
    for page in _read(document, volume):
        pages.append(page)
        volume.check_work()
    unknown = sum(page.unknown for page in pages)
    if unknown > MOST_UNKNOWN * volume.characters or not all(
        is_legible(page.words) for page in pages
    ):
        raise NotACompendiumError(
            "The letters of the PDF file have no meaning outside its fonts; save it as text."
        )
    if not any(page.words for page in pages) and any(page.turned for page in pages):
        raise NotACompendiumError("The text of the PDF file stands turned on its pages.")
    if not any(page.words for page in pages):
        raise NotACompendiumError(
            "The PDF file has no text layer: it is a scan; recognise its text first."
        )
    return pages


def left_out(pages: Iterable[Page]) -> list[Finding]:
    """Return a repair for each page from which letters or words were left out."""
    found: list[Finding] = []
    for page in pages:
        where = f"page {page.number + 1}"
        if page.unknown:
            message = f"Characters that the file gives no meaning were left out: {page.unknown}."
            found.append(Finding("unknown-characters", where, message))
        if page.turned > WATERMARK:
            message = f"Words that stand turned on the page were left out: {page.turned}."
            found.append(Finding("turned-text", where, message))
        if page.hidden:
            message = "Words that no reader of the page sees were left out."
            found.append(Finding("hidden-text", where, message, quoted([" ".join(page.hidden)])))
        if page.is_recognised:
            message = "The text of this page was recognised from a picture: check it."
            found.append(Finding("recognised-text", where, message))
    return found


def _read(document: pdfium.PdfDocument, volume: Volume) -> Iterator[Page]:
    for number in range(len(document)):
        try:
            opened = document[number]
        except pdfium.PdfiumError as error:
            message = f"The PDF file is damaged: page {number + 1} cannot be read."
            raise NotACompendiumError(message) from error
        with closing(opened):
            page = _page(opened, number, volume)
            is_turned = not page.words and page.turned and straighten(opened)
        if is_turned:
            with closing(document[number]) as straight:
                page = _page(straight, number, volume)
        yield page


def straighten(page: pdfium.PdfPage) -> bool:
    """Turn what is drawn as the page is shown, for whoever opens it again; False when it is shown as is."""
    turn = page.get_rotation()
    if not turn:
        return False
    left, bottom, right, top = page.get_cropbox()
    across, along = right - left, top - bottom
    places = {
        90: ((0, -1, 1, 0, -bottom, right), (along, across)),
        180: ((-1, 0, 0, -1, right, top), (across, along)),
        270: ((0, 1, -1, 0, top, -left), (along, across)),
    }
    matrix, (width, height) = places[turn]
    FPDFPage_TransFormWithClip(page.raw, FS_MATRIX(*matrix), None)
    page.set_rotation(0)
    page.set_mediabox(0, 0, width, height)
    page.set_cropbox(0, 0, width, height)
    return True


def _page(opened: pdfium.PdfPage, number: int, volume: Volume) -> Page:
    left, bottom, right, top = opened.get_cropbox()
    sheet = Area(left, bottom, right, top)  # as the file counts: upwards
    inside = Area(0, 0, sheet.width, sheet.height)
    with closing(opened.get_textpage()) as text_page:
        volume.take_characters(text_page.count_chars())
        characters = characters_of(text_page.raw)
        volume.take_text(characters)
        hidden = hidden_on(opened)
        text = words_of(text_page.raw, characters, sheet, hidden.texts)
    drawn = drawn_on(opened, sheet)
    if max(inside.width, inside.height) > LARGEST_SHEET:
        raise NotACompendiumError(f"Page {number + 1} of the PDF file is larger than any sheet.")
    words: list[Word] = []
    for word in text.words:
        is_seen = inside.holds(word) and word.width < inside.width
        words.append(word) if is_seen else text.hidden.append(word.text)
    page = Page(number, inside, words, frames(drawn, inside), level_rules(drawn))
    page.unknown, page.turned = text.unknown, text.turned
    page.hidden, page.is_recognised = tuple(text.hidden), hidden.is_recognised
    return page
