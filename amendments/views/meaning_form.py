"""What one operation of an instruction means, as a person picks it: action, place, words, new text."""

from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from amendments.compendium.answers.meanings import what_lacks
from amendments.engine.instruction import Action, Instruction, Side, Unit

LONGEST = 100_000  # characters of a new text; no printed instruction is longer


class OperationFields(forms.Form):
    """One operation on one place."""

    action = forms.ChoiceField(
        label=_("what is done"),
        initial=Action.REPLACE.value,  # a form that says no more than this is an empty one
        choices=[
            (Action.REPLACE.value, _("replace")),
            (Action.INSERT.value, _("insert")),
            (Action.DELETE.value, _("delete")),
            (Action.MOVE.value, _("move")),
        ],
    )
    unit = forms.ChoiceField(
        label=_("with"),
        initial=Unit.WORDS.value,
        choices=[
            (Unit.WORDS.value, _("words")),
            (Unit.SENTENCE.value, _("whole sentences")),
            (Unit.PARAGRAPH.value, _("whole paragraphs")),
        ],
    )
    paragraphs = forms.CharField(label=_("paragraphs (7, or 7 8)"), required=False, max_length=300)
    sentences = forms.CharField(
        label=_("sentences (1, 2; -1 is the last)"), required=False, max_length=300
    )
    side = forms.ChoiceField(
        label=_("new text stands"),
        required=False,
        choices=[
            ("", _("in its place")),
            (Side.AFTER.value, pgettext_lazy("new text stands", "after")),
            (Side.BEFORE.value, pgettext_lazy("new text stands", "before")),
            (Side.START.value, _("at its beginning")),
            (Side.END.value, _("at its end")),
        ],
    )
    words = forms.CharField(
        label=_("the words that go, or beside which it stands"), required=False, max_length=LONGEST
    )
    new_text = forms.CharField(
        label=_("new text, a line a paragraph"),
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    destination = forms.CharField(label=_("moved beside paragraph"), required=False, max_length=300)

    def clean_sentences(self) -> list[int]:
        try:
            return [int(one) for one in self.cleaned_data["sentences"].replace(",", " ").split()]
        except ValueError as error:
            raise forms.ValidationError(_("Write numbers, such as 1 or -1.")) from error

    def operation_values(self) -> dict[str, Any]:
        """Return the operation as plain values, which `Instruction.from_dict` reads."""
        cleaned = self.cleaned_data
        new_text = (" ".join(one.split()) for one in cleaned["new_text"].splitlines())
        numbers = cleaned["paragraphs"].replace(",", " ").split()
        return {
            "action": cleaned["action"],
            "unit": cleaned["unit"],
            "paragraphs": [one.rstrip(".") for one in numbers],
            "sentences": cleaned["sentences"],
            "side": cleaned["side"] or None,
            "words": cleaned["words"],
            "new_text": [one for one in new_text if one],
            "destination": cleaned["destination"].strip().rstrip("."),
        }


def values_of_meaning(operation: Instruction) -> dict[str, Any]:
    """Return what an operation says, for the form that says it."""
    return {
        "action": operation.action.value,
        "unit": operation.unit.value,
        "paragraphs": " ".join(operation.paragraphs),
        "sentences": " ".join(map(str, operation.sentences)),
        "side": operation.side.value if operation.side else "",
        "words": operation.words,
        "new_text": "\n".join(operation.new_text),
        "destination": operation.destination,
    }


class OperationForm(OperationFields):
    """One of the operations of an amendment on the page that says what it means."""

    def __init__(self, *args: Any, in_amendment: bool = False, **options: Any) -> None:
        super().__init__(*args, **options)
        self.label_suffix = ""
        self.in_amendment = in_amendment
        for field in self.fields.values():
            field.label = capfirst(field.label)
        self.operation: Instruction | None = None

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if self.errors or not self.has_changed():
            return cleaned
        self.operation = Instruction.from_dict(self.operation_values())
        lacking = what_lacks(self.operation, in_amendment=self.in_amendment)
        if lacking:
            self.add_error(None, gettext(lacking))
        return cleaned
