"""What the pages of a sitting draw: the running order, what is called, the acts so far."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from django.contrib.auth.models import User
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from amendments.desk import Desk, DeskAmendment
from amendments.engine.items import ItemKind, kind_of, paragraph_of
from amendments.engine.procedure import PACE, Profile
from amendments.engine.rules import Decision
from amendments.engine.sitting.acts import SETTLING, ActKind, Result
from amendments.engine.sitting.majority import Counts
from amendments.engine.sitting.running import Step, next_open
from amendments.models import Act
from amendments.models.procedure import load_procedure
from amendments.sitting.votes import recorded_results
from amendments.views.drafts import consolidate_desk
from amendments.views.effects import (
    Effects,
    find_effects_now,
    make_effect,
    silence,
)
from amendments.views.sheets import tablers
from amendments.views.sitting.bloc import WORDED, declared_words, declaring
from amendments.views.sitting.speaking import (
    calling_words,
    committee_words,
    counted,
    falling_words,
    find,
    item_title,
    passed_over_words,
    result_words,
    short_counts,
    short_tablers,
    short_words,
    spoken_mover,
)
from amendments.views.words import STANDINGS, look

OF_AN_AMENDMENT = {ItemKind.AMENDMENT, ItemKind.PART}


Says = Callable[[str, str, Counts | None], str]
ABOUT_ITEMS: dict[ActKind, Promise] = {
    ActKind.OPENED: gettext_lazy("The sitting was opened."),
    ActKind.CALLED: gettext_lazy("Called: %(item)s"),
    ActKind.REOPENED: gettext_lazy("Open again: %(item)s"),
    ActKind.RESTORED: gettext_lazy("Set back to what the acts say: %(item)s"),
    ActKind.TABLED: gettext_lazy("Accepted by the President and tabled: %(item)s"),
    ActKind.CLOSED: gettext_lazy("The sitting was closed."),
}
ABOUT_RESULTS: dict[ActKind, Promise] = {
    ActKind.CORRECTED: gettext_lazy("Corrected: %(act)s"),
    ActKind.TAKEN_OVER: gettext_lazy("Decided before the sitting: %(act)s"),
    ActKind.ACCEPTED: gettext_lazy("Taken over, changed outside the sitting: %(act)s"),
}


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the running order."""

    number: str
    shown: str
    title: str
    who: str
    names: str
    look: str
    standing: str | Promise
    counts: str
    is_called: bool
    is_open: bool
    is_decided: bool


@dataclass(frozen=True, slots=True)
class Called:
    """The item that is called: what is said, what it does, what comes next."""

    number: str
    title: str
    words: tuple[str, ...]
    committee: str
    signatories: tuple[str, ...]
    note: str
    effects: Effects | None
    is_open: bool
    decision: str
    look: str
    standing: str | Promise
    counts: tuple[str, ...]
    next_title: str
    is_declared: bool = False  # with others, without a vote
    falling: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ActLine:
    """An act in words."""

    at: datetime
    words: str
    who: str
    is_undone: bool = False
    brief: str = ""


def make_rows(
    desk: Desk, steps: Iterable[Step], current: str, acts: Iterable[Act] = ()
) -> list[Row]:
    """Return the running order; of what was declared by one of `acts`, that it was."""
    results = recorded_results(desk)
    declared = declared_words(acts)
    rows = [make_row(desk, step, results, current) for step in steps]
    return [
        replace(row, standing=declared[row.number])
        if row.number in declared and row.is_decided
        else row
        for row in rows
    ]


def make_row(desk: Desk, step: Step, results: Mapping[str, Result], current: str) -> Row:
    """Return one line of the running order."""
    of_amendment = kind_of(step.number) in OF_AN_AMENDMENT
    title = item_title(step.number)
    result = results.get(step.number)
    standing = step.standing.standing
    return Row(
        number=step.number,
        shown=step.number if of_amendment else title,
        title=title,
        who=short_tablers(find(desk, step.number), desk.language) if of_amendment else "",
        names=all_tablers(find(desk, step.number), desk.language) if of_amendment else "",
        look=look(standing),
        standing=STANDINGS[standing],
        counts=short_counts(result.counts) if result and not step.passed_over else "",
        is_called=step.number == current,
        is_open=step.is_open,
        is_decided=result is not None and not step.passed_over,
    )


def all_tablers(amendment: DeskAmendment, language: str) -> str:
    """Return "M. Max LUCKS + 5", and who has taken it over since."""
    who = tablers(amendment, language)
    if not amendment.mover:
        return who
    taken_over = _("taken over by %(mover)s") % {"mover": spoken_mover(amendment.mover, language)}
    return "; ".join(filter(None, (who, taken_over)))


