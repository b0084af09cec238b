"""Items put to the vote besides whole amendments, and pairs that a person found compatible."""

from typing import Any

from django import forms
from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from amendments.dividing import check_parts
from amendments.models import CompatiblePair, Item
from amendments.models.items import Kind
from resolutions.admin.errors import FormWithErrorsBesideFields
from resolutions.admin.history import HistoryAdmin


class ItemForm(FormWithErrorsBesideFields):
    """A part, a separate vote, or the whole text. The pages make and check parts all at once."""

    class Meta:
        model = Item
        fields = (
            "draft",
            "kind",
            "number",
            "amendment",
            "operations",
            "paragraph",
            "words_en",
            "words_fr",
        )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("kind") == Kind.PART and cleaned.get("amendment") and not self.errors:
            self.check_part()
        return cleaned

    def check_part(self) -> None:
        """Refuse operations that the amendment does not have."""
        operations = self.cleaned_data.get("operations") or []
        if not isinstance(operations, list) or not all(isinstance(one, int) for one in operations):
            self.add_error("operations", _("Write the numbers of operations as a list: [1, 3]."))
            return
        try:
            check_parts(self.cleaned_data["amendment"], operations)
        except forms.ValidationError as error:
            self.add_error("operations", error)


@admin.register(Item)
class ItemAdmin(HistoryAdmin):
    form = ItemForm
    list_display = ("number", "kind", "draft")
    list_filter = ("kind", "draft")
    list_select_related = ("draft__document",)
    search_fields = ("number", "draft__document__reference")
    autocomplete_fields = ("draft", "amendment")


class CompatiblePairForm(FormWithErrorsBesideFields):
    class Meta:
        model = CompatiblePair
        fields = ("first", "second", "reason")

    def clean(self) -> dict[str, Any]:
        """Put the older row first, whichever was named first; both belong to one draft."""
        cleaned = super().clean() or self.cleaned_data
        first, second = cleaned.get("first"), cleaned.get("second")
        if first and second and first.draft_id != second.draft_id:
            self.add_error("second", _("Both belong to the same draft."))
        if first and second and first.pk > second.pk:
            cleaned["first"], cleaned["second"] = second, first
        return cleaned


@admin.register(CompatiblePair)
class CompatiblePairAdmin(HistoryAdmin):
    form = CompatiblePairForm
    list_display = ("__str__", "reason")
    list_select_related = ("first", "second")
    search_fields = ("first__number", "second__number")
    autocomplete_fields = ("first", "second")
