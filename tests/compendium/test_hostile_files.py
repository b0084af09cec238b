"""Damaged files and files made to break the readers: one clear line each, or a value.

What takes no end of time or memory would not come to an end here.
"""

import struct
import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from amendments.compendium.compendium import NotACompendiumError
from amendments.compendium.decode import SIZE_LIMIT
from amendments.compendium.formats import read_file
from amendments.compendium.formats.word_package import PARTS_LIMIT
from amendments.compendium.reader import read_compendium
from tests.compendium.making.docx import docx_of
from tests.compendium.making.html import html_of
from tests.compendium.making.raw_pdf import deflated, page_of, text
from tests.compendium.making.word_xml import W, document, run, wrapped, zipped

SEED = read_compendium((Path(__file__).parent / "files" / "doc-16245.fr.txt").read_text("utf-8"))
DOCX = docx_of(SEED)
HTML = html_of(SEED)
DAMAGED = "The file is damaged or was cut short: it cannot be opened as a DOCX file."
TOO_LARGE = "The page is too large: no compendium has so much markup."
OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504
ENTITIES = (
    '<!DOCTYPE lolz [<!ENTITY a "aaaaaaaaaa">'
    + "".join(
        f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefgh", "bcdefghi", strict=True)
    )
    + "]>"
)
BODY = f'<w:document xmlns:w="{W}"><w:body>{{}}</w:body></w:document>'


