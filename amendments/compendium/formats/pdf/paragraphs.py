"""From lines to paragraphs: which line carries on the one before it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import Enum, auto

from amendments.compendium.compendium import Finding
from amendments.compendium.formats.pdf.beginnings import begins_paragraph, is_of_names
from amendments.compendium.formats.pdf.flow import ALIKE, Flowing
from amendments.compendium.hyphens import HYPHENS, Words, is_hyphened
from amendments.compendium.joining import SOFT_HYPHEN, excerpt_end, excerpt_start, is_torn
from amendments.compendium.numbers import numbered
from amendments.compendium.quotes import opens

LOOSE = 1.15  # times the usual distance of two lines: a paragraph ends between them
SAME_SIZE = 0.08  # of the height


class Break(Enum):
    """What stands between two lines."""

    NONE = auto()
    DOUBT = auto()  # none, but a person should check it
    LINE = auto()
    BLANK = auto()


@dataclass(slots=True)
class Paragraph:
    """Lines read as one. `is_tight`: no more space stands before it than between two lines."""

    lines: list[Flowing]
    first: int  # the place of its first line among all
    is_tight: bool = False

    @property
    def end(self) -> int:
        """The place after its last line."""
        return self.first + len(self.lines)


@dataclass(slots=True)
class Paragraphs:
    """Puts the lines of one text together, given the usual `pitch` in heights of its letters."""

    pitch: float
    indents: frozenset[int] = frozenset()  # where the first lines of paragraphs begin
    found: list[Paragraph] = field(default_factory=list)
    doubts: list[Finding] = field(default_factory=list)
    last_number: str | None = None

    def take(self, lines: Iterable[Flowing], interrupted: frozenset[int] = frozenset()) -> None:
        """Go on with `lines`; a box stands before those whose place is in `interrupted`."""
        for at, line in enumerate(lines):
            mark = self._break(line, is_interrupted=at in interrupted)
            if mark in {Break.NONE, Break.DOUBT}:
                if mark is Break.DOUBT:
                    self.doubts.append(_doubt(self.found[-1].lines[-1], line))
                self.found[-1].lines.append(line)
                continue
            if self.found and _is_parted_in_doubt(self.found[-1].lines[-1], line):
                self.doubts.append(_doubt_of_break(self.found[-1].lines[-1], line))
            self.found.append(Paragraph([line], at, is_tight=mark is Break.LINE))
            number = numbered(line.text)
            self.last_number = number.number if number else self.last_number

    def _break(self, line: Flowing, *, is_interrupted: bool) -> Break:
        if not self.found:
            return Break.BLANK
        lines = self.found[-1].lines
        last = lines[-1]
        is_apart = last.place != line.place
        if not is_apart:
            loose = line.line.bottom - last.line.bottom > LOOSE * self.pitch * last.line.size
            if loose and not is_interrupted:
                return Break.BLANK
            is_apart = loose
        if abs(line.line.size - last.line.size) > SAME_SIZE * last.line.size:
            return Break.BLANK
        if _is_hyphened(last.text, line.text):
            return Break.NONE
        if not last.is_full(line.line):
            return Break.LINE if is_of_names(lines[0].text) else Break.BLANK
        if begins_paragraph(line, lines, self.last_number, is_apart=is_apart):
            return Break.BLANK
        if not is_apart:
            return Break.BLANK if self._is_indented_anew(lines, line) else Break.NONE
        return _break_between_pages(lines, line)

    def _is_indented_anew(self, lines: Sequence[Flowing], line: Flowing) -> bool:
        """Does `line` not stand where the paragraph of `lines` has its lines?"""
        left = line.line.left
        if round(left) in self.indents:
            return True
        if len(lines) > 1 and lines[-1].place == lines[-2].place:
            return abs(left - lines[-1].line.left) > ALIKE
        first = lines[-1]
        is_hanging = numbered(first.text) is not None or _is_item(first)
        return left - first.line.left > ALIKE and not is_hanging


def _is_hyphened(before: str, after: str) -> bool:
    """Was a word broken between these lines?"""
    if before.endswith(SOFT_HYPHEN):
        return before[-2:-1].isalpha() and after[:1].isalpha()
    return is_hyphened(before, after)


def _is_item(line: Flowing) -> bool:
    return not line.text[:1].isalnum()


def _break_between_pages(lines: Sequence[Flowing], line: Flowing) -> Break:
    """Does the full line at the end of a page or column go on at the beginning of the next?"""
    if is_torn(lines[-1].text, line.text):
        return Break.NONE
    if len(lines) > 1:
        first, others, left = lines[0].line.left, lines[-1].line.left, line.line.left
        if abs(first - others) > ALIKE and lines[0].place == lines[-1].place:
            if abs(left - others) <= ALIKE:
                return Break.NONE
            if abs(left - first) <= ALIKE:
                return Break.BLANK
    return Break.DOUBT


def _is_parted_in_doubt(last: Flowing, line: Flowing) -> bool:
    """Could the quotation that begins a page stand in the sentence that ends the one before?"""
    ends_page = last.place != line.place and last.is_full(line.line)
    return ends_page and last.text.rstrip().endswith(":") and opens(line.text.strip())


def _doubt_of_break(last: Flowing, line: Flowing) -> Finding:
    before, after = excerpt_end(last.text), excerpt_start(line.text)
    message = (
        "A page ends with a colon, and the next begins with a quotation; they were read as two "
        "paragraphs. Check that they are."
    )
    both = f"{before}\n{after}"
    return Finding(
        "parted-pages", f"page {last.line.page + 1}", message, both, f"{before}\n\n{after}"
    )


def _doubt(last: Flowing, line: Flowing) -> Finding:
    before, after = excerpt_end(last.text), excerpt_start(line.text)
    message = (
        "A full line ends with a full stop at the end of a page, and the next page goes on; they "
        "were read as one paragraph. Check that they are."
    )
    return Finding(
        "joined-pages",
        f"page {last.line.page + 1}",
        message,
        f"{before}\n{after}",
        f"{before} {after}",
    )


def text_of(paragraph: Paragraph, words: Words, findings: list[Finding]) -> str:
    """Return the text of a paragraph, and note in `findings` each hyphen that leaves a doubt."""
    lines = paragraph.lines
    pieces = [lines[0].text.strip()]
    for line in lines[1:]:
        before, after = pieces[-1], line.text.strip()
        if before.endswith(SOFT_HYPHEN):
            pieces[-1] = before[:-1]
            pieces.append(after)
        elif before.endswith(HYPHENS) and before[-2:-1].isalnum() and after[:1].isalnum():
            joined = words.joined(before[-60:], after[:60])
            pieces[-1] = before[:-60] + joined.text[: len(joined.text) - len(after[:60])]
            pieces.append(after)
            if not joined.is_sure:
                findings.append(_hyphen(line, before, after, joined.text))
        else:
            pieces[-1] += " "
            pieces.append(after)
    return "".join(pieces).replace(HYPHENS[-1], "-")


def _hyphen(line: Flowing, before: str, after: str, joined: str) -> Finding:
    start, end = before.split()[-1], after.split()[0]
    whole = next((word for word in joined.split() if word.endswith(end)), joined)
    kept = "kept" if "-" in whole else "taken out"
    message = f"The hyphen at the end of a line was {kept}; check the word."
    where = f"page {line.line.page + 1}"
    return Finding("hyphen", where, message, f"{start.replace(HYPHENS[-1], '-')}\n{end}", whole)
