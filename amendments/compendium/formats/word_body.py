"""The body of a Word file, read piece by piece: nothing of it is kept but its text."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from itertools import groupby

from lxml import etree

from amendments.compendium.compendium import NotACompendiumError
from amendments.compendium.formats.sheet import Sheet, with_stop
from amendments.compendium.formats.superscripts import superscript
from amendments.compendium.formats.word_markup import child, name, number, value
from amendments.compendium.formats.word_numbering import Numbering
from amendments.compendium.formats.word_styles import Styles

PROPERTIES = frozenset("pPr rPr trPr tcPr".split())
UNSEEN = frozenset("sectPr sdtPr Fallback rt".split())
DELETED = frozenset(("del", "moveFrom"))
INSERTED = frozenset(("ins", "moveTo"))
CALLS = {"footnoteReference": "footnotes", "endnoteReference": "endnotes"}
MARKS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011"}
TEXTS = frozenset(("t", "delText"))
# Bullets and dashes of the fonts "Symbol" and "Wingdings", which have no letters.
SYMBOLS = {"F0B7": "•", "F0A7": "▪", "F02D": "–", "F0A0": "\u00a0", "F020": " "}
NO_SIGN = "\ufffd"

READ = (
    *("body", "p", "r", "tr", "tc", "txbxContent", "sym", "altChunk", *MARKS, *TEXTS, *CALLS),
    *(*PROPERTIES, *UNSEEN, *DELETED, *INSERTED),
)
Words = list[tuple[str, bool]]  # pieces of text, each raised or not


def events(part: bytes) -> Iterator[tuple[str, str, etree._Element]]:
    """Return "start" or "end", the name and the element of all that is read, in reading order.

    Raises `etree.LxmlError` when the XML is broken. What has been read is forgotten: a file of
    any size needs no more memory than its longest paragraph.
    """
    parsing = etree.iterparse(
        BytesIO(part), events=("start", "end"), tag=[f"{{*}}{one}" for one in READ],
        resolve_entities=False, no_network=True, huge_tree=False, remove_comments=True, remove_pis=True,
    )  # fmt: skip
    inside_properties = 0
    for event, element in parsing:
        called = name(element)
        is_properties = called in PROPERTIES
        inside_properties -= is_properties and event == "end"
        if not inside_properties:
            yield event, called, element
            if event == "end":
                _forget(element)
        inside_properties += is_properties and event == "start"


def _forget(element: etree._Element) -> None:
    element.clear()
    parent = element.getparent()
    while parent is not None and element.getprevious() is not None:
        del parent[0]


@dataclass(slots=True)
class _Paragraph:
    """A paragraph being read, with the text boxes that hang on it."""

    words: Words = field(default_factory=list)
    boxes: list[str] = field(default_factory=list)
    label: str | None = None  # its automatic number, "" when it has none, None when not known yet
    loses_end: bool = False  # its end was deleted: the next one carries it on


@dataclass(slots=True)
class _Run:
    """Words of one look."""

    is_raised: bool = False
    is_hidden: bool = False
    is_struck: bool = False
    is_mark: bool = False  # the sign of a footnote that has one of its own


class Body:
    """The text of a body, and what was found and left out on the way."""

    def __init__(self, styles: Styles, numbering: Numbering) -> None:
        self.styles, self.numbering = styles, numbering
        self.called: dict[str, list[str]] = {kind: [] for kind in CALLS.values()}
        self.typed_calls = 0  # of footnotes that were typed by hand
        self.inserted: list[str] = []
        self.deleted: list[str] = []
        self.hidden: list[str] = []
        self.struck: list[str] = []
        self.signs = 0
        self.is_found = False
        self._sheets = [Sheet()]
        self._paragraphs: list[_Paragraph] = []
        self._runs: list[_Run] = []
        self._insertions = 0  # how many are open
        self._carried: list[Words] = [[]]  # of paragraphs whose end was deleted, on each sheet

    @property
    def sheet(self) -> Sheet:
        """Where the text is written: the page, or the text box that is open."""
        return self._sheets[-1]

    def read(self, part: bytes) -> None:
        """Read the part into the sheet. Raises `etree.LxmlError` when it is broken."""
        left_out, until, depth = "", "", 0  # why a piece is left out, and up to which end
        for event, called, element in events(part):
            if not left_out:
                left_out = self._take(event, called, element)
                # The properties of a row or a cell say that all of it was deleted.
                until, depth = {"trPr": "tr", "tcPr": "tc"}.get(called, called), 1
                continue
            if called in TEXTS and event == "end" and left_out == "deleted":
                self.deleted[-1] += element.text or ""
            if called == until:
                depth += 1 if event == "start" else -1
            if depth == 0:
                left_out = ""
                self._end_left_out(called)
        self.sheet.add(printed(self._carried[-1], self))

    def _end_left_out(self, called: str) -> None:
        if called in {"tr", "tc"}:
            self.sheet.end()

    def _take(self, event: str, called: str, element: etree._Element) -> str:
        """Take in an event; return why all up to the end of the element is left out, "" when not."""
        if event == "end":
            return self._end(called, element)
        if called in DELETED:
            self.deleted.append("")
            return "deleted"
        if called in UNSEEN:
            return "unseen"
        self._begin(called, element)
        return ""

    def _begin(self, called: str, element: etree._Element) -> None:
        match called:
            case "p":
                self._paragraphs.append(_Paragraph())
            case "r":
                self._runs.append(_Run())
            case "tr":
                self.sheet.begin_row()
            case "tc":
                self.sheet.begin_cell()
            case "txbxContent":
                self._sheets.append(Sheet())
                self._carried.append([])
            case "ins" | "moveTo":
                self._insertions += 1
                self.inserted.append("")
            case "body":
                self.is_found = True
            case "altChunk":
                raise NotACompendiumError(
                    "The file holds another file inside; open it in Word and save it again."
                )

    def _end(self, called: str, element: etree._Element) -> str:
        match called:
            case "t":
                self._say(element.text or "")
            case "p":
                self._end_paragraph(self._paragraphs.pop())
            case "r":
                self._runs.pop()
            case "pPr" if self._paragraphs:
                self._begin_list(self._paragraphs[-1], element)
            case "rPr" if self._runs:
                self._look(self._runs[-1], element)
            case "tr" | "tc":
                self.sheet.end()
            case "trPr" | "tcPr":
                return self._is_deleted(element)
            case "ins" | "moveTo":
                self._insertions -= 1
            case "txbxContent":
                self._end_box()
            case _:
                self._end_sign(called, element)
        return ""

    def _is_deleted(self, properties: etree._Element) -> str:
        """Was the row or the cell with these properties deleted? Then the rest of it is left out."""
        if child(properties, "del") is None and child(properties, "cellDel") is None:
            return ""
        self.deleted.append("")
        return "deleted"

    def _end_sign(self, called: str, element: etree._Element) -> None:
        if called in MARKS:
            self._say(MARKS[called])
        elif called in CALLS:
            self.called[CALLS[called]].append(value(element, "id") or "")
            if self._runs:
                is_own = value(element, "customMarkFollows") in {"1", "true", "on"}
                self._runs[-1].is_mark = is_own
        elif called == "sym":
            sign = SYMBOLS.get((value(element, "char") or "").upper(), NO_SIGN)
            self.signs += sign == NO_SIGN
            self._say(sign)

    def _look(self, run: _Run, properties: etree._Element) -> None:
        run.is_raised = self.styles.is_raised(properties)
        run.is_hidden = self.styles.is_hidden(properties)
        run.is_struck = self.styles.is_struck(properties)
        if run.is_hidden:
            self.hidden.append("")

    def _say(self, words: str) -> None:
        run = self._runs[-1] if self._runs else _Run()
        if run.is_hidden:
            self.hidden[-1] += words
        elif self._paragraphs and not run.is_mark:
            self._paragraphs[-1].words.append((words, run.is_raised))
            if run.is_struck:
                self.struck.append(words)
            if self._insertions:
                self.inserted[-1] += words

    def _end_box(self) -> None:
        blocks = self._sheets.pop().blocks
        self._carried.pop()
        if self._paragraphs:
            self._paragraphs[-1].boxes += blocks
        else:
            self.sheet.blocks.extend(blocks)

    def _begin_list(self, paragraph: _Paragraph, properties: etree._Element) -> None:
        ending = child(properties, "rPr")
        paragraph.loses_end = any(child(ending, one) is not None for one in DELETED)
        if not paragraph.loses_end:
            paragraph.label = self._label(properties)

    def _end_paragraph(self, paragraph: _Paragraph) -> None:
        """Write the paragraph down, or keep its words for the next one when its end was deleted."""
        self._carried[-1] += paragraph.words
        if not paragraph.loses_end:
            text = printed(self._carried[-1], self).strip()
            label = self._label(None) if paragraph.label is None else paragraph.label
            self._carried[-1] = []
            if label and (text or label != "-"):
                text = f"{with_stop(label)} {text}"
            self.sheet.add(text)
        for block in paragraph.boxes:
            self.sheet.add(block)

    def _label(self, properties: etree._Element | None) -> str:
        """Return the automatic number of a paragraph with these properties, "" when it has none."""
        own = child(properties, "numPr")
        style = self.styles.paragraph_style(properties)
        instance, level, named_by = self.styles.list_of(style)
        instance = value(child(own, "numId")) or instance
        at = number(child(own, "ilvl"))
        if at is None:
            at = self.numbering.level_of_style(instance, named_by) if level is None else level
        return self.numbering.label(instance, at or 0)


def printed(words: Words, body: Body) -> str:
    """Return words with the raised ones as plain text prints them; typed calls are counted."""
    parts: list[str] = []
    for is_raised, pieces in groupby(words, key=lambda one: one[1]):
        text = "".join(piece for piece, _raised in pieces)
        if is_raised:
            shown = superscript(parts[-1] if parts else "", text)
            body.typed_calls += shown is None
            text = shown or ""
        parts.append(text)
    return "".join(parts)
