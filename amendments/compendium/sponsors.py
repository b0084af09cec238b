"""Who tabled an amendment, from the printed line "Tabled by …" / "Déposé par …"."""

import re

_HONORIFIC = (
    r"(?:M\.|MM\.|Mme|Mmes|Mlle|Mr\.?|Mrs\.?|Ms\.?|Miss|Mx\.?|Sir|Lord|Lady|Dame|Baroness|Baron"
    r"|Earl|Viscount|Dr\.?|Prof\.?|Me)"
)
_BEGINS_WITH_HONORIFIC = re.compile(rf"{_HONORIFIC}\s")
# A family name is printed in capitals: "Mr Max LAKE will speak" and "M. le Ministre" are no names.
_NAME = re.compile(
    rf"{_HONORIFIC}(?:\s[^\W\d_][\w'’.-]{{0,30}}){{0,4}}(?:\s(?:(?![a-zà-ÿ\d_])[\w'’.-])+){{1,3}}\s?[,;]?"
)
_LAST_NAME = re.compile(rf"\s(?:and|et|&)\s(?={_HONORIFIC}\s)")
_COMMITTEE = re.compile(
    r"(?:on behalf of|au nom de)?\s?(?:the\s|la\s|le\s|l['’]\s?)?"
    r"(?P<name>(?:[\w-]{1,30}\s){0,3}(?:sub-?|sous-?)?(?:committee|commission|bureau)\b)",
    re.IGNORECASE,
)
_ON_BEHALF = re.compile(
    r",?\s(?:on behalf of|au nom de)\s(?:the\s|la\s|le\s|l['’]\s?)?", re.IGNORECASE
)
_ARTICLE = re.compile(r"(?:the\s|la\s|le\s|l['’]\s?)", re.IGNORECASE)


def begins_with_honorific(text: str) -> bool:
    """Does `text` begin with "Mr", "Mme", "Sir" …?"""
    return bool(_BEGINS_WITH_HONORIFIC.match(text))


def is_name(text: str) -> bool:
    """Is `text` one name, with its honorific and perhaps a comma after it, and nothing else?"""
    return bool(_NAME.fullmatch(text))


def sponsors(text: str) -> tuple[tuple[str, ...], str | None]:
    """Return the names in `text` (what follows "Tabled by"), and the committee, if it was one."""
    text = " ".join(text.replace("\u00ad", "").split()).strip(" .;,")
    if text.endswith(")") and "(" not in text:
        text = text[:-1].rstrip(" .")
    behalf = _ON_BEHALF.search(text)
    if behalf:
        return _names(text[: behalf.start()]), text[behalf.end() :]
    if not begins_with_honorific(text) and _COMMITTEE.match(text):
        article = _ARTICLE.match(text)
        return (), text[article.end() :] if article else text
    return _names(text), None


def _names(text: str) -> tuple[str, ...]:
    """Return the names as printed, their spaces single.

    In the web layout ("Mr Robert WALTER, United Kingdom, EDG ; …") a semicolon parts the
    members and a comma the name from country and group.
    """
    if ";" in text:
        pieces = [piece.split(",", 1)[0] for piece in text.split(";")]
    else:
        pieces = _split_outside_brackets(_LAST_NAME.sub(", ", text))
    names = (
        piece.strip(" .,") if piece.strip().endswith(" .") else piece.strip() for piece in pieces
    )
    return tuple(name for name in names if name)


def _split_outside_brackets(text: str) -> list[str]:
    pieces, depth, start = [], 0, 0
    for at, character in enumerate(text):
        depth += (character == "(") - (character == ")" and depth > 0)
        if character == "," and not depth:
            pieces.append(text[start:at])
            start = at + 1
    return [*pieces, text[start:]]
