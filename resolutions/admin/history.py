"""Admin pages of rows with a history: what changed, when and by whom."""

from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from simple_history.admin import SimpleHistoryAdmin

from resolutions.admin.errors import FormWithErrorsBesideFields
from resolutions.admin.lines import LINES
from resolutions.admin.two_at_once import RevisionAdmin


class HistoryAdmin(RevisionAdmin, SimpleHistoryAdmin):
    """The usual admin page with the history of the row, each change shown with its differences."""

    form = FormWithErrorsBesideFields
    formfield_overrides = LINES

    def revert_disabled(self, request: HttpRequest, obj: Any = None) -> bool:
        """Undoing is a change like any other, made in the form that checks it; the history only tells."""
        return True

    def history_form_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show a row as it was. The library saves what is sent here, even from who may only look."""
        if request.method not in {"GET", "HEAD"}:
            raise PermissionDenied
        return super().history_form_view(request, *args, **kwargs)


class OnlyHistoryAdmin(HistoryAdmin):
    """The page of a row that is edited within another one; it is there for its history."""

    def has_module_permission(self, request: HttpRequest) -> bool:
        return False

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """It goes with the row that it belongs to; its own pages delete nothing."""
        page = request.resolver_match.url_name or "" if request.resolver_match else ""
        own = f"{self.opts.app_label}_{self.opts.model_name}_"
        return not page.startswith(own) and super().has_delete_permission(request, obj)

    def has_view_or_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return admin.ModelAdmin.has_view_permission(self, request, obj)
