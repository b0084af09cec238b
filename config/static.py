"""Sends the static files, under WSGI and ASGI alike."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from whitenoise.middleware import WhiteNoiseMiddleware


class StaticFilesMiddleware(WhiteNoiseMiddleware):
    """Whitenoise with each file in one piece: under ASGI, Django warns of files that are read bit by bit."""

    @staticmethod
    def serve(static_file: Any, request: HttpRequest) -> HttpResponse:
        in_pieces = WhiteNoiseMiddleware.serve(static_file, request)
        content = b"".join(in_pieces)
        in_pieces.close()
        return HttpResponse(content, status=in_pieces.status_code, headers=in_pieces.headers)
