"""Whole compendia in both languages, with every part that one can have."""

import pytest

from amendments.compendium.compendium import PrintedAmendment, PrintedRule
from amendments.compendium.reader import read_compendium
from amendments.engine.rules import When
from tests.compendium.samples import HEAD, codes, instructions, paragraphs, read

ENGLISH = """
Doc. 15999 – Compendium of written amendments
30 September 2025
(Final version)

Protecting rivers
and lakes

Contents\tPage
A. Draft resolution\t2
B. Draft recommendation\t5

A. Draft resolution

Amendment 12

Tabled by the Committee on the Environment

In the draft resolution, in the title, replace the word "Protecting" with the following word: "Saving".

1. The Parliamentary Assembly recalls its Resolution 2000 (2014) "Clean water".

Amendment 4

If adopted, amendments 6, 2 falls. Falls if amendment 7 is adopted.

Tabled by Ms Ada RIVER, Mr Max LAKE and Sir Roger GALE

In the draft resolution, paragraph 1, replace the words "recalls its" with the following words:

"strongly recalls its"

Explanatory note

To be clearer, see Doc. 15000.

Votes: 74 in favor 20 against 15 abstentions

Sub-amendment 1 to amendment 4

(Falls if amendment 6 is rejected)

Tabled by Mr Max LAKE

In amendment 4, replace the word "strongly" with the following word: "firmly".

Amendment 6
(Falls if amendment 4 is adopted)
Tabled by Ms Ada RIVER, Mr Max LAKE
In the draft resolution, delete paragraph 1.

2. The Assembly calls on member States:
 - 2.1. to protect lakes;
 - 2.2. to measure:
- the water;
- the air;
2.3. to report.

Amendment 2
Tabled by Ms Ada RIVER
Replace paragraph 2.1 with the following paragraph:
"to protect all lakes;"

Amendment 7
Tabled by Ms Ada RIVER
ln the draft recommendation, paragraph 1, delete the word "quickly".

3. The Assembly decides.

B. Draft recommendation

1. The Assembly asks the Committee of Ministers to act quickly.

Amendment 8
Tabled by Mr Max LAKE
In draft recommendation, after paragraph 1, insert the following paragraph: "2. And well."
"""


def test_an_english_compendium_with_two_drafts() -> None:
    compendium = read_compendium(ENGLISH)
    assert (compendium.reference, compendium.title) == ("Doc. 15999", "Protecting rivers and lakes")
    assert (compendium.date, compendium.language) == ("2025-09-30", "en")
    first, second = compendium.drafts
    assert [(p.number, p.text) for p in first.paragraphs] == [
        ("1", 'The Parliamentary Assembly recalls its Resolution 2000 (2014) "Clean water".'),
        ("2", "The Assembly calls on member States:"),
        ("2.1", "to protect lakes;"),
        ("2.2", "to measure:\n- the water;\n- the air;"),
        ("2.3", "to report."),
        ("3", "The Assembly decides."),
    ]
    assert (second.letter, second.kind, len(second.paragraphs)) == ("B", "recommendation", 1)
    assert [(a.number, a.draft) for a in compendium.amendments] == [
        ("12", "A"),
        ("4", "A"),
        ("4-1", "A"),
        ("6", "A"),
        ("2", "A"),
        ("7", "B"),
        ("8", "B"),
    ]
    assert codes(compendium) == ([], [])


def test_every_part_of_an_amendment_is_read() -> None:
    amendments = {a.number: a for a in read_compendium(ENGLISH).amendments}
    assert amendments["4"] == PrintedAmendment(
        "4",
        "A",
        'In the draft resolution, paragraph 1, replace the words "recalls its" with the following '
        'words:\n"strongly recalls its"',
        tabled_by=("Ms Ada RIVER", "Mr Max LAKE", "Sir Roger GALE"),
        explanatory_note="To be clearer, see Doc. 15000.",
        votes="74 in favor 20 against 15 abstentions",
    )
    assert amendments["12"].committee == "Committee on the Environment"
    assert amendments["12"].tabled_by == ()
    assert amendments["4-1"].parent == "4"
    assert amendments["7"].instruction.startswith("ln the draft recommendation, ")


def test_the_rules_of_an_english_compendium() -> None:
    assert read_compendium(ENGLISH).rules == (
        PrintedRule(("4",), When.ADOPTED, "6", ("4", "6")),
        PrintedRule(("4",), When.ADOPTED, "2", ("4",)),
        PrintedRule(("7",), When.ADOPTED, "4", ("4",)),
        PrintedRule(("6",), When.REJECTED, "4-1", ("4-1",)),
    )


