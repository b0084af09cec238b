"""Words are the same whatever their typography; capitals and accents are kept."""

import pytest

from amendments.engine.folding import fold, folded, occurrences


@pytest.mark.parametrize(
    ("printed", "plain"),
    [
        ("l’Europe", "l'Europe"),
        ("lʼEurope", "l'Europe"),
        ("« a »", '"a"'),
        ("“a”", '"a"'),
        ("a\u00a0: b", "a: b"),
        ("a ; b ? c !", "a; b? c!"),
        ("2024–2027", "2024-2027"),
        ("2024—2027", "2024-2027"),
        ("co\u00adopération", "coopération"),
        ("STCE n° 210", "STCE no 210"),
        ("STCE nº 210", "STCE no 210"),
        ("le 20^e anniversaire", "le 20e anniversaire"),
        ("le 20ᵉ anniversaire", "le 20e anniversaire"),
        ("sœur, Œuvre, cæcum", "soeur, OEuvre, caecum"),
        ("eﬃcace", "efficace"),
        ("e\u0301te\u0301", "été"),
        ("a  \n\t b", "a b"),
        ("  a ", "a"),
        ("a\u200bb\ufeff", "ab"),
        ("20\u202f°C", "20 °C"),
        ("", ""),
    ],
)
def test_typography_is_folded(printed, plain):
    assert folded(printed) == plain


@pytest.mark.parametrize(("one", "other"), [("État", "Etat"), ("state", "State"), ("a b", "ab")])
def test_letters_and_capitals_are_not(one, other):
    assert folded(one) != folded(other)


@pytest.mark.parametrize(
    ("words", "source", "found"),
    [
        ("State", "The State and the States", ["State"]),
        ("l'Europe", "de l’Europe.", ["l’Europe"]),
        ('"Alga"', "parti « Alga » et «Alga»", ["« Alga »", "«Alga»"]),
        ("no 210", "(STCE n°\u00a0210)", ["n°\u00a0210"]),
        ("20e", "le 20^e anniversaire", ["20^e"]),
        ("cooperation", "our co\u00adoperation", ["co\u00adoperation"]),
        ("5", "paragraph 5.4 and 5", ["5"]),
        ("4", "paragraph 5.4", []),
        ("5", "It is 1,5 million", []),
        ("5", "It is 5.", ["5"]),
        ("2027", "2024–2027", ["2027"]),
        ("été", "e\u0301te\u0301", ["e\u0301te\u0301"]),
        ("a a", "a a a a", ["a a", "a a"]),
        (", and", "x, and y", [", and"]),
        ("the state", "The State", []),
        ("", "anything", []),
        ("a  b", "a\u00a0b", ["a\u00a0b"]),
        ("droits:", "les droits\u00a0: ils", ["droits\u00a0:"]),
    ],
)
def test_the_places_of_words(words, source, found):
    assert [source[start:end] for start, end in occurrences(words, source)] == found


def test_places_are_looked_for_between_two_positions():
    assert occurrences("a", "a b a b a", 2, 6) == [(4, 5)]
    assert occurrences("a b", "a b a b", 1) == [(4, 7)]


def test_each_folded_character_knows_its_source():
    source = "« Œuvre »"
    result = fold(source)
    assert result.text == '"OEuvre"'
    assert [source[s:e] for s, e in zip(result.starts, result.ends, strict=True)] == list(
        "«ŒŒuvre»"
    )


@pytest.mark.parametrize(
    "hostile",
    [" " * 300_000 + "x", "x" + " " * 300_000 + "x", "e" + "\u0301" * 300_000, "« " * 150_000],
)
def test_long_texts_are_folded_too(hostile):
    result = fold(hostile)

    assert len(result.text) == len(result.starts) == len(result.ends) <= len(hostile)
