"""An amendment to a draft text, and who tabled it."""

import re

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from simple_history.models import HistoricalRecords

from resolutions.models import DraftText, Honorific, Language, Member
from resolutions.models.constraints import not_empty, one_of
from resolutions.models.languages import in_language, reader_language
from resolutions.models.members import address


def counting_order(number: str) -> tuple[tuple[int, str], ...]:
    """Return a key that puts 2 before 10, and 10 before 10-1."""
    return tuple((int(digits or 0), rest) for digits, rest in re.findall(r"(\d*)(\D*)", number))


# Oral amendments are a series of numbers of their own: O1, and 3-O1 for oral sub-amendment 1 to amendment 3.
ORAL = "O"
NAMES = {False: _("Amendment %(parent)s"), True: _("Oral amendment %(parent)s")}
SUB_NAMES = {  # is it oral, is its amendment
    (False, False): _("Sub-amendment %(own)s to amendment %(parent)s"),
    (True, False): _("Oral sub-amendment %(own)s to amendment %(parent)s"),
    (False, True): _("Sub-amendment %(own)s to oral amendment %(parent)s"),
    (True, True): _("Oral sub-amendment %(own)s to oral amendment %(parent)s"),
}


def is_oral(number: str) -> bool:
    """Tell whether `number` is one of the oral series: O1, and 3-O1 for a sub-amendment to amendment 3."""
    return number.rpartition("-")[2].startswith(ORAL)


def name_of(number: str) -> str:
    """Return the name of amendment `number`: "Amendment 4", "Oral sub-amendment 1 to amendment 13"."""
    parent, _hyphen, own = number.partition("-")
    orals = own.startswith(ORAL), parent.startswith(ORAL)
    numbers = {"own": own.removeprefix(ORAL), "parent": parent.removeprefix(ORAL)}
    return (SUB_NAMES[orals] if own else NAMES[orals[1]]) % numbers


class AmendmentQuerySet(models.QuerySet["Amendment"]):
    def main(self) -> "AmendmentQuerySet":
        """Those that change the draft, without sub-amendments."""
        return self.filter(parent=None)

    def in_voting_order(self) -> "AmendmentQuerySet":
        """In the order in which they are voted; where two have one position, the older row first."""
        return self.order_by("draft_id", "position", "pk")

    def get_by_natural_key(self, slug: str, letter: str, number: str) -> "Amendment":
        return self.get(draft__document__slug=slug, draft__letter=letter, number=number)


class Amendment(models.Model):
    """An amendment, or a sub-amendment when it has a `parent`.

    What it says is in its instructions, one for each language; what was decided is in its vote.
    """

    draft = models.ForeignKey(
        DraftText, models.PROTECT, related_name="amendments", verbose_name=_("draft text")
    )
    number = models.CharField(
        _("number"),
        max_length=20,
        help_text=_("As printed: 4; for sub-amendment 1 to amendment 13: 13-1."),
    )
    parent = models.ForeignKey(
        "self",
        models.PROTECT,
        related_name="sub_amendments",
        null=True,
        blank=True,
        verbose_name=_("amendment that it changes"),
        help_text=_("For a sub-amendment only."),
    )
    position = models.PositiveIntegerField(
        pgettext_lazy("in the voting order", "position"),
        help_text=_("In the voting order, from 1; sub-amendments before their amendment."),
    )
    committee_en = models.CharField(
        _("tabled by the committee (English)"), max_length=300, blank=True
    )
    committee_fr = models.CharField(
        _("tabled by the committee (French)"), max_length=300, blank=True
    )
    tabled_at = models.DateTimeField(_("tabled at"), null=True, blank=True)
    explanatory_note_en = models.TextField(_("explanatory note in English"), blank=True)
    explanatory_note_fr = models.TextField(_("explanatory note in French"), blank=True)
    printed_votes = models.CharField(
        _("votes as printed"),
        max_length=300,
        blank=True,
        help_text=_("The line on its votes in the published compendium."),
    )
    is_in_order = models.BooleanField(_("in order"), default=True)
    not_in_order_reason = models.CharField(_("why it is not in order"), max_length=500, blank=True)
    committee_position = models.CharField(
        _("position of the committee"),
        max_length=30,
        blank=True,
        help_text=_("One of those of the procedure that the draft follows."),
    )
    committee_in_favour = models.PositiveIntegerField(
        _("in favour in the committee"), null=True, blank=True
    )
    committee_against = models.PositiveIntegerField(
        _("against in the committee"), null=True, blank=True
    )
    committee_abstentions = models.PositiveIntegerField(
        _("abstentions in the committee"), null=True, blank=True
    )
    objections = models.PositiveIntegerField(
        _("objections"),
        default=0,
        help_text=_("How many members object to what follows from the committee's position."),
    )
    notes = models.TextField(_("notes of the secretariat"), blank=True)
    history = HistoricalRecords()

    objects = AmendmentQuerySet.as_manager()

    class Meta:
        verbose_name = _("amendment")
        verbose_name_plural = _("amendments")
        ordering = ("draft_id", "position", "pk")
        constraints = (
            not_empty("number", name="amendment_number", message=_("An amendment needs a number.")),
            models.UniqueConstraint(
                fields=("draft", "number"),
                name="one_amendment_of_a_number",
                violation_error_code="number",
                violation_error_message=_("This draft already has an amendment with this number."),
            ),
            # With the rule that a number has one hyphen at most, this keeps the depth at 1.
            models.CheckConstraint(
                name="a_sub_amendment_has_a_hyphen",
                violation_error_code="number",
                condition=models.Q(models.Q(parent=None), ~models.Q(number__contains="-"))
                | models.Q(parent__isnull=False, number__contains="-"),
                violation_error_message=_(
                    "The number of a sub-amendment, and only that, has a hyphen: 13-1 is sub-amendment 1 "
                    "to amendment 13."
                ),
            ),
            models.CheckConstraint(
                name="not_in_order_for_a_reason",
                violation_error_code="not_in_order_reason",
                condition=models.Q(is_in_order=True, not_in_order_reason="")
                | models.Q(models.Q(is_in_order=False), ~models.Q(not_in_order_reason="")),
                violation_error_message=_(
                    "An amendment that is not in order needs the reason, and only such a one has it."
                ),
            ),
        )

    def __str__(self) -> str:
        return f"{self.name} ({self.draft.document})"

    @property
    def name(self) -> str:
        """ "Amendment 4", "Oral sub-amendment 1 to amendment 13"."""
        return name_of(self.number)

    @property
    def is_sub_amendment(self) -> bool:
        return self.parent_id is not None

    def committee_in(self, language: str | None) -> str:
        """The committee that tabled it, empty when members did."""
        return in_language(self, "committee", language)

    def explanatory_note_in(self, language: str | None) -> str:
        return in_language(self, "explanatory_note", language)

    def tabled_by(self, language: str | None = None) -> list[str]:
        """The signatories in the order printed, as `language` addresses them: "Mme Laura CASTEL".

        Only those whose signatures stand: who has withdrawn no longer tables it.
        """
        return [one.printed_in(language) for one in self.sponsors.all() if not one.withdrawn_at]

    def clean(self) -> None:
        if self.parent is not None:
            self.check_parent(self.parent)

    def check_parent(self, parent: "Amendment") -> None:
        """Raise ValidationError when it cannot be a sub-amendment of `parent`."""
        if parent.is_sub_amendment:
            # Rule 34.5
            message = _("A sub-amendment may not itself be amended.")
        elif parent.draft_id != self.draft_id:
            message = _("A sub-amendment belongs to the same draft as its amendment.")
        elif not re.fullmatch(re.escape(parent.number) + r"-[^-]+", self.number):
            raise ValidationError(
                {
                    "number": _("Write %(number)s-1 for sub-amendment 1 to amendment %(number)s.")
                    % {"number": parent.number}
                }
            )
        else:
            return
        raise ValidationError({"parent": message})

    def natural_key(self) -> tuple[str, str, str]:
        return (*self.draft.natural_key(), self.number)

    natural_key.dependencies = ["resolutions.drafttext"]  # type: ignore[attr-defined]


