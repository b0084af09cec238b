"""`check_search`: the index of the search held against the rows."""

from typing import Any

from amendments.management.one_line import OneLineCommand, refused
from amendments.search.index import find_faults

MOST = 20  # faults that are listed


class Command(OneLineCommand):
    help = (
        "Says what the index of the search has and the rows do not say, or the other way round, and which of the "
        "database's watchers are missing. Exit 1 when there is any; `index_search` and `migrate` mend it."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        faults = find_faults()
        for fault in faults[:MOST]:
            self.stdout.write(fault)
        if faults:
            raise refused(
                f"The index of the search has {len(faults)} faults; run migrate, then index_search."
            )
        self.stdout.write("The index of the search is as the rows say.")
