"""`read_review`: read files that were brought in; `/import/` starts it, one file after the other."""

from typing import Any

from django.core.management.base import CommandParser

from amendments.importing.reviews import read_review
from amendments.management.one_line import OneLineCommand


class Command(OneLineCommand):
    help = (
        "Reads files that wait for it on /import/, apart and within limits, and puts them before people. "
        "The page starts it by itself."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("reviews", type=int, nargs="+", metavar="ID")

    def handle(self, *args: Any, reviews: list[int], **options: Any) -> None:
        for pk in reviews:
            read_review(pk)
