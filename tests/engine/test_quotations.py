"""Which words of a printed instruction are quoted."""

import pytest

from amendments.engine.quotations import lines_of, quotation_readings


def first(printed: str) -> list[str]:
    return [quotation.words for quotation in next(quotation_readings(printed))]


@pytest.mark.parametrize(
    ("printed", "quoted"),
    [
        ('replace "a" with "b"', ["a", "b"]),
        ("replace “a” with “b”", ["a", "b"]),
        ("remplacer «a» par « b »", ["a", "b"]),
        ("remplacer «\u00a0a\u00a0» par «\u202fb\u202f»", ["a", "b"]),
        ("replace 'a' with 'b'", ["a", "b"]),
        ("replace ‘a’ with ‘b’", ["a", "b"]),
        ('remplacer " a " par " b "', ["a", "b"]),
        ("replace «a» with 'b' and “c” with \"d\"", ["a", "b", "c", "d"]),
        ("par: «A «b» c.»", ["A «b» c."]),
        ("par: «A «b «c» d» e.»", ["A «b «c» d» e."]),
        ('with: "A "b" c."', ['A "b" c.']),
        ("with: “A “b” c.”", ["A “b” c."]),
        ("with: “A «b» \"c\" 'd'.”", ["A «b» \"c\" 'd'."]),
        ('with: "the States\' rights"', ["the States' rights"]),
        ("with: 'l'Europe'", ["l'Europe"]),
        ("with: ‘l’Europe’", ["l’Europe"]),
        ('insert ", b"', [", b"]),
        ("insérer « , b. »", [", b."]),
        ('insert "(b)"', ["(b)"]),
        ('delete "a","b"', ["a", "b"]),
        ("Dans l'amendement 4, supprimer «a»", ["a"]),
        ('insert: "One.\nTwo."', ["One.\nTwo."]),
        ('insert "a', ["a"]),
        ("no quotation at all", []),
        ('replace "" with "b"', ["", "b"]),
    ],
)
def test_the_likeliest_pairs(printed, quoted):
    assert first(printed) == quoted


@pytest.mark.parametrize(
    ("words", "lines"),
    [
        ("One.", ["One."]),
        (" One.\n\n Two. ", ["One.", "Two."]),
        ("One.\n«Two.\n«Three.", ["One.", "Two.", "Three."]),
        ("One.»\nTwo.»\nThree.", ["One.", "Two.", "Three."]),
        ("One.\n“Two.", ["One.", "Two."]),
        ('One.\n"Two.', ["One.", "Two."]),
        ("«One» is.\n«Two» is.", ["«One» is.", "«Two» is."]),
        ("He said «One»\nand «Two»", ["He said «One»", "and «Two»"]),
        ('"One" is.', ['"One" is.']),
        ("«One.\nTwo.»", ["«One.", "Two.»"]),
        ("", []),
        ("\n \n", []),
    ],
)
def test_the_lines_of_a_quotation(words, lines):
    assert list(lines_of(words)) == lines


@pytest.mark.parametrize(
    "printed",
    [
        'insert "a; replace "b" with "c".',
        "insérer ««a»; supprimer «b»».",
        "insert “a; delete paragraph 6.",
    ],
)
def test_a_quotation_with_an_operation_inside_is_doubtful(printed):
    readings = list(quotation_readings(printed))
    assert all(any(one.doubtful for one in reading) for reading in readings[:1])


@pytest.mark.parametrize(
    "printed",
    [
        'insert "to replace the “foreign agents” law"',
        "insérer «de supprimer les obstacles»",
        'insert "to add the words of Article 5"',
    ],
)
def test_acts_inside_whole_quotations_are_not_doubtful(printed):
    assert not any(one.doubtful for one in next(quotation_readings(printed)))


def test_too_much_is_not_read():
    assert not list(quotation_readings('"' * 601))
    assert not list(quotation_readings("a" * 200_001))
