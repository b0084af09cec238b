"""Everything about one draft that a page or a command needs, loaded in a constant number of queries."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import FilteredRelation, Prefetch, Q

from amendments.engine.consolidate import Amendment as EngineAmendment
from amendments.engine.consolidate import Consolidated, consolidate
from amendments.engine.rules import Decision, Rule, When
from amendments.engine.text import Text
from amendments.models import Amendment, DependencyRule, Instruction, Sponsor, Vote
from amendments.models.amendments import AmendmentQuerySet, counting_order
from amendments.models.texts import load_text
from resolutions.models import DraftText

# Amendments with their instructions and votes, paragraphs, signatories with members, rules with triggers.
QUERIES = 4


@dataclass(frozen=True, slots=True)
class DeskAmendment:
    """An amendment of the desk: its row, its instruction in the language of the desk, its vote.

    `row.sponsors` are loaded; `row.tabled_by(language)` and `row.committee_in(language)` ask
    the database nothing.
    """

    row: Amendment
    parent: str | None
    instruction: Instruction | None
    vote: Vote | None

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
    """A draft in one language with its amendments in voting order and their rules.

    `text`, `engine_amendments` and `rules` are values of the engine.
    """

    draft: DraftText
    language: str
    text: Text
    amendments: tuple[DeskAmendment, ...]
    engine_amendments: tuple[EngineAmendment, ...]
    rules: tuple[Rule, ...]

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
        return {n: decision for n, decision in decisions.items() if decision != Decision.PENDING}

    def suppose(
        self, decisions: Mapping[str, Decision], *, others: Decision = Decision.PENDING
    ) -> dict[str, Decision]:
        """Return a decision for every amendment: that of `decisions`, else `others`.

        What is not in order stays so in every hypothesis.
        """
        return {
            amendment.number: Decision.NOT_IN_ORDER
            if not amendment.row.is_in_order
            else decisions.get(amendment.number, others)
            for amendment in self.amendments
        }

    def consolidate(self, decisions: Mapping[str, Decision]) -> Consolidated:
        """Return the text under `decisions`. Raises `RuleCycleError`."""
        return consolidate(self.text, self.engine_amendments, decisions, self.rules)

    def consolidate_with(self, tabled: EngineAmendment) -> Consolidated:
        """Return the text under what is recorded, with `tabled`, not yet saved, still open."""
        everyone = [*self.engine_amendments, tabled]
        return consolidate(self.text, everyone, self.recorded, self.rules)


def load_desk(draft: DraftText, language: str) -> Desk:
    """Return the desk of `draft` in `language`, in `QUERIES` queries whatever its size."""
    rows = list(_amendment_rows(draft, language))
    numbers = {row.pk: row.number for row in rows}
    amendments = tuple(_desk_amendment(row, numbers) for row in rows)
    return Desk(
        draft=draft,
        language=language,
        text=load_text(draft, language),
        amendments=amendments,
        engine_amendments=tuple(
            EngineAmendment(
                number=amendment.number,
                position=position,
                instructions=amendment.instruction.operations() if amendment.instruction else (),
                parent=amendment.parent,
            )
            for position, amendment in enumerate(amendments, start=1)
        ),
        rules=load_rules(draft, numbers),
    )


def load_rules(draft: DraftText, numbers: Mapping[int, str]) -> tuple[Rule, ...]:
    """Return the rules of `draft` in their order, in one query; `numbers` by the keys of amendments."""
    links = DependencyRule.triggers.through.objects.filter(dependencyrule__draft=draft)
    rules: dict[int, tuple[DependencyRule, list[str]]] = {}
    for link in links.select_related("dependencyrule").order_by("dependencyrule__number"):
        _rule, triggers = rules.setdefault(link.dependencyrule_id, (link.dependencyrule, []))
        triggers.append(numbers[link.amendment_id])
    return tuple(
        Rule(
            triggers=tuple(sorted(triggers, key=counting_order)),
            when=When(rule.when),
            falls=numbers[rule.falls_id],
            needs_all=rule.needs_all,
        )
        for rule, triggers in rules.values()
    )


def _amendment_rows(draft: DraftText, language: str) -> AmendmentQuerySet:
    in_this_language = FilteredRelation(
        "instructions", condition=Q(instructions__language=language)
    )
    sponsors = Sponsor.objects.select_related("member").order_by("amendment_id", "position")
    return (
        Amendment.objects.filter(draft=draft)
        .annotate(in_this_language=in_this_language)  # one row at most: a constraint holds it
        .select_related("vote", "in_this_language")  # type: ignore[misc]  # not known to the stubs
        .prefetch_related(Prefetch("sponsors", queryset=sponsors))
        .in_voting_order()
    )


def _desk_amendment(row: Amendment, numbers: Mapping[int, str]) -> DeskAmendment:
    return DeskAmendment(
        row=row,
        parent=numbers[row.parent_id] if row.parent_id else None,
        instruction=getattr(row, "in_this_language", None),
        vote=getattr(row, "vote", None),
    )
