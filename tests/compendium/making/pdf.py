"""Print a compendium as a PDF, in the layouts that published ones have.

The source is a compendium in good order in plain text, a blank line between its paragraphs. Its
amendments are taken out of the text around them and set in the layout asked for.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

import typst

from amendments.compendium.headings import Kind, draft_heading, kind_of
from amendments.compendium.numbers import numbered


@dataclass(frozen=True)
class Layout:
    """How a compendium is set. `boxes`: "none", "framed", "lines", "filled", "beside", "inside"."""

    boxes: str = "none"
    columns: int = 1
    justified: bool = True
    hyphens: bool = False
    header: str = "Doc. 16245 #h(1fr) Recueil des amendements"
    footnotes: bool = False
    indent: str = "none"  # "first" line, "hanging" number
    spacing: str = "10pt"
    size: str = "10pt"
    width: str = "150mm"
    height: str = "210mm"
    extra: str = ""


@dataclass
class Unit:
    """A paragraph of the text around the amendments, or the paragraphs of an amendment."""

    lines: list[str] = field(default_factory=list)
    is_amendment: bool = False


def pdf(source: str, layout: Layout) -> bytes:
    """Return the compendium `source` as a PDF."""
    body = "\n".join(_blocks(units(source), layout))
    return typst.compile((_settings(layout) + body).encode(), ignore_system_fonts=True)


def units(source: str) -> list[Unit]:
    """Return the paragraphs and amendments of `source` in order."""
    found: list[Unit] = []
    for line in filter(None, (line.strip() for line in source.splitlines())):
        kind, number = kind_of(line), numbered(line)
        if kind is Kind.AMENDMENT:
            found.append(Unit([line], is_amendment=True))
        elif (found and found[-1].is_amendment and not number and kind is not Kind.DRAFT) or (
            found and found[-1].is_amendment and _is_open(found[-1].lines)
        ):
            found[-1].lines.append(line)
        else:
            found.append(Unit([line]))
    return found


def _is_open(lines: Iterable[str]) -> bool:
    text = "\n".join(lines)
    straight = text.count('"') % 2
    return text.count("«") > text.count("»") or text.count("“") > text.count("”") or bool(straight)


def _settings(layout: Layout) -> str:
    furniture = ""
    if layout.header:
        number = 'context align(center, counter(page).display("1"))'
        furniture = f"header: [{layout.header}], footer: {number},"
    indent = {"first": "first-line-indent: (amount: 8mm, all: true),", "hanging": "", "none": ""}[
        layout.indent
    ]
    return f"""
#set page(width: {layout.width}, height: {layout.height}, margin: 18mm, {furniture} columns: {layout.columns})
#set text(lang: "fr", size: {layout.size}, hyphenate: {str(layout.hyphens).lower()})
#set par(justify: {str(layout.justified).lower()}, spacing: {layout.spacing}, {indent})
#set block(spacing: {layout.spacing})
#set smartquote(enabled: false)
{layout.extra}
"""


def _blocks(found: list[Unit], layout: Layout) -> Iterable[str]:
    calls = 0
    at = 0
    while at < len(found):
        unit = found[at]
        if unit.is_amendment:
            yield _box(unit.lines, layout)
            at += 1
            continue
        text = _escaped(unit.lines[0])
        if draft_heading(unit.lines[0]) and "\t" not in unit.lines[0]:
            text = f"#strong[{text}]"
        if layout.footnotes and numbered(unit.lines[0]) and at % 3 == 0:
            calls += 1
            text += f"#footnote[Voir le rapport no {calls}, page 12.]"
        following = found[at + 1] if at + 1 < len(found) else None
        if following and following.is_amendment and numbered(unit.lines[0]):
            if layout.boxes == "beside":
                boxes = []
                while at + 1 < len(found) and found[at + 1].is_amendment:
                    at += 1
                    boxes.append(_frame(_paragraphs(found[at].lines), layout))
                yield f"#grid(columns: (46%, 52%), column-gutter: 2%, align: top, [{_paragraph(text, layout)}], [{' '.join(boxes)}])\n"
                at += 1
                continue
            if layout.boxes == "inside" and len(text.split()) > 60:
                at += 1
                yield _torn(text, found[at].lines, layout)
                at += 1
                continue
        yield _paragraph(text, layout)
        at += 1


def _torn(text: str, lines: list[str], layout: Layout) -> str:
    """Set a box between two lines of a paragraph: the upper lines are as full as the others."""
    words = text.split(" ")
    at = len(words) // 2
    head, tail = " ".join(words[:at]), " ".join(words[at:])
    # The last line of the upper part is stretched like the others.
    upper = (
        f"#block(below: 4pt, width: 100%)[#set par(justify: true)\n{head}#linebreak(justify: true)]"
    )
    return (
        f"{upper}\n{_frame(_paragraphs(lines), layout)}\n#block(above: 4pt, width: 100%)[{tail}]\n"
    )


def _box(lines: list[str], layout: Layout) -> str:
    inside = _paragraphs(lines)
    return inside if layout.boxes == "none" else _frame(inside, layout)


def _frame(inside: str, layout: Layout) -> str:
    style = {
        "lines": "#table(columns: 100%, inset: 6pt, [{}])",
        "filled": "#block(fill: luma(235), inset: 6pt, width: 100%)[{}]",
    }.get(layout.boxes, "#block(stroke: 0.5pt, inset: 6pt, width: 100%)[{}]")
    return style.format(inside) + "\n"


def _paragraphs(lines: list[str]) -> str:
    head = f"#strong[{_escaped(lines[0])}]"
    return "\n\n".join([head, *map(_line_of_amendment, lines[1:])]) + "\n"


def _line_of_amendment(line: str) -> str:
    """Return a line as typst source; no printer breaks the names of members."""
    text = _escaped(line)
    return f"#text(hyphenate: false)[{text}]" if kind_of(line) is Kind.TABLED else text


def _paragraph(text: str, layout: Layout) -> str:
    match = re.match(r"(?:\\- )?(\d[\d.]*\\?\.) ", text) if layout.indent == "hanging" else None
    if match:
        return f"#grid(columns: (12mm, 1fr), [{match[1]}], [{text[match.end() :]}])\n\n"
    return text + "\n\n"


def _escaped(line: str) -> str:
    """Return a line as typst source; "20^e" is printed raised."""
    text = re.sub(r"([\\#$*_`<>@\[\]~=+/\"'-])", r"\\\1", line)
    text = text.replace("\t", "#h(1fr)").replace("...", "\\.\\.\\.")
    text = re.sub(r"(\d)\.", r"\1\\.", text)
    return re.sub(r"\^(\w+)", r"#super[\1]", text)
