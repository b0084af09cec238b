"""The names of single things, in both languages."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amendments.search.jump import Sort, read_name

NAMES = {
    (Sort.AMENDMENT, "4"): [
        "am 4", "Am. 4", "am4", "AMENDMENT 4", "amendement 4", "Amendement n° 4", "amdt 4",
        "amend. no. 4", "amd 4", "am 04", "  am   4 ", "amendment\u00a04", "amendement nº 4",
    ],
    (Sort.AMENDMENT, "13-1"): [
        "amdt 13-1", "13-1", "am 13‑1", "sub 1 to 13", "sub-am 1 to am 13", "sub 13-1",
        "Sub-amendment 1 to amendment 13", "sub-amendment 1 to the amendment 13", "ss-am. 1 à 13",
        "Sous-amendement 1 à l'amendement 13", "sous-amendement 1 à l’amendement 13", "sous 1 13",
        "sous-amendement n° 1 à l’amendement n° 13", "sous-amendement 1 de l'amendement 13",
        "sous-amendement 13-1", "am 13 - 1",
    ],
    (Sort.AMENDMENT, "O1"): ["oral amendment 1", "Amendement oral n° 1", "am O1", "o1", "oral 1"],
    (Sort.PARAGRAPH, "9.2.1"): [
        "par 9.2.1", "§ 9.2.1", "§9.2.1", "¶ 9.2.1", "9.2.1", "9.2.1.", "Paragraphe 9.2.1.",
        "para. 9.2.1", "paragraph 9.2.1", "paragraphe n° 9.2.1",
    ],
    (Sort.PARAGRAPH, "8.1.a"): ["par 8.1.a", "Paragraph 8.1.A"],
    (Sort.PARAGRAPH, "7"): ["paragraphe 7", "§ 7"],
    (Sort.DOCUMENT, "16320"): ["Doc. 16320", "doc 16320", "DOC.16320", "document 16320", "doc n° 16320"],
    (Sort.DECLARATION, "829"): [
        "déclaration 829", "declaration 829", "Déclaration écrite n° 829", "written declaration 829",
        "Written declaration No. 829",
    ],
    (Sort.ADOPTED_TEXT, "2616"): ["Résolution 2616", "resolution 2616", "Res. 2616", "Rés 2616"],
    (Sort.ADOPTED_TEXT, "2616 (2025)"): ["Résolution 2616 (2025)", "Recommendation 2616 (2025)"],
}  # fmt: skip


@pytest.mark.parametrize(
    ("typed", "sort", "number"),
    [(typed, *key) for key, spellings in NAMES.items() for typed in spellings],
)
def test_a_name_is_read(typed, sort, number):
    assert [(name.sort, name.number) for name in read_name(typed)] == [(sort, number)]


def test_a_bare_number_may_be_that_of_anything():
    assert {name.sort for name in read_name("16245")} == set(Sort)
    assert {name.number for name in read_name("16245")} == {"16245"}


@pytest.mark.parametrize(
    "typed",
    [
        "", "am", "par", "§", "4 am", "amendements", "am 4 et 5", "sub 113", "doc 16245 add", "d'am 4",
        "réforme 5", "paragraphe", "par 9 am 4", "am -4", "am 4.5", "n° 5", "résolution (2025)", "\0",
        "am " + "4" * 80,
    ],
)  # fmt: skip
def test_words_are_no_name(typed):
    assert read_name(typed) == []


@given(st.text())
def test_anything_can_be_typed(typed):
    for name in read_name(typed):
        assert name.number