FRENCH = """
Doc. 16001 - Recueil des amendements écrits (Version finale)
19 janvier 2026

La protection des rivières

A. Projet de résolution

1. L'Assemblée se félicite de la Convention «Eau» (STCE no 210).

Amendement 3

Déposé par la commission des questions sociales, de la santé et du développement durable

Dans le projet de résolution, paragraphe 1, remplacer les mots «se félicite de» par les mots suivants: «salue».

Note explicative : plus court.

Sous-amendement 1 (à l'amendement 3)

Déposé par Mme Ada RIVIÈRE, M. Max LAC

Dans l'amendement 3, remplacer le mot «salue» par le mot suivant: «approuve».

2. L'Assemblée invite les États membres:

9. Elle conclut.

B. Projet de recommandation

Amendement 5

(Tombe si l'amendement 3 est adopté)

Présenté par Mme Ada RIVIÈRE

Dans le projet de recommandation, supprimer le paragraphe 1.

1. L'Assemblée demande au Comité des Ministres d'agir.
"""


def test_a_french_compendium_with_two_drafts() -> None:
    compendium = read_compendium(FRENCH)
    assert (compendium.reference, compendium.date, compendium.language) == (
        "Doc. 16001",
        "2026-01-19",
        "fr",
    )
    assert compendium.title == "La protection des rivières"
    assert [(a.number, a.parent, a.draft) for a in compendium.amendments] == [
        ("3", None, "A"),
        ("3-1", "3", "A"),
        ("5", None, "B"),
    ]
    first = compendium.amendments[0]
    assert first.committee == (
        "commission des questions sociales, de la santé et du développement durable"
    )
    assert first.explanatory_note == "plus court."
    assert compendium.amendments[2].tabled_by == ("Mme Ada RIVIÈRE",)
    assert [p.number for p in compendium.drafts[0].paragraphs] == ["1", "2", "9"]
    assert [p.number for p in compendium.drafts[1].paragraphs] == ["1"]
    assert codes(compendium) == ([], ["missing-paragraph"])
    assert compendium.problems[0].where == "draft A, paragraph 9"
    assert compendium.problems[0].message == "Paragraphs 3 to 8 are missing before paragraph 9."


INSTRUCTION = "In the draft resolution, delete paragraph 1."


@pytest.mark.parametrize(
    ("heading", "number", "parent"),
    [
        ("Amendment 13", "13", None),
        ("Amendment No. 13", "13", None),
        ("Amendment no 13", "13", None),
        ("AMENDMENT 13", "13", None),
        ("Amendment\u00a013", "13", None),
        ("Amendement 13", "13", None),
        ("Amendement n° 13", "13", None),
        ("Amendement 13 (révisé)", "13", None),
        ("Amendment 13 Adopted", "13", None),
        ("Amendement 13 (retiré)", "13", None),
        ("Amendment 13 – 11 October 2017", "13", None),
        ("Oral amendment 1", "O1", None),
        ("Amendement oral 1", "O1", None),
        ("Sub-amendment 1 to amendment 5", "5-1", "5"),
        ("Sub-amendment 2 (to amendment 5)", "5-2", "5"),
        ("Sub-Amendment No. 2 to Amendment No. 5", "5-2", "5"),
        ("Subamendment 2 to amendment 5", "5-2", "5"),
        ("Sub-amendment 2", "5-2", "5"),
        ("Sous-amendement 1 à l'amendement 5", "5-1", "5"),
        ("Sous-amendement 1 à l’amendement 5", "5-1", "5"),
        ("Sous-amendement 1 (à l'amendement 5)", "5-1", "5"),
        ("Sous-amendement n° 1 à l'amendement n° 5", "5-1", "5"),
        ("Sous-amendement\u00a01 à\u00a0l'amendement\u00a05", "5-1", "5"),
    ],
)
def test_the_heading_of_an_amendment(heading: str, number: str, parent: str | None) -> None:
    compendium = read(
        "1. The Assembly acts.", f"Amendment 5\n\n{INSTRUCTION}", heading, INSTRUCTION
    )
    assert [(a.number, a.parent) for a in compendium.amendments] == [("5", None), (number, parent)]
    assert instructions(compendium)[number] == INSTRUCTION


@pytest.mark.parametrize(
    "heading",
    [
        "Amendment 13 (If adopted, amendment 5 falls)",
        "Amendment 13\n(If adopted,\namendment 5 falls)",
        "Amendment 13\n\nIf adopted, amendment 5 falls.",
        "Amendement 13 – Si adopté, l'amendement 5 tombe",
    ],
)
def test_a_dependency_may_stand_beside_the_heading(heading: str) -> None:
    compendium = read(
        "1. The Assembly acts.", f"Amendment 5\n\n{INSTRUCTION}", heading, INSTRUCTION
    )
    assert compendium.rules == (PrintedRule(("13",), When.ADOPTED, "5", ("13",)),)
    assert instructions(compendium)["13"] == INSTRUCTION


