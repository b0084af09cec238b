"""Compendia as web pages: the same values as from plain text, and every single case."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from amendments.compendium.compendium import Compendium
from amendments.compendium.formats import extract, read_file
from amendments.compendium.reader import read_compendium
from tests.compendium.chance.printing import printed
from tests.compendium.chance.word_forms import Writer, amendments
from tests.compendium.making.html import Layout, html_of
from tests.compendium.samples import codes, instructions, paragraphs
from tests.compendium.test_round_trip import assert_same, compendia

SEED = Path(__file__).parent / "files" / "doc-16245.fr.txt"
STANDING_AFTER = {"1": 4, "2": 4, "3": 5, "4": 7, "6": 7, "5": 8, "7": 28}
LAYOUTS = [
    pytest.param(
        Layout(numbers=numbers, boxes=boxes, votes_first=first, chance=7), id=f"{numbers}-{boxes}"
    )
    for numbers, boxes, first in [
        ("glued", "table", True),
        ("glued", "breaks", False),
        ("element", "sections", False),
        ("element", "breaks", True),
        ("list", "table", False),
        ("list", "sections", True),
    ]
]


def read_page(body: str, name: str = "page.html") -> Compendium:
    return read_file(f"<html><body>{body}</body></html>".encode(), name=name)


def page(*parts: str) -> Compendium:
    """Return the compendium of a page whose draft and amendments are these parts."""
    head = "<h1>Doc. 15999 – Compendium of written amendments</h1><p>Rivers</p>"
    return read_page(f"{head}<h2>Draft resolution</h2>{''.join(parts)}")


DELETES = (
    "<div><p>Amendment 1</p><p>Tabled by Ms Ada RIVER</p>"
    "<p>In the draft resolution, delete paragraph 1.</p></div>"
)


@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_seed_is_the_same_from_text_and_from_a_page(layout: Layout) -> None:
    text = read_compendium(SEED.read_text("utf-8"))
    found = read_file(html_of(text, STANDING_AFTER, layout), name="compendium.html")
    assert replace(found, repairs=()) == replace(text, repairs=())
    assert [one.code for one in found.repairs] == ["page-left-out"]


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize(("seed", "language"), [(1, "fr"), (2, "en"), (3, "fr"), (4, "en")])
def test_compendia_made_by_chance_are_the_same(layout: Layout, seed: int, language: str) -> None:
    writer = Writer(seed, language)
    changes = amendments(writer, 14)
    text = read_compendium(printed(writer, changes))
    standing_after = {one.number: one.at + 1 for one in changes}
    standing_after |= {f"{number}-1": at for number, at in standing_after.items()}
    found = read_file(html_of(text, standing_after, layout))
    assert replace(found, repairs=(), rules=()) == replace(text, repairs=(), rules=())
    assert set(found.rules) == set(text.rules)


@settings(max_examples=50)
@given(
    compendia(),
    st.sampled_from(["glued", "element", "list"]),
    st.sampled_from(["table", "sections", "breaks"]),
    st.booleans(),
    st.integers(0, 99),
)
def test_any_compendium_is_read_back(
    made: tuple[Compendium, dict[str, int]], numbers: str, boxes: str, first: bool, chance: int
) -> None:
    compendium, places = made
    layout = Layout(numbers=numbers, boxes=boxes, votes_first=first, chance=chance)
    assert_same(read_file(html_of(compendium, places, layout)), compendium)


# One case each: how text is marked up.


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<p>1. One &amp; two&#233;&nbsp;!</p>", "One & twoé\u00a0!"),
        ("<p>1. One\n  two\tthree</p>", "One two three"),
        ("<p>1. Wa<b>ter</b> <i>and</i> air</p>", "Water and air"),
        ("<p>1. wa&shy;ter</p>", "water"),
        ("<p>1. The 20<sup>e</sup> and n<sup>o</sup> 5</p>", "The 20^e and n^o 5"),
        ("<p>1. 5 km<sup>2</sup> of CO<sub>2</sub></p>", "5 km² of CO2"),
        ("<p>1. One<sup>3</sup> two<sup>(4)</sup>.</p>", "One two."),
        ('<p>1. One<a href="#n1"><sup>1</sup></a></p>', "One"),
        ('<p>1. One<a role="doc-noteref" href="#n1">[1]</a></p>', "One"),
        ("<p>1. One<br>two</p>", "One two"),
        ("<p>1. One:<br>Two.</p>", "One:\nTwo."),
        ("<p>1. One.<br><br>Two.</p>", "One.\nTwo."),
        ("<p>1. One.</p><ul><li>Two;</li><li>three.</li></ul>", "One.\n- Two;\n- three."),
        ("<p>1. One <q>two</q>.</p>", "One “two”."),
        ('<p lang="fr">1. One <q>two</q>.</p>', "One «two»."),
        ("<p>1. One <del>gone</del><ins>come</ins></p>", "One come"),
        ("<p>1. One <span hidden>gone</span>two</p>", "One two"),
        ('<p>1. One <span style="color:red; display: none">gone</span>two</p>', "One two"),
        ("<p>1. One<!-- gone --> two</p>", "One two"),
        ('<style>.a, p.b{display:none}</style><p>1. One <b class="x b">gone</b>two</p>', "One two"),
        ('<style>@media print{.a{display:none}}</style><p>1. One <b class=a>two</b></p>', "One two"),
        ('<style>.a .b{display:none}</style><p>1. One <b class=b>two</b></p>', "One two"),
        ("<p>1. One \u202etwo\u202c</p>", "One two"),
        ("<p>1. One <script>gone()</script>two</p>", "One two"),
        ('<span style="display:block">1. One</span>', "One"),
        ("<coe-paragraph>1. One</coe-paragraph>", "One"),
        ("<table><tr><td>1.</td><td>One</td></tr></table>", "One"),
        ("<table><tr><td><p>1</p></td><td><p>One</p><p>Two.</p></td></tr></table>", "One\nTwo."),
        ("<table><tr><td><table><tr><td>1</td><td>One</td></tr></table></td></tr></table>", "One"),
        ("<dl><dt>1.</dt><dd>One</dd></dl>", "One"),
        ("<pre>1. One\n\nAmendment 5\nTabled by Mr X Y\nIn the draft resolution, delete paragraph 1.</pre>", "One"),
        ("<p><b>1</b>One</p>", "One"),
        ("<p><b>1.</b>One</p>", "One"),
        ("<p><b>1</b>. One</p>", "One"),
        ("<p><span><span>1</span></span>\u00a0one</p>", "one"),
        ("<p>1One</p>", "One"),
        ("<div><span>1</span><p>One</p></div>", "One"),
        ("<div>1</div><div>One</div><div>2025</div>", "One\n2025"),
        (f"<p>1. One<img src='data:image/png;base64,{'A' * 200_000}=='></p>", "One"),
        ("<ol><li>One</li></ol>", "One"),
        ("<p class=MsoNormal><![if !supportLists]><span style='mso-list:Ignore'>1.<span>&nbsp; "
         "</span></span><![endif]>One<o:p></o:p></p>", "One"),
        ("<p>1. One<a href=#_ftn1><span class=MsoFootnoteReference>[1]</span></a></p>"
         "<div id=ftn1><p class=MsoFootnoteText>[1] A note.</p></div>", "One"),
        ("<p>1. One<sup><a class=sdfootnoteanc href=#sdfootnote1sym>1</a></sup></p>"
         "<div id=sdfootnote1><p>1 A note.</p></div>", "One"),
        ('<ol style="list-style-type: none"><li>1. One</li></ol>', "One"),
        ("<ol><li>1. One</li></ol>", "One"),
        ("<form><main><article><p>1. One</p></article></main></form>", "One"),
        ("<p>1. One<p>", "One"),
    ],
)  # fmt: skip
def test_a_paragraph_in_every_markup(markup: str, text: str) -> None:
    assert paragraphs(page(markup, DELETES)) == {"1": text}


@pytest.mark.parametrize(
    ("markup", "numbers"),
    [
        ("<ol><li>a<li>b<ol><li>c<li>d</ol><li>e</ol>", "1 2 2.1 2.2 3"),
        ("<ol><li>a<ol><li>b<ol><li>c</ol></ol></ol>", "1 1.1 1.1.1"),
        ("<ol><li>a</li></ol><p>More.</p><ol start=2><li>b</li></ol>", "1 2"),
        ("<ol><li>a</li><li value=2>b</li></ol>", "1 2"),
        (
            "<p>1The one</p><p>2The two:</p><p>2.1with</p><p>2.2without</p><p>3É a</p>",
            "1 2 2.1 2.2 3",
        ),
        ("<p>1The one</p><p>3The three</p>", "1 3"),
        ("<p>1The one</p><p>2nd try</p><p>3D world</p><p>20e</p>", "1"),
        ("<p>1. One</p><p>1.1with</p><p>2. Two</p><p>3The three</p>", "1 1.1 2 3"),
    ],
)
def test_numbers_counted_or_glued(markup: str, numbers: str) -> None:
    assert list(paragraphs(page(markup, DELETES))) == numbers.split()


def test_letters_and_roman_numbers_of_lists_are_written_out() -> None:
    found = page(
        "<p>1. One:</p><ol type=a start=26><li>x;<li>y;</ol><ol type=I><li>z;<li>w.</ol>", DELETES
    )
    assert paragraphs(found)["1"] == "One:\nz. x;\naa. y;\nI. z;\nII. w."


def test_a_reversed_list_counts_down() -> None:
    extracted = extract(b"<html><ol reversed><li>c<li>b<li>a</ol>").text
    assert extracted == "3. c\n\n2. b\n\n1. a\n"


def test_footnotes_are_left_out_and_told() -> None:
    found = page(
        "<p>1. One<sup>1</sup> and two<sup>2</sup>.</p>",
        DELETES,
        '<hr><p><sup>1</sup> A note.</p><div class="footnotes"><p>2 Another.</p></div>',
    )
    assert paragraphs(found) == {"1": "One and two."}
    assert instructions(found)["1"] == "In the draft resolution, delete paragraph 1."
    (repair,) = found.repairs
    assert (repair.code, repair.before) == ("footnotes-left-out", "1 A note.\n2 Another.")
    assert repair.message.startswith("2 footnotes were left out of the text")


def test_what_frames_the_page_is_left_out_and_told() -> None:
    around = (
        "<p>Home</p><div class='breadcrumb'>Documents</div>",
        "<p>1. One.</p>",
        DELETES + "<p>Partagez cet article:</p><p>© Council of Europe</p>",
    )
    head = "<h2>Doc. 15999</h2><p>Rivers</p><h2>Draft resolution</h2>"
    found = read_page(around[0] + head + around[1] + around[2])
    assert (found.title, found.problems) == ("Rivers", ())
    assert instructions(found)["1"] == "In the draft resolution, delete paragraph 1."
    (repair,) = found.repairs
    assert repair.code == "page-left-out"
    assert repair.before.splitlines() == [
        "Documents", "Home", "Partagez cet article:", "© Council of Europe"
    ]  # fmt: skip


def test_an_amendment_in_a_frame_of_the_page_is_kept() -> None:
    found = page("<p>1. One.</p>", f'<nav class="menu">{DELETES}</nav>')
    assert list(instructions(found)) == ["1"]


def test_deletions_that_the_page_marks_are_left_out_and_told() -> None:
    found = page("<p>1. One <del>bad</del> <del>word</del>.</p>", DELETES)
    assert [one.code for one in found.repairs] == ["deletions-left-out"]
    assert found.repairs[0].before == "bad\nword"


@pytest.mark.parametrize(
    "struck",
    ["<s>bad</s>", "<strike>bad</strike>", '<b style="text-decoration: line-through">bad</b>'],
)
def test_words_struck_through_by_hand_are_kept_and_told(struck: str) -> None:
    found = page(f"<p>1. One {struck} word.</p>", DELETES)
    assert paragraphs(found) == {"1": "One bad word."}
    assert [(one.code, one.before) for one in found.repairs] == [("struck-words", "bad")]


def test_each_name_may_stand_in_a_block_of_its_own() -> None:
    names = "<div>Tabled by</div><div>Ms Ada RIVER</div><div>Mr Max von LAKE,</div><div>Sir Roger GALE</div>"
    instruction = "In the draft resolution, delete paragraph 1."
    found = page("<p>1. One.</p>", f"<p>Amendment 1</p>{names}<p>{instruction}</p>")
    (amendment,) = found.amendments
    assert amendment.tabled_by == ("Ms Ada RIVER", "Mr Max von LAKE", "Sir Roger GALE")
    assert amendment.instruction == instruction


@pytest.mark.parametrize("named", ["", "<meta charset=windows-1252>", "<meta charset=utf-8>"])
def test_words_pasted_in_another_encoding_do_not_spoil_the_page(named: str) -> None:
    raw = f"{named}<html><p>Doc. 15999 – œuvre «été»".encode() + " là</p>".encode("cp1252")
    assert "œuvre «été» là" in extract(raw).text


def test_the_title_may_stand_above_the_reference() -> None:
    body = "<h1>Rivers</h1><p>Doc. 15999 | 30/09/2025</p><h2>Draft resolution</h2><p>1. One.</p>"
    found = read_page(f"<div>Parliament</div>{body}{DELETES}")
    assert (found.reference, found.title, found.date) == ("Doc. 15999", "Rivers", "2025-09-30")


def test_the_reference_may_stand_in_the_title_of_the_window() -> None:
    raw = f"<html><title>Doc. 15999</title><h2>Draft resolution</h2><p>1. One.</p>{DELETES}"
    assert read_file(raw.encode()).reference == "Doc. 15999"


INDEXES = [
    "<h3>Index</h3><ul><li>Amendment 1</li><li>Amendment 2<ul><li>Sub-amendment 1</li></ul></li></ul>",
    "<ul><li>Amendment 1</li><li>Amendment 2</li><li>Sub-amendment 1</li></ul>",
    "<h2>Draft resolution</h2><p>Amendment 1</p><p>Amendment 2</p><p>Sub-amendment 1</p>",
    "<h2>Draft resolution</h2><p>Amendment 1</p><p>Mr LAKE</p><p>Amendment 2</p><p>Mr LAKE</p>",
]


@pytest.mark.parametrize("repeats_heading", [True, False])
@pytest.mark.parametrize("index", INDEXES)
def test_an_index_gives_no_amendment(index: str, repeats_heading: bool) -> None:
    head = "<h1>Doc. 15999 – Compendium of written amendments</h1><p>Rivers</p>"
    heading = "<h2>Draft resolution</h2>" if repeats_heading or "Draft" not in index else ""
    second = DELETES.replace("Amendment 1", "Amendment 2")
    sub = "<p>Sub-amendment 1</p><p>Tabled by Ms Ada RIVER</p><p>In amendment 2, delete all.</p>"
    found = read_page(f"{head}{index}{heading}<p>1. One.</p>{DELETES}{second}{sub}")
    assert found.title == "Rivers"
    assert paragraphs(found) == {"1": "One."}
    assert list(instructions(found)) == ["1", "2", "2-1"]
    assert codes(found) == ([], [])


def test_an_amendment_that_is_only_named_is_no_index() -> None:
    found = page("<p>1. One.</p>", DELETES, "<p>Amendment 2</p>")
    assert codes(found) == ([], ["no-instruction"])


@pytest.mark.parametrize(
    ("raw", "encoding"),
    [
        ("<meta charset=windows-1252>", "cp1252"),
        ("<meta charset=iso-8859-1>", "cp1252"),
        (
            '<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-15">',
            "iso-8859-15",
        ),
        ('<?xml version="1.0" encoding="iso-8859-1"?>', "latin-1"),
        ("<meta charset=iso-8859-1>", "utf-8"),
        ("<meta charset=utf-8>", "cp1252"),
        ("<meta charset=x-unknown>", "cp1252"),
        ("<meta charset=hex>", "cp1252"),
        ("", "cp1252"),
        ("", "utf-8"),
        ("", "utf-8-sig"),
        ("", "utf-16"),
        ("", "utf-16-le"),
        ("", "utf-16-be"),
    ],
)
def test_the_characters_of_a_page(raw: str, encoding: str) -> None:
    body = f"{raw}<html><p>Doc. 15999 – œuvre «été»</p>".replace("–", "-" if "8859" in raw else "–")
    body = body.replace("œ", "oe") if encoding == "latin-1" else body
    assert "uvre «été»" in extract(body.encode(encoding)).text
