"""The review of a compendium: what it shows and asks, and what two people answer at once."""

from pathlib import Path

import pytest
from django.test import Client

from amendments.compendium.answers import fingerprint
from amendments.models import (
    Amendment,
    ImportReview,
    ReadBy,
)
from tests.factories import make_user
from tests.web.compendia import Printed, compendium, two
from tests.web.reviews import (
    IMPORT,
    READ,
    SUB,
    UNREADABLE,
    bring_in,
    get,
    give,
    instruction,
    key_on,
    post,
    rows,
    save,
    words,
)

pytestmark = pytest.mark.django_db

SEED = Path(__file__).parents[2] / "fixtures" / "sources" / "doc-16245.fr.txt"


@pytest.fixture
def clerk():
    return make_user(permissions=[IMPORT, READ])


@pytest.fixture
def client(clerk):
    client = Client()
    client.force_login(clerk)
    return client


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


def test_a_repair_that_somebody_answered_meanwhile_is_said_to_have_moved_on(client):
    review = bring_in(client, SEED.read_text(encoding="utf-8"))
    words_of_it = "The quotation was closed before its last paragraph; it now runs to its end."
    key = key_on(get(client, review), words_of_it)
    assert give(client, review, "accept", about=key).status_code == 302
    late = give(client, review, "undo", about=key)
    assert late["Location"] == f"/import/{review.pk}/"
    assert "Somebody else has worked on this review" in words(get(client, review))
    review.refresh_from_db()
    assert [one["kind"] for one in review.answers] == ["accept"]


@pytest.mark.parametrize("act", ["answers", "take-back", "save", "abandon"])
def test_what_is_imported_is_not_reviewed_any_more(client, act):
    review = bring_in(client, compendium())
    save(client, review)
    before = rows()
    fields = {"kind": "drop", "at": "x", "about": "", "draft": "A", "paragraph": "2"}
    assert post(client, review, act, **fields).status_code == 302
    assert rows() == before
    assert ImportReview.objects.get().state == "imported"
