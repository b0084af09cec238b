"""Dependency lines, in both languages and in the forms that were printed."""

import pytest

from amendments.compendium.dependencies import Dependency, rules_of
from amendments.compendium.headings import is_rule
from amendments.engine.rules import When

ORDER = ["1", "2", "3", "4", "4-1", "4-2", "5", "6", "7", "8"]
PARENTS: dict[str, str | None] = {n: n.split("-")[0] if "-" in n else None for n in ORDER}
A, R, E = When.ADOPTED, When.REJECTED, When.EITHER

LINES = [
    ("4", "(If adopted, amendment 6 falls)", [("4", A, "6")]),
    ("4", "(If adopted, amendments 5 and 6 fall)", [("4", A, "5"), ("4", A, "6")]),
    ("4", "If adopted, amendments 5, 6 falls.", [("4", A, "5"), ("4", A, "6")]),
    ("4", "If adopted, amendments 5, 6 and 7 fall", [("4", A, "5"), ("4", A, "6"), ("4", A, "7")]),
    (
        "4",
        "If adopted, amendments 6, 2 falls. Falls if amendment 7 is adopted.",
        [("4", A, "6"), ("4", A, "2"), ("7", A, "4")],
    ),
    ("4", "(If adopted, amendments 5 to 7 fall)", [("4", A, "5"), ("4", A, "6"), ("4", A, "7")]),
    ("6", "(Falls if amendment 4 is adopted)", [("4", A, "6")]),
    ("6", "Falls if amendments 4 or 5 are adopted.", [("4", A, "6"), ("5", A, "6")]),
    ("6", "(Falls if amendments 4, 5 is adopted)", [("4", A, "6"), ("5", A, "6")]),
    ("6", "(Falls if amendment 4 is rejected)", [("4", R, "6")]),
    ("6", "(Falls if amendment 4 is not adopted)", [("4", R, "6")]),
    ("6", "(Falls if amendment 4 is adopted or rejected)", [("4", E, "6")]),
    ("4", "(If rejected, amendment 6 falls)", [("4", R, "6")]),
    ("4", "(If agreed to, amendment No. 6 falls)", [("4", A, "6")]),
    ("4", "If this amendment is adopted, amendment 6 falls.", [("4", A, "6")]),
    ("6", "If amendment 4 is adopted, this amendment falls.", [("4", A, "6")]),
    ("6", "(If amendment 4 is adopted, amendment 6 will fall)", [("4", A, "6")]),
    ("4", "(If adopted, sub-amendment 2 to amendment 4 falls)", [("4", A, "4-2")]),
    ("4-1", "(If adopted, sub-amendment 2 falls)", [("4-1", A, "4-2")]),
    ("4-2", "(Falls if sub-amendment 1 is adopted)", [("4-1", A, "4-2")]),
    ("4", "(Si adopté, l'amendement 6 tombe)", [("4", A, "6")]),
    ("4", "(Si adopté, les amendements 5 et 6 tombent)", [("4", A, "5"), ("4", A, "6")]),
    ("4", "Si adopté, les amendements 5, 6 tombe.", [("4", A, "5"), ("4", A, "6")]),
    ("6", "(Tombe si l'amendement 4 est adopté)", [("4", A, "6")]),
    ("6", "(Tombe si l’amendement\u00a04 est adopté)", [("4", A, "6")]),
    ("6", "(Tombe si les amendements 4 et 5 sont adoptés)", [("4", A, "6"), ("5", A, "6")]),
    ("6", "(Tombe si l'amendement 4 n'est pas adopté)", [("4", R, "6")]),
    ("6", "(Tombe si l'amendement 4 est rejeté)", [("4", R, "6")]),
    ("4", "(Si rejeté, l'amendement 6 tombe)", [("4", R, "6")]),
    ("4", "S'il est adopté, l'amendement n° 6 tombe.", [("4", A, "6")]),
    ("6", "Si l'amendement 4 est adopté, cet amendement tombe.", [("4", A, "6")]),
    (
        "4",
        "(Si adopté, l'amendement 6 tombe) (Tombe si l'amendement 7 est adopté)",
        [("4", A, "6"), ("7", A, "4")],
    ),
]


@pytest.mark.parametrize(("on", "text", "expected"), LINES)
def test_a_dependency_line_is_read(
    on: str, text: str, expected: list[tuple[str, When, str]]
) -> None:
    assert is_rule(text)
    read = rules_of([Dependency(on, text)], ORDER, PARENTS)
    assert [(rule.triggers, rule.when, rule.falls) for rule in read.rules] == [
        ((trigger,), when, falls) for trigger, when, falls in expected
    ]
    assert all(rule.printed_on == (on,) and not rule.needs_all for rule in read.rules)
    assert read.problems == ()


@pytest.mark.parametrize(
    "text",
    [
        "(Falls if both amendments 4 and 5 are adopted)",
        "(Tombe si les deux amendements 4 et 5 sont adoptés)",
    ],
)
def test_both_asks_for_all_triggers(text: str) -> None:
    (rule,) = rules_of([Dependency("6", text)], ORDER, PARENTS).rules
    assert (rule.triggers, rule.needs_all) == (("4", "5"), True)


def test_a_rule_printed_on_both_sides_is_one_rule_in_voting_order() -> None:
    lines = [
        Dependency("6", "(Falls if amendment 4 is adopted)"),
        Dependency("4", "(If adopted, amendment 6 falls)"),
    ]
    (rule,) = rules_of(lines, ORDER, PARENTS).rules
    assert rule.printed_on == ("4", "6")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("(If adopted, amendment 99 falls)", "unknown-amendment"),
        ("(Falls if amendment 99 is adopted)", "unknown-amendment"),
        ("(Falls if amendment 4 is adopted)", "unclear-dependency"),
        ("(If adopted, it falls)", "unclear-dependency"),
        ("(Falls if amendment 5 is withdrawn)", "unclear-dependency"),
    ],
)
def test_a_rule_that_cannot_be_kept_is_a_problem(text: str, code: str) -> None:
    read = rules_of([Dependency("4", text)], ORDER, PARENTS)
    assert read.rules == ()
    assert [(problem.code, problem.where) for problem in read.problems] == [(code, "amendment 4")]


@pytest.mark.parametrize(
    "text",
    [
        "If adopted, the law enters into force.",
        "Si l'Assemblée adopte cette résolution, le texte tombe dans l'oubli.",
        "The amendment falls short of what is needed.",
        "Waterfalls if any",
        "Les gouvernements tombent.",
    ],
)
def test_other_sentences_are_no_dependency(text: str) -> None:
    assert not is_rule(text)
