"""An answer that somebody sends: about a compendium, a declaration or a document under review."""

import re
from collections.abc import Callable
from functools import partial
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from amendments.compendium.answers import AnswerRefusedError, Kind, key_of
from amendments.importing import saying, sheets
from amendments.importing.declared import AS_PRINTED, NEW, Paper
from amendments.importing.locking import ReviewChangedError
from amendments.importing.saying import AnsweredMeanwhileError
from amendments.importing.sheets import NotLocatedByHandError, load_sheet
from amendments.models import ImportReview, ReviewState
from amendments.views.imports import declaration, document
from amendments.views.imports.asking import SentAnswer
from amendments.views.imports.declaration_questions import member_choices
from amendments.views.imports.filling import Sent, form_options, make_desk
from amendments.views.imports.forms import FORMS, AnswerForm
from amendments.views.imports.pages import IMPORT, get_review, show_review
from amendments.views.imports.paging import nothing_open
from amendments.views.imports.questions import open_findings, open_repairs
from amendments.views.imports.saying_forms import FORMS as SAYING
from amendments.views.imports.saying_forms import SayForm
from amendments.views.imports.words import answer_refused_words
from amendments.views.words import said
from resolutions.known import Known

OLDER = gettext_lazy(
    "Somebody else has worked on this review meanwhile. This is how it stands now; look at it again."
)


@require_POST
@permission_required(IMPORT, raise_exception=True)
def answer(request: HttpRequest, pk: int) -> HttpResponse:
    """Take an answer in; one that does not fit comes back with the reason beside it."""
    row = get_review(pk)
    if row.state != ReviewState.TO_REVIEW:
        return older(request, pk)
    return answer_compendium(request, row) if row.is_compendium else say(request, row)


# A compendium


def answer_compendium(request: HttpRequest, row: ImportReview) -> HttpResponse:
    form = sent_form(request, row)
    if not form.is_valid():
        return refused(request, row, form)
    after = next_anchor(row, form)
    try:
        sheets.give_answer(row.pk, form.answer(), request.user)
    except ReviewChangedError:
        return older(request, row.pk)
    except AnswerRefusedError as error:
        form.add_error(None, answer_refused_words(error))
    except NotLocatedByHandError as error:
        form.add_error(None, said(error.reason))
    else:
        return redirect(f"{page(row.pk, request)}{after}")
    return refused(request, get_review(row.pk), form)


def refused(request: HttpRequest, row: ImportReview, form: AnswerForm) -> HttpResponse:
    """Show the form with its errors; where its question is no longer asked, say that the review moved on."""
    sheet = load_sheet(row)
    asked = {key_of(one) for one in (*open_findings(sheet), *open_repairs(sheet))}
    if form.about and form.about not in asked:
        return older(request, row.pk)
    return show_review(request, row, sent=Sent(form.place, form), status=400)


def sent_form(request: HttpRequest, row: ImportReview) -> AnswerForm:
    """Return the form that was sent, filled in. Raises Http404 when there is no such form."""
    kind, place = request.POST.get("kind", ""), request.POST.get("at", "")
    about = request.POST.get("about", "")
    if kind not in set(Kind) or not re.fullmatch(r"[0-9a-f]{12}|", about) or len(place) > 60:
        raise Http404
    options = form_options(
        make_desk(load_sheet(row)), Kind(kind), request.POST.get("amendment", "")
    )
    return FORMS[Kind(kind)](request.POST, place=place, about=about, **options)


def next_anchor(row: ImportReview, form: AnswerForm) -> str:
    """Return the anchor of what comes next on the page: the next question, else where the text is."""
    sheet = load_sheet(row)
    for things in (open_findings(sheet), open_repairs(sheet)):
        keys = [key_of(one) for one in things]
        if form.about in keys:
            after = keys[keys.index(form.about) + 1 :]
            return f"#question-{after[0]}" if after else "#questions"
    values = form.answer().values
    if values.get("amendment"):
        return f"#am-{values['amendment']}"
    return f"#paragraph-{values.get('draft', '')}-{values.get('paragraph', '')}"


