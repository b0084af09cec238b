"""Reference, title and date, in the ways they are printed."""

import pytest

from amendments.compendium.compendium import NotACompendiumError
from amendments.compendium.head import read_head
from amendments.compendium.language import detect
from amendments.compendium.lines import split
from amendments.compendium.reader import read_compendium

BODY = "1. The Assembly acts.\n\nAmendment 1\n\nTabled by Ms Ada RIVER\n\nDelete paragraph 1."


@pytest.mark.parametrize(
    "line",
    [
        "Doc. 15999 – Compendium of written amendments",
        "Doc. 15999 - Compendium of written amendments",
        "Doc. 15999 — Compendium of written amendments (Final version)",
        "Doc. 15999: Compendium of amendments",
        "Doc.\u00a015999\u00a0– Compendium of\u00a0written amendments",
        "Doc 15999 Collection of written amendments (Revised version)",
        "Doc. 15999",
        "DOC. 15999 – COMPENDIUM OF WRITTEN AMENDMENTS",
        "Doc. n° 15999 – Recueil des amendements écrits (Version finale)",
        "Doc. 15999 – Recueil des amendements",
        "Compendium of written amendments – Doc. 15999",
    ],
)
def test_the_reference_is_read(line: str) -> None:
    head = read_head(split(f"{line}\n30/09/2025\n\nThe protection of rivers\n"))
    assert head.reference == "Doc. 15999"
    assert head.title == "The protection of rivers"
    assert head.date == "2025-09-30"


@pytest.mark.parametrize(
    ("printed", "date"),
    [
        ("30/09/2025", "2025-09-30"),
        ("1/2/2026", "2026-02-01"),
        ("30.09.2025", "2025-09-30"),
        ("2025-09-30", "2025-09-30"),
        ("30 September 2025", "2025-09-30"),
        ("30\u00a0September\u00a02025", "2025-09-30"),
        ("September 30, 2025", "2025-09-30"),
        ("1st October 2025", "2025-10-01"),
        ("19 janvier 2026", "2026-01-19"),
        ("1er octobre 2025", "2025-10-01"),
        ("1^er octobre 2025", "2025-10-01"),
        ("2 août 2025", "2025-08-02"),
        ("2 aout 2025", "2025-08-02"),
        ("Strasbourg, le 30 septembre 2025", "2025-09-30"),
        ("Tuesday 30 September 2025", "2025-09-30"),
        ("mardi 30 septembre 2025", "2025-09-30"),
        ("30/09/2025 17:30", "2025-09-30"),
        ("29 février 2024", "2024-02-29"),
        ("Tabled in the sitting of Tuesday 30 September 2025", "2025-09-30"),
        ("Séance du jeudi 25 juin 2026", "2026-06-25"),
        ("Déposés à la séance du 25 juin 2026", "2026-06-25"),
        ("", None),
    ],
)
def test_the_date_is_read(printed: str, date: str | None) -> None:
    head = read_head(split(f"Doc. 15999 – Compendium\n{printed}\n\nThe protection of rivers\n"))
    assert head.date == date
    assert head.problems == ()


@pytest.mark.parametrize("dot", ["  • ", "- ", ""])
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_an_index_before_the_head_is_no_title(dot: str, gap: str) -> None:
    index = [f"{dot}Amendment 1", f"  {dot}Sub-amendment 1", f"{dot}Amendment 2"]
    head = ["Collection of written amendments (Final", "version)", "• Doc. 15999", "• The rivers"]
    source = gap.join(["List of amendments", *index, "Print", *head, "Draft resolution", ""])
    compendium = read_compendium(f"{source}\n{BODY}")
    assert (compendium.reference, compendium.title) == ("Doc. 15999", "The rivers")
    assert [amendment.number for amendment in compendium.amendments] == ["1"]
    assert compendium.problems == ()


def test_a_date_that_is_no_day_is_a_problem() -> None:
    head = read_head(split("Doc. 15999\n31/02/2025\n\nThe protection of rivers\n"))
    assert head.date is None
    assert [problem.code for problem in head.problems] == ["bad-date"]


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        ("The protection of rivers", "The protection of rivers"),
        ("The protection\nof rivers", "The protection of rivers"),
        ("The protection of\n\nrivers", "The protection of rivers"),
        ("La protection de l'\neau", "La protection de l'eau"),
        ("30 years after: what next?", "30 years after: what next?"),
        ("Parliamentary Assembly\n\nThe protection of rivers", "The protection of rivers"),
        ("The role of the\nParliamentary Assembly", "The role of the Parliamentary Assembly"),
        ("Follow-up to Doc. 12000 – rivers", "Follow-up to Doc. 12000 – rivers"),
        ("Rapporteur: Mr Max LAKE\nThe protection of rivers", "The protection of rivers"),
        ("Les «rivières» d'Europe", "Les «rivières» d'Europe"),
    ],
)
def test_the_title_is_read(lines: str, title: str) -> None:
    head = read_head(split(f"Doc. 15999 – Compendium of written amendments\n\n{lines}\n"))
    assert head.title == title


@pytest.mark.parametrize(
    "contents",
    [
        "",
        "Contents\tPage\nA. Draft resolution\t2\n\n",
        "Contents Page\nA. Draft resolution .......... 2\nB. Draft recommendation ....... 4\n\n",
        "Table of contents\n\nA. Draft resolution   2\nC. Explanatory memorandum   9\n\n",
        "A. Draft resolution\t2\n\n",
    ],
)
def test_the_list_of_contents_is_passed_over(contents: str) -> None:
    source = f"Doc. 15999\n\nRivers\n\n{contents}A. Draft resolution\n\n{BODY}"
    compendium = read_compendium(source)
    assert compendium.title == "Rivers"
    assert [(d.letter, d.kind, len(d.paragraphs)) for d in compendium.drafts] == [
        ("A", "resolution", 1)
    ]
    assert compendium.problems == ()


