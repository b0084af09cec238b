"""What the search looks in, made from the other rows and from nothing else.

Both tables can be emptied at any time: `index_search` fills them again. `amendments.search` tells how they
stay true. The words themselves are in the database's own index beside `stems`: FTS5 on SQLite, a GIN
index over a tsvector on PostgreSQL (migration 0004).
"""

from django.db import models
from django.utils.translation import gettext_lazy as _

from resolutions.models import Dossier


class SearchEntry(models.Model):
    """One row in one language, as words. Empty `dossier`: it belongs to none, like a member."""

    kind = models.CharField(max_length=30)
    object_id = models.BigIntegerField()
    language = models.CharField(max_length=2, blank=True)
    # Without a constraint: the database notes a deleted dossier, and nobody is asked about these rows.
    dossier = models.ForeignKey(
        Dossier, models.DO_NOTHING, null=True, db_constraint=False, related_name="+"
    )
    number = models.CharField(max_length=30, blank=True)
    length = models.PositiveIntegerField()
    title_stems = models.TextField(blank=True)
    # Last, since SQLite reads all that stands before a column: the longest are read least.
    stems = models.TextField(blank=True)
    whole_words = models.TextField(blank=True)

    class Meta:
        verbose_name = _("search entry")
        verbose_name_plural = _("search entries")
        default_permissions = ()
        indexes = (models.Index(fields=("kind", "object_id"), name="search_entry_of"),)

    def __str__(self) -> str:
        return f"{self.kind} {self.object_id} ({self.language})"


class SearchPending(models.Model):
    """A row that was written since the index last knew it. Only the database's triggers write here.

    There is no uniqueness: two who write one row at a time must not wait for each other.
    """

    kind = models.CharField(max_length=30)
    object_id = models.BigIntegerField()

    class Meta:
        verbose_name = _("row to be indexed")
        verbose_name_plural = _("rows to be indexed")
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.kind} {self.object_id}"
