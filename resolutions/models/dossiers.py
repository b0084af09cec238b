"""A dossier: a subject before the Assembly, with everything that belongs to it."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from resolutions.models.constraints import not_empty
from resolutions.models.languages import in_language


class DossierQuerySet(models.QuerySet["Dossier"]):
    def published(self) -> "DossierQuerySet":
        """The dossiers that anyone may read without a sign-in."""
        return self.filter(is_published=True)

    def get_by_natural_key(self, slug: str) -> "Dossier":
        return self.get(slug=slug)


class Dossier(models.Model):
    """A subject, e.g. Kazakhstan: its reports, compendia, declarations, articles and minutes."""

    slug = models.SlugField(
        _("short name"),
        unique=True,
        help_text=_("Stands in the address of its pages; small letters, digits and hyphens."),
        error_messages={"unique": _("Another dossier has this short name.")},
    )
    title_en = models.CharField(_("title in English"), max_length=300, blank=True)
    title_fr = models.CharField(_("title in French"), max_length=300, blank=True)
    is_published = models.BooleanField(
        _("published"),
        default=False,
        help_text=_("Anyone may read a published dossier without signing in, hypotheses included."),
    )
    history = HistoricalRecords()

    objects = DossierQuerySet.as_manager()

    class Meta:
        verbose_name = _("dossier")
        verbose_name_plural = _("dossiers")
        ordering = ("slug",)
        constraints = (
            not_empty(
                "title_en",
                "title_fr",
                name="dossier_has_a_title",
                message=_("A dossier needs a title in at least one language."),
            ),
        )

    def __str__(self) -> str:
        return self.title

    @property
    def title(self) -> str:
        """The title in the reader's language, or in the other one."""
        return self.title_in(None)

    def title_in(self, language: str | None) -> str:
        return in_language(self, "title", language)

    def natural_key(self) -> tuple[str]:
        return (self.slug,)
