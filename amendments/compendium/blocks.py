"""Printed paragraphs: the lines that belong together, joined where the printer broke them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from amendments.compendium.headings import Kind, is_footnote
from amendments.compendium.hyphens import Words, is_hyphened
from amendments.compendium.joining import (
    SOFT_HYPHEN,
    ends_with_linking_word,
    excerpt_end,
    excerpt_start,
    is_torn,
    joined,
    joined_lines,
)
from amendments.compendium.letters import lettered_items
from amendments.compendium.lines import Line
from amendments.compendium.numbers import Numbered, numbered_in_print
from amendments.compendium.quotes import opens
from amendments.compendium.runs import Run, to_runs
from amendments.compendium.sponsors import begins_with_honorific

WIDEST_PAGE = 160  # characters; a longer line was not broken by a printer
FULL = 0.85  # of the width of the page, with the word that did not fit; printers count bytes, too
BROKEN_THROUGHOUT = 5  # sentences broken at line ends: then all line ends are the printer's


@dataclass(frozen=True, slots=True)
class Mend:
    """A repair whose place is not known yet."""

    code: str
    message: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Block:
    """One printed paragraph, its broken lines joined.

    `numbered` is the paragraph number it begins with, if any; `bullet` the dash of a list item;
    `lettered`: it begins an item counted "(a)" or "ii.".
    """

    kind: Kind
    text: str
    at: int
    after_blank: bool = True
    after_page: bool = False
    numbered: Numbered | None = None
    bullet: str = ""
    lettered: bool = False
    mends: tuple[Mend, ...] = ()

    @property
    def number(self) -> str | None:
        """The paragraph number that the block begins with."""
        return self.numbered.number if self.numbered else None


def to_blocks(lines: Iterable[Line]) -> list[Block]:
    """Return the printed paragraphs of `lines`, in order."""
    runs = to_runs(lines)
    page = _page_width(runs)
    runs = _with_torn_quotations(runs, page)
    words = Words([line.text for line in run.lines] for run in runs)
    return [block for run in runs for block in _blocks(_without_hyphens(run, words), page)]


def _with_torn_quotations(runs: Iterable[Run], page: int) -> list[Run]:
    """Return `runs`, a quotation that the printer put on the next line again behind its colon.

    Only in the paragraphs of the draft: behind an instruction the new text begins a line anyway.
    """
    whole: list[Run] = []
    for run in runs:
        last = whole[-1] if whole else None
        if last and last.numbered and _is_torn_quotation(last.lines[-1], run, page):
            last.lines.extend(run.lines)
        else:
            whole.append(run)
    return whole


def _is_torn_quotation(before: Line, run: Run, page: int) -> bool:
    first = run.lines[0]
    is_text = run.kind is Kind.TEXT and not run.numbered and not run.bullet
    opens_below = is_text and before.text.endswith(":") and opens(first.text)
    touches = not first.after_blank or first.after_page
    return opens_below and touches and page > 0 and _is_full(before, first, page)


def _without_hyphens(run: Run, words: Words) -> Run:
    """Return the run with soft hyphens where the printer broke a word."""
    lines = list(run.lines)
    for at, (before, after) in enumerate(pairwise(run.lines)):
        if is_hyphened(before.text, after.text):
            found = words.joined(before.text, after.text)
            text = before.text
            if not found.text.startswith(text):
                text = text[:-1] + SOFT_HYPHEN
            lines[at] = replace(before, text=text, is_doubtful=not found.is_sure)
    return replace(run, lines=lines)


def _blocks(run: Run, page: int) -> list[Block]:
    """Return the run as blocks: one, or more when its lines were meant to be apart."""
    if run.kind is Kind.TEXT and is_footnote(run.lines[0].text):
        return []
    together = run.kind is not Kind.TEXT or _is_wrapped(run.lines)
    is_text = run.kind is Kind.TEXT
    listed = lettered_items([line.text for line in run.lines]) if is_text else set()
    groups: list[list[Line]] = []
    begun: list[bool] = []
    for at, line in enumerate(run.lines):
        goes_on = together or (groups and _is_broken(groups[-1][-1], line, page))
        if groups and goes_on and at not in listed:
            groups[-1].append(line)
        else:
            groups.append([line])
            begun.append(at in listed)
    first, *others = (
        replace(_block(run.kind, group), lettered=lettered)
        for group, lettered in zip(groups, begun, strict=True)
    )
    number = numbered_in_print(first.text) if run.numbered else None
    return [replace(first, numbered=number, bullet=run.bullet), *others]


def _block(kind: Kind, lines: list[Line]) -> Block:
    texts = [line.text for line in lines]
    text = _joined_names(texts) if kind is Kind.TABLED else joined_lines(texts)
    pairs = list(pairwise(lines)) if kind is Kind.TEXT else []
    return Block(
        kind,
        text,
        lines[0].at,
        after_blank=lines[0].after_blank,
        after_page=lines[0].after_page,
        mends=tuple(_mend(before, after) for before, after in pairs),
    )


def _mend(previous: Line, line: Line) -> Mend:
    before, after = excerpt_end(previous.text), excerpt_start(line.text)
    whole = joined(before, after)
    if previous.is_doubtful:
        message = "A word broken at the end of a line was joined. Check whether it has a hyphen."
        return Mend("hyphen", message, f"{before}\n{after}", whole)
    if line.after_page:
        message = "A page header or number that stood inside a paragraph was taken out."
        return Mend("page-header", message, f"{before} [page] {after}", whole)
    message = "A paragraph broken into lines was joined."
    return Mend("joined-lines", message, f"{before}\n{after}", whole)


def _joined_names(texts: list[str]) -> str:
    """Return the lines of signatories as one: a line that begins with a title begins a name."""
    marked = [
        f"{before}," if _is_next_name(before, after) else before
        for before, after in pairwise(texts)
    ]
    return joined_lines([*marked, texts[-1]])


def _is_next_name(before: str, after: str) -> bool:
    complete = not ends_with_linking_word(before) and not before.endswith((":", ";"))
    return complete and begins_with_honorific(after)


def _page_width(runs: Iterable[Run]) -> int:
    """Return the width at which the printer broke the lines of the whole file, 0 if it did not."""
    widths = [
        before.width
        for run in runs
        if run.kind is Kind.TEXT
        for before, after in pairwise(run.lines)
        if before.width <= WIDEST_PAGE and is_torn(before.text, after.text)
    ]
    return max(widths) if len(widths) >= BROKEN_THROUGHOUT else 0


def _is_wrapped(lines: Sequence[Line]) -> bool:
    """Were these lines broken by a printer? Then each is full, and one is broken in a sentence."""
    page = max(line.width for line in lines)
    if len(lines) < 2 or page > WIDEST_PAGE:
        return False
    pairs = list(pairwise(lines))
    return all(_is_full(*pair, page) for pair in pairs) and any(
        is_torn(before.text, after.text) for before, after in pairs
    )


def _is_broken(before: Line, after: Line, page: int) -> bool:
    """Is the break between these lines the printer's, and not the author's?"""
    if is_torn(before.text, after.text):
        return True
    return page > 0 and before.width <= WIDEST_PAGE and _is_full(before, after, page)


def _is_full(line: Line, following: Line, page: int) -> bool:
    first_word = following.text[:WIDEST_PAGE].split(maxsplit=1)[0]
    return line.width + 1 + len(first_word) > page * FULL
