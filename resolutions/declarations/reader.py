"""Read a written declaration from its plain text."""

import re
from collections.abc import Sequence

from resolutions.declarations.head import Head, read_head
from resolutions.declarations.parts import (
    DISCLAIMER,
    LONGEST_HEADING,
    OPENING,
    Parts,
    clean_lines,
    read_legend,
    sort_lines,
)
from resolutions.declarations.signatories import Reading, read_signatories
from resolutions.declarations.values import (
    Declaration,
    Finding,
    NotADeclarationError,
    Signatory,
)

STOPS = tuple('.:;!?…»”"')
FRENCH = re.compile(r"d[ée]claration [ée]crite|soussign[ée]s|cette d[ée]claration", re.IGNORECASE)
ENGLISH = re.compile(
    r"written declaration|the undersigned|this (?:written )?declaration", re.IGNORECASE
)


# What a written declaration cannot be without, and how its lack is said.
NEEDED = {
    "no-number": "This is no written declaration: no line says “Written declaration No. …”.",
    "no-reference": "The written declaration prints no Doc. number.",
    "no-title": "The written declaration prints no title.",
    "no-text": "The written declaration prints no text.",
}
CUT_OFF = "cut-off"


def read_declaration(text: str, language: str | None = None) -> Declaration:
    """Return the declaration that `text` prints, in `language` or the one that its words are in.

    Raises `NotADeclarationError` when it prints no number, no Doc., no title or no text.
    """
    scanned = scan_declaration(text, language)
    for problem in scanned.problems:
        if problem.code in NEEDED:
            raise NotADeclarationError(problem.message)
    return scanned


def scan_declaration(text: str, language: str | None = None) -> Declaration:
    """Return what `text` prints of a declaration; what a declaration needs and is not printed is a problem."""
    parts = sort_lines(clean_lines(text))
    head = read_head(parts.head)
    repairs: list[Finding] = []
    disclaimer, paragraphs = read_body(without_headers(parts.body, head), repairs)
    reading = read_signatories(without_headers(parts.signatories, head))
    legend = read_legend(parts.tail)
    return Declaration(
        number=head.number or 0,
        reference=head.reference,
        date=head.date,
        title=head.title,
        language=language or detect(text),
        disclaimer=disclaimer,
        paragraphs=paragraphs,
        signatories=tuple(reading.signatories),
        legend=legend,
        total=parts.total,
        repairs=(*repairs, *reading.repairs),
        problems=(
            *needed(head, paragraphs),
            *head.problems,
            *missing(head.date, disclaimer),
            *cut_off(parts, paragraphs, reading),
            *reading.problems,
            *check_list(reading.signatories, parts.total, legend),
        ),
    )


def needed(head: Head, paragraphs: Sequence[str]) -> list[Finding]:
    """Return a problem for each thing that a declaration cannot be without and that is not printed."""
    printed = (head.number, head.reference, head.title, paragraphs)
    pairs = zip(NEEDED.items(), printed, strict=True)
    return [Finding(code, "head", message) for (code, message), value in pairs if not value]


def cut_off(parts: Parts, paragraphs: Sequence[str], reading: Reading) -> list[Finding]:
    """Return the problem that the file ends in the middle: of its text, or of its list, else nothing."""
    last = paragraphs[-1] if paragraphs else ""
    ends_in_text = not parts.has_list and bool(last) and not last.endswith(STOPS)
    ends_before_list = not parts.has_list and parts.says_overleaf
    ends_in_list = parts.has_list and parts.total is None and reading.is_torn_off
    if not (ends_in_text or ends_before_list or ends_in_list):
        return []
    words = last
    if ends_in_list and reading.signatories:
        words = reading.signatories[-1].name
    message = f"The file ends in the middle, after “{words[-60:].strip()}”."
    return [Finding(CUT_OFF, "the whole text", message, words)]


