"""Write a compendium as a web page, in the layouts of the Assembly's own."""

import random
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from html import escape

from amendments.compendium.compendium import Compendium, Draft
from tests.compendium.making.parts import Box, Place, places
from tests.compendium.writing import WORDS

OF_PAGE = {
    "en": {
        "kind": "Collection of written amendments (Final version)",
        "index": "Index of amendments",
        "list": "List of amendments",
        "share": "Share this page:",
    },
    "fr": {
        "kind": "Recueil des amendements écrits (Version finale)",
        "index": "Index des amendements",
        "list": "Liste des amendements",
        "share": "Partager cette page :",
    },
}
OUTCOMES = ["Adopted", "Rejected", "Withdrawn"]


@dataclass(frozen=True)
class Layout:
    """How a page is built.

    `numbers`: "glued" to the text, in an "element" of their own, or counted by a "list".
    `boxes`: amendments in a "table", in "sections", or in lines of one block ("breaks").
    `votes_first`: the day and the votes stand above the instruction, as on the newer pages.
    `chance` scatters what does not matter: tags inside words, line ends, entities.
    """

    numbers: str = "element"
    boxes: str = "table"
    index: bool = True
    frame: bool = True
    votes_first: bool = False
    chance: int | None = None


class Writer:
    """Writes one page."""

    def __init__(self, compendium: Compendium, layout: Layout) -> None:
        self.compendium, self.layout = compendium, layout
        self.words = WORDS[compendium.language] | OF_PAGE[compendium.language]
        self.random = random.Random(layout.chance)

    def page(self, standing_after: Mapping[str, int]) -> Iterator[str]:
        language = self.compendium.language
        yield f'<!DOCTYPE html>\n<html lang="{language}"><head><meta charset="utf-8">'
        yield "<title>PACE website</title><script>var text = 'Amendment 1<p>';</script></head><body>"
        if self.layout.frame:
            yield from self.above()
        yield from self.head()
        if self.layout.index:
            yield from self.index()
        for draft in self.compendium.drafts:
            yield f"<h2>{self.words[draft.kind]}</h2>"
            yield from self.draft(draft, list(places(self.compendium, draft, standing_after)))
        if self.layout.frame:
            yield f'<div class="share-links">{self.words["share"]} <a href="#">X</a></div>'
            yield "<footer><p>© Council of Europe</p></footer>"
        yield "</body></html>"

    def above(self) -> Iterator[str]:
        yield '<div id="skip-link"><a href="#main">Skip to content</a></div>'
        yield '<nav><ul><li><a href="/">Home</a></li><li><a href="/doc">Doc. 1</a></li></ul></nav>'
        yield f"<h2>{self.words['list']}</h2><button>Print</button>"

    def head(self) -> Iterator[str]:
        compendium = self.compendium
        yield f"<h1>{self.words['kind']}</h1>"
        if compendium.date:
            yield f"<p>{'/'.join(reversed(compendium.date.split('-')))}</p>"
        yield f"<ul><li>{compendium.reference}</li><li>{self.text(compendium.title)}</li></ul>"

    def index(self) -> Iterator[str]:
        """List the amendments by their numbers, sub-amendments under theirs, drafts as headings."""
        yield f"<div><h3>{self.words['index']}</h3>"
        for draft in self.compendium.drafts:
            yield f"<h4>{self.words[draft.kind]}</h4><ul>"
            for place in places(self.compendium, draft, {}):
                for one in place.boxes:
                    heading = one.heading.partition(" à l")[0].partition(" to ")[0]
                    link = f'<a href="#a{one.number}">{heading}</a>'
                    yield f"<ul><li>{link}</li></ul>" if one.is_sub else f"<li>{link}</li>"
            yield "</ul>"
        yield "</div>"

    def draft(self, draft: Draft, found: list[Place]) -> Iterator[str]:
        if self.layout.numbers == "list":
            yield from self.lists(found, "")
            return
        for place in found:
            if place.paragraph:
                first, *others = place.paragraph.text.split("\n")
                yield f"<p>{self.number(place.paragraph.number, first)}</p>"
                yield from self.more_lines(others)
            for one in place.boxes:
                yield from self.box(one)

    def number(self, number: str, text: str) -> str:
        if self.layout.numbers == "glued" and text[:1].isalpha():
            return f"{number}{self.text(text)}"
        gap = "" if text[:1].isalpha() else " "
        return f'<span class="num">{number}</span>{gap}{self.text(text)}'

    def lists(self, found: list[Place], parent: str) -> Iterator[str]:
        """Write paragraphs as lists that the browser numbers, sub-paragraphs inside their item."""
        for at, place in enumerate(found):
            number = place.paragraph.number if place.paragraph else ""
            if place.paragraph is None:
                if not parent:
                    yield from self.boxes(place)
                continue
            if number.rpartition(".")[0] != parent:
                continue
            inside = [
                one
                for one in found[at + 1 :]
                if one.paragraph and one.paragraph.number.startswith(f"{number}.")
            ]
            first, *others = place.paragraph.text.split("\n")
            yield f'<ol start="{number.rpartition(".")[2]}"><li>{self.text(first)}'
            yield from self.more_lines(others)
            yield from self.boxes(place)
            yield from self.lists(inside, number)
            yield "</li></ol>"

    def boxes(self, place: Place) -> Iterator[str]:
        for one in place.boxes:
            yield from self.box(one)

    def more_lines(self, lines: list[str]) -> Iterator[str]:
        """Write the lines of a list in a paragraph."""
        if all(line.startswith("- ") for line in lines) and lines:
            yield "<ul>" + "".join(f"<li>{self.text(line[2:])}</li>" for line in lines) + "</ul>"
        else:
            yield from (f"<p>{self.text(line)}</p>" for line in lines)

    def box(self, box: Box) -> Iterator[str]:
        fields = list(self.fields(box))
        if self.layout.boxes == "table":
            yield '<table class="amendment">'
            yield from (f"<tr><td>{field}</td></tr>" for field in fields)
            yield "</table>"
        elif self.layout.boxes == "breaks":
            yield f"<div>{'<br><br>'.join(fields)}</div>"
        else:
            yield f'<section id="a{box.number}">'
            yield from (f"<div>{field}</div>" for field in fields)
            yield "</section>"

    def fields(self, box: Box) -> Iterable[str]:
        yield f"<b>{self.text(box.heading)}</b>"
        if self.layout.votes_first:
            yield "11 October 2017"
            yield self.random.choice(OUTCOMES)
        yield self.text(box.tabled)
        yield from (self.text(line) for line in box.dependencies)
        if self.layout.votes_first and box.votes:
            yield box.votes
        yield from (self.text(line) for line in box.lines)
        if box.note:
            yield f"<i>{box.note_heading}</i>"
            yield from (self.text(line) for line in box.note)
        if box.votes and not self.layout.votes_first:
            yield box.votes

    def text(self, text: str) -> str:
        """Return the text as HTML, with what changes nothing scattered over it by chance."""
        html = escape(text, quote=False).replace("\u00a0", "&nbsp;")
        html = re.sub(r"\^(\w+)", r"<sup>\1</sup>", html)
        if self.layout.chance is None or "<" in html or "&" in html:
            return html
        words = html.split(" ")
        for at, word in enumerate(words):
            words[at] = self.disguised(word)
        gaps = [self.random.choice((" ", " ", " ", "\n", "\r\n  ")) for _ in words]
        return "".join(word + gap for word, gap in zip(words, gaps, strict=True)).rstrip()

    def disguised(self, word: str) -> str:
        chance, half = self.random.random(), len(word) // 2
        if chance < 0.1 and len(word) > 4 and word.isalpha():
            return f"{word[:half]}&shy;{word[half:]}"
        if chance < 0.2:
            return f"<font face=Arial>{word[:half]}</font>{word[half:]}"
        if chance < 0.25:
            return "".join(f"&#{ord(character)};" for character in word)
        return word


def html_of(
    compendium: Compendium,
    standing_after: Mapping[str, int] | None = None,
    layout: Layout = Layout(),
) -> bytes:
    """Return the compendium as a web page in UTF-8."""
    return "\n".join(Writer(compendium, layout).page(standing_after or {})).encode()
