"""The numbers that paragraphs have in the result."""

import pytest

from amendments.engine.numbering import Slot, final_numbers, level_of, parent_of


def _slots(words: str) -> list[Slot]:
    """Read "1 -2 +0 3": paragraph 1, 2 that goes, a new one of level 0, paragraph 3."""
    slots = []
    for word in words.split():
        if word.startswith("+"):
            slots.append(Slot(None, int(word[1:]), stays=True))
        else:
            number = word.removeprefix("-")
            slots.append(Slot(number, level_of(number), stays=not word.startswith("-")))
    return slots


@pytest.mark.parametrize(
    ("draft", "expected"),
    [
        ("1 2 3", "1 2 3"),
        ("1 -2 3", "1 — 2"),
        ("-1 2 3", "— 1 2"),
        ("1 +0 2", "1 2 3"),
        ("+0 1 2", "1 2 3"),
        ("1 2 2.1 2.2 3", "1 2 2.1 2.2 3"),
        ("1 +0 2 2.1 2.2 3", "1 2 3 3.1 3.2 4"),
        ("1 2 2.1 +1 2.2 3", "1 2 2.1 2.2 2.3 3"),
        ("1 2 2.1 2.2 +1 +0 3", "1 2 2.1 2.2 2.3 3 4"),
        ("1 -2 -2.1 -2.2 3 3.1", "1 — — — 2 2.1"),
        ("9 9.2 9.2.1 -9.2.2 9.2.3 9.3", "9 9.2 9.2.1 — 9.2.2 9.3"),
        # a draft with a gap is not renumbered unasked
        ("1 3 3.1 3.4 5", "1 3 3.1 3.4 5"),
        ("1 3 3.1 +1 3.4 5", "1 3 3.1 3.2 3.3 5"),
        # an excerpt counts from where it began
        ("5 -6 7", "5 — 6"),
        ("2.1 -2.2 2.3", "2.1 — 2.2"),
        ("4 5.4 5.5 6", "4 5.4 5.5 6"),
        ("1 +0 +1 +1 2", "1 2 2.1 2.2 3"),
        ("1 1.a -1.b 1.c", "1 1.a — 1.b"),
    ],
)
def test_final_numbers(draft, expected):
    assert [number or "—" for number in final_numbers(_slots(draft))] == expected.split()


def test_levels_and_parents():
    assert [level_of("9"), level_of("9.2"), level_of("9.2.1")] == [0, 1, 2]
    assert [parent_of("9"), parent_of("9.2"), parent_of("9.2.1")] == ["", "9", "9.2"]
