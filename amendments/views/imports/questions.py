"""What people are asked about a compendium, each question with the forms that answer it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from amendments.compendium.answers import Kind, Subject, key_of, subject_of
from amendments.compendium.answers.findings import UNDOABLE, aligned
from amendments.compendium.compendium import Finding
from amendments.importing.sheets import Sheet
from amendments.views.differences import word_marks
from amendments.views.imports.fields import LONGEST
from amendments.views.imports.filling import Desk, make_form, text_of_paragraph
from amendments.views.imports.forms import AcceptForm, AnswerForm
from amendments.views.imports.sheet import MOST_PRINTED
from amendments.views.imports.words import (
    ANSWERS,
    cut,
    detail_words,
    finding_place,
    question_words,
    repair_words,
)
from amendments.views.marks import Mark
from amendments.views.words import said

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

MOST_LINES = 300  # that can be chosen from
LEAVE_OUT = gettext_lazy("Leave it out")
# The kinds of answers to each question, the likeliest first, and what "well so" says there.
OFFERED: "dict[str, tuple[tuple[Kind, ...], StrOrPromise]]" = {
    "stray-text": ((Kind.PLACE, Kind.ADD), LEAVE_OUT),
    "duplicate-paragraph": ((Kind.PLACE,), LEAVE_OUT),
    "missing-paragraph": ((Kind.SPLIT, Kind.RENUMBER, Kind.PLACE), gettext_lazy("None is missing")),
    "paragraph-order": ((Kind.RENUMBER,), gettext_lazy("The number is right")),
    "doubtful-paragraph": ((Kind.TAKE_OUT,), gettext_lazy("It is new text")),
    "duplicate-amendment": ((Kind.ADD,), LEAVE_OUT),
    "no-instruction": ((Kind.INSTRUCT,), ""),
    "unbalanced-quotation": (
        (Kind.END_QUOTATION, Kind.INSTRUCT),
        gettext_lazy("It is right as it is"),
    ),
    "unknown-amendment": ((Kind.GIVE_PARENT, Kind.RULE), ""),
    "unknown-draft": ((Kind.GIVE_DRAFT,), ""),
    "unclear-dependency": ((Kind.RULE,), ""),
    "corrected-before": ((Kind.WORD, Kind.INSTRUCT), gettext_lazy("The new words are right")),
    "side-by-side": ((), gettext_lazy("They are in order")),
    "not-read": ((Kind.INSTRUCT, Kind.MEAN, Kind.END_QUOTATION), ""),
    "not-located": ((Kind.INSTRUCT, Kind.MEAN, Kind.GIVE_DRAFT), ""),
}
LEAVE_TO_A_PERSON = gettext_lazy("Import it as printed; a person sees to it later")
OF_AN_AMENDMENT = (
    Kind.INSTRUCT, Kind.END_QUOTATION, Kind.MEAN, Kind.SIGN, Kind.GIVE_DRAFT, Kind.GIVE_PARENT,
)  # fmt: skip
OF_A_PARAGRAPH = (Kind.WORD, Kind.SPLIT, Kind.JOIN, Kind.RENUMBER, Kind.DROP)


@dataclass(frozen=True, slots=True)
class Offer:
    """A form under its heading; `is_open`: it is unfolded."""

    title: str | Promise
    form: AnswerForm
    is_open: bool = False


@dataclass(frozen=True, slots=True)
class Question:
    """A finding that waits for a person, or a repair; `key` names it in addresses."""

    key: str
    subject: Subject
    place: str
    words: str
    detail: str
    text: str
    marks: tuple[Mark, ...] = ()
    offers: tuple[Offer, ...] = ()

    @property
    def anchor(self) -> str:
        return f"question-{self.key}"


def open_findings(sheet: Sheet) -> list[Finding]:
    """Return what nobody has answered yet: what the reader of the file asks, then the instructions."""
    compendium = sheet.understood.compendium
    known = {finding.where for finding in compendium.problems if finding.code == "no-instruction"}
    unclear = [one for one in sheet.unclear if one.before or one.where not in known]
    return [one for one in (*compendium.problems, *unclear) if key_of(one) not in sheet.settled]


def open_repairs(sheet: Sheet) -> list[Finding]:
    """Return the repairs that nobody has looked at or undone yet."""
    repairs = sheet.understood.compendium.repairs
    return [one for one in repairs if key_of(one) not in sheet.settled]


def draw_questions(desk: Desk, findings: Sequence[Finding]) -> list[Question]:
    return [draw_question(desk, finding) for finding in findings]


def draw_question(desk: Desk, finding: Finding) -> Question:
    key, subject = key_of(finding), subject_of(finding, desk.compendium)
    kinds, well_so = OFFERED.get(finding.code, ((), ""))
    fitting = [kind for kind in kinds if fits(kind, subject, desk)]
    offers = [
        Offer(ANSWERS[kind], make_form(desk, kind, key, subject, finding), is_open=at == 0)
        for at, kind in enumerate(fitting)
    ]
    accept = AcceptForm(place=key, about=key, button=well_so or LEAVE_TO_A_PERSON)
    return Question(
        key=key,
        subject=subject,
        place=finding_place(finding, subject, is_only_draft=desk.is_only_draft),
        words=question_words(finding),
        detail=cut(reason_of(desk, finding, subject) or detail_words(finding), MOST_PRINTED),
        text=cut(finding.before, MOST_PRINTED),
        offers=(*offers_opened(offers, desk, key), Offer("", accept)),
    )


def offers_opened(offers: Iterable[Offer], desk: Desk, key: str) -> list[Offer]:
    """Return the offers; the one that was sent and refused is unfolded."""
    if desk.sent is None or desk.sent.place != key:
        return list(offers)
    return [Offer(one.title, one.form, one.form is desk.sent.form) for one in offers]


def draw_repairs(desk: Desk, findings: Sequence[Finding]) -> list[Question]:
    """Return the repairs with what they changed."""
    drawn = []
    for finding in findings:
        key, subject = key_of(finding), subject_of(finding, desk.compendium)
        undo = [make_form(desk, Kind.UNDO, key, subject, finding)] if can_undo(finding) else []
        accept = AcceptForm(place=key, about=key)
        before, after = shown_excerpts(finding)
        drawn.append(
            Question(
                key=key,
                subject=subject,
                place=finding_place(finding, subject, is_only_draft=desk.is_only_draft),
                words=repair_words(finding),
                detail="",
                text="",
                marks=word_marks(before, after),
                offers=tuple(Offer("", form) for form in (accept, *undo)),
            )
        )
    return drawn


def shown_excerpts(finding: Finding) -> tuple[str, str]:
    """Return the words before and after a repair, cut alike, line breaks in sight."""
    before, after = aligned(finding.before, finding.after)
    if not before or not after:
        before, after = finding.before, finding.after
    start = "…" if finding.before.startswith("…") else ""
    end = "…" if finding.before.endswith("…") else ""
    ends = (f"{start}{text.strip('…')}{end}" for text in (before, after))
    shown = [text.replace("\n", " ¶ ") for text in ends]
    return shown[0], shown[1]


def can_undo(finding: Finding) -> bool:
    return finding.code in UNDOABLE and finding.where != "the whole text"


def reason_of(desk: Desk, finding: Finding, subject: Subject) -> str:
    """Return why an instruction could not be read or located, in the reader's language."""
    one = desk.amendments.get(subject.amendment)
    if finding.code not in {"not-read", "not-located"} or one is None:
        return ""
    reason = desk.sheet.understood.reading(one).reason
    return said(reason) if reason else ""


