"""Entries that answer a query, best first; the same on SQLite and on PostgreSQL.

The words are found by the database's own index, each entry's in its own language. Phrases, order and
counts come from the stored streams, by plain functions that both databases have.
"""

from collections.abc import Iterable
from functools import reduce
from itertools import starmap
from operator import and_, or_
from typing import Any

from django.db.models import BigIntegerField, Case, F, IntegerField, Q, QuerySet, Value, When
from django.db.models.expressions import Combinable
from django.db.models.functions import Cast, Length, Replace
from django.db.models.lookups import Lookup

from amendments.models import SearchEntry
from amendments.search.query import Query, Terms
from amendments.search.stream import WHOLE, joined
from resolutions.models import Language

INDEX = "amendments_searchindex"  # the FTS5 table of SQLite
LANGUAGES = ("", *Language.values)
PER = 10_000  # occurrences are counted per so many words


class Matches(Lookup):
    """`stems__matches=terms`: all stems and beginnings of `terms` are there; phrases are not looked at."""

    lookup_name = "matches"
    prepare_rhs = False

    def as_sqlite(self, compiler: Any, connection: Any) -> tuple[str, list[Any]]:
        found = f"SELECT rowid FROM {INDEX} WHERE {INDEX} MATCH %s"  # noqa: S608 (a name of ours)
        return f"{self.table(connection)}.id IN ({found})", [as_fts5(self.rhs)]

    def as_postgresql(self, compiler: Any, connection: Any) -> tuple[str, list[Any]]:
        return f"{self.table(connection)}.words @@ %s::tsquery", [as_tsquery(self.rhs)]

    def table(self, connection: Any) -> str:
        return str(connection.ops.quote_name(self.lhs.alias))


SearchEntry._meta.get_field("stems").register_lookup(Matches)


def as_fts5(terms: Terms) -> str:
    """Return `terms` as FTS5 asks. Stems have letters, digits, points and hyphens only."""
    beginnings = [f'"{WHOLE}{beginning}"*' for beginning in terms.beginnings]
    return " AND ".join([*(f'"{stem}"' for stem in terms.stems), *beginnings])


def as_tsquery(terms: Terms) -> str:
    """Return `terms` as PostgreSQL's tsquery is written."""
    beginnings = [f"'{WHOLE}{beginning}':*" for beginning in terms.beginnings]
    return " & ".join([*(f"'{stem}'" for stem in terms.stems), *beginnings])


def languages_by_terms(query: Query) -> dict[Terms, list[str]]:
    """Return what to look for, with the languages in which it is that: often it is the same in all."""
    found: dict[Terms, list[str]] = {}
    for language in LANGUAGES:
        found.setdefault(query.terms(language), []).append(language)
    return found


def matching(entries: QuerySet[SearchEntry], query: Query) -> QuerySet[SearchEntry]:
    """Return those of `entries` that have all of `query`, each by the stems of its own language."""
    return entries.filter(reduce(or_, starmap(matches_in, languages_by_terms(query).items())))


def matches_in(terms: Terms, languages: list[str]) -> Q:
    together = (Q(stems__contains=joined(phrase)) for phrase in terms.phrases)
    return reduce(and_, together, Q(language__in=languages, stems__matches=terms))


def ranked(entries: QuerySet[SearchEntry], query: Query, kinds: Iterable[str]) -> Any:
    """Return `entries` best first: the exact number, then what the title says, then the densest text.

    Where that leaves a choice: in the order of `kinds`, then the older row.
    """
    by_terms = languages_by_terms(query).items()
    places = [When(kind=kind, then=Value(place)) for place, kind in enumerate(kinds)]
    return entries.annotate(
        is_number=yes_if(Q(number__in=query.numbers)),
        is_title=yes_if(reduce(or_, starmap(is_title_in, by_terms))),
        density=Case(
            *(
                When(language__in=languages, then=density_of(terms))
                for terms, languages in by_terms
            ),
            output_field=BigIntegerField(),
        ),
        place=Case(*places, default=Value(len(places)), output_field=IntegerField()),
    ).order_by("-is_number", "-is_title", "-density", "place", "object_id", "language")


def yes_if(condition: Q) -> Case:
    return Case(When(condition, then=Value(1)), default=Value(0), output_field=IntegerField())


def is_title_in(terms: Terms, languages: list[str]) -> Q:
    """The title has every stem; the beginnings of words are not looked for in it."""
    if not terms.stems:
        return Q(pk=None)
    all_stems = (Q(title_stems__contains=joined([stem])) for stem in terms.stems)
    return reduce(and_, all_stems, Q(language__in=languages))


def density_of(terms: Terms) -> Combinable:
    """How often the stems of `terms` occur, per `PER` words, as a whole number on either database."""
    times: Combinable = Value(0)
    for stem in terms.stems:
        word = joined([stem])
        left = Length(Replace(F("stems"), Value(word), Value("")))
        times = times + (Length("stems") - left) / Value(len(word))
    return Cast(times, BigIntegerField()) * Value(PER) / F("length")
