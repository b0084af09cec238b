"""What the chair says of an oral amendment in the sitting: Rule 34.7, exceptionally and unless members object."""

from typing import Any

from django import forms
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from amendments.models import Sitting
from amendments.models.procedure import load_procedure
from resolutions.models import DraftText

FROM_SITTING = "sitting"
MOST = 99_999  # members who object


class AcceptingForm(forms.Form):
    """Whether the President accepts the oral amendment, and how many members object to that.

    `objections` of them refuse it.
    """

    use_required_attribute = False  # who only looks again at what the words do is not stopped

    accepted = forms.BooleanField(
        label=gettext_lazy("The President accepts it"),
        error_messages={
            "required": gettext_lazy(
                "An oral amendment is tabled only if the President accepts it."
            )
        },
    )
    objecting = forms.IntegerField(
        label=gettext_lazy("Members who object"), min_value=0, max_value=MOST, required=False
    )

    def __init__(self, *args: Any, objections: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.label_suffix = ""
        self.objections = objections
        self.fields["objecting"].help_text = ngettext(
            "If %(number)s member objects, it is refused.",
            "If %(number)s or more members object, it is refused.",
            objections,
        ) % {"number": objections}

    def clean_objecting(self) -> int | None:
        count: int | None = self.cleaned_data["objecting"]
        if count is not None and count >= self.objections:
            raise forms.ValidationError(
                _("%(number)s members object, so it is refused and nothing was saved."),
                params={"number": count},
            )
        return count


def make_accepting(request: HttpRequest, draft: DraftText) -> AcceptingForm | None:
    """Return the form while a sitting goes on, from wherever one comes; filled in where it was sent to save."""
    if not is_sitting(draft):
        return None
    profile, _times = load_procedure(draft)
    sent = request.POST if request.POST.get("do") == "save" else None
    return AcceptingForm(sent, objections=profile.oral_objections)


def is_sitting(draft: DraftText) -> bool:
    """Tell whether a sitting on `draft` is open."""
    return Sitting.objects.filter(draft=draft).open().exists()
