"""The review of a written declaration: what is shown, asked, mended, refused, and saved."""

import datetime
from pathlib import Path

import pytest
from django.core.management import call_command

from amendments.models import ImportReview
from resolutions.models import (
    Delegation,
    Document,
    Dossier,
    Member,
    PoliticalGroup,
    Signature,
    WrittenDeclaration,
)
from tests.factories import make_user
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

FIXTURES = Path(__file__).parents[2] / "fixtures"
SEED = (FIXTURES / "sources" / "declaration-829.fr.txt").read_text(encoding="utf-8")
ENGLISH = """Doc. 16999
3 March 2026
Support for the mountains
Written declaration No. 901
This written declaration commits only those who have signed it.

We, the undersigned, declare the following:

We welcome the mountains. Resolution 2616 (2025) does, too.

Signed:

POE Ann, Italy, SOC
ROE Bob, North Macedonia, ALDE

Total = 2

ALDE: Alliance of Liberals and Democrats for Europe
SOC: Socialists, Democrats and Greens Group
"""


@pytest.fixture(autouse=True)
def assembly():
    call_command("loaddata", str(FIXTURES / "assembly.json"), verbosity=0)


@pytest.fixture
def client():
    return signed_in(IMPORT, READ)


def add_line(text, *lines, total):
    """Return the declaration with further signatories."""
    return text.replace("\n\nTotal = 2", "\n" + "\n".join(lines) + f"\n\nTotal = {total}")


def signature(name):
    return Signature.objects.get(name=name)


# What it shows


def test_the_seed_is_shown_whole_and_saved_only_by_the_import(client):
    review = bring_in(client, SEED)
    page = words(get(client, review))
    assert "Written declaration No. 829" in page
    assert "It prints “Déclaration écrite n° 829”, and those who signed declare." in page
    assert "The printed total is 21: it agrees." in page
    assert "GERMAN Michael Mend Royaume-Uni United Kingdom ADLE" in page
    assert "Résolution 2616 (2025) · not kept here" in page
    assert "232 Words (French text) open · at most 200" in page
    assert "13 National delegations among them met" in page
    assert questions(get(client, review)) == []
    assert not Document.objects.exists()
    answer = save(client, review)
    assert answer["Location"] == "/declarations/829/"
    declaration = WrittenDeclaration.objects.get()
    assert (declaration.number, declaration.signatures.count()) == (829, 21)
    assert declaration.date == datetime.date(2026, 1, 19)
    review.refresh_from_db()
    assert (review.state, review.report) == ("imported", declaration.document)


@pytest.mark.parametrize(
    "query", ["?mend=title", "?mend=signatory-0", "?mend=add", "?mend=zebra", "?mend=signatory-99"]
)
def test_anything_can_be_mended_unasked_and_an_odd_address_shows_the_page(client, query):
    review = bring_in(client, ENGLISH)
    page = get(client, review, query)
    assert page.status_code == 200
    assert ('id="mending"' in page.content.decode()) == (
        query not in {"?mend=zebra", "?mend=signatory-99"}
    )


def test_the_number_of_queries_does_not_grow_with_the_signatories(
    client, django_assert_max_num_queries
):
    review = bring_in(client, SEED)
    get(client, review)
    with django_assert_max_num_queries(17):
        get(client, review)


# What it asks


@pytest.mark.parametrize(
    ("gone", "question", "act", "about", "value", "is_needed"),
    [
        ("Doc. 16999\n", "What is its Doc. number? None is printed.", "reference", "reference", "16999", True),
        ("Support for the mountains\n", "What is its title? None was found.", "title", "title", "Hills", True),
        ("3 March 2026\n", "What is its date? None is printed.", "date", "date", "2026-03-03", False),
        ("This written declaration commits only those who have signed it.\n",
         "Does it say that it commits only those who signed it? That is not printed.",
         "disclaimer", "disclaimer", "It commits those who signed.", False),
        ("Total = 2\n", "Is the list whole? 2 signatories were read, and no total is printed.",
         "total", "total", "2", False),
    ],
)  # fmt: skip
def test_what_is_not_printed_is_asked_and_answered_in_place(
    client, gone, question, act, about, value, is_needed
):
    review = bring_in(client, ENGLISH.replace(gone, ""))
    assert questions(get(client, review)) == [question]
    if is_needed:
        save(client, review)
        assert f"Answer first: {question}" in words(get(client, review))
    assert not Document.objects.exists()
    assert say(client, review, act, about, value=value).status_code == 302
    assert questions(get(client, review)) == []
    save(client, review)
    assert WrittenDeclaration.objects.get().document.reference == "Doc. 16999"


