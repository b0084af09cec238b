"""Parts of a page that fetch themselves when their draft has changed (static/js/live.js)."""

import hashlib
import threading
from collections.abc import Callable
from functools import wraps

from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language

from amendments.live.position import Position, load_position
from resolutions.access import get_draft
from resolutions.models import DraftText

KEPT = 10  # seconds, in which all who follow have asked
drawing = threading.Lock()


Page = Callable[[HttpRequest, DraftText, Position], HttpResponse]


def follows_draft(page: Page) -> Callable[[HttpRequest, int], HttpResponse]:
    """Let `page` show a draft that the reader may read, as far as it has come; and follow it.

    A part that asks for what came after `seen` is answered 204 while that is nothing.
    """

    @wraps(page)
    def follow(request: HttpRequest, pk: int) -> HttpResponse:
        draft = get_draft(request.user, pk)
        position = load_position(draft.pk)
        if has_seen(request, position):
            return HttpResponse(status=204)
        return for_everyone(request, position, lambda: page(request, draft, position))

    return follow


def has_seen(request: HttpRequest, position: Position) -> bool:
    """Tell whether a part of a page asks for what came after `position`, which is nothing."""
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
    is_part = "HX-Request" in request.headers and "seen" in request.GET
    if request.user.is_authenticated or not is_part:
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