def test_a_dependency_may_stand_after_the_signatories_or_the_instruction() -> None:
    compendium = read(
        "1. The Assembly acts.",
        f"Amendment 5\nTabled by Ms Ada RIVER\nIf adopted, amendment 6 falls.\n{INSTRUCTION}",
        f"Amendment 6\nTabled by Ms Ada RIVER\n{INSTRUCTION}\n\n(Falls if amendment 5 is adopted)",
        "2. The Assembly decides.",
    )
    assert compendium.rules == (PrintedRule(("5",), When.ADOPTED, "6", ("5", "6")),)
    assert list(paragraphs(compendium)) == ["1", "2"]


@pytest.mark.parametrize(
    "lines",
    [
        "1. One.\n2. Two:\n2.1. a;\n2.2. b.\n3. Three.",
        "1. One.\n\n2. Two:\n\n - 2.1. a;\n\n - 2.2. b.\n\n3. Three.",
        "1. One.\n2. Two:\n- 2.1. a;\n- 2.2. b.\n3. Three.",
        "1. One.\n2. Two:\n– 2.1. a;\n• 2.2. b.\n3. Three.",
        "1. One.\n2. Two:\n2.1 a;\n2.2 b.\n3. Three.",
        "1.One.\n2.Two:\n2.1.a;\n2.2.b.\n3.Three.",
        "1 One.\n2 Two:\n2.1 a;\n2.2 b.\n3 Three.",
        "1.\u00a0One.\n2.\u00a0Two:\n\u00a0-\u00a02.1.\u00a0a;\n\u00a0-\u00a02.2.\u00a0b.\n3.\u00a0Three.",
        "1.\nOne.\n2.\n\nTwo:\n2.1.\na;\n2.2.\nb.\n3.\nThree.",
        "1.\tOne.\n2.\tTwo:\n\t2.1.\ta;\n\t2.2.\tb.\n3.\tThree.",
    ],
)
def test_the_numbers_of_paragraphs_in_every_print(lines: str) -> None:
    compendium = read(lines, f"Amendment 5\n\n{INSTRUCTION}")
    expected = {"1": "One.", "2": "Two:", "2.1": "a;", "2.2": "b.", "3": "Three."}
    assert paragraphs(compendium) == expected
    assert codes(compendium) == ([], [])


def test_a_footnote_of_the_heading_is_no_paragraph() -> None:
    note = "1. Draft resolution unanimously adopted by the committee on 9 September 2025."
    compendium = read("1. One.", note, "2. Two.", f"Amendment 5\n\n{INSTRUCTION}")
    assert paragraphs(compendium) == {"1": "One.", "2": "Two."}


def test_several_operations_keep_their_lines() -> None:
    lines = [
        "In the draft resolution, paragraph 1, at the beginning, insert the following word:",
        '"Nevertheless",',
        'replace the words "confirm the" with the following word:',
        '"annul",',
        'and delete the words "its rights".',
    ]
    compendium = read("1. One.", "Amendment 5", *lines, "2. Two.")
    assert instructions(compendium)["5"] == "\n".join(lines)
    assert list(paragraphs(compendium)) == ["1", "2"]


def test_numbered_operations_stay_in_their_amendment() -> None:
    lines = ['1. In paragraph 1, delete the words "a".', '2. In paragraph 2, delete the words "b".']
    compendium = read("1. One.", "Amendment 5", *lines, "2. Two.", "3. In paragraph 5 of it, all.")
    assert instructions(compendium)["5"] == "\n".join(lines)
    assert list(paragraphs(compendium)) == ["1", "2", "3"]


def test_an_opinion_of_a_committee_belongs_to_the_draft_where_it_stands() -> None:
    second = "B. Draft recommendation\n\n1. Three.\n\nAmendment 6\n\nIn paragraph 1 replace “a” with “b”."
    compendium = read("1. One.", f"Amendment 5\n\n{INSTRUCTION}", second)
    assert [(a.number, a.draft) for a in compendium.amendments] == [("5", "A"), ("6", "B")]


def test_a_draft_that_is_not_there_is_a_problem() -> None:
    compendium = read("1. One.", "Amendment 5\n\nIn the draft opinion, delete paragraph 1.")
    assert compendium.amendments[0].draft == "A"
    assert codes(compendium) == ([], ["unknown-draft"])


