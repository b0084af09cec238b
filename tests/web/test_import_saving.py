"""The import of a reviewed compendium: where it leads, what refuses it, what it leaves."""

import pytest
from django.test import Client
from django.utils.translation import override

from amendments.models import (
    Amendment,
)
from resolutions.models import Document, Dossier
from tests.factories import make_dossier, make_user
from tests.web.compendia import Printed, compendium, two
from tests.web.reviews import (
    IMPORT,
    READ,
    UNREADABLE,
    bring_in,
    get,
    give,
    instruction,
    post,
    rows,
    save,
    words,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def clerk():
    return make_user(permissions=[IMPORT, READ])


@pytest.fixture
def client(clerk):
    client = Client()
    client.force_login(clerk)
    return client


# Import


def test_the_import_leads_to_what_was_saved(client):
    review = bring_in(client, compendium(amendments=[*two(), UNREADABLE]))
    answer = save(client, review)
    draft = Amendment.objects.first().draft
    assert answer["Location"] == f"/drafts/{draft.pk}/"
    said = words(client.get(answer["Location"]))
    assert "Doc. 15999 was imported. One amendment is marked for a person to resolve." in said
    assert Document.objects.get(kind="compendium").source == "compendium.txt"
    assert instruction("3").printed == UNREADABLE.instruction


def test_it_goes_into_the_dossier_that_was_chosen(client):
    make_dossier(slug="water")
    review = bring_in(client, compendium(), dossier="water")
    save(client, review)
    assert Dossier.objects.get(documents__kind="report").slug == "water"


def test_a_refused_import_saves_nothing(client):
    long = Printed("1" * 19, two()[0].instruction)
    review = bring_in(client, compendium(amendments=[*two(), long], title="x" * 600))
    before = rows()
    save(client, review)
    assert "cannot be saved" in words(get(client, review))
    assert rows() == before


def test_an_abandoned_review_leaves_nothing(client):
    before = rows()
    review = bring_in(client, compendium())
    post(client, review, "abandon")
    review.refresh_from_db()
    assert (review.state, bytes(review.file), review.found) == ("abandoned", b"", None)
    assert "It was put aside" in words(get(client, review))
    assert rows() == before
    assert "Doc. 15999" not in words(client.get("/import/")).replace("Doc. 15999 was put aside", "")


def test_every_step_is_in_the_history(client, clerk):
    review = bring_in(client, compendium())
    give(client, review, "drop", draft="A", paragraph="2")
    save(client, review)
    states = review.history.order_by("history_date", "history_id").values_list("state", "revision")
    assert list(states) == [("received", 0), ("to_review", 0), ("to_review", 1), ("imported", 2)]
    assert review.history.latest().history_user == clerk


def test_the_pages_speak_french(client):
    review = bring_in(client, compendium(amendments=[*two(), UNREADABLE]))
    with override("en"):  # the language of the request does not outlive the test
        client.cookies["django_language"] = "fr"
        page = words(get(client, review))
    assert "Que signifie cette instruction" in page
    assert "1 question" in page
