"""Two people at one form never overwrite each other unseen.

The form carries its revision. A save on an older one is refused: the message says who changed what, the
typed words stay, and the renewed form can be saved knowingly. The history then keeps both.
"""

from typing import Any

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.forms.models import _get_foreign_key  # as inlines find theirs
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from resolutions.admin.reconciling import reconcile_form, reconcile_rows
from resolutions.admin.revisions import Part, read_revision, tell_changes, write_revision


class FormOnRevision(forms.ModelForm):
    """Refuses what was typed on an older revision; `get_object` noted that on the row."""

    plain: type[forms.ModelForm]  # the same form without this

    def __init__(self, data: Any, files: Any, instance: Any) -> None:
        if instance.is_older_form:
            data = reconcile_form(self.plain, data, instance, instance.form_parts[0])
        super().__init__(data, files, instance=instance)

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        if self.instance.is_older_form:
            changes = tell_changes(self.instance.form_parts, admin.site)
            told = [ValidationError(change) for change in changes]
            self.add_error(None, ValidationError([older_form_message(), *told]))
        return cleaned


def older_form_message() -> ValidationError:
    message = _(
        "Others saved changes after you opened this form, so nothing was saved now. What you typed is "
        "still here; everything else shows what is saved. Look at the changes, then save again."
    )
    return ValidationError(message, code="older-form")


class RevisionAdmin(admin.ModelAdmin):
    """An admin page whose form carries the revision that it was made from."""

    change_form_template = "admin/form_on_revision.html"

    def form_parts(self, request: HttpRequest, row: Any) -> list[Part]:
        """Return what the form saves: the row itself, then the rows of each inline."""
        seen = read_revision(request.POST.get("revision", ""))
        columns = [(self.model, self.model._meta.pk.attname)] + [
            (
                inline.model,
                _get_foreign_key(self.model, inline.model, fk_name=inline.fk_name).attname,
            )
            for inline in self.get_inline_instances(request, row)
        ]
        return [
            Part(model, column, row.pk, seen.get(str(model._meta.model_name), 0))
            for model, column in columns
        ]

    def get_object(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """Return the row with the revision of its form. To save it, it is locked first.

        The revision is read before the values: a form may then be thought older than it is, never newer.
        """
        row: Any = super().get_object(request, *args, **kwargs)
        if row is None:
            return None
        parts = row.form_parts = self.form_parts(request, row)
        if request.method == "POST":
            for part in parts:
                part.lock()
        row.revision = write_revision(parts)
        row.is_older_form = request.method == "POST" and any(
            part.newest() != part.seen for part in parts
        )
        try:
            row.refresh_from_db()
        except self.model.DoesNotExist:
            return None
        return row

    def get_form(self, request: HttpRequest, obj: Any = None, *args: Any, **kwargs: Any) -> Any:
        form = super().get_form(request, obj, *args, **kwargs)
        if request.method != "POST" or not hasattr(obj, "form_parts"):
            return form
        return type(form.__name__, (FormOnRevision, form), {"plain": form})

    def get_formset_kwargs(
        self, request: HttpRequest, obj: Any, inline: Any, prefix: str
    ) -> dict[str, Any]:
        kwargs = super().get_formset_kwargs(request, obj, inline, prefix)
        if getattr(obj, "is_older_form", False) and inline.has_change_permission(request, obj):
            now = inline.get_formset(request, obj)(
                instance=obj, prefix=prefix, queryset=kwargs["queryset"]
            )
            part = next(part for part in obj.form_parts[1:] if part.model is inline.model)
            kwargs["data"] = reconcile_rows(now, kwargs["data"], part)
        return kwargs

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        context["revision"] = getattr(context.get("original"), "revision", "")
        return super().render_change_form(request, context, *args, **kwargs)
