"""Write many rows at once, with their history, refusing what does not fit into a column."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _
from simple_history.utils import bulk_create_with_history, bulk_update_with_history

REASON = "import of a compendium"  # stands in the history of every row that an import wrote
FOUND_AGAIN = "looked for again in the draft"  # and where only the place of an instruction changed


class ImportRefusedError(ValueError):
    """The compendium cannot be saved; the message is one line that says why."""


def create_rows[Row: models.Model](model: type[Row], rows: Sequence[Row]) -> None:
    """Save new `rows`, whose keys are set."""
    _check(rows)
    if rows:
        bulk_create_with_history(rows, model, batch_size=500, default_change_reason=REASON)


def create_rows_with_links[Row: models.Model](
    model: type[Row],
    rows: Sequence[Row],
    links: Mapping[str, Sequence[Sequence[models.Model]]],
) -> None:
    """Save new `rows`, and for each field of `links` what each of them is linked with, in their order.

    The history has one entry a row, its links with it: simple_history writes those only one by one.
    """
    _check(rows)
    if not rows:
        return
    model._default_manager.bulk_create(rows, batch_size=500)
    entries = model.history.bulk_history_create(  # type: ignore[attr-defined]
        rows, batch_size=500, default_change_reason=REASON
    )
    by_row = {row.pk: entry for row, entry in zip(rows, entries, strict=True)}
    for name, targets in links.items():
        _link(model, name, list(zip(rows, targets, strict=True)), by_row)


def _link(
    model: type[models.Model],
    name: str,
    links: Sequence[tuple[models.Model, Sequence[models.Model]]],
    entries: Mapping[int, models.Model],
) -> None:
    """Save the links of a field, in the table and beside the `entries` of the history, by row."""
    field = model._meta.get_field(name)
    assert isinstance(field, models.ManyToManyField)
    through: Any = field.remote_field.through
    kept = apps.get_model(model._meta.app_label, f"Historical{model.__name__}_{name}")
    own, other = field.m2m_column_name(), field.m2m_reverse_name()
    saved = through._default_manager.bulk_create(
        [
            through(**{own: row.pk, other: target.pk})
            for row, several in links
            for target in several
        ],
        batch_size=500,
    )
    kept._default_manager.bulk_create(
        [
            kept(
                id=link.pk,
                history=entries[getattr(link, own)],
                **{own: getattr(link, own), other: getattr(link, other)},
            )
            for link in saved
        ],
        batch_size=500,
    )


def update_rows[Row: models.Model](
    model: type[Row], rows: Sequence[Row], fields: Sequence[str], *, reason: str = REASON
) -> None:
    """Save `fields` of changed `rows`."""
    _check(rows)
    if rows:
        bulk_update_with_history(rows, model, fields, batch_size=500, default_change_reason=reason)


def delete_row(row: models.Model) -> None:
    give_reason(row)
    row.delete()


def save_row(row: models.Model) -> None:
    _check([row])
    give_reason(row)
    row.save()


def give_reason(row: models.Model) -> None:
    """Let the next history of `row` say that an import wrote it."""
    row._change_reason = REASON  # type: ignore[attr-defined]  # simple_history takes it from there


def _check(rows: Sequence[models.Model]) -> None:
    """Raise `ImportRefusedError` for a value that is too long or otherwise no value of its column.

    Bulk writing checks nothing by itself, and SQLite takes text of any length.
    """
    for row in rows:
        relations = {field.name for field in row._meta.fields if field.is_relation}
        try:
            row.clean_fields(exclude=relations | {"reading", "slug"})
        except ValidationError as error:
            name, messages = next(iter(error.message_dict.items()))
            value = str(getattr(row, name))[:60]
            raise ImportRefusedError(
                _("The %(column)s of a %(thing)s cannot be saved: “%(value)s”.")
                % {
                    "column": column_name(row, name),
                    "thing": row._meta.verbose_name,
                    "value": value,
                }
                + f" {messages[0]}"
            ) from error


def column_name(row: models.Model | type[models.Model], column: str) -> str:
    """Return what people call a column."""
    return str(getattr(row._meta.get_field(column), "verbose_name", column))


def corrected_by_people(model: type[models.Model], **of: object) -> set[int]:
    """Return the keys of the rows `of` something that a person was the last to change."""
    history = model.history.filter(**of).order_by("history_date", "history_id")  # type: ignore[attr-defined]
    latest = dict(history.values_list("id", "history_change_reason"))
    return {key for key, reason in latest.items() if reason not in {REASON, FOUND_AGAIN}}
