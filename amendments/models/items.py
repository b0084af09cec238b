"""What is put to the vote besides whole amendments: their parts, words of the draft, the whole text."""

import re
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from amendments.engine.consolidate import Part, SeparateVote
from amendments.engine.items import (
    WHOLE_TEXT,
    ItemKind,
    kind_of,
    paragraph_of,
    part_number,
    separate_number,
)
from amendments.models.amendments import Amendment, name_of
from resolutions.models import DraftText
from resolutions.models.constraints import one_of


class Kind(models.TextChoices):
    """The kinds of item, as the engine names them."""

    PART = ItemKind.PART.value, _("part of an amendment")
    PARAGRAPH = ItemKind.PARAGRAPH.value, _("paragraph of the draft")
    WORDS = ItemKind.WORDS.value, _("words of the draft")
    TEXT = ItemKind.TEXT.value, _("the text as a whole")


SEPARATE = (Kind.PARAGRAPH, Kind.WORDS)
COUNTED = re.compile(r"/[1-9][0-9]{0,2}\Z")  # how the number of a part, or of words, ends


def name_of_item(number: str) -> str:
    """Return the name of what is voted: "Amendment 4", "Part 2 of amendment 4", "Separate vote on paragraph 5"."""
    match kind_of(number):
        case ItemKind.AMENDMENT:
            return name_of(number)
        case ItemKind.PART:
            amendment, _slash, part = number.rpartition("/")
            words = _("Part %(part)s of amendment %(amendment)s")
            return words % {"part": part, "amendment": amendment}
        case ItemKind.PARAGRAPH:
            return _("Separate vote on paragraph %(number)s") % {"number": paragraph_of(number)}
        case ItemKind.WORDS:
            words = _("Separate vote on words of paragraph %(number)s")
            return words % {"number": paragraph_of(number)}
        case ItemKind.TEXT:
            return str(_("The text as a whole"))


class ItemQuerySet(models.QuerySet["Item"]):
    def parts(self) -> "ItemQuerySet":
        """The parts by which amendments are voted."""
        return self.filter(kind=Kind.PART)

    def separate(self) -> "ItemQuerySet":
        """The separate votes on paragraphs and words of the draft."""
        return self.filter(kind__in=SEPARATE)

    def get_by_natural_key(self, slug: str, letter: str, number: str) -> "Item":
        return self.get(draft__document__slug=slug, draft__letter=letter, number=number)


