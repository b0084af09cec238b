"""Pairs of amendments that cannot both stand, and the rule that would settle each.

Found from what the amendments do to the draft, not from the printed notes, so that the two can
be held against each other: a clash without a rule, a rule without a clash, a rule printed on
one side only.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from amendments.engine.clashes import clash, overlap, takes_list
from amendments.engine.edits import Edit, NotLocatedError, ParagraphsEdit, WordsEdit
from amendments.engine.items import OF_AMENDMENTS, amendment_of, kind_of
from amendments.engine.notices import Notice, notice
from amendments.engine.rules import Rule, When
from amendments.engine.table import NO_PAIRS, Pair
from amendments.engine.tabled import (
    Amendment,
    aims,
    locate_all,
    new_text_as_draft,
    voting_order,
)
from amendments.engine.text import Text


@dataclass(frozen=True, slots=True)
class Conflict:
    """Amendments `first` and `second`, in voting order, cannot both stand; `reason` says why."""

    first: str
    second: str
    reason: Notice
    is_clash: bool = True  # False for two that say the same without touching: a word inserted twice
    overlaps: bool = False  # they change the very same words, so that nobody can let both stand

    @property
    def pair(self) -> Pair:
        return frozenset((self.first, self.second))

    @property
    def suggested(self) -> Rule:
        """The rule that settles it: what is voted first stands, the other falls."""
        return Rule((self.first,), When.ADOPTED, self.second)


@dataclass(frozen=True, slots=True)
class RuleReport:
    """The rules in force against what the amendments do, each list in voting order.

    `unsettled` are conflicts that no rule covers; `without_clash` rules whose amendments do not
    touch each other (a rule may have other grounds: a notice, not an error).
    """

    conflicts: tuple[Conflict, ...]
    unsettled: tuple[Conflict, ...]
    without_clash: tuple[Rule, ...]


def find_conflicts(
    text: Text, amendments: Sequence[Amendment], compatible: Collection[Pair] = NO_PAIRS
) -> list[Conflict]:
    """Return every pair that clashes or is identical, in voting order of the first, then the second.

    Sub-amendments are held against one another in the new text of their amendment. Amendments
    without a certain place conflict with nothing: a person must place them first. Nor do those
    that a person has found `compatible`, unless they change the very same words.
    """
    ordered = voting_order(amendments)
    places = {one.number: place for place, one in enumerate(ordered)}
    found = _among(text, [one for one in ordered if one.parent is None])
    subs: dict[str, list[Amendment]] = {}
    for one in ordered:
        if one.parent is not None:
            subs.setdefault(one.parent, []).append(one)
    for parent in ordered:
        for instruction in parent.instructions if parent.number in subs else ():
            draft = new_text_as_draft(instruction, text.language)
            found += _among(draft, subs[parent.number])
    open_ones = [one for one in found if one.overlaps or one.pair not in compatible]
    return sorted(open_ones, key=lambda one: (places[one.first], places[one.second]))


def report_rules(
    text: Text,
    amendments: Sequence[Amendment],
    rules: Sequence[Rule],
    compatible: Collection[Pair] = NO_PAIRS,
) -> RuleReport:
    """Return `rules` held against the conflicts found in the text."""
    conflicts = find_conflicts(text, amendments, compatible)
    settled = settled_pairs(rules)
    clashing = {one.pair for one in conflicts}
    unsettled = tuple(one for one in conflicts if one.pair not in settled)
    idle = tuple(rule for rule in rules if _is_idle(rule, clashing))
    return RuleReport(tuple(conflicts), unsettled, idle)


def without_reverse(conflicts: Iterable[Conflict], rules: Iterable[Rule]) -> list[Conflict]:
    """Return the `conflicts` whose suggestion does not turn round one of `rules`.

    A rule that says the same as the text stays suggested: it was found without reading the rule. One that
    lets the first of two fall when the second is adopted has settled the pair; to suggest the reverse as
    well would make a circle.
    """
    settled = set(_settling(rules))
    return [
        one
        for one in conflicts
        if (one.first, one.second) in settled or (one.second, one.first) not in settled
    ]


def settled_pairs(rules: Iterable[Rule]) -> set[Pair]:
    """Return the pairs of which `rules` let one fall whenever the other is adopted.

    A rule on a rejection does not, nor one that waits for other triggers as well: both can still
    be adopted.
    """
    return {frozenset(pair) for pair in _settling(rules)}


def _settling(rules: Iterable[Rule]) -> Iterator[tuple[str, str]]:
    """Yield what, if adopted, lets what fall, for each of `rules` and without waiting for more."""
    for rule in rules:
        if rule.when != When.REJECTED and not (rule.needs_all and len(rule.triggers) > 1):
            yield from ((trigger, rule.falls) for trigger in rule.triggers)


def _is_idle(rule: Rule, clashing: Collection[Pair]) -> bool:
    """Tell whether the rule joins amendments, or parts of them, that do not touch each other."""
    if not all(kind_of(trigger) in OF_AMENDMENTS for trigger in rule.triggers):
        return False  # what is decided of the draft itself touches whatever stands in it
    falls = amendment_of(rule.falls)
    return not any(frozenset((amendment_of(one), falls)) in clashing for one in rule.triggers)


def _among(text: Text, ordered: Sequence[Amendment]) -> list[Conflict]:
    located: dict[str, Sequence[Edit]] = {}
    for one in ordered:
        try:
            located[one.number] = locate_all(one.instructions, text)
        except NotLocatedError:
            continue
    places = {number: place for place, number in enumerate(located)}
    tabled = {one.number: one for one in ordered}
    found: dict[tuple[str, str], Conflict] = {}
    for pair in _clashing_pairs(located):
        first, second = sorted(pair, key=places.__getitem__)
        if (first, second) not in found:
            found[first, second] = _conflict(text, tabled[first], tabled[second])
    return list(found.values())


def _conflict(text: Text, first: Amendment, second: Amendment) -> Conflict:
    one, other = locate_all(first.instructions, text), locate_all(second.instructions, text)
    clashes = any(clash(a, b) for a in one for b in other)
    overlaps = any(overlap(a, b) for a in one for b in other)
    code = "identical-amendments" if first.instructions == second.instructions else "both-change"
    shared = [number for number in aims(text, first) if number in aims(text, second)]
    where = ", ".join(shared or aims(text, second) or aims(text, first))
    if first.parent is not None:  # both stand in the new text of one amendment
        code, where = f"subs-{code}", first.parent
    reason = notice(code, first=first.number, second=second.number, number=where)
    return Conflict(first.number, second.number, reason, clashes, overlaps)


@dataclass(slots=True)
class _Neighbours:
    """Edits by the paragraph that they change, take away or join, and by the border they stand at."""

    words: dict[int, list[tuple[str, WordsEdit]]] = field(default_factory=dict)
    goes: dict[int, list[tuple[str, ParagraphsEdit]]] = field(default_factory=dict)
    joins: dict[int, list[tuple[str, ParagraphsEdit]]] = field(default_factory=dict)
    borders: dict[int, list[tuple[str, ParagraphsEdit]]] = field(default_factory=dict)

    def add(self, number: str, edit: Edit) -> None:
        if isinstance(edit, WordsEdit):
            self.words.setdefault(edit.paragraph, []).append((number, edit))
            return
        for index in edit.goes:
            self.goes.setdefault(index, []).append((number, edit))
        if edit.parent is not None:
            self.joins.setdefault(edit.parent, []).append((number, edit))
        self.borders.setdefault(edit.at, []).append((number, edit))


def _clashing_pairs(located: Mapping[str, Sequence[Edit]]) -> Iterator[tuple[str, str]]:
    """Yield the pairs of amendments of which an edit of one clashes with, or equals, one of the other.

    Only edits that meet in a paragraph are compared, so the work grows with what is close
    together and not with all pairs.
    """
    near = _Neighbours()
    for number, edits in located.items():
        for edit in edits:
            near.add(number, edit)
    for edits_of_words in near.words.values():
        yield from _meeting(edits_of_words)
    for index, going in near.goes.items():
        yield from _all_pairs(going)
        yield from _across(going, near.words.get(index, ()))
        takers = [one for one in going if takes_list(one[1], index)]
        yield from _across(takers, near.joins.get(index, ()))
    for at_border in near.borders.values():
        yield from _twins(at_border)


def _meeting(edits: Sequence[tuple[str, WordsEdit]]) -> Iterator[tuple[str, str]]:
    """Yield the pairs within one paragraph, comparing only edits whose places overlap."""
    ordered = sorted(edits, key=lambda one: one[1].reach[0])
    open_edits: list[tuple[int, str, WordsEdit]] = []
    for number, edit in ordered:
        start, end = edit.reach
        open_edits = [one for one in open_edits if one[0] >= start]
        for _, other_number, other in open_edits:
            twins = other.span == edit.span and other.new == edit.new
            if other_number != number and (twins or clash(edit, other)):
                yield number, other_number
        open_edits.append((end, number, edit))


def _all_pairs(edits: Sequence[tuple[str, Edit]]) -> Iterator[tuple[str, str]]:
    for at, (number, _) in enumerate(edits):
        for other, _ in edits[at + 1 :]:
            if other != number:
                yield number, other


def _across(
    some: Sequence[tuple[str, Edit]], others: Sequence[tuple[str, Edit]]
) -> Iterator[tuple[str, str]]:
    for number, _ in some:
        for other, _ in others:
            if other != number:
                yield number, other


def _twins(edits: Sequence[tuple[str, ParagraphsEdit]]) -> Iterator[tuple[str, str]]:
    """Yield the pairs that put the same paragraphs at the same border."""
    by_text: dict[object, list[tuple[str, ParagraphsEdit]]] = {}
    for number, edit in edits:
        if edit.new and not edit.goes:
            by_text.setdefault(edit.new, []).append((number, edit))
    for twins in by_text.values():
        yield from _all_pairs(twins)
