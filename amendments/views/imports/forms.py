"""The small forms in which people answer on the page of a review: one a kind of answer."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from amendments.compendium.answers import Kind
from amendments.engine.instruction import Action, Side, Unit
from amendments.engine.rules import When
from amendments.views.imports.fields import AnswerForm, line, lines, number

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


class DraftForm(AnswerForm):
    """One that names a draft of the compendium."""

    draft = forms.ChoiceField(label=_("draft"))

    def __init__(self, *args: Any, letters: Mapping[str, str], **options: Any) -> None:
        super().__init__(*args, **options)
        choice = self.fields["draft"]
        assert isinstance(choice, forms.ChoiceField)
        choice.choices = list(letters.items())
        if len(letters) == 1:
            choice.widget = forms.HiddenInput()
            choice.initial = next(iter(letters))


class PlaceForm(DraftForm):
    kind_of_answer = Kind.PLACE
    button = _("It is this paragraph")
    number = number(_("number of the paragraph"))
    text = lines(_("its text"))
    field_order = ("number", "draft", "text")


class AddForm(DraftForm):
    kind_of_answer = Kind.ADD
    button = _("It is this amendment")
    number = number(_("number of the amendment"))
    text = lines(_("its instruction"))
    field_order = ("number", "draft", "text")


class RenumberForm(AnswerForm):
    kind_of_answer = Kind.RENUMBER
    button = _("Give it this number")
    subject = ("draft", "paragraph")
    number = number(_("It is paragraph"))


class JoinForm(AnswerForm):
    kind_of_answer = Kind.JOIN
    button = _("Join it with the paragraph before")
    subject = ("draft", "paragraph")
    has_seen = True


class SplitForm(DraftForm):
    kind_of_answer = Kind.SPLIT
    button = _("Split it here")
    paragraph = number(_("in paragraph"))
    number = number(_("begins paragraph"))
    begins = line(_("with the words"))
    field_order = ("draft", "paragraph", "number", "begins")


class WordForm(AnswerForm):
    kind_of_answer = Kind.WORD
    button = _("It reads so")
    subject = ("draft", "paragraph")
    has_seen = True
    text = lines(_("text of the paragraph"), rows=6)


class DropForm(AnswerForm):
    kind_of_answer = Kind.DROP
    button = _("It is no paragraph: leave it out")
    subject = ("draft", "paragraph")
    has_seen = True


class InstructForm(AnswerForm):
    kind_of_answer = Kind.INSTRUCT
    button = _("It reads so")
    subject = ("amendment",)
    has_seen = True
    text = lines(_("instruction, with its new text in quotation marks"), rows=6)


class LineForm(AnswerForm):
    """One that picks a line of the printed instruction."""

    line = forms.ChoiceField(label=_("line"))
    has_seen = True
    subject = ("amendment",)

    def __init__(self, *args: Any, printed: Mapping[str, str], **options: Any) -> None:
        super().__init__(*args, **options)
        choice = self.fields["line"]
        assert isinstance(choice, forms.ChoiceField)
        choice.choices = list(printed.items())


class EndQuotationForm(LineForm):
    kind_of_answer = Kind.END_QUOTATION
    button = _("The quotation ends here")
    line = forms.ChoiceField(label=_("The new text ends with the line"))


class TakeOutForm(LineForm):
    kind_of_answer = Kind.TAKE_OUT
    button = _("It is a paragraph of the draft")
    line = forms.ChoiceField(label=_("The line"))
    number = number(_("is paragraph"))


class GiveDraftForm(DraftForm):
    kind_of_answer = Kind.GIVE_DRAFT
    button = _("It is to this draft")
    subject = ("amendment",)
    draft = forms.ChoiceField(label=_("It is to the draft"))


class GiveParentForm(AnswerForm):
    kind_of_answer = Kind.GIVE_PARENT
    button = _("It changes this amendment")
    subject = ("amendment",)
    parent = number(_("It is a sub-amendment to amendment"))


class SignForm(AnswerForm):
    kind_of_answer = Kind.SIGN
    button = _("They tabled it")
    subject = ("amendment",)
    names = lines(_("signatories, one a line"), required=False)
    committee = line(_("or the committee"), required=False)


class RuleForm(AnswerForm):
    kind_of_answer = Kind.RULE
    button = _("Add this rule")
    falls = number(_("Amendment"))
    trigger = number(_("falls if amendment"))
    when = forms.ChoiceField(
        label=pgettext_lazy("it falls if that one", "is"),
        choices=[
            (When.ADOPTED.value, pgettext_lazy("amendment", "adopted")),
            (When.REJECTED.value, pgettext_lazy("amendment", "rejected")),
            (When.EITHER.value, _("adopted or rejected")),
        ],
    )


class UndoForm(AnswerForm):
    kind_of_answer = Kind.UNDO
    button = _("Undo the repair")


class AcceptForm(AnswerForm):
    kind_of_answer = Kind.ACCEPT
    button: "StrOrPromise" = _("It is right")

    def __init__(self, *args: Any, button: "StrOrPromise" = "", **options: Any) -> None:
        super().__init__(*args, **options)
        if button:
            self.button = button


class MeanForm(AnswerForm):
    """What an instruction means: one operation on one place."""

    kind_of_answer = Kind.MEAN
    button = _("It means this")
    subject = ("amendment",)
    has_seen = True
    action = forms.ChoiceField(
        label=_("what is done"),
        choices=[
            (Action.REPLACE.value, _("replace")),
            (Action.INSERT.value, _("insert")),
            (Action.DELETE.value, _("delete")),
            (Action.MOVE.value, _("move")),
        ],
    )
    unit = forms.ChoiceField(
        label=_("with"),
        choices=[
            (Unit.WORDS.value, _("words")),
            (Unit.SENTENCE.value, _("whole sentences")),
            (Unit.PARAGRAPH.value, _("whole paragraphs")),
        ],
    )
    paragraphs = line(_("paragraphs (7, or 7 8)"), required=False)
    sentences = line(_("sentences (1, 2; -1 is the last)"), required=False)
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
    words = line(_("the words that go, or beside which it stands"), required=False)
    new_text = lines(_("new text, a line a paragraph"), required=False)
    destination = line(_("moved beside paragraph"), required=False)

    def clean_sentences(self) -> list[int]:
        try:
            return [int(one) for one in self.cleaned_data["sentences"].replace(",", " ").split()]
        except ValueError as error:
            raise forms.ValidationError(_("Write numbers, such as 1 or -1.")) from error

    def values(self) -> dict[str, Any]:
        cleaned = self.cleaned_data
        new_text = (" ".join(one.split()) for one in cleaned["new_text"].splitlines())
        numbers = cleaned["paragraphs"].replace(",", " ").split()
        operation = {
            "action": cleaned["action"],
            "unit": cleaned["unit"],
            "paragraphs": [one.rstrip(".") for one in numbers],
            "sentences": cleaned["sentences"],
            "side": cleaned["side"] or None,
            "words": cleaned["words"],
            "new_text": [one for one in new_text if one],
            "destination": cleaned["destination"].strip().rstrip("."),
        }
        return {
            "amendment": cleaned["amendment"],
            "seen": cleaned["seen"],
            "operations": [operation],
        }


FORMS: dict[Kind, type[AnswerForm]] = {
    form.kind_of_answer: form
    for form in (
        PlaceForm, AddForm, RenumberForm, JoinForm, SplitForm, WordForm, DropForm, InstructForm,
        EndQuotationForm, TakeOutForm, GiveDraftForm, GiveParentForm, SignForm, RuleForm,
        UndoForm, AcceptForm, MeanForm,
    )
}  # fmt: skip
