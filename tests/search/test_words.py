"""Words as the search compares them: folded, stemmed, in their places."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from amendments.search.stream import MOST, streams_of
from amendments.search.words import LONGEST, stem, words_of


def folded(text):
    return [word.folded for word in words_of(text)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Réformes DÉMOCRATIQUES", ["reformes", "democratiques"]),
        ("cœur Œuvre Ægir", ["coeur", "oeuvre", "aegir"]),
        ("l’Europe, d'Europe", ["l", "europe", "d", "europe"]),
        ("sous-amendement", ["sous", "amendement"]),
        ("§ 9.2.1.", ["9.2.1"]),
        ("13-1, 13‑1, 1996–2004", ["13-1", "13-1", "1996-2004"]),
        ("n° 829, nº 829, no 829", ["no", "829"] * 3),
        ("20^e et 20e", ["20e", "et", "20e"]),
        ("Europe¹ et 20 m²", ["europe", "et", "20", "m"]),
        ("dé\u00admocra\u200btie", ["democratie"]),
        ("e\u0301te\u0301", ["ete"]),
        ("ﬁnal", ["final"]),
        ("Ahmet ÜNAL ÇEVİKÖZ, Łukasz Sørensen", ["ahmet", "unal", "cevikoz", "lukasz", "sorensen"]),
        ("Москва 東京", ["москва", "東京"]),
        ("«»…—!? * ^ _ \0", []),
        ("9.2.1a", ["9.2", "1a"]),
    ],
)
def test_words_are_folded(text, words):
    assert folded(text) == words


@pytest.mark.parametrize(
    "alike",
    [
        "réforme réformes reforme REFORMES réformé réformer",
        "démocratie démocratique démocratiques democratiques démocratiquement",
        "sécurité securite SÉCURITÉS",
        "adopté adoptée adoptés adoptées adopte adoptees adopter adoption",
        "première premières premiere premier premièrement premierement",
        "européen européenne europeenne",
        "conforme conformité conformément conformement",
        "droit droits",
        "régional régionaux regionale",
        "œuvre oeuvres",
    ],
)
def test_french_words_of_one_stem_are_alike_with_and_without_accents(alike):
    assert len({stem(word, "fr") for word in folded(alike)}) == 1


@pytest.mark.parametrize("alike", ["reform reforms reformed reforming", "vote votes voting"])
def test_english_words_of_one_stem_are_alike(alike):
    assert len({stem(word, "en") for word in folded(alike)}) == 1


@pytest.mark.parametrize("different", ["nation notion", "paix pays", "européen Europe"])
def test_french_words_of_other_stems_stay_apart(different):
    one, other = folded(different)
    assert stem(one, "fr") != stem(other, "fr")


def test_without_a_language_a_word_stands_for_itself():
    assert [stem(word, "") for word in folded("réformes Lucks")] == ["reformes", "lucks"]


def test_a_number_is_found_as_a_whole_and_by_its_figures():
    streams = streams_of("le 02.12.2020 au 20^e, n° 5", "fr")
    assert streams.stems == "|le||02.12.2020||au||20e||no||5|"
    assert streams.whole_words.endswith("|=5||02||12||2020||20||e||n|")


def test_the_streams_of_a_text_are_its_stems_and_each_whole_word_once():
    streams = streams_of("Les droits, le droit", "fr")
    assert streams.stems == "|le||droit||le||droit|"
    assert streams.whole_words == "|=les||=droits||=le||=droit|"
    assert streams.length == 4


def test_a_text_of_too_many_different_words_is_cut_before_postgresql_refuses_it():
    streams = streams_of(" ".join(f"mot{number}x" for number in range(200_000)), "fr")
    assert len(streams.stems) + len(streams.whole_words) < MOST
    many = streams_of("mot " * 200_000, "fr")
    assert many.length == 200_000


def test_a_word_of_any_length_has_an_end():
    assert folded("a" * 3000) == ["a" * LONGEST]


@given(st.text())
@example("n° 9.2.1–3 l’État^e")
def test_words_stand_in_the_text_in_order_and_never_overlap(text):
    end = 0
    for word in words_of(text):
        assert end <= word.start < word.end <= len(text)
        end = word.end


@given(st.text())
@example("ſ ŉ İ")
def test_no_word_can_break_out_of_its_place_in_the_index(text):
    """The bars, quotation marks and stars of streams and queries are never part of a word."""
    for language in ("fr", "en", ""):
        for word in words_of(text):
            for key in (word.folded, *word.keys(language)):
                assert key
                assert not set(key) & set("|='\"*\\\0 &!():<>")


@given(st.text(alphabet="aeioulmnrstdéèêçœ'- ", max_size=40))
def test_folding_a_folded_word_changes_nothing(text):
    once = folded(text)
    assert folded(" ".join(once)) == once
