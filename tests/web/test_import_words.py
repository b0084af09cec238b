"""What the readers say in English of a file is said to people in their language."""

import ast
from pathlib import Path

import pytest
from django.utils.translation import override

from amendments.compendium import compendium as values
from amendments.compendium.compendium import Finding
from amendments.importing.ledger import Ledger
from amendments.views.imports.refusals import refused_words
from amendments.views.imports.words import problem_words, repair_words

ROOM = Path(values.__file__).parent


@pytest.mark.parametrize(
    ("english", "french"),
    [
        ("The file is empty.", "Le fichier est vide."),
        (
            "Page 12 of the PDF file is larger than any sheet.",
            "La page 12 du fichier PDF est plus grande que toute feuille.",
        ),
        (
            "The PDF file has more than 3,000 pages.",
            "Le fichier PDF a plus de 3\xa0000 pages.",
        ),
        ("Reading it takes more than 60 seconds.", "Sa lecture prend plus de 60 secondes."),
        ("Something new.", "Something new."),
        ("Something new of 5 pages, 6 lines and 100 %.", "Something new of 5 pages, 6 lines and 100 %."),
    ],
)  # fmt: skip
def test_a_refusal_is_said_in_the_language_of_the_reader(english: str, french: str) -> None:
    with override("fr"):
        assert refused_words(english) == french
    with override("en"):
        assert refused_words(english) == english


def plain_refusals() -> list[str]:
    """Return the messages that the readers raise as they stand in the code."""
    found = set()
    for file in ROOM.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "NotACompendiumError":
                found |= {one.value for one in node.args if isinstance(one, ast.Constant)}
    return sorted(found)


def test_every_refusal_of_the_readers_has_french_words() -> None:
    found = plain_refusals()
    with override("fr"):
        assert [one for one in found if refused_words(one) == one] == []
    assert len(found) > 20


@pytest.mark.parametrize(
    "code",
    [
        "tracked-changes", "hidden-text", "unknown-sign", "footnotes-left-out", "footnote-left-out",
        "deletions-left-out", "page-left-out", "margin-left-out", "unknown-characters",
        "turned-text", "parted-pages", "joined-pages", "hyphen",
    ],
)  # fmt: skip
def test_a_repair_of_the_file_is_said_in_full_in_english_and_shortly_in_french(code: str) -> None:
    finding = Finding(code, "page 3", "Two words were left out.")
    with override("en"):
        assert repair_words(finding) == "Two words were left out."
    with override("fr"):
        assert repair_words(finding) not in {"Two words were left out.", ""}


def test_what_comes_up_against_what_was_there_is_said_in_both_languages() -> None:
    ledger = Ledger()
    ledger.problem("not-printed", "amendment 4", "It is no longer printed, and was kept.")
    with override("en"):
        assert problem_words(ledger.problems[0]) == "It is no longer printed, and was kept."
    with override("fr"):
        assert problem_words(ledger.problems[0]).startswith("Il n’est plus imprimé")
