"""A person says what an instruction means that the software could not read, or did not read rightly."""

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.db import transaction
from django.forms import BaseFormSet, formset_factory
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from amendments.desk import Desk, DeskAmendment, load_desk
from amendments.engine.consolidate import Amendment as EngineAmendment
from amendments.engine.consolidate import consolidate
from amendments.engine.instruction import Instruction as Operation
from amendments.engine.rules import Decision
from amendments.engine.wording import describe
from amendments.models import Instruction
from amendments.models.reading import locate_for, read_for
from amendments.reading import Reading
from amendments.views.amendments import MEAN, find_amendment
from amendments.views.effects import Effect, make_effect
from amendments.views.meaning_form import OperationForm, values_of_meaning
from amendments.views.words import said
from resolutions.access import get_draft
from resolutions.models import Language
from resolutions.models.languages import reader_language

MOST_OPERATIONS = 20


@require_http_methods(["GET", "HEAD", "POST"])
@permission_required(MEAN, raise_exception=True)
def meaning(request: HttpRequest, pk: int, number: str, language: str) -> HttpResponse:
    """What the instruction means in one language: tried on the draft, saved, or read anew by the software."""
    draft = get_draft(request.user, pk)
    if language not in Language.values:
        raise Http404
    desk = load_desk(draft, language)
    shown = find_amendment(desk, number)
    if shown.instruction is None:
        raise Http404
    if "software" in request.POST:
        return save(request, shown, read_for(shown.row, language, shown.instruction.printed))
    forms = make_forms(request, shown)
    reading: Reading | None = None
    if request.method == "POST" and forms.is_valid():
        operations = [form.operation for form in forms if form.operation is not None]
        reading = locate_for(shown.row, language, tuple(operations))
        if "save" in request.POST and operations and reading.is_located:
            return save(request, shown, reading)
    context = {
        "draft": draft,
        "dossier": draft.document.dossier,
        "language": language,
        "amendment": shown.row,
        "instruction": shown.instruction,
        "revision": revision(shown.instruction),
        "forms": forms,
        **told(reading, desk, shown),
    }
    return render(request, "amendments/meaning.html", context)


def make_forms(request: HttpRequest, shown: DeskAmendment) -> "BaseFormSet[OperationForm]":
    """Return a form for each operation, as sent or as it is read now, and an empty one."""
    assert shown.instruction is not None
    factory = formset_factory(OperationForm, extra=1, max_num=MOST_OPERATIONS, validate_max=True)
    operations = shown.instruction.operations()
    return factory(
        request.POST if request.method == "POST" else None,
        initial=[values_of_meaning(operation) for operation in operations],
        form_kwargs={"in_amendment": shown.parent is not None},
        prefix="operation",
    )


def told(reading: Reading | None, desk: Desk, shown: DeskAmendment) -> dict[str, Any]:
    """Return what the page says of a meaning that was tried."""
    if reading is None:
        return {}
    if not reading.operations:
        return {"trouble": _("Say at least one operation.")}
    trouble = said(reading.reason) if reading.reason else ""
    return {
        "trouble": trouble,
        "readings": [
            describe(operation, reader_language(), desk.draft.kind)
            for operation in reading.operations
        ],
        "effects": () if trouble else effects(desk, shown, reading.operations),
    }


def effects(
    desk: Desk, shown: DeskAmendment, operations: Sequence[Operation]
) -> tuple[Effect, ...]:
    """Return the paragraphs that the operations change, nothing else being adopted."""
    tried = EngineAmendment(shown.number, 0, tuple(operations), shown.parent)
    others = [one for one in desk.engine_amendments if one.number == shown.parent]
    votes = dict.fromkeys([shown.number, *(one.number for one in others)], Decision.ADOPTED)
    result = consolidate(desk.text, [*others, tried], votes)
    named = {shown.number, shown.parent}
    return tuple(
        make_effect(one) for one in result.paragraphs if not named.isdisjoint(one.amendments)
    )


def revision(instruction: Instruction) -> int:
    """Return which state of the instruction a person has before them."""
    latest = instruction.history.order_by("-history_id").values_list("history_id", flat=True)
    return int(latest.first() or 0)


def save(request: HttpRequest, shown: DeskAmendment, reading: Reading) -> HttpResponse:
    """Keep the reading, unless somebody changed the instruction meanwhile."""
    assert shown.instruction is not None
    with transaction.atomic():
        row = Instruction.objects.select_for_update(of=("self",), no_key=True).get(
            pk=shown.instruction.pk
        )
        if str(revision(row)) != request.POST.get("revision"):
            messages.error(
                request,
                _("Somebody changed this instruction meanwhile, so nothing was saved. Look again."),
            )
            return redirect(request.path)
        row.take(reading)
        row.save()
    messages.success(request, _("Saved: what %(name)s means.") % {"name": shown.row.name})
    return redirect("amendment", shown.row.draft_id, shown.number)
