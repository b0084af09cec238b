"""What follows from the positions of the committee: declared adopted, definitively rejected, or called."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from amendments.engine.ballot import Ballot
from amendments.engine.conflicts import find_conflicts
from amendments.engine.items import amendment_of
from amendments.engine.notices import Notice, notice
from amendments.engine.procedure.positions import check_position
from amendments.engine.procedure.profile import Effect, Profile
from amendments.engine.rules import FALLEN, Decision, Rule, When


@dataclass(frozen=True, slots=True)
class Stance:
    """The committee's position on an amendment, by its code, and how many members object to what follows.

    The counts are those of the committee, None where they are not known.
    """

    position: str = ""
    objections: int = 0
    in_favour: int | None = None
    against: int | None = None
    abstentions: int | None = None

    def doubt(self, profile: Profile) -> Notice | None:
        """Return why the counts do not give the position, None when they do or are not known."""
        counts = (self.in_favour, self.against, self.abstentions)
        return check_position(profile, self.position, *counts)


class Fate(StrEnum):
    """What becomes of an amendment in the sitting, as far as the positions say.

    FALLS: with what is declared or rejected before anything is called. SETTLED: decided already,
    or withdrawn, or not in order.
    """

    DECLARED_ADOPTED = "declared_adopted"
    DEFINITIVELY_REJECTED = "definitively_rejected"
    CALLED = "called"
    FALLS = "falls"
    SETTLED = "settled"


@dataclass(frozen=True, slots=True)
class EnBloc:
    """The fate of every amendment, in voting order, and why what was to be declared is not after all.

    `meant` is the fate that the committee's position alone leads to, of those that it would settle.
    """

    fates: Mapping[str, Fate]
    reasons: Mapping[str, tuple[Notice, ...]] = field(default_factory=dict)
    meant: Mapping[str, Fate] = field(default_factory=dict)

    def of(self, fate: Fate) -> tuple[str, ...]:
        """Return the numbers of the amendments with that fate, in voting order."""
        return tuple(number for number, found in self.fates.items() if found == fate)

    @property
    def adopted(self) -> tuple[str, ...]:
        return self.of(Fate.DECLARED_ADOPTED)

    @property
    def rejected(self) -> tuple[str, ...]:
        return self.of(Fate.DEFINITIVELY_REJECTED)

    @property
    def called(self) -> tuple[str, ...]:
        return self.of(Fate.CALLED)

    @property
    def skipped(self) -> dict[str, tuple[Notice, ...]]:
        """Those that the committee's position would have settled and that it does not, with the reasons."""
        return {
            number: self.reasons.get(number, ())
            for number, fate in self.fates.items()
            if number in self.meant and fate != self.meant[number]
        }


def en_bloc(
    profile: Profile,
    ballot: Ballot,
    stances: Mapping[str, Stance],
    settled: Mapping[str, Decision] | None = None,
) -> EnBloc:
    """Return what follows from `stances`, by number; amendments without one are called.

    `settled` are decisions taken before: withdrawn, not in order, or voted already. Nothing is
    declared adopted that would not be in the text, or that hangs on what is still to be voted.
    What this assembly does not declare is called. Raises `RuleCycleError`.
    """
    bloc = _Bloc(ballot, dict(settled or {}))
    for one in ballot.amendments:
        bloc.place(one.number, profile, stances.get(one.number, Stance()))
    bloc.lift_clashes()
    while bloc.lift_dependents() or bloc.lift_unapplied():
        pass
    bloc.drop_fallen()
    reasons = {number: tuple(told) for number, told in bloc.reasons.items()}
    return EnBloc(bloc.fates, reasons, bloc.meant)


