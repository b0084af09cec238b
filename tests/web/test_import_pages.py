"""`/import/`: who may, what is asked and answered, and that nothing is saved before the import."""

import json
import re
from datetime import timedelta
from io import StringIO

import pytest
from django.apps import apps
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.test import Client
from django.utils.html import strip_tags
from django.utils.translation import override

from amendments.compendium.answers import Answer, Kind, fingerprint
from amendments.compendium.decode import SIZE_LIMIT
from amendments.engine.rules import Decision
from amendments.importing.reviews import read_review
from amendments.importing.sheets import give_answer, import_review
from amendments.models import (
    Amendment,
    DependencyRule,
    ImportReview,
    Instruction,
    ReadBy,
    Vote,
)
from amendments.models.imports import PATIENCE
from resolutions.models import Document, Dossier, Paragraph
from tests.factories import make_dossier, make_rule, make_user
from tests.web.compendia import Printed, compendium, two

pytestmark = pytest.mark.django_db

IMPORT = "amendments.add_importreview"
READ = "resolutions.view_dossier"
UNREADABLE = Printed("3", "In the draft resolution, paragraph 1, make it nicer.")

SUB = Printed("3-1", "In amendment 3, replace the word “lakes” with the following word: “ponds”")


@pytest.fixture
def clerk():
    return make_user(permissions=[IMPORT, READ])


@pytest.fixture
def client(clerk):
    client = Client()
    client.force_login(clerk)
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
    review = ImportReview.objects.latest("pk")
    read_review(review.pk)
    review.refresh_from_db()
    return review


def get(client, review, query=""):
    return client.get(f"/import/{review.pk}/{query}")


def post(client, review, act, **fields):
    return client.post(f"/import/{review.pk}/{act}/", fields)


def give(client, review, kind, **fields):
    return post(client, review, "answers", **{"kind": kind, "at": "x", "about": "", **fields})


def save(client, review):
    review.refresh_from_db()
    return post(client, review, "save", revision=review.revision)


def words(page):
    html = re.sub(r"<(script|style).*?</\1>", "", page.content.decode(), flags=re.DOTALL)
    return " ".join(strip_tags(re.sub("(?=<)", " ", html)).split())


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


# Who may

GETS = ("", "1/", "1/changes/")
POSTS = ("", "1/answers/", "1/take-back/", "1/read-again/", "1/save/", "1/abandon/")


@pytest.mark.parametrize("path", GETS)
def test_strangers_are_asked_to_sign_in(path):
    answer = Client().get(f"/import/{path}")
    assert (answer.status_code, answer["Location"]) == (
        302,
        f"/accounts/login/?next=/import/{path}",
    )


@pytest.mark.parametrize("path", POSTS)
def test_those_without_the_right_are_refused(path):
    client = Client()
    client.force_login(make_user(permissions=[READ]))
    assert client.post(f"/import/{path}").status_code == 403
    assert client.get("/import/").status_code == 403


@pytest.mark.parametrize("path", [*GETS[1:], *POSTS[1:]])
def test_a_review_that_is_not_there_is_404(client, path):
    method = client.get if path in GETS else client.post
    assert method(f"/import/{path}").status_code == 404


def test_a_colleague_goes_on_where_the_first_one_stopped(client):
    review = bring_in(client, compendium(amendments=[*two(), UNREADABLE]))
    colleague = Client()
    colleague.force_login(make_user(permissions=[IMPORT]))
    assert "Doc. 15999" in words(colleague.get("/import/"))
    assert "What does this instruction mean?" in words(get(colleague, review))


def test_the_way_there_is_shown_to_those_who_may(client):
    assert 'href="/import/"' in client.get("/").content.decode()
    assert 'href="/import/"' not in Client().get("/").content.decode()


# Bringing in


def test_a_file_becomes_a_review_and_nothing_else(client, django_capture_on_commit_callbacks):
    before = rows()
    with django_capture_on_commit_callbacks() as started:
        answer = upload(client, compendium(), language="en")
    review = ImportReview.objects.get()
    assert answer["Location"] == f"/import/{review.pk}/"
    assert (review.state, review.language, review.name) == ("received", "en", "compendium.txt")
    assert len(started) == 1  # the process that reads it
    assert "its reading begins" in words(get(client, review))
    read_review(review.pk)
    assert rows() == before


