"""The rules of procedure that a draft follows, and when it is debated."""

from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator
from django.db import models
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from amendments.engine.procedure import PACE, Profile, ProfileError, Times, read_profile
from resolutions.models import DraftText
from resolutions.models.constraints import not_empty
from resolutions.models.languages import in_language, reader_language


class ProcedureProfileQuerySet(models.QuerySet["ProcedureProfile"]):
    def get_by_natural_key(self, code: str) -> "ProcedureProfile":
        return self.get(code=code)


class ProcedureProfile(models.Model):
    """The rules of procedure of an assembly, as `amendments.engine.procedure` reads them.

    Drafts that name none follow those of the Parliamentary Assembly of the Council of Europe.
    """

    code = models.SlugField(
        _("short name"), unique=True, error_messages={"unique": _("Another procedure has it.")}
    )
    name_en = models.CharField(_("name in English"), max_length=200, blank=True)
    name_fr = models.CharField(_("name in French"), max_length=200, blank=True)
    values = models.JSONField(
        _("values"),
        help_text=_("Signatures, majorities, positions, deadlines and the words of the chair."),
    )
    history = HistoricalRecords()

    objects = ProcedureProfileQuerySet.as_manager()

    class Meta:
        verbose_name = _("procedure")
        verbose_name_plural = _("procedures")
        ordering = ("code",)
        constraints = (
            not_empty(
                "name_en",
                "name_fr",
                name="procedure_has_a_name",
                message=_("A procedure needs a name in at least one language."),
            ),
        )

    def __str__(self) -> str:
        return in_language(self, "name", None)

    def clean(self) -> None:
        try:
            self.profile()
        except ProfileError as error:
            raise ValidationError({"values": error.notice.words(reader_language())}) from None

    def profile(self) -> Profile:
        """Return the values as the engine takes them. Raises `ProfileError`."""
        return read_profile(self.values)

    def natural_key(self) -> tuple[str]:
        return (self.code,)


class DraftProcedureQuerySet(models.QuerySet["DraftProcedure"]):
    def get_by_natural_key(self, slug: str, letter: str) -> "DraftProcedure":
        return self.get(draft__document__slug=slug, draft__letter=letter)


class DraftProcedure(models.Model):
    """Which rules a draft follows, and the times from which its deadlines are counted."""

    draft = models.OneToOneField(
        DraftText, models.CASCADE, related_name="procedure", verbose_name=_("draft text")
    )
    profile = models.ForeignKey(
        ProcedureProfile,
        models.PROTECT,
        related_name="drafts",
        null=True,
        blank=True,
        verbose_name=_("procedure"),
        help_text=_("Empty: that of the Parliamentary Assembly of the Council of Europe."),
    )
    opens_at = models.DateTimeField(_("opening of the sitting"), null=True, blank=True)
    day = models.PositiveIntegerField(
        _("day of the session"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1)],
        help_text=_("From 1: the day on which the draft is debated."),
    )
    previous_ends_at = models.DateTimeField(
        _("scheduled end of the sitting before"), null=True, blank=True
    )
    until = models.DateTimeField(
        _("deadline for amendments"),
        null=True,
        blank=True,
        help_text=_("Only where it was set otherwise than by the rule."),
    )
    subs_until = models.DateTimeField(
        _("deadline for sub-amendments"),
        null=True,
        blank=True,
        help_text=_("Only where it was set otherwise than by the rule."),
    )
    history = HistoricalRecords()

    objects = DraftProcedureQuerySet.as_manager()

    class Meta:
        verbose_name = _("procedure of a draft")
        verbose_name_plural = _("procedures of drafts")
        ordering = ("draft_id",)
        constraints = (
            models.CheckConstraint(
                name="day_of_the_session_from_one",
                violation_error_code="day",
                condition=models.Q(day=None) | models.Q(day__gte=1),
                violation_error_message=_("The days of a session are counted from 1."),
            ),
        )

    def __str__(self) -> str:
        return str(self.draft)

    def times(self) -> Times:
        """Return when the draft is debated, in the time of the place."""
        moments = (self.opens_at, self.previous_ends_at, self.until, self.subs_until)
        opens, ends, until, subs_until = (localtime(one) if one else None for one in moments)
        return Times(opens, self.day, ends, until, subs_until)

    def natural_key(self) -> tuple[str, str]:
        return self.draft.natural_key()

    natural_key.dependencies = [  # type: ignore[attr-defined]
        "resolutions.drafttext",
        "amendments.procedureprofile",
    ]


def load_procedure(draft: DraftText) -> tuple[Profile, Times]:
    """Return the rules that `draft` follows and when it is debated, in one query for each `draft` object.

    A draft without a row of its own follows the Parliamentary Assembly. A profile whose values are
    wrong cannot be saved; one that the software has since outgrown raises `ProfileError`.
    """
    rows = DraftProcedure.objects.select_related("profile")
    models.prefetch_related_objects([draft], models.Prefetch("procedure", queryset=rows))
    row: DraftProcedure | None = getattr(draft, "procedure", None)
    if row is None:
        return PACE, Times()
    return (row.profile.profile() if row.profile else PACE), row.times()
