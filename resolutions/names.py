"""Which member a printed name is: one for certain, some to ask about, or none. Pure, and never a guess.

A name is printed in many ways: "GERMAN Michael", "M. Max LUCKS", "Mme Laura CASTEL", "Ms Laura Castel".
It is certain when all its words are those of exactly one member. An initial counts as the first name that it
begins. Everything less (the surname alone, a part of it, a first name more or less, a slip of the pen) is a
question to a person.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from rapidfuzz import fuzz

from resolutions.directory import folded_words

HONORIFIC = re.compile(
    r"(?:(?P<mr>MM?|Mr|Sir|Lord)|(?P<ms>Mmes?|Mlle|Mrs|Ms|Miss|Lady|Dame|Baroness))\b\.?\s+(?=\S)"
    r"|(?:Dr|Prof|Mx)\b\.?\s+(?=\S)"
)
ALIKE = 88  # of 100: names that differ by a slip of the pen


@dataclass(frozen=True, slots=True)
class Person:
    """A member as far as names tell. `delegation` and `honorific` are codes, "" when not known."""

    key: int
    first: str
    last: str
    delegation: str = ""
    honorific: str = ""


@dataclass(frozen=True, slots=True)
class Match:
    """Whose name it is: `certain`, the key of one member; else the keys of `candidates` to ask about."""

    certain: int | None = None
    candidates: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Printed:
    """A printed name, read: `surname` are its words in capitals, when others are not in capitals."""

    words: tuple[str, ...]
    surname: frozenset[str]
    honorific: str


class Names:
    """The members by the words of their names; each name asked for costs no more than those who share a word."""

    def __init__(self, people: Iterable[Person]) -> None:
        self._people = list(people)
        self._sharing: dict[str, list[Person]] = {}
        for person in self._people:
            for word in sorted({*folded_words(person.first), *folded_words(person.last)}):
                self._sharing.setdefault(word, []).append(person)

    def match(self, name: str, delegation: str = "") -> Match:
        """Return who is meant by `name`, printed with the code of a `delegation` where one is known."""
        printed = read_name(name)
        sharing = {
            person.key: person for word in printed.words for person in self._sharing.get(word, ())
        }
        exact = [one for one in sharing.values() if is_whole_name(printed, one)]
        certain = [one for one in exact if is_no_other(printed, one, delegation)]
        if len(certain) == 1 and is_settled(certain[0], exact, delegation):
            return Match(certain=certain[0].key)
        near = exact or [one for one in sharing.values() if may_be(printed, one)]
        near = near or [one for one in self._people if is_slip(printed, one)]
        return Match(candidates=tuple(sorted(one.key for one in near)))


def is_settled(person: Person, exact: list[Person], delegation: str) -> bool:
    """Tell whether nobody else of that name is left: only a delegation printed and known rules others out."""
    others = [one for one in exact if one is not person]
    return not others or bool(delegation and person.delegation) or is_told_apart(person, others)


def is_told_apart(person: Person, others: list[Person]) -> bool:
    """Tell whether the names themselves differ: "Thomas MARTIN" is not "Martin THOMAS"."""
    return all(folded_words(one.last) != folded_words(person.last) for one in others)


def read_name(printed: str) -> Printed:
    """Return the words of a name without its honorific, and those that capitals mark as the surname."""
    honorific = HONORIFIC.match(printed.strip())
    rest = printed.strip()[honorific.end() :] if honorific else printed
    words = [word for word in re.split(r"[\s\-\u2010\u2011.]+", rest) if folded_words(word)]
    capitals = [word for word in words if len(word) > 1 and word.isupper()]
    others = [word for word in words if len(word) > 1 and not word.isupper()]
    surname = {part for word in capitals for part in folded_words(word)} if others else set()
    title = ("mr" if honorific["mr"] else "ms" if honorific["ms"] else "") if honorific else ""
    return Printed(tuple(folded_words(rest)), frozenset(surname), title)


def is_whole_name(printed: Printed, person: Person) -> bool:
    """Tell whether the words are first and last name, in either order; initials stand for first names."""
    first, last = folded_words(person.first), folded_words(person.last)
    words = list(printed.words)
    return any(
        len(words) == len(first) + len(last)
        and words[at : at + len(last)] == last
        and are_first_names([*words[:at], *words[at + len(last) :]], first)
        for at in (0, len(words) - len(last))
        if at >= 0
    ) or (bool(first) and sorted(words) == sorted([*first, *last]))


def are_first_names(words: list[str], first: list[str]) -> bool:
    """Tell whether `words` are the names `first`, one by one, some as initials on either side."""
    if not first:
        return not words
    pairs = list(zip(words, first, strict=True))
    return all(
        word == name or (1 in (len(word), len(name)) and word[0] == name[0]) for word, name in pairs
    )


def is_no_other(printed: Printed, person: Person, delegation: str) -> bool:
    """Tell whether nothing that is printed speaks against `person`: capitals, delegation, form of address."""
    last = set(folded_words(person.last))
    capitals = not printed.surname or last <= printed.surname or printed.surname <= last
    address = not (printed.honorific and person.honorific) or printed.honorific == person.honorific
    country = not (delegation and person.delegation) or delegation == person.delegation
    return capitals and address and country


def may_be(printed: Printed, person: Person) -> bool:
    """Tell whether it is worth asking: a surname or a part of it, and no other first name.

    "LUCKS", "Mme CASTEL", "Laura CASTEL" for Laura CASTEL FORT, "Sigríður ANDERSEN" for Sigríður Á. ANDERSEN.
    """
    last, first = set(folded_words(person.last)), set(folded_words(person.first))
    words = set(printed.words)
    surname = last & words
    if not surname or all(len(word) < 3 for word in surname):
        return False
    rest = words - last
    return (
        not rest
        or bool(rest & first)
        or any(
            word.startswith(name) or name.startswith(word)
            for word in rest - printed.surname
            for name in first
        )
    )


def is_slip(printed: Printed, person: Person) -> bool:
    """Tell whether the name differs from that of `person` by a letter or two: worth asking."""
    words = "".join(sorted(printed.words))
    name = "".join(sorted([*folded_words(person.first), *folded_words(person.last)]))
    return len(printed.words) > 1 and fuzz.ratio(words, name) >= ALIKE
