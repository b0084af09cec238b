"""The draft texts of a report, and their paragraphs in each language, as tabled."""

from django.db import models
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from simple_history.models import HistoricalRecords

from resolutions.models.constraints import not_empty, one_of
from resolutions.models.documents import Document, tidy_reference
from resolutions.models.languages import Language


class DraftKind(models.TextChoices):
    RESOLUTION = "resolution", _("draft resolution")
    RECOMMENDATION = "recommendation", _("draft recommendation")
    OPINION = "opinion", _("draft opinion")


class DraftTextQuerySet(models.QuerySet["DraftText"]):
    def of(self, reference: str) -> "DraftTextQuerySet":
        """The drafts of the report `reference`, however that is spaced: "Doc. 16245", "16245"."""
        return self.filter(document__reference=tidy_reference(reference))

    def with_languages(self) -> "DraftTextQuerySet":
        """Each draft with its document, its dossier and its languages, in one query."""
        paragraphs = Paragraph.objects.filter(draft=models.OuterRef("pk"))
        return self.select_related("document__dossier").annotate(
            **{
                f"has_{code}": models.Exists(paragraphs.filter(language=code))
                for code in Language.values
            }
        )

    def get_by_natural_key(self, slug: str, letter: str) -> "DraftText":
        return self.get(document__slug=slug, letter=letter)


class DraftText(models.Model):
    """A draft resolution, recommendation or opinion of a report.

    Its title is that of the report.
    """

    document = models.ForeignKey(
        Document, models.PROTECT, related_name="drafts", verbose_name=_("document")
    )
    letter = models.CharField(
        _("letter"), max_length=2, default="A", help_text=_("A for the first draft of the report.")
    )
    kind = models.CharField(_("kind"), max_length=20, choices=DraftKind)
    adopted_number = models.CharField(
        _("number once adopted"),
        max_length=30,
        blank=True,
        help_text=_("The number and year, e.g. 2616 (2025)."),
    )
    history = HistoricalRecords()

    objects = DraftTextQuerySet.as_manager()

    class Meta:
        verbose_name = _("draft text")
        verbose_name_plural = _("draft texts")
        ordering = ("document_id", "letter")
        constraints = (
            one_of("kind", DraftKind.values, name="draft_kind"),
            not_empty("letter", name="draft_has_a_letter", message=_("A draft needs a letter.")),
            models.UniqueConstraint(
                fields=("document", "letter"),
                name="one_draft_of_a_letter_a_document",
                violation_error_code="letter",
                violation_error_message=_("This document already has a draft with this letter."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.document} · {self.letter}. {capfirst(self.get_kind_display())}"

    @property
    def title(self) -> str:
        """The title in the reader's language, or in the other one."""
        return self.document.title

    def title_in(self, language: str | None) -> str:
        return self.document.title_in(language)

    @property
    def languages(self) -> list[str]:
        """The languages in which it has paragraphs, French first."""
        if all(hasattr(self, f"has_{code}") for code in Language.values):
            return [code for code in Language.values if getattr(self, f"has_{code}")]
        present = set(self.paragraphs.values_list("language", flat=True).distinct())
        return [code for code in Language.values if code in present]

    def natural_key(self) -> tuple[str, str]:
        return (*self.document.natural_key(), self.letter)

    natural_key.dependencies = ["resolutions.document"]  # type: ignore[attr-defined]


class ParagraphQuerySet(models.QuerySet["Paragraph"]):
    def in_language(self, language: str) -> "ParagraphQuerySet":
        return self.filter(language=language)

    def get_by_natural_key(self, slug: str, letter: str, language: str, number: str) -> "Paragraph":
        return self.get(
            draft__document__slug=slug, draft__letter=letter, language=language, number=number
        )


class Paragraph(models.Model):
    """A numbered paragraph of a draft as tabled, in one language.

    The draft as tabled is a snapshot: amendments are read against it.
    """

    draft = models.ForeignKey(
        DraftText, models.CASCADE, related_name="paragraphs", verbose_name=_("draft text")
    )
    language = models.CharField(_("language"), max_length=2, choices=Language)
    position = models.PositiveIntegerField(
        pgettext_lazy("in reading order", "position"), help_text=_("In reading order, from 1.")
    )
    number = models.CharField(
        _("number"), max_length=30, help_text=_("As printed, without a final full stop: 9.2.1.")
    )
    text = models.TextField(_("text"))
    history = HistoricalRecords()

    objects = ParagraphQuerySet.as_manager()

    class Meta:
        verbose_name = _("paragraph")
        verbose_name_plural = _("paragraphs")
        ordering = ("draft_id", "language", "position")
        constraints = (
            one_of("language", Language.values, name="paragraph_language"),
            not_empty("number", name="paragraph_number", message=_("A paragraph needs a number.")),
            not_empty("text", name="paragraph_text", message=_("A paragraph needs a text.")),
            models.UniqueConstraint(
                fields=("draft", "language", "number"),
                name="one_paragraph_of_a_number",
                violation_error_code="number",
                violation_error_message=_("Another paragraph of this draft has this number."),
            ),
            models.UniqueConstraint(
                fields=("draft", "language", "position"),
                name="one_paragraph_at_a_position",
                violation_error_message=_("Another paragraph of this draft has this position."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.number}. ({self.language})"

    def natural_key(self) -> tuple[str, str, str, str]:
        return (*self.draft.natural_key(), self.language, self.number)

    natural_key.dependencies = ["resolutions.drafttext"]  # type: ignore[attr-defined]
