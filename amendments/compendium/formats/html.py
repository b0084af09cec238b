"""Read a compendium from a web page: the Assembly's own, or one saved from a word processor."""

import re

from lxml import etree

from amendments.compendium.compendium import Finding
from amendments.compendium.formats.counters import WebList
from amendments.compendium.formats.extract import Extract
from amendments.compendium.formats.furniture import (
    hidden_classes,
    is_call,
    is_furniture,
    is_hidden,
    is_note,
    without_frame,
)
from amendments.compendium.formats.leaving_out import count, footnotes, struck, told
from amendments.compendium.formats.markup import parsed
from amendments.compendium.formats.sheet import NUMBER, Sheet, may_be_a_year, plain_text, with_stop
from amendments.compendium.formats.superscripts import superscript
from amendments.compendium.head import begins_head
from amendments.compendium.headings import Kind, kind_of, names_its_draft
from amendments.compendium.numbers import DASHES, numbered

BLOCKS = frozenset(
    "address article aside blockquote body caption center dd details dir div dl dt fieldset figcaption figure "
    "footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol optgroup option p pre "
    "section summary table tbody td tfoot th thead tr ul".split()
)
_SPACES = re.compile(r"[ \t\r\n\f]+")
_BLOCK_STYLE = re.compile(
    r"(?:^|;)\s*display\s*:\s*(?:block|flex|grid|table|list-item)", re.IGNORECASE
)
_STRUCK = re.compile(r"text-decoration[\w-]{0,5}\s*:[^;]*line-through", re.IGNORECASE)
_NO_COUNTER = re.compile(r"list-style(?:-type)?\s*:\s*none", re.IGNORECASE)


def text_of_html(raw: bytes) -> Extract:
    """Return the text of a web page without its navigation, its scripts and its footnotes.

    Numbers of lists are written out, raised letters as "20^e". Raises `NotACompendiumError` for
    what cannot be read.
    """
    reading = _Reading()
    root = parsed(raw)
    reading.read(root)
    blocks, outside = without_frame(reading.sheet.blocks, reading.main_heading)
    if not any(begins_head(block) for block in blocks):
        # The reference may only stand in the title of the window.
        blocks = [*(t.strip() for t in root.xpath("//title//text()") if begins_head(t)), *blocks]
    furniture = [*reading.furniture, *outside]
    return Extract(plain_text(with_numbers(blocks)), tuple(_repairs(reading, furniture)))


def _repairs(reading: "_Reading", furniture: list[str]) -> list[Finding]:
    repairs = footnotes(reading.calls, reading.notes)
    if reading.deleted:
        message = f"{count(len(reading.deleted), 'deletion')} marked in the page left out."
        repairs.append(told("deletions-left-out", message, before=reading.deleted))
    repairs += struck(reading.struck)
    if furniture:
        message = "The navigation, share lines and foot of the page were left out."
        repairs.append(told("page-left-out", message, before=furniture))
    return repairs


def with_numbers(blocks: list[str]) -> list[str]:
    """Return the blocks, a number that is a block of its own joined to the text it belongs to."""
    joined: list[str] = []
    for block in blocks:
        is_text = kind_of(block) is Kind.TEXT and not numbered(block)
        if joined and is_text and NUMBER.fullmatch(joined[-1]) and not may_be_a_year(joined[-1]):
            joined[-1] = f"{with_stop(joined[-1])} {block}"
        else:
            joined.append(block)
    return joined


