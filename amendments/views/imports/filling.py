"""The forms of a review, filled with what is known of the thing that they are about."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from amendments.compendium.answers import Kind, Subject, fingerprint, key_of
from amendments.compendium.compendium import Compendium, Finding, PrintedAmendment
from amendments.importing.sheets import Sheet
from amendments.views.imports.fields import LONGEST, AnswerForm
from amendments.views.imports.forms import FORMS
from amendments.views.imports.sheet import heading
from amendments.views.meaning_form import values_of_meaning

SHOWN = 80  # characters of a line where one is to be picked


@dataclass(frozen=True, slots=True)
class Sent:
    """A form that was sent and refused: its errors stand where it was filled in."""

    place: str
    form: AnswerForm


@dataclass(frozen=True, slots=True)
class Desk:
    """What the questions of one page are drawn from."""

    sheet: Sheet
    sent: Sent | None = None
    letters: Mapping[str, str] = field(default_factory=dict)
    amendments: Mapping[str, PrintedAmendment] = field(default_factory=dict)

    @property
    def compendium(self) -> Compendium:
        return self.sheet.understood.compendium

    @property
    def is_only_draft(self) -> bool:
        return len(self.compendium.drafts) == 1


def make_desk(sheet: Sheet, sent: Sent | None = None) -> Desk:
    compendium = sheet.understood.compendium
    return Desk(
        sheet,
        sent,
        letters={one.letter: heading(one) for one in compendium.drafts},
        amendments={one.number: one for one in compendium.amendments},
    )


def make_form(
    desk: Desk, kind: Kind, place: str, subject: Subject, finding: Finding | None = None
) -> AnswerForm:
    """Return the form for this kind of answer at `place`: the one that was sent there, or a new one."""
    sent = desk.sent
    if sent and sent.place == place and sent.form.kind_of_answer == kind:
        return sent.form
    options = form_options(desk, kind, subject.amendment)
    initial = first_values(desk, kind, subject, finding)
    about = key_of(finding) if finding else ""
    return FORMS[kind](place=place, about=about, initial=initial, **options)


def form_options(desk: Desk, kind: Kind, amendment: str) -> dict[str, Any]:
    """Return the choices that forms of this kind offer."""
    if kind in {Kind.PLACE, Kind.ADD, Kind.SPLIT, Kind.GIVE_DRAFT}:
        return {"letters": desk.letters}
    if kind in {Kind.END_QUOTATION, Kind.TAKE_OUT}:
        one = desk.amendments.get(amendment)
        lines = one.instruction.split("\n") if one else []
        printed = {str(at): shortened(at, line) for at, line in enumerate(lines, start=1)}
        return {"printed": printed}
    return {}


def shortened(at: int, line: str) -> str:
    """Return a printed line as a choice, its two ends in sight."""
    words = line if len(line) <= SHOWN else f"{line[: SHOWN // 2]} … {line[-SHOWN // 2 :]}"
    return _("%(line)s: %(words)s") % {"line": at, "words": words}


def first_values(
    desk: Desk, kind: Kind, subject: Subject, finding: Finding | None
) -> dict[str, Any]:
    """Return what stands in a form before anyone fills it in."""
    one = desk.amendments.get(subject.amendment)
    before = finding.before if finding else ""
    values: dict[str, Any] = {
        "amendment": subject.amendment,
        "draft": one.draft if one else subject.draft or next(iter(desk.letters), ""),
        "paragraph": subject.paragraph,
    }
    if one:
        values |= values_of_amendment(desk, kind, one, before)
    elif subject.paragraph:
        values |= {
            "seen": fingerprint(text_of_paragraph(desk, subject)),
            "text": text_of_paragraph(desk, subject),
        }
    if kind in {Kind.PLACE, Kind.ADD}:
        values["text"] = before
    if finding and finding.code == "corrected-before":
        values["text"] = finding.after
    return values


def values_of_amendment(
    desk: Desk, kind: Kind, one: PrintedAmendment, before: str
) -> dict[str, Any]:
    """Return what is known of an amendment for the forms about it."""
    lines = one.instruction.split("\n")
    values: dict[str, Any] = {
        "seen": fingerprint(one.instruction),
        "text": one.instruction,
        "names": "\n".join(one.tabled_by),
        "committee": one.committee or "",
        "parent": one.parent or "",
        "line": str(lines.index(before) + 1 if before in lines else len(lines)),
    }
    if kind == Kind.MEAN:
        operations = desk.sheet.understood.reading(one).operations
        fits = operations and len(one.instruction) <= LONGEST
        values |= values_of_meaning(operations[0]) if fits else {}
    if kind == Kind.RULE:
        values |= {"falls": "", "trigger": ""}
    return values


def text_of_paragraph(desk: Desk, subject: Subject) -> str:
    for draft in desk.compendium.drafts:
        if draft.letter == subject.draft:
            return next((p.text for p in draft.paragraphs if p.number == subject.paragraph), "")
    return ""