def draw_mending(desk: Desk, subject: Subject) -> list[Offer]:
    """Return the forms that correct an amendment or a paragraph, asked or not."""
    kinds = OF_AN_AMENDMENT if subject.amendment else OF_A_PARAGRAPH
    place = f"mend-{subject.amendment or subject.paragraph}"
    offers = [
        Offer(ANSWERS[kind], make_form(desk, kind, place, subject))
        for kind in kinds
        if fits(kind, subject, desk)
    ]
    return offers_opened(offers, desk, place)


def fits(kind: Kind, subject: Subject, desk: Desk) -> bool:
    """Tell whether this kind of answer can be given to something about `subject`."""
    one = desk.amendments.get(subject.amendment)
    if kind == Kind.GIVE_PARENT:
        return one is not None and (one.parent is not None or "-" in one.number)
    if kind == Kind.GIVE_DRAFT:
        return one is not None and one.parent is None and not desk.is_only_draft
    if kind in {Kind.END_QUOTATION, Kind.TAKE_OUT}:
        return one is not None and 0 < one.instruction.count("\n") <= MOST_LINES
    if kind == Kind.WORD:
        return not subject.amendment and len(text_of_paragraph(desk, subject)) <= LONGEST
    if one is not None and kind in {Kind.INSTRUCT, Kind.SIGN}:
        return len(one.instruction) <= LONGEST and len(one.tabled_by) <= MOST_LINES
    return one is not None or kind not in {Kind.INSTRUCT, Kind.MEAN, Kind.SIGN}
