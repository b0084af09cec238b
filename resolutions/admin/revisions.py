"""The revision of a row: the newest entry in its history, and in those of the rows edited with it.

A form carries the revision that it was made from. A row without a history, as `loaddata` leaves it, has
the revision 0.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib.admin import AdminSite
from django.core.exceptions import ObjectDoesNotExist
from django.db.models import Max
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import Truncator
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

TOLD = 10  # changes that a message tells; the history has them all


@dataclass(frozen=True, slots=True)
class Part:
    """The rows of one model that a form saves: those whose `column` is `value`.

    `seen` is the newest entry of their histories that the form was made from.
    """

    model: Any
    column: str
    value: Any
    seen: int

    @property
    def name(self) -> str:
        return str(self.model._meta.model_name)

    def lock(self) -> None:
        """Make whoever else changes these rows wait for the end of this transaction."""
        rows = self.model._base_manager.select_for_update().filter(**{self.column: self.value})
        list(rows.order_by("pk").values_list("pk", flat=True))

    def entries(self) -> Any:
        return self.model.history.filter(**{self.column: self.value})

    def newest(self) -> int:
        return self.entries().aggregate(newest=Max("history_id"))["newest"] or 0

    def newer_entries(self) -> Any:
        """The entries that the form was made without, the earliest first."""
        newer = self.entries().filter(history_id__gt=self.seen).order_by("history_id")
        return newer.select_related("history_user")

    def row_as_seen(self, pk: Any) -> Any:
        """Return the row as it was when the form was made; None where no history tells."""
        entries = self.entries().filter(history_id__lte=self.seen, **{self.pk_name: pk})
        entry = entries.order_by("-history_id").first()
        return entry.instance if entry else None

    @property
    def pk_name(self) -> str:
        return str(self.model._meta.pk.attname)


def write_revision(parts: Iterable[Part]) -> str:
    """Return the revision as a form carries it: "drafttext:7 paragraph:12"."""
    return " ".join(f"{part.name}:{part.newest()}" for part in parts)


def read_revision(written: str) -> dict[str, int]:
    """Return the newest entry by the name of the model; what cannot be read is left out."""
    found = re.findall(r"([a-z]+):([0-9]{1,18})(?= |$)", written)
    return {name: int(number) for name, number in found}


def tell_changes(parts: Sequence[Part], site: AdminSite) -> list[SafeString]:
    """Return a sentence for each of the newest changes that a form was made without."""
    entries = [entry for part in parts for entry in part.newer_entries()]
    entries.sort(key=lambda entry: entry.history_date)
    told = [tell_change(entry, site) for entry in entries]
    return [sentence for sentence in told if sentence][-TOLD:]


def tell_change(entry: Any, site: AdminSite) -> SafeString | None:
    """Say who did what and when; None for an entry in which nothing is different."""
    words = {
        "when": date_format(localtime(entry.history_date), "DATETIME_FORMAT"),
        "who": entry.history_user or _("a command"),
        "row": name_row(entry, site),
    }
    if entry.history_type == "+":
        return format_html(_("{when}: {who} added {row}."), **words)
    if entry.history_type == "-":
        return format_html(_("{when}: {who} deleted {row}."), **words)
    before = entry.prev_record
    if before is None:
        return format_html(_("{when}: {who} changed {row}."), **words)
    names = entry.diff_against(before).changed_fields
    if not names:
        return None
    model = entry.instance_type
    fields = ", ".join(str(model._meta.get_field(name).verbose_name) for name in names)
    return format_html(_("{when}: {who} changed {row} ({fields})."), **words, fields=fields)


def name_row(entry: Any, site: AdminSite) -> SafeString:
    """Name the row, with a link to its history where it has such a page.

    The page opens beside the form, which holds words that are not yet saved.
    """
    options = entry.instance_type._meta
    try:
        name = f"{options.verbose_name} {Truncator(entry.instance).chars(80)}"
    except ObjectDoesNotExist:  # the name is made with another row, which is gone
        name = str(options.verbose_name)
    if not site.is_registered(entry.instance_type):
        return format_html("{}", name)
    view = f"{site.name}:{options.app_label}_{options.model_name}_history"
    address = reverse(view, args=[entry.instance.pk])
    return format_html('<a href="{}" target="_blank">{}</a>', address, name)
