"""Votes, and named sets of them."""

from typing import Any

from django.contrib import admin, messages
from django.http import HttpRequest
from django.utils.translation import gettext as _

from amendments.desk import load_desk
from amendments.engine.rules import FALLEN, RuleCycleError, Standing
from amendments.locking import lock_draft
from amendments.models import Amendment, Item, Scenario, ScenarioVote, Sitting, Vote
from amendments.sitting.beside import refuse_beside_a_sitting
from resolutions.admin.errors import FormWithErrorsBesideFields
from resolutions.admin.history import HistoryAdmin
from resolutions.models import Language
from resolutions.models.languages import reader_language


class VoteForm(FormWithErrorsBesideFields):
    """A vote; it is refused while a sitting on the draft goes on."""

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        given = (self.cleaned_data.get(name) for name in ("amendment", "item"))
        subjects = (*given, self.instance.amendment, self.instance.item)
        for draft in sorted({one.draft for one in subjects if one}, key=lambda draft: draft.pk):
            refuse_beside_a_sitting(draft)
        return cleaned


@admin.register(Vote)
class VoteAdmin(HistoryAdmin):
    """The decision on an amendment or another item; who recorded it is noted by itself."""

    form = VoteForm

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

    def get_object(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """Return the vote; to save it, its draft is locked first, as at the desk: else each could wait for ever."""
        if request.method == "POST":
            row = admin.ModelAdmin.get_object(self, request, *args, **kwargs)
            if row is not None:
                lock_draft(subject_of(row).draft_id)
        return super().get_object(request, *args, **kwargs)

    def has_delete_permission(self, request: HttpRequest, obj: Vote | None = None) -> bool:
        """What the acts of a sitting made is taken back by an undo, as long as it goes on."""
        return super().has_delete_permission(request, obj) and not (
            obj and Sitting.objects.open().filter(draft=subject_of(obj).draft).exists()
        )

    def save_model(self, request: HttpRequest, obj: Vote, form: Any, change: bool) -> None:
        obj.recorded_by = request.user  # type: ignore[assignment]  # the admin lets nobody in without a sign-in
        super().save_model(request, obj, form, change)
        standing = standing_of(obj)
        if standing and standing.standing == FALLEN:
            messages.warning(request, fallen_words(standing))


def standing_of(vote: Vote) -> Standing | None:
    """Return where the amendment stands with this vote; None while the rules form a circle."""
    # Where an amendment stands depends on votes and rules, not on the language of the text.
    subject = subject_of(vote)
    desk = load_desk(subject.draft, Language.FRENCH)
    try:
        return desk.consolidate(desk.recorded).standings.get(subject.number)
    except RuleCycleError:
        return None


def subject_of(vote: Vote) -> Amendment | Item:
    """Return what the vote is on."""
    subject = vote.amendment or vote.item
    assert subject is not None  # a constraint holds it
    return subject


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