def read_body(lines: Sequence[str], repairs: list[Finding]) -> tuple[str, tuple[str, ...]]:
    """Return the disclaimer, "" when there is none, and the paragraphs of the text."""
    blocks = blocks_of(lines, repairs)
    if blocks and DISCLAIMER.match(blocks[0]) and not OPENING.match(blocks[0]):
        return blocks[0], tuple(blocks[1:])
    return "", tuple(blocks)


def without_headers(lines: Sequence[str], head: Head) -> list[str]:
    """Return the lines without the running headers of pages: the title, the Doc., the number."""
    return [line for line in lines if line != head.title and not is_header(line, head)]


def is_header(line: str, head: Head) -> bool:
    """Is this line made of nothing but the known pieces: "Doc. 16320 Written declaration No. 829"?"""
    if not line or len(line) > LONGEST_HEADING:
        return False
    found = read_head([line])
    same = {found.number, found.reference} & {head.number, head.reference}
    return bool(same - {None, ""}) and not found.title


def detect(text: str) -> str:
    """Return "fr" or "en", whichever the words of the form are in."""
    return "fr" if len(FRENCH.findall(text)) > len(ENGLISH.findall(text)) else "en"


def blocks_of(lines: Sequence[str], repairs: list[Finding]) -> list[str]:
    """Return the paragraphs that the lines make.

    Empty lines part them; where there are none, a line that ends a sentence does. A sentence that runs on over
    an empty line, as at the foot of a page, is joined and noted in `repairs`.
    """
    filled = [line for line in lines if line]
    is_parted = "" in lines[: lines.index(filled[-1])] if filled else False
    blocks: list[str] = []
    is_new = True
    for line in lines:
        if not line:
            is_new = True
            continue
        runs_on = bool(blocks) and not blocks[-1].endswith(STOPS) and line[0].islower()
        if blocks and (not is_new or runs_on):
            if is_new or blocks[-1].endswith("-"):
                repairs.append(torn(blocks[-1], line, f"paragraph {len(blocks)}"))
            blocks[-1] = joined(blocks[-1], line)
        else:
            blocks.append(line)
        is_new = not is_parted and line.endswith(STOPS)
    return blocks


def torn(before: str, after: str, where: str) -> Finding:
    """Return the repair of a sentence torn by a page, or of a word torn by a hyphen, which stays."""
    message = "A torn sentence was joined."
    if before.endswith("-"):
        message = "A word was parted at the end of a line; its hyphen was kept."
    seam = f"{before[-40:]} ⏎ {after[:40]}"
    return Finding("torn-paragraph", where, message, seam, joined(before[-40:], after[:40]))


def joined(before: str, after: str) -> str:
    """Return two lines as one; a hyphen at the end may part a word or be its own, and stays as printed."""
    return f"{before}{after}" if before.endswith("-") else f"{before} {after}"


def missing(date: str | None, disclaimer: str) -> list[Finding]:
    problems = []
    if date is None:
        problems.append(Finding("no-date", "head", "No date is printed."))
    if not disclaimer:
        message = "It is not printed that the declaration commits only those who signed it."
        problems.append(Finding("no-disclaimer", "text", message))
    return problems


def check_list(
    signatories: Sequence[Signatory], total: int | None, legend: Sequence[tuple[str, str]]
) -> list[Finding]:
    """Return the problems of the list as a whole: its total, and groups that the legend does not name."""
    problems = []
    count = len(signatories)
    if not count:
        problems.append(Finding("no-signatories", "signatories", "No signatory is printed."))
    elif total is None:
        problems.append(
            Finding("no-total", "signatories", f"No total is printed; {count} were read.")
        )
    if total is not None and total != count:
        message = f"The printed total is {total}; {count} signatories were read."
        problems.append(Finding("other-total", "signatories", message))
    known = {short for short, _name in legend}
    used = sorted({one.group for one in signatories if one.group} - known)
    if known and used:
        message = f"The legend does not name {', '.join(used)}."
        problems.append(Finding("not-in-legend", "legend", message))
    return problems
