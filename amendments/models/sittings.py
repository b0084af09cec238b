"""A sitting on a draft, and the acts recorded in it: one after the other, never changed."""

from datetime import date
from itertools import groupby
from operator import attrgetter
from typing import Any, NoReturn

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from amendments.engine.rules import Decision
from amendments.engine.sitting.acts import Act as EngineAct
from amendments.engine.sitting.acts import ActKind, movers
from amendments.engine.sitting.majority import Counts
from amendments.models.votes import Recorded
from resolutions.models import DraftText
from resolutions.models.constraints import one_of

SETTLES = (
    ActKind.TAKEN_OVER.value,
    ActKind.DECIDED.value,
    ActKind.DECLARED.value,
    ActKind.CORRECTED.value,
)


class Kind(models.TextChoices):
    """The kinds of act, as the engine names them."""

    OPENED = ActKind.OPENED.value, pgettext_lazy("act", "opened")
    TAKEN_OVER = ActKind.TAKEN_OVER.value, pgettext_lazy("act", "taken over")
    CALLED = ActKind.CALLED.value, pgettext_lazy("act", "called")
    DECIDED = ActKind.DECIDED.value, pgettext_lazy("act", "decided")
    DECLARED = ActKind.DECLARED.value, pgettext_lazy("act", "declared")
    OBJECTED = ActKind.OBJECTED.value, pgettext_lazy("act", "objected to")
    CORRECTED = ActKind.CORRECTED.value, pgettext_lazy("act", "corrected")
    REOPENED = ActKind.REOPENED.value, pgettext_lazy("act", "reopened")
    ACCEPTED = ActKind.ACCEPTED.value, pgettext_lazy("act", "accepted from outside")
    RESTORED = ActKind.RESTORED.value, pgettext_lazy("act", "restored")
    TABLED = ActKind.TABLED.value, pgettext_lazy("act", "tabled orally")
    UNDONE = ActKind.UNDONE.value, pgettext_lazy("act", "undone")
    REORDERED = ActKind.REORDERED.value, pgettext_lazy("act", "put at another place")
    CLOSED = ActKind.CLOSED.value, pgettext_lazy("act", "closed")


def counts_of(row: Any) -> Counts | None:
    """Return the counts of a vote or an act; None when nothing was counted."""
    counts = Counts(row.in_favour, row.against, row.abstentions)
    return None if counts == (None, None, None) else counts


class SittingQuerySet(models.QuerySet["Sitting"]):
    def open(self) -> "SittingQuerySet":
        """Those that go on: of a draft one at most."""
        return self.filter(closed_at=None)

    def today(self, day: date) -> "SittingQuerySet":
        """Those that go on, and those that were closed on `day`, by the clock of the place."""
        return self.filter(models.Q(closed_at=None) | models.Q(closed_at__date=day))

    def newest_first(self) -> "SittingQuerySet":
        return self.order_by("-opened_at", "-pk")


class Sitting(models.Model):
    """The vote on one draft, from the opening to the close.

    `revision` is the sequence of its last act; `current` the number of what is called, empty when
    everything is decided.
    """

    draft = models.ForeignKey(
        DraftText, models.PROTECT, related_name="sittings", verbose_name=_("draft text")
    )
    title = models.CharField(
        _("title"), max_length=200, blank=True, help_text=_("For instance: Tuesday afternoon.")
    )
    opened_at = models.DateTimeField(_("opened at"), default=timezone.now)
    closed_at = models.DateTimeField(_("closed at"), null=True, blank=True)
    revision = models.PositiveIntegerField(_("revision"), default=0)
    current = models.CharField(_("what is called"), max_length=40, blank=True)

    objects = SittingQuerySet.as_manager()

    class Meta:
        verbose_name = _("sitting")
        verbose_name_plural = _("sittings")
        ordering = ("draft_id", "opened_at", "pk")
        permissions = (("record_sitting", "Can record a sitting"),)
        constraints = (
            models.UniqueConstraint(
                fields=("draft",),
                condition=models.Q(closed_at=None),
                name="one_open_sitting_a_draft",
                violation_error_message=_("A sitting on this draft is open already."),
            ),
        )

    def __str__(self) -> str:
        return self.title or f"{timezone.localtime(self.opened_at):%Y-%m-%d %H:%M}"

    @property
    def is_open(self) -> bool:
        return self.closed_at is None


class CannotChangeError(TypeError):
    """An act is written once: it is neither changed nor deleted."""


class ActQuerySet(models.QuerySet["Act"]):
    def update(self, **kwargs: Any) -> NoReturn:
        raise CannotChangeError("An act of a sitting is never changed.")

    def delete(self) -> NoReturn:
        raise CannotChangeError("An act of a sitting is never deleted.")


