"""Amendments with their signatories and instructions, read and located as they are saved."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.db.models import Max, Q
from django.forms.models import BaseInlineFormSet
from django.http import HttpRequest
from django.utils.html import format_html_join
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from amendments.admin.meaning import what_it_means
from amendments.engine.procedure import PACE
from amendments.linking import link_sponsors
from amendments.models import (
    Amendment,
    CompatiblePair,
    DependencyRule,
    Instruction,
    ReadBy,
    Sponsor,
    State,
)
from amendments.models.procedure import load_procedure
from amendments.models.reading import read_for
from amendments.reading import Reading
from resolutions.admin.errors import FormWithErrorsBesideFields
from resolutions.admin.history import HistoryAdmin, OnlyHistoryAdmin
from resolutions.admin.lines import LINES
from resolutions.admin.ordered import OrderedForm, OrderedFormSet
from resolutions.models.languages import reader_language


class AmendmentForm(FormWithErrorsBesideFields):
    """An amendment. Left empty, its position is the last one."""

    class Meta:
        model = Amendment
        exclude = ()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "position" in self.fields:
            self.fields["position"].required = False
        if "objections" in self.fields:
            self.fields["objections"].required = False
        if "committee_position" in self.fields:
            self.fields["committee_position"] = self.position_field()

    def position_field(self) -> forms.ChoiceField:
        """Return the choice among the positions of the procedure that its draft follows."""
        profile, _times = load_procedure(self.instance.draft) if self.instance.pk else (PACE, None)
        language, held = reader_language(), self.instance.committee_position
        names = {"": "---------"} | {one.code: one.name_in(language) for one in profile.positions}
        return forms.ChoiceField(
            label=self.fields["committee_position"].label,
            choices=list(
                ({held: held} | names).items()
            ),  # one that the procedure has no more stays
            required=False,
        )

    def clean_objections(self) -> int:
        return self.cleaned_data["objections"] or 0

    def clean_draft(self) -> Any:
        """Keep it with its draft while rules or sub-amendments, which belong to that draft, depend on it."""
        row, draft = self.instance, self.cleaned_data["draft"]
        if row.pk and draft.pk != self.initial["draft"]:
            rules = (row.rules_triggered, row.rules_falling, row.rules_printed)
            subs = Amendment.objects.filter(parent=row)
            if subs.exists() or any(related.exists() for related in rules):
                raise forms.ValidationError(
                    _("Rules or sub-amendments depend on this amendment: it stays with its draft.")
                )
            pairs = CompatiblePair.objects.filter(Q(first=row) | Q(second=row))
            if row.parts.exists() or pairs.exists():
                raise forms.ValidationError(
                    _("It is voted by parts, or can stand with another one: take that back first.")
                )
        return draft

    def clean_number(self) -> str:
        """Keep its number while it has parts: theirs begin with it."""
        number: str = self.cleaned_data["number"]
        if self.instance.pk and number != self.initial["number"] and self.instance.parts.exists():
            raise forms.ValidationError(
                _("It is voted by parts, whose numbers begin with this one.")
            )
        return number

    def clean_position(self) -> int:
        position = self.cleaned_data["position"]
        draft = self.cleaned_data.get("draft")
        if position is None and draft is not None:
            return (draft.amendments.aggregate(last=Max("position"))["last"] or 0) + 1
        return position or 0


class SponsorForm(OrderedForm):
    class Meta:
        model = Sponsor
        fields = ("honorific", "name", "member", "withdrawn_at")


class SponsorInline(admin.TabularInline):
    model = Sponsor
    form = SponsorForm
    formset = OrderedFormSet
    fields = ("place", "honorific", "name", "member", "withdrawn_at")
    autocomplete_fields = ("member",)
    extra = 0
    show_change_link = True


class InstructionForm(FormWithErrorsBesideFields):
    """An instruction, read and located on its draft. What stays unclear can be saved only knowingly."""

    by_hand = forms.BooleanField(
        label=gettext_lazy("To be resolved by hand"),
        required=False,
        help_text=gettext_lazy(
            "Needed to save an instruction that cannot be read or located. It is then not applied."
        ),
    )

    class Meta:
        model = Instruction
        fields = ("language", "printed")
        widgets = {"printed": forms.Textarea(attrs={"rows": 6, "cols": 90})}

    def __init__(self, *args: Any, amendment: Amendment, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.amendment = amendment
        self.reading: Reading | None = None
        if self.instance.pk:
            self.initial["by_hand"] = self.instance.state == State.BY_HAND

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if {"language", "printed"} <= set(cleaned) and self.amendment.draft_id:
            self.reading = read_for(self.amendment, cleaned["language"], cleaned["printed"])
            if self.reading.reason and not cleaned.get("by_hand"):
                self.add_error("printed", self.reading.reason.words(reader_language()))
        return cleaned

    @property
    def is_set_aside(self) -> bool:
        """The box is ticked although the software can locate it: a person does not trust the reading.

        A box that is still ticked from when the instruction could not be located says nothing.
        """
        assert self.reading is not None
        waited = self.instance.pk and self.initial["by_hand"] and not self.instance.is_set_aside
        return self.cleaned_data["by_hand"] and self.reading.is_located and not waited

    def save(self, commit: bool = True) -> Any:
        if self.reading is not None and not self.is_resolved_by_hand():
            self.instance.take(self.reading)
            if self.is_set_aside:
                self.instance.set_aside()
        return super().save(commit)

    def is_resolved_by_hand(self) -> bool:
        """A person has given its place: the grammar has no say while the words stay the same."""
        by_person = self.instance.read_by == ReadBy.HAND and self.instance.is_located
        return by_person and "printed" not in self.changed_data and not self.cleaned_data["by_hand"]


class InstructionFormSet(BaseInlineFormSet):
    """The instructions; each form knows the amendment, which may be new and unsaved."""

    def get_form_kwargs(self, index: int | None) -> dict[str, Any]:
        return {**super().get_form_kwargs(index), "amendment": self.instance}


class InstructionInline(admin.StackedInline):
    model = Instruction
    form = InstructionForm
    formset = InstructionFormSet
    formfield_overrides = LINES
    fields = ("language", "printed", "by_hand", "means")
    readonly_fields = ("means",)
    extra = 1
    max_num = 2
    show_change_link = True

    @admin.display(description=gettext_lazy("What it means"))
    def means(self, instruction: Instruction) -> str:
        if not instruction.pk:
            return _("Shown once it is saved.")
        return format_html_join("\n", "<p>{}</p>", ((line,) for line in what_it_means(instruction)))


@admin.register(Amendment)
class AmendmentAdmin(HistoryAdmin):
    form = AmendmentForm
    list_display = ("name", "draft", "position", "is_in_order", "is_clear")
    list_filter = ("is_in_order", "committee_position", "draft")
    list_select_related = ("draft__document",)
    ordering = ("draft_id", "position", "pk")
    search_fields = ("=number", "draft__document__reference")
    autocomplete_fields = ("draft", "parent")
    inlines = (SponsorInline, InstructionInline)
    actions = ("link_members",)
    fieldsets = (
        (None, {"fields": ("draft", "number", "parent", "position")}),
        (
            gettext_lazy("Tabling"),
            {
                "fields": (
                    "committee_en",
                    "committee_fr",
                    "tabled_at",
                    "is_in_order",
                    "not_in_order_reason",
                )
            },
        ),
        (
            gettext_lazy("Committee and notes"),
            {
                "fields": (
                    "committee_position",
                    "committee_in_favour",
                    "committee_against",
                    "committee_abstentions",
                    "objections",
                    "explanatory_note_en",
                    "explanatory_note_fr",
                    "notes",
                    "printed_votes",
                )
            },
        ),
    )

    def get_deleted_objects(self, objs: Any, request: HttpRequest) -> Any:
        """An amendment stays while it makes another fall: the rule would be left without a trigger."""
        gone, counts, denied, kept = super().get_deleted_objects(objs, request)
        triggered = Q(triggers__in=objs) | Q(trigger_items__amendment__in=objs)
        rules = DependencyRule.objects.filter(triggered).exclude(falls__in=objs).distinct()
        return gone, counts, denied, [*kept, *(capfirst(str(rule)) for rule in rules)]

    @admin.action(
        description=gettext_lazy("Link signatories to the members whose names are certain"),
        permissions=["change"],
    )
    def link_members(self, request: HttpRequest, queryset: Any) -> None:
        sponsors = Sponsor.objects.filter(amendment__in=queryset)
        linked = link_sponsors(sponsors)
        left = sponsors.without_member().count()
        told = _("Linked to members: %(linked)s. Waiting for a person: %(left)s.")
        self.message_user(request, told % {"linked": len(linked), "left": left}, messages.SUCCESS)

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).prefetch_related("instructions")

    @admin.display(description=gettext_lazy("read and located"), boolean=True)
    def is_clear(self, amendment: Amendment) -> bool:
        instructions = amendment.instructions.all()
        return bool(instructions) and all(instruction.is_located for instruction in instructions)

    def save_formset(self, request: HttpRequest, form: Any, formset: Any, change: bool) -> None:
        """Save, and say what each instruction was taken to mean."""
        super().save_formset(request, form, formset, change)
        if formset.model is Instruction:
            for instruction in [
                *formset.new_objects,
                *(row for row, _fields in formset.changed_objects),
            ]:
                self.tell_meaning(request, instruction)

    def tell_meaning(self, request: HttpRequest, instruction: Instruction) -> None:
        level = messages.INFO if instruction.is_located else messages.WARNING
        for line in what_it_means(instruction):
            messages.add_message(request, level, f"{instruction.get_language_display()}: {line}")
        if instruction.amendment.parts.exists():
            told = _("It is put to the vote by parts: check that they still fit the instruction.")
            messages.warning(request, told)


@admin.register(Instruction)
class InstructionAdmin(OnlyHistoryAdmin):
    list_display = ("__str__", "state")


@admin.register(Sponsor)
class SponsorAdmin(OnlyHistoryAdmin):
    list_display = ("__str__", "amendment")
