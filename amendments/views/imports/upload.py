"""The form that brings files in."""

from typing import Any

from django import forms
from django.contrib.auth.models import AnonymousUser, User
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from amendments.compendium.decode import SIZE_LIMIT
from amendments.views.imports.sorting import kind_choices, refuse_two_dossiers
from resolutions.access import readable_dossiers
from resolutions.models import Dossier, Language

MOST_FILES = 20  # at a time


class FilesInput(forms.ClearableFileInput):
    allow_multiple_selected = True


class FilesField(forms.FileField):
    """One or more files; each must have something in it, and no more than a compendium can have."""

    widget = FilesInput

    def clean(self, files: Any, initial: Any = None) -> list[UploadedFile]:
        several: list[UploadedFile] = list(files or ())
        if not several:
            raise forms.ValidationError(self.error_messages["required"], code="required")
        if len(several) > MOST_FILES:
            raise forms.ValidationError(
                _("Bring in %(count)s files at a time at most."), params={"count": MOST_FILES}
            )
        errors = [error for file in several for error in self.errors_of(file)]
        if errors:
            raise forms.ValidationError(errors)
        return several

    def errors_of(self, file: UploadedFile) -> list[forms.ValidationError]:
        """Return why this file cannot be taken in, in one line that names it."""
        named = {"name": file.name, "limit": SIZE_LIMIT // 1_000_000}
        if not file.size:
            return [forms.ValidationError(_("%(name)s is empty."), params=named)]
        if file.size > SIZE_LIMIT:
            message = _("%(name)s is too large: a file may have %(limit)s MB.")
            return [forms.ValidationError(message, params=named)]
        return []


class UploadForm(forms.Form):
    """Files, and what is known of all of them; left open, it is found out from each file."""

    dropped = FilesField(label=gettext_lazy("Files"))
    kind = forms.ChoiceField(label=gettext_lazy("They are"), required=False)
    language = forms.ChoiceField(
        label=gettext_lazy("Language"),
        required=False,
        choices=[("", gettext_lazy("found out from each file")), *Language.choices],
    )
    dossier = forms.ModelChoiceField(
        label=gettext_lazy("Dossier"),
        queryset=Dossier.objects.none(),
        required=False,
        to_field_name="slug",
        empty_label=gettext_lazy("said later, or that of the Doc."),
    )
    new_dossier = forms.CharField(
        label=gettext_lazy("or a new one, with the title"), required=False, max_length=300
    )

    def __init__(self, *args: Any, user: User | AnonymousUser, **options: Any) -> None:
        options["label_suffix"] = ""
        super().__init__(*args, **options)
        choice = self.fields["dossier"]
        assert isinstance(choice, forms.ModelChoiceField)
        choice.queryset = readable_dossiers(user)
        kinds = self.fields["kind"]
        assert isinstance(kinds, forms.ChoiceField)
        kinds.choices = kind_choices(gettext_lazy("found out from each file"))

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        return refuse_two_dossiers(self, cleaned)
