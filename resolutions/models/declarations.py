"""Written declarations, and the signatures under them, which are added and never removed."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from resolutions.models.constraints import not_empty
from resolutions.models.documents import Document
from resolutions.models.languages import in_language
from resolutions.models.members import Delegation, Member, PoliticalGroup


class WrittenDeclarationQuerySet(models.QuerySet["WrittenDeclaration"]):
    def get_by_natural_key(self, number: int) -> "WrittenDeclaration":
        return self.get(number=number)


class WrittenDeclaration(models.Model):
    """A written declaration: it commits those who sign it, and nobody votes on it.

    Its document is that of the first language that came; it says the Doc. and the dossier.
    """

    number = models.PositiveIntegerField(
        _("number"),
        unique=True,
        help_text=_("As printed: 829 for Written declaration No. 829."),
        error_messages={"unique": _("There is already a written declaration with this number.")},
    )
    document = models.OneToOneField(
        Document, models.PROTECT, related_name="declaration", verbose_name=_("document")
    )
    date = models.DateField(_("date"), null=True, blank=True)
    title_en = models.CharField(_("title in English"), max_length=500, blank=True)
    title_fr = models.CharField(_("title in French"), max_length=500, blank=True)
    text_en = models.TextField(_("text in English"), blank=True)
    text_fr = models.TextField(_("text in French"), blank=True)
    disclaimer_en = models.TextField(_("disclaimer in English"), blank=True)
    disclaimer_fr = models.TextField(_("disclaimer in French"), blank=True)
    deadline = models.DateField(
        _("signatures until"),
        null=True,
        blank=True,
        help_text=_("The close of the next part-session: the last day for further signatures."),
    )
    history = HistoricalRecords()

    objects = WrittenDeclarationQuerySet.as_manager()

    class Meta:
        verbose_name = _("written declaration")
        verbose_name_plural = _("written declarations")
        ordering = ("-number",)
        constraints = (
            models.CheckConstraint(
                name="declaration_number",
                condition=models.Q(number__gt=0),
                violation_error_code="number",
                violation_error_message=_("The number of a declaration begins at 1."),
            ),
            not_empty(
                "title_en",
                "title_fr",
                name="declaration_has_a_title",
                message=_("A declaration needs a title in at least one language."),
            ),
            not_empty(
                "text_en",
                "text_fr",
                name="declaration_has_a_text",
                message=_("A declaration needs its text in at least one language."),
            ),
            models.CheckConstraint(
                name="declaration_deadline_is_later",
                condition=models.Q(date=None)
                | models.Q(deadline=None)
                | models.Q(deadline__gte=models.F("date")),
                violation_error_code="deadline",
                violation_error_message=_("The last day for signatures is after the date."),
            ),
        )

    def __str__(self) -> str:
        return gettext("Written declaration No. %(number)s") % {"number": self.number}

    @property
    def title(self) -> str:
        """The title in the reader's language, or in the other one."""
        return in_language(self, "title")

    def natural_key(self) -> tuple[int]:
        return (self.number,)

    natural_key.dependencies = ["resolutions.document"]  # type: ignore[attr-defined]


class SignatureQuerySet(models.QuerySet["Signature"]):
    def without_member(self) -> "SignatureQuerySet":
        """Those that no member is known for."""
        return self.filter(member=None)

    def delete(self) -> tuple[int, dict[str, int]]:
        raise never_removed(self)

    def get_by_natural_key(self, number: int, position: int) -> "Signature":
        return self.get(declaration__number=number, position=position)


class Signature(models.Model):
    """A name under a declaration, as printed, and who that is as far as it is known.

    Rule 56: signatures may be added until the close of the next part-session, none withdrawn.
    """

    declaration = models.ForeignKey(
        WrittenDeclaration,
        models.PROTECT,
        related_name="signatures",
        verbose_name=_("written declaration"),
    )
    position = models.PositiveIntegerField(
        pgettext_lazy("among the signatories", "position"), help_text=_("As printed, from 1.")
    )
    name = models.CharField(
        _("name"), max_length=200, help_text=_("As printed, e.g. GERMAN Michael.")
    )
    country = models.CharField(_("country as printed"), max_length=100, blank=True)
    group_name = models.CharField(_("group as printed"), max_length=100, blank=True)
    member = models.ForeignKey(
        Member,
        models.PROTECT,
        related_name="signatures",
        null=True,
        blank=True,
        verbose_name=_("member"),
    )
    delegation = models.ForeignKey(
        Delegation,
        models.PROTECT,
        related_name="signatures",
        null=True,
        blank=True,
        verbose_name=_("national delegation"),
    )
    political_group = models.ForeignKey(
        PoliticalGroup,
        models.PROTECT,
        related_name="signatures",
        null=True,
        blank=True,
        verbose_name=_("political group"),
    )
    signed_on = models.DateField(
        _("added on"),
        null=True,
        blank=True,
        help_text=_("For a signature added after the declaration was tabled."),
    )
    history = HistoricalRecords()

    objects = SignatureQuerySet.as_manager()

    class Meta:
        verbose_name = _("signature")
        verbose_name_plural = _("signatures")
        ordering = ("declaration_id", "position")
        constraints = (
            not_empty("name", name="signature_name", message=_("A signature needs a name.")),
            models.UniqueConstraint(
                fields=("declaration", "position"),
                name="one_signature_at_a_position",
                violation_error_code="position",
                violation_error_message=_("Another signature has this position."),
            ),
            models.UniqueConstraint(
                fields=("declaration", "name", "country"),
                name="a_name_signs_once",
                violation_error_code="name",
                violation_error_message=_("This name is already under the declaration."),
            ),
            models.UniqueConstraint(
                fields=("declaration", "member"),
                condition=models.Q(member__isnull=False),
                name="a_member_signs_once",
                violation_error_code="member",
                violation_error_message=_("This member has already signed the declaration."),
            ),
        )

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        """Refuse a signature before the declaration, or after the last day for signatures."""
        if not self.signed_on or not self.declaration_id:
            return
        first, last = self.declaration.date, self.declaration.deadline
        if first and self.signed_on < first:
            raise ValidationError({"signed_on": _("The declaration was not yet tabled then.")})
        if last and self.signed_on > last:
            raise ValidationError({"signed_on": _("Signatures could no longer be added then.")})

    def link(self, member: Member | None) -> bool:
        """Say that this is `member`, unless the member has signed already; tell whether it was said."""
        if member is None or self.declaration.signatures.filter(member=member).exists():
            return False
        self.member = member
        self.save(update_fields=["member"])
        return True

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        raise never_removed([self])

    def natural_key(self) -> tuple[int, int]:
        return (*self.declaration.natural_key(), self.position)

    natural_key.dependencies = [  # type: ignore[attr-defined]
        "resolutions.writtendeclaration",
        "resolutions.delegation",
        "resolutions.politicalgroup",
        "resolutions.member",
    ]


def never_removed(signatures: Any) -> models.ProtectedError:
    """Return the error that whoever deletes a signature gets."""
    return models.ProtectedError("No signature is removed from a declaration.", set(signatures))
