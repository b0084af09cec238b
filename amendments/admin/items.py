"""Items put to the vote besides whole amendments, and pairs that a person found compatible."""

from typing import Any

from django import forms
from django.contrib import admin
from django.db.models import Q
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from amendments.dividing import check_parts, check_separate, refuse_if_used
from amendments.models import CompatiblePair, DependencyRule, Item, ScenarioVote
from amendments.models.items import SEPARATE, Kind
from resolutions.admin.errors import FormWithErrorsBesideFields
from resolutions.admin.history import HistoryAdmin
from resolutions.models import Language


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
        if self.instance.pk and self.has_changed() and not self.errors:
            self.check_use()
        if cleaned.get("kind") == Kind.PART and cleaned.get("amendment") and not self.errors:
            self.check_part()
        if cleaned.get("kind") in SEPARATE and cleaned.get("draft") and not self.errors:
            self.check_place()
        return cleaned

    def check_use(self) -> None:
        """Refuse another meaning for what was voted, or is named elsewhere."""
        try:
            refuse_if_used(Item.objects.filter(pk=self.instance.pk))
        except forms.ValidationError as error:
            self.add_error(None, error)

    def check_place(self) -> None:
        """Refuse a separate vote on what the draft does not have."""
        cleaned = self.cleaned_data
        words = {code: cleaned[f"words_{code}"] for code in Language.values}
        words = {code: said for code, said in words.items() if said.strip()}
        if bool(words) != (cleaned["kind"] == Kind.WORDS):
            self.add_error(
                "kind", _("A vote on words needs the words; one on a paragraph has none.")
            )
            return
        try:
            check_separate(cleaned["draft"], cleaned["paragraph"], words)
        except forms.ValidationError as error:
            self.add_error("paragraph", error)

    def check_part(self) -> None:
        """Refuse operations that the amendment does not have."""
        operations = self.cleaned_data.get("operations") or []
        if not is_list_of_numbers(operations):
            self.add_error("operations", _("Write the numbers of operations as a list: [1, 3]."))
            return
        try:
            check_parts(self.cleaned_data["amendment"], operations)
        except forms.ValidationError as error:
            self.add_error("operations", error)


def is_list_of_numbers(operations: object) -> bool:
    """Tell whether it is a list of whole numbers, each of them once: `true` is a number to Python."""
    return (
        isinstance(operations, list)
        and all(type(one) is int for one in operations)
        and len(set(operations)) == len(operations)
    )


@admin.register(Item)
class ItemAdmin(HistoryAdmin):
    form = ItemForm
    list_display = ("number", "kind", "draft")
    list_filter = ("kind", "draft")
    list_select_related = ("draft__document",)
    search_fields = ("number", "draft__document__reference")
    autocomplete_fields = ("draft", "amendment")

    def get_deleted_objects(self, objs: Any, request: HttpRequest) -> Any:
        """Hold back what votes, rules or saved votes name: a rule without its trigger would mean another thing."""
        gone, counts, missing, protected = super().get_deleted_objects(objs, request)
        return gone, counts, missing, [*protected, *named_by(objs)]


def named_by(items: Any) -> list[str]:
    """Return the rules and saved votes that name one of `items`."""
    keys = [item.pk for item in items]
    rules = DependencyRule.objects.filter(Q(trigger_items__in=keys) | Q(falls_part__in=keys))
    votes = ScenarioVote.objects.filter(item__in=keys).select_related("item", "scenario")
    names = [str(rule) for rule in rules.distinct().select_related("falls")]
    return names + [f"{vote.scenario}: {vote}" for vote in votes]


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
