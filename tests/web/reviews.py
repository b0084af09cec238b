"""What tests of `/import/` share: bringing files in, reading them, and what a page says."""

import re

from django.apps import apps
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils.html import strip_tags

from amendments.importing.reviews import read_review
from amendments.models import ImportReview, Instruction
from tests.factories import make_user
from tests.web.compendia import Printed

IMPORT = "amendments.add_importreview"
READ = "resolutions.view_dossier"
UNREADABLE = Printed("3", "In the draft resolution, paragraph 1, make it nicer.")
SUB = Printed("3-1", "In amendment 3, replace the word “lakes” with the following word: “ponds”")


def signed_in(*permissions):
    """Return a browser of somebody with these rights."""
    client = Client()
    client.force_login(make_user(permissions=permissions))
    return client


def upload(client, *texts, name="compendium.txt", **fields):
    files = [
        SimpleUploadedFile(name, text if isinstance(text, bytes) else text.encode())
        for text in texts
    ]
    return client.post("/import/", {"dropped": files, **fields})


def bring_in(client, text, **fields):
    """Upload a text and read it, as the process does that the page starts; return the review."""
    upload(client, text, **fields)
    return read(ImportReview.objects.latest("pk"))


def read(review):
    read_review(review.pk)
    review.refresh_from_db()
    return review


def get(client, review, query=""):
    return client.get(f"/import/{review.pk}/{query}")


def post(client, review, step, **fields):
    return client.post(f"/import/{review.pk}/{step}/", fields)


def save(client, review):
    review.refresh_from_db()
    return post(client, review, "save", revision=review.revision)


def words(page):
    html = re.sub(r"<(script|style).*?</\1>", "", page.content.decode(), flags=re.DOTALL)
    return " ".join(strip_tags(re.sub("(?=<)", " ", html)).split())


def questions(page):
    """Return the questions that a page asks, in their order."""
    found = re.findall(
        r'<h3 id="question-[0-9a-f]{12}-words">(.*?)</h3>', page.content.decode(), re.DOTALL
    )
    return [strip_tags(one) for one in found]


def say(client, review, act, about, *, seen="0", **fields):
    """Answer about a declaration or a document as the form `act` does."""
    return post(client, review, "answers", act=act, about=about, seen=seen, **fields)


def give(client, review, kind, **fields):
    return post(client, review, "answers", **{"kind": kind, "at": "x", "about": "", **fields})


def key_on(page, question):
    """Return the key of the question that says this."""
    found = re.search(
        rf'id="question-([0-9a-f]{{12}})-words">{re.escape(question)}', page.content.decode()
    )
    return found[1]


def rows():
    """Return how many rows each table has besides those of reviews."""
    models = [
        *apps.get_app_config("resolutions").get_models(),
        *apps.get_app_config("amendments").get_models(),
    ]
    return {one.__name__: one.objects.count() for one in models if "Review" not in one.__name__}


def instruction(number):
    return Instruction.objects.get(amendment__number=number)
