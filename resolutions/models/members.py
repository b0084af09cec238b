"""The members of the Assembly, their national delegations and political groups."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from resolutions.models.constraints import one_of
from resolutions.models.languages import Language, in_language


class Honorific(models.TextChoices):
    """How a member is addressed, whatever the language: "Mr Max LUCKS", "M. Max LUCKS"."""

    MR = "mr", _("Mr")
    MS = "ms", _("Ms")


ADDRESS = {
    Language.ENGLISH: {Honorific.MR: "Mr", Honorific.MS: "Ms"},
    Language.FRENCH: {Honorific.MR: "M.", Honorific.MS: "Mme"},
}


def address(honorific: str, name: str, language: str) -> str:
    """Return `name` with its honorific as printed in `language`: "Mme Laura CASTEL"."""
    title = ADDRESS[Language(language)].get(Honorific(honorific)) if honorific else None
    return f"{title} {name}" if title else name


class InTwoLanguages(models.Model):
    """Something of the Assembly with a code and a name in each language."""

    name_en = models.CharField(_("name in English"), max_length=200)
    name_fr = models.CharField(_("name in French"), max_length=200)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        """The name in the reader's language."""
        return self.name_in(None)

    def name_in(self, language: str | None) -> str:
        return in_language(self, "name", language)


class CodeQuerySet(models.QuerySet[Any]):
    def get_by_natural_key(self, code: str) -> Any:
        return self.get(code=code)


class PoliticalGroup(InTwoLanguages):
    """A political group: EPP/CD in English, PPE/DC in French."""

    code = models.SlugField(_("code"), max_length=20, unique=True)
    short_name_en = models.CharField(_("short name in English"), max_length=20)
    short_name_fr = models.CharField(_("short name in French"), max_length=20)
    history = HistoricalRecords()

    objects = CodeQuerySet.as_manager()

    class Meta:
        verbose_name = _("political group")
        verbose_name_plural = _("political groups")
        ordering = ("code",)

    @property
    def short_name(self) -> str:
        """The short name in the reader's language."""
        return self.short_name_in(None)

    def short_name_in(self, language: str | None) -> str:
        return in_language(self, "short_name", language)

    def natural_key(self) -> tuple[str]:
        return (self.code,)


class Delegation(InTwoLanguages):
    """A national delegation, by the two letters of its country."""

    code = models.CharField(_("country code"), max_length=2, unique=True)
    history = HistoricalRecords()

    objects = CodeQuerySet.as_manager()

    class Meta:
        verbose_name = _("national delegation")
        verbose_name_plural = _("national delegations")
        ordering = ("code",)

    def natural_key(self) -> tuple[str]:
        return (self.code,)


class MemberQuerySet(models.QuerySet["Member"]):
    def get_by_natural_key(self, first_name: str, last_name: str, code: str | None) -> "Member":
        return self.get(first_name=first_name, last_name=last_name, delegation__code=code)


class Member(models.Model):
    """A representative or substitute."""

    honorific = models.CharField(_("form of address"), max_length=2, choices=Honorific, blank=True)
    first_name = models.CharField(_("first name"), max_length=100, blank=True)
    last_name = models.CharField(_("last name"), max_length=100)
    delegation = models.ForeignKey(
        Delegation,
        models.PROTECT,
        related_name="members",
        null=True,
        blank=True,
        verbose_name=_("national delegation"),
    )
    political_group = models.ForeignKey(
        PoliticalGroup,
        models.PROTECT,
        related_name="members",
        null=True,
        blank=True,
        verbose_name=_("political group"),
    )
    history = HistoricalRecords()

    objects = MemberQuerySet.as_manager()

    class Meta:
        verbose_name = _("member")
        verbose_name_plural = _("members")
        ordering = ("last_name", "first_name")
        constraints = (
            one_of("honorific", ("", *Honorific.values), name="member_honorific"),
            models.UniqueConstraint(
                fields=("first_name", "last_name", "delegation"),
                name="one_member_of_a_name_a_delegation",
                violation_error_code="last_name",
                violation_error_message=_("This delegation already has a member of this name."),
            ),
            models.UniqueConstraint(
                fields=("first_name", "last_name"),
                condition=models.Q(delegation=None),
                name="one_member_of_a_name_without_delegation",
                violation_error_code="last_name",
                violation_error_message=_(
                    "There is already a member of this name without a delegation."
                ),
            ),
        )

    def __str__(self) -> str:
        return self.full_name

    @property
    def full_name(self) -> str:
        return f"{self.first_name} {self.last_name}".strip()

    def natural_key(self) -> tuple[str, str, str | None]:
        return self.first_name, self.last_name, self.delegation.code if self.delegation else None

    natural_key.dependencies = ["resolutions.delegation"]  # type: ignore[attr-defined]
