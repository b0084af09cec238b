"""A written declaration as a value, and what its reading found."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Finding:
    """A repair that was made, or a problem that needs a person, as readers of compendia tell them.

    `where` names the place as a person would ("signatory 4"); `before` and `after` are its words.
    """

    code: str
    where: str
    message: str
    before: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class Signatory:
    """A signatory as printed: "GERMAN Michael", "Royaume-Uni", "ADLE"; "" for what is not printed."""

    name: str
    country: str = ""
    group: str = ""


@dataclass(frozen=True, slots=True)
class Declaration:
    """All that a written declaration says.

    `date` is ISO ("2026-01-19") or None; `paragraphs` are those of the text, with its opening words;
    `number` is 0, `reference`, `title` and `paragraphs` are empty only in a scan (`scan_declaration`).
    `legend` has the names of the groups by their short names; `total` is the printed number of signatories.
    """

    number: int
    reference: str
    date: str | None
    title: str
    language: str
    disclaimer: str
    paragraphs: tuple[str, ...]
    signatories: tuple[Signatory, ...]
    legend: tuple[tuple[str, str], ...] = ()
    total: int | None = None
    repairs: tuple[Finding, ...] = ()
    problems: tuple[Finding, ...] = ()


class NotADeclarationError(ValueError):
    """The file is no written declaration; the message is one line that says what is missing."""
