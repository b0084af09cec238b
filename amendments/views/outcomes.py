"""Every text that the votes can give: how many there are, and what each paragraph can become."""

from dataclasses import dataclass

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from amendments.desk import Desk, load_desk
from amendments.engine.consolidate import locate_all
from amendments.engine.edits import NotLocatedError, ParagraphsEdit
from amendments.engine.outcomes import Outcomes, ParagraphOutcomes, Variant
from amendments.engine.rules import Decision, RuleCycleError
from amendments.engine.states import TooManyStatesError
from amendments.views.address import write_address
from amendments.views.amendments import page_of
from amendments.views.counting import (
    digit_groups,
    digit_separator,
    grouped,
    possible_outcomes,
)
from amendments.views.drafts import choose_language
from amendments.views.marks import Mark
from amendments.views.staying import ask
from amendments.views.tabs import make_languages, make_tabs
from resolutions.access import get_draft

MOST_WORDINGS = 50  # of one paragraph, that the page shows
MOST_NAMED = 12  # amendments that a sentence names


@dataclass(frozen=True, slots=True)
class Wording:
    """A wording of a paragraph, marked against the tabled one, and the votes that give it."""

    votes: str
    href: str
    marks: tuple[Mark, ...]  # empty when the paragraph goes


@dataclass(frozen=True, slots=True)
class Possibilities:
    """What one paragraph can become; `limit` says why not every wording is listed."""

    number: str
    count: str
    wordings: tuple[Wording, ...]
    limit: str


@dataclass(frozen=True, slots=True)
class Addition:
    """An amendment that adds paragraphs, and their texts."""

    number: str
    href: str
    place: str
    texts: tuple[str, ...]


@login_not_required
@require_safe
def outcomes(request: HttpRequest, pk: int) -> HttpResponse:
    """How many texts the votes can give, and every wording of each paragraph with its votes."""
    draft = get_draft(request.user, pk)
    language, doubts = choose_language(draft, request.GET.get("language", ""))
    desk = load_desk(draft, language)
    found, obstacle = count_outcomes(desk)
    context = {
        "draft": draft,
        "dossier": draft.document.dossier,
        "language": language,
        "tabs": make_tabs(desk, "outcomes"),
        "languages": make_languages(desk, request.path),
        "problems": (*doubts, *obstacle),
        "texts": digit_groups(found.texts) if found else (),
        "is_one_text": found is not None and found.texts == 1,
        "separator": digit_separator(),
        "paragraphs": [list_wordings(one, desk) for one in found.paragraphs] if found else [],
        "additions": find_additions(desk),
        "question": ask(request.GET, desk),
        "unplaced": find_unplaced(desk),
    }
    return render(request, "amendments/outcomes.html", context, status=400 if doubts else 200)


def count_outcomes(desk: Desk) -> tuple[Outcomes | None, tuple[str, ...]]:
    """Return the outcomes, or None and a sentence that says why they cannot be told."""
    try:
        return possible_outcomes(desk), ()
    except TooManyStatesError as error:
        words = _(
            "Amendments %(numbers)s depend on one another in too many ways to count the texts. "
            "A rule between two that clash, or the withdrawal of one, makes them fewer."
        )
        return None, (words % {"numbers": name_some(error.members)},)
    except RuleCycleError as error:
        words = _("The rules form a circle (%(circle)s), so the texts cannot be counted.")
        return None, (words % {"circle": " → ".join(error.members)},)


def name_some(numbers: tuple[str, ...]) -> str:
    """Return the first of `numbers` in a sentence, and how many there are besides."""
    named = ", ".join(numbers[:MOST_NAMED])
    rest = len(numbers) - MOST_NAMED
    if rest <= 0:
        return named
    return _("%(numbers)s and %(rest)s more") % {"numbers": named, "rest": rest}


def list_wordings(paragraph: ParagraphOutcomes, desk: Desk) -> Possibilities:
    """Return the wordings of `paragraph`, the tabled one first, as many as a page can show."""
    shown = paragraph.variants[:MOST_WORDINGS]
    limit = ""
    if not paragraph.is_complete:
        limit = _("Too many to list: those are shown that one amendment, or one group, gives.")
    elif len(shown) < paragraph.count:
        limit = _("The first %(number)s are shown.") % {"number": len(shown)}
    return Possibilities(
        number=paragraph.original,
        count=grouped(paragraph.count),
        wordings=tuple(make_wording(paragraph, variant, desk) for variant in shown),
        limit=limit,
    )


def make_wording(paragraph: ParagraphOutcomes, variant: Variant, desk: Desk) -> Wording:
    """Return one wording, with the address of the main page under its votes."""
    decisions = dict.fromkeys(variant.adopted, Decision.ADOPTED)
    decisions |= dict.fromkeys(variant.rejected, Decision.REJECTED)
    named = desk.language if len(desk.draft.languages) > 1 else ""
    address = write_address(reverse("draft", args=[desk.draft.pk]), decisions, language=named)
    return Wording(
        votes=votes_words(variant),
        href=f"{address}#p-{paragraph.original}",
        marks=()
        if variant.text is None
        else tuple(Mark(piece.kind, piece.text) for piece in variant.pieces),
    )


def votes_words(variant: Variant) -> str:
    """Return "4, 6 adopted, §5 rejected", or that it is the wording as tabled."""
    said = []
    if variant.adopted:
        said.append(_("%(numbers)s adopted") % {"numbers": ", ".join(variant.adopted)})
    if variant.rejected:
        said.append(_("%(numbers)s rejected") % {"numbers": ", ".join(variant.rejected)})
    return ", ".join(said) or _("As tabled")


def find_additions(desk: Desk) -> list[Addition]:
    """Return the amendments that add new paragraphs, in voting order."""
    href = page_of(desk)
    additions = []
    for one in desk.engine_amendments_in_order:
        if one.parent is not None:
            continue
        try:
            edits = locate_all(one.instructions, desk.text)
        except NotLocatedError:
            continue
        for edit in edits:
            if isinstance(edit, ParagraphsEdit) and edit.new and not edit.goes:
                texts = tuple(new.text for new in edit.new)
                additions.append(Addition(one.number, href(one.number), place(desk, edit), texts))
    return additions


def place(desk: Desk, edit: ParagraphsEdit) -> str:
    """Return where the new paragraphs stand."""
    if edit.at == 0:
        return _("before paragraph %(number)s") % {"number": desk.text.paragraphs[0].number}
    return _("after paragraph %(number)s") % {"number": desk.text.paragraphs[edit.at - 1].number}


def find_unplaced(desk: Desk) -> list[tuple[str, str]]:
    """Return number and address of the amendments without a certain place: they give no text."""
    href = page_of(desk)
    return [
        (one.number, href(one.number))
        for one in desk.amendments
        if one.instruction is None or one.instruction.reason_in()
    ]
