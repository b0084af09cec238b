"""Passages with what was looked for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amendments.search.extract import WIDTH, extract, mark
from amendments.search.query import read_query


def drawn(pieces):
    return "".join(f"[{piece.text}]" if piece.is_found else piece.text for piece in pieces)


def marked(text, typed, language="fr"):
    return drawn(mark(text, language, read_query(typed)))


@pytest.mark.parametrize(
    ("text", "typed", "result"),
    [
        ("Les réformes démocratiques.", "reforme", "Les [réformes] démocratiques."),
        ("Le cœur de l’Europe", "coeur europe", "Le [cœur] de l’[Europe]"),
        ("le 02.12.2020 à Astana", "2020", "le [02.12.2020] à Astana"),
        ("droit, État de droit", '"état de droit"', "droit, [État de droit]"),
        ("démocratie et droits", "démo*", "[démocratie] et droits"),
        ("dé\u00admocratie", "democratie", "[dé\u00admocratie]"),
        ("rien", "autre", "rien"),
        ("paix paix", "paix", "[paix] [paix]"),
        ("la paix la paix", '"la paix" paix', "[la paix] [la paix]"),
        ("<b>paix</b>", "paix", "<b>[paix]</b>"),
        ("", "paix", ""),
    ],
)
def test_what_is_found_is_marked_in_the_text_as_it_is_written(text, typed, result):
    assert marked(text, typed) == result


def test_the_passage_is_where_most_of_the_query_stands_together():
    text = "La paix. " + "Rien ici. " * 100 + "La réforme pour la paix. " + "Rien ici. " * 100
    passage = drawn(extract(text, "fr", read_query("réforme paix")))
    assert "La [réforme] pour la [paix]." in passage
    assert passage.startswith("… ")
    assert passage.endswith(" …")
    assert len(passage) < WIDTH + 40


def test_a_passage_begins_and_ends_with_whole_words():
    text = "mot " * 200 + "réforme " + "mot " * 200
    passage = drawn(extract(text, "fr", read_query("réforme")))
    assert set(passage.strip("… ").split()) == {"mot", "[réforme]"}


def test_a_short_text_is_shown_whole():
    assert drawn(extract("Toute la paix.", "fr", read_query("paix"))) == "Toute la [paix]."


def test_where_nothing_is_found_the_passage_is_the_beginning():
    """The words may stand in the heading alone."""
    passage = drawn(extract("Premier mot. " + "mot " * 200, "fr", read_query("ailleurs")))
    assert passage.startswith("Premier mot.")


TEXTS = st.lists(
    st.sampled_from("paix réforme l’Europe … 9.2.1 x\u00ady\n et <b> aaaaaaaa".split(" "))
)
TYPED = st.sampled_from(["paix", '"paix réforme"', "ré* 9.2.1", "europe xy", "absent", "a*"])


@given(TEXTS, TYPED, st.integers(1, 60))
def test_pieces_put_together_are_the_text(words, typed, times):
    text = " ".join(words * times)
    query = read_query(typed)
    assert "".join(piece.text for piece in mark(text, "fr", query)) == text
    passage = "".join(piece.text for piece in extract(text, "fr", query))
    assert passage.removeprefix("… ").removesuffix(" …") in text


@given(st.text(), st.text())
def test_any_text_can_be_searched_for_anything(text, typed):
    query = read_query(typed)
    assert "".join(piece.text for piece in mark(text, "en", query)) == text
    extract(text * 20, "en", query)
