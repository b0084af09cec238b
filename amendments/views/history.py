"""Who changed what of an amendment, when, and the difference."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from difflib import SequenceMatcher
from itertools import groupby, pairwise
from typing import Any

from django.db import models
from django.utils.translation import gettext as _

from amendments.engine.consolidate import Kind
from amendments.models import Amendment, Instruction, Sponsor, Vote
from amendments.views.marks import Mark
from amendments.views.words import sentence
from resolutions.models.languages import reader_language
from resolutions.models.members import address

# The software reads these again from the printed words: a change of them is no act of a person.
DERIVED = ("reading", "reason", "read_by")
INTERNAL = ("notes", "recorded_by")  # for the secretariat only


@dataclass(frozen=True, slots=True)
class Change:
    """A field that changed, and how."""

    field: str
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """One act: when, what, by whom (empty when not known or not told), and the fields that changed."""

    at: datetime
    what: str
    who: str
    changes: tuple[Change, ...]


def tell_history(amendment: Amendment, *, to_secretariat: bool) -> list[Entry]:
    """Return what happened to `amendment`, its instructions, signatures and vote, newest first.

    Only the secretariat is told names and internal notes.
    """
    entries = [
        *tell_rows(Amendment.history.filter(id=amendment.pk), to_secretariat),
        *tell_rows(Instruction.history.filter(amendment_id=amendment.pk), to_secretariat),
        *tell_rows(Vote.history.filter(amendment_id=amendment.pk), to_secretariat),
        *tell_signatures(Sponsor.history.filter(amendment_id=amendment.pk), to_secretariat),
    ]
    return sorted(entries, key=lambda entry: entry.at, reverse=True)


def tell_rows(records: models.QuerySet[Any], to_secretariat: bool) -> Iterable[Entry]:
    """Yield the entries of historical `records`, without those that changed nothing a reader sees."""
    ordered = records.select_related("history_user").order_by("id", "-history_date", "-history_id")
    for _key, group in groupby(ordered, key=lambda record: record.id):
        for record, before in pairwise([*group, None]):
            changes = find_changes(record, before, to_secretariat) if before else ()
            if changes or before is None or record.history_type == "-":
                yield make_entry(record, changes, to_secretariat)


def tell_signatures(records: models.QuerySet[Any], to_secretariat: bool) -> Iterable[Entry]:
    """Yield an entry for each signature that was withdrawn, or that stands again."""
    ordered = records.select_related("history_user").order_by("id", "history_date", "history_id")
    for _key, group in groupby(ordered, key=lambda record: record.id):
        for before, record in pairwise(group):
            if (before.withdrawn_at is None) != (record.withdrawn_at is None):
                words = _("Signature withdrawn: %(name)s")
                if record.withdrawn_at is None:
                    words = _("Signature stands again: %(name)s")
                entry = make_entry(record, (), to_secretariat)
                yield replace(entry, what=words % {"name": address_of(record)})


def address_of(record: Any) -> str:
    """Return the signatory of one historical record as addressed in the reader's language."""
    return address(record.honorific, record.name, reader_language())


def make_entry(record: Any, changes: tuple[Change, ...], to_secretariat: bool) -> Entry:
    """Return the entry of one historical record."""
    user = record.history_user if to_secretariat else None
    acts = {
        "+": _("%(thing)s entered"),
        "~": _("%(thing)s changed"),
        "-": _("%(thing)s deleted"),
    }
    return Entry(
        at=record.history_date,
        what=acts[record.history_type] % {"thing": thing(record)},
        who=(user.get_full_name() or user.get_username()) if user else "",
        changes=changes,
    )


def thing(record: Any) -> str:
    """Return what `record` is of: "Amendment", "Instruction (French)"."""
    name = sentence(str(record.instance_type._meta.verbose_name))
    has_language = hasattr(record, "language")
    return f"{name} ({record.get_language_display()})" if has_language else name


def find_changes(record: Any, before: Any, to_secretariat: bool) -> tuple[Change, ...]:
    """Return the fields in which `record` differs from the one `before` it."""
    unseen = DERIVED if to_secretariat else (*DERIVED, *INTERNAL)
    delta = record.diff_against(before, excluded_fields=unseen, foreign_keys_are_objs=True)
    fields = {field.name: field for field in record.tracked_fields}
    return tuple(
        Change(
            field=sentence(str(fields[change.field].verbose_name)),
            marks=differences(
                shown(fields[change.field], change.old), shown(fields[change.field], change.new)
            ),
        )
        for change in delta.changes
    )


def shown(field: models.Field, value: object) -> str:
    """Return `value` as a person reads it."""
    if value is None or value == "":
        return ""
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    return str(dict(field.flatchoices).get(value, value))


def differences(before: str, after: str) -> tuple[Mark, ...]:
    """Return the words of both texts as marks: kept, deleted, inserted."""
    old, new = re.findall(r"\s+|\S+", before), re.findall(r"\s+|\S+", after)
    marks: list[Mark] = []
    for tag, i, j, k, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            marks.append(Mark(Kind.KEPT, "".join(old[i:j])))
            continue
        marks += [Mark(Kind.DELETED, "".join(old[i:j]))] if i < j else []
        marks += [Mark(Kind.INSERTED, "".join(new[k:m]))] if k < m else []
    return tuple(marks)
