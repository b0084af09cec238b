"""The page of a compendium under review: its text, what is asked of it, what was answered, what it changes."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple

from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise

from amendments.compendium.answers import Kind, Subject, subject_of
from amendments.compendium.compendium import Compendium, Finding
from amendments.importing.ledger import Change
from amendments.importing.saving import Saved
from amendments.importing.sheets import Sheet, is_known, load_sheet
from amendments.models import ImportReview
from amendments.views.differences import difference
from amendments.views.imports.filling import Desk, Sent, make_desk
from amendments.views.imports.paging import Pages, nothing_open, page_of, wanted_number
from amendments.views.imports.questions import (
    Question,
    draw_mending,
    draw_questions,
    draw_repairs,
    open_findings,
    open_repairs,
)
from amendments.views.imports.sheet import Parts
from amendments.views.imports.words import (
    ANSWERS,
    CHANGES,
    THINGS,
    answer_refused_words,
    place_words,
    problem_words,
)
from amendments.views.marks import Mark

AT_A_TIME = 15  # questions, and repairs, that a page shows
MOST_CHANGES = 100  # of each sort that are listed one by one


@dataclass(frozen=True, slots=True)
class Given:
    """An answer that was given, with why it no longer fits, if so."""

    at: int
    words: str | Promise
    place: str
    text: str
    who: str
    when: datetime
    is_carried: bool
    refused: str


class Linked(NamedTuple):
    """A question with where it leads: to its place in the text, and to the next question; "" nowhere."""

    question: Question
    href: str
    following: str


def draw_compendium(request: HttpRequest, row: ImportReview, sent: Sent | None) -> dict[str, Any]:
    """Return what the page shows of a file that was read."""
    sheet = load_sheet(row)
    desk = make_desk(sheet, sent)
    compendium = sheet.understood.compendium
    findings, repairs = open_findings(sheet), open_repairs(sheet)
    path = reverse("import-review", args=[row.pk])
    asked, of_questions = page_of(request, path, "questions", findings, AT_A_TIME)
    mended, of_repairs = page_of(request, path, "repairs", repairs, AT_A_TIME)
    parts = Parts(sheet.understood)
    subject = wanted_subject(request, desk)
    of_parts = Pages(
        "part", wanted_part(request, parts, subject), len(parts), nothing_open(request), path
    )
    here = {"pk": row.pk, "query": request.GET.urlencode()}
    return {
        "compendium": compendium,
        "paragraphs": sum(len(draft.paragraphs) for draft in compendium.drafts),
        "amendments": len(compendium.amendments),
        "questions": len(findings),
        "repairs": len(repairs),
        "asked": linked(draw_questions(desk, asked), parts, of_parts),
        "mended": linked(draw_repairs(desk, mended), parts, of_parts),
        "of_questions": of_questions,
        "of_repairs": of_repairs,
        "rows": parts.draw(of_parts.number),
        "of_parts": of_parts,
        "mending": draw_mending(desk, subject) if subject else (),
        "mended_thing": place_words(subject, is_only_draft=desk.is_only_draft) if subject else "",
        "given": given_answers(row, sheet, desk),
        "is_known": is_known(row),
        "answer_href": f"{reverse('answer-import', args=[row.pk])}?{here['query']}",
        "part_query": of_parts.href(of_parts.number),
    }


def linked(questions: Sequence[Question], parts: Parts, here: Pages) -> list[Linked]:
    """Return each question with the address of what it is about and the anchor of the next one."""
    following = [*(question.anchor for question in questions[1:]), ""]
    return [
        Linked(question, place_href(question.subject, parts, here), after)
        for question, after in zip(questions, following, strict=False)
    ]


def place_href(subject: Subject, parts: Parts, here: Pages) -> str:
    """Return the anchor of `subject` when it stands `here`, else the address of its part; "" if nowhere."""
    if not subject.amendment and not subject.paragraph:
        return ""
    anchor = f"paragraph-{subject.draft}-{subject.paragraph}"
    if subject.amendment:
        anchor = f"am-{subject.amendment}"
    its_part = parts.part_of(subject)
    return f"#{anchor}" if its_part == here.number else f"{here.path}?part={its_part}#{anchor}"


def wanted_subject(request: HttpRequest, desk: Desk) -> Subject | None:
    """Return the amendment or paragraph that the address wants to mend, if it is there."""
    amendment = request.GET.get("amendment", "")
    if amendment in desk.amendments:
        return Subject(amendment=amendment)
    letter, _hyphen, number = request.GET.get("paragraph", "").partition("-")
    for draft in desk.compendium.drafts:
        if draft.letter == letter and any(p.number == number for p in draft.paragraphs):
            return Subject(draft=letter, paragraph=number)
    return None


def wanted_part(request: HttpRequest, parts: Parts, subject: Subject | None) -> int:
    if subject and "part" not in request.GET:
        return parts.part_of(subject)
    return min(wanted_number(request, "part"), len(parts))


def given_answers(row: ImportReview, sheet: Sheet, desk: Desk) -> list[Given]:
    """Return the answers so far, the latest first."""
    given = []
    for at, answer in enumerate(row.answers):
        values = answer["values"]
        subject = Subject(
            values.get("amendment", ""), values.get("draft", ""), values.get("paragraph", "")
        )
        text = values.get("text") or values.get("names") or values.get("number") or ""
        refused = sheet.refused.get(at)
        given.append(
            Given(
                at=at,
                words=ANSWERS[Kind(answer["kind"])],
                place=place_words(subject, is_only_draft=desk.is_only_draft)
                if any((subject.amendment, subject.paragraph))
                else "",
                text=text,
                who=answer["by"],
                when=datetime.fromisoformat(answer["at"]),
                is_carried=answer.get("carried", False),
                refused=answer_refused_words(refused) if refused else "",
            )
        )
    return given[::-1]


def draw_changes(saved: Saved, compendium: Compendium) -> dict[str, Any]:
    """Return the changes in groups: what was done, how many, those that are shown, how many more."""
    groups = []
    is_only_draft = len(compendium.drafts) == 1
    for done, words in CHANGES.items():
        some = [change for change in saved.changes if change.done == done]
        if some:
            shown = [draw_change(change, compendium) for change in some[:MOST_CHANGES]]
            groups.append((words, len(some), shown, len(some) - len(shown)))
    problems = [
        (place_words(subject_of(one, compendium), is_only_draft=is_only_draft), problem_words(one))
        for one in saved.problems
    ]
    return {"groups": groups, "is_first": saved.is_first, "problems": problems}


def draw_change(
    change: Change, compendium: Compendium
) -> tuple[str, str | Promise, tuple[Mark, ...]]:
    """Return where, what, and the difference."""
    subject = subject_of(Finding("", change.where, ""), compendium)
    place = place_words(subject, is_only_draft=len(compendium.drafts) == 1)
    before, after = change.before.replace("\n", " ¶ "), change.after.replace("\n", " ¶ ")
    return place, THINGS.get(change.what, change.what), difference(before, after)
