"""A consolidated text as plain text, as JSON and as HTML, for commands and the API."""

from collections.abc import Iterable
from typing import Any

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from amendments.desk import Desk
from amendments.engine.consolidate import Consolidated, ConsolidatedParagraph, Kind, Piece

TAGS = {Kind.INSERTED: "ins", Kind.DELETED: "del"}


def as_text(consolidated: Consolidated, *, numbering: str) -> str:
    """Return a line for each paragraph of the result: its number, a tab, its text.

    A line break inside a paragraph is "\\n" in two characters. With the "original" `numbering`
    a paragraph has its number in the draft, and a new one "+".
    """
    return "\n".join(
        f"{number_of(paragraph, numbering)}\t{escaped(paragraph.text)}"
        for paragraph in remaining(consolidated)
    )


def remaining(consolidated: Consolidated) -> list[ConsolidatedParagraph]:
    """Return the paragraphs that are in the result."""
    return [paragraph for paragraph in consolidated.paragraphs if paragraph.final is not None]


def number_of(paragraph: ConsolidatedParagraph, numbering: str) -> str:
    number = paragraph.final if numbering == "final" else paragraph.original
    return number or "+"


def escaped(text: str) -> str:
    return text.replace("\n", "\\n")


def as_json(desk: Desk, consolidated: Consolidated) -> dict[str, Any]:
    """Return the whole of it as INTERFACES.md names it, paragraphs that go included."""
    return {
        "reference": desk.draft.document.reference,
        "draft": desk.draft.letter,
        "language": desk.language,
        "title": consolidated.title_text,
        "standings": {
            number: {"standing": str(standing.standing), "because": list(standing.because)}
            for number, standing in consolidated.standings.items()
        },
        "paragraphs": [paragraph_json(paragraph) for paragraph in consolidated.paragraphs],
        "unapplied": [
            {"amendment": one.amendment, "reason": one.reason.message}
            for one in consolidated.unapplied
        ],
        "warnings": [notice.message for notice in consolidated.warnings],
    }


def paragraph_json(paragraph: ConsolidatedParagraph) -> dict[str, Any]:
    return {
        "original": paragraph.original,
        "final": paragraph.final,
        "text": paragraph.text,
        "pieces": [
            {"kind": str(piece.kind), "text": piece.text, "amendment": piece.amendment}
            for piece in paragraph.pieces
        ],
        "notices": [notice.message for notice in paragraph.notices],
    }


def as_html(consolidated: Consolidated, *, numbering: str) -> SafeString:
    """Return the text marked up, a paragraph a line: what came in <ins>, what goes in <del>."""
    return format_html_join(
        "\n",
        "<p{}><b>{}</b> {}</p>",
        (
            (
                "" if paragraph.final else format_html(' class="{}"', "goes"),
                f"{number_of(paragraph, numbering)}."
                if paragraph.final
                else f"{paragraph.original}.",
                marked_up(paragraph.pieces),
            )
            for paragraph in consolidated.paragraphs
        ),
    )


def marked_up(pieces: Iterable[Piece]) -> SafeString:
    """Return the pieces, those of an amendment with its number as `data-amendment`."""
    return format_html_join(
        "",
        "{}",
        (
            (
                format_html(
                    '<{0} data-amendment="{1}">{2}</{0}>',
                    TAGS[piece.kind],
                    piece.amendment,
                    piece.text,
                )
                if piece.kind in TAGS
                else piece.text,
            )
            for piece in pieces
        ),
    )
