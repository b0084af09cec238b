"""Written declarations and their signatures, which are added and corrected, and never removed."""

from typing import Any

from django.contrib import admin, messages
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from resolutions.admin.history import HistoryAdmin
from resolutions.admin.lines import LinesField
from resolutions.known import Known
from resolutions.models import Signature, WrittenDeclaration


@admin.register(WrittenDeclaration)
class WrittenDeclarationAdmin(HistoryAdmin):
    list_display = ("number", "title", "date", "deadline", "document")
    list_select_related = ("document",)
    search_fields = ("=number", "title_en", "title_fr", "document__reference")
    autocomplete_fields = ("document",)
    # A published text is kept as it is, to its last line break.
    formfield_overrides = {models.TextField: {"form_class": LinesField, "strip": False}}


@admin.register(Signature)
class SignatureAdmin(HistoryAdmin):
    list_display = ("name", "declaration", "member", "delegation", "political_group", "signed_on")
    list_filter = ("declaration", "political_group", "delegation")
    list_select_related = ("declaration", "member", "delegation", "political_group")
    search_fields = ("name", "=declaration__number")
    autocomplete_fields = ("declaration", "member", "delegation", "political_group")
    actions = ("link_members",)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Rule 56: signatures are added, none is withdrawn."""
        return False

    @admin.action(
        description=_("Link to the members whose names are certain"), permissions=["change"]
    )
    def link_members(self, request: HttpRequest, queryset: Any) -> None:
        linked = Known().link_signatures(queryset)
        left = queryset.without_member().count()
        told = ngettext(
            "%(count)s signature was linked to its member.",
            "%(count)s signatures were linked to their members.",
            len(linked),
        ) % {"count": len(linked)}
        rest = ngettext("%(count)s waits for a person.", "%(count)s wait for a person.", left) % {
            "count": left
        }
        self.message_user(request, f"{told} {rest}" if left else told, messages.SUCCESS)
