"""What an amendment says in one language: as printed, and as it was read."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from amendments import engine_values
from amendments.engine.instruction import Instruction as Operation
from amendments.engine.notices import Notice
from amendments.models.amendments import Amendment
from amendments.reading import Reading
from resolutions.models import Language
from resolutions.models.constraints import not_empty, one_of
from resolutions.models.languages import reader_language


class ReadBy(models.TextChoices):
    GRAMMAR = "grammar", _("the software")
    HAND = "hand", _("a person")


class State(models.TextChoices):
    """Whether the instruction can be applied, or waits for a person."""

    LOCATED = "located", _("read and located")
    BY_HAND = "by_hand", _("to be resolved by hand")


def check_reading(reading: object) -> None:
    """Raise ValidationError unless `reading` is a list of operations as the engine writes them."""
    if not isinstance(reading, list):
        raise ValidationError(_("A reading is a list of operations."))
    try:
        engine_values.operations(reading)
    except (ValueError, TypeError, AttributeError) as error:
        raise ValidationError(_("This is not a reading: %(reason)s") % {"reason": error}) from error


def columns_of(reading: Reading) -> dict[str, Any]:
    """Return `reading` as the columns of a row hold it."""
    return {
        "read_by": ReadBy.HAND if reading.by_hand else ReadBy.GRAMMAR,
        "reading": [operation.as_dict() for operation in reading.operations],
        "state": State.LOCATED if reading.is_located else State.BY_HAND,
        "reason": engine_values.notice_values(reading.reason) if reading.reason else None,
    }


class InstructionQuerySet(models.QuerySet["Instruction"]):
    def in_language(self, language: str) -> "InstructionQuerySet":
        return self.filter(language=language)

    def to_be_resolved_by_hand(self) -> "InstructionQuerySet":
        return self.filter(state=State.BY_HAND)

    def get_by_natural_key(
        self, slug: str, letter: str, number: str, language: str
    ) -> "Instruction":
        return self.get(
            amendment__draft__document__slug=slug,
            amendment__draft__letter=letter,
            amendment__number=number,
            language=language,
        )


class Instruction(models.Model):
    """The drafting instruction of an amendment in one language.

    `reading` is what the engine made of `printed`, one entry an operation. With the state
    BY_HAND it is not applied; `reason` is the engine's notice that says why.
    """

    amendment = models.ForeignKey(
        Amendment, models.CASCADE, related_name="instructions", verbose_name=_("amendment")
    )
    language = models.CharField(_("language"), max_length=2, choices=Language)
    printed = models.TextField(
        _("instruction as printed"),
        help_text=_("The whole of it, with the new text in quotation marks."),
    )
    reading = models.JSONField(_("reading"), default=list, blank=True, validators=[check_reading])
    read_by = models.CharField(_("read by"), max_length=10, choices=ReadBy, default=ReadBy.GRAMMAR)
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.BY_HAND)
    reason = models.JSONField(_("why it waits for a person"), null=True, blank=True)
    history = HistoricalRecords()

    objects = InstructionQuerySet.as_manager()

    class Meta:
        verbose_name = _("instruction")
        verbose_name_plural = _("instructions")
        ordering = ("amendment_id", "language")
        constraints = (
            one_of("language", Language.values, name="instruction_language"),
            one_of("read_by", ReadBy.values, name="instruction_read_by"),
            one_of("state", State.values, name="instruction_state"),
            not_empty(
                "printed", name="instruction_printed", message=_("The instruction has no words.")
            ),
            models.UniqueConstraint(
                fields=("amendment", "language"),
                name="one_instruction_a_language",
                violation_error_code="language",
                violation_error_message=_(
                    "This amendment already has its instruction in this language."
                ),
            ),
            models.CheckConstraint(
                name="located_or_a_reason",
                condition=models.Q(state=State.LOCATED, reason__isnull=True)
                | models.Q(state=State.BY_HAND, reason__isnull=False),
                violation_error_message=_(
                    "An instruction waits for a person for a reason, and a located one has none."
                ),
            ),
        )

    def __str__(self) -> str:
        return f"{self.amendment.number} ({self.language})"

    @property
    def is_located(self) -> bool:
        return self.state == State.LOCATED

    @property
    def is_set_aside(self) -> bool:
        """A person does not trust the reading: it is never applied."""
        return self.read_by == ReadBy.HAND and not self.is_located

    def operations(self) -> tuple[Operation, ...]:
        """What it says, for the engine; nothing when it could not be read or was set aside.

        The engine looks for the place again and says for itself what it cannot locate.
        """
        return () if self.is_set_aside else engine_values.operations(self.reading)

    def notice(self) -> Notice | None:
        """Why it waits for a person, as the engine says it."""
        return engine_values.notice_of(self.reason) if self.reason else None

    def reason_in(self, language: str | None = None) -> str:
        """Why it waits for a person, in words; empty when it does not."""
        notice = self.notice()
        return notice.words(language or reader_language()) if notice else ""

    def take(self, reading: Reading) -> None:
        """Hold what the software made of the printed words; saves nothing."""
        for column, value in columns_of(reading).items():
            setattr(self, column, value)

    def agrees_with(self, reading: Reading) -> bool:
        """Tell whether it holds `reading` already."""
        return all(getattr(self, column) == value for column, value in columns_of(reading).items())

    def set_aside(self) -> None:
        """Leave it to a person although the software could read it; saves nothing."""
        self.read_by = ReadBy.HAND
        self.state = State.BY_HAND
        self.reason = engine_values.notice_values(engine_values.SET_ASIDE)

    def natural_key(self) -> tuple[str, str, str, str]:
        return (*self.amendment.natural_key(), self.language)

    natural_key.dependencies = ["amendments.amendment"]  # type: ignore[attr-defined]
