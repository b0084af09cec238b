"""From the bytes of a web page to its tree, safely: no entities, no network, no bottomless nesting."""

import codecs
import re

from lxml import etree

from amendments.compendium.compendium import NotACompendiumError
from amendments.compendium.decode import BYTE_ORDER_MARKS, decode, mixed

_CHARSET = re.compile(rb"""(?:charset|encoding)\s{0,9}=\s{0,9}["']?\s{0,9}([\w.:-]{2,40})""", re.I)
_ENTITY = re.compile(r"<!ENTITY\b", re.IGNORECASE)
_PICTURE = re.compile(r"data:[\w/+.-]{1,60};base64,[\w+/=%]*", re.ASCII)
_LONG_TAG = re.compile(r"<[A-Za-z][^<>]{100000}")
SIZE_LIMIT = 8_000_000  # characters without pictures; 5,000 amendments have 5 million
TAGS_LIMIT = 1_000_000  # 5,000 amendments have 100,000 to 400,000
LOOKED_AT = 4096  # bytes in which a page names its characters


def parsed(raw: bytes) -> etree._Element:
    """Return the root of the page. Raises `NotACompendiumError` for what is no page."""
    text = _PICTURE.sub("", page_text(raw))
    if len(text) > SIZE_LIMIT or text.count("<") > TAGS_LIMIT or _LONG_TAG.search(text):
        raise NotACompendiumError("The page is too large: no compendium has so much markup.")
    if _ENTITY.search(text):
        raise NotACompendiumError("The page declares entities of its own, which are not read.")
    parser = etree.HTMLParser(
        encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=False
    )
    try:
        root = etree.fromstring(text.encode(), parser)
    except etree.LxmlError as error:
        raise NotACompendiumError(
            "The page is damaged: it holds no text that can be read."
        ) from error
    # The parser gives what it read up to there: the rest of the page would be lost without a word.
    if any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log):
        raise NotACompendiumError(
            "The page is damaged: its elements stand too deep in one another."
        )
    if root is None or any(entry.level_name == "FATAL" for entry in parser.error_log):
        raise NotACompendiumError("The page is damaged: it holds no text that can be read.")
    return root


def page_text(raw: bytes) -> str:
    """Return the characters of a page: by its mark, as UTF-8, as it says itself, as Windows-1252.

    What is valid UTF-8 with accents is no other encoding, whatever the page says.
    """
    named = _CHARSET.search(raw[:LOOKED_AT])
    is_marked = raw.startswith(tuple(mark for mark, _encoding in BYTE_ORDER_MARKS))
    if named and not is_marked and not _is_utf_8(raw) and not mixed(raw):
        text = _in(named[1].decode("ascii", "ignore"), raw)
        if text is not None:
            return text
    return decode(raw)


def _is_utf_8(raw: bytes) -> bool:
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _in(name: str, raw: bytes) -> str | None:
    """Return the page in the encoding it names, None when it does not fit or is none for text."""
    try:
        encoding = codecs.lookup(name).name
    except LookupError:
        return None
    if encoding in {"iso8859-1", "ascii"}:
        encoding = "cp1252"  # as browsers read them
    try:
        text = raw.decode(encoding)
    except (UnicodeError, LookupError):
        return None
    return None if "\0" in text else text
