"""What every step of recording a declaration works with: rows with a history, and what came of it."""

import datetime
from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from resolutions.declarations.values import Declaration, Finding
from resolutions.models import Document, Dossier, Member, Signature, WrittenDeclaration

REASON = (
    "import of a written declaration"  # stands in the history of every row that an import wrote
)


class RecordingRefusedError(ValueError):
    """The declaration cannot be saved; the message is one line that says why."""


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that changed: `what` is "changed", "kept" or "signed", `where` a column or a name."""

    what: str
    where: str
    before: str = ""
    after: str = ""

    def __str__(self) -> str:
        if self.what == "signed":
            return f"signed on {self.after}: {self.where}"
        if self.what == "kept":
            return f"kept as people corrected it: {self.where}"
        return f"{self.what}: {self.where}"


@dataclass(slots=True)
class Saved:
    """What became of a declaration: its dossier, whether it is new, what changed, what needs a person."""

    dossier: str
    is_new: bool
    changes: list[Change] = field(default_factory=list)
    problems: list[Finding] = field(default_factory=list)

    def problem(self, code: str, where: str, message: str) -> None:
        self.problems.append(Finding(code, where, message))


def as_date(declaration: Declaration) -> datetime.date | None:
    return datetime.date.fromisoformat(declaration.date) if declaration.date else None


def write(row: Document | Dossier | Member | WrittenDeclaration | Signature) -> None:
    """Save `row` with a history that says why. Raises `RecordingRefusedError` for what fits no column."""
    try:
        row.clean_fields(
            exclude={field.name for field in row._meta.fields if field.is_relation} | {"slug"}
        )
    except ValidationError as error:
        name, messages = next(iter(error.message_dict.items()))
        raise RecordingRefusedError(
            _("The %(name)s of the %(thing)s cannot be saved: %(why)s")
            % {"name": name, "thing": row._meta.verbose_name, "why": messages[0]}
        ) from error
    row._change_reason = REASON  # type: ignore[union-attr]  # simple_history takes it from there
    row.save()
