"""Parts of a page that fetch themselves when their draft has changed (static/js/live.js)."""

import hashlib
import threading
from collections.abc import Callable
from functools import wraps

from django.core.cache import cache
from django.db import close_old_connections
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import get_language

from amendments.live.position import Position, load_position, load_public_position
from amendments.live.sharing import ByKey, Shared
from resolutions.access import get_draft
from resolutions.models import DraftText

KEPT = 10  # seconds, in which all who follow have asked

Page = Callable[[HttpRequest, DraftText, Position], HttpResponse]

positions: ByKey[Shared[Position]] = ByKey(Shared)
drawing: ByKey[threading.Lock] = ByKey(threading.Lock)


def follows_draft(page: Page) -> Callable[[HttpRequest, int], HttpResponse]:
    """Let `page` show a draft that the reader may read, as far as it has come; and follow it.

    A part that asks for what came after `seen` is answered 204 while that is nothing.
    """

    @wraps(page)
    def follow(request: HttpRequest, pk: int) -> HttpResponse:
        if is_part(request) and not request.user.is_authenticated:
            return for_everyone(request, pk, page)
        # The position first: what changes while the draft is read is then told once more, and never missed.
        position = load_position(pk)
        draft = get_draft(request.user, pk)
        if has_seen(request, position):
            return HttpResponse(status=204)
        return page(request, draft, position)

    return follow


def is_part(request: HttpRequest) -> bool:
    """Tell whether a part of a page asks for what came after the position that it shows."""
    return "HX-Request" in request.headers and "seen" in request.GET


def has_seen(request: HttpRequest, position: Position) -> bool:
    """Tell whether a part of a page asks for what came after `position`, which is nothing."""
    return is_part(request) and request.GET["seen"] == str(position)


def since(address: str, position: Position) -> str:
    """Return `address`, asking for what comes after `position`."""
    return f"{address}{'&' if '?' in address else '?'}seen={position}"


def for_everyone(request: HttpRequest, pk: int, page: Page) -> HttpResponse:
    """Return the part that `page` gives to all who are not signed in, drawn once. Raises Http404 as get_draft.

    After a vote hundreds of readers ask at the same moment. What is drawn may depend on the address, the
    reader's language and what is recorded, and on nothing else; so it holds no form that is sent.
    """
    # Who waits holds no connection of the few: whoever draws for all needs one.
    close_old_connections()
    position = positions[pk].find(lambda: find_position(pk))
    if has_seen(request, position):
        return HttpResponse(status=204)
    key = key_of(request, position)
    kept = cache.get(key)
    if kept is None:
        with drawing[key]:
            kept = cache.get(key)
            if kept is None:
                kept = page(request, get_draft(request.user, pk), position)
                cache.set(key, kept, KEPT)
    return kept


def find_position(pk: int) -> Position:
    """Return how far a draft has come that anyone may read, and give the connection back. Raises Http404."""
    position = load_public_position(pk)
    close_old_connections()
    if position is None:
        raise Http404
    return position


def key_of(request: HttpRequest, position: Position) -> str:
    """Return a word for all that the part may depend on: the address but for `seen`, the position, the language."""
    query = request.GET.copy()
    del query["seen"]
    asked = f"{request.path}?{query.urlencode()} {position} {get_language()}"
    return hashlib.sha256(asked.encode()).hexdigest()
