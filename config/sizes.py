"""No request is taken in that sends more than anybody has to bring.

Django keeps what is sent in a file before any page can look at it, whoever sends it and wherever to.
"""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.deprecation import MiddlewareMixin

MEGABYTE = 1_000_000
FROM_PEOPLE = 420 * MEGABYTE  # 20 files of 20 MB at a time
FROM_STRANGERS = MEGABYTE  # they have nothing to send but their name and password


class SizeLimitMiddleware(MiddlewareMixin):
    """Refuses a request by the size it declares. It stands before what protects forms, which reads it."""

    def process_view(self, request: HttpRequest, *view: Any) -> HttpResponse | None:
        """Return a page that says so when too much is sent, else None: not a byte is read before."""
        size = request.META.get("CONTENT_LENGTH") or "0"
        if not size.isdecimal() or int(size) <= FROM_STRANGERS:
            return None
        if request.user.is_authenticated and int(size) <= FROM_PEOPLE:
            return None
        return render(request, "413.html", status=413)
