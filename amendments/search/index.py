"""The index: bring it up to date with the rows, make it anew, compare it with them."""

from collections.abc import Collection, Iterable, Sequence

from django.db import DatabaseError, connection, transaction

from amendments.models import SearchEntry, SearchPending
from amendments.search.kinds import BY_NAME, KINDS, Kind
from amendments.search.stream import streams_of
from amendments.search.watching import INDEX, mark_everything, missing_watchers

BATCH = 1000  # rows that are indexed in one transaction

Stored = tuple[str, int, str, int | None, str, int, str, str, str]


def bring_up_to_date() -> int:
    """Index every row that was written since the last time, and return how many were noted."""
    count = 0
    while SearchPending.objects.exists():
        count += index_batch()
    return count


def index_batch() -> int:
    """Index the oldest noted rows, and return how many notes that settles.

    A row that is written meanwhile is noted again, and so indexed again.
    """
    with transaction.atomic():
        wait_for_others()
        notes = list(SearchPending.objects.order_by("pk")[:BATCH])
        keys: dict[str, set[int]] = {}
        for note in notes:
            keys.setdefault(note.kind, set()).add(note.object_id)
        for name in sorted(keys):
            SearchEntry.objects.filter(kind=name, object_id__in=keys[name]).delete()
            if name in BY_NAME:
                SearchEntry.objects.bulk_create(entries_of_keys(BY_NAME[name], keys[name]))
        SearchPending.objects.filter(pk__in=[note.pk for note in notes]).delete()
    return len(notes)


def wait_for_others() -> None:
    """Let one index at a time: of two, the slower could put back an older wording.

    On SQLite the transaction has the write lock already. Readers wait on neither.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("LOCK TABLE amendments_searchentry IN SHARE ROW EXCLUSIVE MODE")


def entries_of_keys(kind: Kind, keys: Collection[int]) -> list[SearchEntry]:
    """Return the unsaved entries of the rows with these `keys`; those that are gone have none."""
    return list(entries_of(kind, kind.rows().filter(pk__in=keys).order_by("pk")))


def entries_of(kind: Kind, rows: Iterable[object]) -> Iterable[SearchEntry]:
    """Yield the unsaved entries of `rows`."""
    for row in rows:
        for wording in kind.wordings(row):
            whole = "\n".join((wording.number, wording.title, wording.text))
            streams = streams_of(whole, wording.language)
            yield SearchEntry(
                kind=kind.name,
                object_id=row.pk,  # type: ignore[attr-defined]
                language=wording.language,
                dossier_id=kind.dossier(row),
                number=wording.number,
                length=max(1, streams.length),
                title_stems=streams_of(wording.title, wording.language).stems,
                stems=streams.stems,
                whole_words=streams.whole_words,
            )


def index_everything() -> int:
    """Make the whole index anew and return how many rows are in it."""
    with transaction.atomic():
        wait_for_others()
        mark_everything(connection)
    return bring_up_to_date()


def find_faults() -> list[str]:
    """Return what is wrong with the index, one line a fault; rows that are noted are not at fault."""
    faults = [f"The database has no watcher {name}." for name in missing_watchers("default")]
    if not is_in_step():
        faults.append("The index of SQLite is out of step with the entries.")
    noted = set(SearchPending.objects.values_list("kind", "object_id"))
    held = {stored(entry) for entry in SearchEntry.objects.iterator()}
    wanted = {
        stored(entry)
        for kind in KINDS
        for entry in entries_of(kind, kind.rows().order_by("pk").iterator(BATCH))
    }
    for words, entries in (("is not as the row says", wanted - held), ("is stale", held - wanted)):
        faults += [
            f"{kind} {key} {words}." for kind, key in named(entries) if (kind, key) not in noted
        ]
    return faults


def is_in_step() -> bool:
    """Tell whether FTS5, which has its own tables, holds what the entries say. PostgreSQL sees to it itself."""
    if connection.vendor != "sqlite":
        return True
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(f"INSERT INTO {INDEX} ({INDEX}, rank) VALUES ('integrity-check', 1)")  # noqa: S608
    except DatabaseError:
        return False
    return True


def named(entries: Iterable[Stored]) -> Sequence[tuple[str, int]]:
    return sorted({(entry[0], entry[1]) for entry in entries})


def stored(entry: SearchEntry) -> Stored:
    """Return what an entry says, to be compared."""
    return (
        entry.kind,
        entry.object_id,
        entry.language,
        entry.dossier_id,
        entry.number,
        entry.length,
        entry.title_stems,
        entry.stems,
        entry.whole_words,
    )
