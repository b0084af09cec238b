"""What is done beside the desk while a sitting goes on: refused, or what is called kept in step with it."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from amendments.engine.items import amendment_of
from amendments.engine.sitting.running import next_open
from amendments.locking import lock_open_sitting
from amendments.sitting.steps import load_any_desk, running_steps
from resolutions.models import DraftText


def refuse_beside_a_sitting(draft: DraftText) -> None:
    """Raise ValidationError while a sitting on `draft` goes on: its acts alone make the votes.

    A vote recorded otherwise would be unseen at the desk, and the acts replayed would not give it.
    """
    if lock_open_sitting(draft) is not None:
        raise ValidationError(
            _("A sitting on this draft is open: votes are recorded at the clerk’s desk alone.")
        )


def keep_called(draft: DraftText) -> None:
    """Call another item where what was called in the sitting on `draft` is not voted any more.

    Of an amendment that was divided, or put together again, that is what stands in its place.
    """
    with transaction.atomic():
        sitting = lock_open_sitting(draft)
        if sitting is None or not sitting.current:
            return
        steps = running_steps(load_any_desk(draft))
        if any(step.number == sitting.current for step in steps):
            return
        own = [step for step in steps if amendment_of(step.number) == amendment_of(sitting.current)]
        sitting.current = next_open(own, "") or next_open(steps, "")
        sitting.save(update_fields=["current"])
