"""PDF files that are no compendium, are damaged, or are made to be slow: one clear line each."""

import zlib

import pytest

from amendments.compendium.compendium import NotACompendiumError
from amendments.compendium.formats.pdf import text_of_pdf, volume
from amendments.compendium.formats.pdf.volume import Volume
from tests.compendium.making.raw_pdf import (
    deflated,
    file_of,
    locked,
    page_of,
    pages_of,
    stream,
    text,
)

LINES = ("Doc. 15999", "A. Draft resolution", "1. The Assembly decides.")
WHOLE = page_of(deflated(text(*LINES)))
CATALOGUE = b"<</Type/Catalog/Pages 2 0 R>>"
SHEET = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]>>"
ALL_PAGES = b"<</Type/Pages/Count 3001/Kids[%s]>>" % b" ".join(
    b"%d 0 R" % at for at in range(3, 3004)
)
TOO_LARGE = "The PDF file becomes far too large when it is unpacked."
UNKNOWN_PACKING = "The PDF file is packed in a way that this reader does not take."
PICTURES = "The PDF file draws pictures inside pictures without end."
BOMB = zlib.compress(b" " * 100_000_000, 9)


def forms(count: int) -> bytes:
    """Return a page that draws a picture of ten pictures of ten pictures …"""
    drawn = b"/X Do\n" * 10
    parts = [
        stream(
            drawn,
            b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X %d 0 R>>>>" % at,
        )
        for at in range(7, 7 + count)
    ]
    return page_of(stream(drawn), *parts, stream(b""), resources=b"/XObject<</X 6 0 R>>")


def repeated_contents() -> bytes:
    """Return a page that is put together from the same part again and again."""
    part = deflated(b"0 0 9 9 re S\n" * 100_000)
    entries = b"/Contents[" + b"4 0 R " * 100 + b"]"
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]%s>>" % entries
    return file_of([CATALOGUE, b"<</Type/Pages/Kids[3 0 R]/Count 1>>", page, part])


@pytest.mark.parametrize(
    ("raw", "message"),
    [
        pytest.param(b"", "The file is not a PDF file.", id="empty"),
        pytest.param(b"Doc. 15999", "The file is not a PDF file.", id="plain text"),
        pytest.param(b"PK\x03\x04" * 999, "The file is not a PDF file.", id="a zip file"),
        pytest.param(WHOLE[:-30], "The PDF file is damaged: its end is missing.", id="cut off"),
        pytest.param(b"%PDF-1.7\n%%EOF", "The PDF file is damaged and cannot be opened.", id="hollow"),
        pytest.param(
            b"%PDF-1.7\n" + b"\xff\0" * 5000 + b"%%EOF",
            "The PDF file is damaged and cannot be opened.",
            id="noise",
        ),
        pytest.param(
            page_of(stream(zlib.compress(text(*LINES))[:40] + b"\0" * 40, b"/Filter/FlateDecode")),
            "The PDF file is damaged: a part of it cannot be unpacked.",
            id="a damaged page",
        ),
        pytest.param(
            locked(text(*LINES), b"secret"),
            "The PDF file is protected by a password; save it without one.",
            id="a password",
        ),
        pytest.param(
            page_of(stream(b"")),
            "The PDF file has no text layer: it is a scan; recognise its text first.",
            id="a scan",
        ),
        pytest.param(b"%PDF-1.7\n" + b" " * 20_000_000 + b"%%EOF", "The file is too large: more than 20 MB.", id="20 MB"),
        pytest.param(
            page_of(deflated(b"BT /F 9 Tf 0 1 -1 0 99 99 Tm (Doc. 15999) Tj ET")),
            "The text of the PDF file stands turned on its pages.",
            id="turned",
        ),
        pytest.param(page_of(stream(BOMB, b"/Filter/FlateDecode")), TOO_LARGE, id="a bomb"),
        pytest.param(
            page_of(stream(BOMB.hex().encode() + b">", b"/Filter[/ASCIIHexDecode/FlateDecode]")),
            TOO_LARGE,
            id="a bomb in figures",
        ),
        pytest.param(
            page_of(stream(zlib.compress(BOMB), b"/Filter[/FlateDecode/FlateDecode]")),
            UNKNOWN_PACKING,
            id="a bomb in a bomb",
        ),
        pytest.param(page_of(stream(b"", b"/Filter/Fl#61teDecode")), UNKNOWN_PACKING, id="disguised"),
        pytest.param(repeated_contents(), TOO_LARGE, id="one part again and again"),
        pytest.param(forms(12), PICTURES, id="pictures inside pictures"),
        pytest.param(
            file_of([CATALOGUE, b"<</Type/Pages/Kids[3 0 R 3 0 R]/Count 2>>", SHEET]),
            "The PDF file has one page again and again.",
            id="one page again and again",
        ),
        pytest.param(
            file_of([CATALOGUE, ALL_PAGES, *[SHEET] * 3_001]),
            "The PDF file has more than 3,000 pages.",
            id="3,001 pages",
        ),
        pytest.param(
            page_of(deflated(text(*LINES)), entries=b"/CropBox[0 0 99999 99999]/MediaBox[0 0 99999 99999]"),
            "Page 1 of the PDF file is larger than any sheet.",
            id="a huge sheet",
        ),
    ],
)  # fmt: skip
def test_the_file_is_refused_with_one_line(raw: bytes, message: str) -> None:
    with pytest.raises(NotACompendiumError) as refusal:
        text_of_pdf(raw)
    assert str(refusal.value) == message


