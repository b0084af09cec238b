"""The compendium of Doc. 16245, as it was published, to the letter."""

import textwrap
from collections.abc import Callable
from pathlib import Path

import pytest

from amendments.compendium.compendium import Compendium, PrintedRule
from amendments.compendium.decode import decode
from amendments.compendium.reader import read_compendium
from amendments.engine.rules import When

FILE = Path(__file__).parent / "files" / "doc-16245.fr.txt"
NUMBERS = (
    "1 2 3 4 5 6 7 8 9 9.1 9.2 9.2.1 9.2.2 9.3 10 10.1 10.2 11 11.1 11.2 11.3 11.4 11.5 "
    "12 12.1 12.2 12.3 13"
).split()


@pytest.fixture(scope="module")
def source() -> str:
    return decode(FILE.read_bytes())


@pytest.fixture(scope="module")
def compendium(source: str) -> Compendium:
    return read_compendium(source)


def test_the_head_is_read(compendium: Compendium) -> None:
    title = (
        "L'Assemblée parlementaire doit soutenir le Kazakhstan dans la poursuite de ses réformes "
        "démocratiques"
    )
    assert compendium.reference == "Doc. 16245"
    assert compendium.title == title
    assert compendium.date == "2025-09-30"
    assert compendium.language == "fr"


def test_the_draft_has_its_28_paragraphs_in_order(compendium: Compendium) -> None:
    (draft,) = compendium.drafts
    assert (draft.letter, draft.kind) == ("A", "resolution")
    assert [paragraph.number for paragraph in draft.paragraphs] == NUMBERS


def test_every_paragraph_but_the_broken_one_is_a_line_of_the_file(
    compendium: Compendium, source: str
) -> None:
    lines = {line.strip().removeprefix("- ") for line in source.splitlines()}
    for paragraph in compendium.drafts[0].paragraphs:
        if paragraph.number != "11.4":
            assert f"{paragraph.number}. {paragraph.text}" in lines


def test_the_broken_list_item_is_joined(compendium: Compendium) -> None:
    paragraphs = {p.number: p.text for p in compendium.drafts[0].paragraphs}
    assert paragraphs["11.4"] == (
        "à faire avancer les réformes visant à renforcer l'indépendance du système judiciaire et "
        "l'obligation de rendre des comptes, l'accès à la justice et le droit à un procès équitable;"
    )


def test_the_amendments_stand_in_voting_order(compendium: Compendium) -> None:
    assert [amendment.number for amendment in compendium.amendments] == list("1234657")
    assert {amendment.draft for amendment in compendium.amendments} == {"A"}


def test_the_signatories_are_read(compendium: Compendium) -> None:
    signatories = {amendment.number: amendment.tabled_by for amendment in compendium.amendments}
    assert signatories["6"] == (
        "M. Emanuelis ZINGERIS",
        "Mme Biruté VĖSAITĖ",
        "M. Eerik-Niiles KROSS",
        "Mme Kadri TALI",
        "Mme Yuliia OVCHYNNYKOVA",
    )
    assert len(signatories["1"]) == 6
    assert signatories["1"][4] == "Mme Agnes Sirkka PRAMMER"
    assert signatories["7"][-1] == "M. Berdan ÖZTÜRK"


@pytest.mark.parametrize("number", ["1", "3", "4", "6", "7"])
def test_an_instruction_is_its_printed_lines(
    compendium: Compendium, source: str, number: str
) -> None:
    (instruction,) = (a.instruction for a in compendium.amendments if a.number == number)
    head, quotation = instruction.split("\n")
    assert head.startswith("Dans le projet de résolution, ")
    assert quotation.startswith("«")
    assert quotation.endswith("»")
    assert {head, quotation} <= set(source.splitlines())


def test_the_quotation_closed_early_runs_over_both_paragraphs(
    compendium: Compendium, source: str
) -> None:
    head, first, second = compendium.amendments[1].instruction.split("\n")
    assert head.endswith("insérer les mots suivants:")
    assert first.startswith("«Dans le même temps")
    assert first.endswith("et les droits numériques.")
    assert first + "»" in source.splitlines()
    assert second in source.splitlines()
    assert second.endswith(
        "«terrifiantes» et dépassant de loin tout cadre légitime et légal d'interception.»"
    )


