"""`index_search`: the index of the search, made anew from the rows."""

from typing import Any

from django.core.management.base import CommandParser

from amendments.management.one_line import OneLineCommand
from amendments.search.index import bring_up_to_date, index_everything


class Command(OneLineCommand):
    help = (
        "Makes the index of the search anew. It is never needed for right answers: every search first indexes what "
        "was written since the last one. After `migrate` on a large database it spares the first reader the wait."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--pending", action="store_true", help="index only what was written since the last time"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        count = bring_up_to_date() if options["pending"] else index_everything()
        if options["verbosity"]:
            self.stdout.write(
                f"{count} changes indexed." if options["pending"] else f"{count} rows indexed."
            )
