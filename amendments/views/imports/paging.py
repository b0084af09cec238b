"""Lists of a review that are shown a page at a time, and where the reader is in them."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from django.http import HttpRequest, QueryDict

OPENED = ("amendment", "paragraph", "mend")  # what an address opens for mending


@dataclass(frozen=True, slots=True)
class Pages:
    """Where the reader is in a list that is shown a page at a time."""

    name: str
    number: int
    count: int
    query: QueryDict
    path: str  # the page also stands at the address of a refused answer, where "?part=2" leads nowhere

    @property
    def previous(self) -> str:
        return self.href(self.number - 1) if self.number > 1 else ""

    @property
    def next(self) -> str:
        return self.href(self.number + 1) if self.number < self.count else ""

    def href(self, number: int) -> str:
        query = self.query.copy()
        query[self.name] = str(number)
        return f"{self.path}?{query.urlencode()}"


def page_of[Thing](
    request: HttpRequest, path: str, name: str, things: Sequence[Thing], at_a_time: int
) -> tuple[Sequence[Thing], Pages]:
    """Return the things that the address asks for, and where they are in the list."""
    count = max(ceil(len(things) / at_a_time), 1)
    number = min(wanted_number(request, name), count)
    shown = things[(number - 1) * at_a_time : number * at_a_time]
    return shown, Pages(name, number, count, request.GET, path)


def nothing_open(request: HttpRequest) -> QueryDict:
    """Return the query of the address without what it opens for mending."""
    query = request.GET.copy()
    for name in OPENED:
        query.pop(name, None)
    return query


def wanted_number(request: HttpRequest, name: str) -> int:
    """Return the number that the address gives for `name`, from 1; 1 when it gives none."""
    wanted = request.GET.get(name, "")
    return max(int(wanted), 1) if wanted.isdecimal() and len(wanted) < 7 else 1