def test_a_sub_amendment_to_an_unknown_amendment_is_a_problem() -> None:
    heading = "Sub-amendment 1 to amendment 7"
    compendium = read(
        "1. One.", f"Amendment 5\n\n{INSTRUCTION}", heading, "In amendment 7, delete."
    )
    assert [a.number for a in compendium.amendments] == ["5", "7-1"]
    assert codes(compendium) == ([], ["unknown-amendment"])


def test_a_note_of_several_paragraphs_ends_where_the_draft_goes_on() -> None:
    note = "Two reasons:\n\n1. One reason.\n\n2. Another one."
    compendium = read(
        "1. One.\n\n2. Two.",
        f"Amendment 5\n\n{INSTRUCTION}\n\nExplanatory note\n\n{note}",
        "3. Three.",
    )
    assert compendium.amendments[0].explanatory_note == note.replace("\n\n", "\n")
    assert list(paragraphs(compendium)) == ["1", "2", "3"]


def test_a_numbered_list_in_a_note_stays_there() -> None:
    note = "1. One reason.\n\n2. Another.\n\n3. A third.\n\n4. A fourth."
    compendium = read(
        "1. One.\n\n2. Two.",
        f"Amendment 5\n\n{INSTRUCTION}\n\nExplanatory note\n\n{note}",
        "3. Three.",
    )
    assert compendium.amendments[0].explanatory_note == note.replace("\n\n", "\n")
    assert paragraphs(compendium) == {"1": "One.", "2": "Two.", "3": "Three."}


def test_sub_amendments_without_a_parent_are_to_the_amendment_before() -> None:
    subs = [f"Sub-amendment {n}\n\nIn the amendment, delete all." for n in (1, 2)]
    compendium = read("1. One.", f"Amendment 5\n\n{INSTRUCTION}", *subs)
    assert [(a.number, a.parent) for a in compendium.amendments] == [
        ("5", None),
        ("5-1", "5"),
        ("5-2", "5"),
    ]


def test_running_headings_do_not_end_an_amendment() -> None:
    parts = [
        "Amendment 5\n\nIn the draft resolution, replace paragraph 1 with:\n\n“One",
        "Doc. 15999 Draft resolution",
        "3",
        "two.”",
    ]
    compendium = read("1. One.", *parts, "2. Two.")
    assert instructions(compendium)["5"].endswith("\n“One two.”")
    assert codes(compendium) == (["page-header"], [])


def test_text_that_has_no_place_is_a_problem() -> None:
    compendium = read("Preamble.", "1. One.", f"Amendment 5\n\n{INSTRUCTION}\n\nVotes: 3\n\nWhat?")
    assert codes(compendium) == ([], ["stray-text", "stray-text"])
    assert {problem.before for problem in compendium.problems} == {"Preamble.", "What?"}


def test_the_day_the_outcome_and_the_votes_may_stand_above_the_instruction() -> None:
    above = "11 October 2017\n\nRejected\n\nTabled by Ms Ada RIVER\n\nVotes: 3 in favor 2 against"
    compendium = read("1. One.", f"Amendment 5\n\n{above}\n\n{INSTRUCTION}")
    assert instructions(compendium)["5"] == INSTRUCTION
    assert compendium.amendments[0].votes == "3 in favor 2 against"
    assert codes(compendium) == ([], [])


@pytest.mark.parametrize(
    "votes",
    [
        "Pour 74 Contre 20",
        "Pour: 74 – Contre: 20 – Abstentions: 15",
        "74 pour, 20 contre et 15 abstentions",
        "74 in favor 20 against 15 abstentions",
        "In favour: 74 Against: 20",
    ],
)
def test_the_votes_need_no_label(votes: str) -> None:
    compendium = read("1. One.", f"Amendment 5\n\nTabled by Ms Ada RIVER\n{votes}\n{INSTRUCTION}")
    assert compendium.amendments[0].votes == votes
    assert instructions(compendium)["5"] == INSTRUCTION
    assert codes(compendium) == ([], [])


def test_votes_of_which_a_paragraph_speaks_are_its_own() -> None:
    text = "The bill was adopted by\n74 in favour, 20 against\nand 15 abstentions."
    compendium = read(f"1. {text}", f"Amendment 5\n\n{INSTRUCTION}")
    assert paragraphs(compendium)["1"] == text.replace("\n", " ")


def test_a_dependency_without_brackets_may_run_over_two_lines() -> None:
    rule = "If adopted, amendments 3 and\n4 fall."
    others = [f"Amendment {number}\n\n{INSTRUCTION}" for number in "34"]
    compendium = read("1. One.", f"Amendment 5\n\n{rule}\n\n{INSTRUCTION}", *others)
    assert [(one.triggers, one.falls) for one in compendium.rules] == [(("5",), "3"), (("5",), "4")]
    assert instructions(compendium)["5"] == INSTRUCTION


