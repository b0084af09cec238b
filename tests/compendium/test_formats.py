"""Which format a file is in, and the one door through which all come in."""

from pathlib import Path

import pytest

from amendments.compendium.compendium import NotACompendiumError
from amendments.compendium.formats import extract, read_file, recognise
from amendments.compendium.reader import read_compendium

SEED = (Path(__file__).parent / "files" / "doc-16245.fr.txt").read_bytes()


@pytest.mark.parametrize(
    ("raw", "name", "format"),
    [
        (SEED, "", "text"),
        (b"", "", "text"),
        (b"\xef\xbb\xbfDoc. 15999", "x.txt", "text"),
        (b"%PDF-1.7", "", "pdf"),
        (b"\n\n%PDF-1.7", "", "pdf"),
        (b"Some mail\n%PDF-1.7", "x.PDF", "pdf"),
        (b"Doc. 15999 speaks of %PDF-1.7", "x.txt", "text"),
        (b"PK\x03\x04\x14", "", "docx"),
        (b"PK\x03\x04\x14", "x.txt", "docx"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "", "docx"),
        (b"<!DOCTYPE html>", "", "html"),
        (b"  \r\n<HTML lang=fr>", "", "html"),
        (b"<!-- saved from url -->\n<html>", "", "html"),
        (b'<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml">', "", "html"),
        ("\ufeff<p>Doc. 15999</p>".encode("utf-16-le"), "", "html"),
        (b"\xef\xbb\xbf<div>Doc. 15999</div>", "", "html"),
        (b"Doc. 15999<br>Title", "x.htm", "html"),
        (b"Doc. 15999<br>Title", "", "text"),
        (b"<10 members of 5 > 3 delegations", "", "text"),
        (b"{\\rtf1", "x.docx", "text"),
        (b"Doc. 15999", "x.docx", "text"),
        (b"Doc. 15999", "x.html", "text"),
    ],
)
def test_a_format_is_recognised_by_what_the_file_begins_with(
    raw: bytes, name: str, format: str
) -> None:
    assert recognise(raw, name) == format


def test_a_text_file_gives_what_the_reader_of_text_gives() -> None:
    assert read_file(SEED, name="doc.txt") == read_compendium(SEED.decode())
    assert read_file(SEED, format="text", language="fr") == read_compendium(SEED.decode(), "fr")


def test_the_text_of_a_text_file_is_the_file() -> None:
    assert extract(SEED).text == SEED.decode()
    assert extract(SEED).repairs == ()


@pytest.mark.parametrize(
    ("raw", "format", "message"),
    [
        (SEED, "docx", "The file is plain text, not a DOCX file."),
        (SEED, "pdf", "The file is plain text, not a PDF file."),
        (SEED, "html", "The file is plain text, not HTML."),
        (b"%PDF-1.7", "text", "The file is a PDF file, not plain text."),
        (b"%PDF-1.7", "docx", "The file is a PDF file, not a DOCX file."),
        (b"<html>", "text", "The file is HTML, not plain text."),
        (b"PK\x03\x04\x14", "html", "The file is a DOCX file, not HTML."),
    ],
)
def test_another_format_than_the_named_one_is_said(raw: bytes, format: str, message: str) -> None:
    with pytest.raises(NotACompendiumError) as refusal:
        read_file(raw, format=format)
    assert str(refusal.value) == message


def test_an_unknown_format_or_language_is_no_fault_of_the_file() -> None:
    with pytest.raises(ValueError, match="Unknown format: odt"):
        read_file(SEED, format="odt")
    with pytest.raises(ValueError, match="Unknown language: de"):
        read_file(SEED, language="de")
