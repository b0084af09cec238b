"""A text that follows the votes: after one vote, only what it touches is worked out again.

A vote reaches no further than the amendments bound to its own: only these are judged and laid on
the draft again, and only the paragraphs in which their edits differ from before are woven again.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from amendments.engine.ballot import Ballot, make_ballot
from amendments.engine.bonds import bound_ballots
from amendments.engine.consolidate import Consolidated, clashes_ahead, warnings
from amendments.engine.credit import Share
from amendments.engine.edits import Edit
from amendments.engine.families import Numbers
from amendments.engine.items import WHOLE_TEXT
from amendments.engine.notices import Notice
from amendments.engine.pieces import ConsolidatedParagraph, Piece
from amendments.engine.rules import Decision, Standing
from amendments.engine.sheet import Sheet
from amendments.engine.table import Unapplied


@dataclass(frozen=True)
class Change:
    """What one recorded vote changed, and nothing that it left as it was.

    `standings`, `unapplied` and `clashes_ahead` are by item; an empty tuple: nothing is left out
    any more, None: no clash any more. `paragraphs` are by position in the draft: the paragraph
    there and the new ones behind it (with the first also those before it), as they are now.
    `title` is None when it stays.
    """

    standings: Mapping[str, Standing]
    unapplied: Mapping[str, tuple[Unapplied, ...]]
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
    """What the votes of one group do to the draft, by item."""

    edits: Mapping[str, Sequence[Edit]]
    shares: Mapping[str, Sequence[Share]]
    unapplied: Mapping[str, tuple[Unapplied, ...]]
    ahead: Mapping[str, Notice]


NOTHING = _Laid({}, {}, {}, {})


class Following:
    """The text under votes that are recorded one by one, the same as `consolidate` gives."""

    def __init__(self, ballot: Ballot, decisions: Mapping[str, Decision]) -> None:
        """Take what `consolidate_ballot` takes. Raises `RuleCycleError`."""
        self._ballot = ballot
        self._decisions = dict(decisions)
        # In the order in which they are laid.
        laid = [one.number for one in ballot.amendments] + [one.number for one in ballot.separate]
        self._places = {number: place for place, number in enumerate(laid)}
        # The last: what nothing hangs on, as the whole text when no rule is about it.
        self._groups = [*bound_ballots(ballot), make_ballot(ballot.text, ())]
        self._group_of = {WHOLE_TEXT: len(self._groups) - 1} | {
            item: at for at, group in enumerate(self._groups) for item in group.items
        }
        self._laid = [NOTHING for _ in self._groups]
        self._unapplied: dict[str, tuple[Unapplied, ...]] = {}
        self._ahead: dict[str, Notice] = {}
        self._sheet = Sheet(ballot.text)
        judged: dict[str, Standing] = {}
        for group in self._groups:
            judged |= group.judge(self._decisions)
        self._standings = {item: judged[item] for item in ballot.items}
        for at in range(len(self._groups)):
            self._lay(at)
        self._sheet.renew()

    def record(self, number: str, decision: Decision) -> Change:
        """Take the vote on the item `number`, and return what it changed. Raises KeyError."""
        at = self._group_of[number]
        self._decisions[number] = decision
        judged = self._groups[at].judge(self._decisions)
        numbers, title = self._sheet.numbers, self._sheet.title
        standings = {
            one: standing for one, standing in judged.items() if standing != self._standings[one]
        }
        self._standings.update(standings)
        before, now = self._lay(at)
        paragraphs = self._sheet.renew()
        return Change(
            standings=standings,
            unapplied=_differences(before.unapplied, now.unapplied, ()),
            clashes_ahead=_differences(before.ahead, now.ahead, None),
            paragraphs=paragraphs,
            title=self._sheet.title if self._sheet.title != title else None,
            numbers=(numbers, self._sheet.numbers),
        )

    def consolidated(self) -> Consolidated:
        """Return the text and all that must be known of it, under the present votes."""
        paragraphs = tuple(self._sheet.paragraphs())
        standings = dict(self._standings)
        places = {item: place for place, item in enumerate(self._ballot.items)}
        left_out = sorted(self._unapplied, key=places.__getitem__)
        return Consolidated(
            paragraphs=paragraphs,
            standings=standings,
            unapplied=tuple(one for item in left_out for one in self._unapplied[item]),
            warnings=warnings(standings, self._ballot.rules, paragraphs),
            title=self._sheet.title,
            clashes_ahead=dict(self._ahead),
        )

    def _lay(self, group: int) -> tuple[_Laid, _Laid]:
        """Lay what stands of a group on the sheet; return what lay there and what does."""
        before, now = self._laid[group], self._layable(self._groups[group])
        self._laid[group] = now
        for number in {**before.edits, **now.edits}:
            old, new = before.edits.get(number, ()), now.edits.get(number, ())
            shares = now.shares.get(number, ())
            if old != new or before.shares.get(number, ()) != shares:
                self._sheet.take(self._places[number], number, old)
                self._sheet.lay(self._places[number], number, new, shares)
        _exchange(self._unapplied, before.unapplied, now.unapplied)
        _exchange(self._ahead, before.ahead, now.ahead)
        return before, now

    def _layable(self, group: Ballot) -> _Laid:
        """Return what can be laid of `group` as it is voted: the same as among all that is voted."""
        table = group.lay(self._standings)
        edits: dict[str, list[Edit]] = {}
        for number, edit in table.applied:
            edits.setdefault(number, []).append(edit)
        unapplied: dict[str, tuple[Unapplied, ...]] = {}
        for one in table.unapplied:
            unapplied[one.amendment] = (*unapplied.get(one.amendment, ()), one)
        ahead = clashes_ahead(table, group.amendments, self._standings)
        return _Laid(edits, table.shares, unapplied, ahead)


def _exchange[T](held: dict[str, T], before: Mapping[str, T], now: Mapping[str, T]) -> None:
    for item in before:
        del held[item]
    held.update(now)


def _differences[T, U](before: Mapping[str, T], now: Mapping[str, T], none: U) -> dict[str, T | U]:
    """Return what is now where it is not as before, `none` where nothing is."""
    return {
        item: now.get(item, none) for item in {**before, **now} if before.get(item) != now.get(item)
    }
