"""Drafts with their paragraphs: a change to the ground on which amendments stand is made knowingly."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from amendments.engine.text import Text, text_of
from amendments.models import Instruction
from amendments.models.texts import load_text
from amendments.relocating import Effect, Shift, relocate, shifts
from resolutions.admin.drafts import DraftTextAdmin, ParagraphFormSet, ParagraphInline
from resolutions.admin.errors import FormWithErrorsBesideFields
from resolutions.models import DraftText, Language
from resolutions.models.languages import reader_language

REASON = "a paragraph of the draft was changed"


class DraftTextForm(FormWithErrorsBesideFields):
    has_checked = forms.BooleanField(
        label=gettext_lazy("I have checked what the changed paragraphs do to the amendments"),
        required=False,
        help_text=gettext_lazy(
            "Amendments are read against the draft as tabled. When a paragraph changes, save once to see which "
            "amendments move or lose their place, then tick this box and save again."
        ),
    )

    class Meta:
        model = DraftText
        exclude = ()


class CheckedParagraphFormSet(ParagraphFormSet):
    """Paragraphs that, once amendments stand on them, change only when a person has seen what that does."""

    def clean(self) -> None:
        super().clean()
        if self.instance.pk is None or any(self.errors):
            return
        self.shifts = {
            language: shifts(self.instance, load_text(self.instance, language), self.text(language))
            for language in self.touched_languages()
        }
        if self.shifts and not self.data.get("has_checked"):
            raise forms.ValidationError([self.question(), *self.warnings()], code="unchecked")

    def touched_languages(self) -> list[str]:
        """Return the languages in which paragraphs change and amendments have instructions."""
        changed = {form.instance.language for form in self.forms if form.has_changed()}
        changed |= {
            form.initial["language"]
            for form in self.initial_forms
            if "language" in form.changed_data
        }
        stand = Instruction.objects.filter(amendment__draft=self.instance)
        used = set(stand.values_list("language", flat=True).distinct())
        return sorted(changed & used)

    def text(self, language: str) -> Text:
        """Return the draft as it would be once saved."""
        rows = [form.instance for form in self.kept_forms() if form.instance.language == language]
        return text_of(
            language, ((row.number, row.text) for row in rows), self.instance.title_in(language)
        )

    def question(self) -> str:
        return _(
            "Amendments stand on this draft. Check what the change does to them, tick the box above and save."
        )

    def warnings(self) -> list[str]:
        """Return a line for each amendment whose place moves or is lost, or that there is none."""
        lines = [
            f"{Language(language).label}: {in_words(shift)}"
            for language, found in self.shifts.items()
            for shift in found
        ]
        lines += [line for language in self.shifts for line in self.separate_votes(language)]
        return lines or [_("No amendment moves or loses its place.")]

    def separate_votes(self, language: str) -> list[str]:
        """Return a line for each separate vote on what the change alters or takes away."""
        before, after = load_text(self.instance, language), self.text(language)
        return [
            _("%(item)s: what it is on changes.") % {"item": item.name}
            for item in self.instance.items.separate().order_by("pk")
            if wording_of(item.paragraph, before) != wording_of(item.paragraph, after)
        ]


def wording_of(number: str, text: Text) -> str | None:
    """Return the wording of a paragraph of `text`, None when there is none of that number."""
    index = text.find(number)
    return None if index is None else text.wording(index)


def in_words(shift: Shift) -> str:
    """Return what happens to an amendment, in the reader's language."""
    name = shift.instruction.amendment.name
    if shift.effect == Effect.MOVED:
        return _("%(amendment)s: its place moves.") % {"amendment": name}
    if shift.effect == Effect.FOUND:
        return _("%(amendment)s: its place is found now.") % {"amendment": name}
    reason = shift.reading.reason
    return _("%(amendment)s: its place is lost. %(reason)s") % {
        "amendment": name,
        "reason": reason.words(reader_language()) if reason else "",
    }


class CheckedParagraphInline(ParagraphInline):
    formset = CheckedParagraphFormSet


@admin.register(DraftText)
class CheckedDraftTextAdmin(DraftTextAdmin):
    form = DraftTextForm
    inlines = (CheckedParagraphInline,)

    def get_fields(self, request: HttpRequest, obj: DraftText | None = None) -> Any:
        """Ask for the check only where amendments stand."""
        fields = super().get_fields(request, obj)
        has_amendments = obj is not None and obj.amendments.exists()
        return fields if has_amendments else [name for name in fields if name != "has_checked"]

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        """Save the paragraphs, then look for the instructions on them again."""
        super().save_related(request, form, formsets, change)
        for language, found in getattr(formsets[0], "shifts", {}).items():
            relocate(form.instance, language, reason=REASON)
            for shift in found:
                messages.warning(request, f"{Language(language).label}: {in_words(shift)}")
