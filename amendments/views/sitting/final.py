"""The vote on the text as a whole, and where the text that it adopted is."""

from django.urls import reverse

from amendments.desk import Desk
from amendments.engine.items import WHOLE_TEXT
from amendments.engine.rules import Decision
from amendments.sitting.votes import recorded_results
from amendments.views.address import write_address
from amendments.views.rows import View
from amendments.views.sitting.speaking import result_words
from amendments.views.words import look


def final_result(desk: Desk) -> dict[str, str]:
    """Return what was decided of the text as a whole and, once it is adopted, where it is; nothing before."""
    result = recorded_results(desk).get(WHOLE_TEXT)
    if result is None:
        return {}
    return {
        "final_words": result_words(WHOLE_TEXT, result.decision, result.counts),
        "final_look": look(result.decision),
        "final_href": final_href(desk) if result.decision == Decision.ADOPTED else "",
    }


def final_href(desk: Desk) -> str:
    """Return the address of the text under all that was decided, with its final numbers."""
    decided = {n: taken for n, taken in desk.recorded.items() if taken != Decision.NOT_IN_ORDER}
    language = desk.language if len(desk.draft.languages) > 1 else ""
    path = reverse("draft", args=[desk.draft.pk])
    return write_address(path, decided, view=View.FINAL, language=language)
