"""Whole compendia in the columns of a printer, and in the other formats: the same values."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from amendments.compendium.compendium import Compendium
from amendments.compendium.formats import read_file
from amendments.compendium.reader import read_compendium
from tests.compendium.making.docx import docx_of
from tests.compendium.making.html import Layout as OfPage
from tests.compendium.making.html import html_of
from tests.compendium.making.pdf import Layout as OfPdf
from tests.compendium.making.pdf import pdf

FILES = Path(__file__).parent / "files" / "voted"
NAMES = "cables.en charter.en deserts.fr harbours.en montagne.fr phares.fr ponts.fr prisons.en rules.en semences.fr"
LINES_OF_A_PAGE = 44
LEAST_OF_A_BROKEN_WORD = 4  # letters on either line


def source(name: str) -> str:
    return (FILES / f"{name}.txt").read_text("utf-8")


def values(compendium: Compendium) -> tuple[object, ...]:
    """Return all that a compendium says, without what was mended in it.

    A new text may begin on the line of its instruction or on the next one.
    """
    amendments = [
        replace(one, instruction=re.sub(r":\n(?=[«“\"])", ": ", one.instruction))
        for one in compendium.amendments
    ]
    return compendium.drafts, amendments, compendium.rules


def column(text: str, width: int) -> Iterator[str]:
    """Yield the lines of a paragraph; a long word that does not fit is broken with a hyphen."""
    line = ""
    for word in text.split(" "):
        if not line or len(line) + 1 + len(word) <= width:
            line = f"{line} {word}" if line else word
            continue
        room = width - len(line) - 2
        both = min(room, len(word) - room) >= LEAST_OF_A_BROKEN_WORD
        if both and word.isalpha() and word.islower():
            yield f"{line} {word[:room]}-"
            line = word[room:]
        else:
            yield line
            line = word
    yield line


def torn(text: str, width: int, header: str) -> str:
    """Return `text` in pages of narrow lines, a blank line between its paragraphs."""
    printed: list[str] = []
    lines = [
        line for text in text.splitlines() if text for line in (*column(text.strip(), width), "")
    ]
    for at, line in enumerate(lines, 1):
        printed.append(line)
        if at % LINES_OF_A_PAGE == 0:
            printed += ["", str(at // LINES_OF_A_PAGE), f"\f{header}", ""]
    return "\n".join(printed)


@pytest.mark.parametrize("width", [40, 46, 60])
@pytest.mark.parametrize("name", NAMES.split())
def test_narrow_columns_with_broken_words_and_page_headers_change_nothing(
    name: str, width: int
) -> None:
    plain = source(name)
    reference = re.search(r"Doc\. \d+", plain)
    assert reference
    found = read_compendium(torn(plain, width, f"{reference[0]} Compendium of amendments"))
    assert values(found) == values(read_compendium(plain))


def of_html(name: str) -> bytes:
    return html_of(read_compendium(source(name)), layout=OfPage(numbers="glued", votes_first=True))


def of_docx(name: str) -> bytes:
    return docx_of(read_compendium(source(name)))


def of_pdf(name: str) -> bytes:
    return pdf(source(name), OfPdf(height="400mm"))


@pytest.mark.parametrize("made", [of_html, of_docx, of_pdf])
@pytest.mark.parametrize("name", NAMES.split())
def test_every_format_says_the_same(name: str, made: Callable[[str], bytes]) -> None:
    found = read_file(made(name))
    wanted = read_compendium(source(name))
    assert found.drafts == wanted.drafts
    assert sorted(found.amendments, key=str) == sorted(wanted.amendments, key=str)
    assert set(found.rules) == set(wanted.rules)
