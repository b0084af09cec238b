"""Which format a file is in, by what it begins with; its name only settles a doubt."""

import re

from amendments.compendium.decode import BYTE_ORDER_MARKS, encoding_without_mark

FORMATS = ("text", "html", "pdf", "docx")
BEGINNING = 4096  # bytes that are looked at

_OF_OFFICE = (
    b"PK\x03\x04",
    b"PK\x05\x06",
    b"\xd0\xcf\x11\xe0",
)  # zip; empty zip; old Word, password
_OF_HTML = re.compile(
    r"<!--|<(?:!doctype|\?xml|html|head|body|title|meta|link|style|script|base"
    r"|div|p|span|h[1-6]|table|ul|ol|section|article|main|header|nav|center|font|a|br|b|i)\b",
    re.IGNORECASE,
)
_TAG = re.compile(
    r"</(?:p|div|td|li|h[1-6]|body|span)\s*>|<(?:br|p|div|td|li|h[1-6])\b", re.IGNORECASE
)


def recognise(raw: bytes, name: str = "") -> str:
    """Return the format of a file: "text", "html", "pdf" or "docx".

    What is none of these is "text", or the nearest one, whose reader says what it is: an old Word
    file and any ZIP archive are "docx".
    """
    beginning = raw[:BEGINNING].lstrip()
    if beginning.startswith(b"%PDF") or (_ends(name, ".pdf") and b"%PDF-" in beginning[:1024]):
        return "pdf"
    if beginning.startswith(_OF_OFFICE):
        return "docx"
    text = _text(raw[:BEGINNING]).lstrip("\ufeff \t\r\n\f")
    if _OF_HTML.match(text) or (_ends(name, ".html", ".htm", ".xhtml") and _TAG.search(text)):
        return "html"
    return "text"


def _ends(name: str, *endings: str) -> bool:
    return name.lower().endswith(endings)


def _text(beginning: bytes) -> str:
    """Return the beginning of a file as letters, good enough to see the first tag."""
    for mark, encoding in BYTE_ORDER_MARKS:
        if beginning.startswith(mark):
            return beginning.decode(encoding, errors="ignore")
    return beginning.decode(encoding_without_mark(beginning) or "latin-1", errors="ignore")
