"""A sitting on a small draft, for the tests of its rows and pages."""

from amendments.engine.rules import Decision
from amendments.engine.sitting.acts import ActKind
from amendments.models import Sitting, Vote
from amendments.sitting.recording import Planned, open_sitting, record
from tests.factories import make_user
from tests.web.desks import make_rivals

RIGHT = "amendments.record_sitting"


def make_sitting(*, draft=None, user=None):
    """Return an open sitting on the rival amendments 4 and 6: 6 falls if 4 is adopted."""
    return open_sitting(draft or make_rivals(), user or make_clerk(), "Tuesday afternoon")


def make_clerk():
    return make_user(permissions=[RIGHT])


def act(sitting, kind, item="", decision=None, counts=None, *, user=None, made_on=None, mover=""):
    """Record an act on the newest revision, or on `made_on`, and return it."""
    now = Sitting.objects.get(pk=sitting.pk)
    made_on = now.revision if made_on is None else made_on
    planned = Planned(
        ActKind(kind),
        made_on,
        item,
        Decision(decision) if decision else None,
        counts,
        mover=mover,
    )
    return record(now, user or now.acts.first().by, planned).act


def votes(draft):
    """Return what is recorded: decisions by number."""
    return {vote.number: vote.decision for vote in Vote.objects.all().order_by("pk")}


def called(sitting):
    return Sitting.objects.get(pk=sitting.pk).current
