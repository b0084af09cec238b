"""A draft text with its paragraphs; `amendments.admin` registers it with the checks that it needs."""

from typing import Any

from django import forms
from django.contrib import admin

from resolutions.admin.history import HistoryAdmin, OnlyHistoryAdmin
from resolutions.admin.lines import LINES
from resolutions.admin.ordered import OrderedForm, OrderedFormSet
from resolutions.models import Paragraph


class ParagraphForm(OrderedForm):
    class Meta:
        model = Paragraph
        fields = ("language", "number", "text")
        widgets = {
            "number": forms.TextInput(attrs={"size": 6}),
            "text": forms.Textarea(attrs={"rows": 3, "cols": 64}),
        }


class ParagraphFormSet(OrderedFormSet):
    """The paragraphs, numbered in each language."""

    def group(self, form: Any) -> str:
        return form.instance.language


class ParagraphInline(admin.TabularInline):
    model = Paragraph
    form = ParagraphForm
    formset = ParagraphFormSet
    formfield_overrides = LINES
    fields = ("place", "language", "number", "text")
    extra = 0
    show_change_link = True


class DraftTextAdmin(HistoryAdmin):
    list_display = ("__str__", "kind", "letter", "adopted_number", "document")
    list_filter = ("kind", "document__dossier")
    list_select_related = ("document",)
    search_fields = ("document__reference", "document__title_en", "document__title_fr")
    autocomplete_fields = ("document",)
    inlines = (ParagraphInline,)


@admin.register(Paragraph)
class ParagraphAdmin(OnlyHistoryAdmin):
    list_display = ("__str__", "draft")
