"""References to other texts: where they stand and what they mean."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resolutions.citations import find_citations

TABLE = [
    ("sa Résolution 2616 (2025) «Oui»", ["resolution 2616 (2025)"]),
    ("RESOLUTION 1526 (2006)", ["resolution 1526 (2006)"]),
    ("Résolution\u00a02616\u202f(2025)", ["resolution 2616 (2025)"]),
    ("Resolution\n1526 (2006)", ["resolution 1526 (2006)"]),
    ("[Résolution 2616 \\(2025\\)](#)", ["resolution 2616 (2025)"]),
    ("Recommandation 2300 (2025)", ["recommendation 2300 (2025)"]),
    ("Recommendation 2300 (2025)", ["recommendation 2300 (2025)"]),
    ("Avis 300 (2023) et Opinion 301 (2024)", ["opinion 300 (2023)", "opinion 301 (2024)"]),
    (
        "Résolutions 2616 (2025) et 2600 (2025)",
        ["resolution 2616 (2025)", "resolution 2600 (2025)"],
    ),
    (
        "Resolutions 1 (1950), 22 (1960) and 2193 (2017)",
        ["resolution 1 (1950)", "resolution 22 (1960)", "resolution 2193 (2017)"],
    ),
    (
        "Résolutions 1526 (2006) «Situation» et 2193 (2017) «Les relations»",
        ["resolution 1526 (2006)", "resolution 2193 (2017)"],
    ),
    ("Doc. 16245", ["document 16245"]),
    ("Doc.16245, Doc 16246", ["document 16245", "document 16246"]),
    ("Docs. 16245 and 16320", ["document 16245", "document 16320"]),
    ("(STCE no 210, «Convention»)", ["treaty 210"]),
    ("STE n° 5", ["treaty 5"]),
    ("STE nº 005", ["treaty 5"]),
    ("CETS No. 210", ["treaty 210"]),
    ("ETS No.\u00a05", ["treaty 5"]),
    ("ETS Nos. 5 and 9", ["treaty 5", "treaty 9"]),
    ("l'amendement 4", ["amendment 4"]),
    ("Amendment No. 4 falls", ["amendment 4"]),
    ("If adopted, amendments 5, 6 falls.", ["amendment 5", "amendment 6"]),
    ("les amendements 5 et 6", ["amendment 5", "amendment 6"]),
    ("sous-amendement 1 à l’amendement 13", ["amendment 13-1"]),
    ("Sub-amendment 1 to amendment 13", ["amendment 13-1"]),
    ("amendement oral n° 1, oral amendment 2", ["amendment O1", "amendment O2"]),
    ("Res. 2616 (2025), Rés. 2540 (2024)", ["resolution 2616 (2025)", "resolution 2540 (2024)"]),
    ("Rec. 2257 (2023)", ["recommendation 2257 (2023)"]),
    ("written declaration No. 829", ["declaration 829"]),
    ("Déclaration écrite n° 829", ["declaration 829"]),
]
NONE = [
    "la résolution du 20 janvier 2022",
    "la Résolution 1244 (1999) du Conseil de sécurité",
    "Security Council Resolution 1325 (2000)",
    "UN Resolution 1325 (2000)",
    "Resolution 1325 (2000) of the United Nations",
    "Résolution 12 (2020) adoptée par le Parlement européen",
    "Recommandation CM/Rec(2010)5",
    "Resolution 2616",
    "Doc. 16245 Add. 2",
    "Doc. 162456",
    "les documents 2024 et 2025",
    "amendment 4 to the Constitution",
    "amendement 4.2",
    "sous-amendement 1",
    "amendements",
    "STE n° 0",
    "été 210",
    "reste 5",
]


@pytest.mark.parametrize(("text", "meant"), TABLE)
def test_what_is_referred_to(text, meant):
    assert [f"{one.kind} {one.number}" for one in find_citations(text)] == meant


@pytest.mark.parametrize("text", NONE)
def test_what_is_no_reference_of_the_assembly(text):
    assert find_citations(text) == ()


def test_the_characters_are_those_of_the_reference():
    text = "ses Résolutions 1526 (2006) «Situation» et 2193 (2017)."
    spans = [text[one.start : one.end] for one in find_citations(text)]
    assert spans == ["Résolutions 1526 (2006)", "2193 (2017)"]


snippets = st.sampled_from(
    [*(text for text, _meant in TABLE), *NONE, ", ", " et ", "\n", "«", "12"]
)


@given(st.lists(st.one_of(snippets, st.text(max_size=5)), max_size=12).map("".join))
def test_references_stand_in_order_do_not_overlap_and_hold_their_number(text):
    end = 0
    for citation in find_citations(text):
        assert end <= citation.start < citation.end <= len(text)
        end = citation.end
        number = citation.number.split(" ")[0].split("-")[0].lstrip("O")
        assert number in text[citation.start : citation.end]


@pytest.mark.parametrize(
    "text",
    [
        "Résolution 1 (2000)" + ", 2 (2000)" * 20_000,
        "Doc. 1" * 50_000,
        "(" * 100_000,
        "Résolution 1 (2000) " + "«" * 100_000,
        "amendement " * 50_000,
        " " * 200_000,
    ],
)
def test_a_hostile_text_is_read(text):
    assert len(find_citations(text)) in {0, 1, 20_001}
