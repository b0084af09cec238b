"""The numbers that Word writes before paragraphs, counted as Word counts them."""

import pytest

from amendments.compendium.formats import extract
from tests.compendium.making.word_xml import (
    document,
    instance_of,
    level,
    listed,
    run,
    track,
    wrapped,
)


def text_of(*body: str, **parts: str) -> str:
    return extract(document(*body, **parts)).text.strip()


# Numbers as Word counts them: each list is (instance, level) of its paragraphs.

PLACES = ["%1.", "%1.%2.", "%1.%2.%3."]
DECIMAL = "".join(level(at, "decimal", text) for at, text in enumerate(PLACES))
AGAIN = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="{}"/></w:lvlOverride>'


def labels(paragraphs: list[tuple[str, int]], *definitions: str) -> list[str]:
    """Return what stands before each paragraph of these lists."""
    body = [wrapped(run("x"), listed(instance, at)) for instance, at in paragraphs]
    lines = text_of(*body, numbering="".join(definitions)).split("\n\n")
    return [line.removesuffix("x").strip() for line in lines]


def definition(levels: str, key: str = "7") -> str:
    return f'<w:abstractNum w:abstractNumId="{key}">{levels}</w:abstractNum>'


@pytest.mark.parametrize(
    ("paragraphs", "instances", "wanted"),
    [
        ("1:0 1:0 1:1 1:1 1:2 1:0 1:1", "", "1. 2. 2.1. 2.2. 2.2.1. 3. 3.1."),
        ("1:0 2:0 1:0", instance_of("2", "7"), "1. 2. 3."),
        ("1:0 1:0 2:0 2:0 1:0", instance_of("2", "7", AGAIN.format(1)), "1. 2. 1. 2. 3."),
        ("1:0 2:0 2:1", instance_of("2", "7", AGAIN.format(12)), "1. 12. 12.1."),
        ("1:1 1:1 1:0", "", "1.1. 1.2. 1."),
        ("1:0 0:0 1:0", "", "1.  2."),
        ("1:0 5:0 1:0", "", "1.  2."),
        ("1:0 1:8", "", "1. "),
    ],
)  # fmt: skip
def test_numbers_are_counted_as_word_counts_them(
    paragraphs: str, instances: str, wanted: str
) -> None:
    given = [(one.split(":")[0], int(one.split(":")[1])) for one in paragraphs.split()]
    expected = wanted.split(" ")
    assert labels(given, definition(DECIMAL), instance_of("1", "7"), instances) == expected


@pytest.mark.parametrize(
    ("format", "text", "wanted"),
    [
        ("decimal", "%1", "1. 2."),
        ("decimal", "%1)", "1) 2)"),
        ("decimal", "Amendment %1", "Amendment 1/Amendment 2"),
        ("decimalZero", "%1.", "01. 02."),
        ("lowerLetter", "(%1)", "(a) (b)"),
        ("upperLetter", "%1.", "A. B."),
        ("lowerRoman", "%1.", "i. ii."),
        ("upperRoman", "%1.", "I. II."),
        ("bullet", "\uf0b7", "- -"),
        ("none", "", "/"),
        ("ideographDigital", "%1.", "1. 2."),
    ],
)
def test_the_formats_of_numbers(format: str, text: str, wanted: str) -> None:
    found = labels([("1", 0)] * 2, definition(level(0, format, text)), instance_of("1", "7"))
    assert found == wanted.split("/" if "/" in wanted else " ")


@pytest.mark.parametrize(
    ("restart", "wanted"),
    [
        ("", "1. a. b. 2. a."),
        ('<w:lvlRestart w:val="0"/>', "1. a. b. 2. c."),
        ('<w:lvlRestart w:val="1"/>', "1. a. b. 2. a."),
    ],
)
def test_a_level_begins_again_where_its_list_says(restart: str, wanted: str) -> None:
    second = level(1, "lowerLetter", "%2.", restart)
    levels = definition(level(0, "decimal", "%1.") + second)
    given = [("1", 0), ("1", 1), ("1", 1), ("1", 0), ("1", 1)]
    assert labels(given, levels, instance_of("1", "7")) == wanted.split()


def test_a_legal_level_has_figures_only() -> None:
    levels = level(0, "upperRoman", "%1.") + level(1, "decimal", "%1.%2.", "<w:isLgl/>")
    given = [("1", 0), ("1", 0), ("1", 1)]
    assert labels(given, definition(levels), instance_of("1", "7")) == ["I.", "II.", "2.1."]


def test_an_instance_may_change_a_level() -> None:
    changed = f'<w:lvlOverride w:ilvl="0">{level(0, "lowerLetter", "%1)")}</w:lvlOverride>'
    instances = instance_of("1", "7") + instance_of("2", "7", changed)
    assert labels([("1", 0), ("2", 0)], definition(DECIMAL), instances) == ["1.", "b)"]


def test_a_numbering_style_lends_its_list() -> None:
    link = '<w:abstractNum w:abstractNumId="8"><w:numStyleLink w:val="Legal"/></w:abstractNum>'
    style = (
        '<w:style w:type="numbering" w:styleId="Legal"><w:pPr>' + listed("1") + "</w:pPr></w:style>"
    )
    numbering = definition(DECIMAL) + link + instance_of("1", "7") + instance_of("2", "8")
    body = [wrapped(run("x"), listed("2", at)) for at in (0, 1)]
    assert text_of(*body, numbering=numbering, styles=style) == "1. x\n\n1.1. x"


def test_the_level_of_a_style_is_the_one_that_the_list_names() -> None:
    levels = "".join(
        level(at, "decimal", text, f'<w:pStyle w:val="S{at}"/>') for at, text in enumerate(PLACES)
    )
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="S{at}"><w:pPr>{listed("1")}</w:pPr></w:style>'
        for at in (0, 1)
    )
    body = [wrapped(run("x"), f'<w:pStyle w:val="S{at}"/>') for at in (0, 1, 1)]
    numbering = definition(levels) + instance_of("1", "7")
    assert text_of(*body, numbering=numbering, styles=styles) == "1. x\n\n1.1. x\n\n1.2. x"


def test_a_circle_of_styles_is_no_trap() -> None:
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{one}"><w:basedOn w:val="{other}"/></w:style>'
        for one, other in ("AB", "BA")
    )
    assert text_of(wrapped(run("x"), '<w:pStyle w:val="A"/>'), styles=styles) == "x"


def test_deleted_paragraphs_are_not_counted() -> None:
    gone = listed("1", 0) + "<w:rPr><w:del/></w:rPr>"
    body = [
        wrapped(run("x"), listed("1", 0)),
        wrapped(track("del", "y"), gone),
        wrapped(run("z"), listed("1", 0)),
    ]
    numbering = definition(DECIMAL) + instance_of("1", "7")
    assert text_of(*body, numbering=numbering) == "1. x\n\n2. z"


def test_a_number_without_text_is_printed() -> None:
    body = [
        wrapped("", listed("1", 0)),
        wrapped(run("b"), listed("1", 0)),
        wrapped("", listed("2", 0)),
    ]
    numbering = definition(DECIMAL) + instance_of("1", "7")
    numbering += definition(level(0, "bullet", "•"), "8") + instance_of("2", "8")
    assert text_of(*body, numbering=numbering) == "1.\n\n2. b"
