"""Errors of a form where a person looks for them: beside the field that they are about."""

from typing import Any

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError


class FormWithErrorsBesideFields(forms.ModelForm):
    """A form that puts the error of a constraint beside the field named in its `violation_error_code`.

    Django puts the errors of constraints over several fields above the form.
    """

    def add_error(self, field: str | None, error: Any) -> None:
        if field is None and hasattr(error, "error_dict"):
            for one in error.error_dict.pop(NON_FIELD_ERRORS, []):
                super().add_error(
                    one.code if one.code in self.fields else None, ValidationError([one])
                )
            if not error.error_dict:
                return
        super().add_error(field, error)
