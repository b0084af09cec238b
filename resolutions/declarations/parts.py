"""Which line of a written declaration is what: its head, its text, its signatories, its legend."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

FLAGS = re.IGNORECASE
LONGEST_HEADING = 200  # characters

NUMBER = re.compile(
    r"(?:written\s+declaration|d[ée]claration\s+[ée]crite)\s*,?\s*(?:n\s?[°ºo]s?\.?|nr\.?|#)?\s*(?P<number>\d{1,5})\b",
    FLAGS,
)
REFERENCE = re.compile(
    r"\bDoc(?:ument)?\s?\.?\s{0,3}(?:n\s?[°ºo]\.?\s?)?(?P<number>\d{3,6})\b", FLAGS
)
LIST_BEGINS = re.compile(
    r"(?:sign[ée]e?s?|signed|signatories|signataires|list\s+of\s+signatories|liste\s+des\s+signataires)"
    r"(?:\s+by|\s+par)?\s*(?:\d|[¹²³]|\^\d|\(\d\)|\[\d\])?\s*[:.]\s*(?P<rest>.*)",
    FLAGS,
)
SEE_OVERLEAF = re.compile(
    r"(?:sign[ée]e?s?|signed)\s*\(?\s*(?:voir\s+au\s+verso|see\s+overleaf|see\s+over)\s*\)?\.?",
    FLAGS,
)
TOTAL = re.compile(r"total\s*[=:]?\s*(?P<total>\d{1,4})\b.{0,40}", FLAGS)
DISCLAIMER = re.compile(
    r"(?:cette\s+d[ée]claration|la\s+pr[ée]sente\s+d[ée]claration|this\s+(?:written\s+)?declaration)\b",
    FLAGS,
)
OPENING = re.compile(
    r"(?:nous,?\s+(?:les\s+)?(?:membres\s+)?soussign[ée]|les\s+soussign[ée]|we,?\s+the\s+undersigned|the\s+undersigned)",
    FLAGS,
)
FURNITURE = re.compile(
    r"\d{1,3}|[-–—]\s?\d{1,3}\s?[-–—]|page\s\d+.{0,12}|https?://\S+"
    r"|(?:the\s+)?parliamentary\s+assembly|assembl[ée]e\s+parlementaire|council\s+of\s+europe"
    r"|conseil\s+de\s+l['’]europe|f\s*[-–]\s*67075\s+strasbourg.{0,120}|.{0,80}tel\s?:\s?\+?33.{0,120}",
    FLAGS,
)
LINK = re.compile(r"\[(?P<words>[^\]\n]{1,300})\]\((?:[^()\n\\]|\\.){0,500}\)")
ESCAPED = re.compile(r"\\([()\[\]_*#.])")


@dataclass(slots=True)
class Parts:
    """The lines of a declaration, sorted by what they are; an empty line parts blocks of the text."""

    head: list[str] = field(default_factory=list)
    body: list[str] = field(default_factory=list)
    signatories: list[str] = field(default_factory=list)
    tail: list[str] = field(default_factory=list)  # the total and the legend
    total: int | None = None
    has_list: bool = False  # the heading of the signatories is printed
    says_overleaf: bool = False  # "Signed (see overleaf)" is printed


def clean_lines(text: str) -> list[str]:
    """Return the lines with links as their words, without marks of bold type and odd spaces at the ends."""
    text = LINK.sub(lambda link: link["words"], text)
    text = ESCAPED.sub(r"\1", text).replace("\u00ad", "").replace("\ufeff", "")
    return [line.replace("**", "").strip(" \t\r\f\v\u00a0#") for line in text.splitlines()]


def sort_lines(lines: Sequence[str]) -> Parts:
    """Return the lines sorted: the text begins with the disclaimer, the list with "Signed:"."""
    parts = Parts()
    into = parts.head
    for line in lines:
        begins = None if into is parts.tail else LIST_BEGINS.fullmatch(line)
        total = TOTAL.fullmatch(line) if into is parts.signatories else None
        if SEE_OVERLEAF.fullmatch(line):
            parts.says_overleaf = True
            continue
        if is_furniture(line):
            continue
        if begins and into is not parts.head:
            parts.has_list = True
            into = parts.signatories
            line = begins["rest"]
        elif into is parts.head and (DISCLAIMER.match(line) or OPENING.match(line)):
            into = parts.body
        elif total:
            parts.total = int(total["total"])
            into = parts.tail
            continue
        elif into is parts.signatories and is_legend(line):
            into = parts.tail
        into.append(line)
    return parts


def is_furniture(line: str) -> bool:
    """Is this line the number, the running header or the letterhead of a page?"""
    return bool(line) and bool(FURNITURE.fullmatch(line))


LEGEND = re.compile(
    r"(?:\(?\^?[\d¹²³]{1,2}\)?[.)]?\s*)?(?P<short>[A-Z][A-Z/&.-]{1,9})\s*[:=]\s*(?P<name>[^\d\s].{0,120})"
)


def is_legend(line: str) -> bool:
    """Is this line the name of a group beside its short name: "SOC: Socialists, Democrats and Greens Group"?"""
    return bool(LEGEND.fullmatch(line))


# Where a PDF file prints lines close together, the next group begins within the line.
NEXT_GROUP = re.compile(r"\s+(?=[A-Z][A-Z/&.-]{1,9}\s?:\s)")


def read_legend(lines: Sequence[str]) -> tuple[tuple[str, str], ...]:
    """Return the short names of the groups with their names; a line without a short name goes on."""
    legend: list[tuple[str, str]] = []
    for line in (piece for one in lines for piece in NEXT_GROUP.split(one)):
        found = LEGEND.fullmatch(line)
        if found:
            legend.append((found["short"], found["name"].strip()))
        elif line and legend:
            short, name = legend[-1]
            legend[-1] = (short, f"{name} {line}")
    return tuple(legend)