# A declaration or another document


def say(request: HttpRequest, row: ImportReview) -> HttpResponse:
    """Take in what somebody says of one thing. What somebody else said meanwhile is shown first."""
    form = said_form(request, row)
    if form.is_valid() and row.is_declaration:
        refuse_twice(form, Paper(row))
    if not form.is_valid():
        return show_review(request, row, sent=SentAnswer(form), status=400)
    try:
        saying.say(row.pk, form.about, form.values(), seen=form.seen, user=request.user)
    except ReviewChangedError:
        return older(request, row.pk)
    except AnsweredMeanwhileError as error:
        form.add_error(None, meanwhile_words(row, error))
        row = get_review(row.pk)
        form.seen = saying.seen_of(row, form.about)  # sent once more, it counts
        return show_review(request, row, sent=SentAnswer(form), status=400)
    return redirect(f"{page(row.pk, request)}#questions")


def said_form(request: HttpRequest, row: ImportReview) -> SayForm:
    """Return the form that was sent, filled in. Raises Http404 when there is no such form."""
    kind = SAYING.get(request.POST.get("act", ""))
    about, seen = request.POST.get("about", ""), request.POST.get("seen", "")
    if kind is None or not 0 < len(about) <= 300 or "\0" in about or not fits(kind, about):
        raise Http404
    choices = member_choices(Paper(row)) if row.is_declaration else {}
    return kind(request.POST, about=about, seen=seen, choices=choices)


def fits(kind: type[SayForm], about: str) -> bool:
    """Tell whether this form can say something about that: a date of the field "date", and so on."""
    sort, _hyphen, rest = about.partition("-")
    numbered = rest.isdecimal() and len(rest) < 5
    if kind.act in {"signatory", "add", "leave-out"}:
        return sort == "signatory" and numbered
    if kind.act == "member":
        return sort == "member" and numbered
    if kind.act in {"country", "group", "line", "keep-line"}:
        return sort == kind.act.removeprefix("keep-") and bool(rest)
    if kind.act == "whole":
        return about == "cut-off"
    if kind.act in {"accept", "leave-open", "keep-them"}:
        return not numbered and sort not in {"country", "group", "line"} and about not in SAYING
    return about == kind.act


def refuse_twice(form: SayForm, paper: Paper) -> None:
    """Put an error on what would make one member, or one name of a country, sign twice."""
    values, entries = form.values(), paper.mended.entries
    if "name" in values and any(
        (one.signatory.name, one.signatory.country) == (values["name"], values["country"])
        and f"signatory-{one.at}" != form.about
        for one in entries
    ):
        form.add_error("name", _("This name is already in the list."))
    member = values.get("member")
    if form.act != "member" or member in {NEW, AS_PRINTED}:
        return
    own = int(form.about.removeprefix("member-"))
    others = {
        str(paper.said.get(f"member-{one.at}", {}).get("member") or paper.match(one).certain)
        for one in entries
        if one.at != own
    }
    if member in others:
        form.add_error("member", _("This member is another signatory of the list."))


def meanwhile_words(row: ImportReview, error: AnsweredMeanwhileError) -> str:
    """Return what somebody else answered meanwhile, so that nobody undoes it unseen."""
    theirs = error.answer
    if theirs is None:
        return _("Somebody took the answer back meanwhile. Send yours once more if it still holds.")
    words: Callable[[str, dict[str, Any]], str] = document.values_words
    if row.is_declaration:
        words = partial(declaration.values_words, Known())
    return _(
        "%(who)s answered this meanwhile: “%(words)s”. Send yours once more to put it in its place."
    ) % {"who": theirs["by"], "words": words(theirs["about"], theirs["values"])}


# Where it leads


def page(pk: int, request: HttpRequest) -> str:
    """Return the address of the review, on the part of it that the reader was on, nothing opened for mending."""
    query = nothing_open(request)
    address = reverse("import-review", args=[pk])
    return f"{address}?{query.urlencode()}" if query else address


def older(request: HttpRequest, pk: int) -> HttpResponse:
    messages.error(request, OLDER)
    return redirect(page(pk, request))
