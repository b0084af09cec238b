"""A search: what was found, how much of each kind, language and dossier, and a page of it to be shown."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import AnonymousUser, User
from django.db.models import Count, Q, QuerySet

from amendments.models import SearchEntry
from amendments.search.extract import Piece, extract, mark
from amendments.search.index import bring_up_to_date
from amendments.search.kinds import BY_NAME
from amendments.search.matching import matching, ranked
from amendments.search.query import Query
from resolutions.access import READ, readable_dossiers

Reader = User | AnonymousUser
FACETS = ("kind", "language", "dossier")
SHOWN = (
    "kind",
    "object_id",
    "language",
)  # the streams of a thousand hits are not for carrying about


@dataclass(frozen=True, slots=True)
class Filters:
    """What the reader narrows a search to; None where to nothing."""

    kind: str | None = None
    language: str | None = None
    dossier: int | None = None


@dataclass(frozen=True, slots=True)
class Hit:
    """A row that was found: its heading and a passage, each with what was looked for, and its page."""

    kind: str
    language: str
    heading: tuple[Piece, ...]
    place: str
    passage: tuple[Piece, ...]
    address: str


@dataclass(frozen=True, slots=True)
class Results:
    """The answer to a query, best first: how many there are, and of each facet as it could be chosen."""

    query: Query
    count: int
    counts: Mapping[str, Mapping[Any, int]]
    entries: QuerySet[SearchEntry]


def readable_entries(user: Reader) -> QuerySet[SearchEntry]:
    """Return the entries of what `user` may read.

    Lists of members are for those with the right to read everything. The names under the amendments of a
    published dossier are public: anyone finds these amendments by them.
    """
    entries = SearchEntry.objects.filter(dossier__in=readable_dossiers(user))
    return entries | SearchEntry.objects.filter(dossier=None) if user.has_perm(READ) else entries


def find(query: Query, user: Reader, filters: Filters) -> Results:
    """Return what `user` finds with `query`, which has something to look for."""
    bring_up_to_date()
    found = matching(readable_entries(user), query)
    groups = list(
        found.values_list("kind", "language", "dossier").annotate(count=Count("pk")).order_by()
    )
    chosen = (filters.kind, filters.language, filters.dossier)
    names = ("kind", "language", "dossier_id")
    narrowed = Q(**{n: value for n, value in zip(names, chosen, strict=True) if value is not None})
    return Results(
        query=query,
        count=sum(group[-1] for group in groups if agrees(group, chosen)),
        counts={name: count_facet(place, groups, chosen) for place, name in enumerate(FACETS)},
        entries=ranked(found.filter(narrowed), query, BY_NAME).only(*SHOWN),
    )


def agrees(group: Sequence[Any], chosen: Sequence[Any], *, but: int | None = None) -> bool:
    """Tell whether a `group` of entries is among those chosen, whatever it is in the facet `but`."""
    return all(
        place == but or wanted is None or group[place] == wanted
        for place, wanted in enumerate(chosen)
    )


def count_facet(
    place: int, groups: Sequence[Sequence[Any]], chosen: Sequence[Any]
) -> Mapping[Any, int]:
    """Return how many entries each value of a facet would leave, the other facets being as chosen."""
    counts: Counter[Any] = Counter()
    for group in groups:
        if agrees(group, chosen, but=place):
            counts[group[place]] += group[-1]
    return counts


def draw_hits(entries: Sequence[SearchEntry], query: Query) -> list[Hit]:
    """Return what is shown of `entries`, in their order, in a few queries for each kind among them."""
    keys: dict[str, set[int]] = {}
    for entry in entries:
        keys.setdefault(entry.kind, set()).add(entry.object_id)
    rows = {name: BY_NAME[name].rows().in_bulk(wanted) for name, wanted in keys.items()}
    # A row that was deleted this very moment is left out.
    return [
        draw_hit(entry, rows[entry.kind][entry.object_id], query)
        for entry in entries
        if entry.object_id in rows[entry.kind]
    ]


def draw_hit(entry: SearchEntry, row: Any, query: Query) -> Hit:
    kind = BY_NAME[entry.kind]
    texts = [one.text for one in kind.wordings(row) if one.language == entry.language]
    return Hit(
        kind=entry.kind,
        language=entry.language,
        heading=mark(kind.heading(row), entry.language, query),
        place=kind.place(row),
        passage=extract("".join(texts).strip(), entry.language, query),
        address=kind.address(row, entry.language),
    )
