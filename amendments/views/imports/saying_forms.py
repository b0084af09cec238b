"""The small forms in which people answer about a declaration or a document: what is said of one thing."""

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from amendments.compendium.answers import fingerprint
from amendments.importing.declared import AS_PRINTED, NEW
from resolutions.models import Language
from resolutions.models.documents import tidy_reference

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

LONGEST_TEXT = 2_000_000  # characters of a document


class SayForm(forms.Form):
    """What is said `about` one thing; `seen` is how the answers about it stood when it was shown.

    `choices` are those that its fields may need, by the name of the field.
    """

    act: ClassVar[str]  # which form it is
    button: "StrOrPromise" = _("It reads so")

    def __init__(
        self, *args: Any, about: str, seen: str, choices: Mapping[str, Any], **options: Any
    ) -> None:
        place = fingerprint(f"{self.act} {about}")
        super().__init__(*args, **{"auto_id": f"say-{place}-%s", "label_suffix": "", **options})
        self.about, self.seen = about, seen
        for one in self.fields.values():
            one.label = capfirst(one.label)
        self.offer(choices)

    def offer(self, choices: Mapping[str, Any]) -> None:
        """Give the fields their choices."""

    def values(self) -> dict[str, Any]:
        """Return what was said, as plain values, once the form is valid."""
        return dict(self.cleaned_data)


class NumberForm(SayForm):
    act = "number"
    value = forms.IntegerField(label=_("number"), min_value=1, max_value=99_999)


class TotalForm(SayForm):
    act = "total"
    button = _("This is the printed total")
    value = forms.IntegerField(label=_("printed total"), min_value=1, max_value=9_999)


class ReferenceForm(SayForm):
    act = "reference"
    value = forms.CharField(
        label=_("reference"), max_length=60, help_text=_("As printed, e.g. Doc. 16245.")
    )

    def clean_value(self) -> str:
        return tidy_reference(self.cleaned_data["value"])


class DateForm(SayForm):
    act = "date"
    button = _("This is the date")
    value = forms.DateField(
        label=_("date"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )

    def values(self) -> dict[str, Any]:
        day: datetime.date = self.cleaned_data["value"]
        return {"value": day.isoformat()}


class SignedOnForm(DateForm):
    act = "signed-on"
    button = _("They signed on this day")
    value = forms.DateField(
        label=_("they signed on"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )


class TitleForm(SayForm):
    act = "title"
    value = forms.CharField(
        label=_("title"), max_length=500, widget=forms.Textarea(attrs={"rows": 2})
    )

    def clean_value(self) -> str:
        return " ".join(self.cleaned_data["value"].split())


class SourceForm(SayForm):
    act = "source"
    button = _("It comes from there")
    value = forms.CharField(
        label=_("source"), max_length=500, help_text=_("An address, or where it comes from.")
    )


class LanguageForm(SayForm):
    act = "language"
    button = _("It is in this language")
    value = forms.ChoiceField(label=_("language"), choices=Language.choices)


class DisclaimerForm(SayForm):
    act = "disclaimer"
    value = forms.CharField(
        label=_("disclaimer"), max_length=2000, widget=forms.Textarea(attrs={"rows": 3})
    )


class TextForm(SayForm):
    act = "text"
    value = forms.CharField(
        label=_("text"),
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 12}),
        help_text=_("An empty line parts paragraphs."),
    )

    def clean_value(self) -> str:
        return str(self.cleaned_data["value"]).replace("\r\n", "\n")


class SignatoryForm(SayForm):
    act = "signatory"
    name = forms.CharField(label=_("name as printed"), max_length=200)
    country = forms.CharField(label=_("country as printed"), max_length=100, required=False)
    group = forms.CharField(label=_("group as printed"), max_length=100, required=False)

    def values(self) -> dict[str, Any]:
        said = self.cleaned_data
        return {"name": said["name"], "country": said["country"], "group": said["group"]}


class AddSignatoryForm(SignatoryForm):
    act = "add"
    button = _("Add this signatory")


