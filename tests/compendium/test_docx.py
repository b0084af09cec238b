"""Compendia as Word files: the same values as from plain text, and every single case."""

from dataclasses import replace
from io import BytesIO
from pathlib import Path

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from amendments.compendium.compendium import Compendium, NotACompendiumError
from amendments.compendium.formats import extract, read_file
from amendments.compendium.reader import read_compendium
from tests.compendium.chance.printing import printed
from tests.compendium.chance.word_forms import Writer, amendments
from tests.compendium.making.docx import (
    STRICT,
    Layout,
    W,
    document,
    docx_of,
    instance_of,
    level,
    listed,
    run,
    track,
    wrapped,
)
from tests.compendium.test_round_trip import compendia, same

SEED = Path(__file__).parent / "files" / "doc-16245.fr.txt"
STANDING_AFTER = {"1": 4, "2": 4, "3": 5, "4": 7, "6": 7, "5": 8, "7": 28}
LAYOUTS = [
    pytest.param(
        Layout(numbers, boxes, tracked=tracked, footnotes=True, chance=chance, namespace=namespace),
        id=f"{numbers}-{boxes}",
    )
    for numbers, boxes, tracked, chance, namespace in [
        ("automatic", "table", False, None, W),
        ("automatic", "textbox", True, 3, W),
        ("style", "paragraphs", True, 5, STRICT),
        ("style", "textbox", False, 8, W),
        ("typed", "table", True, 13, W),
    ]
]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_seed_is_the_same_from_text_and_from_a_word_file(layout: Layout) -> None:
    text = read_compendium(SEED.read_text("utf-8"))
    found = read_file(docx_of(text, STANDING_AFTER, layout), name="compendium.docx")
    assert replace(found, repairs=()) == replace(text, repairs=())
    wanted = ["tracked-changes", "footnotes-left-out"] if layout.tracked else ["footnotes-left-out"]
    assert [one.code for one in found.repairs] == wanted


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize(("seed", "language"), [(1, "fr"), (2, "en"), (3, "fr"), (4, "en")])
def test_compendia_made_by_chance_are_the_same(layout: Layout, seed: int, language: str) -> None:
    writer = Writer(seed, language)
    changes = amendments(writer, 14)
    text = read_compendium(printed(writer, changes))
    standing_after = {one.number: one.at + 1 for one in changes}
    standing_after |= {f"{number}-1": at for number, at in standing_after.items()}
    found = read_file(docx_of(text, standing_after, layout))
    assert replace(found, repairs=(), rules=()) == replace(text, repairs=(), rules=())
    assert set(found.rules) == set(text.rules)


@settings(max_examples=50)
@given(
    compendia(),
    st.sampled_from(["automatic", "style", "typed"]),
    st.sampled_from(["table", "paragraphs", "textbox"]),
    st.booleans(),
    st.integers(0, 99),
)
def test_any_compendium_is_read_back(
    made: tuple[Compendium, dict[str, int]], numbers: str, boxes: str, tracked: bool, chance: int
) -> None:
    compendium, places = made
    layout = Layout(numbers, boxes, tracked=tracked, footnotes=True, chance=chance)
    same(read_file(docx_of(compendium, places, layout)), compendium)


def test_a_file_of_another_writer_is_read() -> None:
    made = docx.Document()
    made.sections[0].header.paragraphs[0].text = "Doc. 1 – a header"
    for line in ["Doc. 15999 – Compendium of written amendments", "Rivers", "A. Draft resolution"]:
        made.add_paragraph(line)
    made.add_paragraph("One\u00a0– «two».", style="List Number")
    made.add_paragraph("Three:", style="List Number")
    made.add_paragraph("four;", style="List Bullet")
    cell = made.add_table(rows=1, cols=1).cell(0, 0)
    for line in [
        "Amendment 1",
        "Tabled by Ms Ada RIVER",
        "In the draft resolution, delete paragraph 1.",
    ]:
        cell.add_paragraph(line)
    written = BytesIO()
    made.save(written)
    found = read_file(written.getvalue())
    assert [(one.number, one.text) for one in found.drafts[0].paragraphs] == [
        ("1", "One\u00a0– «two»."),
        ("2", "Three:\n- four;"),
    ]
    assert found.amendments[0].instruction == "In the draft resolution, delete paragraph 1."
    assert (found.title, found.repairs, found.problems) == ("Rivers", (), ())


# One case each.


def text_of(*body: str, **parts: str) -> str:
    return extract(document(*body, **parts)).text.strip()


RAISED = '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'
HIDDEN = "<w:rPr><w:vanish/></w:rPr>"
SHOWN = '<w:rPr><w:vanish w:val="0"/></w:rPr>'
BOX = "<w:txbxContent>{}</w:txbxContent>".format(wrapped(run("box")))


