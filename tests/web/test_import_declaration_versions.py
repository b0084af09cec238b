"""A declaration that is there already: what changes, who answers, what is refused."""

import datetime

import pytest
from django.core.management import call_command

from amendments.models import ImportReview
from resolutions.models import (
    Document,
    Dossier,
    Signature,
    WrittenDeclaration,
)
from tests.factories import make_user
from tests.web.papers import ENGLISH, FIXTURES, add_line, signature
from tests.web.reviews import (
    IMPORT,
    READ,
    bring_in,
    get,
    post,
    questions,
    save,
    say,
    signed_in,
    words,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def assembly():
    call_command("loaddata", str(FIXTURES / "assembly.json"), verbosity=0)


@pytest.fixture
def client():
    return signed_in(IMPORT, READ)


@pytest.fixture
def imported(client):
    save(client, bring_in(client, ENGLISH))
    return WrittenDeclaration.objects.get()


def test_a_newer_version_shows_what_changes_and_later_signatures_keep_their_day(client, imported):
    later = add_line(ENGLISH, "NEW Nora, Italy, SOC", total=3)
    review = bring_in(client, later.replace("We welcome", "We love"))
    assert questions(get(client, review)) == [
        "When did they sign? The file does not say on which day further members signed."
    ]
    say(client, review, "signed-on", "signed-on", value="2026-03-20")
    page = words(get(client, review))
    assert "What the import changes One signature is added." in page
    assert "NEW Nora signs; the day is 2026-03-20." in page
    assert "We welcome love the mountains." in page.replace("  ", " ")
    assert Signature.objects.count() == 2
    save(client, review)
    assert signature("NEW Nora").signed_on == datetime.date(2026, 3, 20)
    assert signature("POE Ann").signed_on is None

    again = bring_in(
        client, add_line(ENGLISH, "NEW Nora, Italy, SOC", "FIN Ian, Italy, SOC", total=4)
    )
    assert "added on 20/03/2026" in words(get(client, again))
    say(client, again, "signed-on", "signed-on", value="2026-03-30")
    save(client, again)
    assert signature("NEW Nora").signed_on == datetime.date(2026, 3, 20)


@pytest.mark.parametrize(
    "end", ["welcome the mount", "Signed:", "ROE Bob, North M", "Resolution 2616 (2025) does, too."]
)
def test_a_file_that_ends_in_the_middle_is_asked_about_before_anything_is_replaced(
    client, imported, end
):
    cut = ENGLISH[: ENGLISH.index(end) + len(end)]
    before = imported.text_en
    review = bring_in(client, cut)
    asked = questions(get(client, review))
    assert {"Is the file whole? It ends in the middle.",
            "These signed it before, and are not in this file. Is it the right file?"} & set(asked)  # fmt: skip
    save(client, review)
    review.refresh_from_db()
    imported.refresh_from_db()
    assert (review.state, imported.text_en, imported.signatures.count()) == ("to_review", before, 2)


def test_the_text_that_is_there_can_be_kept_and_no_signature_goes(client, imported):
    cut = ENGLISH[: ENGLISH.index("ROE Bob, North M") + 16].replace("POE Ann", "NEW Nora")
    review = bring_in(client, cut.replace("We welcome", "We hate"))
    say(client, review, "cut-off", "cut-off", keeps_text="yes")
    say(client, review, "keep-them", "missing")
    say(client, review, "leave-out", "signatory-1")
    save(client, review)
    imported.refresh_from_db()
    assert "We welcome" in imported.text_en
    assert sorted(one.name for one in imported.signatures.all()) == [
        "NEW Nora",
        "POE Ann",
        "ROE Bob",
    ]


def test_the_same_file_again_changes_nothing(client, imported):
    history = WrittenDeclaration.history.count()
    review = bring_in(client, ENGLISH)
    assert "Nothing changes." in words(get(client, review))
    save(client, review)
    assert WrittenDeclaration.history.count() == history


def test_the_other_language_joins_and_another_doc_is_refused(client, imported):
    other = ENGLISH.replace("Doc. 16999", "Doc. 17000")
    review = bring_in(client, other)
    assert "is Doc. 16999, not Doc. 17000" in words(get(client, review))
    save(client, review)
    assert "is Doc. 16999, not Doc. 17000" in words(get(client, review))
    assert Document.objects.count() == 1


# Two people, rights, bad input


def test_the_second_answer_to_the_same_thing_is_refused_with_what_the_other_said(client):
    review = bring_in(client, ENGLISH)
    other = make_user(permissions=[IMPORT, READ])
    olga = signed_in()
    olga.force_login(other)
    say(olga, review, "title", "title", value="Hills")
    answer = say(client, review, "title", "title", value="Valleys")
    assert answer.status_code == 400
    assert f"{other.username} answered this meanwhile: “Hills”." in words(answer)
    assert "Valleys" in words(answer)
    review.refresh_from_db()
    assert [one["values"]["value"] for one in review.answers] == ["Hills"]
    seen = f"1 {review.answers[0]['at']}"
    assert f'value="{seen}"' in answer.content.decode()
    say(client, review, "title", "title", seen=seen, value="Valleys")
    assert "Valleys" in words(get(client, review))


def test_an_answer_can_be_taken_back(client):
    review = bring_in(client, ENGLISH)
    say(client, review, "title", "title", value="Hills")
    review.refresh_from_db()
    post(client, review, "take-back", answer=0, revision=review.revision)
    assert "Support for the mountains" in words(get(client, review))
    post(client, review, "take-back", answer=0, revision=review.revision)
    assert "Somebody else has worked on this review" in words(get(client, review))


def test_what_may_not_be_read_is_neither_shown_nor_changed(client, imported):
    blind = signed_in(IMPORT)
    review = bring_in(
        blind,
        add_line(ENGLISH, "NEW Nora, Italy, SOC", total=3).replace("POE Ann, Italy, SOC\n", ""),
    )
    page = words(get(blind, review))
    assert "POE Ann" not in page
    assert "may not read" in page
    assert "What the import changes" not in page
    save(blind, review)
    assert not Signature.objects.filter(name="NEW Nora").exists()
    review.refresh_from_db()
    assert review.state == "to_review"


@pytest.mark.parametrize(
    ("act", "about"),
    [("zebra", "title"), ("title", ""), ("title", "date"), ("signatory", "signatory-x"), ("line", "text"),
     ("accept", "signatory-1"), ("member", "member-"), ("whole", "missing"), ("title", "x" * 400)],
)  # fmt: skip
def test_a_form_that_does_not_exist_is_404(client, act, about):
    review = bring_in(client, ENGLISH)
    assert say(client, review, act, about, value="x").status_code == 404


@pytest.mark.parametrize(
    ("act", "about", "fields"),
    [
        ("date", "date", {"value": "yesterday"}),
        ("number", "number", {"value": "0"}),
        ("title", "title", {"value": "x" * 501}),
        ("signatory", "signatory-0", {"name": ""}),
        ("member", "member-0", {"member": "77"}),
        ("country", "country-Italia", {"code": "XX"}),
    ],
)
def test_bad_input_comes_back_beside_its_field(client, act, about, fields):
    review = bring_in(client, ENGLISH.replace("Italy", "Italia"))
    answer = say(client, review, act, about, **fields)
    assert answer.status_code == 400
    assert 'class="error"' in answer.content.decode()
    assert ImportReview.objects.get().answers == []


def test_it_goes_into_the_dossier_of_its_kind(client):
    review = bring_in(client, ENGLISH, new_dossier="Mountains")
    save(client, review)
    assert Dossier.objects.get().slug == "mountains"