def test_the_paragraph_inside_the_quotation_is_taken_out(compendium: Compendium) -> None:
    amendment = next(a for a in compendium.amendments if a.number == "5")
    _, quotation = amendment.instruction.split("\n")
    assert quotation.endswith(
        "et demande instamment aux États membres de mettre en place des recours juridiques "
        "effectifs contre de telles pratiques.»"
    )
    assert "Ce soutien devrait être stratégique" not in quotation


def test_the_dependency_printed_on_both_sides_is_one_rule(compendium: Compendium) -> None:
    assert compendium.rules == (PrintedRule(("4",), When.ADOPTED, "6", ("4", "6")),)


def test_the_three_repairs_are_reported_and_nothing_else(compendium: Compendium) -> None:
    assert [(repair.code, repair.where) for repair in compendium.repairs] == [
        ("quotation-closed-early", "amendment 2"),
        ("paragraph-inside-quotation", "amendment 5"),
        ("broken-list-item", "paragraph 11.4"),
    ]
    assert all(repair.before != repair.after for repair in compendium.repairs)
    assert compendium.problems == ()


WORDING = [("«", "“", "»", "”"), ("«", '"', "»", '"'), ("«", "« ", "»", " »")]


@pytest.mark.parametrize(("opening", "new_opening", "closing", "new_closing"), WORDING)
def test_other_quotation_marks_give_the_same(
    compendium: Compendium,
    source: str,
    opening: str,
    new_opening: str,
    closing: str,
    new_closing: str,
) -> None:
    def changed(text: str) -> str:
        return text.replace(opening, new_opening).replace(closing, new_closing)

    other = read_compendium(changed(source))
    assert [a.instruction for a in other.amendments] == [
        changed(a.instruction) for a in compendium.amendments
    ]
    assert len(other.repairs) == 3
    assert other.problems == ()


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda s: "\n".join(x for x in s.split("\n") if x), id="no blank lines"),
        pytest.param(lambda s: s.replace("\n", "\n\n"), id="blank lines everywhere"),
        pytest.param(lambda s: s.replace("\n", "\r\n"), id="Windows"),
        pytest.param(lambda s: s.replace("\n", "\r"), id="old Mac"),
        pytest.param(lambda s: s.replace("\n", "\u2028"), id="line separators"),
        pytest.param(lambda s: "\ufeff" + s, id="byte order mark"),
        pytest.param(lambda s: s.replace("\n", " \t\n"), id="spaces at the ends"),
    ],
)
def test_the_kind_of_lines_does_not_matter(
    compendium: Compendium, source: str, change: Callable[[str], str]
) -> None:
    assert read_compendium(change(source)) == compendium


def test_non_breaking_spaces_are_kept_in_the_text(compendium: Compendium, source: str) -> None:
    other = read_compendium(source.replace(" ", "\u00a0"))
    assert other.amendments[0].tabled_by == compendium.amendments[0].tabled_by
    assert [p.text.replace("\u00a0", " ") for p in other.drafts[0].paragraphs] == [
        p.text for p in compendium.drafts[0].paragraphs
    ]
    assert "\u00a0" in other.drafts[0].paragraphs[0].text
    assert len(other.repairs) == 3
    assert other.problems == ()


@pytest.mark.parametrize("width", [50, 64, 72, 80, 96, 120])
def test_hard_wrapped_lines_give_the_same_text(
    compendium: Compendium, source: str, width: int
) -> None:
    wrapped = "\n".join(
        "\n".join(textwrap.wrap(line, width, break_long_words=False, break_on_hyphens=False))
        for line in source.split("\n")
    )
    other = read_compendium(wrapped)
    assert (other.title, other.drafts, other.amendments, other.rules) == (
        compendium.title,
        compendium.drafts,
        compendium.amendments,
        compendium.rules,
    )
    assert [repair.code for repair in other.repairs].count("joined-lines") == 1
    assert other.problems == ()


def test_page_headers_between_the_lines_are_left_out(compendium: Compendium, source: str) -> None:
    pages = "\n\nDoc. 16245\n\n{}\n\nPage {}\n\n"
    lines = source.split("\n")
    with_pages = "\n".join(
        line + (pages.format(at, at) if at > 20 and at % 7 == 0 else "")
        for at, line in enumerate(lines)
    )
    other = read_compendium(with_pages)
    assert (other.drafts, other.amendments) == (compendium.drafts, compendium.amendments)
