"""What a form shows when others saved meanwhile: what the person typed, and elsewhere what is saved now.

So a second save overwrites what the person changed, and nothing that they never touched.
"""

from typing import Any

from django import forms
from django.forms.formsets import ManagementForm
from django.http import QueryDict
from django.utils.datastructures import MultiValueDict

from resolutions.admin.revisions import Part

Fields = dict[str, list[Any]]


def reconcile_form(form: type[forms.ModelForm], sent: QueryDict, row: Any, part: Part) -> QueryDict:
    """Return what was `sent`, with the fields that the person did not touch as `row` has them now."""
    seen = part.row_as_seen(row.pk)
    if seen is None:
        return sent
    touched = set(form(sent, instance=seen).changed_data)
    reconciled = sent.copy()
    for bound in form(instance=row):
        if bound.name not in touched:
            for name in [key for key in reconciled if belongs_to(key, bound)]:
                del reconciled[name]
            for name, values in as_sent(bound).items():
                reconciled.setlist(name, values)
    return reconciled


def belongs_to(key: str, bound: forms.BoundField) -> bool:
    suffixes = getattr(bound.field.widget, "widgets_names", [""])  # of a widget of several fields
    return key in {f"{bound.html_name}{suffix}" for suffix in suffixes}


def as_sent(bound: forms.BoundField) -> Fields:
    """Return the field as a browser would send it untouched."""
    widget: Any = bound.field.widget
    value = bound.value()
    if hasattr(widget, "widgets_names"):
        values = zip(widget.widgets_names, widget.decompress(value), strict=True)
        return {f"{bound.html_name}{suffix}": [one] for suffix, one in values}
    if value is None or value is False:
        return {}
    return {bound.html_name: list(value) if isinstance(value, list | tuple) else [value]}


def reconcile_rows(formset: Any, sent: QueryDict, part: Part) -> QueryDict:
    """Return what was `sent` for the rows of `formset`, an unbound one of the rows as they are now.

    Rows that others added come in. A row that others deleted goes, or is a new one if the person touched it.
    """
    counts = ManagementForm(sent, prefix=formset.prefix)
    if not counts.is_valid():
        return sent
    key = formset.model._meta.pk.name
    total = min(counts.cleaned_data["TOTAL_FORMS"], formset.absolute_max)
    rows = [row_sent(sent, f"{formset.prefix}-{index}-") for index in range(total)]
    typed = {row[key][0]: row for row in rows if row.get(key, [""])[0]}
    kept, gone = [], dict(typed)
    changed = set(part.newer_entries().values_list(part.pk_name, flat=True))
    for form in formset.initial_forms:
        pk = form.instance.pk
        row = gone.pop(str(pk), None)
        if row is None or (pk in changed and not is_touched(formset, row, part.row_as_seen(pk))):
            row = row_now(form)
        kept.append(row)
    new = [row for row in rows if not row.get(key, [""])[0]]
    brought_back = [
        {**row, key: [""]}
        for pk, row in gone.items()
        if pk.isdecimal() and "DELETE" not in row and is_touched(formset, row, part.row_as_seen(pk))
    ]
    return renumbered(sent, formset.prefix, kept, brought_back + new)


def row_sent(sent: QueryDict, stem: str) -> Fields:
    return {name[len(stem) :]: sent.getlist(name) for name in sent if name.startswith(stem)}


def row_now(form: forms.ModelForm) -> Fields:
    """Return a row as a browser would send it untouched, its fields without the prefix."""
    fields = {name: values for bound in form for name, values in as_sent(bound).items()}
    return {name.removeprefix(f"{form.prefix}-"): values for name, values in fields.items()}


def is_touched(formset: Any, row: Fields, seen: Any) -> bool:
    """Tell whether the person changed the row; yes where no history tells how they saw it."""
    if seen is None or "DELETE" in row:
        return True
    form = formset.form(MultiValueDict(row), instance=seen, **formset.get_form_kwargs(0))
    return bool(form.has_changed())


def renumbered(sent: QueryDict, prefix: str, kept: list[Fields], new: list[Fields]) -> QueryDict:
    """Return what was `sent` with these rows: those that exist, then the new ones."""
    reconciled = sent.copy()
    for name in sent:
        if name.startswith(f"{prefix}-") and name[len(prefix) + 1 :].split("-")[0].isdecimal():
            del reconciled[name]
    for index, row in enumerate(kept + new):
        for name, values in row.items():
            reconciled.setlist(f"{prefix}-{index}-{name}", values)
    reconciled[f"{prefix}-TOTAL_FORMS"] = str(len(kept + new))
    reconciled[f"{prefix}-INITIAL_FORMS"] = str(len(kept))
    return reconciled
