"""The XML of a Word file, piece by piece, and the archive around it."""

import re
import zipfile
from collections.abc import Mapping
from io import BytesIO
from xml.sax.saxutils import escape

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
WPS = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"


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
