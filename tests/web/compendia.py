"""Small printed compendia for tests of the import, in either language."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

WORDS = {
    "en": {
        "head": "Doc. {number} – Compendium of written amendments\n{date}\n\n(Final version)\n\n{title}\n",
        "draft": {"resolution": "Draft resolution", "recommendation": "Draft recommendation"},
        "amendment": "Amendment {number}",
        "sub": "Sub-amendment {own} to amendment {parent}",
        "tabled": "Tabled by {names}",
        "names": "Ms Ada RIVER, Mr Max LAKE",
        "title": "The protection of rivers",
        "paragraphs": {
            "1": "The Assembly loves rivers. They run to the sea.",
            "2": "It cleans them.",
        },
    },
    "fr": {
        "head": "Doc. {number} – Recueil des amendements écrits\n{date}\n\n(Version finale)\n\n{title}\n",
        "draft": {
            "resolution": "Projet de résolution",
            "recommendation": "Projet de recommandation",
        },
        "amendment": "Amendement {number}",
        "sub": "Sous-amendement {own} à l'amendement {parent}",
        "tabled": "Déposé par {names}",
        "names": "Mme Ada RIVER, M. Max LAKE",
        "title": "La protection des rivières",
        "paragraphs": {
            "1": "L'Assemblée aime les rivières. Elles vont à la mer.",
            "2": "Elle les nettoie.",
        },
    },
}


@dataclass(frozen=True)
class Printed:
    """An amendment to print: what it says, who tabled it, the dependency line."""

    number: str
    instruction: str
    names: str = ""
    depends: str = ""


DELETES_2 = {
    "en": "In the draft resolution, delete paragraph 2.",
    "fr": "Dans le projet de résolution, supprimer le paragraphe 2.",
}
REPLACES_1 = {
    "en": "In the draft resolution, paragraph 1, replace the second sentence with the following sentence:\n\n"
    "“They are old.”",
    "fr": "Dans le projet de résolution, paragraphe 1, remplacer la deuxième phrase par la phrase suivante:\n\n"
    "«Elles sont vieilles.»",
}


def two(language: str = "en") -> list[Printed]:
    """Return the two amendments that most tests begin with."""
    return [Printed("1", REPLACES_1[language]), Printed("2", DELETES_2[language])]


def compendium(
    *,
    language: str = "en",
    number: str = "15999",
    date: str = "30/09/2025",
    title: str = "",
    kind: str = "resolution",
    paragraphs: Mapping[str, str] | None = None,
    amendments: Sequence[Printed] | None = None,
) -> str:
    """Return a compendium as printed, its amendments after the last paragraph."""
    words = WORDS[language]
    parts = [words["head"].format(number=number, date=date, title=title or words["title"])]
    parts.append(f"A. {words['draft'][kind]}\n")
    texts = words["paragraphs"] if paragraphs is None else paragraphs
    parts += [f"{number}. {text}" for number, text in texts.items()]
    for one in two(language) if amendments is None else amendments:
        parts += print_amendment(one, words)
    return "\n\n".join(parts) + "\n"


def print_amendment(one: Printed, words: Mapping[str, str]) -> list[str]:
    parent, _hyphen, own = one.number.partition("-")
    heading = (
        words["sub"].format(own=own, parent=parent)
        if own
        else words["amendment"].format(number=parent)
    )
    lines = [
        heading,
        one.depends,
        words["tabled"].format(names=one.names or words["names"]),
        one.instruction,
    ]
    return [line for line in lines if line]
