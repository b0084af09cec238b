"""Everything about one draft that a page or a command needs, loaded in a constant number of queries."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from django.db.models import Exists, FilteredRelation, Prefetch, Q

from amendments.engine.ballot import Ballot, make_ballot
from amendments.engine.consolidate import Amendment as EngineAmendment
from amendments.engine.consolidate import Consolidated, Part, SeparateVote, consolidate_ballot
from amendments.engine.items import WHOLE_TEXT, amendment_of
from amendments.engine.rules import Decision, Rule, When
from amendments.engine.table import Pair
from amendments.engine.tabled import aims, count_key
from amendments.engine.text import Text
from amendments.models import (
    Act,
    Amendment,
    CompatiblePair,
    DependencyRule,
    Instruction,
    Item,
    Sponsor,
    Vote,
)
from amendments.models.amendments import AmendmentQuerySet, counting_order
from amendments.models.sittings import load_movers
from amendments.models.texts import load_text
from resolutions.models import DraftText

# Amendments with their instructions and votes, signatories with members, paragraphs, rules with triggers.
QUERIES = 4
# Where there are any: other items with their votes, the rules that those trigger, compatible pairs, movers.
MORE_QUERIES = 4


@dataclass(frozen=True, slots=True)
class DeskAmendment:
    """An amendment of the desk: its row, its instruction in the language of the desk, its vote.

    `mover` is who has taken it over, as the clerk wrote the name; "" when it is still its signatories'.
    `row.sponsors` are loaded; `row.tabled_by(language)` and `row.committee_in(language)` ask
    the database nothing.
    """

    row: Amendment
    parent: str | None
    instruction: Instruction | None
    vote: Vote | None
    mover: str = ""

    @property
    def number(self) -> str:
        return self.row.number

    @property
    def decision(self) -> Decision:
        """What is recorded of it; pending when nothing is."""
        if not self.row.is_in_order:
            return Decision.NOT_IN_ORDER
        return Decision(self.vote.decision) if self.vote else Decision.PENDING


@dataclass(frozen=True, slots=True)
class Desk:
    """A draft in one language with its amendments in voting order, their rules and all that is voted.

    `items` are the parts of amendments and the separate votes, each with its vote. `text`,
    `engine_amendments`, `rules`, `separate` and `compatible` are values of the engine.
    """

    draft: DraftText
    language: str
    text: Text
    amendments: tuple[DeskAmendment, ...]
    engine_amendments: tuple[EngineAmendment, ...]
    rules: tuple[Rule, ...]
    items: tuple[Item, ...] = ()
    separate: tuple[SeparateVote, ...] = ()
    compatible: frozenset[Pair] = frozenset()

    @property
    def ballot(self) -> Ballot:
        """All that is put to the vote, as the engine takes it."""
        return self.ballot_of(self.engine_amendments)

    @property
    def ballot_in_order(self) -> Ballot:
        """All that can be adopted."""
        return self.ballot_of(self.engine_amendments_in_order)

    def ballot_of(self, amendments: Sequence[EngineAmendment]) -> Ballot:
        return make_ballot(
            self.text,
            amendments,
            self.rules,
            separate=self.separate,
            compatible=self.compatible,
        )

    @property
    def voted_numbers(self) -> tuple[str, ...]:
        """The numbers of all that can be decided: amendments, parts, separate votes, the whole text."""
        return (*self.numbers, *(item.number for item in self.items), WHOLE_TEXT)

    @property
    def numbers(self) -> tuple[str, ...]:
        """The numbers of the amendments in voting order."""
        return tuple(amendment.number for amendment in self.amendments)

    @property
    def engine_amendments_in_order(self) -> tuple[EngineAmendment, ...]:
        """Those that can be adopted: in order, and of an amendment in order."""
        barred = {one.number for one in self.amendments if not one.row.is_in_order}
        return tuple(
            one
            for one in self.engine_amendments
            if one.number not in barred and one.parent not in barred
        )

    @property
    def recorded(self) -> dict[str, Decision]:
        """The decisions that are recorded; pending ones are left out."""
        decisions = {amendment.number: amendment.decision for amendment in self.amendments}
        decisions |= {
            item.number: Decision(item.vote.decision)
            for item in self.items
            if getattr(item, "vote", None)
        }
        return {n: decision for n, decision in decisions.items() if decision != Decision.PENDING}

    def recorded_with(self, decisions: Mapping[str, Decision]) -> dict[str, Decision]:
        """Return what is recorded once `decisions` are; pending ones are left out, as there.

        What is not in order stays so.
        """
        barred = {n: taken for n, taken in self.recorded.items() if taken == Decision.NOT_IN_ORDER}
        after = {**self.recorded, **decisions, **barred}
        return {n: taken for n, taken in after.items() if taken != Decision.PENDING}

    def suppose(
        self, decisions: Mapping[str, Decision], *, others: Decision = Decision.PENDING
    ) -> dict[str, Decision]:
        """Return a decision for every amendment: that of `decisions`, else `others`.

        What is not in order stays so in every hypothesis. Parts are decided with their amendment
        unless `decisions` name them; what has a separate vote stays unless they reject it.
        """
        barred = {one.number for one in self.amendments if not one.row.is_in_order}
        supposed = {
            number: Decision.NOT_IN_ORDER if number in barred else decisions.get(number, others)
            for number in self.numbers
        }
        besides = {number: taken for number, taken in decisions.items() if number not in supposed}
        return supposed | {n: d for n, d in besides.items() if amendment_of(n) not in barred}

    def consolidate(self, decisions: Mapping[str, Decision]) -> Consolidated:
        """Return the text under `decisions`. Raises `RuleCycleError`."""
        return consolidate_ballot(self.ballot, decisions)

    def consolidate_with(self, tabled: EngineAmendment) -> Consolidated:
        """Return the text under what is recorded, with `tabled`, not yet saved, still open."""
        everyone = [*self.engine_amendments, tabled]
        return consolidate_ballot(self.ballot_of(everyone), self.recorded)


def load_desk(draft: DraftText, language: str) -> Desk:
    """Return the desk of `draft` in `language`, in `QUERIES` queries, or `MORE_QUERIES`, whatever its size."""
    rows = list(_amendment_rows(draft, language))
    numbers = {row.pk: row.number for row in rows}
    movers = load_movers(draft) if _is_annotated(rows, "has_movers") else {}
    amendments = tuple(_desk_amendment(row, numbers, movers) for row in rows)
    has_items = not rows or _is_annotated(rows, "has_items")
    items = tuple(draft.items.select_related("vote").order_by("pk")) if has_items else ()
    text = load_text(draft, language)
    engine_amendments = _engine_amendments(amendments, items, language)
    return Desk(
        draft=draft,
        language=language,
        text=text,
        amendments=amendments,
        engine_amendments=engine_amendments,
        rules=load_rules(draft, numbers, {item.pk: item.number for item in items}),
        items=items,
        separate=_separate_votes(items, engine_amendments, text),
        compatible=_compatible_pairs(numbers) if _is_annotated(rows, "has_pairs") else frozenset(),
    )


def _is_annotated(rows: Sequence[Amendment], name: str) -> bool:
    """Tell what `_amendment_rows` says of the draft with each row: it is the same for all."""
    return bool(rows) and bool(getattr(rows[0], name))


def _compatible_pairs(numbers: Mapping[int, str]) -> frozenset[Pair]:
    pairs = CompatiblePair.objects.filter(first__in=numbers).values_list("first_id", "second_id")
    return frozenset(frozenset((numbers[first], numbers[second])) for first, second in pairs)


def _engine_amendments(
    amendments: Sequence[DeskAmendment], items: Sequence[Item], language: str
) -> tuple[EngineAmendment, ...]:
    """Return the amendments as the engine takes them, at every other place: separate votes go between."""
    parts: dict[int, list[Part]] = {}
    for item in items:
        if item.amendment_id:
            parts.setdefault(item.amendment_id, []).append(item.as_part(language))
    return tuple(
        EngineAmendment(
            number=one.number,
            position=2 * place,
            instructions=one.instruction.operations() if one.instruction else (),
            parent=one.parent,
            parts=tuple(sorted(parts.get(one.row.pk, ()), key=lambda part: count_key(part.name))),
        )
        for place, one in enumerate(amendments, start=1)
    )


def _separate_votes(
    items: Sequence[Item], amendments: Sequence[EngineAmendment], text: Text
) -> tuple[SeparateVote, ...]:
    """Return the separate votes, each after the last amendment that names its paragraph or an earlier one."""
    apart = [item for item in items if item.paragraph]
    if not apart:
        return ()
    places = {
        one.position: min((text.find(number) or 0 for number in aims(text, one)), default=0)
        for one in amendments
        if one.parent is None and aims(text, one)
    }
    votes = []
    for item in apart:
        index = text.find(item.paragraph)
        end = text.family(index).stop if index is not None else 0
        position = max((at for at, place in places.items() if place < end), default=0)
        votes.append(item.as_separate_vote(position + 1, text.language))
    return tuple(votes)


def load_rules(
    draft: DraftText, numbers: Mapping[int, str], items: Mapping[int, str] = MappingProxyType({})
) -> tuple[Rule, ...]:
    """Return the rules of `draft` in their order; `numbers` by the keys of amendments, and of `items`.

    In one query, two when there are items. Rules without a trigger say nothing.
    """
    rules: dict[int, tuple[DependencyRule, list[str]]] = {}
    named: list[tuple[Any, str, Mapping[int, str]]] = [
        (DependencyRule.triggers.through.objects, "amendment_id", numbers)
    ]
    if items:
        named.append((DependencyRule.trigger_items.through.objects, "item_id", items))
    for links, column, names in named:
        of_draft = links.filter(dependencyrule__draft=draft).select_related("dependencyrule")
        for link in of_draft:
            rule = link.dependencyrule
            rules.setdefault(rule.pk, (rule, []))[1].append(names[getattr(link, column)])
    return tuple(
        Rule(
            triggers=tuple(sorted(triggers, key=counting_order)),
            when=When(rule.when),
            falls=items.get(rule.falls_part_id or 0, numbers[rule.falls_id]),
            needs_all=rule.needs_all,
        )
        for rule, triggers in sorted(rules.values(), key=lambda one: one[0].number)
    )


def _amendment_rows(draft: DraftText, language: str) -> AmendmentQuerySet:
    in_this_language = FilteredRelation(
        "instructions", condition=Q(instructions__language=language)
    )
    sponsors = Sponsor.objects.select_related("member").order_by("amendment_id", "position")
    items = Item.objects.filter(draft=draft)
    pairs = CompatiblePair.objects.filter(first__draft=draft)
    movers = Act.objects.filter(sitting__draft=draft).exclude(mover="")
    return (
        Amendment.objects.filter(draft=draft)
        .annotate(in_this_language=in_this_language)  # one row at most: a constraint holds it
        .annotate(has_items=Exists(items), has_pairs=Exists(pairs), has_movers=Exists(movers))
        .select_related("vote", "in_this_language")  # type: ignore[misc]  # not known to the stubs
        .prefetch_related(Prefetch("sponsors", queryset=sponsors))
        .in_voting_order()
    )


def _desk_amendment(
    row: Amendment, numbers: Mapping[int, str], movers: Mapping[str, str]
) -> DeskAmendment:
    return DeskAmendment(
        row=row,
        parent=numbers[row.parent_id] if row.parent_id else None,
        instruction=getattr(row, "in_this_language", None),
        vote=getattr(row, "vote", None),
        mover=movers.get(row.number, ""),
    )
