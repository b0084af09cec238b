"""Who tabled an amendment."""

import pytest

from amendments.compendium.sponsors import is_name, sponsors
from tests.compendium.samples import HEAD, read_compendium


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Ms Ada RIVER", ["Ms Ada RIVER"]),
        ("Ms Ada RIVER, Mr Max LAKE", ["Ms Ada RIVER", "Mr Max LAKE"]),
        ("Ms Ada RIVER, Mr Max LAKE and Sir Roger GALE", ["Ms Ada RIVER", "Mr Max LAKE", "Sir Roger GALE"]),
        ("M. Max LUCKS, Mme Filiz POLAT et M. X Y.", ["M. Max LUCKS", "Mme Filiz POLAT", "M. X Y"]),
        ("M.\u00a0Max\u00a0LUCKS,\u00a0Mme Filiz POLAT", ["M. Max LUCKS", "Mme Filiz POLAT"]),
        ("Ada RIVER, Max LAKE", ["Ada RIVER", "Max LAKE"]),
        ("Mr Jan van den BERG, Ms Sigríður Á. ANDERSEN", ["Mr Jan van den BERG", "Ms Sigríður Á. ANDERSEN"]),
        ("Ms Ada RIVER (France, SOC), Mr Max LAKE", ["Ms Ada RIVER (France, SOC)", "Mr Max LAKE"]),
        (
            "Mr Robert WALTER, United Kingdom, EDG ; Ms Ada RIVER, France, SOC",
            ["Mr Robert WALTER", "Ms Ada RIVER"],
        ),
        ("Mme Agnès d'ALEMBERT, M. Emmanuel FERNANDES", ["Mme Agnès d'ALEMBERT", "M. Emmanuel FERNANDES"]),
    ],
)  # fmt: skip
def test_the_names_are_read_as_printed(text: str, names: list[str]) -> None:
    assert sponsors(text) == (tuple(names), None)


@pytest.mark.parametrize(
    ("text", "committee"),
    [
        ("the Committee on Legal Affairs and Human Rights", "Committee on Legal Affairs and Human Rights"),
        (
            "the Committee on Culture, Science, Education and Media",
            "Committee on Culture, Science, Education and Media",
        ),
        ("the Monitoring Committee", "Monitoring Committee"),
        ("la commission des questions politiques", "commission des questions politiques"),
        ("la Commission de suivi.", "Commission de suivi"),
        ("Committee on Equality", "Committee on Equality"),
        ("le Bureau", "Bureau"),
    ],
)  # fmt: skip
def test_a_committee_is_read_without_its_article(text: str, committee: str) -> None:
    assert sponsors(text) == ((), committee)


def test_no_names_are_no_names() -> None:
    assert sponsors("") == ((), None)


def test_a_member_on_behalf_of_a_committee_gives_both() -> None:
    text = "Mr Max LAKE, on behalf of the Committee on Migration"
    assert sponsors(text) == (("Mr Max LAKE",), "Committee on Migration")


@pytest.mark.parametrize(
    "lines",
    [
        "Tabled by Ms Ada RIVER, Mr Max LAKE\n\nIn the draft resolution, delete paragraph 1.",
        "Tabled by Ms Ada RIVER, Mr Max LAKE\nIn the draft resolution, delete paragraph 1.",
        "Tabled by Ms Ada RIVER,\nMr Max LAKE\n\nIn the draft resolution, delete paragraph 1.",
        "Tabled by Ms Ada\nRIVER, Mr Max LAKE\n\nIn the draft resolution, delete paragraph 1.",
        "Tabled by\nMs Ada RIVER\nMr Max LAKE\n\nIn the draft resolution, delete paragraph 1.",
        "Tabled by:\n\nMs Ada RIVER, Mr Max LAKE\n\nIn the draft resolution, delete paragraph 1.",
        "Signatories: Ms Ada RIVER, France, SOC ; Mr Max LAKE, Malta, NI\n\n"
        "In the draft resolution, delete paragraph 1.",
        "tabled by Ms Ada RIVER, Mr Max LAKE\n\nIn the draft resolution, delete paragraph 1.",
        "In the draft resolution, delete paragraph 1.\n\nTabled by Ms Ada RIVER, Mr Max LAKE",
    ],
)
def test_the_names_end_where_the_instruction_begins(lines: str) -> None:
    compendium = read_compendium(f"{HEAD}\n1. The Assembly acts.\n\nAmendment 1\n\n{lines}\n")
    (amendment,) = compendium.amendments
    assert amendment.tabled_by == ("Ms Ada RIVER", "Mr Max LAKE")
    assert amendment.instruction == "In the draft resolution, delete paragraph 1."
    assert compendium.problems == ()


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("Mr Max LAKE", True),
        ("Mme Élise de LA TOUR-ÉTÉ,", True),
        ("M. Ólafur ÞÓRSSON", True),
        ("Mr Max LAKE, Germany", False),
        ("Mr Max LAKE and Ms Ada RIVER", False),
        ("Mr Max LAKE is to report.", False),
        ("Mme la Ministre", False),
        ("Sir", False),
        ("Delete paragraph 1.", False),
    ],
)
def test_a_name_alone_on_its_line(text: str, is_one: bool) -> None:
    assert is_name(text) == is_one
