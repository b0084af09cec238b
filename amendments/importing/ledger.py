"""What an import did: what it added, changed and removed, what it kept, what needs a person."""

from dataclasses import dataclass, field
from enum import StrEnum

from amendments.compendium.compendium import Finding


class Done(StrEnum):
    """What became of a row, next to what the file says."""

    ADDED = "added"
    CHANGED = "changed"
    REMOVED = "removed"
    KEPT = "kept"


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that the import did; `where` names it as a person would ("paragraph 7").

    KEPT: a person corrected it since the last import and the file says nothing new of it;
    `before` is what stays, `after` what the file says.
    """

    done: Done
    where: str
    what: str
    before: str = ""
    after: str = ""


@dataclass(slots=True)
class Ledger:
    """Changes and problems, written down in the order in which they come up."""

    changes: list[Change] = field(default_factory=list)
    problems: list[Finding] = field(default_factory=list)

    def added(self, where: str, what: str, after: str = "") -> None:
        self.changes.append(Change(Done.ADDED, where, what, after=after))

    def changed(self, where: str, what: str, before: str, after: str) -> None:
        self.changes.append(Change(Done.CHANGED, where, what, before, after))

    def removed(self, where: str, what: str, before: str = "") -> None:
        self.changes.append(Change(Done.REMOVED, where, what, before))

    def kept(self, where: str, what: str, before: str, after: str) -> None:
        self.changes.append(Change(Done.KEPT, where, what, before, after))

    def problem(self, code: str, where: str, message: str) -> None:
        self.problems.append(Finding(code, where, message))
