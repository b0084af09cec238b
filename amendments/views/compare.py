"""Two sets of votes side by side: which amendments stand differently, and what it does to the text.

The left set stands in the address as on the main page (`adopted=1,2`), the right one with "with_" before
each name (`with_adopted=1,3`). A form sends `left` and `right`, the names of sets, and is answered with
the address of what was chosen.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from amendments.desk import Desk, load_desk
from amendments.engine.consolidate import Consolidated
from amendments.engine.items import OF_AMENDMENTS, kind_of
from amendments.engine.rules import Decision
from amendments.models.items import name_of_item
from amendments.views.address import NAMED, numbers_with, read_votes, write_address
from amendments.views.amendments import page_of
from amendments.views.cards import standing_words
from amendments.views.differences import left_side, right_side, word_marks
from amendments.views.drafts import choose_language, consolidate_desk, shortened
from amendments.views.marks import Mark
from amendments.views.named_sets import Votes, named_sets, set_name
from amendments.views.pairing import Pair, pair_paragraphs
from amendments.views.rows import make_alerts
from amendments.views.sheets import make_sheets
from amendments.views.tabs import make_languages, make_tabs
from amendments.views.words import STANDINGS, links, look
from resolutions.access import get_draft

LEFT, RIGHT = "", "with_"  # what the names of the votes of a side begin with
TYPED = "typed"
TYPED_DECISIONS = (Decision.ADOPTED, Decision.REJECTED, Decision.WITHDRAWN)


@dataclass(frozen=True, slots=True)
class Field:
    """A line of numbers to type: of the amendments that are adopted, rejected or withdrawn."""

    name: str
    label: str | Promise
    value: str


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two sets: its votes, the choices of its list, its fields, the main page under it."""

    name: str
    title: str
    votes: Votes
    choices: tuple[tuple[str, str, bool], ...]  # value, words, whether it is chosen
    fields: tuple[Field, ...]
    href: str
    is_wrong: bool

    @property
    def called(self) -> str:
        """The name of the set or, when it has none, its votes."""
        typed = [f"{field.label} {field.value}" for field in self.fields if field.value]
        if self.choices[-1][2] and typed:
            return ", ".join(typed)
        return next(words for _value, words, is_chosen in self.choices if is_chosen)


