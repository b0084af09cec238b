"""References in a text to its own paragraphs."""

import pytest

from amendments.engine.references import find_references
from amendments.engine.text import text_of
from tests.engine.drafts import adopted


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("as paragraph 8 above says", ["8"]),
        ("les mesures du paragraphe 9.2.1 ci-dessus", ["9.2.1"]),
        ("in paragraphs 9.1 to 9.3 and in paragraph 4", ["9.1", "9.3", "4"]),
        ("aux paragraphes 5, 6 et 7", ["5", "6", "7"]),
        ("paragraph 8 of the present resolution", ["8"]),
        ("paragraph 8 of Resolution 1506 (2006)", []),
        ("le paragraphe 3 de la Charte", []),
        ("au paragraphe 3 de l'article 5", []),
        ("8 paragraphs, 12 pages", []),
        ("as paragraph 1204 says", ["1204"]),
        ("paragraphs 999 to 1001.2", ["999", "1001.2"]),
        ("paragraph 2014 and paragraphs 1998, 2001 and 2003.1", ["2014", "1998", "2001", "2003.1"]),
        ("in paragraph 3, 2025 is the year", ["3"]),
        ("aux paragraphes 3.1 et 2025", ["3.1"]),
        ("paragraph 16245 pages", []),
    ],
)
def test_which_numbers_name_paragraphs_of_the_same_text(text, numbers):
    assert [number for _, _, number in find_references(text)] == numbers


def test_a_reference_to_a_paragraph_whose_number_changed_is_told_with_the_new_one():
    text = text_of("en", [("1", "A."), ("2", "B."), ("3", "As paragraph 2 and paragraph 1 say.")])

    result = adopted(text, "delete paragraph 1")

    assert [(one.code, dict(one.values)) for one in result.warnings] == [
        ("reference-moved", {"paragraph": "2", "number": "2", "final": "1"}),
        ("reference-gone", {"paragraph": "2", "number": "1"}),
    ]
    assert "paragraph 2 and paragraph 1" in result.paragraphs[2].text


def test_references_that_still_hold_are_not_mentioned():
    text = text_of("en", [("1", "A."), ("2", "B."), ("3", "As paragraph 2 says.")])

    assert adopted(text, 'replace paragraph 1 with the paragraph: "C."').warnings == ()
