"""The search page, and the way straight to what is named by its number."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlencode

from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Page, Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import Resolver404, resolve, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_safe

from amendments.models import SearchEntry
from amendments.search.jump import read_name
from amendments.search.kinds import BY_NAME
from amendments.search.query import Query, read_query
from amendments.search.results import Filters, Results, draw_hits, find
from amendments.search.targets import Place, find_targets
from resolutions.access import readable_dossiers
from resolutions.models import Dossier, DraftText, Language

LONGEST = 500  # characters of a query
MOST_WORDS = 60
ON_A_PAGE = 20
MOST_CHOICES = 8  # of a facet; a dossier with few hits is searched from its own page


@dataclass(frozen=True, slots=True)
class Asked:
    """What the address asks for, as far as it makes sense; `origin` is the page that the reader was on."""

    typed: str
    origin: str
    kind: str = ""
    language: str = ""
    dossier: str = ""
    page: str = ""

    def href(self, **changes: str) -> str:
        """Return the address of this search with `changes`, from its first page."""
        asked = replace(self, **{"page": "", **changes})
        query = {
            "q": asked.typed,
            "kind": asked.kind,
            "language": asked.language,
            "dossier": asked.dossier,
            "page": asked.page,
            "from": asked.origin,
        }
        filled = {name: value for name, value in query.items() if value}
        return f"{reverse('search')}?{urlencode(filled)}"

    @property
    def is_narrowed(self) -> bool:
        """Whoever filters or turns pages looks at results, and goes nowhere else."""
        return bool(self.kind or self.language or self.page)


@dataclass(frozen=True, slots=True)
class Choice:
    """A value of a facet, with what it would leave."""

    name: str | Promise
    count: int
    href: str
    is_current: bool


@dataclass(frozen=True, slots=True)
class Facet:
    name: str
    choices: list[Choice]


@login_not_required
@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """What a query finds; a name of one thing ("am 4", "Doc. 16320") leads straight to it.

    Nothing that can be typed is an error: what cannot be searched is said above the results.
    """
    dossiers = {dossier.slug: dossier for dossier in readable_dossiers(request.user)}
    asked, problems = read_asked(request.GET, dossiers)
    query, doubts = understand(asked.typed)
    names = read_name(asked.typed) if not asked.is_narrowed else []
    targets = find_targets(names, request.user, place_of(asked)) if names else []
    if len(targets) == 1:
        return redirect(targets[0].address)
    context: dict[str, Any] = {
        "asked": asked,
        "typed": asked.typed,
        "problems": [*problems, *doubts],
        "targets": targets,
        "is_missing": bool(names) and not targets and not asked.typed.isdecimal(),
        "dossier": dossiers.get(asked.dossier),
        "everywhere": asked.href(dossier=""),
    }
    if query and not doubts:
        context |= draw_results(request, asked, query, dossiers)
        context["is_empty"] = not (context["count"] or targets)
    return render(request, "amendments/search.html", context)


def read_asked(
    fields: Mapping[str, str], dossiers: Mapping[str, Dossier]
) -> tuple[Asked, list[str]]:
    """Return what the address asks for, and what is wrong in it, which is passed over."""
    # No database holds a NUL, and nobody means one.
    values = {name: fields.get(name, "").replace("\0", " ").strip() for name in
              ("q", "from", "kind", "language", "dossier", "page")}  # fmt: skip
    known: dict[str, tuple[Mapping[str, Any], str]] = {
        "kind": (BY_NAME, _("Nothing of the kind “%s” is searched.")),
        "language": (dict(Language.choices), _("There are no texts in the language “%s”.")),
        "dossier": (dossiers, _("There is no dossier “%s” that you may read.")),
    }
    problems = []
    for name, (possible, words) in known.items():
        if values[name] and values[name] not in possible:
            problems.append(words % values[name][:20])
            values[name] = ""
    asked = Asked(
        typed=values["q"],
        origin=values["from"][:200],
        kind=values["kind"],
        language=values["language"],
        dossier=values["dossier"],
        page=values["page"] if values["page"].isdecimal() else "",
    )
    return asked, problems


def understand(typed: str) -> tuple[Query, list[str]]:
    """Return the query, and why it is not searched, in words."""
    if len(typed) > LONGEST:
        words = _("This is too long to be searched: %(length)s characters; %(most)s at most.")
        return Query(), [words % {"length": len(typed), "most": LONGEST}]
    query = read_query(typed)
    if typed and not query:
        return query, [_("There is no word in “%s” to be searched.") % typed[:40]]
    if len(query) > MOST_WORDS:
        words = _("These are too many words to be searched: %(number)s; %(most)s at most.")
        return query, [words % {"number": len(query), "most": MOST_WORDS}]
    return query, []


def place_of(asked: Asked) -> Place:
    """Return where the reader is, by the dossier that is searched or the page that they were on.

    It only orders what is found: whatever the address says, nobody is led to what they may not read.
    """
    try:
        kwargs = resolve(asked.origin).kwargs if asked.origin.startswith("/") else {}
    except Resolver404:
        kwargs = {}
    name = asked.origin.split("/")[1] if kwargs else ""
    draft = kwargs.get("pk") if name == "drafts" else None
    dossier = asked.dossier or (kwargs.get("slug", "") if name == "dossiers" else "")
    if draft is not None:
        row = DraftText.objects.filter(pk=draft).select_related("document__dossier").first()
        if row is None or (dossier and row.document.dossier.slug != dossier):
            return Place(dossier=dossier)
        dossier = row.document.dossier.slug
    return Place(draft, dossier)


def draw_results(
    request: HttpRequest, asked: Asked, query: Query, dossiers: Mapping[str, Dossier]
) -> dict[str, Any]:
    """Return the values of the template for a query that can be searched."""
    chosen = dossiers.get(asked.dossier)
    filters = Filters(asked.kind or None, asked.language or None, chosen.pk if chosen else None)
    results = find(query, request.user, filters)
    page = paginate(results, asked)
    return {
        "query": query,
        "count": results.count,
        "facets": make_facets(results, asked, filters, dossiers),
        "hits": draw_hits(list(page), query),
        "first": page.start_index(),
        "page": page,
        "previous": asked.href(page=str(page.number - 1)) if page.has_previous() else "",
        "next": asked.href(page=str(page.number + 1)) if page.has_next() else "",
        "kinds": {name: kind.label for name, kind in BY_NAME.items()},
    }


def paginate(results: Results, asked: Asked) -> Page[SearchEntry]:
    """Return the page that was asked for, or the last one; the hits are not counted a second time."""
    paginator: Paginator[SearchEntry] = Paginator(results.entries, ON_A_PAGE)
    paginator.count = results.count  # a cached property of Django's
    return paginator.get_page(asked.page or 1)


def make_facets(
    results: Results, asked: Asked, filters: Filters, dossiers: Mapping[str, Dossier]
) -> list[Facet]:
    """Return the facets in which there is something to choose."""
    titles = {dossier.pk: dossier for dossier in dossiers.values()}
    kinds = make_choices(
        results, asked, "kind", filters.kind, lambda kind: (BY_NAME[kind].label, kind)
    )
    languages = make_choices(
        results, asked, "language", filters.language, lambda code: (Language(code).label, code)
    )
    own = make_choices(
        results, asked, "dossier", filters.dossier, lambda key: (str(titles[key]), titles[key].slug)
    )
    facets = [
        Facet(_("Kind"), kinds),
        Facet(pgettext("facet of a search", "Language"), languages),
        Facet(_("Dossier"), own),
    ]
    return [facet for facet in facets if len(facet.choices) > 2]


Name = tuple[str | Promise, str]


def make_choices(
    results: Results, asked: Asked, facet: str, current: object, name: Callable[[Any], Name]
) -> list[Choice]:
    """Return "all" and each value that leaves something, most first, `name` giving its words and address.

    What has no language or no dossier is among all of them, and cannot be chosen by that.
    """
    counts = {value: count for value, count in results.counts[facet].items() if value and count}
    most = sorted(counts, key=lambda value: (-counts[value], value))[:MOST_CHOICES]
    if current and current not in most:
        most.append(current)
    everything = sum(results.counts[facet].values())
    choices = [Choice(_("All"), everything, asked.href(**{facet: ""}), not current)]
    for value in most:
        words, short = name(value)
        href = asked.href(**{facet: short})
        choices.append(Choice(words, counts.get(value, 0), href, value == current))
    return choices
