"""The page of all possible texts: the number, the wordings, and what it says when there are too many."""

import re

import pytest
from django.utils import translation
from django.utils.html import strip_tags

from amendments.engine import states
from amendments.views import counting, outcomes
from amendments.views.counting import digit_groups, grouped
from amendments.views.differences import word_marks
from tests.factories import add_paragraphs, make_amendment, make_rule
from tests.web.desks import adding_words, make_azur, make_rivals, replacing, wordings

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft():
    """4 replaces paragraph 2, 6 adds to it and falls when 4 is adopted."""
    return make_rivals(paragraphs=12)


def get(client, draft, query="", **headers):
    return client.get(f"/drafts/{draft.pk}/outcomes/{query}", headers=headers)


def words(page):
    html = re.sub("(?=</(?:b|dd|dt|h2|h3|li|p|span|td|th)>)", " ", page.content.decode())
    return " ".join(strip_tags(html).split())


def votes(page):
    """The votes of each wording with its address, by paragraph."""
    return {
        paragraph.number: [(wording.votes, wording.href) for wording in paragraph.wordings]
        for paragraph in page.context["paragraphs"]
    }


def test_the_exact_number_of_texts_stands_at_the_top(client, draft):
    assert "3 different texts, exactly" in words(get(client, draft))


def test_a_draft_that_nothing_can_change_is_one_text(client):
    assert "1 text: nothing that is tabled can change it" in words(get(client, make_azur()))


def test_every_wording_has_the_votes_that_give_it_as_a_link(client, draft):
    main = f"/drafts/{draft.pk}/"
    assert votes(get(client, draft)) == {
        "2": [
            ("As tabled", f"{main}#p-2"),
            ("4 adopted", f"{main}?adopted=4#p-2"),
            ("6 adopted", f"{main}?adopted=6#p-2"),
        ]
    }


def test_a_wording_shows_what_its_amendments_do_to_the_tabled_text(client, draft):
    html = get(client, draft).content.decode()
    assert "matter 2<ins>, with concern</ins>. It welcomes" in html
    replaced = "<del>The Assembly notes matter 2. It welcomes progress.</del><ins>The Assembly regrets matter 2.</ins>"
    assert replaced in html


def test_a_paragraph_that_goes_is_said_to_be_deleted(client, draft):
    delete = "In the draft resolution, delete paragraph 3."
    make_amendment(draft=draft, number="9", instruction=delete)
    page = get(client, draft)
    assert votes(page)["3"][1][0] == "9 adopted"
    assert "9 adopted Deleted" in words(page)


def test_new_paragraphs_are_listed_with_their_place(client, draft):
    insert = "In the draft resolution, after paragraph 3, insert the following paragraph:\n“More.”"
    make_amendment(draft=draft, number="9", instruction=insert)
    page = words(get(client, draft))
    assert "6 different texts" in page
    assert "New paragraphs Amendment 9 after paragraph 3 More." in page


def test_amendments_without_a_place_or_not_in_order_are_in_no_text(client, draft):
    make_amendment(draft=draft, number="8", instruction=replacing(99))
    barred = {"is_in_order": False, "not_in_order_reason": "It guts the text."}
    make_amendment(draft=draft, number="9", instruction=replacing(9), **barred)
    page = get(client, draft)
    assert "Without a certain place, and so in none of these texts: 8" in words(page)
    assert set(votes(page)) == {"2"}


def test_a_paragraph_with_very_many_wordings_shows_the_first_and_says_so(
    client, draft, monkeypatch
):
    monkeypatch.setattr(outcomes, "MOST_WORDINGS", 2)
    page = get(client, draft)
    assert len(votes(page)["2"]) == 2
    assert "3 wordings" in words(page)
    assert "The first 2 are shown." in words(page)


def test_too_many_ways_to_vote_are_said_by_name(client, draft, monkeypatch):
    monkeypatch.setattr(states, "MAXIMUM_STATES", 2)
    page = get(client, draft)
    assert page.status_code == 200
    assert "Amendments 4, 6 depend on one another in too many ways" in words(page)
    assert "different texts, exactly" not in words(page)


def test_a_circle_of_rules_is_said(client, draft):
    six, four = draft.amendments.get(number="6"), draft.amendments.get(number="4")
    make_rule(triggers=[six], falls=four)
    page = get(client, draft)
    assert page.status_code == 200
    assert "so the texts cannot be counted" in words(page)


