"""Parts of a page that fetch themselves when their draft has changed (static/js/live.js)."""

from django.http import HttpRequest

from amendments.live.position import Position


def has_seen(request: HttpRequest, position: Position) -> bool:
    """Tell whether a part of a page asks for what came after `position`, which is nothing: answer 204."""
    return "HX-Request" in request.headers and request.GET.get("seen") == str(position)


def since(address: str, position: Position) -> str:
    """Return `address`, asking for what comes after `position`."""
    return f"{address}{'&' if '?' in address else '?'}seen={position}"
