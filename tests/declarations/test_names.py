"""Whose name it is: certain, asked about, or nobody's."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resolutions.names import Match, Names, Person, read_name

LUCKS = Person(1, "Max", "Lucks", "DE", "mr")
CASTEL = Person(2, "Laura", "Castel Fort", "ES")
CEVIKOZ = Person(3, "Ahmet", "Ünal Çeviköz", "TR")
THOMAS_MARTIN = Person(4, "Thomas", "Martin", "FR")
MARTIN_THOMAS = Person(5, "Martin", "Thomas", "BE")
ANDERSEN = Person(6, "Sigríður Á.", "Andersen", "IS")
JOHN = Person(7, "John", "Smith", "GB")
JANE = Person(8, "Jane", "Smith", "GB")
NOVAK_SI = Person(9, "Anna", "Novak", "SI")
NOVAK_CZ = Person(10, "Anna", "Novák", "CZ")
LINDEN = Person(11, "Jan", "van der Linden", "NL")
OREILLY = Person(12, "Seán", "O'Reilly")
EVERYBODY = [LUCKS, CASTEL, CEVIKOZ, THOMAS_MARTIN, MARTIN_THOMAS, ANDERSEN, JOHN, JANE, NOVAK_SI, NOVAK_CZ, LINDEN, OREILLY]  # fmt: skip
NAMES = Names(EVERYBODY)


@pytest.mark.parametrize(
    ("printed", "person"),
    [
        ("M. Max LUCKS", LUCKS),
        ("LUCKS Max", LUCKS),
        ("max lucks", LUCKS),
        ("M. M. LUCKS", LUCKS),
        ("Mme Laura CASTEL FORT", CASTEL),
        ("Mr Ahmet ÜNAL ÇEVİKÖZ", CEVIKOZ),
        ("ÜNAL ÇEVİKÖZ Ahmet", CEVIKOZ),
        ("UNAL CEVIKOZ Ahmet", CEVIKOZ),
        ("THOMAS Martin", MARTIN_THOMAS),
        ("Mr Thomas MARTIN", THOMAS_MARTIN),
        ("ANDERSEN Sigríður Á.", ANDERSEN),
        ("Sigridur A ANDERSEN", ANDERSEN),
        ("Ms Jane SMITH", JANE),
        ("VAN DER LINDEN Jan", LINDEN),
        ("Mr Jan van der LINDEN", LINDEN),
        ("Sean O’REILLY", OREILLY),
    ],
)
def test_a_whole_name_of_one_member_is_certain(printed, person):
    assert NAMES.match(printed) == Match(certain=person.key)


@pytest.mark.parametrize(
    ("printed", "people"),
    [
        ("M. LUCKS", [LUCKS]),
        ("M LUCKS", [LUCKS]),
        ("Mme Max LUCKS", [LUCKS]),
        ("Max LUCK", [LUCKS]),
        ("Mme Laura CASTEL", [CASTEL]),
        ("ANDERSEN Sigríður", [ANDERSEN]),
        ("thomas martin", [THOMAS_MARTIN, MARTIN_THOMAS]),
        ("J. SMITH", [JOHN, JANE]),
        ("SMITH", [JOHN, JANE]),
        ("NOVAK Anna", [NOVAK_SI, NOVAK_CZ]),
        ("LINDEN Jan", [LINDEN]),
    ],
)
def test_what_could_be_several_or_is_not_all_of_a_name_is_asked_about(printed, people):
    assert NAMES.match(printed) == Match(candidates=tuple(one.key for one in people))


@pytest.mark.parametrize("printed", ["Peter SMITH", "Nobody ELSE", "", "M.", "Mme", "Max", "…"])
def test_nobody_is_called_so(printed):
    assert NAMES.match(printed) == Match()


def test_the_delegation_decides_between_two_of_a_name():
    assert NAMES.match("NOVAK Anna", "CZ") == Match(certain=NOVAK_CZ.key)


def test_a_member_of_another_delegation_is_asked_about():
    assert NAMES.match("LUCKS Max", "FR") == Match(candidates=(LUCKS.key,))


def test_a_namesake_whose_delegation_is_not_known_keeps_it_a_question():
    names = Names([NOVAK_SI, Person(20, "Anna", "Novak")])
    assert names.match("NOVAK Anna", "SI") == Match(candidates=(9, 20))


def test_the_capitals_mark_the_surname_unless_all_is_in_capitals():
    assert read_name("Mr Ahmet ÜNAL").surname == {"unal"}
    assert read_name("AHMET ÜNAL").surname == set()


WORD = st.text("abcéîňØzÇ", min_size=2, max_size=6)


@given(st.lists(st.tuples(WORD, WORD), min_size=1, max_size=8, unique=True), st.data())
def test_a_certain_answer_has_all_the_printed_words_and_no_others(pairs, data):
    people = [Person(key, first, last) for key, (first, last) in enumerate(pairs, start=1)]
    first, last = data.draw(st.sampled_from(pairs))
    match = Names(people).match(f"{last.upper()} {first}")
    if match.certain:
        chosen = people[match.certain - 1]
        words = read_name(f"{chosen.last} {chosen.first}").words
        assert sorted(words) == sorted(read_name(f"{last} {first}").words)
    else:
        assert match.candidates


@given(st.text(max_size=60))
def test_any_text_has_an_answer(printed):
    match = NAMES.match(printed)
    assert match.certain is None or not match.candidates
