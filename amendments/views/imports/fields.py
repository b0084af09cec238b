"""What the small forms of a review have in common: their fields, and how they become an answer."""

from typing import TYPE_CHECKING, Any, ClassVar

from django import forms
from django.utils.text import capfirst

from amendments.compendium.answers import Answer, Kind

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

LONGEST = 100_000  # characters of a text that is sent; no printed instruction is longer

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


def lines(
    label: "StrOrPromise", *, rows: int = 4, required: bool = True, **options: Any
) -> forms.CharField:
    return forms.CharField(
        label=label,
        required=required,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": rows}),
        **options,
    )


def line(label: "StrOrPromise", *, required: bool = True, **options: Any) -> forms.CharField:
    return forms.CharField(label=label, required=required, max_length=300, **options)


def number(label: "StrOrPromise", **options: Any) -> forms.CharField:
    return forms.CharField(
        label=label, max_length=20, widget=forms.TextInput(attrs={"size": 8}), **options
    )


def hidden() -> forms.CharField:
    return forms.CharField(required=False, max_length=20, widget=forms.HiddenInput)


class AnswerForm(forms.Form):
    """An answer of one kind. `place` is the question or the thing on the page that it stands at."""

    kind_of_answer: ClassVar[Kind]
    button: "StrOrPromise"
    subject: ClassVar[tuple[str, ...]] = ()  # the hidden fields that say what it is about
    has_seen = False  # it holds the text that the person had before them

    def __init__(self, *args: Any, place: str, about: str, **options: Any) -> None:
        options |= {"auto_id": f"{place}-{self.kind_of_answer}-%s", "label_suffix": ""}
        super().__init__(*args, **options)
        self.place, self.about = place, about
        for field in self.fields.values():
            field.label = capfirst(field.label)
        for name in self.subject:
            self.fields[name] = hidden()
        if self.has_seen:
            self.fields["seen"] = hidden()

    def answer(self) -> Answer:
        """Return what was answered, once the form is valid."""
        values = self.values()
        if not values.get("seen"):
            values.pop("seen", None)
        return Answer(self.kind_of_answer, values, self.about)

    def values(self) -> dict[str, Any]:
        return dict(self.cleaned_data)