@dataclass(frozen=True, slots=True)
class Column:
    """A paragraph on one side, by which amendments it is so; without marks it is not in the text."""

    title: str
    by: str
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph on both sides."""

    anchor: str
    name: str
    columns: tuple[Column, Column]
    differs: bool


@dataclass(frozen=True, slots=True)
class Difference:
    """An amendment that does not stand alike on both sides."""

    name: str
    href: str
    standings: tuple[tuple[str | Promise, str], ...]  # left and right: the words and their look


@login_not_required
@require_safe
def compare(request: HttpRequest, pk: int) -> HttpResponse:
    """The texts under two sets of votes; only what differs, unless all of it is asked for."""
    draft = get_draft(request.user, pk)
    language, doubts = choose_language(draft, request.GET.get("language", ""))
    desk = load_desk(draft, language)
    sets = named_sets(desk)
    fields = request.GET.dict()
    left, left_wrong = read_side(fields, LEFT, "left", desk, sets)
    right, right_wrong = read_side(fields, RIGHT, "right", desk, sets)
    problems = shortened([*doubts, *left_wrong, *right_wrong])
    if is_plain(fields):
        right = sets.get("recorded") or sets["all"]
    show_all = fields.get("all") == "1"
    if not problems and ("left" in fields or "right" in fields):
        return redirect(address_of(request.path, desk, left, right, show_all=show_all))
    sides = [
        make_side(desk, sets, LEFT, _("Left"), left, fields if left_wrong else {}),
        make_side(desk, sets, RIGHT, _("Right"), right, fields if right_wrong else {}),
    ]
    context = {
        "draft": draft,
        "dossier": draft.document.dossier,
        "language": language,
        "tabs": make_tabs(desk, "compare"),
        "languages": make_languages(desk, request.path),
        "left": sides[0],
        "right": sides[1],
        "sides": sides,
        "show_all": show_all,
        "all_href": address_of(request.path, desk, left, right, show_all=True),
        "some_href": address_of(request.path, desk, left, right, show_all=False),
        "swap_href": address_of(request.path, desk, right, left, show_all=show_all),
    }
    comparison, circle = draw_comparison(desk, left, right)
    context |= comparison | {"problems": (*problems, *circle)}
    return render(request, "amendments/compare.html", context, status=400 if problems else 200)


def read_side(
    fields: Mapping[str, str], prefix: str, choice: str, desk: Desk, sets: Mapping[str, Votes]
) -> tuple[Votes, list[str]]:
    """Return the votes of one side, chosen from the list or given in numbers, and what is wrong."""
    chosen = fields.get(choice, TYPED)
    if chosen in sets:
        return sets[chosen], []
    wrong = [] if chosen == TYPED else [_("There is no set of votes “%s”.") % chosen[:40]]
    votes = read_votes(
        {str(name): fields.get(f"{prefix}{name}", "") for name in NAMED}, desk.voted_numbers
    )
    return votes.decisions, wrong + [error.message for error in votes.errors]


def is_plain(fields: Mapping[str, str]) -> bool:
    """Tell whether the address names no votes at all: then there is something to begin with."""
    names = {f"{prefix}{name}" for prefix in (LEFT, RIGHT) for name in NAMED}
    return names.isdisjoint(fields) and not {"left", "right"} & set(fields)


def address_of(path: str, desk: Desk, left: Votes, right: Votes, *, show_all: bool) -> str:
    """Return the address of the comparison of `left` with `right`."""
    address = write_address(
        path,
        left,
        **{f"{RIGHT}{name}": ",".join(numbers_with(right, name)) for name in NAMED},
        language=desk.language if len(desk.draft.languages) > 1 else "",
        all="1" if show_all else "",
    )
    if left or right:
        return address
    # Without any vote on either side: an empty list says that this is meant.
    return f"{address}{'&' if '?' in address else '?'}{RIGHT}adopted="


def make_side(
    desk: Desk,
    sets: Mapping[str, Votes],
    prefix: str,
    title: str,
    votes: Votes,
    as_typed: Mapping[str, str],
) -> Side:
    """Return one side for the page; `as_typed` are the fields of a form that had mistakes in it."""
    named = next((value for value, known in sets.items() if known == votes), None)
    current = TYPED if as_typed or named is None else named
    choices = [(value, set_name(value), value == current) for value in sets]
    return Side(
        name="right" if prefix else "left",
        title=title,
        votes=votes,
        choices=(*choices, (TYPED, _("These numbers"), current == TYPED)),
        fields=tuple(
            Field(
                name=f"{prefix}{decision}",
                label=STANDINGS[decision],
                value=as_typed.get(f"{prefix}{decision}", "")
                or ", ".join(numbers_with(votes, decision)),
            )
            for decision in TYPED_DECISIONS
        ),
        href=main_page(desk, votes),
        is_wrong=bool(as_typed),
    )


def main_page(desk: Desk, votes: Votes) -> str:
    """Return the address of the main page under `votes`."""
    named = desk.language if len(desk.draft.languages) > 1 else ""
    return write_address(reverse("draft", args=[desk.draft.pk]), votes, language=named)


def draw_comparison(
    desk: Desk, left: Votes, right: Votes
) -> tuple[dict[str, object], tuple[str, ...]]:
    """Return what differs between the two sets, for the template, and what is wrong with the rules."""
    one, circle = consolidate_desk(desk, desk.suppose(left))
    other, _circle = consolidate_desk(desk, desk.suppose(right))
    sheets = make_sheets(desk, page_of(desk))
    lines = [make_line(at, pair) for at, pair in enumerate(pair_paragraphs(one, other))]
    alerts = (*make_alerts(one, sheets), *make_alerts(other, sheets))
    comparison = {
        "summary": summarize(desk, one, other),
        "differences": find_differences(desk, one, other),
        "lines": lines,
        "differing": [line for line in lines if line.differs],
        "alerts": list(dict.fromkeys(alert.words for alert in alerts)),
    }
    return comparison, circle


def summarize(desk: Desk, one: Consolidated, other: Consolidated) -> list[tuple[str, SafeString]]:
    """Return which amendments, or parts, only one of the two sides adopts, the numbers as links."""
    numbers = [n for n in one.standings if kind_of(n) in OF_AMENDMENTS]
    left, right = ({n for n in numbers if text.standings[n].is_adopted} for text in (one, other))
    only = (
        (_("Adopted only on the left:"), left - right),
        (_("Adopted only on the right:"), right - left),
    )
    return [
        (words, links([n for n in numbers if n in adopted], ", ", page_of(desk)))
        for words, adopted in only
        if adopted
    ]


def find_differences(desk: Desk, one: Consolidated, other: Consolidated) -> list[Difference]:
    """Return what stands otherwise on one side than on the other, in voting order."""
    differences = []
    for number in one.standings:
        left, right = one.standings[number], other.standings[number]
        if (left.standing, left.in_part) != (right.standing, right.in_part):
            sides = tuple((standing_words(side), look(side.standing)) for side in (left, right))
            differences.append(Difference(name_of_item(number), page_of(desk)(number), sides))
    return differences


def make_line(at: int, pair: Pair) -> Line:
    """Return one line of the page."""
    before, after = pair.left_text, pair.right_text
    marks = word_marks(before or "", after or "")
    return Line(
        anchor=f"line-{at}",
        name=pair.name,
        columns=(
            Column(_("Left"), by(pair.left_by), left_side(marks)),
            Column(_("Right"), by(pair.right_by), right_side(marks)),
        ),
        differs=before != after,
    )


def by(numbers: Iterable[str]) -> str:
    """Return which amendments changed a paragraph, empty when none did."""
    named = ", ".join(numbers)
    return _("amendment %(numbers)s") % {"numbers": named} if named else ""
