"""A compendium as a value: what every reader gives, whatever the file was."""

from dataclasses import dataclass

from amendments.engine.rules import When


@dataclass(frozen=True, slots=True)
class DraftParagraph:
    """A numbered paragraph of a draft; line breaks inside it are "\\n"."""

    number: str
    text: str


@dataclass(frozen=True, slots=True)
class Draft:
    """A draft text of the compendium: its letter ("A"), its kind and its paragraphs.

    `kind` is "resolution", "recommendation" or "opinion".
    """

    letter: str
    kind: str
    paragraphs: tuple[DraftParagraph, ...]


@dataclass(frozen=True, slots=True)
class PrintedAmendment:
    """An amendment as printed, torn places mended.

    `number` is "4", or "13-1" for sub-amendment 1 to amendment 13, whose `parent` is "13";
    "O1" for oral amendment 1, since oral ones are a series of their own.
    `draft` is the letter of its draft. `tabled_by` are names as printed ("M. Max LUCKS");
    `committee` the committee that tabled it, when no members did. `instruction` is the whole
    printed instruction with its quoted new text, one line a printed paragraph.
    """

    number: str
    draft: str
    instruction: str
    parent: str | None = None
    tabled_by: tuple[str, ...] = ()
    committee: str | None = None
    explanatory_note: str | None = None
    votes: str | None = None


@dataclass(frozen=True, slots=True)
class PrintedRule:
    """A dependency as printed: `falls` falls when any trigger is `when`; on which amendments.

    `needs_all`: only when every trigger is ("if both amendments 4 and 5 are adopted").
    """

    triggers: tuple[str, ...]
    when: When
    falls: str
    printed_on: tuple[str, ...]
    needs_all: bool = False


@dataclass(frozen=True, slots=True)
class Finding:
    """A repair that was made, or a problem that needs a person.

    `where` names the place as a person would ("amendment 5"); `before` and `after` are the
    words at the mended place. Of a problem, `before` is the text that found no place, if any.
    """

    code: str
    where: str
    message: str
    before: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class Compendium:
    """All that a compendium says. `date` is ISO ("2025-09-30") or None; amendments as printed."""

    reference: str
    title: str
    date: str | None
    language: str
    drafts: tuple[Draft, ...]
    amendments: tuple[PrintedAmendment, ...]
    rules: tuple[PrintedRule, ...]
    repairs: tuple[Finding, ...] = ()
    problems: tuple[Finding, ...] = ()


class NotACompendiumError(ValueError):
    """The file is no compendium; the message is one line that says what is missing."""
