"""Write a compendium as a Word file, by hand: lists, tracked changes, footnotes, boxes, headers."""

import random
import re
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from xml.sax.saxutils import escape

from amendments.compendium.compendium import Compendium, DraftParagraph
from tests.compendium.making.parts import Box, places
from tests.compendium.writing import WORDS

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
WPS = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
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


def wrapped(inside: str, properties: str = "") -> str:
    """Return a paragraph around runs, its properties in the order that Word wants."""
    return f"<w:p><w:pPr>{properties}</w:pPr>{inside}</w:p>"


def run(text: str, properties: str = "") -> str:
    return f"<w:r>{properties}{t(text)}</w:r>"


def t(text: str) -> str:
    """Return the words of a run, its tabs and line breaks as elements."""
    parts = re.split(r"([\t\n])", text)
    marks = {"\t": "<w:tab/>", "\n": "<w:br/>"}
    return "".join(
        marks.get(part) or f'<w:t xml:space="preserve">{escape(part)}</w:t>'
        for part in parts
        if part
    )


def track(kind: str, text: str) -> str:
    inside = run(text) if kind == "ins" else f"<w:r><w:delText>{escape(text)}</w:delText></w:r>"
    return f'<w:{kind} w:id="5" w:author="A" w:date="2026-01-01T00:00:00Z">{inside}</w:{kind}>'


def field(text: str) -> str:
    def char(kind: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    code = "<w:r><w:instrText> REF _Ref1 \\h </w:instrText></w:r>"
    return char("begin") + code + char("separate") + run(text) + char("end")


def listed(instance: str, at: int | None = None) -> str:
    level = "" if at is None else f'<w:ilvl w:val="{at}"/>'
    return f'<w:numPr>{level}<w:numId w:val="{instance}"/></w:numPr>'


def level(at: int, format: str, text: str, style: str = "") -> str:
    return (
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{format}"/>{style}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def instance_of(instance: str, definition: str, overrides: str = "") -> str:
    return f'<w:num w:numId="{instance}"><w:abstractNumId w:val="{definition}"/>{overrides}</w:num>'


def zipped(parts: Mapping[str, str | bytes], *, main: str = "word/document.xml") -> bytes:
    """Return the parts as a DOCX file, with the two parts that say what they are."""
    kinds = {"numbering", "styles", "footnotes"}
    of = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    types = (
        f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/{main}" ContentType="{of}"/></Types>'
    )
    links = "".join(
        f'<Relationship Id="rId{at}" Type="{R}/{kind}" Target="{kind}.xml"/>'
        for at, kind in enumerate(sorted(kinds), 1)
        if f"word/{kind}.xml" in parts
    )
    relations = f'<Relationships xmlns="{PACKAGE}/relationships">{{}}</Relationships>'
    link = f'<Relationship Id="rId1" Type="{R}/officeDocument" Target="{main}"/>'
    written = BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", types)
        archive.writestr("_rels/.rels", relations.format(link))
        archive.writestr("word/_rels/document.xml.rels", relations.format(links))
        for name, part in parts.items():
            archive.writestr(name, part)
    return written.getvalue()


def document(*body: str, **parts: str) -> bytes:
    """Return a Word file with this body and these other parts ("numbering", "styles", "footnotes")."""
    names = f'xmlns:w="{W}" xmlns:r="{R}" xmlns:mc="{MC}" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
    found = {
        "word/document.xml": f"<w:document {names}><w:body>{''.join(body)}</w:body></w:document>"
    }
    found |= {
        f"word/{kind}.xml": f"<w:{kind} {names}>{part}</w:{kind}>" for kind, part in parts.items()
    }
    return zipped(found)


def docx_of(
    compendium: Compendium,
    standing_after: Mapping[str, int] | None = None,
    layout: Layout = Layout(),
) -> bytes:
    """Return the compendium as a Word file."""
    return Writer(compendium, layout).file(standing_after or {})
