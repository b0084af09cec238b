"""Sub-amendments as differences, and where an open amendment has its place in the text as it now stands."""

import pytest

from amendments.models import Amendment, Instruction, Vote
from amendments.views.marks import Mark
from amendments.views.subs import cut, shortened
from tests.factories import make_amendment, make_draft, make_rule
from tests.web.desks import adding_words, make_azur, make_rivals, replacing
from tests.web.tabling import words

pytestmark = pytest.mark.django_db
SUB_1 = "In amendment 4, replace the words “regrets” with the following word:\n“deplores”"
SUB_2 = "In amendment 4, replace the words “regrets matter” with the words “condemns matter”."
CLASH = "Sub-amendments 4-1 and 4-2 change the same words of amendment 4"


@pytest.fixture
def draft():
    """Amendment 4 replaces paragraph 2; its two sub-amendments cannot both stand."""
    draft = make_azur(paragraphs=5)
    four = make_amendment(draft=draft, number="4", instruction=replacing(2), position=3)
    make_amendment(draft=draft, number="4-1", parent=four, instruction=SUB_1, position=1)
    make_amendment(draft=draft, number="4-2", parent=four, instruction=SUB_2, position=2)
    return draft


def get(client, draft, number="", query=""):
    page = f"amendments/{number}/" if number else ""
    return client.get(f"/drafts/{draft.pk}/{page}{query}")


def decide(number, decision="adopted"):
    Vote.objects.create(amendment=Amendment.objects.get(number=number), decision=decision)


# Sub-amendments


def test_the_page_of_a_sub_amendment_shows_the_difference_against_its_amendment(client, draft):
    page = get(client, draft, "4-1")
    assert "What it does to amendment 4" in words(page)
    assert "The Assembly <del>regrets</del><ins>deplores</ins> matter 2." in page.content.decode()


def test_what_an_amendment_refers_to_becomes_links_those_to_amendments_in_its_own_draft(
    client, draft
):
    other = make_draft(document=draft.document, letter="B")
    make_amendment(draft=other, number="4")
    note = "In amendment 4, replace the words “regrets” with the words “recalls Resolution 2616 (2025),”"
    Instruction.objects.filter(amendment__number="4-1").update(printed=note)

    page = get(client, draft, "4-1").content.decode()

    assert f'In <a href="/drafts/{draft.pk}/amendments/4/">amendment 4</a>, replace' in page
    assert "“recalls <a " in page
    assert ">Resolution 2616 (2025)</a>,”</blockquote>" in page


@pytest.mark.parametrize("place", ["", "amendments/", "amendments/4/"])
def test_every_page_shows_what_each_sub_amendment_does_and_that_they_clash(client, draft, place):
    page = client.get(f"/drafts/{draft.pk}/{place}")
    text = page.content.decode()
    assert "The Assembly <del>regrets</del><ins>deplores</ins> matter 2." in text
    assert "The Assembly <del>regrets matter</del><ins>condemns matter</ins> 2." in text
    assert CLASH in words(page)


def test_a_clash_that_a_rule_settles_is_not_said_again(client, draft):
    one, two = (Amendment.objects.get(number=number) for number in ("4-1", "4-2"))
    make_rule(triggers=[one], falls=two)
    assert CLASH not in words(get(client, draft))


def test_an_amendment_shows_its_new_text_as_its_adopted_sub_amendments_leave_it(client, draft):
    assert "Its new text as amended" not in words(get(client, draft, "4"))
    decide("4-1")
    page = get(client, draft, "4")
    assert "Its new text as amended" in words(page)
    (marks,) = page.context["as_amended"]
    assert [(mark.kind, mark.text) for mark in marks if mark.amendment] == [
        ("deleted", "regrets"),
        ("inserted", "deplores"),
    ]


def test_a_sub_amendment_without_a_place_has_no_difference_and_says_why(client, draft):
    four = Amendment.objects.get(number="4")
    printed = "In amendment 4, delete the words “in Paris”."
    make_amendment(draft=draft, number="4-3", parent=four, instruction=printed)
    page = get(client, draft, "4-3")
    assert "What it does to amendment 4" not in words(page)
    assert "The words “in Paris” do not stand there." in words(page)


def test_long_unchanged_words_are_cut_on_a_card_and_not_on_the_page():
    long = "The Assembly is aware of everything that was said " * 3
    marks = (Mark("kept", long), Mark("deleted", "old"), Mark("kept", long), Mark("deleted", "b"), Mark("kept", long))  # fmt: skip
    first, _old, middle, _b, last = shortened(marks)
    assert first.text == "… of everything that was said "
    assert middle.text.startswith("The Assembly is aware of ")
    assert " … " in middle.text
    assert last.text == "The Assembly is aware of …"
    assert shortened(marks[1:2]) == marks[1:2]


def test_a_word_longer_than_the_cut_is_cut_away_whole():
    assert cut("x" * 100, first=True, last=False) == "… "


