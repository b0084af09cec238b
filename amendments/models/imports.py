"""A file that was brought in, from its upload to its import: what was read, what people answered."""

from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from resolutions.models import Document, DocumentKind, Dossier, Language
from resolutions.models.constraints import one_of

PATIENCE = timedelta(seconds=90)  # after which a reading that says nothing is taken for dead


class ReviewState(models.TextChoices):
    RECEIVED = "received", _("received")
    READING = "reading", _("being read")
    UNSORTED = "unsorted", _("what it is, is asked")
    TO_REVIEW = "to_review", _("to be reviewed")
    REFUSED = "refused", _("refused")
    IMPORTED = "imported", _("imported")
    ABANDONED = "abandoned", _("abandoned")


class ReviewKind(models.TextChoices):
    """What a file is brought in as; a report comes with its compendium."""

    COMPENDIUM = DocumentKind.COMPENDIUM.value, DocumentKind.COMPENDIUM.label
    WRITTEN_DECLARATION = (
        DocumentKind.WRITTEN_DECLARATION.value,
        DocumentKind.WRITTEN_DECLARATION.label,
    )
    PRESS_ARTICLE = DocumentKind.PRESS_ARTICLE.value, DocumentKind.PRESS_ARTICLE.label
    BRIEFING = DocumentKind.BRIEFING.value, DocumentKind.BRIEFING.label
    TRANSCRIPT = DocumentKind.TRANSCRIPT.value, DocumentKind.TRANSCRIPT.label
    MINUTES = DocumentKind.MINUTES.value, DocumentKind.MINUTES.label
    NOTE = DocumentKind.NOTE.value, DocumentKind.NOTE.label
    ADOPTED_TEXT = DocumentKind.ADOPTED_TEXT.value, DocumentKind.ADOPTED_TEXT.label


ON_THE_WAY = {ReviewState.RECEIVED, ReviewState.READING}
DONE = {ReviewState.IMPORTED, ReviewState.ABANDONED}
HEAVY = ("file", "found", "text", "sheet")  # megabytes, which no list needs


class ImportReviewQuerySet(models.QuerySet["ImportReview"]):
    def open(self) -> "ImportReviewQuerySet":
        """Those that wait for the software or for a person, newest first."""
        return self.exclude(state__in=DONE).order_by("-uploaded_at", "-pk")

    def imported(self) -> "ImportReviewQuerySet":
        """Those that were saved, newest first."""
        return self.filter(state=ReviewState.IMPORTED).order_by("-uploaded_at", "-pk")

    def light(self) -> "ImportReviewQuerySet":
        """Without what is heavy, with who brought it in."""
        return self.defer(*HEAVY).select_related("uploaded_by", "dossier", "report__dossier")


class ImportReview(models.Model):
    """A file under review. Nothing of it is among the texts before it is imported.

    `kind` is what it is taken for, "" before it is read and in doubt, and `mark` by what. `found` is
    the file as read and never changes; `answers` are what people said since, in order, each with who
    and when; `sheet` is what they make of a compendium together, kept for the pages.
    """

    name = models.CharField(_("name of the file"), max_length=200)
    file = models.BinaryField(_("file"))
    language = models.CharField(_("language"), max_length=2, choices=Language, blank=True)
    kind = models.CharField(_("kind"), max_length=30, choices=ReviewKind, blank=True)
    mark = models.JSONField(_("taken for it because of"), default=dict, blank=True)
    dossier = models.ForeignKey(
        Dossier,
        models.SET_NULL,
        related_name="+",
        null=True,
        blank=True,
        verbose_name=_("dossier"),
    )
    new_dossier = models.CharField(_("title of a new dossier"), max_length=300, blank=True)
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        related_name="+",
        null=True,
        verbose_name=_("brought in by"),
    )
    uploaded_at = models.DateTimeField(_("brought in at"), auto_now_add=True)
    state = models.CharField(
        _("state"), max_length=10, choices=ReviewState, default=ReviewState.RECEIVED
    )
    refusal = models.TextField(_("why it was refused"), blank=True)
    asked_at = models.DateTimeField(_("reading last heard of"), default=timezone.now)
    attempt = models.PositiveIntegerField(_("attempts at reading it"), default=0)
    progress = models.JSONField(_("progress"), default=dict, blank=True)
    reference = models.CharField(_("reference"), max_length=60, blank=True)
    title = models.CharField(_("title"), max_length=500, blank=True)
    found = models.JSONField(_("as read"), null=True, blank=True)
    text = models.TextField(_("text"), blank=True)
    answers = models.JSONField(_("answers"), default=list, blank=True)
    sheet = models.JSONField(_("as answered"), null=True, blank=True)
    revision = models.PositiveIntegerField(_("revision"), default=0)
    report = models.ForeignKey(
        Document,
        models.SET_NULL,
        related_name="+",
        null=True,
        blank=True,
        verbose_name=_("saved as"),
    )
    history = HistoricalRecords(excluded_fields=[*HEAVY, "progress", "asked_at"])

    objects = ImportReviewQuerySet.as_manager()

    class Meta:
        verbose_name = _("file under review")
        verbose_name_plural = _("files under review")
        ordering = ("-uploaded_at", "-pk")
        constraints = (
            one_of("state", ReviewState.values, name="import_review_state"),
            one_of("language", ("", *Language.values), name="import_review_language"),
            one_of("kind", ("", *ReviewKind.values), name="import_review_kind"),
            models.CheckConstraint(
                name="reviewed_only_when_read",
                condition=~models.Q(state__in=("to_review", "imported"))
                | models.Q(found__isnull=False, sheet__isnull=False),
                violation_error_message=_("What was not read cannot be reviewed."),
            ),
        )

    def __str__(self) -> str:
        return self.reference or self.title or self.name

    @property
    def is_compendium(self) -> bool:
        return self.kind == ReviewKind.COMPENDIUM

    @property
    def is_declaration(self) -> bool:
        return self.kind == ReviewKind.WRITTEN_DECLARATION

    @property
    def is_on_the_way(self) -> bool:
        """The software is at it, or should be."""
        return self.state in ON_THE_WAY

    @property
    def is_stuck(self) -> bool:
        """Nothing was heard of its reading for so long that it must have died."""
        return self.is_on_the_way and self.silent_since(timezone.now()) > PATIENCE

    def silent_since(self, now: datetime) -> timedelta:
        return now - self.asked_at

    @property
    def per_cent(self) -> int:
        """How much of its reading is done, from 0 to 100; the file itself counts for a tenth."""
        total = self.progress.get("amendments", 0)
        return 10 + 90 * self.progress.get("understood", 0) // total if total else 0

    def move(self, **columns: Any) -> None:
        """Save these columns, with history."""
        for name, value in columns.items():
            setattr(self, name, value)
        self.save(update_fields=list(columns))
