"""The review of a written declaration: what is shown, asked, mended, and saved."""

import datetime

import pytest
from django.core.management import call_command

from resolutions.models import (
    Delegation,
    Document,
    Member,
    PoliticalGroup,
    Signature,
    WrittenDeclaration,
)
from tests.web.papers import ENGLISH, FIXTURES, SEED, signature
from tests.web.reviews import (
    IMPORT,
    READ,
    bring_in,
    get,
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
    page = get(client, review)
    assert questions(page) == []
    assert [one.text for one in page.context["given"]] == [
        "Socialists, Democrats and Greens Group",
        "Italy",
    ]
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


def test_an_answer_that_came_too_late_is_shown_though_its_question_is_answered(client):
    review = bring_in(client, ENGLISH.replace("Italy, SOC", "Italia, SOC"))
    say(client, review, "country", "country-Italia", code="IT")
    late = say(client, review, "country", "country-Italia", code="FR")
    assert late.status_code == 400
    assert "This answer was not taken. Look at it again." in questions(late)
    assert "answered this meanwhile: “Italy”." in words(late)
    wrong = say(client, review, "group", "group-nothing", code="none")
    assert wrong.status_code == 400
    assert 'class="error"' in wrong.content.decode()
