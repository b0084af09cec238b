"""Superscripts, as plain text prints them: "20^e", "m²"; the call of a footnote is left out."""

import re

_UNIT = re.compile(r"(?:^|[\s\d(])[kcdm]?m$")
_POWERS = {"2": "²", "3": "³"}


def superscript(before: str, text: str) -> str | None:
    """Return how the raised `text` after `before` is printed; None when it calls a footnote."""
    raised = text.strip()
    if not raised:
        return text
    if raised in _POWERS and _UNIT.search(before[-5:]):
        return _POWERS[raised]
    if any(character.isalpha() for character in raised):
        return f"^{text}"
    if any(character.isdigit() for character in raised) or not raised.strip("*†‡()[]"):
        return None
    return text  # ™, ®, °