def archive(parts: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    written = BytesIO()
    with zipfile.ZipFile(written, "w", method) as file:
        for name, part in parts.items():
            file.writestr(name, part)
    return written.getvalue()


def word(part: str | bytes) -> bytes:
    """Return a Word file with this main part, whatever it says."""
    return zipped({"word/document.xml": part})


def bomb(megabytes: int) -> bytes:
    """Return a Word file whose text unpacks to this size, and never hold it unpacked."""
    written = BytesIO(word(BODY.format("")))
    with (
        zipfile.ZipFile(written, "a", zipfile.ZIP_DEFLATED) as file,
        file.open("word/media/image1.png", "w") as part,
    ):
        for _ in range(megabytes):
            part.write(b"\0" * 1_000_000)
    return written.getvalue()


def with_password() -> bytes:
    """Return an archive whose entries say that they are locked."""
    raw = bytearray(word(BODY.format("")))
    at = raw.find(b"PK\x01\x02")
    while at >= 0:
        (flags,) = struct.unpack_from("<H", raw, at + 8)
        struct.pack_into("<H", raw, at + 8, flags | 1)
        at = raw.find(b"PK\x01\x02", at + 1)
    return bytes(raw)


def bent(raw: bytes) -> bytes:
    """Return a Word file with some bytes of its main part changed."""
    at = raw.find(b"word/document.xml") + 200
    return raw[:at] + b"\xff" * 50 + raw[at + 50 :]


@pytest.mark.parametrize(
    ("raw", "message"),
    [
        pytest.param(
            word(BODY.format("<w:p/>" * 3_000_001)),
            "The file is too large: a part of it has more than 3,000,000 elements or attributes.", id="elements",
        ),
        pytest.param(
            zipped({"word/document.xml": BODY.format(""), "word/styles.xml": b"a" * 8_000_001}),
            "The file is too large: a part of it has more than 8 MB.", id="styles",
        ),
        pytest.param(DOCX[: len(DOCX) // 2], DAMAGED, id="cut short"),
        pytest.param(DOCX[:-10], DAMAGED, id="its end missing"),
        pytest.param(bent(DOCX), DAMAGED, id="bytes changed"),
        pytest.param(b"PK\x03\x04" + b"\xff" * 5000, DAMAGED, id="no archive"),
        pytest.param(b"PK\x05\x06" + b"\0" * 18, "The file is a ZIP archive, not a DOCX file.", id="empty archive"),
        pytest.param(archive({"a.txt": b"a"}), "The file is a ZIP archive, not a DOCX file.", id="archive"),
        pytest.param(
            archive({"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": b"<a/>"}),
            "The file is an OpenDocument file; save it as DOCX.", id="OpenDocument",
        ),
        pytest.param(word("<w:document"), DAMAGED, id="broken XML"),
        pytest.param(word(""), DAMAGED, id="empty XML"),
        pytest.param(word("<document/>"), DAMAGED, id="another XML"),
        pytest.param(word(b"\x00\x01\x02"), DAMAGED, id="binary XML"),
        pytest.param(word(BODY.format("<w:p>" * 100_000 + "</w:p>" * 100_000)), DAMAGED, id="deep XML"),
        pytest.param(
            word(ENTITIES + BODY.format("<w:p><w:r><w:t>&i;</w:t></w:r></w:p>")),
            "The file declares XML entities of its own, which are not read.", id="entities",
        ),
        pytest.param(
            word(('<?xml version="1.0" encoding="UTF-16"?>' + ENTITIES + BODY.format("&i;")).encode("utf-16")),
            "The file declares XML entities of its own, which are not read.", id="entities in UTF-16",
        ),
        pytest.param(
            word('<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>' + BODY.format("&x;")),
            "The file declares XML entities of its own, which are not read.", id="a file from outside",
        ),
        pytest.param(word(BODY.format("")), "The file is empty.", id="no text"),
        pytest.param(
            document(wrapped(run("A letter."))),
            "This is not a compendium of amendments: no reference such as “Doc. 15999” at its head.",
            id="another text",
        ),
        pytest.param(bomb(300), "The file is too large: unpacked it has more than 200 MB.", id="bomb"),
        pytest.param(bomb(50), "The file is no text: it was packed smaller than any text can be.", id="small bomb"),
        pytest.param(
            archive({f"{at}.xml": b"" for at in range(PARTS_LIMIT + 1)}),
            "The file holds more than 5,000 parts.", id="parts",
        ),
        pytest.param(
            archive({"[Content_Types].xml": b"<a/>"}, zipfile.ZIP_BZIP2), DAMAGED, id="another packing"
        ),
        pytest.param(with_password(), "The file is protected by a password; save it without one.", id="locked"),
        pytest.param(
            OLD + "EncryptedPackage".encode("utf-16-le"),
            "The file is protected by a password; save it without one.", id="password",
        ),
        pytest.param(
            OLD + "WordDocument".encode("utf-16-le"),
            "The file is an old Word file (.doc); save it as DOCX.", id="old Word",
        ),
        pytest.param(OLD, "The file is an old Office file, not a DOCX file.", id="old Office"),
        pytest.param(
            b"<html>" + b"<div>" * 100_000 + b"Doc. 15999",
            "The page is damaged: its elements stand too deep in one another.", id="deep page",
        ),
        pytest.param(
            b"<html>" + b"<wrong=<&;" * 500 + b"<b>" * 100_000,
            "The page is damaged: its elements stand too deep in one another.", id="deep and wrong page",
        ),
        pytest.param(
            b'<?xml version="1.0"?>' + ENTITIES.encode() + b"<html>&i;</html>",
            "The page declares entities of its own, which are not read.", id="entities of a page",
        ),
        pytest.param(b"<html>" + b"<b>1</b>" * 600_000, TOO_LARGE, id="tags of a page"),
        pytest.param(b"<html><p " + b"a " * 60_000 + b">", TOO_LARGE, id="attributes of a page"),
        pytest.param(b"<html>" + b"a" * 9_000_000, TOO_LARGE, id="a long page"),
        pytest.param(
            word(BODY.format("<w:p w:a='1' w:b='2' w:c='3'/>" * 400_001)),
            "The file is too large: a part of it has more than 3,000,000 elements or attributes.", id="attributes",
        ),
        pytest.param(b"<html></html>", "The file is empty.", id="empty page"),
        pytest.param(b"<!DOCTYPE html>", "The page is damaged: it holds no text that can be read.", id="no page"),
        pytest.param(b"<html>" + b"\0" * 99, "The file is not plain text: it holds NUL characters.", id="binary page"),
        pytest.param(
            b"<html><p>A letter.",
            "This is not a compendium of amendments: no reference such as “Doc. 15999” at its head.",
            id="another page",
        ),
        pytest.param(HTML[: len(HTML) // 9], None, id="page cut short"),
        pytest.param(b"", "The file is empty.", id="empty"),
        pytest.param(b"\x89PNG\r\n\x1a\n\0\0", "The file is not plain text: it holds NUL characters.", id="picture"),
        pytest.param(b"a" * (SIZE_LIMIT + 1), "The file is too large: more than 20 MB.", id="too large"),
        pytest.param(b"PK\x03\x04" * SIZE_LIMIT, "The file is too large: more than 20 MB.", id="too large DOCX"),
    ],
)  # fmt: skip
def test_a_file_that_cannot_be_read_is_refused_in_one_line(raw: bytes, message: str | None) -> None:
    with pytest.raises(NotACompendiumError) as refusal:
        read_file(raw)
    assert len(str(refusal.value).splitlines()) == 1
    assert message is None or str(refusal.value) == message


PDF = page_of(deflated(text("Doc. 15999", "Rivers", "A. Draft resolution", "1. One.")))


@pytest.mark.parametrize("twentieth", range(1, 20))
@pytest.mark.parametrize("raw", [DOCX, PDF], ids=["DOCX", "PDF"])
def test_a_file_cut_short_anywhere_is_refused(raw: bytes, twentieth: int) -> None:
    with pytest.raises(NotACompendiumError) as refusal:
        read_file(raw[: len(raw) * twentieth // 20])
    assert len(str(refusal.value).splitlines()) == 1


@pytest.mark.parametrize("twentieth", range(1, 20))
def test_a_page_cut_short_anywhere_is_answered(twentieth: int) -> None:
    answer = answer_to(HTML[: len(HTML) * twentieth // 20])
    assert answer == "Doc. 16245" or len(answer.splitlines()) == 1


OPEN = "Doc. 15999\n\nA. Draft resolution\n\n1. One.\n\nAmendment 1\n\nDelete paragraph 1.\n\n"
START = "".join(f"<p>{line}</p>" for line in OPEN.split("\n\n"))
WORD = "".join(wrapped(run(line)) for line in OPEN.split("\n\n") if line)


@pytest.mark.parametrize(
    "raw",
    [
        pytest.param(f"{START}{'«' * 100_000}".encode(), id="open quotes of a page"),
        pytest.param(f"{START}<p>a{'<sup>1</sup>' * 30_000}".encode(), id="superscripts"),
        pytest.param(f"{START}<p>{'<b>1</b>' * 30_000}".encode(), id="inline elements"),
        pytest.param(f"{START}<p>{'<br>' * 100_000}x".encode(), id="line breaks"),
        pytest.param(f"{START}<table>{'<tr><td>1' * 10_000}".encode(), id="cells"),
        pytest.param(f"{START}{'<ol><li>' * 120}x".encode(), id="lists in lists"),
        pytest.param(f"{START}{'<p class=nav>x' * 20_000}".encode(), id="navigation"),
        pytest.param(f"<style>{'@' * 4_000_000}</style>{START}<p>x".encode(), id="a style of at signs"),
        pytest.param(f"<style>@a{{{'x{}' * 900_000}</style>{START}<p>x".encode(), id="a style that never closes"),
        pytest.param(f"{START}<p style='{' ' * 50_000}display:none'>x".encode(), id="a long style"),
        pytest.param(f"{START}<ol start=99999999999999999999><li>x".encode(), id="a long number"),
        pytest.param(f"{START}{'&lt;' * 1_000_000}".encode(), id="signs"),
        pytest.param(f"{START}{'<q>' * 200}".encode(), id="quotations"),
        pytest.param(document(WORD, wrapped(run("«" * 100_000))), id="open quotes of a Word file"),
        pytest.param(document(WORD, "<w:p/>" * 50_000), id="empty paragraphs"),
        pytest.param(document(WORD, wrapped(run("a") * 50_000)), id="runs"),
        pytest.param(
            document(WORD, *["<w:tbl><w:tr><w:tc>"] * 60, wrapped(run("a")), *["</w:tc></w:tr></w:tbl>"] * 60),
            id="tables in tables",
        ),
        pytest.param(document(WORD, wrapped(run("a"), "<w:rPr><w:del/></w:rPr>") * 20_000), id="deleted ends"),
    ],
)  # fmt: skip
def test_a_file_made_to_be_slow_is_read_or_refused(raw: bytes) -> None:
    assert answer_to(raw) == "Doc. 15999"


def answer_to(raw: bytes) -> str:
    """Return the reference that is read, or the refusal."""
    try:
        return read_file(raw, name="x.html").reference
    except NotACompendiumError as refusal:
        return str(refusal)