def test_several_files_become_several_reviews(client):
    answer = upload(client, compendium(), compendium(number="15998"))
    assert answer["Location"] == "/import/"
    assert ImportReview.objects.count() == 2


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "compendium.txt is empty."),
        (b"x" * (SIZE_LIMIT + 1), "compendium.txt is too large: a file may have 20 MB."),
    ],
)
def test_an_empty_or_huge_file_is_refused_at_the_door(client, content, says):
    answer = upload(client, content)
    assert answer.status_code == 400
    assert says in words(answer)
    assert not ImportReview.objects.exists()


def test_no_file_or_too_many_are_refused(client):
    assert "This field is required" in words(client.post("/import/"))
    answer = upload(client, *[compendium()] * 21)
    assert "Bring in 20 files at a time at most." in words(answer)
    assert not ImportReview.objects.exists()


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"\0\1\2" * 100, "holds NUL characters"),
        (b"%PDF-1.7 nonsense", "PDF"),
        (("«" * 100_000).encode(), "The file holds no words."),
        (b" \n ", "The file is empty"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_in_one_line(client, content, says):
    before = rows()
    review = bring_in(client, content)
    assert (review.state, review.found) == ("refused", None)
    assert says in words(get(client, review))
    assert rows() == before


def test_a_file_that_is_said_to_be_a_compendium_and_is_none_is_refused(client):
    review = bring_in(client, b"Good morning.", kind="compendium")
    assert review.state == "refused"
    assert "This is not a compendium of amendments" in words(get(client, review))


def test_a_hostile_name_is_harmless(client):
    review = bring_in(client, compendium(), name="a\u202eb<script>\n" + "x" * 300 + ".txt")
    page = get(client, review)
    assert "<script>" not in page.content.decode().replace("<script defer", "")
    assert len(review.name) <= 200


# Reading


def test_the_page_shows_how_far_it_is(client):
    review = ImportReview.objects.create(name="a", file=b"x", state="reading")
    ImportReview.objects.update(progress={"amendments": 200, "understood": 50})
    page = get(client, review)
    assert "50 of 200 amendments are understood." in words(page)
    assert 'value="32"' in page.content.decode()
    assert '<noscript><meta http-equiv="refresh"' in page.content.decode()


def test_htmx_gets_the_progress_alone_and_is_told_when_it_is_over(client):
    review = ImportReview.objects.create(name="a", file=b"x", state="reading")
    answer = client.get(f"/import/{review.pk}/", headers={"HX-Request": "true"})
    assert "<html" not in answer.content.decode()
    assert "HX-Refresh" not in answer
    ImportReview.objects.update(state="refused", refusal="no")
    answer = client.get(f"/import/{review.pk}/", headers={"HX-Request": "true"})
    assert answer["HX-Refresh"] == "true"


def test_a_reading_that_died_is_noticed_and_started_again(client, clerk):
    upload(client, compendium())
    review = ImportReview.objects.get()
    ImportReview.objects.update(state="reading")
    assert "Start it again" not in words(get(client, review))
    post(client, review, "read-again")
    review.refresh_from_db()
    assert (review.state, review.attempt) == ("reading", 0)

    ImportReview.objects.update(asked_at=review.asked_at - PATIENCE - timedelta(seconds=1))
    assert "Start it again" in words(get(client, review))
    post(client, review, "read-again")
    review.refresh_from_db()
    assert (review.state, review.attempt) == ("received", 1)
    read_review(review.pk)
    review.refresh_from_db()
    assert review.state == "to_review"


def test_a_review_is_read_once(client):
    review = bring_in(client, compendium())
    read_review(review.pk)
    assert ImportReview.objects.get().history.count() == 2


# What it shows


def test_the_page_counts_what_was_found(client):
    review = bring_in(client, compendium(amendments=[*two(), UNREADABLE]))
    page = get(client, review)
    assert "2 paragraphs 3 amendments 0 repairs 1 question" in words(page)
    assert "The Assembly loves rivers." in words(page)
    assert "Not understood from: “make it nicer.”" in words(page)


def test_the_number_of_queries_does_not_grow(client, django_assert_max_num_queries):
    amendments = [Printed(str(n), UNREADABLE.instruction) for n in range(1, 60)]
    review = bring_in(client, compendium(amendments=amendments))
    get(client, review)
    with django_assert_max_num_queries(8):
        page = get(client, review)
    assert "part 1 of 4" in words(page)


@pytest.mark.parametrize(
    "query",
    [
        "?part=99",
        "?part=-1",
        "?part=x",
        "?questions=99999999",
        "?amendment=77",
        "?paragraph=Z-1",
        "?paragraph=",
        "?repairs=0",
    ],
)
def test_an_odd_address_shows_the_page(client, query):
    review = bring_in(client, compendium(amendments=[*two(), UNREADABLE]))
    assert get(client, review, query).status_code == 200


@pytest.mark.parametrize("query", ["?amendment=1", "?paragraph=A-2"])
def test_anything_can_be_mended_unasked(client, query):
    review = bring_in(client, compendium())
    page = get(client, review, query)
    assert "Mend: " in words(page)
    assert f'href="/import/{review.pk}/?part=1&amp;amendment=2#mending"' in page.content.decode()


def test_a_monstrous_file_is_shown_in_little(client):
    monster = Printed("3", UNREADABLE.instruction + "\n“" + "word " * 200_000)
    lines = Printed("4", UNREADABLE.instruction + "\n\n".join(["", *["“x"] * 5_000]))
    paragraphs = {"1": "It runs. " * 100_000, "2": "It swims."}
    review = bring_in(client, compendium(amendments=[monster, lines], paragraphs=paragraphs))
    page = get(client, review)
    assert (page.status_code, len(page.content) < 500_000) == (200, True)
    for query in ("?amendment=3", "?amendment=4", "?paragraph=A-1"):
        assert len(get(client, review, query).content) < 500_000


# Answers


def test_an_answer_in_place_settles_its_question(client, clerk):
    review = bring_in(client, compendium(amendments=[*two(), UNREADABLE]))
    about = key_on(get(client, review), "What does this instruction mean?")
    answer = give(
        client,
        review,
        "instruct",
        about=about,
        amendment="3",
        seen=fingerprint(UNREADABLE.instruction),
        text="In the draft resolution, delete paragraph 1.",
    )
    assert answer.status_code == 302
    page = get(client, review)
    assert "0 questions" in words(page)
    assert clerk.username in words(page)
    assert not Amendment.objects.exists()
    save(client, review)
    assert instruction("3").is_located


def test_a_meaning_given_by_hand_is_imported_as_such(client):
    review = bring_in(client, compendium(amendments=[*two(), UNREADABLE]))
    fields = {"amendment": "3", "action": "replace", "unit": "words", "paragraphs": "1"}
    answer = give(client, review, "mean", words="rivers", new_text="lakes", **fields)
    assert answer.status_code == 302
    save(client, review)
    row = instruction("3")
    assert (row.is_located, row.read_by) == (True, ReadBy.HAND)
    assert row.printed == UNREADABLE.instruction
    assert row.operations()[0].new_text == ("lakes",)


def test_a_meaning_is_taken_over_by_what_is_there_already(client):
    text = compendium(amendments=[*two(), UNREADABLE, SUB])
    save(client, bring_in(client, text))
    assert not instruction("3").is_located
    review = bring_in(client, text)
    fields = {"amendment": "3", "action": "replace", "unit": "words", "paragraphs": "1"}
    give(client, review, "mean", words="rivers", new_text="lakes", **fields)
    page = client.get(f"/import/{review.pk}/changes/")
    assert "Changed 1 Amendment 3, meaning" in words(page)
    save(client, review)
    assert instruction("3").is_located
    assert instruction("3-1").is_located


def test_a_meaning_corrected_later_is_kept(client):
    text = compendium(amendments=[*two(), UNREADABLE])
    review = bring_in(client, text)
    fields = {"amendment": "3", "action": "replace", "unit": "words", "paragraphs": "1"}
    give(client, review, "mean", words="rivers", new_text="lakes", **fields)
    save(client, review)
    row = instruction("3")
    row.reading[0]["new_text"] = ["seas"]
    row.save()
    again = bring_in(client, text)
    assert [answer["kind"] for answer in again.answers] == ["mean"]
    assert "Kept as people corrected it" in words(client.get(f"/import/{again.pk}/changes/"))
    save(client, again)
    assert instruction("3").operations()[0].new_text == ("seas",)


def test_a_meaning_without_a_place_comes_back_with_the_reason(client):
    review = bring_in(client, compendium(amendments=[*two(), UNREADABLE]))
    fields = {"amendment": "3", "action": "replace", "unit": "words", "paragraphs": "1"}
    answer = give(client, review, "mean", words="zebras", new_text="x", **fields, at="mend-3")
    assert answer.status_code == 400
    review.refresh_from_db()
    assert review.answers == []


def test_a_refused_answer_stands_where_it_was_given(client):
    review = bring_in(client, compendium())
    fields = {"draft": "A", "paragraph": "2", "at": "mend-2"}
    answer = client.post(
        f"/import/{review.pk}/answers/?paragraph=A-2",
        {"kind": "renumber", "about": "", "number": "1", **fields},
    )
    assert answer.status_code == 400
    assert "Draft A has a paragraph 1 already." in words(answer)
    assert 'href="?' not in answer.content.decode()
    assert f'href="/import/{review.pk}/?part' in answer.content.decode()
    assert 'value="1"' in answer.content.decode()


@pytest.mark.parametrize(
    "fields",
    [
        {"kind": "nonsense"},
        {"kind": ""},
        {"kind": "accept", "about": "<b>"},
        {"kind": "accept", "at": "x" * 61},
    ],
)
def test_a_form_that_does_not_exist_is_404(client, fields):
    review = bring_in(client, compendium())
    assert give(client, review, **fields).status_code == 404


@pytest.mark.parametrize(
    "kind",
    ["place", "mean", "split", "undo", "give-parent", "rule", "sign", "end-quotation", "take-out"],
)
def test_a_form_without_its_fields_is_refused_not_broken(client, kind):
    review = bring_in(client, compendium())
    assert give(client, review, kind).status_code == 400
    review.refresh_from_db()
    assert review.answers == []


def test_an_answer_can_be_taken_back(client):
    review = bring_in(client, compendium())
    give(client, review, "drop", draft="A", paragraph="2")
    assert "1 paragraph 2 amendments" in words(get(client, review))
    post(client, review, "take-back", answer="0", revision="1")
    assert "2 paragraphs 2 amendments" in words(get(client, review))


def test_answers_that_no_longer_fit_are_told(client):
    review = bring_in(client, compendium())
    give(client, review, "renumber", draft="A", paragraph="2", number="3")
    give(client, review, "word", draft="A", paragraph="3", text="New.")
    post(client, review, "take-back", answer="0", revision="2")
    assert "It no longer fits: Draft A has no paragraph 3." in words(get(client, review))


# Two people at once


def test_two_people_answer_different_questions_at_once(client):
    review = bring_in(client, compendium())
    give(
        client,
        review,
        "word",
        draft="A",
        paragraph="1",
        text="One.",
        seen=fingerprint("The Assembly loves rivers. They run to the sea."),
    )
    give(
        client,
        review,
        "word",
        draft="A",
        paragraph="2",
        text="Two.",
        seen=fingerprint("It cleans them."),
    )
    assert "One. " in words(get(client, review))
    assert "Two. " in words(get(client, review))


def test_the_second_answer_to_the_same_thing_is_refused(client):
    review = bring_in(client, compendium())
    give(
        client,
        review,
        "word",
        draft="A",
        paragraph="2",
        text="One.",
        seen=fingerprint("It cleans them."),
    )
    answer = give(
        client,
        review,
        "word",
        draft="A",
        paragraph="2",
        text="Two.",
        seen=fingerprint("It cleans them."),
    )
    assert answer.status_code == 400
    review.refresh_from_db()
    assert len(review.answers) == 1


def test_what_somebody_changed_meanwhile_is_not_imported_unseen(client):
    review = bring_in(client, compendium())
    seen = review.revision
    give(client, review, "drop", draft="A", paragraph="2")
    answer = post(client, review, "save", revision=seen)
    assert answer["Location"] == f"/import/{review.pk}/"
    assert "Somebody else has worked on this review" in words(get(client, review))
    assert not Amendment.objects.exists()


@pytest.mark.parametrize("act", ["answers", "take-back", "save", "abandon"])
def test_what_is_imported_is_not_reviewed_any_more(client, act):
    review = bring_in(client, compendium())
    save(client, review)
    before = rows()
    fields = {"kind": "drop", "at": "x", "about": "", "draft": "A", "paragraph": "2"}
    assert post(client, review, act, **fields).status_code == 302
    assert rows() == before
    assert ImportReview.objects.get().state == "imported"


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


def test_a_newer_version_shows_what_changes_and_keeps_votes_rules_and_notes(client):
    save(client, bring_in(client, compendium()))
    first, second = Amendment.objects.order_by("number")
    Vote.objects.create(amendment=first, decision=Decision.ADOPTED)
    make_rule(triggers=[first], falls=second)
    Amendment.objects.filter(pk=first.pk).update(notes="Ask the table office.")
    newer = compendium(
        paragraphs={"1": "The Assembly loves rivers. They run to the sea.", "2": "It paints them."}
    )
    review = bring_in(client, newer)

    assert "What it changes, and import" in words(get(client, review))
    page = client.get(f"/import/{review.pk}/changes/")
    assert "Changed 1 Paragraph 2, text It cleans paints them." in words(page)
    assert Paragraph.objects.get(number="2").text == "It cleans them."
    save(client, review)
    assert Paragraph.objects.get(number="2").text == "It paints them."
    assert Vote.objects.get().amendment == first
    assert DependencyRule.objects.get().falls == second
    assert Amendment.objects.get(number="1").notes == "Ask the table office."


def test_the_other_language_says_what_is_new_and_what_a_person_should_look_at(client):
    save(client, bring_in(client, compendium()))
    other = two("fr")
    other[0] = Printed("1", other[0].instruction, names="Mme Eve POND")
    review = bring_in(client, compendium(language="fr", amendments=other))
    page = client.get(f"/import/{review.pk}/changes/")
    assert "Its text in this language is new." in words(page)
    assert "New 3 Show them" in words(page)
    assert "Changed" not in words(page)
    assert "Amendment 1: Here it is tabled by Eve POND" in words(page)
    save(client, review)
    assert Document.objects.reports().get().title_fr == "La protection des rivières"
    assert Instruction.objects.filter(amendment__number="1").count() == 2


def test_answers_to_an_earlier_version_are_carried_over_where_they_fit(client):
    review = bring_in(client, compendium(amendments=[*two(), UNREADABLE]))
    text = "In the draft resolution, delete paragraph 1."
    give(
        client,
        review,
        "instruct",
        amendment="3",
        seen=fingerprint(UNREADABLE.instruction),
        text=text,
    )
    give(
        client,
        review,
        "word",
        draft="A",
        paragraph="2",
        seen=fingerprint("It cleans them."),
        text="It mends them.",
    )
    save(client, review)

    newer = compendium(
        amendments=[*two(), UNREADABLE],
        paragraphs={"1": "The Assembly loves rivers. They run to the sea.", "2": "It paints them."},
    )
    again = bring_in(client, newer)
    assert [answer["kind"] for answer in again.answers] == ["instruct"]
    page = get(client, again)
    assert "from the version before" in words(page)
    about = key_on(page, "It was corrected in the version before, and has other words now.")
    assert "It mends them.</textarea>" in page.content.decode()
    give(client, again, "accept", about=about)
    assert "0 questions" in words(get(client, again))
    save(client, again)
    assert instruction("3").printed == text
    assert Paragraph.objects.get(number="2").text == "It paints them."


def test_a_correction_that_the_newer_version_took_over_is_not_asked_again(client):
    review = bring_in(client, compendium())
    seen = fingerprint("It cleans them.")
    give(client, review, "word", draft="A", paragraph="2", seen=seen, text="It mends them.")
    save(client, review)
    paragraphs = {"1": "The Assembly loves rivers. They run to the sea.", "2": "It mends them."}
    again = bring_in(client, compendium(paragraphs=paragraphs))
    assert "0 questions" in words(get(client, again))


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


def correct(review, number, wording, user):
    """Import the review with the text of a paragraph put right by a person."""
    values = {"draft": "A", "paragraph": number, "text": wording}
    give_answer(review.pk, Answer(Kind.WORD, values, ""), user)
    review.refresh_from_db()
    import_review(review.pk, review.revision)


def test_the_command_keeps_what_people_answered_about_the_same_file(client, clerk, tmp_path):
    source = compendium()
    correct(bring_in(client, source), "2", "The Assembly knows two rivers.", clerk)
    file = tmp_path / "again.txt"
    file.write_text(source, encoding="utf-8")
    output = StringIO()
    call_command("import_compendium", str(file), json=True, stdout=output)

    told = json.loads(output.getvalue())
    assert told["changes"] == []
    assert "answers-again" in [repair["code"] for repair in told["repairs"]]
    assert Paragraph.objects.get(number="2").text == "The Assembly knows two rivers."


def test_a_correction_of_what_was_answered_is_kept(client, clerk):
    correct(bring_in(client, compendium()), "2", "The Assembly knows two rivers.", clerk)
    row = Paragraph.objects.get(number="2")
    row.text = "The Assembly knows three rivers."
    row.save()

    again = bring_in(client, compendium())
    import_review(again.pk, again.revision)
    assert Paragraph.objects.get(number="2").text == "The Assembly knows three rivers."