class Item(models.Model):
    """A part of an amendment, or a paragraph, words or the whole of the draft, with a vote of its own.

    A part is `operations` of its amendment, counted from 1, or words of its new text, in each
    language; a separate vote is on a `paragraph` with its sub-paragraphs, or on words of it.
    """

    draft = models.ForeignKey(
        DraftText, models.PROTECT, related_name="items", verbose_name=_("draft text")
    )
    number = models.CharField(
        _("number"),
        max_length=40,
        help_text=_("4/2 for part 2 of amendment 4; §5 for paragraph 5, §5/1 for words of it."),
    )
    kind = models.CharField(_("kind"), max_length=10, choices=Kind)
    amendment = models.ForeignKey(
        Amendment,
        models.CASCADE,
        related_name="parts",
        null=True,
        blank=True,
        verbose_name=_("amendment"),
        help_text=_("For a part only."),
    )
    operations = models.JSONField(
        _("operations"),
        default=list,
        blank=True,
        help_text=_("Of a part that is no words: their numbers in the amendment, from 1."),
    )
    paragraph = models.CharField(
        _("paragraph"), max_length=30, blank=True, help_text=_("For a separate vote only.")
    )
    words_en = models.TextField(_("words in English"), blank=True)
    words_fr = models.TextField(_("words in French"), blank=True)
    history = HistoricalRecords()

    objects = ItemQuerySet.as_manager()

    class Meta:
        verbose_name = _("item put to the vote")
        verbose_name_plural = _("items put to the vote")
        ordering = ("draft_id", "number")
        constraints = (
            one_of("kind", Kind.values, name="item_kind"),
            models.UniqueConstraint(
                fields=("draft", "number"),
                name="one_item_of_a_number",
                violation_error_code="number",
                violation_error_message=_("This draft already has an item with this number."),
            ),
            models.CheckConstraint(
                name="only_a_part_has_an_amendment",
                violation_error_code="amendment",
                condition=models.Q(kind=Kind.PART, amendment__isnull=False)
                | (~models.Q(kind=Kind.PART) & models.Q(amendment=None)),
                violation_error_message=_("A part belongs to an amendment, and nothing else does."),
            ),
            models.CheckConstraint(
                name="only_a_separate_vote_has_a_paragraph",
                violation_error_code="paragraph",
                condition=(models.Q(kind__in=SEPARATE) & ~models.Q(paragraph=""))
                | (~models.Q(kind__in=SEPARATE) & models.Q(paragraph="")),
                violation_error_message=_(
                    "A separate vote is on a paragraph, and nothing else is."
                ),
            ),
        )

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        """ "Part 2 of amendment 4", "Separate vote on paragraph 5"."""
        return name_of_item(self.number)

    def words_in(self, language: str) -> str:
        """The words in `language`: of another language they would be none of this text."""
        return str(getattr(self, f"words_{language}"))

    def as_part(self, language: str) -> Part:
        """The part as the engine takes it."""
        name = self.number.rpartition("/")[2]
        operations = tuple(operation - 1 for operation in self.operations)
        return Part(name, operations, self.words_in(language))

    def as_separate_vote(self, position: int, language: str) -> SeparateVote:
        """The separate vote as the engine takes it, at its place in the voting order."""
        return SeparateVote(self.number, position, self.paragraph, self.words_in(language))

    def clean(self) -> None:
        self.check_number()
        if self.amendment and self.amendment.draft_id != self.draft_id:
            raise ValidationError(
                {"amendment": _("A part belongs to the same draft as its amendment.")}
            )

    def check_number(self) -> None:
        """Raise ValidationError unless the number says what the item is."""
        expected: dict[str, Any] = {
            Kind.PART: lambda: part_number(
                self.amendment.number if self.amendment else "", self.number.rpartition("/")[2]
            ),
            Kind.PARAGRAPH: lambda: separate_number(self.paragraph),
            Kind.WORDS: lambda: (
                f"{separate_number(self.paragraph)}/{self.number.rpartition('/')[2]}"
            ),
            Kind.TEXT: lambda: WHOLE_TEXT,
        }
        if self.kind not in expected:
            return  # that there is no such kind is told beside the kind
        wanted = expected[self.kind]()
        counted = self.kind not in {Kind.PART, Kind.WORDS} or COUNTED.search(self.number)
        if self.number != wanted or kind_of(self.number) != self.kind or not counted:
            raise ValidationError(
                {"number": _("This number does not say what is put to the vote.")}
            )

    def natural_key(self) -> tuple[str, str, str]:
        return (*self.draft.natural_key(), self.number)

    natural_key.dependencies = [  # type: ignore[attr-defined]
        "resolutions.drafttext",
        "amendments.amendment",
    ]


class CompatiblePairQuerySet(models.QuerySet["CompatiblePair"]):
    def get_by_natural_key(
        self, slug: str, letter: str, first: str, second: str
    ) -> "CompatiblePair":
        return self.get(
            first__draft__document__slug=slug,
            first__draft__letter=letter,
            first__number=first,
            second__number=second,
        )


class CompatiblePair(models.Model):
    """Two amendments of which a person said that both can stand, though one relies on what the other changes.

    `first` is the older row of the two, so that a pair is there once.
    """

    first = models.ForeignKey(
        Amendment, models.CASCADE, related_name="+", verbose_name=_("first amendment")
    )
    second = models.ForeignKey(
        Amendment, models.CASCADE, related_name="+", verbose_name=_("second amendment")
    )
    reason = models.CharField(_("reason"), max_length=500, blank=True)
    history = HistoricalRecords()

    objects = CompatiblePairQuerySet.as_manager()

    class Meta:
        verbose_name = _("pair of compatible amendments")
        verbose_name_plural = _("pairs of compatible amendments")
        ordering = ("first_id", "second_id")
        constraints = (
            models.UniqueConstraint(
                fields=("first", "second"),
                name="a_pair_is_compatible_once",
                violation_error_message=_("These two are already said to be compatible."),
            ),
            models.CheckConstraint(
                name="a_pair_has_the_older_row_first",
                condition=models.Q(first__lt=models.F("second")),
                violation_error_message=_("A pair is two different amendments, the older first."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.first.number} + {self.second.number}"

    def natural_key(self) -> tuple[str, str, str, str]:
        return (*self.first.natural_key(), self.second.number)

    natural_key.dependencies = ["amendments.amendment"]  # type: ignore[attr-defined]
