"""Procedures, and which one a draft follows."""

from django.contrib import admin

from amendments.models import DraftProcedure, ProcedureProfile
from resolutions.admin.history import HistoryAdmin


@admin.register(ProcedureProfile)
class ProcedureProfileAdmin(HistoryAdmin):
    list_display = ("__str__", "code")
    search_fields = ("code", "name_en", "name_fr")


@admin.register(DraftProcedure)
class DraftProcedureAdmin(HistoryAdmin):
    list_display = ("draft", "profile", "opens_at", "day")
    list_filter = ("profile",)
    list_select_related = ("draft__document", "profile")
    autocomplete_fields = ("draft", "profile")
