"""A text that follows the votes: after one vote, only what it touches is worked out again.

A vote reaches no further than the amendments bound to its own: only these are judged and laid on
the draft again, and only the paragraphs in which their edits differ from before are woven again.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from amendments.engine.bonds import Bound, bound_amendments
from amendments.engine.consolidate import Consolidated, clashes_ahead, warnings
from amendments.engine.credit import Part
from amendments.engine.edits import Edit
from amendments.engine.families import Numbers
from amendments.engine.notices import Notice
from amendments.engine.pieces import ConsolidatedParagraph, Piece
from amendments.engine.rules import Decision, Rule, Standing
from amendments.engine.sheet import Sheet
from amendments.engine.table import Unapplied, apply_adopted
from amendments.engine.tabled import Amendment, voting_order
from amendments.engine.text import Text


@dataclass(frozen=True)
class Change:
    """What one recorded vote changed, and nothing that it left as it was.

    `standings`, `unapplied` and `clashes_ahead` are by amendment; None: no longer left out, or no
    clash any more. `paragraphs` are by position in the draft: the paragraph there and the new ones
    behind it (with the first also those before it), as they are now. `title` is None when it stays.
    """

    standings: Mapping[str, Standing]
    unapplied: Mapping[str, Unapplied | None]
    clashes_ahead: Mapping[str, Notice | None]
    paragraphs: Mapping[int, tuple[ConsolidatedParagraph, ...]]
    title: tuple[Piece, ...] | None
    numbers: tuple[Numbers, Numbers] = field(repr=False)  # before and now

    @cached_property
    def renumbered(self) -> Mapping[int, tuple[str | None, ...]]:
        """The final numbers, by position, at all other positions where one changed.

        Made when asked for: one new paragraph can renumber all that follow.
        """
        before, now = self.numbers
        if before is now:
            return {}
        pairs = zip(before.by_position(), now.by_position(), strict=True)
        return {
            at: new
            for at, (old, new) in enumerate(pairs)
            if old != new and at not in self.paragraphs
        }


@dataclass(frozen=True, slots=True)
class _Laid:
    """What the adopted amendments of one group do to the draft."""

    edits: Mapping[str, Sequence[Edit]]
    parts: Mapping[str, Sequence[Part]]
    unapplied: Mapping[str, Unapplied]
    ahead: Mapping[str, Notice]


NOTHING = _Laid({}, {}, {}, {})


class Following:
    """The text under votes that are recorded one by one, the same as `consolidate` gives."""

    def __init__(
        self,
        text: Text,
        amendments: Sequence[Amendment],
        decisions: Mapping[str, Decision],
        rules: Sequence[Rule] = (),
    ) -> None:
        """Take what `consolidate` takes. Raises `RuleCycleError`."""
        ordered = voting_order(amendments)
        self._text = text
        self._decisions = dict(decisions)
        self._places = {one.number: place for place, one in enumerate(ordered)}
        groups = bound_amendments(text, ordered, rules)
        self._group_of = {one.number: group for group in groups for one in group.members}
        self._laid: dict[str, _Laid] = {}  # by the first number of the group
        self._unapplied: dict[str, Unapplied] = {}
        self._ahead: dict[str, Notice] = {}
        self._sheet = Sheet(text)
        judged = {
            number: standing
            for group in groups
            for number, standing in group.judge(self._decisions).items()
        }
        self._standings = {one.number: judged[one.number] for one in ordered}
        for group in groups:
            self._lay(group)
        self._sheet.renew()

    def record(self, number: str, decision: Decision) -> Change:
        """Take the vote on amendment `number`, and return what it changed. Raises KeyError."""
        group = self._group_of[number]
        self._decisions[number] = decision
        judged = group.judge(self._decisions)
        numbers, title = self._sheet.numbers, self._sheet.title
        standings = {
            one: standing for one, standing in judged.items() if standing != self._standings[one]
        }
        self._standings.update(standings)
        before, now = self._lay(group)
        paragraphs = self._sheet.renew()
        return Change(
            standings=standings,
            unapplied=_differences(before.unapplied, now.unapplied),
            clashes_ahead=_differences(before.ahead, now.ahead),
            paragraphs=paragraphs,
            title=self._sheet.title if self._sheet.title != title else None,
            numbers=(numbers, self._sheet.numbers),
        )

    def consolidated(self) -> Consolidated:
        """Return the text and all that must be known of it, under the present votes."""
        paragraphs = tuple(self._sheet.paragraphs())
        standings = dict(self._standings)
        return Consolidated(
            paragraphs=paragraphs,
            standings=standings,
            unapplied=tuple(sorted(self._unapplied.values(), key=self._place)),
            warnings=warnings(standings, paragraphs),
            title=self._sheet.title,
            clashes_ahead=dict(self._ahead),
        )

    def _place(self, one: Unapplied) -> int:
        return self._places[one.amendment]

    def _lay(self, group: Bound) -> tuple[_Laid, _Laid]:
        """Lay the adopted amendments of `group` on the sheet; return what lay there and what does."""
        name = group.members[0].number
        before, now = self._laid.get(name, NOTHING), self._layable(group)
        self._laid[name] = now
        for number in {**before.edits, **now.edits}:
            old, new = before.edits.get(number, ()), now.edits.get(number, ())
            parts = now.parts.get(number, ())
            if old != new or before.parts.get(number, ()) != parts:
                self._sheet.take(self._places[number], number, old)
                self._sheet.lay(self._places[number], number, new, parts)
        _exchange(self._unapplied, before.unapplied, now.unapplied)
        _exchange(self._ahead, before.ahead, now.ahead)
        return before, now

    def _layable(self, group: Bound) -> _Laid:
        """Return what can be laid of `group` as it is voted: the same as among all amendments."""
        found = self._standings
        adopted = [one for one in group.members if found[one.number].is_adopted]
        table = apply_adopted(self._text, adopted)
        edits: dict[str, list[Edit]] = {}
        for number, edit in table.applied:
            edits.setdefault(number, []).append(edit)
        unapplied = {one.amendment: one for one in table.unapplied}
        return _Laid(edits, table.parts, unapplied, clashes_ahead(table, group.members, found))


def _exchange[T](held: dict[str, T], before: Mapping[str, T], now: Mapping[str, T]) -> None:
    for number in before:
        del held[number]
    held.update(now)


def _differences[T](before: Mapping[str, T], now: Mapping[str, T]) -> dict[str, T | None]:
    numbers = {**before, **now}
    return {one: now.get(one) for one in numbers if before.get(one) != now.get(one)}
