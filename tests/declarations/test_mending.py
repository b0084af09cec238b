"""What people say of a scanned declaration, and what is left to ask."""

from dataclasses import asdict

import pytest

from resolutions.declarations.mending import declaration_from, mend
from resolutions.declarations.reader import scan_declaration

TEXT = """Doc. 16999
3 March 2026
Support for the mountains
Written declaration No. 901
This written declaration commits only those who have signed it.

We, the undersigned, declare the following:

We welcome the mountains.

Signed:

ROE Bob, North Macedonia, ALDE
POE Ann, Italy

Total = 2
"""


def codes(mended):
    return [problem.code for problem in mended.declaration.problems]


def test_a_declaration_comes_back_from_plain_values():
    scanned = scan_declaration(TEXT)
    assert declaration_from(asdict(scanned)) == scanned


def test_an_entry_that_was_read_in_part_is_asked_until_it_is_mended():
    scanned = scan_declaration(TEXT)
    assert codes(mend(scanned, {})) == ["incomplete-signatory"]
    whole = {"name": "POE Ann", "country": "Italy", "group": "SOC"}
    mended = mend(scanned, {"signatory-1": whole})
    assert codes(mended) == []
    assert mended.declaration.signatories[1].group == "SOC"


@pytest.mark.parametrize(
    ("said", "count", "left"),
    [
        ({"signatory-1": {"left_out": True}}, 1, ["other-total"]),
        ({"signatory-1": {"left_out": True}, "total": {"value": 1}}, 1, []),
        ({"signatory-2": {"name": "DOE Jo", "country": "", "group": ""}}, 3,
         ["incomplete-signatory", "other-total"]),
    ],
)  # fmt: skip
def test_the_list_is_checked_anew_after_each_mend(said, count, left):
    mended = mend(scan_declaration(TEXT), said)
    assert (len(mended.entries), codes(mended)) == (count, left)


def test_an_entry_keeps_its_place_when_another_is_left_out():
    mended = mend(scan_declaration(TEXT), {"signatory-0": {"left_out": True}})
    assert [(one.at, one.signatory.name) for one in mended.entries] == [(1, "POE Ann")]
    assert mended.next_entry == 2


def test_fields_are_as_people_gave_them():
    said = {
        "number": {"value": 7},
        "date": {"value": "2026-04-01"},
        "text": {"value": "One\nline.\r\n\r\nTwo."},
    }
    declaration = mend(scan_declaration(TEXT), said).declaration
    assert (declaration.number, declaration.date) == (7, "2026-04-01")
    assert declaration.paragraphs == ("One line.", "Two.")
