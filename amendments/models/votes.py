"""What was decided of an amendment, or of another item put to the vote."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from simple_history.models import HistoricalRecords

from amendments.engine.rules import Decision
from amendments.models.amendments import Amendment
from amendments.models.items import Item
from resolutions.models.constraints import one_of


class Recorded(models.TextChoices):
    """What can be recorded of an amendment, as the engine's `Decision` names it.

    Pending is the lack of a row, not in order a fact of the amendment, fallen always derived.
    """

    ADOPTED = Decision.ADOPTED.value, pgettext_lazy("decision", "adopted")
    REJECTED = Decision.REJECTED.value, pgettext_lazy("decision", "rejected")
    WITHDRAWN = Decision.WITHDRAWN.value, pgettext_lazy("decision", "withdrawn")
    NOT_MOVED = Decision.NOT_MOVED.value, pgettext_lazy("decision", "not moved")


class OfOneItem(models.Model):
    """Something said of an amendment, or else of another item (a part, a separate vote, the whole text)."""

    class Meta:
        abstract = True

    @property
    def number(self) -> str:
        """The number of what it is said of."""
        subject = getattr(self, "amendment", None) or getattr(self, "item", None)
        return subject.number if subject else ""


def of_one_item(name: str) -> models.CheckConstraint:
    """Return the constraint that a row is of an amendment or of an item, not of both."""
    return models.CheckConstraint(
        name=name,
        violation_error_code="amendment",
        condition=models.Q(amendment__isnull=False, item=None)
        | models.Q(amendment=None, item__isnull=False),
        violation_error_message=_("It is of an amendment, or of another item: of exactly one."),
    )


class VoteQuerySet(models.QuerySet["Vote"]):
    def get_by_natural_key(self, slug: str, letter: str, number: str) -> "Vote":
        of_amendment, of_item = (
            models.Q(
                **{
                    f"{subject}__draft__document__slug": slug,
                    f"{subject}__draft__letter": letter,
                    f"{subject}__number": number,
                }
            )
            for subject in ("amendment", "item")
        )
        return self.get(of_amendment | of_item)


class Vote(OfOneItem):
    """The current decision on an amendment or another item; earlier ones are in its history.

    Counts are whole members.
    """

    amendment = models.OneToOneField(
        Amendment,
        models.PROTECT,
        related_name="vote",
        null=True,
        blank=True,
        verbose_name=_("amendment"),
    )
    item = models.OneToOneField(
        Item,
        models.PROTECT,
        related_name="vote",
        null=True,
        blank=True,
        verbose_name=_("part or separate vote"),
    )
    decision = models.CharField(_("decision"), max_length=20, choices=Recorded)
    in_favour = models.PositiveIntegerField(_("in favour"), null=True, blank=True)
    against = models.PositiveIntegerField(_("against"), null=True, blank=True)
    abstentions = models.PositiveIntegerField(_("abstentions"), null=True, blank=True)
    recorded_at = models.DateTimeField(_("recorded at"), default=timezone.now)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        related_name="+",
        null=True,
        blank=True,
        verbose_name=_("recorded by"),
    )
    history = HistoricalRecords()

    objects = VoteQuerySet.as_manager()

    class Meta:
        verbose_name = _("vote")
        verbose_name_plural = _("votes")
        ordering = ("amendment_id",)
        constraints = (
            one_of("decision", Recorded.values, name="vote_decision"),
            of_one_item("vote_of_one_item"),
            models.CheckConstraint(
                name="counts_only_of_a_vote",
                violation_error_code="decision",
                condition=models.Q(decision__in=(Recorded.ADOPTED, Recorded.REJECTED))
                | models.Q(in_favour=None, against=None, abstentions=None),
                violation_error_message=_(
                    "An amendment that was withdrawn or not moved was not put to the vote: it has no counts."
                ),
            ),
        )

    def __str__(self) -> str:
        return f"{self.number}: {self.get_decision_display()}"

    def natural_key(self) -> tuple[str, str, str]:
        subject = self.amendment or self.item
        return subject.natural_key() if subject else ("", "", "")

    natural_key.dependencies = ["amendments.amendment", "amendments.item"]  # type: ignore[attr-defined]