def test_a_declaration_without_its_number_can_be_said_to_be_one(client):
    review = bring_in(
        client, ENGLISH.replace("Written declaration No. 901\n", ""), kind="written_declaration"
    )
    assert questions(get(client, review)) == ["What is its number? None is printed."]
    say(client, review, "number", "number", value="901")
    save(client, review)
    assert WrittenDeclaration.objects.get().number == 901


def test_a_total_that_does_not_agree_is_asked_and_a_signatory_can_be_added(client):
    review = bring_in(client, ENGLISH.replace("Total = 2", "Total = 3"))
    assert questions(get(client, review)) == [
        "The printed total is 3, and 2 signatories were read. What is right?"
    ]
    say(client, review, "add", "signatory-2", name="NEW Nora", country="Italy", group="SOC")
    page = get(client, review)
    assert questions(page) == []
    assert "The printed total is 3: it agrees." in words(page)
    save(client, review)
    assert (
        signature("NEW Nora").political_group.code
        == PoliticalGroup.objects.get(short_name_en="SOC").code
    )


def test_a_signatory_is_mended_or_left_out(client):
    review = bring_in(client, ENGLISH.replace("Total = 2", "Total = 1"))
    say(client, review, "signatory", "signatory-0", name="POE Anna", country="Italy", group="SOC")
    say(client, review, "leave-out", "signatory-1")
    assert questions(get(client, review)) == []
    save(client, review)
    assert [one.name for one in Signature.objects.all()] == ["POE Anna"]


def test_an_unknown_country_and_group_are_asked(client):
    review = bring_in(client, ENGLISH.replace("Italy, SOC", "Italia, SOC").replace("SOC", "SDG"))
    assert questions(get(client, review)) == [
        "Which delegation is it? There is none of this name.",
        "Which group is it? There is none of this name.",
    ]
    say(client, review, "country", "country-Italia", code="IT")
    code = PoliticalGroup.objects.get(short_name_en="SOC").code
    say(client, review, "group", "group-SDG", code=code)
    assert questions(get(client, review)) == []
    save(client, review)
    ann = signature("POE Ann")
    assert (ann.country, ann.delegation.code, ann.political_group.code) == ("Italia", "IT", code)


@pytest.fixture
def member():
    italy = Delegation.objects.get(code="IT")
    return Member.objects.create(first_name="Anna", last_name="Poe", delegation=italy)


def test_a_name_that_may_be_a_member_is_asked_and_linked(client, member):
    review = bring_in(client, ENGLISH)
    assert questions(get(client, review))[0] == "Which member is it?"
    say(client, review, "member", "member-0", member=str(member.pk))
    assert "Which member is it?" not in questions(get(client, review))
    assert "Anna Poe" in words(get(client, review))
    save(client, review)
    assert signature("POE Ann").member == member


def test_a_name_can_be_a_new_member_or_stay_as_printed(client, member):
    review = bring_in(client, ENGLISH)
    fields = {"first_name": "Ann", "last_name": "Poe"}
    say(client, review, "member", "member-0", member="new", **fields)
    say(client, review, "member", "member-1", member="none")
    assert Member.objects.count() == 1
    save(client, review)
    ann = Member.objects.get(first_name="Ann")
    assert (signature("POE Ann").member, ann.delegation.code) == (ann, "IT")
    assert signature("ROE Bob").member is None


def test_those_who_are_nobody_can_be_new_members_all_at_once(client, member):
    review = bring_in(client, ENGLISH.replace("POE Ann", "DOE Jane"))
    assert questions(get(client, review)) == [
        "2 signatories are like nobody in the list of members. Who are they?"
    ]
    say(client, review, "no-member", "no-member", member="new")
    save(client, review)
    assert signature("DOE Jane").member.full_name == "Jane DOE"
    assert Member.objects.count() == 3


def test_a_new_member_needs_a_name_and_nobody_signs_twice(client, member):
    review = bring_in(client, ENGLISH)
    answer = say(client, review, "member", "member-0", member="new", first_name="Ann", last_name="")
    assert (answer.status_code, "A new member needs a last name." in words(answer)) == (400, True)
    say(client, review, "member", "member-0", member=str(member.pk))
    answer = say(client, review, "member", "member-1", member=str(member.pk))
    assert "This member is another signatory of the list." in words(answer)
    answer = say(client, review, "add", "signatory-2", name="POE Ann", country="Italy", group="")
    assert "This name is already in the list." in words(answer)
    review.refresh_from_db()
    assert len(review.answers) == 1


# Newer versions


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
