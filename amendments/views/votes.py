"""How a draft is voted: amendments by parts, separate votes on the draft, pairs that can both stand."""

from dataclasses import dataclass

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required, permission_required
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from amendments.desk import Desk, load_desk
from amendments.dividing import (
    doubts_of_items,
    find_compatible,
    vote_separately,
    withdraw_separate_vote,
)
from amendments.engine.conflicts import find_conflicts
from amendments.engine.items import amendment_of
from amendments.models import CompatiblePair, Item
from amendments.models.items import name_of_item
from amendments.views.amendments import DIVIDE, page_of
from amendments.views.drafts import choose_language
from amendments.views.rules import PAIR
from amendments.views.sheets import part_words, quoted
from amendments.views.tabs import in_language, make_languages, make_tabs
from resolutions.access import get_draft
from resolutions.models import DraftText, Language
from resolutions.models.languages import reader_language

LONGEST = 2000  # characters of words that are voted separately


@dataclass(frozen=True, slots=True)
class Divided:
    """An amendment that is voted by parts, each with its number and what it is."""

    name: str
    number: str
    href: str
    parts: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Separate:
    """A separate vote on the draft."""

    key: int
    name: str
    href: str
    words: str


class SeparateVoteForm(forms.Form):
    """Which paragraph is put to a separate vote, and which words of it, if not all."""

    paragraph = forms.ChoiceField(label=gettext_lazy("Paragraph"))

    def __init__(
        self, *args: object, draft: DraftText, numbers: list[str], **kwargs: object
    ) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        field = self.fields["paragraph"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(number, number) for number in numbers]
        for language in draft.languages:
            self.fields[f"words_{language}"] = forms.CharField(
                label=_("Only these words (%(language)s)") % {"language": Language(language).label},
                help_text=_("As they stand in the draft. Empty: the whole paragraph."),
                required=False,
                max_length=LONGEST,
                widget=forms.Textarea(attrs={"rows": 2, "lang": language}),
            )

    def words(self) -> dict[str, str]:
        """Return the words by language."""
        return {
            name.removeprefix("words_"): value
            for name, value in self.cleaned_data.items()
            if name.startswith("words_")
        }


@login_not_required
@require_safe
def votes(request: HttpRequest, pk: int) -> HttpResponse:
    """How the draft is voted; for those with the right, with the forms that change it."""
    draft = get_draft(request.user, pk)
    return render_votes(request, draft, None)


@require_POST
@permission_required(DIVIDE, raise_exception=True)
def add_separate_vote(request: HttpRequest, pk: int) -> HttpResponse:
    """Put a paragraph, or words of it, to a separate vote."""
    draft = get_draft(request.user, pk)
    form = SeparateVoteForm(request.POST, draft=draft, numbers=paragraph_numbers(draft))
    if form.is_valid():
        try:
            item = vote_separately(draft, form.cleaned_data["paragraph"], form.words())
        except ValidationError as error:
            form.add_error(None, error.messages)
        else:
            messages.success(request, _("Added: %(name)s.") % {"name": item.name})
            return redirect("votes", pk)
    return render_votes(request, draft, form, status=400)


@require_POST
@permission_required("amendments.delete_item", raise_exception=True)
def remove_separate_vote(request: HttpRequest, pk: int, key: int) -> HttpResponse:
    """Take a separate vote back, unless it was taken already."""
    draft = get_draft(request.user, pk)
    item = get_object_or_404(Item.objects.separate(), pk=key, draft=draft)
    try:
        withdraw_separate_vote(item)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    else:
        messages.success(request, _("Taken back: %(name)s.") % {"name": item.name})
    return redirect("votes", pk)