class Act(models.Model):
    """One act of a sitting: what, of which item, with which counts, when and by whom.

    `item` is the number it bore then. `made_on` is the revision that the person saw who made it:
    with the unique sequence this lets no two acts be made on the same one. `position` is the committee's
    on which an item was declared, by its code; `objections` how many members object to that. `mover` is
    who takes over a withdrawn amendment, which is opened again for that.
    """

    sitting = models.ForeignKey(
        Sitting, models.PROTECT, related_name="acts", verbose_name=_("sitting")
    )
    sequence = models.PositiveIntegerField(_("number of the act"))
    made_on = models.PositiveIntegerField(_("made on revision"))
    kind = models.CharField(pgettext_lazy("of an act", "kind"), max_length=12, choices=Kind)
    item = models.CharField(_("of what"), max_length=40, blank=True)
    decision = models.CharField(_("decision"), max_length=20, choices=Recorded, blank=True)
    in_favour = models.PositiveIntegerField(_("in favour"), null=True, blank=True)
    against = models.PositiveIntegerField(_("against"), null=True, blank=True)
    abstentions = models.PositiveIntegerField(_("abstentions"), null=True, blank=True)
    undoes = models.PositiveIntegerField(_("act that it undoes"), null=True, blank=True)
    position = models.CharField(_("position of the committee"), max_length=30, blank=True)
    objections = models.PositiveIntegerField(_("objections"), null=True, blank=True)
    mover = models.CharField(
        _("taken over by"), max_length=200, blank=True, help_text=_("As called: Mr Max LUCKS.")
    )
    at = models.DateTimeField(_("at"), default=timezone.now)
    # Who recorded something stays known: such a person's account can be closed, not deleted.
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("recorded by")
    )

    objects = ActQuerySet.as_manager()

    class Meta:
        verbose_name = _("act of a sitting")
        verbose_name_plural = _("acts of a sitting")
        ordering = ("sitting_id", "sequence")
        constraints = (
            one_of("kind", Kind.values, name="act_kind"),
            one_of("decision", ("", *Recorded.values), name="act_decision"),
            models.UniqueConstraint(fields=("sitting", "sequence"), name="one_act_of_a_sequence"),
            models.CheckConstraint(
                name="an_act_follows_the_revision_it_was_made_on",
                condition=models.Q(sequence=models.F("made_on") + 1),
            ),
            models.CheckConstraint(
                name="a_decision_has_an_item",
                condition=(models.Q(kind__in=SETTLES) & ~models.Q(decision="") & ~models.Q(item=""))
                # What was changed outside the sitting may be a vote, or that there is none any more.
                | (models.Q(kind=Kind.ACCEPTED) & ~models.Q(item=""))
                | (~models.Q(kind__in=(*SETTLES, Kind.ACCEPTED)) & models.Q(decision="")),
            ),
            models.CheckConstraint(
                name="an_undo_names_an_act",
                condition=models.Q(kind=Kind.UNDONE, undoes__isnull=False)
                | (~models.Q(kind=Kind.UNDONE) & models.Q(undoes=None)),
            ),
            models.CheckConstraint(
                name="what_is_declared_stands_on_a_position",
                condition=models.Q(
                    ~models.Q(position=""),
                    kind=Kind.DECLARED,
                    decision__in=(Recorded.ADOPTED, Recorded.REJECTED),
                    in_favour=None,
                    against=None,
                    abstentions=None,
                )
                | (~models.Q(kind=Kind.DECLARED) & models.Q(position="")),
            ),
            models.CheckConstraint(
                name="objections_are_counted",
                condition=models.Q(~models.Q(item=""), kind=Kind.OBJECTED, objections__isnull=False)
                | (~models.Q(kind=Kind.OBJECTED) & models.Q(objections=None)),
            ),
            models.CheckConstraint(
                name="who_takes_over_opens_an_item_again",
                condition=models.Q(~models.Q(item=""), kind=Kind.REOPENED) | models.Q(mover=""),
            ),
            models.CheckConstraint(
                name="act_counts_only_of_a_vote",
                condition=models.Q(decision__in=(Recorded.ADOPTED, Recorded.REJECTED))
                | models.Q(in_favour=None, against=None, abstentions=None),
            ),
        )

    def __str__(self) -> str:
        return f"{self.sequence}. {self.get_kind_display()} {self.item}".rstrip()

    def save(self, **options: Any) -> None:
        if not self._state.adding:
            raise CannotChangeError("An act of a sitting is never changed.")
        super().save(**{**options, "force_insert": True})

    def delete(self, *args: Any, **options: Any) -> NoReturn:
        raise CannotChangeError("An act of a sitting is never deleted.")

    @property
    def counts(self) -> Counts | None:
        """The counts as far as they are known; None when nothing was counted."""
        return counts_of(self)

    def as_engine(self) -> EngineAct:
        """The act as the engine takes it."""
        return EngineAct(
            sequence=self.sequence,
            kind=ActKind(self.kind),
            item=self.item,
            decision=Decision(self.decision) if self.decision else None,
            counts=self.counts,
            undoes=self.undoes,
            mover=self.mover,
        )


def load_movers(draft: DraftText) -> dict[str, str]:
    """Return who moves, by the number, what another member has taken over in a sitting on `draft`.

    What was taken over stays so in the next sitting.
    """
    acts = Act.objects.filter(sitting__draft=draft)
    told = acts.filter(~models.Q(mover="") | models.Q(kind=Kind.UNDONE))
    found: dict[str, str] = {}
    ordered = told.order_by("sitting__opened_at", "sitting_id", "sequence")
    for _sitting, of_one in groupby(ordered, key=attrgetter("sitting_id")):
        found |= movers(act.as_engine() for act in of_one)
    return found
