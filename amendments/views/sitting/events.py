"""The event stream of a draft: whoever follows it is told of each change as it is recorded."""

from collections.abc import AsyncIterator, Callable

from asgiref.sync import sync_to_async
from django.contrib.auth import get_user
from django.contrib.auth.decorators import login_not_required
from django.core.handlers.asgi import ASGIRequest
from django.db import close_old_connections
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_GET

from amendments.live.hub import Listener, catch_up, hub
from amendments.live.position import Position, parse_position
from resolutions.access import get_draft

STILL_HERE = 15.0  # seconds without an event, after which a line says that the stream is alive
COME_BACK = 1_000  # milliseconds after which a browser that was cut off comes back
HEADERS = {
    "Cache-Control": "no-store, no-transform",
    "X-Accel-Buffering": "no",  # nginx hands each event on at once
}


@login_not_required
@require_GET
async def events(request: HttpRequest, pk: int) -> HttpResponseBase:
    """The events of the draft, from where `Last-Event-ID` or `seen` left off.

    Only a server that speaks ASGI can hold many streams open; another says so, and its pages ask for news.
    """
    if not isinstance(request, ASGIRequest):
        return HttpResponse("This server sends no events.\n", "text/plain", status=501)
    by_right = await with_database(needs_right, request, pk)
    if hub.is_full:
        return HttpResponse("Too many follow here.\n", "text/plain", 503, headers={"Retry-After": "30"})  # fmt: skip
    seen = parse_position(request.headers.get("Last-Event-ID") or request.GET.get("seen", ""))
    stream = follow(request, Listener(pk, by_right=by_right), seen)
    return StreamingHttpResponse(stream, content_type="text/event-stream", headers=HEADERS)


def needs_right(request: HttpRequest, pk: int) -> bool:
    """Tell whether the reader sees the draft by a right only. Raises Http404 when the reader may not see it."""
    return not get_draft(request.user, pk).document.dossier.is_published


async def with_database[**P, T](act: Callable[P, T], *given: P.args, **named: P.kwargs) -> T:
    """Return what `act` finds in the database, whose connection then goes back: a stream keeps none."""

    def find() -> T:
        try:
            return act(*given, **named)
        finally:
            close_old_connections()

    return await sync_to_async(find)()


async def follow(
    request: HttpRequest, listener: Listener, seen: Position | None
) -> AsyncIterator[bytes]:
    """Yield the events for `listener`, from `seen` on; ends when the reader may not see the draft any more."""
    hub.join(listener)
    try:
        yield f"retry: {COME_BACK}\n\n".encode()
        event = await with_database(catch_up, listener, seen)
        while not listener.is_ended:
            if event and event.position != seen:
                seen = event.position
                yield event.written
            elif not event:
                yield b": still here\n\n"
            event = await listener.next_event(STILL_HERE)
            if listener.by_right and not await with_database(may_still_read, request, listener):
                return
    finally:
        hub.leave(listener)


def may_still_read(request: HttpRequest, listener: Listener) -> bool:
    """Tell whether the reader may see the draft, by the session and the rights as they are by now."""
    request.session = type(request.session)(request.session.session_key)
    try:
        get_draft(get_user(request), listener.draft)
    except Http404:
        return False
    return True
