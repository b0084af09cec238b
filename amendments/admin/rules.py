"""Dependency rules; one that would close a circle is refused, naming its members."""

from typing import Any

from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db.models import Max
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from amendments.engine.rules import Rule, When
from amendments.models import DependencyRule
from amendments.models.amendments import counting_order
from amendments.models.rules import check_circle, check_same_draft, parts_in, rules_and_parents
from resolutions.admin.errors import FormWithErrorsBesideFields
from resolutions.admin.history import HistoryAdmin


class DependencyRuleForm(FormWithErrorsBesideFields):
    class Meta:
        model = DependencyRule
        fields = (
            "draft",
            "triggers",
            "trigger_items",
            "when",
            "needs_all",
            "falls",
            "falls_part",
            "source",
            "printed_on",
        )

    def clean(self) -> dict[str, Any]:
        """Check what a row cannot check by itself: that the rule stands among the others."""
        cleaned = super().clean() or self.cleaned_data
        if not {"draft", "triggers", "falls"} <= set(cleaned):
            return cleaned
        for field in ("triggers", "trigger_items", "falls", "falls_part", "printed_on"):
            self.check_field(field, list(self.amendments(field)))
        self.check_trigger_and_part()
        if not self.errors:
            self.check_circle()
        return cleaned

    def check_trigger_and_part(self) -> None:
        """A rule needs something that sets it off; a part that falls is one of the amendment that does."""
        cleaned = self.cleaned_data
        if "triggers" in cleaned and not cleaned["triggers"] and not cleaned.get("trigger_items"):
            self.add_error("triggers", _("A rule needs a trigger."))
        part = cleaned.get("falls_part")
        if part and part.amendment != cleaned.get("falls"):
            self.add_error("falls_part", _("This is no part of the amendment that falls."))

    def amendments(self, field: str) -> Any:
        value = self.cleaned_data.get(field) or []
        return [value] if value and field in {"falls", "falls_part"} else value

    def check_field(self, field: str, amendments: list[Any]) -> None:
        try:
            check_same_draft(self.cleaned_data["draft"], amendments)
        except ValidationError as error:
            self.add_error(field, error)

    def check_circle(self) -> None:
        cleaned = self.cleaned_data
        triggers = (*cleaned["triggers"], *cleaned["trigger_items"])
        rule = Rule(
            tuple(sorted((trigger.number for trigger in triggers), key=counting_order)),
            When(cleaned["when"]),
            (cleaned["falls_part"] or cleaned["falls"]).number,
            cleaned["needs_all"],
        )
        others, parents = rules_and_parents(cleaned["draft"], without=self.instance.pk)
        if rule in others:
            self.add_error("falls", _("This draft already has this rule."))
        try:
            parts = parts_in(cleaned["draft"])
            check_circle(rule, others=others, parents=parents, parts=parts)
        except ValidationError as error:
            self.add_error("falls", error)


@admin.register(DependencyRule)
class DependencyRuleAdmin(HistoryAdmin):
    form = DependencyRuleForm
    list_display = ("__str__", "trigger_numbers", "when", "source", "draft")
    list_filter = ("source", "draft")
    list_select_related = ("falls", "falls_part", "draft__document")
    autocomplete_fields = (
        "draft",
        "triggers",
        "trigger_items",
        "falls",
        "falls_part",
        "printed_on",
    )

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).prefetch_related("triggers", "trigger_items")

    @admin.display(description=_("triggers"))
    def trigger_numbers(self, rule: DependencyRule) -> str:
        return ", ".join(rule.as_rule().triggers)

    def save_model(
        self, request: HttpRequest, obj: DependencyRule, form: Any, change: bool
    ) -> None:
        if not change:
            highest = obj.draft.rules.aggregate(highest=Max("number"))["highest"]
            obj.number = (highest or 0) + 1
        super().save_model(request, obj, form, change)
