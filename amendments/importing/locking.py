"""The lock that each step of a review takes, so that two people at once never undo each other's work."""

from collections.abc import Collection

from amendments.models import ImportReview, ReviewState

REVIEWED = frozenset({ReviewState.TO_REVIEW})


class ReviewChangedError(ValueError):
    """Somebody else has changed the review meanwhile, or it is done."""


def lock(
    pk: int, *, states: Collection[ReviewState] = REVIEWED, revision: int | None = None
) -> ImportReview:
    """Return the review, locked. Raises `ReviewChangedError` when it is in another state or revision."""
    row = ImportReview.objects.select_for_update().defer("file", "text").get(pk=pk)
    if row.state not in states or revision not in {None, row.revision}:
        raise ReviewChangedError
    return row
