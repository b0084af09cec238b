"""From bytes to text."""

import pytest

from amendments.compendium.compendium import NotACompendiumError
from amendments.compendium.decode import SIZE_LIMIT, decode

TEXT = "Doc. 16245 – «Amendement» œuvre\r\n"


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252", "utf-16-le", "utf-16-be"]
)  # the names without an order write a byte order mark
def test_every_encoding_gives_the_same_text(encoding: str) -> None:
    assert decode(TEXT.encode(encoding)) == TEXT


def test_big_endian_utf_16_is_read_by_its_mark() -> None:
    assert decode(b"\xfe\xff" + TEXT.encode("utf-16-be")) == TEXT


@pytest.mark.parametrize(
    ("raw", "message"),
    [
        (b"", "The file is empty."),
        (b" \n\n", "The file is empty."),
        (b"\xef\xbb\xbf", "The file is empty."),
        (b"%PDF-1.7\n\xe2\xe3", "The file is a PDF file, not plain text."),
        (b"PK\x03\x04\x14\x00", "The file is a DOCX or ZIP file, not plain text."),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "The file is an old Word file, not plain text."),
        (b"{\\rtf1\\ansi", "The file is an RTF file, not plain text."),
        (b"MIME-Version: 1.0\n", "The file is a web archive (MHTML), not plain text."),
        (b"Doc. 1\x00\x00", "The file is not plain text: it holds NUL characters."),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "The file is not plain text: it holds NUL characters."),
        (bytes(range(1, 32)), "The file is not plain text: it holds control characters."),
        (b"\x81\x8d\x8f", "The file is not plain text in UTF-8, UTF-16 or Windows-1252."),
        (b"\xff\xfea", "The file is not plain text in UTF-8, UTF-16 or Windows-1252."),
        (b"a" * (SIZE_LIMIT + 1), "The file is too large: more than 20 MB of text."),
    ],
)
def test_what_is_no_text_is_refused_in_one_line(raw: bytes, message: str) -> None:
    with pytest.raises(NotACompendiumError) as refusal:
        decode(raw)
    assert str(refusal.value) == message
