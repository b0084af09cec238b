"""A named set of votes: the committee's text, somebody's hypothesis."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from amendments.engine.rules import Decision
from amendments.models.amendments import Amendment
from amendments.models.items import Item
from amendments.models.votes import OfOneItem, Recorded, of_one_item
from resolutions.models import DraftText
from resolutions.models.constraints import not_empty, one_of


class ScenarioQuerySet(models.QuerySet["Scenario"]):
    def get_by_natural_key(self, slug: str, letter: str, name: str) -> "Scenario":
        return self.get(draft__document__slug=slug, draft__letter=letter, name=name)


class Scenario(models.Model):
    """A vote set with a name. An amendment that it does not name is pending."""

    draft = models.ForeignKey(
        DraftText, models.CASCADE, related_name="scenarios", verbose_name=_("draft text")
    )
    name = models.CharField(_("name"), max_length=100)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        related_name="+",
        null=True,
        blank=True,
        verbose_name=_("author"),
    )
    history = HistoricalRecords()

    objects = ScenarioQuerySet.as_manager()

    class Meta:
        verbose_name = _("scenario")
        verbose_name_plural = _("scenarios")
        ordering = ("draft_id", "name")
        constraints = (
            not_empty("name", name="scenario_name", message=_("A scenario needs a name.")),
            models.UniqueConstraint(
                fields=("draft", "name"),
                name="one_scenario_of_a_name",
                violation_error_code="name",
                violation_error_message=_("This draft already has a scenario with this name."),
            ),
        )

    def __str__(self) -> str:
        return self.name

    def decisions(self) -> dict[str, Decision]:
        """What it decides, by the number of the amendment."""
        votes = self.votes.select_related("amendment", "item")
        return {vote.number: Decision(vote.decision) for vote in votes}

    def natural_key(self) -> tuple[str, str, str]:
        return (*self.draft.natural_key(), self.name)

    natural_key.dependencies = ["resolutions.drafttext"]  # type: ignore[attr-defined]


class ScenarioVote(OfOneItem):
    """What a scenario decides of one amendment or other item."""

    scenario = models.ForeignKey(
        Scenario, models.CASCADE, related_name="votes", verbose_name=_("scenario")
    )
    amendment = models.ForeignKey(
        Amendment,
        models.CASCADE,
        related_name="+",
        null=True,
        blank=True,
        verbose_name=_("amendment"),
    )
    item = models.ForeignKey(
        Item,
        models.CASCADE,
        related_name="+",
        null=True,
        blank=True,
        verbose_name=_("part or separate vote"),
    )
    decision = models.CharField(_("decision"), max_length=20, choices=Recorded)
    history = HistoricalRecords()

    class Meta:
        verbose_name = _("vote of a scenario")
        verbose_name_plural = _("votes of a scenario")
        ordering = ("scenario_id", "amendment_id")
        constraints = (
            one_of("decision", Recorded.values, name="scenario_vote_decision"),
            models.UniqueConstraint(
                fields=("scenario", "amendment"),
                name="one_vote_a_scenario",
                violation_error_code="amendment",
                violation_error_message=_("The scenario already decides of this amendment."),
            ),
            models.UniqueConstraint(
                fields=("scenario", "item"),
                name="one_vote_on_an_item_a_scenario",
                violation_error_code="item",
                violation_error_message=_("The scenario already decides of this item."),
            ),
            of_one_item("scenario_vote_of_one_item"),
        )

    def __str__(self) -> str:
        return f"{self.number}: {self.get_decision_display()}"

    def clean(self) -> None:
        for field, subject in (("amendment", self.amendment), ("item", self.item)):
            if subject and subject.draft_id != self.scenario.draft_id:
                raise ValidationError(
                    {field: _("This amendment does not change the draft of the scenario.")}
                )
