"""Another member takes over what was withdrawn: where that is offered, and the name that is sent."""

from collections.abc import Sequence
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.urls import reverse
from django.utils.translation import gettext_lazy

from amendments.desk import Desk
from amendments.engine.rules import Decision
from amendments.engine.sitting.acts import last_to_undo
from amendments.engine.sitting.checks import refuse_taking_over
from amendments.engine.sitting.running import find_consequences
from amendments.models import Act
from amendments.models.procedure import load_procedure
from amendments.sitting.steps import ballot_of
from amendments.views.sitting.asking import SeenForm
from amendments.views.sitting.speaking import item_title


class MoverForm(SeenForm):
    """Which item is taken over, and by whom."""

    item = forms.CharField(max_length=40, label=gettext_lazy("of what"))
    mover = forms.CharField(
        max_length=200,
        label=gettext_lazy("Taken over by"),
        error_messages={"required": gettext_lazy("Say who takes it over.")},
    )

    def clean_mover(self) -> str:
        """Return the name in one line."""
        return " ".join(self.cleaned_data["mover"].split())


def offer_taking_over(desk: Desk, item: str, sent: MoverForm | None) -> dict[str, Any]:
    """Return the form by which another member takes over `item`, as it was `sent`, and what rises with it.

    Nothing where that may not be.
    """
    if not may_be_taken_over(desk, item):
        return {}
    rises = find_consequences(ballot_of(desk), desk.recorded, item, None).rises
    return {
        "taking_over": sent or MoverForm(label_suffix=""),
        "rises_with_it": [item_title(one.number) for one in rises],
    }


def taking_over_href(desk: Desk, acts: Sequence[Act]) -> dict[str, str]:
    """Return where another member takes over what was withdrawn by the last decision; nothing after another one."""
    last = last_to_undo([act.as_engine() for act in acts])
    if last is None or last.decision != Decision.WITHDRAWN:
        return {}
    if not may_be_taken_over(desk, last.item):
        return {}
    path = reverse("correct", args=[desk.draft.pk])
    return {
        "taking_over_href": f"{path}?{urlencode({'item': last.item})}#id_mover",
        "withdrawn_title": item_title(last.item),
    }


def may_be_taken_over(desk: Desk, item: str) -> bool:
    """Tell whether another member may take over `item`, which is withdrawn."""
    profile, _times = load_procedure(desk.draft)
    return refuse_taking_over(ballot_of(desk), desk.recorded, item, profile) is None
