"""The page of a written declaration under review: the text and its signatories, what is asked, what changes."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from amendments.importing.declared import AS_PRINTED, NEW, Paper, parted, save_paper
from amendments.importing.writing import ImportRefusedError
from amendments.models import ImportReview
from amendments.views.differences import difference
from amendments.views.imports.asking import (
    Asked,
    SentAnswer,
    Table,
    given_answers,
    with_what_was_refused,
)
from amendments.views.imports.declaration_questions import Questions, member_choices
from amendments.views.imports.saying_forms import (
    AddSignatoryForm,
    DateForm,
    DisclaimerForm,
    LeaveOutForm,
    MemberForm,
    NumberForm,
    ReferenceForm,
    SayForm,
    SignatoryForm,
    TextForm,
    TitleForm,
)
from amendments.views.marks import Mark
from resolutions.declarations.cited import Cited, find_cited
from resolutions.declarations.mending import Entry
from resolutions.declarations.rule import Check, Tabled, check, is_met
from resolutions.known import Known
from resolutions.models import DraftText, Language
from resolutions.recording.writing import Change, RecordingRefusedError, as_date
from resolutions.views.declarations import as_line, find_draft

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

FIELDS: "dict[str, tuple[StrOrPromise, type[SayForm]]]" = {
    "number": (gettext_lazy("number"), NumberForm),
    "reference": (gettext_lazy("reference"), ReferenceForm),
    "date": (gettext_lazy("date"), DateForm),
    "title": (gettext_lazy("title"), TitleForm),
    "disclaimer": (gettext_lazy("disclaimer"), DisclaimerForm),
    "text": (gettext_lazy("text"), TextForm),
}
COLUMNS: "dict[str, StrOrPromise]" = {
    "title": gettext_lazy("title"),
    "text": gettext_lazy("text"),
    "disclaimer": gettext_lazy("disclaimer"),
}


@dataclass(frozen=True, slots=True)
class Row:
    """A signatory of the file: as printed, what that stands for, whether the signature is there already."""

    entry: Entry
    member: str
    delegation: str
    group: str
    standing: str


@dataclass(frozen=True, slots=True)
class Changed:
    """Something that the file changes of what is there."""

    words: str
    marks: tuple[Mark, ...] = ()


def draw_declaration(
    request: HttpRequest, row: ImportReview, sent: SentAnswer | None, locked: str
) -> dict[str, Any]:
    """Return what the page shows. What is there already is shown only to those who may read it."""
    paper = Paper(row)
    declaration = paper.mended.declaration
    table = Table(row, sent, member_choices(paper))
    questions = Questions(paper, table, is_locked=bool(locked)).all()
    mending = mending_forms(paper, table, request.GET.get("mend", ""), sent)
    checks = rule_checks(paper)
    return {
        "declaration": declaration,
        "day": as_date(declaration),
        "text": "\n\n".join(declaration.paragraphs),
        "signatories": [draw_entry(paper, entry) for entry in paper.mended.entries],
        "asked": with_what_was_refused(questions, mending, sent, Places(paper)),
        "questions": len(questions),
        "stops": [one for one in questions if one.is_needed],
        "repairs": declaration.repairs,
        "mending": mending,
        "given": given_answers(row, Places(paper), partial(values_words, paper.known)),
        "cited": cited_texts(request, declaration.paragraphs),
        "lines": [as_line(one) for one in checks],
        "is_met": is_met(checks),
        "before": None if locked else paper.before,
        "locked": locked,
        "total_fits": declaration.total == len(declaration.signatories),
        "answer_href": reverse("answer-import", args=[row.pk]),
        **({} if locked else draw_changes(paper, questions)),
    }


def draw_entry(paper: Paper, entry: Entry) -> Row:
    """Return a signatory as the page shows it."""
    signatory, known = entry.signatory, paper.known
    delegation = known.delegation(paper.country(signatory.country))
    group = known.group(paper.group(signatory.group))
    held = paper.signed_before.get(entry.at)
    standing = ""
    if paper.before is not None:
        standing = _("new") if held is None else ""
        if held and held.signed_on:
            standing = _("added on %(day)s") % {"day": held.signed_on.strftime("%d/%m/%Y")}
    return Row(
        entry,
        member_words(paper, entry),
        str(delegation) if delegation else "",
        group.name if group else "",
        standing,
    )


def member_words(paper: Paper, entry: Entry) -> str:
    """Return which member a signatory is, as far as that is certain or was said."""
    said = paper.said.get(f"member-{entry.at}")
    if said is None:
        return str(paper.known.members.get(paper.match(entry).certain or 0, ""))
    return member_said(said, paper)


def member_said(said: dict[str, Any], paper: Paper) -> str:
    if said["member"] == NEW:
        name = f"{said['first_name']} {said['last_name']}".strip()
        return _("new member: %(name)s") % {"name": name}
    if said["member"] == AS_PRINTED:
        return _("as printed")
    return str(paper.known.members.get(int(said["member"]), ""))


# Rule 56, and what it cites


def rule_checks(paper: Paper) -> list[Check]:
    """Return the points of Rule 56 as they will stand once it is imported."""
    declaration, known = paper.mended.declaration, paper.known
    texts = {declaration.language: "\n\n".join(declaration.paragraphs)}
    if paper.before:
        for code in Language.values:
            texts.setdefault(code, getattr(paper.before, f"text_{code}"))
        tabled = [
            Tabled(
                one.delegation.code if one.delegation else None,
                one.political_group.code if one.political_group else None,
            )
            for one in paper.held
            if one.signed_on is None
        ]
        return check(texts, tabled)
    printed = (entry.signatory for entry in paper.mended.entries)
    pairs = (
        (known.delegation(paper.country(one.country)), known.group(paper.group(one.group)))
        for one in printed
    )
    return check(texts, [Tabled(a.code if a else None, b.code if b else None) for a, b in pairs])


def cited_texts(
    request: HttpRequest, paragraphs: tuple[str, ...]
) -> list[tuple[Cited, DraftText | None]]:
    return [(one, find_draft(request, one)) for one in find_cited("\n\n".join(paragraphs))]


# Mending


def mending_forms(
    paper: Paper, table: Table, wanted: str, sent: SentAnswer | None
) -> dict[str, Any] | None:
    """Return the forms that mend what the address wants, and what that is; None for nothing."""
    if sent and not wanted:
        wanted = sent.form.about
    if wanted in FIELDS:
        name, kind = FIELDS[wanted]
        return {"name": name, "forms": [table.form(kind, wanted, value=field_value(paper, wanted))]}
    if wanted == f"signatory-{paper.mended.next_entry}" or wanted == "add":
        about = f"signatory-{paper.mended.next_entry}"
        return {"name": _("a further signatory"), "forms": [table.form(AddSignatoryForm, about)]}
    for entry in paper.mended.entries:
        if wanted in {f"signatory-{entry.at}", f"member-{entry.at}"}:
            return {"name": entry.signatory.name, "forms": list(entry_forms(paper, table, entry))}
    return None


def entry_forms(paper: Paper, table: Table, entry: Entry) -> Iterator[SayForm]:
    """Yield the forms that mend a signatory: what is printed, who it is, that it is none."""
    one, about = entry.signatory, f"signatory-{entry.at}"
    yield table.form(SignatoryForm, about, name=one.name, country=one.country, group=one.group)
    first, last = parted(one.name)
    who = str(paper.match(entry).certain or AS_PRINTED)
    said = paper.said.get(f"member-{entry.at}", {"member": who})
    yield table.form(
        MemberForm,
        f"member-{entry.at}",
        **{"first_name": first, "last_name": last, **said},
    )
    yield table.form(LeaveOutForm, about)


def field_value(paper: Paper, name: str) -> Any:
    declaration = paper.mended.declaration
    if name == "text":
        return "\n\n".join(declaration.paragraphs)
    return getattr(declaration, name) or ""


# What was said


class Places(dict[str, str]):
    """What an answer is about, in words."""

    def __init__(self, paper: Paper) -> None:
        super().__init__()
        self.paper = paper

    def __missing__(self, about: str) -> str:
        sort, _hyphen, rest = about.partition("-")
        if about in FIELDS:
            return str(FIELDS[about][0])
        if sort in {"signatory", "member"} and rest.isdecimal():
            names = {one.at: one.signatory.name for one in self.paper.mended.entries}
            return names.get(int(rest)) or _("signatory %(number)s") % {"number": int(rest) + 1}
        if sort in {"country", "group"}:
            return rest
        return {
            "signed-on": _("day of the new signatures"),
            "total": _("printed total"),
            "no-member": _("those who are nobody in the list"),
            "missing": _("signatures that are not in the file"),
        }.get(about, _("question"))


def values_words(known: Known, about: str, values: dict[str, Any]) -> str:
    """Return what an answer says, in few words; `known` names the country or the group."""
    if values.get("left_out"):
        return _("left out")
    if "accepted" in values:
        return _("It is right as it is")
    if "keeps_text" in values:
        return _("keep the text that is there") if values["keeps_text"] else _("the file is whole")
    if "member" in values:
        name = f"{values.get('first_name', '')} {values.get('last_name', '')}".strip()
        words = {NEW: _("new member: %(name)s") % {"name": name}, AS_PRINTED: _("as printed")}
        return words.get(values["member"], _("a member of the list"))
    if "name" in values:
        return ", ".join(filter(None, (values["name"], values["country"], values["group"])))
    if code := values.get("code"):
        named = known.delegations if about.startswith("country-") else known.groups
        return str(named.get(code, code))
    return str(values.get("value", "")) or _("as printed")


# What changes


def draw_changes(paper: Paper, questions: list[Asked]) -> dict[str, Any]:
    """Return what the import would change of a declaration that is there; a trial, of which nothing stays."""
    if paper.before is None or any(one.is_needed for one in questions):
        return {"changes": []}
    try:
        saved = save_paper(paper, is_trial=True)
    except (RecordingRefusedError, ImportRefusedError) as error:
        return {"problem": str(error)}
    count = sum(change.what == "signed" for change in saved.changes)
    signed = ngettext(
        "One signature is added.", "%(count)s signatures are added.", count
    ) % {"count": count}  # fmt: skip
    changes = [draw_change(change) for change in saved.changes]
    return {"changes": [*([Changed(signed)] if count else []), *changes]}


def draw_change(change: Change) -> Changed:
    """Return a change in words, with its difference."""
    if change.what == "signed":
        named = {"name": change.where, "day": change.after}
        return Changed(_("%(name)s signs; the day is %(day)s.") % named)
    column, _underscore, code = change.where.rpartition("_")
    where = f"{COLUMNS.get(column, column)} ({Language(code).label})"
    if change.what == "kept":
        where = _("%(field)s: kept as people corrected it") % {"field": where}
    marks = difference(change.before.replace("\n\n", " ¶ "), change.after.replace("\n\n", " ¶ "))
    return Changed(where, marks)
