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
from tests.compendium.making.docx import Layout, docx_of
from tests.compendium.making.word_xml import STRICT, W, document, run, track, wrapped
from tests.compendium.test_round_trip import assert_same, compendia

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
    assert_same(read_file(docx_of(compendium, places, layout)), compendium)


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


def test_words_struck_through_by_hand_are_kept_and_told() -> None:
    words = run("old ", "<w:rPr><w:strike/></w:rPr>") + run(
        "b", "<w:rPr><w:dstrike w:val='0'/></w:rPr>"
    )
    extracted = extract(document(wrapped(words)))
    assert extracted.text == "old b\n"
    assert [(one.code, one.before) for one in extracted.repairs] == [("struck-words", "old")]


def test_a_file_inside_the_file_is_refused() -> None:
    with pytest.raises(NotACompendiumError, match="holds another file inside"):
        extract(document('<w:altChunk r:id="rId1"/>'))