@dataclass(slots=True)
class _Bloc:
    """The amendments while it is found out which can be declared. Only ever moved to being called."""

    ballot: Ballot
    settled: dict[str, Decision]
    fates: dict[str, Fate] = field(default_factory=dict)
    reasons: dict[str, list[Notice]] = field(default_factory=dict)
    meant: dict[str, Fate] = field(default_factory=dict)

    @property
    def members(self) -> list[str]:
        return [number for number, fate in self.fates.items() if fate == Fate.DECLARED_ADOPTED]

    def place(self, number: str, profile: Profile, stance: Stance) -> None:
        """Give `number` the fate that its own position leads to."""
        effect = profile.effect_of(stance.position)
        most = profile.declaring(effect).objections
        if effect != Effect.CALLED:
            self.meant[number] = Fate(effect.value)
        if self.settled.get(number, Decision.PENDING) != Decision.PENDING:
            self.fates[number] = Fate.SETTLED
            outcome = notice(f"outcome-{self.settled[number]}")
            self.reasons[number] = [notice("bloc-settled", outcome=outcome)]
            return
        self.fates[number] = Fate(effect.value)
        if effect != Effect.CALLED and stance.objections >= most:
            self.lift(number, notice("bloc-objections", count=stance.objections, most=most))
        elif effect != Effect.CALLED and (doubt := stance.doubt(profile)):
            self.lift(number, doubt)
        elif effect != Effect.CALLED and number in self.ballot.parts:
            self.lift(number, notice("bloc-parts"))

    def lift(self, number: str, reason: Notice) -> None:
        self.fates[number] = Fate.CALLED
        self.reasons.setdefault(number, []).append(reason)

    def lift_all(self, found: Iterator[tuple[str, Notice]]) -> bool:
        """Lift what was found, seen all at once so that no order matters; tell whether anything was."""
        lifted = list(dict.fromkeys(found))
        for number, reason in lifted:
            self.lift(number, reason)
        return bool(lifted)

    def lift_clashes(self) -> bool:
        """Two that cannot both stand are not declared together: neither goes before the other."""
        inside = set(self.members)
        tabled = [one for one in self.ballot.amendments if one.number in inside]
        pairs = find_conflicts(self.ballot.text, tabled, self.ballot.compatible)
        both = [(one.first, one.second) for one in pairs if one.is_clash]
        return self.lift_all(
            (number, notice("bloc-clash", number=other))
            for first, second in both
            for number, other in ((first, second), (second, first))
        )

    def lift_dependents(self) -> bool:
        """Lift what hangs on what is still to be voted: sub-amendments, their amendments, rules."""
        return self.lift_all(self._families()) or self.lift_all(self._ruled())

    def _families(self) -> Iterator[tuple[str, Notice]]:
        for sub, parent in self.ballot.parents.items():
            fate, of_parent = self.fates.get(sub), self.fates.get(parent)
            if of_parent == Fate.DECLARED_ADOPTED and fate == Fate.CALLED:
                yield parent, notice("bloc-sub-pending", number=sub)
            if fate == Fate.DECLARED_ADOPTED and of_parent == Fate.CALLED:
                yield sub, notice("bloc-parent-called", number=parent)

    def _ruled(self) -> Iterator[tuple[str, Notice]]:
        for rule in self.ballot.rules:
            falls = amendment_of(rule.falls)
            if self.fates.get(falls) != Fate.DECLARED_ADOPTED or not self._may_fire(rule):
                continue
            for trigger in rule.triggers:
                yield falls, notice("bloc-rule", number=trigger)
                if self.fates.get(trigger) == Fate.DECLARED_ADOPTED:
                    yield trigger, notice("bloc-rule-other", number=falls)

    def _may_fire(self, rule: Rule) -> bool:
        met = [rule.when in self._possible(trigger) for trigger in rule.triggers]
        return all(met) if rule.needs_all else any(met)

    def _possible(self, trigger: str) -> set[When]:
        """Return which outcomes of `trigger` can still come, or came."""
        adopted, rejected = {When.ADOPTED, When.EITHER}, {When.REJECTED, When.EITHER}
        match self.fates.get(amendment_of(trigger)):
            case Fate.DECLARED_ADOPTED:
                return adopted
            case Fate.DEFINITIVELY_REJECTED:
                return rejected
            case Fate.SETTLED:
                decision = self.settled[amendment_of(trigger)]
                return {Decision.ADOPTED: adopted, Decision.REJECTED: rejected}.get(decision, set())
            case _:  # called, a separate vote or the whole text
                return adopted | rejected

    @property
    def decisions(self) -> dict[str, Decision]:
        adopted = dict.fromkeys(self.members, Decision.ADOPTED)
        fates = self.fates.items()
        rejected = [number for number, fate in fates if fate == Fate.DEFINITIVELY_REJECTED]
        return self.settled | adopted | dict.fromkeys(rejected, Decision.REJECTED)

    def lift_unapplied(self) -> bool:
        """Lift what would be declared adopted and yet not be in the text: no certain place, a clash."""
        decisions = self.decisions
        table = self.ballot.lay(self.ballot.judge(decisions))
        inside = set(self.members)
        return self.lift_all(
            (one.amendment, one.reason) for one in table.unapplied if one.amendment in inside
        )

    def drop_fallen(self) -> None:
        """Say of what is to be called, but falls before it is, that it falls and why."""
        for number, standing in self.ballot.judge(self.decisions).items():
            if standing.standing == FALLEN and self.fates.get(number) in _CAN_FALL:
                self.fates[number] = Fate.FALLS
                self.reasons[number] = list(standing.reasons)


_CAN_FALL = {Fate.CALLED, Fate.DECLARED_ADOPTED, Fate.DEFINITIVELY_REJECTED}
