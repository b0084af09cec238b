"""What a reader makes of a document."""

from dataclasses import dataclass
from enum import StrEnum


class Reason(StrEnum):
    """Why a line is not part of the text."""

    NAVIGATION = "navigation"  # menus, sections, lists of other articles
    SHARING = "sharing"  # "Share this article", "Print"
    COOKIES = "cookies"
    SITE = "site"  # the site's own notice about what it publishes
    PICTURE = "picture"  # the name of an image file, or its caption printed again
    ORNAMENT = "ornament"  # a row of stars or dashes
    PERSON = "person"  # somebody left it out
    HEAD = "head"  # kept elsewhere: as the title, the date or the source of the document


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A line that is not part of the text: its number in the file, from 1, its words, and why."""

    line: int
    text: str
    reason: Reason


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph of the text, as printed. `line` is its number in the file, from 1.

    In a transcript `speaker` says who speaks, in the words that the record uses first for that person; a turn
    begins where `opens` is set, with the printed name in `called`. Elsewhere these are empty.
    """

    line: int
    text: str
    speaker: str = ""
    opens: bool = False
    called: str = ""
    time: str = ""  # as printed before the name, e.g. 10:15


@dataclass(frozen=True, slots=True)
class Speaker:
    """Someone who speaks: the name, the function as printed ("" when none), and how many turns."""

    name: str
    function: str
    turns: int


@dataclass(frozen=True, slots=True)
class Reading:
    """A document as read. What was not found is "" (`date` is an ISO date)."""

    passages: tuple[Passage, ...]
    left_out: tuple[LeftOut, ...] = ()
    title: str = ""
    date: str = ""
    source: str = ""
    speakers: tuple[Speaker, ...] = ()

    @property
    def text(self) -> str:
        """The text without what surrounds it: a line for each paragraph, a blank one between two."""
        return "\n\n".join(
            f"{passage.called}: {passage.text}" if passage.called else passage.text
            for passage in self.passages
        )
