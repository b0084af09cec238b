"""Drafts and short cuts for the engine's tests."""

from collections.abc import Sequence

from amendments.engine.consolidate import Amendment, Consolidated, consolidate
from amendments.engine.grammar import read
from amendments.engine.rules import Decision, Rule
from amendments.engine.text import Text, text_of

AZUR = text_of(
    "en",
    [
        (
            "1",
            "The Assembly recalls Azur. It welcomes the progress made in Azur, notably in health and education. "
            "The Assembly regrets the delay.",
        ),
        (
            "2",
            "The Assembly notes the report of the Commission, the report of the Council, and the opinion.",
        ),
        ("3", "Nevertheless, the Assembly calls on Members to act. However, it regrets this."),
        ("4", "The Assembly calls on the authorities:"),
        ("4.1", "to reform the courts;"),
        ("4.2", "to protect the press. This is urgent;"),
        ("4.3", "to report yearly."),
        ("5", "It resolves to follow the matter."),
    ],
    title="The situation in Azur",
)

MER = text_of(
    "fr",
    [
        (
            "1",
            "L'Assemblée rappelle la mer. Elle se félicite des progrès accomplis, notamment en matière de santé. "
            "L'Assemblée regrette le retard.",
        ),
        ("2", "L'Assemblée prend note du rapport\u00a0; elle s'inquiète du « retard » pris."),
        ("3", "L'Assemblée exhorte les autorités:"),
        ("3.1", "à réformer la justice;"),
        ("3.2", "à protéger la presse."),
    ],
)


def amendments(text: Text, *printed: str, first_number: int = 1) -> list[Amendment]:
    """Return one amendment for each printed instruction, numbered and placed in their order."""
    ground = {"en": "In the draft resolution, ", "fr": "Dans le projet de résolution, "}[
        text.language
    ]
    return [
        Amendment(str(number), number, read(ground + words, text.language))
        for number, words in enumerate(printed, first_number)
    ]


def adopt_all(text: Text, tabled: Sequence[Amendment], rules: Sequence[Rule] = ()) -> Consolidated:
    """Return `text` with every one of the amendments adopted."""
    return consolidate(text, tabled, {one.number: Decision.ADOPTED for one in tabled}, rules)


def adopted(text: Text, *printed: str) -> Consolidated:
    """Return `text` with each printed instruction adopted as an amendment of its own."""
    return adopt_all(text, amendments(text, *printed))


def wording(result: Consolidated, original: str) -> str:
    """Return the result's text of the paragraph that the draft numbers `original`."""
    return next(one.text for one in result.paragraphs if one.original == original)


def clean(result: Consolidated) -> list[str]:
    """Return the result as lines of final number and text."""
    return [f"{one.final} {one.text}" for one in result.paragraphs if one.final is not None]
