"""Rows of a form in an order: a person writes a place, and the others make room.

Saving row by row would give two rows the same position for a moment, which the database refuses.
"""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.contrib.admin.widgets import AdminIntegerFieldWidget
from django.db import models, transaction
from django.forms.models import BaseInlineFormSet
from django.utils.translation import gettext_lazy as _

from resolutions.admin.errors import FormWithErrorsBesideFields

ASIDE = 1_000_000  # added to positions while others take their place


class OrderedForm(FormWithErrorsBesideFields):
    """A row with its place. A new row at a place that is taken comes before the one that has it."""

    place = forms.IntegerField(
        label=_("place"),
        min_value=1,
        required=False,
        widget=AdminIntegerFieldWidget,
        help_text=_("In their order, from 1; those that follow make room. Empty: at the end."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("place", self.instance.position)

    @property
    def wanted(self) -> tuple[float, bool]:
        """What to sort by: the place, and a row that was put there before the one that was there."""
        place = self.cleaned_data.get("place")
        moves_up = place is not None and self.instance.position != place
        return (place if place is not None else float("inf"), not moves_up)


class OrderedFormSet(BaseInlineFormSet):
    """Rows that are numbered anew, from 1 in each group, when they are saved."""

    model: type[Any]

    def group(self, form: forms.ModelForm) -> object:
        """Return what the rows that are numbered together have in common."""
        return None

    def kept_forms(self) -> list[Any]:
        """Return the filled forms whose rows stay, in the order that was asked for."""
        filled = [
            form
            for form in self.forms
            if form not in self.deleted_forms
            and (form.instance.pk or form.has_changed())
            and hasattr(form, "cleaned_data")
        ]
        return sorted(filled, key=lambda form: form.wanted)

    def save(self, commit: bool = True) -> Any:
        """Save the rows; those that only made room are saved, too, so that their history tells it."""
        if not commit:
            return super().save(commit=False)
        with transaction.atomic():
            before = {form.instance.pk: form.instance.position for form in self.initial_forms}
            self.give_positions()
            self.model._default_manager.filter(pk__in=before).update(
                position=models.F("position") + ASIDE
            )
            saved = super().save()
            self.put_back(before, {row.pk for row in saved})
        return saved

    def give_positions(self) -> None:
        counts: dict[object, int] = {}
        for form in self.kept_forms():
            group = self.group(form)
            counts[group] = form.instance.position = counts.get(group, 0) + 1

    def put_back(self, before: dict[int, int], saved: Iterable[int]) -> None:
        """Give the rows that nobody changed their positions: with history where these are new."""
        for form in self.initial_forms:
            row = form.instance
            if row.pk in saved or row.pk is None or form in self.deleted_forms:
                continue
            if row.position != before[row.pk]:
                row.save(update_fields=["position"])
            else:
                self.model._default_manager.filter(pk=row.pk).update(position=row.position)
