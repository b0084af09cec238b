"""That something of a draft has changed, for those who follow it. `amendments.live` tells how."""

from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from resolutions.models import DraftText


class Change(models.Model):
    """A transaction that changed a draft, or anything that hangs on it. Only the database's triggers write here.

    Rows are only ever added, and old ones taken away: two who write at a time must not wait for each
    other. SQLite, which has one writer at a time, keeps the last row of each draft.
    """

    # Without a constraint: it is the database that writes these, and nobody is asked about them.
    draft = models.ForeignKey(
        DraftText, models.DO_NOTHING, db_constraint=False, db_index=False, related_name="changes"
    )
    of_transaction = models.BigIntegerField(default=0)
    at = models.DateTimeField(db_default=Now(), db_index=True)

    class Meta:
        verbose_name = _("change")
        verbose_name_plural = _("changes")
        default_permissions = ()
        constraints = (
            models.UniqueConstraint(
                fields=("draft", "of_transaction"), name="one_change_a_transaction"
            ),
        )

    def __str__(self) -> str:
        return f"{self.draft_id}: {self.pk}"
