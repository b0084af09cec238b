"""What somebody typed, as words to look for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amendments.search.query import read_query


def asked(typed, language="fr"):
    terms = read_query(typed).terms(language)
    return terms.stems, terms.phrases, terms.beginnings


@pytest.mark.parametrize(
    ("typed", "stems", "phrases", "beginnings"),
    [
        ("réformes démocratiques", ("reform", "democrat"), (), ()),
        ("reforme reformes", ("reform",), (), ()),
        ('"droits humains"', ("droit", "humain"), (("droit", "humain"),), ()),
        ("« droits humains » paix", ("paix", "droit", "humain"), (("droit", "humain"),), ()),
        ("“État de droit”", ("etat", "de", "droit"), (("etat", "de", "droit"),), ()),
        ('"paix"', ("paix",), (), ()),
        ("demo*", (), (), ("demo",)),
        ("droits demo*", ("droit",), (), ("demo",)),
        ("état-maj*", ("etat",), (), ("maj",)),
        ("l'Europe", ("europ",), (), ()),
        ("qu’elle d’Astana", ("elle", "astan"), (), ()),
        ("l'", ("l",), (), ()),
        ("9.2.1", ("9.2.1",), (), ()),
        ('le "9.2.1"', ("le", "9.2.1"), (), ()),
        ('droits "humains', ("droit", "humain"), (), ()),
        ("paix AND NOT guerre OR", ("paix", "and", "not", "guerr", "or"), (), ()),
    ],
)
def test_a_query_is_read(typed, stems, phrases, beginnings):
    assert asked(typed) == (stems, phrases, beginnings)


@pytest.mark.parametrize(
    "typed", ["", " ", "*", '""', "«»", "'\"", "\0", "?!…", "- -", "**", '"*"']
)
def test_what_has_no_word_asks_nothing(typed):
    assert not read_query(typed)


def test_a_word_is_looked_for_by_the_stem_of_each_language():
    query = read_query("nationaux nations")
    assert query.terms("fr").stems == ("national", "nation")
    assert query.terms("en").stems == ("nationaux", "nation")
    assert query.terms("").stems == ("nationaux", "nations")


@given(st.text())
def test_anything_can_be_typed(typed):
    query = read_query(typed)
    for language in ("fr", "en", ""):
        terms = query.terms(language)
        assert bool(query) == bool(terms.stems or terms.beginnings)
