"""The one order in which rows are locked: the draft, then its sitting, then all the rest.

Who tables, divides, moves or decides has the draft to themselves from the beginning, and sees what the one
before wrote. Whoever took the sitting first and the draft afterwards could wait for one who waits for them.
"""

from amendments.models import Sitting
from resolutions.models import DraftText


def lock_draft(key: int) -> DraftText:
    """Return the draft with this key, which nobody else locks until the transaction ends.

    Raises TransactionManagementError outside a transaction. "No key": who enters a row that refers to the
    draft by another way must still be able to, or both would wait for ever.
    """
    return DraftText.objects.select_for_update(of=("self",), no_key=True).get(pk=key)


def lock_open_sitting(draft: DraftText) -> Sitting | None:
    """Return the sitting on `draft` that goes on, locked after the draft; None when there is none."""
    lock_draft(draft.pk)
    rows = Sitting.objects.select_for_update(of=("self",), no_key=True)
    return rows.filter(draft=draft, closed_at=None).first()