def test_each_language_has_its_own_wordings(client, draft):
    add_paragraphs(draft, wordings(12, "La question {number}."), language="fr")
    assert votes(get(client, draft, "?language=en"))["2"][1] == (
        "4 adopted",
        f"/drafts/{draft.pk}/?adopted=4&language=en#p-2",
    )
    assert votes(get(client, draft, "?language=fr")) == {}
    assert get(client, draft, "?language=xx").status_code == 400


def test_a_dossier_that_is_not_published_does_not_exist_for_a_visitor(client):
    assert get(client, make_rivals(is_published=False)).status_code == 404


@pytest.mark.parametrize("count", [2, 12])
def test_the_page_takes_at_most_six_queries(client, count, django_assert_max_num_queries):
    draft = make_azur(paragraphs=count)
    for number in range(1, count + 1):
        make_amendment(draft=draft, number=str(number), instruction=adding_words(number))
    with django_assert_max_num_queries(6):
        assert grouped(2**count) in words(get(client, draft))


# The number


@pytest.mark.parametrize(
    ("number", "expected"),
    [(0, ("0",)), (999, ("999",)), (1000, ("1", "000")), (12345678, ("12", "345", "678"))],
)
def test_digits_stand_in_groups_of_three(number, expected):
    assert digit_groups(number) == expected


def test_a_number_of_any_size_is_written_out():
    assert "".join(digit_groups(2**40_000)).endswith("376")
    assert len("".join(digit_groups(2**40_000))) == 12_042


def test_a_french_reader_sees_narrow_spaces():
    with translation.override("fr"):
        assert grouped(1024) == "1\u202f024"
    assert grouped(1024) == "1,024"


def test_the_main_page_says_the_number_and_leads_to_the_page(client, draft):
    html = client.get(f"/drafts/{draft.pk}/").content.decode()
    assert f'<a href="/drafts/{draft.pk}/outcomes/">3 possible texts</a>' in html


@pytest.mark.parametrize(("limit", "value"), [("MOST_AMENDMENTS", 1), ("LARGEST_GROUP", 1)])
def test_the_main_page_does_not_count_what_takes_long(client, draft, monkeypatch, limit, value):
    counting._count.cache_clear()
    monkeypatch.setattr(counting, limit, value)
    assert "possible texts" not in client.get(f"/drafts/{draft.pk}/").content.decode()
    counting._count.cache_clear()


# The differences


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", ""),
        ("one two", "one two"),
        ("one two three", "one 2 three"),
        ("one two three four", "one 2 3 four"),
        ("", "all new"),
        ("all goes", ""),
        ("a b c", "c b a"),
    ],
)
def test_the_marks_joined_are_the_two_wordings(before, after):
    marks = word_marks(before, after)
    assert "".join(mark.text for mark in marks if mark.kind != "inserted") == before
    assert "".join(mark.text for mark in marks if mark.kind != "deleted") == after


def test_a_changed_phrase_reads_as_one():
    kinds = [(mark.kind, mark.text) for mark in word_marks("so one two ends", "so 1 2 ends")]
    assert ("deleted", "one two") in kinds
    assert ("inserted", "1 2") in kinds


def test_a_rewritten_sentence_is_no_scatter_of_small_words():
    before, after = "It supports members of civil society of Azur.", "It deplores rumours of wars."
    kinds = [mark.kind for mark in word_marks(before, after)]
    assert kinds == ["kept", "deleted", "inserted", "kept"]


# What must happen for words to stay


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("?paragraph=2", "These words stay only if 4 is not adopted."),
        ("?paragraph=2&words=welcomes+progress", "These words stay only if 4 is not adopted."),
        ("?paragraph=1&words=welcomes", "Nothing that was tabled takes these words away."),
        ("?paragraph=2&words=nowhere", "do not stand there"),
        ("?paragraph=99", "no paragraph 99"),
        (f"?paragraph=2&words={'x' * 600}", "These are too many words."),
    ],
)
def test_the_page_says_what_must_happen_for_words_to_stay(client, draft, query, said):
    assert said in words(get(client, draft, query))


def test_without_a_question_there_is_no_answer(client, draft):
    page = words(get(client, draft))

    assert "What must happen for words to stay?" in page
    assert "These words stay" not in page