@pytest.mark.parametrize(
    "raw",
    [
        pytest.param(WHOLE, id="as it should be"),
        pytest.param(locked(text(*LINES), b""), id="locked against changes only"),
        pytest.param(WHOLE + b"\n\0\0\n", id="padded"),
        pytest.param(b"junk\n" + WHOLE, id="with something before it"),
    ],
)
def test_what_can_be_opened_is_read(raw: bytes) -> None:
    assert text_of_pdf(raw).text.split("\n\n") == [*LINES[:-1], LINES[-1] + "\n"]


def small(words: str, lines: int) -> bytes:
    """Return the drawing of a page with this many lines of 1,000 `words` that nobody can read."""
    return b"".join(
        b"BT /F .1 Tf 1 0 0 1 50 %d Tm (%s) Tj ET\n" % (at, words.encode() * 1_000)
        for at in range(10, 10 + lines)
    )


def test_too_much_text_on_a_page_is_refused() -> None:
    with pytest.raises(NotACompendiumError, match="more text on its pages than they can hold"):
        text_of_pdf(pages_of(small("a b ", 11)))


def test_more_words_than_any_document_has_are_refused() -> None:
    drawn = small("a ", 19)
    with pytest.raises(NotACompendiumError) as refusal:
        text_of_pdf(pages_of(*[drawn] * 14))
    message = "The PDF file is too long: more than 250,000 words, and too few amendments."
    assert str(refusal.value) == message


def test_each_amendment_brings_its_own_words() -> None:
    held = Volume()
    held.take_text("Amendment 1\r\n" * 100 + "word " * 330_000)
    with pytest.raises(NotACompendiumError, match="more than 350,000 words"):
        held.take_text("word " * 20_000)


def test_too_many_amendments_are_refused_before_their_letters_are_placed() -> None:
    held = Volume()
    held.take_text("Amendment 1\r\n" * 15_000)
    with pytest.raises(NotACompendiumError, match="more than 15,000 headings of amendments"):
        held.take_text("Sous-amendement 2\r\n")


def test_pages_that_are_slow_for_the_text_on_them_are_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(volume, "AT_FIRST", -1)
    with pytest.raises(NotACompendiumError) as refusal:
        text_of_pdf(WHOLE)
    assert str(refusal.value) == "Taking the text out of the PDF file takes too long."
