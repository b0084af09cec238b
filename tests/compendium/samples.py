"""A small English compendium, and its parts, to be torn in the tests."""

from amendments.compendium.compendium import Compendium
from amendments.compendium.reader import read_compendium

HEAD = """Doc. 15999 – Compendium of written amendments
30/09/2025

(Final version)

The protection of rivers

A. Draft resolution
"""

TABLED = "Tabled by Ms Ada RIVER, Mr Max LAKE"


def amendment(number: str, *lines: str) -> str:
    """Return an amendment as printed, a blank line between its `lines`."""
    return "\n\n".join([f"Amendment {number}", TABLED, *lines])


def read(*parts: str) -> Compendium:
    """Return the compendium of these printed `parts` under the usual head."""
    return read_compendium("\n\n".join([HEAD, *parts]))


def paragraphs(compendium: Compendium) -> dict[str, str]:
    """Return the paragraphs of the first draft by number."""
    return {p.number: p.text for p in compendium.drafts[0].paragraphs}


def instructions(compendium: Compendium) -> dict[str, str]:
    """Return the instructions by the number of their amendment."""
    return {a.number: a.instruction for a in compendium.amendments}


def codes(compendium: Compendium) -> tuple[list[str], list[str]]:
    """Return the codes of the repairs and of the problems."""
    return [f.code for f in compendium.repairs], [f.code for f in compendium.problems]
