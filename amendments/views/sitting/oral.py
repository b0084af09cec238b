"""From the desk to an oral amendment, or to an oral sub-amendment to what is called."""

from urllib.parse import urlencode

from django.http import HttpRequest
from django.urls import reverse

from amendments.desk import Desk
from amendments.engine.items import WHOLE_TEXT, amendment_of
from amendments.views.sitting.showing import Called
from amendments.views.tabling import TABLE
from amendments.views.tabling_accepting import FROM_SITTING


def oral_hrefs(request: HttpRequest, desk: Desk, called: Called | None) -> dict[str, str]:
    """Return where an oral amendment is written, and a sub-amendment to the open one that is called.

    Nothing for who may not table, and once the text as a whole was put to the vote.
    """
    if not request.user.has_perm(TABLE) or WHOLE_TEXT in desk.recorded:
        return {}
    changes = called.effects.changes if called and called.effects else ()
    # A paragraph that is new has no number in the draft: its own there is that of another one.
    places = [one.number for one in changes if one.number and one.before]
    query = {"from": FROM_SITTING} | ({"paragraph": places[0]} if places else {})
    hrefs = {"oral_href": f"{reverse('new-amendment', args=[desk.draft.pk])}?{urlencode(query)}"}
    number = amendment_of(called.number) if called and called.is_open else ""
    if any(one.number == number and one.parent is None for one in desk.amendments):
        path = reverse("new-sub-amendment", args=[desk.draft.pk, number])
        hrefs["sub_href"] = f"{path}?{urlencode({'from': FROM_SITTING})}"
    return hrefs