@pytest.mark.parametrize(
    ("heading", "letter", "kind"),
    [
        ("A. Draft resolution", "A", "resolution"),
        ("B. Draft recommendation", "B", "recommendation"),
        ("A.\u00a0Draft Resolution", "A", "resolution"),
        ("Draft resolution", "A", "resolution"),
        ("DRAFT OPINION", "A", "opinion"),
        ("A. Draft resolution1", "A", "resolution"),
        ("A. Draft resolution^1", "A", "resolution"),
        ("A. Draft resolution (open for amendments)", "A", "resolution"),
        ("A – Draft resolution", "A", "resolution"),
        ("A. Projet de résolution", "A", "resolution"),
        ("B. Projet de recommandation", "B", "recommendation"),
        ("C. Projet d'avis", "C", "opinion"),
        ("Projet d’avis", "A", "opinion"),
    ],
)
def test_the_heading_of_a_draft_is_read(heading: str, letter: str, kind: str) -> None:
    compendium = read_compendium(f"Doc. 15999\n\nRivers\n\n{heading}\n\n{BODY}")
    assert [(d.letter, d.kind) for d in compendium.drafts] == [(letter, kind)]


def test_drafts_without_letters_get_the_free_ones_in_order() -> None:
    second = "Draft recommendation\n\n1. The Assembly asks."
    compendium = read_compendium(f"Doc. 15999\n\nRivers\n\nDraft resolution\n\n{BODY}\n\n{second}")
    assert [(d.letter, d.kind) for d in compendium.drafts] == [
        ("A", "resolution"),
        ("B", "recommendation"),
    ]


def test_two_drafts_with_one_letter_stay_two_and_are_a_problem() -> None:
    second = "A. Draft recommendation\n\n1. The Assembly asks."
    source = f"Doc. 15999\n\nRivers\n\nA. Draft resolution\n\n{BODY}\n\n{second}"
    compendium = read_compendium(source)
    assert [(d.letter, d.paragraphs[0].text) for d in compendium.drafts] == [
        ("A", "The Assembly acts."),
        ("B", "The Assembly asks."),
    ]
    assert [problem.code for problem in compendium.problems] == ["duplicate-draft"]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Amendement 1 Déposé par Mme A. Dans le projet de résolution, supprimer", "fr"),
        ("Amendment 1 Tabled by Ms A. In the draft resolution, delete paragraph 1.", "en"),
        ("L’Assemblée rappelle les résolutions", "fr"),
        ("", "en"),
    ],
)
def test_the_language_is_detected(text: str, language: str) -> None:
    assert detect(text) == language


def test_a_given_language_is_kept_and_an_unknown_one_refused() -> None:
    source = f"Doc. 15999\n\nRivers\n\nDraft resolution\n\n{BODY}"
    assert read_compendium(source, "fr").language == "fr"
    with pytest.raises(ValueError, match="Unknown language: de"):
        read_compendium(source, "de")


@pytest.mark.parametrize(
    ("source", "missing"),
    [
        ("", "empty"),
        (" \n\t\n", "empty"),
        (f"A. Draft resolution\n\n{BODY}", "no reference"),
        (f"Doc. 15999\n\nRivers\n\n{BODY}", "no heading of a draft text"),
        ("Doc. 15999\n\nA. Draft resolution\n\nAmendment 1\n\nDelete.", "no numbered paragraphs"),
        ("Doc. 15999\n\nA. Draft resolution\n\n1. The Assembly acts.", "no amendment"),
        ("Doc. 15999\n\nA. Draft resolution\n\n1. The Assembly.\n\nAmendment 1", "no amendment"),
        ("%PDF-1.7\nDoc. 15999", "a PDF file"),
        ("<!DOCTYPE html><p>Doc. 15999", "HTML"),
        ("Doc. 15999\0", "NUL"),
        ("\x01\x02\x03\x04", "control characters"),
    ],
)
def test_what_is_no_compendium_is_refused_in_one_line(source: str, missing: str) -> None:
    with pytest.raises(NotACompendiumError, match=missing) as refusal:
        read_compendium(source)
    assert "\n" not in str(refusal.value)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "Conseil de l'Europe\nLe Secrétaire général souligne la coopération\n\nFace à la crise, "
            "«la coopération» est indispensable.",
            id="press article",
        ),
        pytest.param(
            "Doc. 16320\n\n19 janvier 2026\n\nSoutien aux réformes\n\nDéclaration écrite n° 829\n\n"
            "Nous, soussignés, déclarons ce qui suit:\n\nNous saluons la détermination.\n\n"
            "Signé:\n\nGERMAN Michael, Royaume-Uni, ADLE\n\nTotal = 21\n\n1. ADLE: Alliance",
            id="written declaration",
        ),
        pytest.param("• Le Conseil de coopération a dressé l’état des lieux.", id="briefing"),
        pytest.param(
            "Réunion du Conseil\n\n2 décembre 2020\n\nVladimir: Bonjour.\nJe suis heureux.",
            id="transcript",
        ),
    ],
)
def test_other_documents_are_refused(text: str) -> None:
    with pytest.raises(NotACompendiumError, match=r"^This is not a compendium of amendments: no "):
        read_compendium(text)
