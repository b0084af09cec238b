"""What the Assembly's delegations and groups are called, as printed, in either language. Pure."""

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

# Letters that have no accent to take off.
SAME = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "æ": "ae", "œ": "oe", "ə": "e"}
)

# Names that are printed beside the official ones, by the two letters of the country.
OTHER_NAMES: Mapping[str, tuple[str, ...]] = {
    "BA": ("Bosnia-Herzegovina", "Bosnia & Herzegovina", "Bosnie-et-Herzégovine"),
    "CZ": ("Czech Republic", "République tchèque"),
    "GB": ("Great Britain", "UK"),
    "GR": ("Hellenic Republic",),
    "MD": ("Moldova", "Moldavie", "Moldova (Republic of)"),
    "MK": ("The former Yugoslav Republic of Macedonia",),
    "NL": ("The Netherlands", "Kingdom of the Netherlands", "Royaume des Pays-Bas"),
    "RU": ("Russia", "Russie"),
    "SK": ("Slovakia", "Slovaquie"),
    "TR": ("Turkey", "Turquie"),
}
# Those who sit in no group are a line in lists of groups, and no group.
NO_GROUP = "ni"
OTHER_GROUP_NAMES: Mapping[str, tuple[str, ...]] = {
    NO_GROUP: ("NR", "not registered", "not registered in a group", "non-inscrit"),
}


@dataclass(frozen=True, slots=True)
class Entry:
    """Something with a code and the names under which it is printed."""

    code: str
    names: tuple[str, ...]


class Directory:
    """Finds a code by any of its names; capitals, accents and spaces do not matter.

    A name that two entries have is nobody's.
    """

    def __init__(self, entries: Iterable[Entry], others: Mapping[str, tuple[str, ...]]) -> None:
        self._codes: dict[str, set[str]] = {}
        for entry in entries:
            for name in (entry.code, *entry.names, *others.get(entry.code, ())):
                if folded_name(name):
                    self._codes.setdefault(folded_name(name), set()).add(entry.code)

    def find(self, printed: str) -> str | None:
        """Return the code of what is `printed`, None when nothing or several things are called so."""
        codes = self._codes.get(folded_name(printed), set())
        return next(iter(codes)) if len(codes) == 1 else None


def delegations(entries: Iterable[Entry]) -> Directory:
    return Directory(entries, OTHER_NAMES)


def groups(entries: Iterable[Entry]) -> Directory:
    return Directory(entries, OTHER_GROUP_NAMES)


def folded_words(text: str) -> list[str]:
    """Return the words of `text` without accents, capitals and apostrophes; hyphens part words."""
    letters = unicodedata.normalize("NFKD", text.casefold()).translate(SAME)
    kept = (letter if letter.isalnum() else "" if is_silent(letter) else " " for letter in letters)
    return "".join(kept).split()


def is_silent(letter: str) -> bool:
    """Tell whether `letter` is an accent, an apostrophe or nothing to be seen."""
    return bool(unicodedata.combining(letter)) or letter in "'’ʼ‘`´\u00ad\u200b\ufeff"


def folded_name(text: str) -> str:
    return "".join(folded_words(text))