class LeaveOutForm(SayForm):
    act = "leave-out"
    button = _("It is no signatory: leave it out")

    def values(self) -> dict[str, Any]:
        return {"left_out": True}


class LineForm(LeaveOutForm):
    act = "line"
    button = _("Leave this line out")


class KeepLineForm(SayForm):
    act = "keep-line"
    button = _("Put this line back")

    def values(self) -> dict[str, Any]:
        return {"kept": True}


class MemberForm(SayForm):
    act = "member"
    button = _("It is so")
    member = forms.ChoiceField(label=_("who it is"), widget=forms.RadioSelect)
    first_name = forms.CharField(
        label=_("first name of a new member"), max_length=100, required=False
    )
    last_name = forms.CharField(
        label=_("last name of a new member"), max_length=100, required=False
    )

    def offer(self, choices: Mapping[str, Any]) -> None:
        member = self.fields["member"]
        assert isinstance(member, forms.ChoiceField)
        likely = choices.get("likely", {}).get(self.about, ())
        member.choices = [
            *(likely or choices.get("everybody", ())),
            (NEW, _("a new member")),
            (AS_PRINTED, _("nobody in the list: leave it as printed")),
        ]
        if not likely:
            member.widget = forms.Select(choices=member.choices)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("member") == NEW and not cleaned.get("last_name"):
            self.add_error("last_name", _("A new member needs a last name."))
        return cleaned


class NobodiesForm(SayForm):
    """Those who are like nobody in the list, all at once."""

    act = "no-member"
    button = _("It is so")
    member = forms.ChoiceField(
        label=_("who they are"),
        widget=forms.RadioSelect,
        initial=AS_PRINTED,
        choices=[(AS_PRINTED, _("leave them as printed")), (NEW, _("new members, all of them"))],
    )


class CodeForm(SayForm):
    """What a printed country or group stands for."""

    button = _("It stands for this")
    code = forms.ChoiceField(required=False)

    def offer(self, choices: Mapping[str, Any]) -> None:
        code = self.fields["code"]
        assert isinstance(code, forms.ChoiceField)
        code.choices = [("", _("none of these: leave it as printed")), *choices.get(self.act, ())]


class CountryForm(CodeForm):
    act = "country"
    code = forms.ChoiceField(label=_("national delegation"), required=False)


class GroupForm(CodeForm):
    act = "group"
    code = forms.ChoiceField(label=_("political group"), required=False)


class CutOffForm(SayForm):
    act = "cut-off"
    button = _("It is so")
    keeps_text = forms.ChoiceField(
        label=_("what is to be saved"),
        widget=forms.RadioSelect,
        choices=[
            ("yes", _("keep the text that is there; take only signatures from this file")),
            ("", _("all of it: the file is whole")),
        ],
        required=False,
    )

    def values(self) -> dict[str, Any]:
        return {"keeps_text": self.cleaned_data["keeps_text"] == "yes"}


class WholeForm(SayForm):
    act = "whole"
    button = _("The file is whole: nothing is missing")

    def values(self) -> dict[str, Any]:
        return {"keeps_text": False}


class AcceptForm(SayForm):
    act = "accept"
    button = _("It is right as it is")

    def values(self) -> dict[str, Any]:
        return {"accepted": True}


class LeaveOpenForm(AcceptForm):
    act = "leave-open"
    button = _("Leave it open")


class KeepThemForm(AcceptForm):
    act = "keep-them"
    button = _("They stay; import what is new")


FORMS: dict[str, type[SayForm]] = {
    form.act: form
    for form in (
        NumberForm, TotalForm, ReferenceForm, DateForm, SignedOnForm, TitleForm, SourceForm, LanguageForm,
        DisclaimerForm, TextForm, SignatoryForm, AddSignatoryForm, LeaveOutForm, LineForm, KeepLineForm, MemberForm,
        NobodiesForm, CountryForm, GroupForm, CutOffForm, WholeForm, AcceptForm, LeaveOpenForm, KeepThemForm,
    )
}  # fmt: skip
