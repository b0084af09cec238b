"""Save an amendment that was proposed and shown: all of it or nothing, one person at a time."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from django.contrib.auth.models import User
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import IntegrityError, models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from simple_history.utils import bulk_update_with_history

from amendments.desk import Desk, load_desk
from amendments.engine.consolidate import Amendment as EngineAmendment
from amendments.importing.sponsors import as_sponsors
from amendments.locking import lock_draft
from amendments.models import Amendment, Instruction
from amendments.reading import Reading, read_amendment, read_sub_amendment
from amendments.sitting.changing import MAKES_ROOM, TABLED
from amendments.tabling.ordering import next_number, order_with, shifted
from amendments.tabling.proposing import Drafted, Proposal, Target, find_parent, propose_tabling
from amendments.vote_sets import AMENDMENT_NUMBER
from resolutions.known import Known
from resolutions.models import DraftText

LONGEST_NUMBER = 20


class NotAsShownError(Exception):
    """What would be saved is not what the person was shown; `proposal` is what it is now."""

    def __init__(self, proposal: Proposal) -> None:
        super().__init__("The proposal is another one than was shown.")
        self.proposal = proposal


@dataclass(frozen=True, slots=True)
class Tabling:
    """What a person tables: the edited words by key, what was shown, and who tables it.

    `shown` is the mark of the proposal that the person saw. Without a `number` the amendment gets
    the next one of the oral series. `signatories` are as written: "Ms Laura CASTEL".
    """

    target: Target
    edited: Mapping[str, str]
    shown: str
    number: str = ""
    signatories: tuple[str, ...] = ()
    user: User | None = field(default=None, compare=False)


def table_amendment(draft: DraftText, tabling: Tabling) -> Amendment:
    """Return the amendment that `tabling` asks for, saved with its place in the voting order.

    Raises `NotAsShownError`; ValidationError with the message for a person, by the field that it
    concerns where it concerns one. Nothing is saved then.
    """
    try:
        with transaction.atomic():
            lock_draft(
                draft.pk
            )  # one at a time, so that two people never get one number or one place
            return _table(draft, tabling)
    except IntegrityError as error:
        message = _("Somebody else saved at the same moment, so nothing was saved. Save again.")
        raise ValidationError(message) from error


def _table(draft: DraftText, tabling: Tabling) -> Amendment:
    desks = [load_desk(draft, language) for language in draft.languages]
    proposal = propose_tabling(desks, tabling.target, tabling.edited)
    if not proposal.is_ready or proposal.mark != tabling.shown:
        raise NotAsShownError(proposal)
    first = next(desk for desk in desks if desk.language == proposal.drafted[0].language)
    number = _number(first, tabling)
    tabled = EngineAmendment(number, 0, proposal.drafted[0].instructions, tabling.target.parent)
    row = _make_room(first, tabled, tabling)
    _save(row, tabling)
    for signatory in as_sponsors(row, tabling.signatories, Known()):
        _save(signatory, tabling, field="signatories")
    for desk in desks:
        for drafted in (one for one in proposal.drafted if one.language == desk.language):
            _save(read_instruction(row, desk, drafted, tabling.target), tabling)
    return row


def _number(desk: Desk, tabling: Tabling) -> str:
    """Return the number that the person gave, complete, or the next one of the oral series."""
    parent = tabling.target.parent
    number = re.sub(r"\s", "", tabling.number).upper()
    if not number:
        return next_number(desk.numbers, parent)
    if parent and "-" not in number:
        number = f"{parent}-{number}"
    if not AMENDMENT_NUMBER.fullmatch(number) or len(number) > LONGEST_NUMBER:
        message = _("“%(number)s” is not the number of an amendment.") % {
            "number": tabling.number[:LONGEST_NUMBER]
        }
        raise ValidationError({"number": message})
    return number


def _make_room(desk: Desk, tabled: EngineAmendment, tabling: Tabling) -> Amendment:
    """Return the unsaved row of `tabled` at its place in the voting order, the others moved aside."""
    if tabled.number in desk.numbers:
        message = _("This draft already has an amendment with this number.")
        raise ValidationError({"number": message})
    rows = [one.row for one in desk.amendments]
    at = order_with(desk, tabled).index(tabled.number)
    position, positions = shifted([row.position for row in rows], at)
    moved = [row for row, new in zip(rows, positions, strict=True) if row.position != new]
    for row, new in zip(rows, positions, strict=True):
        row.position = new
    if moved:
        bulk_update_with_history(
            moved,
            Amendment,
            ["position"],
            batch_size=500,
            default_user=tabling.user,
            default_change_reason=f"{MAKES_ROOM} {tabled.number}",
        )
    parent = next((row for row in rows if row.number == tabled.parent), None)
    return Amendment(
        draft=desk.draft,
        number=tabled.number,
        parent=parent,
        position=position,
        tabled_at=timezone.now(),
    )


def read_instruction(row: Amendment, desk: Desk, drafted: Drafted, target: Target) -> Instruction:
    """Return the unsaved instruction, read from its printed words. Raises ValidationError when they say else."""
    reading = _read(desk, drafted, target, row.number)
    if reading.operations != drafted.instructions or not reading.is_located:
        raise ValidationError(
            _("The printed instruction is not read back as it is meant, so nothing was saved.")
        )
    instruction = Instruction(amendment=row, language=drafted.language, printed=drafted.printed)
    instruction.take(reading)
    return instruction


def _read(desk: Desk, drafted: Drafted, target: Target, number: str) -> Reading:
    if target.parent is None:
        return read_amendment(drafted.printed, desk.text)
    parent = find_parent(desk, target)
    assert parent is not None
    return read_sub_amendment(drafted.printed, desk.language, number, parent)


def beside(error: ValidationError, field: str) -> dict[str, list[ValidationError]]:
    """Return the errors of a row beside the field of the form: `field`, or the number where it is about that."""
    told: dict[str, list[ValidationError]] = {}
    for name, errors in error.error_dict.items():
        for one in errors:
            column = one.code if name == NON_FIELD_ERRORS else name
            where = field or ("number" if column == "number" else NON_FIELD_ERRORS)
            told.setdefault(where, []).append(one)
    return told


def _save(row: models.Model, tabling: Tabling, *, field: str = "") -> None:
    """Save a new row with its history. Raises ValidationError, about `field` of the form when it is given."""
    try:
        row.full_clean()
    except ValidationError as error:
        raise ValidationError(beside(error, field)) from error
    row._history_user = tabling.user  # type: ignore[attr-defined]  # simple_history takes them from there
    row._change_reason = TABLED  # type: ignore[attr-defined]
    row.save()