class _Reading:
    """A page being read, element by element, without recursion."""

    def __init__(self) -> None:
        self.sheet = Sheet()
        self.main_heading: int | None = None  # the block that is the first <h1>
        self.notes: list[str] = []
        self.calls = 0
        self.deleted: list[str] = []
        self.struck: list[str] = []
        self.furniture: list[str] = []
        self._words: list[str] = []  # of the block that is open
        self._label = ""  # number or dash of the list item whose text has not begun
        self._lists: list[WebList] = []
        self._hidden: set[str] = set()
        self._raised: list[int] = []  # where each open <sup> begins in `_words`
        self._number_ends: int | None = None  # where an element that is only a number ended
        self._as_typed = 0  # how many <pre> are open

    def read(self, root: etree._Element) -> None:
        """Read the tree into the sheet."""
        self._hidden = hidden_classes(root)
        walk = etree.iterwalk(root, events=("start", "end"))
        left_out = None
        for event, element in walk:
            if event == "start":
                if self._leaves_out(element):
                    left_out = element
                    walk.skip_subtree()
                else:
                    self._begin(element)
                    self._say(element.text, element)
                continue
            if element is left_out:
                left_out = None
            else:
                self._end(element)
            self._say(element.tail, element.getparent())
        self._break()

    def _leaves_out(self, element: etree._Element) -> bool:
        """Is the element left out? What a reader would have seen of it is noted."""
        if element.tag == "del":
            self.deleted.append(words_of(element))
        elif is_hidden(element) or not self._hidden.isdisjoint(element.get("class", "").split()):
            pass
        elif is_note(element):
            self.notes.append(words_of(element))
        elif is_call(element):
            self.calls += 1
        elif is_furniture(element):
            self.furniture.append(words_of(element))
        else:
            return False
        return True

    def _begin(self, element: etree._Element) -> None:
        if element.tag in {"s", "strike"} or _STRUCK.search(element.get("style", "")[:500]):
            self.struck.append(words_of(element))
        if _is_block(element):
            self._break()
        match element.tag:
            case "br":
                self._words.append("\n")
            case "tr":
                self.sheet.begin_row()
            case "td" | "th":
                self.sheet.begin_cell()
            case "ol" | "ul":
                self._lists.append(_list(element, self._lists[-1] if self._lists else None))
            case "li" if self._lists:
                self._label = self._lists[-1].begin_item(element.get("value"))
            case "h1" if self.main_heading is None:
                self.main_heading = len(self.sheet.blocks)
            case _:
                self._begin_words(element)

    def _begin_words(self, element: etree._Element) -> None:
        match element.tag:
            case "sup":
                self._raised.append(len(self._words))
            case "pre":
                self._as_typed += 1
            case "q":
                self._words.append("«" if _is_french(element) else "“")

    def _end(self, element: etree._Element) -> None:
        match element.tag:
            case "sup" if self._raised:
                self._end_raised(element)
            case "q":
                self._words.append("»" if _is_french(element) else "”")
        if not _is_block(element):
            if len(self._words) < 5 and NUMBER.fullmatch("".join(self._words).strip()):
                self._number_ends = len(self._words)
            return
        self._break()
        if element.tag in {"tr", "td", "th"}:
            self.sheet.end()
        elif element.tag in {"ol", "ul"}:
            self._lists.pop()
        elif element.tag == "li":
            self._label = ""
        elif element.tag == "pre":
            self._as_typed -= 1

    def _say(self, text: str | None, parent: etree._Element | None) -> None:
        """Take in text as a browser shows it."""
        if not text or parent is None:
            return
        words = text if self._as_typed else _SPACES.sub(" ", text)
        if self._number_ends == len(self._words) and words.strip():
            if _begins_paragraph("".join(self._words).strip(), words):
                self._words.append(". ")
            self._number_ends = None
        self._words.append(words)

    def _end_raised(self, element: etree._Element) -> None:
        at = self._raised.pop()
        raised = "".join(self._words[at:])
        del self._words[at:]
        is_link = element.find(".//a") is not None or element.getparent().tag == "a"
        begins_block = not any(word.strip() for word in self._words)
        shown = None if is_link else superscript("".join(self._words[-3:]), raised)
        if shown is not None:
            self._words.append(shown)
        elif begins_block:
            self._words.append(f"{NOTE}{raised} ")
        else:
            self.calls += 1

    def _break(self) -> None:
        """End the block that is open, if there is one."""
        text = "".join(self._words)
        self._words, self._raised, self._number_ends = [], [], None
        stripped = text.strip()
        if not stripped:
            return
        if stripped.startswith(NOTE):
            self.notes.append(stripped.removeprefix(NOTE))
            return
        label, self._label = self._label, ""
        self.sheet.add(labelled(label, stripped) if label else text)


NOTE = "\ufdd0"  # no character: marks a block that begins with the figure of a footnote


def labelled(label: str, text: str) -> str:
    """Return a list item with its number or dash, unless it prints its own or is a line of the layout."""
    if numbered(text) or text[0] in DASHES:
        return text
    if label == "-" and (kind_of(text) is not Kind.TEXT or names_its_draft(text)):
        return text
    return f"{label} {text}"


def _is_block(element: etree._Element) -> bool:
    tag = element.tag
    if tag in BLOCKS or "-" in tag:  # an element of the site's own
        return True
    return bool(_BLOCK_STYLE.search(element.get("style", "")[:500]))


def _list(element: etree._Element, outer: WebList | None) -> WebList:
    if element.tag == "ul" or _NO_COUNTER.search(element.get("style", "")[:500]):
        return WebList("")
    items = sum(1 for child in element if child.tag == "li")
    return WebList.of(dict(element.attrib), items, outer)


def _is_french(element: etree._Element) -> bool:
    own = (one.get("lang") for one in (element, *element.iterancestors()) if one.get("lang"))
    return next(own, "").lower().startswith("fr")


def _begins_paragraph(number: str, following: str) -> bool:
    """Does a paragraph follow its number, so that a full stop belongs between them?"""
    text = following.lstrip()
    if number.endswith(".") or not text[:1].isalpha():
        return False
    if may_be_a_year(number) and following[0].isspace():
        return False
    return "." in number or text[0].isupper() or following[0] == "\u00a0"


def words_of(element: etree._Element) -> str:
    """Return the words of an element in one line."""
    return " ".join(" ".join(element.itertext()).split())
