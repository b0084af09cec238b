"""Dependencies between amendments: which one falls when which others were adopted or rejected."""

from collections.abc import Iterable, Mapping, Sequence

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from amendments.engine.consolidate import Amendment as Divided
from amendments.engine.parts import parts_of
from amendments.engine.rules import UNDIVIDED, Parts, Rule, When, find_cycle
from amendments.models.amendments import Amendment, counting_order
from amendments.models.items import Item
from resolutions.models import DraftText
from resolutions.models.constraints import one_of


class Outcome(models.TextChoices):
    """Which outcome of a trigger counts; the engine's `When` with words for people."""

    ADOPTED = When.ADOPTED.value, _("adopted")
    REJECTED = When.REJECTED.value, _("rejected")
    EITHER = When.EITHER.value, _("decided, either way")


class RuleSource(models.TextChoices):
    """Where a rule comes from."""

    PRINTED = "printed", _("printed in the compendium")
    SUGGESTED = "suggested", _("suggested by the software and confirmed")
    HAND = "hand", _("entered by hand")


class DependencyRuleQuerySet(models.QuerySet["DependencyRule"]):
    def get_by_natural_key(self, slug: str, letter: str, number: int) -> "DependencyRule":
        return self.get(draft__document__slug=slug, draft__letter=letter, number=number)


class DependencyRule(models.Model):
    """Amendment `falls` falls when one of the triggers (or all of them) has the outcome `when`.

    Triggers are amendments and other items; of a divided amendment only `falls_part` may fall.
    """

    draft = models.ForeignKey(
        DraftText, models.PROTECT, related_name="rules", verbose_name=_("draft text")
    )
    number = models.PositiveIntegerField(
        _("number"), help_text=_("Among the rules of the draft, from 1.")
    )
    triggers = models.ManyToManyField(
        Amendment, related_name="rules_triggered", blank=True, verbose_name=_("triggers")
    )
    trigger_items = models.ManyToManyField(
        Item,
        related_name="rules_triggered",
        blank=True,
        verbose_name=_("triggers that are parts or separate votes"),
    )
    when = models.CharField(_("outcome"), max_length=10, choices=Outcome, default=Outcome.ADOPTED)
    needs_all = models.BooleanField(
        _("all of them"),
        default=False,
        help_text=_("It falls only when every trigger has this outcome, not when one has."),
    )
    falls = models.ForeignKey(
        Amendment,
        models.CASCADE,
        related_name="rules_falling",
        verbose_name=_("falls"),
        help_text=_("The amendment that falls."),
    )
    falls_part = models.ForeignKey(
        Item,
        models.CASCADE,
        related_name="rules_falling",
        null=True,
        blank=True,
        verbose_name=_("only this part falls"),
    )
    source = models.CharField(
        _("source"), max_length=10, choices=RuleSource, default=RuleSource.HAND
    )
    printed_on = models.ManyToManyField(
        Amendment,
        related_name="rules_printed",
        blank=True,
        verbose_name=_("printed on"),
        help_text=_("The amendments that carry this line in the compendium."),
    )
    history = HistoricalRecords(m2m_fields=[triggers, trigger_items, printed_on])

    objects = DependencyRuleQuerySet.as_manager()

    class Meta:
        verbose_name = _("dependency rule")
        verbose_name_plural = _("dependency rules")
        ordering = ("draft_id", "number")
        constraints = (
            one_of("when", Outcome.values, name="rule_when"),
            one_of("source", RuleSource.values, name="rule_source"),
            models.UniqueConstraint(
                fields=("draft", "number"),
                name="one_rule_of_a_number",
                violation_error_message=_("This draft already has a rule with this number."),
            ),
        )

    def __str__(self) -> str:
        return _("Rule %(number)s: amendment %(falls)s falls") % {
            "number": self.number,
            "falls": self.falls.number,
        }

    def as_rule(self) -> Rule:
        """The rule as the engine takes it, its triggers in counting order."""
        numbers = [trigger.number for trigger in self.triggers.all()]
        numbers += [trigger.number for trigger in self.trigger_items.all()]
        triggers = sorted(numbers, key=counting_order)
        falls = self.falls_part.number if self.falls_part else self.falls.number
        return Rule(tuple(triggers), When(self.when), falls, self.needs_all)

    def natural_key(self) -> tuple[str, str, int]:
        return (*self.draft.natural_key(), self.number)

    natural_key.dependencies = ["resolutions.drafttext"]  # type: ignore[attr-defined]


def check_circle(
    rule: Rule, *, others: Iterable[Rule], parents: Mapping[str, str], parts: Parts = UNDIVIDED
) -> None:
    """Raise ValidationError when `rule` would close a circle with the `others`, naming its members."""
    circle = find_cycle([*others, rule], parents, parts)
    if circle:
        raise ValidationError(
            _("With this rule these amendments would wait for one another: %(circle)s."),
            code="circle",
            params={"circle": " → ".join(circle)},
        )


def check_same_draft(draft: DraftText, amendments: Sequence[Amendment]) -> None:
    """Raise ValidationError naming those of `amendments` that do not change `draft`."""
    strangers = [amendment.number for amendment in amendments if amendment.draft_id != draft.pk]
    if strangers:
        raise ValidationError(
            _("Not amendments to this draft: %(numbers)s."),
            code="other-draft",
            params={"numbers": ", ".join(strangers)},
        )


def rules_and_parents(
    draft: DraftText, *, without: int | None = None
) -> tuple[list[Rule], dict[str, str]]:
    """Return the rules of `draft`, save the one with the key `without`, and the parent of each sub-amendment."""
    rules = draft.rules.select_related("falls", "falls_part")
    rules = rules.prefetch_related("triggers", "trigger_items")
    subs = draft.amendments.exclude(parent=None).values_list("number", "parent__number")
    return [rule.as_rule() for rule in rules if rule.pk != without], dict(subs)


def parts_in(draft: DraftText) -> Parts:
    """Return the parts of each divided amendment of `draft`, each with the part it leans on in any language."""
    divided = draft.amendments.filter(parts__isnull=False).distinct()
    parts: dict[str, dict[str, str | None]] = {}
    for amendment in divided.prefetch_related("parts", "instructions"):
        own = parts.setdefault(amendment.number, {})
        for one in amendment.instructions.all():
            divisions = tuple(item.as_part(one.language) for item in amendment.parts.all())
            taken = Divided(amendment.number, 0, one.operations(), None, divisions)
            for part, base in parts_of([taken], one.language)[amendment.number].items():
                own[part] = own.get(part) or base
    return parts
