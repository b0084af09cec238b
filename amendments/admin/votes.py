"""Votes, and named sets of them."""

from typing import Any

from django.contrib import admin, messages
from django.http import HttpRequest
from django.utils.translation import gettext as _

from amendments.desk import load_desk
from amendments.engine.rules import FALLEN, RuleCycleError, Standing
from amendments.models import Scenario, ScenarioVote, Vote
from resolutions.admin.history import HistoryAdmin
from resolutions.models import Language
from resolutions.models.languages import reader_language


@admin.register(Vote)
class VoteAdmin(HistoryAdmin):
    """The decision on an amendment or another item; who recorded it is noted by itself."""

    list_display = ("__str__", "decision", "in_favour", "against", "abstentions", "recorded_at")
    list_filter = ("decision", "amendment__draft")
    list_select_related = ("amendment__draft__document", "item__draft__document")
    search_fields = (
        "amendment__number",
        "amendment__draft__document__reference",
        "item__number",
        "item__draft__document__reference",
    )
    autocomplete_fields = ("amendment", "item")
    readonly_fields = ("recorded_by",)

    def save_model(self, request: HttpRequest, obj: Vote, form: Any, change: bool) -> None:
        obj.recorded_by = request.user  # type: ignore[assignment]  # the admin lets nobody in without a sign-in
        super().save_model(request, obj, form, change)
        standing = standing_of(obj)
        if standing and standing.standing == FALLEN:
            messages.warning(request, fallen_words(standing))


def standing_of(vote: Vote) -> Standing | None:
    """Return where the amendment stands with this vote; None while the rules form a circle."""
    # Where an amendment stands depends on votes and rules, not on the language of the text.
    subject = vote.amendment or vote.item
    assert subject is not None  # a constraint holds it
    desk = load_desk(subject.draft, Language.FRENCH)
    try:
        return desk.consolidate(desk.recorded).standings.get(subject.number)
    except RuleCycleError:
        return None


def fallen_words(standing: Standing) -> str:
    """Say that the vote does not count, and why."""
    reasons = " ".join(reason.words(reader_language()) for reason in standing.reasons)
    return _("Amendment %(number)s has fallen, so this vote does not count. %(reasons)s") % {
        "number": standing.number,
        "reasons": reasons,
    }


class ScenarioVoteInline(admin.TabularInline):
    model = ScenarioVote
    autocomplete_fields = ("amendment", "item")
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
