"""Dossiers and their documents."""

from django.contrib import admin
from django.db import models

from resolutions.admin.history import HistoryAdmin
from resolutions.admin.lines import LinesField
from resolutions.models import Document, Dossier


@admin.register(Dossier)
class DossierAdmin(HistoryAdmin):
    list_display = ("__str__", "slug", "is_published")
    list_filter = ("is_published",)
    search_fields = ("slug", "title_en", "title_fr")


@admin.register(Document)
class DocumentAdmin(HistoryAdmin):
    list_display = ("__str__", "kind", "language", "date", "dossier")
    list_filter = ("kind", "language", "dossier")
    list_select_related = ("dossier",)
    search_fields = ("reference", "title_en", "title_fr", "slug")
    autocomplete_fields = ("dossier",)
    # Files come with the issue that can serve them to those who may read the dossier.
    exclude = ("file",)
    # A published text is kept as it is, to its last line break.
    formfield_overrides = {models.TextField: {"form_class": LinesField, "strip": False}}