@pytest.mark.parametrize(
    ("inside", "text"),
    [
        (run("One two"), "One two"),
        (run("One\ttwo"), "One\ttwo"),
        (run("One\ntwo"), "One\ntwo"),
        (run("One\n\ntwo"), "One\n\ntwo"),
        (run("One") + '<w:r><w:br w:type="page"/></w:r>' + run("two"), "One\ntwo"),
        ("<w:r><w:t>non</w:t><w:noBreakHyphen/><w:t>toxic</w:t></w:r>", "non\u2011toxic"),
        ("<w:r><w:t>wa</w:t><w:softHyphen/><w:t>ter</w:t></w:r>", "water"),
        (run("wa\u00adter"), "water"),
        (run("a\u00a0b\u202fc"), "a\u00a0b\u202fc"),
        (run("20") + run("e", RAISED) + run(" an"), "20^e an"),
        (run("20") + run("t", RAISED) + run("h", RAISED), "20^th"),
        (run("5 km") + run("2", RAISED), "5 km²"),
        (run("One") + run("1", RAISED) + run("."), "One."),
        (run("a ") + run("b", HIDDEN) + run("c", SHOWN), "a c"),
        (run("a ") + track("del", "b") + track("ins", "c"), "a c"),
        ('<w:moveFrom w:id="1">' + run("a") + "</w:moveFrom>" + run("b"), "b"),
        (run("b") + '<w:moveTo w:id="1">' + run("a") + "</w:moveTo>", "ba"),
        ('<w:ins w:id="1">' + track("del", "a") + run("b") + "</w:ins>", "b"),
        ("<w:sdt><w:sdtPr><w:text/></w:sdtPr><w:sdtContent>" + run("a") + "</w:sdtContent></w:sdt>", "a"),
        ('<w:fldSimple w:instr="PAGE">' + run("7") + "</w:fldSimple>", "7"),
        ('<w:r><w:sym w:font="Symbol" w:char="F0B7"/></w:r>' + run(" a"), "• a"),
        ('<w:r><w:sym w:font="Symbol" w:char="F061"/></w:r>' + run(" a"), "\ufffd a"),
        ("<m:oMath><m:r><m:t>x</m:t></m:r></m:oMath>", "x"),
        ("<w:ruby><w:rt>" + run("above") + "</w:rt><w:rubyBase>" + run("a") + "</w:rubyBase></w:ruby>", "a"),
        (run("a") + f"<w:r><w:pict>{BOX}</w:pict></w:r>" + run("b"), "ab\n\nbox"),
        ('<w:r><w:commentReference w:id="1"/></w:r>' + run("a"), "a"),
    ],
)  # fmt: skip
def test_a_paragraph_in_every_markup(inside: str, text: str) -> None:
    assert text_of(wrapped(inside)) == text


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ([wrapped(run("a")), wrapped(""), wrapped(run("b"))], "a\n\nb"),
        ([wrapped(run("a"), "<w:rPr><w:del/></w:rPr>"), wrapped(run("b"))], "ab"),
        ([wrapped(run("a"), "<w:rPr><w:del/></w:rPr>")], "a"),
        ([wrapped(track("del", "a"), "<w:rPr><w:del/></w:rPr>"), wrapped(run("b"))], "b"),
        ([wrapped(run("a"), "<w:pPrChange><w:pPr><w:numPr><w:numId w:val='1'/></w:numPr></w:pPr></w:pPrChange>")], "a"),
        (["<w:tbl><w:tr><w:tc>", wrapped(run("9.1")), "</w:tc><w:tc>", wrapped(run("b")), "</w:tc></w:tr></w:tbl>"], "9.1. b"),
        (["<w:tbl><w:tr><w:tc>", wrapped(run("a")), "</w:tc><w:tc>", wrapped(run("b")), "</w:tc></w:tr></w:tbl>"], "a\n\nb"),
        (["<w:tbl><w:tr><w:trPr><w:del/></w:trPr><w:tc>", wrapped(run("a")), "</w:tc></w:tr></w:tbl>", wrapped(run("b"))], "b"),
        (["<w:tbl><w:tr><w:tc><w:tcPr><w:cellDel/></w:tcPr>", wrapped(run("a")), "</w:tc></w:tr></w:tbl>", wrapped(run("b"))], "b"),
        ([wrapped(run("a"), "<w:rPr><w:del/></w:rPr>"), wrapped(run("b") + f"<w:r><w:pict>{BOX}</w:pict></w:r>")], "ab\n\nbox"),
    ],
)  # fmt: skip
def test_paragraphs_and_tables(body: list[str], text: str) -> None:
    assert text_of(*body) == text


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


# What is left out is told.


def test_tracked_changes_are_told() -> None:
    extracted = extract(
        document(wrapped(track("del", "old") + track("ins", "new") + track("ins", "more")))
    )
    (repair,) = extracted.repairs
    assert repair.message == "3 tracked changes were accepted: 2 insertions and 1 deletion."
    assert (repair.before, repair.after) == ("old", "new\nmore")


def test_footnotes_are_told_with_their_texts() -> None:
    call = '<w:r><w:footnoteReference w:id="{}"/></w:r>'
    note = '<w:footnote w:id="2">' + wrapped(run("A note.")) + "</w:footnote>"
    marked = '<w:r><w:footnoteReference w:customMarkFollows="1" w:id="2"/><w:t>*</w:t></w:r>'
    extracted = extract(document(wrapped(run("a") + call.format(2) + marked), footnotes=note))
    assert extracted.text == "a\n"
    assert extracted.repairs[0].before == "A note.\nA note."
    assert extracted.repairs[0].message.startswith("2 footnotes were left out")


def test_hidden_text_and_signs_without_a_letter_are_told() -> None:
    sign = '<w:r><w:sym w:font="Wingdings" w:char="F04A"/></w:r>'
    extracted = extract(document(wrapped(run("a") + run("b", HIDDEN) + sign)))
    assert [(one.code, one.before) for one in extracted.repairs] == [
        ("hidden-text", "b"),
        ("unknown-sign", ""),
    ]


def test_a_file_inside_the_file_is_refused() -> None:
    with pytest.raises(NotACompendiumError, match="holds another file inside"):
        extract(document('<w:altChunk r:id="rId1"/>'))
