"""The running order of a draft: what is declared together by the positions of the committee, what is called."""

from collections.abc import Mapping

from amendments.committee import plan, plan_without_rules, settled_before
from amendments.desk import Desk, load_desk
from amendments.engine.ballot import Ballot
from amendments.engine.procedure import EnBloc
from amendments.engine.rules import Decision
from amendments.engine.sitting.running import (
    NOTHING_TOGETHER,
    Step,
    Together,
    declared_together,
    make_steps,
)
from amendments.models.procedure import load_procedure
from resolutions.models import DraftText, Language


def load_any_desk(draft: DraftText) -> Desk:
    """Return the desk of `draft`: what is decided and what falls are the same in each language."""
    return load_desk(draft, (draft.languages or [Language.FRENCH])[0])


def ballot_of(desk: Desk) -> Ballot:
    """Return what is voted; rules that form a circle are not followed, as on every page."""
    ballot = desk.ballot
    return ballot.without_rules() if ballot.cycle() else ballot


def find_bloc(desk: Desk, settled: Mapping[str, Decision] | None = None) -> EnBloc | None:
    """Return what follows from the positions of the committee, None where it has taken none.

    `settled` as in `plan`; while the rules form a circle nothing is declared.
    """
    if not any(one.row.committee_position for one in desk.amendments):
        return None
    profile, _times = load_procedure(desk.draft)
    if desk.ballot.cycle():
        return plan_without_rules(desk, profile)
    return plan(desk, profile, settled)


def find_together(desk: Desk, recorded: Mapping[str, Decision]) -> Together:
    """Return what stands together in the running order, whatever has become of it since."""
    bloc = find_bloc(desk, settled_before(recorded))
    if bloc is None:
        return NOTHING_TOGETHER
    profile, _times = load_procedure(desk.draft)
    return declared_together(ballot_of(desk), bloc, is_first=profile.en_bloc_first)


def running_steps(desk: Desk, recorded: Mapping[str, Decision] | None = None) -> tuple[Step, ...]:
    """Return the running order of the draft of `desk`, with where each item stands.

    `recorded` is what is recorded after an act, when `desk` was loaded before it.
    """
    recorded = desk.recorded if recorded is None else recorded
    return make_steps(ballot_of(desk), recorded, find_together(desk, recorded))