class SponsorQuerySet(models.QuerySet["Sponsor"]):
    def without_member(self) -> "SponsorQuerySet":
        """Those that no member is known for."""
        return self.filter(member=None)

    def get_by_natural_key(self, slug: str, letter: str, number: str, position: int) -> "Sponsor":
        return self.get(
            amendment__draft__document__slug=slug,
            amendment__draft__letter=letter,
            amendment__number=number,
            position=position,
        )


class Sponsor(models.Model):
    """A signatory of an amendment, as printed, and the member that this is when one is known."""

    amendment = models.ForeignKey(
        Amendment, models.CASCADE, related_name="sponsors", verbose_name=_("amendment")
    )
    position = models.PositiveIntegerField(
        pgettext_lazy("among the signatories", "position"), help_text=_("As printed, from 1.")
    )
    honorific = models.CharField(_("form of address"), max_length=2, choices=Honorific, blank=True)
    name = models.CharField(
        _("name"), max_length=200, help_text=_("As printed, without Mr or Ms: Max LUCKS.")
    )
    member = models.ForeignKey(
        Member,
        models.PROTECT,
        related_name="sponsorships",
        null=True,
        blank=True,
        verbose_name=_("member"),
    )
    withdrawn_at = models.DateTimeField(
        _("signature withdrawn at"), null=True, blank=True, help_text=_("Empty while it stands.")
    )
    history = HistoricalRecords()

    objects = SponsorQuerySet.as_manager()

    class Meta:
        verbose_name = _("signatory")
        verbose_name_plural = _("signatories")
        ordering = ("amendment_id", "position")
        constraints = (
            one_of("honorific", ("", *Honorific.values), name="sponsor_honorific"),
            not_empty("name", name="sponsor_name", message=_("A signatory needs a name.")),
            models.UniqueConstraint(
                fields=("amendment", "position"),
                name="one_sponsor_at_a_position",
                violation_error_message=_("Another signatory has this position."),
            ),
            models.UniqueConstraint(
                fields=("amendment", "name"),
                name="a_sponsor_signs_once",
                violation_error_code="name",
                violation_error_message=_("This signatory is listed twice."),
            ),
        )

    def __str__(self) -> str:
        return self.printed_in(None)

    def printed_in(self, language: str | None) -> str:
        """The name as printed in `language`: "Mme Laura CASTEL", "Ms Laura CASTEL"."""
        return address(self.honorific, self.name, Language(language or reader_language()))

    def natural_key(self) -> tuple[str, str, str, int]:
        return (*self.amendment.natural_key(), self.position)

    natural_key.dependencies = ["amendments.amendment"]  # type: ignore[attr-defined]
