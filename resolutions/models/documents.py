"""A document of a dossier, whatever its kind: a report, a compendium, a press article, minutes."""

import re
from typing import Any

from django.db import models
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from resolutions.models.constraints import not_empty, one_of
from resolutions.models.dossiers import Dossier
from resolutions.models.languages import Language, in_language


class DocumentKind(models.TextChoices):
    REPORT = "report", _("report")
    COMPENDIUM = "compendium", _("compendium of amendments")
    WRITTEN_DECLARATION = "written_declaration", _("written declaration")
    ADOPTED_TEXT = "adopted_text", _("adopted text")
    PRESS_ARTICLE = "press_article", _("press article")
    MINUTES = "minutes", _("minutes")
    NOTE = "note", _("note")
    BRIEFING = "briefing", _("briefing")
    TRANSCRIPT = "transcript", _("transcript of a meeting")


class DocumentQuerySet(models.QuerySet["Document"]):
    def reports(self) -> "DocumentQuerySet":
        return self.filter(kind=DocumentKind.REPORT)

    def referred_to_as(self, reference: str) -> "DocumentQuerySet":
        """The documents with this reference, however it is spaced: "Doc. 16245", "16245"."""
        return self.filter(reference=tidy_reference(reference))

    def get_by_natural_key(self, slug: str) -> "Document":
        return self.get(slug=slug)


class Document(models.Model):
    """One document. A report has one row whatever its languages; other kinds one for each language."""

    dossier = models.ForeignKey(
        Dossier, models.PROTECT, related_name="documents", verbose_name=_("dossier")
    )
    slug = models.SlugField(
        _("short name"),
        max_length=120,
        unique=True,
        blank=True,
        help_text=_("Made from the reference or the title when left empty."),
        error_messages={"unique": _("Another document has this short name.")},
    )
    kind = models.CharField(_("kind"), max_length=30, choices=DocumentKind)
    reference = models.CharField(
        _("reference"), max_length=60, blank=True, help_text=_("As printed, e.g. Doc. 16245.")
    )
    date = models.DateField(_("date"), null=True, blank=True)
    language = models.CharField(
        _("language"),
        max_length=2,
        choices=Language,
        blank=True,
        help_text=_("Empty for a report: its drafts have their paragraphs in each language."),
    )
    title_en = models.CharField(_("title in English"), max_length=500, blank=True)
    title_fr = models.CharField(_("title in French"), max_length=500, blank=True)
    source = models.CharField(
        _("source"), max_length=500, blank=True, help_text=_("Where it comes from.")
    )
    text = models.TextField(_("text"), blank=True)
    line_choices = models.JSONField(
        _("choices of lines"),
        default=dict,
        blank=True,
        editable=False,
        help_text=_("What people left out of the text, or kept in it."),
    )
    file = models.FileField(_("file"), upload_to="documents/", blank=True)
    history = HistoricalRecords()

    objects = DocumentQuerySet.as_manager()

    class Meta:
        verbose_name = _("document")
        verbose_name_plural = _("documents")
        ordering = ("dossier_id", "date", "slug")
        constraints = (
            one_of("kind", DocumentKind.values, name="document_kind"),
            one_of("language", ("", *Language.values), name="document_language"),
            not_empty(
                "title_en",
                "title_fr",
                "reference",
                name="document_has_a_name",
                message=_("A document needs a reference or a title."),
            ),
            models.UniqueConstraint(
                fields=("kind", "reference", "language"),
                condition=models.Q(kind__in=(DocumentKind.COMPENDIUM, DocumentKind.REPORT)),
                name="one_report_and_one_compendium_a_language",
                violation_error_code="reference",
                violation_error_message=_("There is already such a document with this reference."),
            ),
        )

    def __str__(self) -> str:
        return self.reference or self.title

    def save(self, **kwargs: Any) -> None:
        if not self.slug:
            self.slug = self.free_slug()
        super().save(**kwargs)

    @property
    def title(self) -> str:
        """The title in the reader's language, or in the other one."""
        return self.title_in(None)

    def title_in(self, language: str | None) -> str:
        return in_language(self, "title", language)

    def clean(self) -> None:
        self.reference = tidy_reference(self.reference)

    def free_slug(self) -> str:
        """Return a short name that no other document has, from the reference or the title."""
        longest = 100  # of 120 characters: room for a number behind it
        kind = "" if self.kind == DocumentKind.REPORT else self.kind.replace("_", "-")
        name = self.reference or self.title_in(self.language or None)
        wanted = slugify(f"{name} {kind} {self.language}")[:longest].strip("-") or "document"
        taken = set(Document.objects.filter(slug__startswith=wanted).values_list("slug", flat=True))
        number = 2
        slug = wanted
        while slug in taken:
            slug = f"{wanted}-{number}"
            number += 1
        return slug

    def natural_key(self) -> tuple[str]:
        return (self.slug,)

    natural_key.dependencies = ["resolutions.dossier"]  # type: ignore[attr-defined]


def tidy_reference(reference: str) -> str:
    """Return `reference` as the Assembly writes it: "doc 16245" and "16245" give "Doc. 16245".

    What is not the number of a Doc. keeps its words, with single spaces.
    """
    words = " ".join(reference.split())
    number = re.fullmatch(r"(?:doc\b\.? ?)(\d.*)|(\d+)", words, re.IGNORECASE)
    return f"Doc. {number[1] or number[2]}" if number else words
