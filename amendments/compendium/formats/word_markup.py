"""The names and values of Word's XML, whichever of its two namespaces a file uses."""

from collections.abc import Iterator
from functools import lru_cache

from lxml import etree

WORD = frozenset(
    (
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "http://purl.oclc.org/ooxml/wordprocessingml/main",
    )
)
MATHEMATICS = frozenset(
    (
        "http://schemas.openxmlformats.org/officeDocument/2006/math",
        "http://purl.oclc.org/ooxml/officeDocument/math",
    )
)
ALTERNATIVES = "http://schemas.openxmlformats.org/markup-compatibility/2006"


def name(element: etree._Element) -> str:
    """Return the name of an element of Word ("p", "r"), "Fallback", or "" for all others."""
    return _local(element.tag)


@lru_cache(maxsize=1_000)
def _local(tag: str) -> str:
    namespace, _brace, local = tag[1:].rpartition("}")
    if (
        namespace in WORD
        or namespace == ALTERNATIVES
        or (namespace in MATHEMATICS and local == "t")
    ):
        return local
    return ""


def child(element: etree._Element | None, *path: str) -> etree._Element | None:
    """Return the first element down this path of names, None when there is none."""
    for step in path:
        if element is None:
            return None
        element = next((one for one in element if name(one) == step), None)
    return element


def children(element: etree._Element, wanted: str) -> Iterator[etree._Element]:
    """Return the children of this name."""
    return (one for one in element if name(one) == wanted)


def value(element: etree._Element | None, attribute: str = "val") -> str | None:
    """Return an attribute of Word's, None when the element or the attribute is not there."""
    if element is None:
        return None
    for key, found in element.items():
        namespace, _brace, local = key.rpartition("}")
        if local == attribute and (namespace[1:] in WORD or not namespace):
            return str(found)
    return None


def number(element: etree._Element | None, attribute: str = "val") -> int | None:
    """Return an attribute that holds a whole number, None when it holds none."""
    found = value(element, attribute) or ""
    return int(found) if found.isascii() and found.isdecimal() and len(found) < 8 else None


def is_on(element: etree._Element | None) -> bool:
    """Is a property that is there switched on?"""
    return element is not None and value(element) not in {"0", "false", "off"}
