"""Write a compendium as a Word file, by hand: lists, tracked changes, footnotes, boxes, headers."""

import random
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from xml.sax.saxutils import escape

from amendments.compendium.compendium import Compendium, DraftParagraph
from tests.compendium.making.parts import Box, places
from tests.compendium.making.word_xml import (
    MC,
    WPS,
    R,
    W,
    field,
    instance_of,
    level,
    listed,
    run,
    t,
    track,
    wrapped,
    zipped,
)  # fmt: skip
from tests.compendium.writing import WORDS

BULLETS, LETTERS, PARAGRAPHS = "1", "2", 3  # list instances; each draft has one from PARAGRAPHS on
HEADER = "<w:hdr {}><w:p><w:r><w:t>Doc. 1 – page 7</w:t></w:r></w:p></w:hdr>"


@dataclass(frozen=True)
class Layout:
    """How a file is built.

    `numbers`: counted by Word ("automatic", or through the "style") or "typed".
    `boxes`: amendments in a "table", in "paragraphs", or in a "textbox" at the paragraph above.
    `tracked`: words and paragraphs inserted and deleted as tracked changes, which must not show.
    `footnotes`: one at the end of every third paragraph.
    `chance` scatters what does not matter: runs, links, soft hyphens, field codes.
    """

    numbers: str = "automatic"
    boxes: str = "table"
    tracked: bool = False
    footnotes: bool = False
    chance: int | None = None
    namespace: str = W


