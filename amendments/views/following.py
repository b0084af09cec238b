"""Parts of a page that fetch themselves when their draft has changed (static/js/live.js)."""

import hashlib
import threading
from collections.abc import Callable

from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language

from amendments.live.position import Position

KEPT = 10  # seconds, in which all who follow have asked
drawing = threading.Lock()


def has_seen(request: HttpRequest, position: Position) -> bool:
    """Tell whether a part of a page asks for what came after `position`, which is nothing: answer 204."""
    return "HX-Request" in request.headers and request.GET.get("seen") == str(position)


def since(address: str, position: Position) -> str:
    """Return `address`, asking for what comes after `position`."""
    return f"{address}{'&' if '?' in address else '?'}seen={position}"


def for_everyone(
    request: HttpRequest, position: Position, draw: Callable[[], HttpResponse]
) -> HttpResponse:
    """Return the part of a page that `draw` gives, drawn once for all who are not signed in.

    After a vote hundreds of readers ask at the same moment. What is drawn may depend on the address, the
    reader's language and what is recorded, and on nothing else; so it holds no form that is sent.
    """
    if request.user.is_authenticated or "seen" not in request.GET:
        return draw()
    query = request.GET.copy()
    del query["seen"]
    asked = f"{request.path}?{query.urlencode()} {position} {get_language()}"
    key = hashlib.sha256(asked.encode()).hexdigest()
    with drawing:
        kept = cache.get(key)
        if kept is None:
            kept = draw()
            cache.set(key, kept, KEPT)
    return kept
