"""The address says the whole state, and only one address says it."""

import pytest
from django.http import QueryDict

from amendments.engine.rules import Decision
from amendments.templatetags.wording import wording
from amendments.views.address import is_sent_form, read_votes, write_address
from amendments.views.history import differences
from amendments.views.sheets import gist

KNOWN = ("1", "2", "3", "10", "10-1")


def test_the_same_votes_give_the_same_address_whatever_their_order():
    votes = {
        "10-1": Decision.ADOPTED,
        "2": Decision.ADOPTED,
        "10": Decision.ADOPTED,
        "1": Decision.REJECTED,
    }
    turned = dict(reversed(votes.items()))
    expected = "/drafts/1/?adopted=2,10,10-1&rejected=1"
    assert write_address("/drafts/1/", votes) == expected
    assert write_address("/drafts/1/", turned) == expected


def test_pending_votes_and_empty_values_are_left_out_of_the_address():
    assert write_address("/drafts/1/", {"2": Decision.PENDING}, view="") == "/drafts/1/"
    assert write_address("/drafts/1/", {}, view="clean") == "/drafts/1/?view=clean"


def test_what_is_written_is_read_back():
    votes = {
        "1": Decision.ADOPTED,
        "2": Decision.REJECTED,
        "3": Decision.WITHDRAWN,
        "10-1": Decision.NOT_MOVED,
    }
    query = QueryDict(write_address("", votes).removeprefix("?"))
    assert read_votes(query, KNOWN).decisions == votes


def test_a_sent_form_is_read_by_its_radio_buttons_and_wins_over_the_address():
    fields = QueryDict("vote-1=adopted&vote-2=open&vote-10-1=withdrawn&rejected=1,3")
    assert is_sent_form(fields)
    votes = read_votes(fields, KNOWN)
    assert votes.decisions == {"1": Decision.ADOPTED, "10-1": Decision.WITHDRAWN}
    assert votes.errors == ()


def test_an_unknown_number_in_a_form_is_said():
    assert len(read_votes(QueryDict("vote-99=adopted"), KNOWN).errors) == 1


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        (
            "Dans le projet de résolution, paragraphe 2, remplacer la dernière phrase par la phrase suivante:\n«Oui.»",
            "paragraphe 2, remplacer la dernière phrase par la phrase suivante",
        ),
        (
            "In the draft resolution, after paragraph 5, insert the following paragraph:\n“Yes.”",
            "after paragraph 5, insert the following paragraph",
        ),
        ("Supprimer le paragraphe 8.", "Supprimer le paragraphe 8."),
    ],
)
def test_a_card_says_what_is_asked_without_the_new_text(printed, expected):
    assert gist(printed) == expected


def test_a_long_instruction_is_cut_on_a_card():
    assert len(gist("replace the words “" + "very " * 100 + "”")) == 200


def test_raised_letters_are_drawn_and_the_text_is_escaped():
    drawn = wording("le 20^e <b> anniversaire, 2^10 et x^y")
    assert drawn == (
        'le 20<span class="caret">^</span><sup>e</sup> &lt;b&gt; anniversaire, 2^10 et x^y'
    )


def test_differences_are_told_word_by_word():
    marks = [(mark.kind, mark.text) for mark in differences("a red cat", "a blue cat")]
    assert marks == [("kept", "a "), ("deleted", "red"), ("inserted", "blue"), ("kept", " cat")]
