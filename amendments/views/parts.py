"""Putting one amendment to the vote by parts: which operations, which words, and what each part gives."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from amendments.desk import Desk, DeskAmendment, load_desk
from amendments.dividing import PlannedPart, divide, division_of, engine_amendment, faults_in
from amendments.engine.consolidate import Consolidated, consolidate
from amendments.engine.items import part_number
from amendments.engine.rules import Decision
from amendments.engine.wording import describe
from amendments.models import Amendment
from amendments.views.amendments import DIVIDE, find_amendment
from amendments.views.drafts import choose_language
from amendments.views.effects import Effect, make_effect
from resolutions.access import get_draft
from resolutions.models import Language
from resolutions.models.languages import reader_language

MOST_WORDS = 8  # stretches of words that one amendment is divided by
LONGEST = 2000  # characters of one of them


@dataclass(frozen=True, slots=True)
class Trial:
    """What the text becomes when only the first parts are adopted."""

    name: str
    effects: tuple[Effect, ...]


class PartsForm(forms.Form):
    """For each operation the part it belongs to, and words of the new text that are parts of their own."""

    def __init__(self, *args: Any, amendment: Amendment, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.amendment = amendment
        self.languages = [one.language for one in amendment.instructions.all()]
        readings = [one.operations() for one in amendment.instructions.all()]
        self.count = min((len(reading) for reading in readings), default=0)
        choices = [(str(number), str(number)) for number in range(1, self.count + 1)]
        for at in range(self.count):
            self.fields[f"operation_{at + 1}"] = forms.ChoiceField(
                label=describe(readings[0][at], reader_language(), amendment.draft.kind),
                choices=choices,
            )
        self.stretches = range(1, min(self.filled() + 1, MOST_WORDS) + 1)
        for at in self.stretches:
            for language in self.languages:
                self.fields[f"words_{at}_{language}"] = forms.CharField(
                    label=_("Words (%(language)s)") % {"language": Language(language).label},
                    required=False,
                    max_length=LONGEST,
                    widget=forms.Textarea(attrs={"rows": 2, "lang": language}),
                )

    def filled(self) -> int:
        """Return the number of the last stretch of words that was given: one more can be added."""
        values = {name: value for name, value in (self.data or self.initial).items() if value}
        named = (re.fullmatch(r"words_(\d)_[a-z]{2}", name) for name in values)
        return max((int(match[1]) for match in named if match), default=0)

    def operation_fields(self) -> list[forms.BoundField]:
        """The fields of the operations, when there is a choice."""
        return [self[f"operation_{at + 1}"] for at in range(self.count)] if self.count > 1 else []

    def word_fields(self) -> list[list[forms.BoundField]]:
        """The fields of each stretch of words, a field a language."""
        return [
            [self[f"words_{at}_{language}"] for language in self.languages] for at in self.stretches
        ]

    def parts(self) -> list[PlannedPart]:
        """Return the parts: operations by the number given to them, then each stretch of words."""
        held: dict[str, list[int]] = {}
        for at in range(1, self.count + 1):
            name = self.cleaned_data.get(f"operation_{at}") or "1"
            held.setdefault(name, []).append(at)
        parts = [PlannedPart(tuple(held[name])) for name in sorted(held, key=int)]
        for at in self.stretches:
            words = {
                language: self.cleaned_data.get(f"words_{at}_{language}", "").strip()
                for language in self.languages
            }
            if any(words.values()):
                parts.append(PlannedPart(words=words))
        return parts

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if not self.errors:
            for fault in faults_in(self.amendment, self.parts()):
                self.add_error(None, fault)
        return cleaned


@require_http_methods(["GET", "HEAD", "POST"])
@permission_required(DIVIDE, raise_exception=True)
def parts(request: HttpRequest, pk: int, number: str) -> HttpResponse:
    """The parts of one amendment: shown, tried, saved, or put together again."""
    draft = get_draft(request.user, pk)
    language, _doubts = choose_language(draft, request.GET.get("language", ""))
    desk = load_desk(draft, language)
    shown = find_amendment(desk, number)
    if "whole" in request.POST:
        return save(request, desk, shown, [])
    form = PartsForm(
        request.POST or None, amendment=shown.row, initial=initial(desk, shown), label_suffix=""
    )
    trials: list[Trial] = []
    if request.method == "POST" and form.is_valid():
        if "save" in request.POST:
            return save(request, desk, shown, form.parts())
        trials = try_parts(desk, shown, form.parts())
    context = {
        "draft": draft,
        "dossier": draft.document.dossier,
        "language": language,
        "amendment": shown.row,
        "form": form,
        "trials": trials,
        "seen": request.POST.get("seen", division_of(shown.row)),
        "is_divided": any(item.amendment_id == shown.row.pk for item in desk.items),
    }
    return render(request, "amendments/parts.html", context, status=400 if form.errors else 200)


def initial(desk: Desk, shown: DeskAmendment) -> dict[str, str]:
    """Return how the amendment is divided now, as the form has it."""
    values: dict[str, str] = {}
    words = 0
    for item in desk.items:
        if item.amendment_id != shown.row.pk:
            continue
        for operation in item.operations:
            values[f"operation_{operation}"] = item.number.rpartition("/")[2]
        if not item.operations:
            words += 1
            for code in Language.values:
                values[f"words_{words}_{code}"] = item.words_in(code)
    return values


def save(
    request: HttpRequest, desk: Desk, shown: DeskAmendment, planned: Sequence[PlannedPart]
) -> HttpResponse:
    """Keep the parts, or that there are none, and say so on the page of the amendment."""
    try:
        divide(shown.row, planned, seen=request.POST.get("seen", ""))
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
        return redirect("parts", desk.draft.pk, shown.number)
    done = (
        _("%(name)s is put to the vote by %(count)s parts.")
        if planned
        else _("%(name)s is put to the vote as a whole.")
    )
    messages.success(request, done % {"name": shown.row.name, "count": len(planned)})
    return redirect("amendment", desk.draft.pk, shown.number)


def try_parts(desk: Desk, shown: DeskAmendment, planned: Sequence[PlannedPart]) -> list[Trial]:
    """Return what the draft becomes with the first part only, with the first two, and so on."""
    divided = engine_amendment(shown.row, desk.language, planned)
    others = [one for one in desk.engine_amendments if one.number == shown.parent]
    trials = []
    for count in range(1, len(planned) + 1):
        names = [part_number(shown.number, str(place)) for place in range(1, count + 1)]
        votes = dict.fromkeys([*names, *(one.number for one in others)], Decision.ADOPTED)
        result = consolidate(desk.text, [*others, divided], votes)
        name = _("All parts adopted") if count == len(planned) else _("Only %(parts)s adopted")
        trials.append(Trial(name % {"parts": ", ".join(names)}, changes(result, shown)))
    return trials


def changes(result: Consolidated, shown: DeskAmendment) -> tuple[Effect, ...]:
    """Return the paragraphs that have changes of the amendment."""
    named = {shown.number, shown.parent}
    return tuple(
        make_effect(one) for one in result.paragraphs if not named.isdisjoint(one.amendments)
    )
