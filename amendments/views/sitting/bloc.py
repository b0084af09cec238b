"""What the desk and the record show of what is declared without a vote."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from itertools import takewhile

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from amendments.committee import position_name
from amendments.desk import Desk
from amendments.engine.notices import Notice
from amendments.engine.procedure import EnBloc, Fate, Profile
from amendments.engine.rules import Decision
from amendments.engine.sitting.acts import ActKind, declared
from amendments.models import Act
from amendments.models.procedure import load_procedure
from amendments.sitting.steps import find_bloc
from amendments.views.sitting.speaking import declaring_words, item_title, listed
from amendments.views.words import said


@dataclass(frozen=True, slots=True)
class Line:
    """An amendment that its position would settle: by which, and how many members object."""

    number: str
    title: str
    position: str
    objections: int
    is_declared: bool


@dataclass(frozen=True, slots=True)
class Panel:
    """What the President says to declare; whose objections count; what is not declared after all, and why.

    `needed` are the objections that lift one out: of what is declared adopted, and definitively rejected.
    """

    words: tuple[str, ...]
    lines: tuple[Line, ...]
    skipped: tuple[tuple[str, str], ...]
    needed: tuple[int, int]

    @property
    def is_open(self) -> bool:
        return bool(self.words)


def make_panel(desk: Desk, acts: Iterable[Act]) -> Panel | None:
    """Return what the desk shows of it; None when the committee's positions settle nothing."""
    bloc = find_bloc(desk, desk.recorded)
    if bloc is None or not bloc.meant:
        return None
    profile, _times = load_procedure(desk.draft)
    done = declared(act.as_engine() for act in acts)
    rows = {one.number: one.row for one in desk.amendments}
    shown = [n for n in bloc.meant if n in done or bloc.fates[n] != Fate.SETTLED]
    lines = [
        Line(
            n,
            item_title(n),
            position_name(profile, rows[n].committee_position),
            rows[n].objections,
            n in done,
        )
        for n in shown
    ]
    skipped = {n: reasons for n, reasons in bloc.skipped.items() if n not in done}
    needed = (profile.en_bloc.objections, profile.definitive_rejection.objections)
    return Panel(tuple(declaring_words(desk, bloc)), tuple(lines), tell_skipped(skipped), needed)


def tell_skipped(skipped: Mapping[str, tuple[Notice, ...]]) -> tuple[tuple[str, str], ...]:
    """Return what is not declared after all, by its name, and why."""
    return tuple((item_title(n), "; ".join(map(said, why))) for n, why in skipped.items())


def declaring(desk: Desk, number: str) -> list[str]:
    """Return what the President says to declare item `number` with others; nothing when it is called."""
    bloc = find_bloc(desk, desk.recorded)
    return declaring_words(desk, bloc) if bloc and number in to_declare(bloc) else []


def to_declare(bloc: EnBloc) -> tuple[str, ...]:
    """Return the numbers of what is declared now."""
    return (*bloc.adopted, *bloc.rejected)


def outcome_words(acts: Iterable[Act]) -> list[str]:
    """Return what `acts` declared: "Declared adopted: Amendments 1 and 3."."""
    sayings = {
        Decision.ADOPTED: _("Declared adopted: %(items)s."),
        Decision.REJECTED: _("Definitively rejected: %(items)s."),
    }
    decided = [(act.item, act.decision) for act in acts]
    by_decision = {
        words: [item for item, decision in decided if decision == wanted]
        for wanted, words in sayings.items()
    }
    return [words % {"items": listed(items)} for words, items in by_decision.items() if items]


def just_declared(acts: Iterable[Act]) -> list[Act]:
    """Return the acts of the declaration that `acts` end with; none when something was done since."""
    newest_first = sorted(acts, key=lambda act: -act.sequence)
    run = takewhile(lambda act: act.kind == ActKind.DECLARED, newest_first)
    return sorted(run, key=lambda act: act.sequence)


def declared_words(acts: Iterable[Act]) -> dict[str, str]:
    """Return of each item that one of `acts` declared, and that no other has decided since, how."""
    return {
        number: pgettext("standing", "Declared adopted")
        if act.decision == Decision.ADOPTED
        else pgettext("standing", "Definitively rejected")
        for number, act in declared(act.as_engine() for act in acts).items()
    }


def declaration_words(act: Act, profile: Profile) -> str:
    """Return "Amendment 7: declared adopted (committee: unanimously in favour)"."""
    values = {"item": item_title(act.item), "position": position_name(profile, act.position)}
    if act.decision == Decision.ADOPTED:
        return _("%(item)s: declared adopted (committee: %(position)s)") % values
    return _("%(item)s: definitively rejected (committee: %(position)s)") % values


def objection_words(act: Act, _profile: Profile) -> str:
    """Return "Amendment 7: 12 members object"."""
    count = act.objections or 0
    words = ngettext(
        "%(item)s: %(count)s member objects", "%(item)s: %(count)s members object", count
    )
    return words % {"item": item_title(act.item), "count": count}


def reordering_words(act: Act, _profile: Profile) -> str:
    """Return what was put at another place; without an item it was all of it, by the rule."""
    if not act.item:
        return _("The running order was set back to the one that the rules propose.")
    return _("Put at another place in the running order: %(item)s") % {"item": item_title(act.item)}


WORDED: dict[ActKind, Callable[[Act, Profile], str]] = {
    ActKind.DECLARED: declaration_words,
    ActKind.OBJECTED: objection_words,
    ActKind.REORDERED: reordering_words,
}