class Writer:
    """Writes one file."""

    def __init__(self, compendium: Compendium, layout: Layout) -> None:
        self.compendium, self.layout = compendium, layout
        self.words = WORDS[compendium.language]
        self.random = random.Random(layout.chance)
        self.notes: list[str] = []

    def file(self, standing_after: Mapping[str, int]) -> bytes:
        names = (
            f'xmlns:w="{self.layout.namespace}" xmlns:r="{R}" xmlns:mc="{MC}" xmlns:wps="{WPS}" '
            'xmlns:v="urn:schemas-microsoft-com:vml"'
        )
        body = "".join(self.body(standing_after))
        return zipped(
            {
                "word/document.xml": f"<w:document {names}><w:body>{body}<w:sectPr/></w:body></w:document>",
                "word/numbering.xml": f"<w:numbering {names}>{self.numbering()}</w:numbering>",
                "word/styles.xml": f"<w:styles {names}>{STYLES}</w:styles>",
                "word/footnotes.xml": f"<w:footnotes {names}>{self.footnotes()}</w:footnotes>",
                "word/header1.xml": HEADER.format(names),
            }
        )

    def body(self, standing_after: Mapping[str, int]) -> Iterator[str]:
        compendium = self.compendium
        yield self.paragraph(f"{compendium.reference} – {self.words['compendium']}")
        if compendium.date:
            yield self.paragraph("/".join(reversed(compendium.date.split("-"))))
        yield self.paragraph(self.words["version"])
        yield self.paragraph(compendium.title)
        yield self.paragraph(self.words["contents"])
        for page, draft in enumerate(compendium.drafts, 2):
            yield self.paragraph(f"{draft.letter}. {self.words[draft.kind]}\t{page}")
        for at, draft in enumerate(compendium.drafts):
            for place in places(compendium, draft, standing_after):
                boxes = [self.box(one) for one in place.boxes]
                hung = "".join(boxes) if self.layout.boxes == "textbox" else ""
                if place.paragraph:
                    yield from self.draft_paragraph(place.paragraph, str(PARAGRAPHS + at), hung)
                else:
                    yield self.paragraph(
                        self.words[draft.kind], properties=listed(LETTERS), hung=hung
                    )
                if self.layout.boxes != "textbox":
                    yield from boxes

    def draft_paragraph(self, paragraph: DraftParagraph, instance: str, hung: str) -> Iterator[str]:
        level = paragraph.number.count(".")
        lines = paragraph.text.split("\n")
        properties = {
            "automatic": listed(instance, level),
            "style": f'<w:pStyle w:val="Level{level}"/>{listed(instance)}',
            "typed": '<w:pStyle w:val="Level0"/>' + listed("0"),
        }[self.layout.numbers]
        number = f"{paragraph.number}.\t" if self.layout.numbers == "typed" else ""
        has_note = self.layout.footnotes and level == 0 and self.random.random() < 0.4
        for at, line in enumerate(lines):
            last = hung if at == len(lines) - 1 else ""
            if at == 0:
                yield self.paragraph(
                    line, properties=properties, number=number, hung=last, has_note=has_note
                )
            elif line.startswith("- "):
                yield self.paragraph(line[2:], properties=listed(BULLETS), hung=last)
            else:
                yield self.paragraph(line, hung=last)

    def box(self, box: Box) -> str:
        lines = [box.heading, *box.dependencies, box.tabled, *box.lines]
        if box.note:
            lines += [box.note_heading, *box.note]
        if box.votes:
            lines.append(box.votes)
        inside = [self.paragraph(line) for line in lines]
        if self.layout.boxes == "table":
            half = len(inside) // 2  # a row for the heading, one for the text
            rows = ("".join(inside[:half]), "".join(inside[half:]))
            cells = (f"<w:tr><w:tc><w:tcPr/>{one}</w:tc></w:tr>" for one in rows if one)
            return f"<w:tbl><w:tblPr/>{''.join(cells)}</w:tbl>"
        if self.layout.boxes == "textbox":
            content = f"<w:txbxContent>{''.join(inside)}</w:txbxContent>"
            return (
                "<w:r><mc:AlternateContent>"
                f'<mc:Choice Requires="wps"><w:drawing><wps:txbx>{content}</wps:txbx></w:drawing></mc:Choice>'
                f"<mc:Fallback><w:pict><v:textbox>{content}</v:textbox></w:pict></mc:Fallback>"
                "</mc:AlternateContent></w:r>"
            )
        return "".join(inside)

    def paragraph(
        self,
        text: str,
        *,
        properties: str = "",
        number: str = "",
        hung: str = "",
        has_note: bool = False,
    ) -> str:
        """Return a paragraph, `number` typed before it, `hung` the boxes that are anchored in it."""
        runs = self.runs(number + text) + (self.note() if has_note else "")
        if not self.layout.tracked or self.random.random() > 0.2:
            return wrapped(runs + hung, properties)
        gone = '<w:rPr><w:del w:id="7" w:author="A"/></w:rPr>'
        deleted = wrapped(track("del", "A paragraph that is gone."), properties + gone)
        if number or " " not in text or self.random.random() < 0.5:
            return deleted + wrapped(runs + hung, properties)
        # Two paragraphs whose border was deleted; the list number is that of the second.
        first, rest = text.split(" ", 1)
        end = self.note() if has_note else ""
        return wrapped(self.runs(first + " "), gone) + wrapped(
            self.runs(rest) + end + hung, properties
        )

    def runs(self, text: str) -> str:
        """Return the words in runs; raised letters are what stands after "^"."""
        found = []
        for piece in re.split(r"(\^\w+)", text):
            if piece.startswith("^"):
                half = len(piece) // 2 + 1
                raised = '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'
                found += [run(part, raised) for part in (piece[1:half], piece[half:]) if part]
            elif piece:
                found += self.scattered(piece)
        return "".join(found)

    def scattered(self, text: str) -> Iterator[str]:
        if self.layout.chance is None and not self.layout.tracked:
            yield run(text)
            return
        for word in re.split(r"(?<= )", text):
            chance, half = self.random.random(), len(word) // 2
            if self.layout.tracked and chance < 0.05:
                yield track("del", "gone ") + track("ins", word)
            elif chance < 0.1:
                yield f'<w:hyperlink r:id="rId9" w:anchor="x">{run(word)}</w:hyperlink>'
            elif chance < 0.15:
                yield f"<w:r><w:t>{escape(word[:half])}</w:t><w:softHyphen/>{t(word[half:])}</w:r>"
            elif chance < 0.2:
                yield f"<w:r>{t(word[:half])}</w:r><w:proofErr/><w:smartTag>{run(word[half:])}</w:smartTag>"
            elif chance < 0.23:
                yield field(word)
            else:
                yield run(word)

    def note(self) -> str:
        self.notes.append(f"Footnote {len(self.notes) + 1}.")
        style = '<w:rPr><w:rStyle w:val="Call"/></w:rPr>'
        return f'<w:r>{style}<w:footnoteReference w:id="{len(self.notes)}"/></w:r>'

    def footnotes(self) -> str:
        separator = '<w:footnote w:id="-1" w:type="separator"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
        mark = "<w:r><w:footnoteRef/></w:r>"
        return separator + "".join(
            f'<w:footnote w:id="{at}">{wrapped(mark + run(" " + text))}</w:footnote>'
            for at, text in enumerate(self.notes, 1)
        )

    def numbering(self) -> str:
        bullets = level(0, "bullet", "\uf0b7")
        letters = level(0, "upperLetter", "%1.")
        places = ["%1.", "%1.%2.", "%1.%2.%3.", "%1.%2.%3.%4."]
        paragraphs = "".join(
            level(at, "decimal", text, f'<w:pStyle w:val="Level{at}"/>')
            for at, text in enumerate(places)
        )
        definitions = "".join(
            f'<w:abstractNum w:abstractNumId="{key}">{levels}</w:abstractNum>'
            for key, levels in ((BULLETS, bullets), (LETTERS, letters), ("9", paragraphs))
        )
        again = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
        instances = [instance_of(BULLETS, BULLETS), instance_of(LETTERS, LETTERS)]
        instances += [
            instance_of(str(PARAGRAPHS + at), "9", again)
            for at, _ in enumerate(self.compendium.drafts)
        ]
        return definitions + "".join(instances)


STYLES = (
    '<w:style w:type="paragraph" w:styleId="Normal" w:default="1"><w:name w:val="Normal"/></w:style>'
    '<w:style w:type="character" w:styleId="Raised"><w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>'
    '<w:style w:type="character" w:styleId="Call"><w:basedOn w:val="Raised"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Level0"><w:basedOn w:val="Normal"/><w:pPr><w:numPr>'
    '<w:numId w:val="3"/></w:numPr></w:pPr></w:style>'
    + "".join(
        f'<w:style w:type="paragraph" w:styleId="Level{at}"><w:basedOn w:val="Level0"/><w:pPr><w:numPr>'
        f'<w:ilvl w:val="{at}"/><w:numId w:val="3"/></w:numPr></w:pPr></w:style>'
        for at in (1, 2, 3)
    )
)


def docx_of(
    compendium: Compendium,
    standing_after: Mapping[str, int] | None = None,
    layout: Layout = Layout(),
) -> bytes:
    """Return the compendium as a Word file."""
    return Writer(compendium, layout).file(standing_after or {})