def make_called(desk: Desk, steps: tuple[Step, ...], number: str) -> Called | None:
    """Return what there is to show of item `number`; None when it is not called."""
    step = next((one for one in steps if one.number == number), None)
    if step is None:
        return None
    amendment = find(desk, number) if kind_of(number) in OF_AN_AMENDMENT else None
    result = recorded_results(desk).get(number)
    following = next_open(steps, number)
    profile, _times = load_procedure(desk.draft)
    together = declaring(desk, number)
    says = together or (
        calling_words(step, desk) if step.is_open else passed_over_words(step, profile)
    )
    return Called(
        number=number,
        title=_("Declared without a vote") if together else item_title(number),
        words=tuple(says),
        committee=committee_words(amendment, profile) if amendment and not together else "",
        signatories=tuple(amendment.row.tabled_by(desk.language))
        if amendment and not together
        else (),
        note=amendment.row.explanatory_note_in(None) if amendment and not together else "",
        effects=None if together else find_item_effects(desk, number),
        is_open=step.is_open,
        decision=step.standing.standing,
        look=look(step.standing.standing),
        standing=STANDINGS[step.standing.standing],
        counts=tuple(counted(result.counts)) if result else (),
        next_title=item_title(following) if following not in ("", number) and not together else "",
        is_declared=bool(together),
        falling=tuple(falling_words(number, desk)) if step.is_open and not together else (),
    )


def find_item_effects(desk: Desk, number: str) -> Effects | None:
    """Return what item `number` does to the text as it now stands; None of the text as a whole."""
    match kind_of(number):
        case ItemKind.TEXT:
            return None
        case ItemKind.AMENDMENT:
            return find_effects_now(find(desk, number), desk)
        case ItemKind.PART:
            return supposed_effects(desk, number, Decision.ADOPTED)
        case _:
            return supposed_effects(desk, number, Decision.REJECTED)


def supposed_effects(desk: Desk, number: str, decision: Decision) -> Effects:
    """Return the paragraphs that a part changes if adopted, or a separate vote if it is lost."""
    result, _circle = consolidate_desk(desk, desk.recorded | {number: decision})
    is_part = kind_of(number) == ItemKind.PART
    named = {number, find(desk, number).number} if is_part else {number}
    touched = [one for one in result.paragraphs if not named.isdisjoint(one.amendments)]
    premise = (
        _("With what was adopted so far.")
        if is_part
        else _("If paragraph %(number)s is rejected.") % {"number": paragraph_of(number)}
    )
    return Effects(premise, tuple(map(make_effect, touched)), silence(result, number))


def make_lines(acts: Iterable[Act], profile: Profile = PACE) -> list[ActLine]:
    """Return the acts in words, in the order given; `profile` names the positions of the committee."""
    acts = list(acts)
    undone = {act.undoes for act in acts if act.undoes}
    by_sequence = {act.sequence: act for act in acts}
    return [
        ActLine(
            at=act.at,
            words=act_words(act, by_sequence, profile=profile),
            who=person(act),
            is_undone=act.sequence in undone,
            brief=act_words(act, by_sequence, short_words, profile=profile),
        )
        for act in acts
    ]


def act_words(
    act: Act, acts: Mapping[int, Act], says: Says = result_words, *, profile: Profile = PACE
) -> str:
    """Return the act as a phrase: "Amendment 4: adopted, 64 in favour"; `says` words a result."""
    kind = ActKind(act.kind)
    if kind == ActKind.UNDONE:
        undone = acts.get(act.undoes or 0)
        words = act_words(undone, acts, says, profile=profile) if undone else item_title(act.item)
        return _("Undone: %(act)s") % {"act": words}
    if kind in WORDED:
        return WORDED[kind](act, profile)
    if act.mover:
        values = {"item": item_title(act.item), "mover": spoken_mover(act.mover)}
        return _("Open again: %(item)s, taken over by %(mover)s") % values
    if kind not in SETTLING or kind == ActKind.REOPENED:
        return ABOUT_ITEMS[kind] % {"item": item_title(act.item) if act.item else ""}
    words = says(act.item, act.decision or Decision.PENDING, act.counts)
    return ABOUT_RESULTS[kind] % {"act": words} if kind in ABOUT_RESULTS else words


def person(act: Act) -> str:
    return name_of_user(act.by)


def name_of_user(user: User) -> str:
    return user.get_full_name() or user.get_username()
