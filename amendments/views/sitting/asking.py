"""What is sent from the desk: which act, with which counts; and what is asked before it is recorded."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib.auth.models import User
from django.http import HttpRequest, QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from amendments.engine.rules import Decision
from amendments.engine.sitting.majority import Counts, decided_by, vote_kind
from amendments.models import Sitting
from amendments.models.procedure import load_procedure
from amendments.models.votes import Recorded
from amendments.views.sitting.speaking import item_title, standing_words
from amendments.views.words import STANDINGS
from resolutions.models import DraftText

RECORD = "amendments.record_sitting"
MOST = 99_999  # members whose votes are counted
MOST_NAMED = 5  # items that a question lists
BY_VOTE = (Decision.ADOPTED, Decision.REJECTED)


def clerk(request: HttpRequest) -> User:
    """Return who is at the desk: the right to record lets nobody in without a sign-in."""
    assert isinstance(request.user, User)
    return request.user


class CountsForm(forms.Form):
    """How many voted how; all empty when nothing was counted."""

    in_favour = forms.IntegerField(
        label=gettext_lazy("In favour"), min_value=0, max_value=MOST, required=False
    )
    against = forms.IntegerField(
        label=gettext_lazy("Against"), min_value=0, max_value=MOST, required=False
    )
    abstentions = forms.IntegerField(
        label=gettext_lazy("Abstentions"), min_value=0, max_value=MOST, required=False
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        given = [cleaned.get(name) is not None for name in ("in_favour", "against")]
        if not self.errors and any(given) != all(given):
            raise forms.ValidationError(
                _("Give the votes in favour and those against, or neither.")
            )
        if not self.errors and not any(given) and cleaned.get("abstentions") is not None:
            raise forms.ValidationError(_("Give the votes in favour and those against as well."))
        return cleaned

    def counts(self) -> Counts | None:
        """Return the counts; None when nothing was counted."""
        cleaned = self.cleaned_data
        counts = Counts(cleaned["in_favour"], cleaned["against"], cleaned["abstentions"])
        return None if counts == (None, None, None) else counts


class TitleForm(forms.Form):
    """What a sitting is called."""

    title = forms.CharField(max_length=200, required=False, label=gettext_lazy("Title"))


class SeenForm(forms.Form):
    """What whoever presses a button saw: which sitting, on which revision."""

    sitting = forms.IntegerField(min_value=1, max_value=2**63 - 1)
    revision = forms.IntegerField(min_value=0, max_value=2**31 - 1)

    def refuse_other(self, sitting: Sitting) -> tuple[str, ...]:
        """Return what is wrong where the desk that was seen is of another sitting than `sitting`.

        Two sittings on a draft come to the same revisions, so these alone do not tell an old desk.
        """
        if self.cleaned_data["sitting"] == sitting.pk:
            return ()
        return (
            _("Nothing was recorded: the page was of another sitting. This is “%(sitting)s”.")
            % {"sitting": sitting},
        )


class SentForm(SeenForm, CountsForm):
    """An act as it is sent: of which item, with which decision."""

    item = forms.CharField(max_length=40, required=False)
    decision = forms.ChoiceField(
        choices=[*Recorded.choices, (Decision.PENDING.value, "")], required=False
    )


@dataclass(frozen=True, slots=True)
class Asking:
    """A question before a vote is recorded: what the counts say, and what may be recorded."""

    words: str
    choices: tuple[tuple[str, str | Promise], ...]
    is_vote: bool = True


def ask_about_counts(
    item: str, draft: DraftText, counts: Counts | None, decision: Decision | None
) -> Asking | None:
    """Return what has to be asked before `decision` on `item` of `draft` is recorded.

    Without a decision the counts propose one; a decision that they contradict is asked about.
    """
    if counts is None:
        return None
    profile, _times = load_procedure(draft)
    outcome = decided_by(profile, vote_kind(item, draft.kind), counts)
    if decision == outcome or decision not in (*BY_VOTE, None):
        return None
    if outcome is None:
        words = _("The counts decide nothing: nobody voted in favour or against.")
        return Asking(words, tuple((str(one), STANDINGS[one]) for one in BY_VOTE))
    values = {"item": item_title(item), "outcome": standing_words(item, outcome)}
    words = _("%(item)s: the counts say %(outcome)s.") % values
    others = () if decision is None else (decision,)
    return Asking(words, tuple((str(one), STANDINGS[one]) for one in (outcome, *others)))


def ask_about_closing(still_open: Sequence[str]) -> Asking | None:
    """Return what has to be asked before a sitting is closed in which something is still open."""
    if not still_open:
        return None
    words = _("Not everything is decided yet: %(numbers)s.") % {
        "numbers": ", ".join(item_title(number) for number in still_open[:MOST_NAMED])
        + (" …" if len(still_open) > MOST_NAMED else "")
    }
    return Asking(words, (("close", _("Close the sitting")),), is_vote=False)


def read_sent(fields: QueryDict) -> SentForm:
    """Return the act that was sent, checked."""
    form = SentForm(fields, label_suffix="")
    form.is_valid()
    return form
