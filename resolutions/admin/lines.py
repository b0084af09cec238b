"""Text of several lines, as browsers send it and as it is kept."""

from typing import Any

from django import forms
from django.db import models


class LinesField(forms.CharField):
    """A text whose lines end with "\\n". Browsers send "\\r\\n", which would count as a change."""

    def to_python(self, value: Any) -> Any:
        text = super().to_python(value)
        return text.replace("\r\n", "\n") if isinstance(text, str) else text


# For `formfield_overrides` of every admin page with text.
LINES: dict[Any, dict[str, Any]] = {models.TextField: {"form_class": LinesField}}