def test_a_paragraph_that_speaks_of_amendments_is_no_operation_of_the_one_before() -> None:
    new = "“1.1. in Rule 71, replace the words “the Bureau” with the words “the Committee”.”"
    last = "The Assembly decides that the amendments in this resolution shall enter into force."
    compendium = read("1. One.", f"Amendment 5\n\n{INSTRUCTION}\n\n{new}", f"2. {last}")
    assert paragraphs(compendium) == {"1": "One.", "2": last}
    assert instructions(compendium)["5"] == f"{INSTRUCTION}\n{new}"


def test_a_quotation_of_other_marks_inside_the_new_text_is_no_repeated_mark() -> None:
    new = '"after Article 8, insert:\n\n“Article 9\n\nEach Party shall report.”;"'
    compendium = read("1. One.", f"Amendment 5\n\n{INSTRUCTION}\n\n{new}", "2. Two.")
    assert paragraphs(compendium) == {"1": "One.", "2": "Two."}
    assert codes(compendium) == ([], [])


def test_a_date_is_no_paragraph() -> None:
    numbers = "\n\n".join(f"{number} Paragraph." for number in range(1, 11))
    above = "Amendment 5\n\n11 October 2017\n\nTabled by Ms Ada RIVER"
    compendium = read(numbers, f"{above}\n\n{INSTRUCTION}", "11 The end.")
    assert compendium.amendments[0].tabled_by == ("Ms Ada RIVER",)
    assert paragraphs(compendium)["11"] == "The end."
    assert codes(compendium) == ([], [])


def test_an_amendment_without_a_heading_is_a_problem() -> None:
    nameless = f"Tabled by Mr Max LAKE\n\n{INSTRUCTION}\n\n“New.”"
    compendium = read(
        "1. One.", nameless, "2. Two.", f"Amendment 5\n\n{INSTRUCTION}", "3. Three.", nameless
    )
    assert paragraphs(compendium) == {"1": "One.", "2": "Two.", "3": "Three."}
    assert codes(compendium) == ([], ["no-heading", "no-heading"])
    assert [problem.where for problem in compendium.problems] == ["paragraph 1", "paragraph 3"]
    assert compendium.problems[0].before.splitlines()[-1] == "“New.”"


def test_an_index_of_amendments_is_no_amendment() -> None:
    index = "Index of amendments\n\nAmendment 5\n\nAmendment 6\n\nSub-amendment 1"
    compendium = read(
        index,
        "A. Draft resolution\n\n1. One.",
        *(f"{heading}\n\n{INSTRUCTION}" for heading in ("Amendment 5", "Amendment 6")),
        "Sub-amendment 1\n\nIn amendment 6, delete the word “a”.",
    )
    assert list(instructions(compendium)) == ["5", "6", "6-1"]
    assert codes(compendium) == ([], [])


def test_the_explanatory_memorandum_is_left_out() -> None:
    memorandum = "C. Explanatory memorandum by Mr Max LAKE, rapporteur\n\n2. Rivers flow."
    compendium = read("1. One.", f"Amendment 5\n\n{INSTRUCTION}", memorandum)
    assert list(paragraphs(compendium)) == ["1"]


def test_the_head_of_the_samples_is_one() -> None:
    assert HEAD.startswith("Doc. 15999")


# Long drafts


def long_draft(*last: str) -> str:
    paragraphs = [f"{number}. Matter {number} is noted." for number in range(1, 1000)]
    lines = [*paragraphs, *last, "Amendment 1", "In the draft resolution, delete paragraph 3."]
    return "\n\n".join(["Doc. 17000 – Compendium", "Title", "A. Draft resolution", *lines])


def test_a_draft_can_have_more_than_999_paragraphs() -> None:
    source = long_draft("1000. A thousand.", "1000.1. its part;", "1001. One more.")
    compendium = read_compendium(source, "en")
    assert [one.number for one in compendium.drafts[0].paragraphs[-3:]] == [
        "1000",
        "1000.1",
        "1001",
    ]
    assert compendium.problems == ()


def test_a_year_at_the_beginning_of_a_line_is_no_paragraph() -> None:
    compendium = read_compendium(long_draft("1000. It lasts to\n2024. Then it ends."), "en")
    assert compendium.drafts[0].paragraphs[-1].number == "1000"
    assert "2024. Then" in compendium.drafts[0].paragraphs[-1].text