# The place of an open amendment


def test_an_open_amendment_says_where_its_paragraph_now_is(client, draft):
    make_amendment(draft=draft, number="7", instruction=adding_words(3))
    deletion = "In the draft resolution, delete paragraph 1."
    make_amendment(draft=draft, number="8", instruction=deletion, decision="adopted")
    assert "Now paragraph 2" in words(get(client, draft, "7"))
    assert "Now paragraph 2" in words(get(client, draft, query="?adopted=8"))
    assert "Now paragraph" not in words(get(client, draft, query="?rejected=8"))
    assert "Now paragraph" not in words(get(client, draft, query="?adopted=8,7&rejected=4"))


def test_an_open_amendment_says_that_its_ground_has_gone_and_by_what(client):
    draft = make_azur()
    make_amendment(draft=draft, number="4", instruction=replacing(2), decision="adopted")
    make_amendment(draft=draft, number="6", instruction=adding_words(2))
    told = "Its ground has gone: paragraph 2 was replaced by amendment 4"
    for page in ("6", ""):
        assert told in words(get(client, draft, page, "?adopted=4" if not page else ""))
    assert 'class="gone"' in get(client, draft, query="?adopted=4").content.decode()


def test_one_that_has_fallen_says_only_why_it_fell(client):
    page = words(get(client, make_rivals(), query="?adopted=4"))
    assert "Falls: amendment 4 was adopted" in page
    assert "Its ground has gone" not in page


# What it does to the text as adopted so far


def test_beside_its_effect_on_the_draft_stands_that_on_the_text_as_adopted_so_far(client):
    draft = make_azur()
    make_amendment(
        draft=draft,
        number="1",
        instruction="In the draft resolution, delete paragraph 1.",
        decision="adopted",
    )
    other = "In the draft resolution, paragraph 2, replace the words “progress” with the words “the news”."
    make_amendment(draft=draft, number="2", instruction=other, decision="adopted")
    make_amendment(draft=draft, number="3", instruction=adding_words(2))
    page = get(client, draft, "3")
    assert "What it does to the text as adopted so far" in words(page)
    (effect,) = page.context["so_far"].changes
    assert effect.name == "Paragraph 1"
    assert (
        "".join(mark.text for mark in effect.before)
        == "The Assembly notes matter 2. It welcomes the news."
    )
    assert [(mark.text, mark.amendment) for mark in effect.after if mark.kind == "inserted"] == [
        (", with concern", "3")
    ]


def test_with_nothing_else_adopted_there_is_one_view_of_the_effect(client, draft):
    decide("4")
    assert "as adopted so far" not in words(get(client, draft, "4"))
    assert "as adopted so far" not in words(get(client, draft, "4-1"))


def test_an_effect_that_nothing_adopted_touches_is_not_shown_twice(client, draft):
    make_amendment(draft=draft, number="7", instruction=adding_words(1))
    decide("4")
    assert "The same: nothing that was adopted touches its place." in words(get(client, draft, "7"))


def test_an_amendment_that_clashes_with_what_was_adopted_says_so_in_place_of_an_effect(client):
    draft = make_azur()
    make_amendment(draft=draft, number="4", instruction=replacing(2), decision="adopted")
    make_amendment(draft=draft, number="6", instruction=adding_words(2))
    page = get(client, draft, "6")
    assert page.context["so_far"].changes == ()
    assert "Amendments 4 and 6 clash in paragraph 2" in page.context["so_far"].silence


def test_one_that_has_fallen_has_no_effect_on_the_text_as_adopted_so_far(client):
    draft = make_rivals()
    decide("4")
    assert "Falls: amendment 4 was adopted" in get(client, draft, "6").context["so_far"].silence


def test_a_new_paragraph_is_new_in_the_text_as_adopted_so_far(client, draft):
    decide("4")
    make_amendment(
        draft=draft,
        number="7",
        instruction="In the draft resolution, after paragraph 3, insert the following paragraph: “It ends.”",
    )
    (effect,) = get(client, draft, "7").context["so_far"].changes
    assert (effect.before, effect.note) == ((), "new")


def test_a_deleted_paragraph_goes_from_the_text_as_adopted_so_far(client, draft):
    decide("4")
    make_amendment(
        draft=draft, number="7", instruction="In the draft resolution, delete paragraph 3."
    )
    (effect,) = get(client, draft, "7").context["so_far"].changes
    assert (effect.after, effect.note) == ((), "goes")


def test_the_pages_ask_the_database_no_more_for_sub_amendments(
    client, draft, django_assert_num_queries
):
    four = Amendment.objects.get(number="4")
    with django_assert_num_queries(7):
        get(client, draft)
    for number in range(3, 20):
        make_amendment(draft=draft, number=f"4-{number}", parent=four, instruction=SUB_1)
    with django_assert_num_queries(7):
        get(client, draft)
