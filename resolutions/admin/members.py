"""Members, delegations and political groups."""

from django.contrib import admin

from resolutions.admin.history import HistoryAdmin
from resolutions.admin.member_import import MemberImportMixin
from resolutions.models import Delegation, Member, PoliticalGroup


@admin.register(PoliticalGroup)
class PoliticalGroupAdmin(HistoryAdmin):
    list_display = ("code", "short_name_en", "short_name_fr", "name_en", "name_fr")
    search_fields = ("code", "name_en", "name_fr")


@admin.register(Delegation)
class DelegationAdmin(HistoryAdmin):
    list_display = ("code", "name_en", "name_fr")
    search_fields = ("code", "name_en", "name_fr")


@admin.register(Member)
class MemberAdmin(MemberImportMixin, HistoryAdmin):
    list_display = ("last_name", "first_name", "delegation", "political_group")
    list_filter = ("political_group", "delegation")
    list_select_related = ("delegation", "political_group")
    search_fields = ("last_name", "first_name")
    autocomplete_fields = ("delegation", "political_group")