@require_POST
@permission_required(PAIR, raise_exception=True)
def let_both_stand(request: HttpRequest, pk: int) -> HttpResponse:
    """Keep that a person lets two amendments stand that clash only by what they rely on."""
    draft = get_draft(request.user, pk)
    language, _doubts = choose_language(draft, request.POST.get("language", ""))
    desk = load_desk(draft, language)
    first, second = request.POST.get("first", ""), request.POST.get("second", "")
    conflicts = find_conflicts(desk.text, desk.engine_amendments, desk.compatible)
    conflict = next((one for one in conflicts if one.pair == frozenset((first, second))), None)
    if conflict is None or conflict.overlaps:
        messages.error(
            request,
            _("Amendments “%(first)s” and “%(second)s” are no pair that can both stand.")
            % {"first": first[:20], "second": second[:20]},
        )
    else:
        rows = {one.number: one.row for one in desk.amendments}
        find_compatible(rows[first], rows[second])
        done = _("Amendments %(first)s and %(second)s can both stand.")
        messages.success(request, done % {"first": first, "second": second})
    return redirect(in_language(reverse("rules", args=[pk]), desk))


@require_POST
@permission_required("amendments.delete_compatiblepair", raise_exception=True)
def part_pair(request: HttpRequest, pk: int, key: int) -> HttpResponse:
    """Take back that two amendments can both stand."""
    draft = get_draft(request.user, pk)
    pair = get_object_or_404(CompatiblePair, pk=key, first__draft=draft)
    pair.delete()
    messages.success(request, _("Taken back: %(pair)s.") % {"pair": pair})
    return redirect("votes", pk)


def render_votes(
    request: HttpRequest, draft: DraftText, form: SeparateVoteForm | None, *, status: int = 200
) -> HttpResponse:
    """Return the page, with `form` as it was sent when something in it was wrong."""
    language, doubts = choose_language(draft, request.GET.get("language", ""))
    desk = load_desk(draft, language)
    if request.user.has_perm(DIVIDE) and form is None:
        form = SeparateVoteForm(draft=draft, numbers=paragraph_numbers(draft))
    pairs = CompatiblePair.objects.filter(first__draft=draft).select_related("first", "second")
    context = {
        "draft": draft,
        "dossier": draft.document.dossier,
        "language": language,
        "tabs": make_tabs(desk, "votes"),
        "languages": make_languages(desk, request.path),
        "problems": (*doubts, *told_doubts(desk)),
        "divided": divided_amendments(desk),
        "separate": separate_votes(desk),
        "pairs": pairs.order_by("first__position", "second__position"),
        "form": form,
        "may_take_back": request.user.has_perm("amendments.delete_item"),
        "may_part": request.user.has_perm("amendments.delete_compatiblepair"),
    }
    status = 400 if doubts else status
    return render(request, "amendments/votes.html", context, status=status)


def told_doubts(desk: Desk) -> list[str]:
    """Return what has no certain meaning any more: parts, separate votes."""
    return [
        f"{name_of_item(number)}: {told.words(reader_language())}"
        for number, told in doubts_of_items(desk).items()
    ]


def divided_amendments(desk: Desk) -> list[Divided]:
    """Return the amendments that are voted by parts, in voting order."""
    href = page_of(desk)
    parts: dict[str, list[Item]] = {}
    for item in desk.items:
        if item.amendment_id:
            parts.setdefault(amendment_of(item.number), []).append(item)
    return [
        Divided(
            one.row.name,
            one.number,
            href(one.number),
            tuple((item.number, part_words(item, one, desk)) for item in parts[one.number]),
        )
        for one in desk.amendments
        if one.number in parts
    ]


def separate_votes(desk: Desk) -> list[Separate]:
    """Return the separate votes in the order of the draft."""
    href = page_of(desk)
    items = {item.number: item for item in desk.items}
    return [
        Separate(
            items[vote.number].pk,
            items[vote.number].name,
            href(vote.number),
            quoted(vote.words, desk.language) if vote.words else "",
        )
        for vote in sorted(desk.separate, key=lambda vote: desk.text.find(vote.paragraph) or 0)
    ]


def paragraph_numbers(draft: DraftText) -> list[str]:
    """Return the numbers of the paragraphs that the draft has in each of its languages."""
    if not draft.languages:
        raise Http404
    numbers = [
        list(
            draft.paragraphs.in_language(language)
            .order_by("position")
            .values_list("number", flat=True)
        )
        for language in draft.languages
    ]
    everywhere = set(numbers[0]).intersection(*numbers)
    return [number for number in numbers[0] if number in everywhere]
