"""While a large compendium is being saved, the server that saves it answers others."""

import select
from http.client import HTTPConnection

import pytest
from django.conf import settings
from django.contrib.auth.models import User
from django.utils.http import urlencode

from amendments.models import ImportReview
from resolutions.models import DraftText
from tests.servers import serving
from tests.web.compendia import Printed, compendium
from tests.web.desks import make_rivals
from tests.web.reviews import IMPORT, READ, read, signed_in

pytestmark = pytest.mark.django_db(transaction=True)
TOKEN = "t" * 32
MANY = 300  # amendments, which take longer to save than three pages to answer


@pytest.fixture
def clerk():
    return signed_in(IMPORT, READ)


@pytest.fixture
def review(clerk):
    """A compendium that is read and wants no answer any more."""
    paragraphs = {str(one): f"The Assembly loves river {one}." for one in range(1, MANY + 1)}
    deletions = [
        Printed(one, f"In the draft resolution, delete paragraph {one}.") for one in paragraphs
    ]
    text = compendium(paragraphs=paragraphs, amendments=deletions)
    person = User.objects.get()
    return read(
        ImportReview.objects.create(name="many.txt", file=text.encode(), uploaded_by=person)
    )


def send_save(server, clerk, review):
    """Press "save" on the page of `review`, and return the connection on which the answer will come."""
    cookie = f"{settings.SESSION_COOKIE_NAME}={clerk.cookies[settings.SESSION_COOKIE_NAME].value}"
    headers = {
        "Cookie": f"{cookie}; {settings.CSRF_COOKIE_NAME}={TOKEN}",
        "X-CSRFToken": TOKEN,
        "Content-Type": "application/x-www-form-urlencoded",
    }
    saving = HTTPConnection("127.0.0.1", server.port, timeout=120)
    body = urlencode({"revision": review.revision})
    saving.request("POST", f"/import/{review.pk}/save/", body, headers)
    return saving


def status_of(server, path):
    """Return the status of the answer to somebody else, on a connection of their own."""
    asking = HTTPConnection("127.0.0.1", server.port, timeout=120)
    asking.request("GET", path)
    answer = asking.getresponse()
    answer.read()
    asking.close()
    return answer.status


def has_answered(connection):
    return bool(select.select([connection.sock], [], [], 0)[0])


def test_while_a_large_compendium_is_saved_others_are_answered(clerk, review):
    draft = make_rivals()
    with serving() as server:
        saving = send_save(server, clerk, review)
        for path in ("/healthz", f"/drafts/{draft.pk}/", "/healthz"):
            assert status_of(server, path) == 200
        assert not has_answered(saving)
        assert saving.getresponse().status == 302
        saving.close()
    review.refresh_from_db()
    assert review.state == ImportReview.objects.imported().get().state
    assert DraftText.objects.latest("pk").amendments.count() == MANY
