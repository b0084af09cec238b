"""Votes, and named sets of them."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from amendments.models import Scenario, ScenarioVote, Vote
from resolutions.admin.history import HistoryAdmin


@admin.register(Vote)
class VoteAdmin(HistoryAdmin):
    """The decision on an amendment; who recorded it is noted by itself."""

    list_display = ("amendment", "decision", "in_favour", "against", "abstentions", "recorded_at")
    list_filter = ("decision", "amendment__draft")
    list_select_related = ("amendment__draft__document",)
    search_fields = ("amendment__number", "amendment__draft__document__reference")
    autocomplete_fields = ("amendment",)
    readonly_fields = ("recorded_by",)

    def save_model(self, request: HttpRequest, obj: Vote, form: Any, change: bool) -> None:
        obj.recorded_by = request.user  # type: ignore[assignment]  # the admin lets nobody in without a sign-in
        super().save_model(request, obj, form, change)


class ScenarioVoteInline(admin.TabularInline):
    model = ScenarioVote
    autocomplete_fields = ("amendment",)
    extra = 0


@admin.register(Scenario)
class ScenarioAdmin(HistoryAdmin):
    list_display = ("name", "draft", "author")
    list_filter = ("draft",)
    list_select_related = ("draft__document", "author")
    search_fields = ("name",)
    autocomplete_fields = ("draft",)
    readonly_fields = ("author",)
    inlines = (ScenarioVoteInline,)

    def save_model(self, request: HttpRequest, obj: Scenario, form: Any, change: bool) -> None:
        if not change:
            obj.author = request.user  # type: ignore[assignment]  # the admin lets nobody in without a sign-in
        super().save_model(request, obj, form, change)
