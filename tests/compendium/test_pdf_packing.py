"""A PDF packed in any of the ways that there are is read the same, and measured before it is."""

import zlib
from base64 import a85encode

import pytest

from amendments.compendium.compendium import NotACompendiumError
from amendments.compendium.formats import read_file
from amendments.compendium.formats.pdf import text_of_pdf
from amendments.compendium.formats.pdf.unpacking import from_lzw, from_runs
from tests.compendium.making.packing import in_runs, lzw, spaces_in_lzw
from tests.compendium.making.raw_pdf import page_of, stream, text

LINES = (
    "Doc. 15999 - Compendium of written amendments",
    "A. Draft resolution",
    "1. The Assembly decides to protect the rivers of all member States.",
    "2. The Assembly will come back to this matter in good time.",
    "Amendment 1",
    "Tabled by Ms Ada RIVER",
    'In the draft resolution, paragraph 2, delete the words "in good time".',
)
# A comment makes the codes of LZW grow to all their widths, and begin anew.
DRAWN = text(*LINES) + b"".join(b"%% %d %x\n" % (at * 7919, at * 104729) for at in range(2_000))
SPACES = b" " * 9_000_000
RUNS = b"\x81 " * 70_000
TOO_LARGE = "The PDF file becomes far too large when it is unpacked."
UNKNOWN_PACKING = "The PDF file is packed in a way that this reader does not take."


def letters(data: bytes) -> bytes:
    return a85encode(data) + b"~>"


def figures(data: bytes) -> bytes:
    return data.hex().encode() + b">"


def up(data: bytes, columns: int = 10) -> bytes:
    """Return `data` as the differences of its rows, as PNG has them."""
    rows = [data[at : at + columns].ljust(columns) for at in range(0, len(data), columns)]
    above = [b"\0" * columns, *rows]
    return b"".join(
        b"\2" + bytes((one - other) % 256 for one, other in zip(row, before, strict=True))
        for row, before in zip(rows, above, strict=False)
    )


PACKED = {
    "as it is": stream(DRAWN),
    "Flate": stream(zlib.compress(DRAWN), b"/Filter/FlateDecode"),
    "Flate in a list": stream(zlib.compress(DRAWN), b"/Filter [ /FlateDecode ]"),
    "LZW": stream(lzw(DRAWN), b"/Filter/LZWDecode"),
    "LZW that grows late": stream(
        lzw(DRAWN, early=0), b"/Filter/LZWDecode/DecodeParms<</EarlyChange 0>>"
    ),
    "runs": stream(in_runs(DRAWN), b"/Filter/RunLengthDecode"),
    "letters": stream(letters(DRAWN), b"/Filter/ASCII85Decode"),
    "figures": stream(figures(DRAWN), b"/Filter/ASCIIHexDecode"),
    "letters of Flate": stream(
        letters(zlib.compress(DRAWN)), b"/Filter[/ASCII85Decode/FlateDecode]"
    ),
    "figures of Flate": stream(
        figures(zlib.compress(DRAWN)), b"/Filter[/ASCIIHexDecode/FlateDecode]"
    ),
    "letters of LZW": stream(letters(lzw(DRAWN)), b"/Filter[/ASCII85Decode/LZWDecode]"),
    "figures of runs": stream(figures(in_runs(DRAWN)), b"/Filter[/ASCIIHexDecode/RunLengthDecode]"),
    "differences": stream(
        zlib.compress(up(DRAWN)),
        b"/Filter/FlateDecode/DecodeParms<</Predictor 12/Columns 10>>",
    ),
}


@pytest.mark.parametrize("name", PACKED)
def test_a_compendium_is_the_same_however_it_is_packed(name: str) -> None:
    compendium = read_file(page_of(PACKED[name]))
    assert compendium == read_file(page_of(PACKED["as it is"]))
    assert [one.number for one in compendium.drafts[0].paragraphs] == ["1", "2"]
    assert compendium.amendments[0].instruction == LINES[-1]


BOMBS = {
    "LZW": stream(spaces_in_lzw(2), b"/Filter/LZWDecode"),
    "runs": stream(RUNS, b"/Filter/RunLengthDecode"),
    "runs, shortened": stream(RUNS, b"/Filter/RL"),
    "letters of LZW": stream(letters(spaces_in_lzw(2)), b"/Filter[/A85/LZW]"),
    "letters of Flate": stream(letters(zlib.compress(SPACES, 9)), b"/Filter[/A85/Fl]"),
    "much LZW": stream(b"\x80\x40\x20\x10" * 1_100_000, b"/Filter/LZWDecode"),
    "differences": stream(
        zlib.compress(SPACES), b"/Filter/FlateDecode/DecodeParms<</Predictor 12/Columns 10>>"
    ),
}


@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_is_refused_however_it_is_packed(name: str) -> None:
    with pytest.raises(NotACompendiumError) as refusal:
        text_of_pdf(page_of(BOMBS[name]))
    assert str(refusal.value) == TOO_LARGE


@pytest.mark.parametrize(
    "filters",
    [
        b"/LZWDecode/FlateDecode",
        b"/FlateDecode/LZWDecode",
        b"/RunLengthDecode/RunLengthDecode",
        b"/ASCII85Decode/ASCIIHexDecode/FlateDecode",
        b"/ASCII85Decode/ASCII85Decode",
    ],
)
def test_what_is_packed_again_is_refused(filters: bytes) -> None:
    with pytest.raises(NotACompendiumError) as refusal:
        text_of_pdf(page_of(stream(b"x", b"/Filter[%s]" % filters)))
    assert str(refusal.value) == UNKNOWN_PACKING


@pytest.mark.parametrize("early", [0, 1])
def test_unpacking_takes_back_what_packing_did(early: int) -> None:
    assert from_lzw(lzw(DRAWN, early), len(DRAWN), early=early) == DRAWN
    assert from_runs(in_runs(DRAWN), len(DRAWN)) == DRAWN
