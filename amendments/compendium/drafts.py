"""The draft texts, put together paragraph by paragraph as the printed blocks come in."""

from dataclasses import dataclass, field

from amendments.compendium.blocks import Block, Mend
from amendments.compendium.compendium import DraftParagraph, Finding
from amendments.compendium.head import is_contents
from amendments.compendium.headings import DraftHeading, is_contents_entry
from amendments.compendium.items import broken_item, join_mend
from amendments.compendium.joining import excerpt_start, goes_on, joined
from amendments.compendium.letters import is_next_item
from amendments.compendium.numbers import comes_later, follows, missing_between


@dataclass(slots=True)
class _Paragraph:
    number: str
    lines: list[str]
    bullet: str
    findings: list[Mend] = field(default_factory=list)


@dataclass(slots=True)
class DraftBuilder:
    """A draft text being read: give it the blocks in printed order with `add`."""

    letter: str
    kind: str
    paragraphs: list[_Paragraph] = field(default_factory=list)
    numbers: dict[str, _Paragraph] = field(default_factory=dict)
    strays: list[Block] = field(default_factory=list)
    repairs: list[Finding] = field(default_factory=list)
    problems: list[Finding] = field(default_factory=list)
    _current: _Paragraph | None = None
    _last_is_item: bool = False

    def matches(self, heading: DraftHeading) -> bool:
        """Is this the draft under `heading`? Without a letter the kind alone decides."""
        same_letter = not heading.letter or not self.letter or heading.letter == self.letter
        return self.kind == heading.kind and same_letter

    @property
    def last_number(self) -> str | None:
        """The number of the last paragraph so far."""
        return self.paragraphs[-1].number if self.paragraphs else None

    def is_open(self, block: Block) -> bool:
        """Does `block` carry on a sentence that the last paragraph left unfinished?"""
        if not self._current or block.number or block.bullet:
            return False
        return goes_on(self._current.lines[-1], block.text) and block.text[0].islower()

    def add(self, block: Block, following: Block | None) -> None:
        """Take in a block of the draft; `following` is the block printed next, if any."""
        if block.numbered:
            self._begin(block)
        elif self._current is None:
            if not is_contents_entry(block.text) and not is_contents(block.text):
                self.strays.append(block)
        elif block.bullet:
            self._add_item(self._current, block, following)
        else:
            self._add_line(self._current, block)
        if self._current:
            self._current.findings.extend(block.mends)

    def finished(self) -> tuple[DraftParagraph, ...]:
        """Return the paragraphs, and put the repairs and problems of the draft in their lists."""
        before: str | None = None
        for paragraph in self.paragraphs:
            self._check_order(before, paragraph.number)
            before = paragraph.number
            for mend in paragraph.findings:
                where = f"paragraph {paragraph.number}"
                self.repairs.append(
                    Finding(mend.code, where, mend.message, mend.before, mend.after)
                )
        return tuple(DraftParagraph(p.number, "\n".join(p.lines)) for p in self.paragraphs)

    def _begin(self, block: Block) -> None:
        assert block.numbered is not None
        found = block.numbered
        text = [found.text] if found.text else []
        self._current = _Paragraph(found.number, text, found.bullet)
        self._last_is_item = False
        first = self.numbers.get(found.number)
        if first is None:
            self.numbers[found.number] = self._current
            self.paragraphs.append(self._current)
        else:
            self._report_double(first, self._current)

    def _report_double(self, first: _Paragraph, second: _Paragraph) -> None:
        """A number printed twice: the first stays, the second is shown to a person."""
        where, text = f"paragraph {first.number}", " ".join(second.lines)
        if " ".join(first.lines) == text:
            message = f"Paragraph {first.number} is printed twice in the same words; one was kept."
            self.repairs.append(Finding("repeated-paragraph", where, message, text, text))
            return
        message = (
            f"Two paragraphs have the number {first.number}; the first was kept, the other begins: "
            f"{excerpt_start(text)}"
        )
        self.problems.append(Finding("duplicate-paragraph", where, message, text))

    def _add_item(self, paragraph: _Paragraph, block: Block, following: Block | None) -> None:
        item = broken_item(paragraph.lines[-1], block, following) if paragraph.lines else None
        if item is None:
            paragraph.lines.append(block.text)
            self._last_is_item = True
            return
        # Another dash than the one before the numbers of this list belongs to the sentence.
        if block.bullet in "–—" and block.bullet != paragraph.bullet:
            item = block.text
        message = "A list item broken in two was joined."
        self._join(paragraph, "broken-list-item", message, block.text, item)

    def _add_line(self, paragraph: _Paragraph, block: Block) -> None:
        if not paragraph.lines:
            paragraph.lines.append(block.text)  # the number stood on a line of its own
        elif block.lettered or is_next_item(paragraph.lines[-1], block.text):
            paragraph.lines.append(block.text)
        elif goes_on(paragraph.lines[-1], block.text):
            message = "A sentence broken in two was joined."
            self._join(paragraph, "torn-paragraph", message, block.text, block.text)
        elif block.after_page and not self._last_is_item and not paragraph.lines[-1].endswith(":"):
            message = "A paragraph that runs on to the next page was joined."
            self._join(paragraph, "page-header", message, block.text, block.text)
        else:
            paragraph.lines.append(block.text)

    def _join(
        self, paragraph: _Paragraph, code: str, message: str, printed: str, text: str
    ) -> None:
        before = paragraph.lines[-1]
        paragraph.findings.append(join_mend(before, printed, text, code, message))
        paragraph.lines[-1] = joined(before, text)

    def _check_order(self, before: str | None, number: str) -> None:
        if follows(before, number):
            return
        where = f"paragraph {number}"
        if comes_later(before, number):
            message = f"{missing_between(before, number)} missing before paragraph {number}."
            self.problems.append(Finding("missing-paragraph", where, message))
        else:
            message = f"Paragraph {number} is printed after paragraph {before}."
            self.problems.append(Finding("paragraph-order", where, message))
