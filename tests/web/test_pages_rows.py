"""What the main page draws, from values made by hand: no database, no engine."""

import pytest

from amendments.engine.consolidate import (
    Consolidated,
    ConsolidatedParagraph,
    Kind,
    Piece,
    Unapplied,
)
from amendments.engine.notices import notice
from amendments.engine.rules import Decision, Standing
from amendments.views.cards import Sheet
from amendments.views.rows import View, draw_desk

KEPT = Piece(Kind.KEPT, "The Assembly ")
GONE = Piece(Kind.DELETED, "regrets", "4")
NEW = Piece(Kind.INSERTED, "welcomes", "4")


def paragraph(original="7", final="7", *, pieces=(KEPT, GONE, NEW), notices=()):
    return ConsolidatedParagraph(original, final, pieces, notices)


def sheet(number="4", *, parent=None, places=("7",), trouble=""):
    return Sheet(number, f"Amendment {number}", parent=parent, places=places, trouble=trouble)


def desk(*paragraphs, sheets=(), standings=None, view=View.MARKED, decisions=None, unapplied=()):
    stands = {item.number: Standing(item.number, Decision.PENDING) for item in sheets}
    consolidated = Consolidated(paragraphs, stands | (standings or {}), unapplied)
    return draw_desk(consolidated, sheets, decisions or {}, view)


def texts(row):
    return ["".join(mark.text for mark in column) for column in row.columns]


@pytest.mark.parametrize(
    ("view", "expected"),
    [
        (View.MARKED, ["The Assembly regretswelcomes"]),
        (View.CLEAN, ["The Assembly welcomes"]),
        (View.SIDE, ["The Assembly regrets", "The Assembly welcomes"]),
        (View.FINAL, ["The Assembly welcomes"]),
    ],
)
def test_each_view_draws_its_own_wording(view, expected):
    assert texts(desk(paragraph(), view=view).rows[0]) == expected


@pytest.mark.parametrize(
    ("original", "final", "view", "expected"),
    [
        ("7", "7", View.MARKED, ("7.", "")),
        ("7", "8", View.MARKED, ("8.", "was 7")),
        ("7", "8", View.FINAL, ("8.", "was 7")),
        ("7", "8", View.CLEAN, ("7.", "")),
        (None, "7", View.MARKED, ("7.", "new")),
        (None, "7", View.CLEAN, ("+", "new")),
        ("7", None, View.MARKED, ("7.", "goes")),
    ],
)
def test_the_numbers_beside_a_paragraph(original, final, view, expected):
    row = desk(paragraph(original, final), view=view).rows[0]
    assert (row.number, row.note) == expected


def test_a_deleted_paragraph_shows_its_words_struck_only_where_marks_are_drawn():
    gone = paragraph(final=None, pieces=(Piece(Kind.DELETED, "Regrets.", "4"),))
    assert texts(desk(gone).rows[0]) == ["Regrets."]
    assert texts(desk(gone, view=View.CLEAN).rows[0]) == [""]


def test_a_new_paragraph_and_one_of_the_draft_with_the_same_number_are_two_places():
    rows = desk(paragraph(None, "7"), paragraph("7", "8")).rows
    assert [row.anchor for row in rows] == ["new-7", "p-7"]


def test_every_insertion_and_deletion_names_its_amendment():
    marks = desk(paragraph()).rows[0].columns[0]
    assert [(mark.kind, mark.amendment) for mark in marks] == [
        ("kept", None),
        ("deleted", "4"),
        ("inserted", "4"),
    ]
    assert marks[2].says == "4: inserted by this amendment"


def test_cards_stand_at_the_first_paragraph_they_aim_at_in_voting_order():
    sheets = [sheet("4"), sheet("6"), sheet("9", places=("8", "7"))]
    rows = desk(paragraph("7"), paragraph("8", "8"), sheets=sheets).rows
    assert [[card.number for card in row.cards] for row in rows] == [["4", "6"], ["9"]]


def test_a_sub_amendment_stands_inside_the_card_of_its_amendment_although_it_is_voted_before():
    page = desk(paragraph(), sheets=[sheet("4-1", parent="4", places=()), sheet("4")])
    (card,) = page.rows[0].cards
    assert [sub.number for sub in card.subs] == ["4-1"]
    assert page.unplaced == ()


def test_an_amendment_without_a_place_in_this_draft_waits_for_a_person():
    page = desk(paragraph(), sheets=[sheet("4", places=()), sheet("5", places=("99",))])
    assert [card.number for card in page.unplaced] == ["4", "5"]


def test_an_amendment_to_the_title_has_a_row_for_the_title():
    page = desk(paragraph(), sheets=[sheet("4", places=("title",))])
    assert [(row.anchor, row.number) for row in page.rows] == [("p-title", "Title"), ("p-7", "7.")]


def test_a_fallen_amendment_says_why_and_keeps_the_vote_that_does_not_count():
    fell = Standing(
        "6", "fallen", ("4",), (notice("falls-adopted", trigger="4"),), Decision.ADOPTED
    )
    page = desk(
        paragraph(),
        sheets=[sheet("6")],
        standings={"6": fell},
        decisions={"6": Decision.ADOPTED},
    )
    (card,) = page.rows[0].cards
    assert card.look == "fallen"
    assert card.because == (("4", "Falls: amendment 4 was adopted"),)
    assert card.ignored == "The vote on it (adopted) does not count."
    assert [choice.value for choice in card.choices if choice.is_chosen] == ["adopted"]


def test_an_adopted_amendment_that_is_not_in_the_text_is_said_on_its_card_and_at_the_top():
    unapplied = (Unapplied("4", notice("manual"), ("7",)),)
    page = desk(paragraph(), sheets=[sheet("4")], unapplied=unapplied)
    assert page.rows[0].cards[0].unapplied
    assert [(alert.place, alert.href) for alert in page.alerts] == [("Amendment 4", "#am-4")]
    assert (1, "not applied", "alarm") in page.tally


def test_a_notice_stands_at_its_paragraph_and_once_at_the_top():
    same = notice("manual")
    paragraphs = (paragraph(notices=(same,)),)
    consolidated = Consolidated(paragraphs, {}, warnings=(same,))
    page = draw_desk(consolidated, [], {}, View.MARKED)
    assert len(page.rows[0].notices) == 1
    assert [remark.href for remark in page.remarks] == ["#p-7"]


def test_a_warning_that_names_an_amendment_leads_to_its_card():
    standings = {"4": Standing("4", Decision.ADOPTED)}
    warnings = (notice("vote-ignored", number="4", reason="falls"), notice("manual"))
    page = draw_desk(Consolidated((), standings, warnings=warnings), [], {}, View.MARKED)
    assert [remark.href for remark in page.remarks] == ["#am-4", ""]


def test_the_tally_counts_every_standing_that_somebody_has():
    standings = {
        number: Standing(number, standing)
        for number, standing in zip(
            "1234", ["adopted", "fallen", "adopted", "pending"], strict=True
        )
    }
    page = desk(paragraph(), sheets=[sheet(number) for number in standings], standings=standings)
    assert [entry[:2] for entry in page.tally] == [(2, "adopted"), (1, "fallen"), (1, "open")]
    assert page.announcement == "2 adopted, 1 fallen, 1 open"


def test_a_decision_that_has_no_button_of_its_own_gets_one():
    page = desk(paragraph(), sheets=[sheet()], decisions={"4": Decision.NOT_MOVED})
    (card,) = page.rows[0].cards
    assert [choice.value for choice in card.choices] == [
        "adopted",
        "rejected",
        "withdrawn",
        "open",
        "not_moved",
    ]
