"""What people are asked about a declaration or a document, and the answers as they are sent."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from amendments.compendium.answers import fingerprint
from amendments.importing.saying import seen_of
from amendments.models import ImportReview
from amendments.views.imports.saying_forms import SayForm

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


@dataclass(frozen=True, slots=True)
class SentAnswer:
    """A form that was sent and refused: its errors stand where it was filled in."""

    form: SayForm


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with the forms that answer it. `is_needed`: nothing is imported before it is answered."""

    about: str
    place: "StrOrPromise"
    words: "StrOrPromise"
    detail: "StrOrPromise" = ""
    text: str = ""
    items: Sequence[str] = ()
    forms: Sequence[SayForm] = ()
    is_needed: bool = False

    @property
    def anchor(self) -> str:
        return f"question-{fingerprint(self.about)}"


@dataclass(frozen=True, slots=True)
class Said:
    """An answer that was given."""

    at: int
    place: "StrOrPromise"
    text: str
    who: str
    when: datetime


@dataclass(frozen=True, slots=True)
class Table:
    """Makes the forms of one page: filled with what is known, or as they were sent and refused."""

    row: ImportReview
    sent: SentAnswer | None = None
    choices: Mapping[str, Any] = field(default_factory=dict)

    def form(self, kind: type[SayForm], about: str, **first: Any) -> SayForm:
        """Return the form of this kind about a thing, with what it begins with."""
        sent = self.sent.form if self.sent else None
        if sent and sent.about == about and type(sent) is kind:
            return sent
        return kind(about=about, seen=seen_of(self.row, about), choices=self.choices, initial=first)


def with_what_was_refused(
    asked: Sequence[Asked],
    mending: Mapping[str, Any] | None,
    sent: SentAnswer | None,
    place_of: Mapping[str, "StrOrPromise"],
) -> list[Asked]:
    """Return the questions; first what was sent and refused, when the page has no other place for it.

    Its question may have been answered meanwhile, or it was sent from the text itself.
    """
    if sent is None:
        return list(asked)
    shown = [form for one in asked for form in one.forms] + (mending["forms"] if mending else [])
    if any(form is sent.form for form in shown):
        return list(asked)
    about = sent.form.about
    words = _("This answer was not taken. Look at it again.")
    return [Asked(f"refused-{about}", place_of[about], words, forms=[sent.form]), *asked]


def given_answers(
    row: ImportReview, place_of: Mapping[str, "StrOrPromise"], values_words: Any
) -> list[Said]:
    """Return the answers so far, the latest first; `values_words` says what one says."""
    return [
        Said(
            at=at,
            place=place_of[answer["about"]],
            text=str(values_words(answer["about"], answer["values"])),
            who=answer["by"],
            when=datetime.fromisoformat(answer["at"]),
        )
        for at, answer in reversed(list(enumerate(row.answers)))
    ]
