"""What the reader of a format hands over: the text of the file, as a plain-text file would say it."""

from dataclasses import dataclass

from amendments.compendium.compendium import Finding


@dataclass(frozen=True, slots=True)
class Extract:
    """The text of a file in the layout that `read_compendium` reads, a blank line between blocks.

    `repairs` are those that taking it out of the file made ("12 tracked changes were accepted"),
    `problems` what a person has to look at in the file itself.
    """

    text: str
    repairs: tuple[Finding, ...] = ()
    problems: tuple[Finding, ...] = ()
