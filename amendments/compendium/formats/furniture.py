"""What a web page needs and a compendium does not: navigation, share lines, what is not shown."""

import re

from lxml import etree

from amendments.compendium.head import begins_head, is_letterhead
from amendments.compendium.headings import is_tabled, names_its_draft

SILENT = frozenset(
    "head script style noscript template svg iframe object embed canvas audio video map "
    "button select textarea input datalist dialog del".split()
)
FURNITURE = frozenset("nav footer menu".split())
_ROLES = frozenset("navigation search contentinfo menu menubar toolbar".split())
_NAMES = frozenset(
    "nav navbar navigation menu breadcrumb breadcrumbs share sharing social addthis cookie cookies "
    "footer skip toolbar pagination pager".split()
)
_HIDDEN = re.compile(r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)\b", re.IGNORECASE)
_MEDIA = re.compile(r"@[^{}@]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}|/\*.*?\*/", re.DOTALL)
_RULE = re.compile(r"([^{}]*)\{([^{}]*)\}")
_CLASS = re.compile(r"(?:^|,)\s*\w*\.([\w-]+)\s*(?=,|$)")
STYLE_LIMIT = 30_000  # characters
_SPLIT = re.compile(r"[\s_-]+")
_NOTE_ROLES = frozenset(("doc-footnote", "doc-endnote", "doc-endnotes", "footnote"))
_NOTE_NAMES = frozenset(("footnote", "footnotes", "endnote", "endnotes", "fn"))
# As word processors name the notes in the pages that they save.
_NOTE_CLASSES = frozenset(("msofootnotetext", "msoendnotetext"))
_NOTE_ID = re.compile(r"(?:sd)?(?:foot|end)note-?\d+|_?(?:ftn|edn)\d+|fn-?\d+", re.IGNORECASE)
_CALL_NAMES = frozenset(
    "noteref footnoteref footnotecall fnref msofootnotereference msoendnotereference".split()
)

# A line that ends the page, where nothing in its markup says so.
_LAST_LINE = re.compile(
    r"(?:share|partage[rz]?|tweet|facebook|twitter|x|linkedin|whatsapp|e-?mail|print|imprimer|top"
    r"|back\s+to\s+top|top\s+of\s+(?:the\s+)?page|haut\s+de\s+(?:la\s+)?page|retour(?:\s+en\s+haut)?"
    r"|see\s+related\s+documents|voir\s+les\s+documents\s+associés)"
    r"(?:\s+(?:this|on|by|cet|cette|sur|par)\b.{0,60})?\s?:?|(?:©|copyright)\s.{0,120}",
    re.IGNORECASE,
)
ABOVE = 3  # blocks between the main heading of the page and the reference below it


def hidden_classes(root: etree._Element) -> set[str]:
    """Return the classes that the style sheets inside a page never show, whatever the screen."""
    sheets = " ".join(text for style in root.iter("style") for text in style.itertext())
    rules = _MEDIA.sub(" ", sheets[:STYLE_LIMIT])
    return {
        name
        for selectors, said in _RULE.findall(rules)
        if _HIDDEN.search(said)
        for name in _CLASS.findall(selectors)
    }


def is_hidden(element: etree._Element) -> bool:
    """Does a browser not show it?"""
    if element.tag in SILENT or "hidden" in element.attrib:
        return True
    return bool(_HIDDEN.search(element.get("style", "")[:500]))


def is_furniture(element: etree._Element) -> bool:
    """Is it navigation, a share bar or the foot of the page, and no part of the compendium?"""
    if element.tag in {"html", "body", "form", "main", "article"}:
        return False
    if not (
        element.tag in FURNITURE
        or element.get("role", "").lower() in _ROLES
        or _names(element) & _NAMES
    ):
        return False
    return not any(_is_of_the_compendium(text) for text in element.itertext())


def _is_of_the_compendium(text: str) -> bool:
    text = text.strip()
    return is_tabled(text) or names_its_draft(text)


def is_note(element: etree._Element) -> bool:
    """Is it the text of a footnote?"""
    if element.get("role", "").lower() in _NOTE_ROLES or _classes(element) & _NOTE_CLASSES:
        return True
    if element.tag in {"div", "p", "li", "dd"} and _NOTE_ID.fullmatch(element.get("id", "")[:50]):
        return True
    return bool(_names(element) & _NOTE_NAMES)


def is_call(element: etree._Element) -> bool:
    """Is it the figure that calls a footnote?"""
    if element.get("role", "").lower() in {"doc-noteref", "noteref"}:
        return True
    return bool(_CALL_NAMES & _classes(element))


def _classes(element: etree._Element) -> set[str]:
    """Return the names of its classes in small letters, without hyphens."""
    return set(element.get("class", "")[:500].lower().replace("-", "").replace("_", "").split())


def _names(element: etree._Element) -> set[str]:
    names = f"{element.get('class', '')} {element.get('id', '')}"
    return set(_SPLIT.split(names[:500].lower()))


def without_frame(blocks: list[str], main_heading: int | None) -> tuple[list[str], list[str]]:
    """Return the blocks of the compendium, and those that stood before and after it.

    It begins with its reference or its kind ("Collection of written amendments"), or with the
    main heading of the page right above that. A page that has neither is left as it is.
    """
    start = next((at for at, block in enumerate(blocks) if begins_head(block)), None)
    if start is None:
        return blocks, []
    if main_heading is not None and 0 <= start - main_heading <= ABOVE:
        start = main_heading
    end = len(blocks)
    while end > start and _LAST_LINE.fullmatch(blocks[end - 1][:200]):
        end -= 1
    left_out = [block for block in blocks[:start] if not is_letterhead(block)]
    return blocks[start:end], [*left_out, *blocks[end:]]
