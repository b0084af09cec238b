"""Compendia printed as PDF in many layouts: read back, they are what they are in plain text."""

from dataclasses import replace

import pytest
import typst

from amendments.compendium.compendium import Compendium, NotACompendiumError
from amendments.compendium.decode import decode
from amendments.compendium.formats import read_file
from amendments.compendium.formats.pdf import text_of_pdf
from amendments.compendium.reader import read_compendium
from tests.compendium.chance.printing import printed as printed_by_chance
from tests.compendium.chance.word_forms import Writer, amendments
from tests.compendium.making.pdf import Layout, pdf
from tests.compendium.making.raw_pdf import deflated, page_of
from tests.compendium.test_seed import FILE
from tests.compendium.writing import printed

# After which paragraph the published compendium prints each amendment.
STANDING_AFTER = {"1": "4", "2": "4", "3": "5", "4": "7", "6": "7", "5": "8", "7": "13"}

NUMBERED = '#set par.line(numbering: "1"{})'
TO_THE_RIGHT = ", number-align: left, number-margin: right"
NUMBERED_BY_FIVES = "#set par.line(numbering: n => if calc.rem(n, 5) == 0 [#n])"

LAYOUTS = {
    "plain": Layout(),
    "without headers": Layout(header=""),
    "ragged": Layout(justified=False),
    "hyphens": Layout(hyphens=True),
    "footnotes": Layout(footnotes=True),
    "first lines stand in": Layout(indent="first", spacing="0.65em"),
    "numbers stand out": Layout(indent="hanging"),
    "framed boxes": Layout(boxes="framed"),
    "boxes of lines": Layout(boxes="lines"),
    "filled boxes": Layout(boxes="filled"),
    "boxes beside": Layout(boxes="beside"),
    "boxes inside": Layout(boxes="inside"),
    "boxes inside, small pages": Layout(boxes="inside", height="120mm", hyphens=True),
    "columns": Layout(columns=2),
    "columns of boxes": Layout(columns=2, boxes="framed", justified=False),
    "line numbers": Layout(extra=NUMBERED.format("")),
    "every fifth line": Layout(extra=NUMBERED_BY_FIVES),
    "line numbers on the right": Layout(extra=NUMBERED.format(TO_THE_RIGHT), height="297mm"),
    "line numbers of columns": Layout(columns=2, extra=NUMBERED.format(""), width="210mm"),
    "all at once": Layout(columns=2, boxes="framed", indent="hanging", hyphens=True, footnotes=True),
}  # fmt: skip


@pytest.fixture(scope="module")
def seed() -> Compendium:
    return read_compendium(decode(FILE.read_bytes()))


@pytest.fixture(scope="module")
def source(seed: Compendium) -> str:
    """The compendium in good order, each amendment where it was published."""
    numbers = [paragraph.number for paragraph in seed.drafts[0].paragraphs]
    return printed(seed, {a: numbers.index(p) + 1 for a, p in STANDING_AFTER.items()})


def values(compendium: Compendium) -> Compendium:
    """Return the compendium without what was mended on the way."""
    return replace(compendium, repairs=(), problems=())


@pytest.mark.parametrize("name", LAYOUTS)
def test_the_seed_is_the_same_from_every_layout(seed: Compendium, source: str, name: str) -> None:
    read = read_compendium(text_of_pdf(pdf(source, LAYOUTS[name])).text)
    assert values(read) == values(seed)
    assert (read.repairs, read.problems) == ((), ())


SIDE_BY_SIDE = {
    "three columns": Layout(columns=3, width="210mm", height="297mm"),
    "boxes beside narrow columns": Layout(columns=2, boxes="beside"),
    "numbers and boxes in columns": Layout(columns=2, boxes="beside", indent="hanging"),
}


@pytest.mark.parametrize("name", SIDE_BY_SIDE)
def test_texts_side_by_side_that_cannot_be_told_apart_are_a_problem(source: str, name: str) -> None:
    read = read_file(pdf(source, SIDE_BY_SIDE[name]))
    told = [one for one in read.problems if one.code == "side-by-side"]
    assert told
    assert all(one.where.startswith("page ") and one.before for one in told)


ENGLISH = (
    "The Assembly recalls that the rivers of the continent belong to all, and that the member "
    "States have to protect them. It asks the governments to report on the progress in this "
    "field, and to measure the quality of the water in each of the lakes of their territory. "
)
FRENCH = (
    "L'Assemblée rappelle que les rivières du continent sont à tous, et que les États membres "
    "doivent les protéger. Elle demande aux gouvernements de rendre compte des progrès dans ce "
    "domaine, et de mesurer la qualité des eaux dans chacun des lacs de leur territoire. "
)


def columns(left: str, right: str) -> bytes:
    """Return a PDF of two columns, each with its text."""
    sides = (f"#set text(lang: 'en')\n{text}".replace("'en'", '"en"') for text in (left, right))
    table = "#grid(columns: (1fr, 1fr), column-gutter: 8mm, [{}], [{}])".format(*sides)
    return typst.compile(f"#set page(width: 210mm, height: 250mm)\n{table}".encode())


@pytest.mark.parametrize(("left", "right"), [(ENGLISH, FRENCH), (FRENCH, ENGLISH)])
def test_two_languages_side_by_side_are_refused(left: str, right: str) -> None:
    with pytest.raises(NotACompendiumError) as refusal:
        text_of_pdf(columns(left * 4, right * 4))
    message = "Two languages stand side by side in the PDF file; save each as a file of its own."
    assert str(refusal.value) == message


def test_columns_of_one_language_are_read_whole() -> None:
    text = text_of_pdf(columns("Left begins. " + ENGLISH * 3, "Right begins. " + ENGLISH * 3)).text
    assert text.index("Left begins.") < text.index("Right begins.")
    assert " ".join(text.split()).count(ENGLISH.strip()) == 6


def test_languages_on_facing_pages_are_refused_and_one_after_the_other_read() -> None:
    def pages(*texts: str) -> bytes:
        return typst.compile("\n#pagebreak()\n".join(text * 4 for text in texts).encode())

    with pytest.raises(NotACompendiumError, match="Two languages stand side by side"):
        text_of_pdf(pages(ENGLISH, FRENCH, ENGLISH, FRENCH))
    assert "Assemblée" in text_of_pdf(pages(ENGLISH, ENGLISH, FRENCH, FRENCH)).text


def test_where_nothing_is_told_apart_the_file_is_refused_for_that(source: str) -> None:
    words = source.replace("A. Projet de résolution", "Projet")
    with pytest.raises(NotACompendiumError, match="stand side by side"):
        read_file(pdf(words, SIDE_BY_SIDE["three columns"]))


def test_the_numbers_of_lines_are_told(source: str) -> None:
    found = text_of_pdf(pdf(source, LAYOUTS["line numbers"]))
    told = [repair.message for repair in found.repairs if repair.code == "line-numbers-left-out"]
    assert told == ["260 numbers of lines were left out of the margin."]


CHANCE = ("plain", "framed boxes", "boxes inside", "boxes beside", "columns", "footnotes", "ragged")


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize(("number", "name"), list(enumerate(CHANCE)))
def test_compendia_made_by_chance_are_the_same(number: int, name: str, language: str) -> None:
    writer = Writer(number, language)
    plain = printed_by_chance(writer, amendments(writer, 12))
    read = read_compendium(text_of_pdf(pdf(plain, LAYOUTS[name])).text)
    assert values(read) == values(read_compendium(plain))


def test_what_is_left_out_is_said(source: str) -> None:
    found = text_of_pdf(pdf(source, Layout(footnotes=True, header="Réformes au Kazakhstan")))
    footnotes = [repair for repair in found.repairs if repair.code == "footnote-left-out"]
    assert footnotes[0].before == "1 Voir le rapport no 1, page 12."
    assert "Voir le rapport" not in found.text
    headers = [repair.before for repair in found.repairs if repair.code == "margin-left-out"]
    assert headers == ["Réformes au Kazakhstan"]
    assert headers[0] not in found.text


def test_every_hyphen_in_doubt_is_shown(source: str) -> None:
    found = text_of_pdf(pdf(source, Layout(hyphens=True, columns=2)))
    hyphens = [repair for repair in found.repairs if repair.code == "hyphen"]
    assert len(hyphens) > 10
    for repair in hyphens:
        first, second = repair.before.split("\n")
        assert repair.after in {first + second, first[:-1] + second}
        assert repair.after in found.text


def at(x: float, y: float, words: str, size: float = 10) -> bytes:
    """Return the drawing of `words`, `y` counted upwards."""
    return f"BT /F {size} Tf 1 0 0 1 {x} {y} Tm ({words}) Tj ET\n".encode("cp1252")


def read(*drawn: bytes) -> str:
    """Return the text of a page with these drawings."""
    return text_of_pdf(page_of(deflated(b"".join(drawn)))).text.strip()


@pytest.mark.parametrize(
    ("drawn", "text"),
    [
        pytest.param(
            at(50, 700, "le 20") + at(61.5, 704, "e", 6) + at(67, 700, "anniversaire"),
            "le 20^e anniversaire",
            id="an ordinal is marked",
        ),
        pytest.param(
            at(50, 700, "12 km") + at(76.7, 704, "2", 6), "12 km²", id="an exponent stays"
        ),
        pytest.param(
            at(50, 700, "the Assembly") + at(109, 704, "7", 6),
            "the Assembly^7",
            id="a call without its note stays",
        ),
        pytest.param(
            at(50, 700, "1.") + at(80, 700, "The Assembly decides."),
            "1. The Assembly decides.",
            id="a number stands apart",
        ),
        pytest.param(
            at(50, 700, "The text.")
            + b"q .7 .7 -.7 .7 100 100 cm BT /F 40 Tf (DRAFT) Tj ET Q\n"
            + b"BT /F 90 Tf 1 0 0 1 50 300 Tm (COPY) Tj ET\n",
            "The text.",
            id="watermarks go",
        ),
        pytest.param(
            at(50, 700, "The text.") + at(50, 900, "Outside the sheet."),
            "The text.",
            id="what stands outside the sheet goes",
        ),
        pytest.param(
            b"BT /F 1 Tf 10 0 0 10 50 700 Tm (Scaled by its matrix) Tj ET\n",
            "Scaled by its matrix",
            id="a font of one point",
        ),
    ],
)
def test_single_cases(drawn: bytes, text: str) -> None:
    assert read(drawn) == text


EVEN = (
    "1. The Assembly decides to protect the rivers of all member States.",
    "2. It will come back to this matter in good time.",
)


@pytest.mark.parametrize("step", [4.5, 5, 6, 7, 8])
def test_letters_set_at_even_distances_keep_their_words(step: float) -> None:
    drawn = [
        at(50 + step * across, 700 - 14 * down, letter)
        for down, line in enumerate(EVEN)
        for across, letter in enumerate(line)
        if letter != " "
    ]
    assert [line for line in read(*drawn).splitlines() if line] == [*EVEN]


def test_a_line_between_lines_set_evenly_is_read_as_usual() -> None:
    even = [at(50 + 6 * across, 700, one) for across, one in enumerate(EVEN[0]) if one != " "]
    words = "Amendment 1, tabled by Ms Ada RIVER and others, to the title"
    assert " ".join(read(*even, at(50, 660, words)).split()) == f"{EVEN[0]} {words}"


LEVEL = "BT /F 10 Tf {} Tm (1. The Assembly acts.) Tj ET"


@pytest.mark.parametrize(
    ("turn", "place"),
    [(0, "1 0 0 1 50 700"), (90, "0 1 -1 0 100 50"), (180, "-1 0 0 -1 500 100"), (270, "0 -1 1 0 100 700")],
)  # fmt: skip
def test_a_page_is_read_as_it_is_turned_to_its_reader(turn: int, place: str) -> None:
    raw = page_of(deflated(LEVEL.format(place).encode()), entries=b"/Rotate %d" % turn)
    assert text_of_pdf(raw).text == "1. The Assembly acts.\n"


@pytest.mark.parametrize(
    ("ink", "is_seen"),
    [
        (b"3 Tr", False),
        (b"1 1 1 rg", False),
        (b"1 g", False),
        (b"0 0 0 0 k", False),
        (b"0.9 g", True),
        (b"0 g 40 650 300 25 re f 1 g", True),
        (b"1 g 40 650 300 25 re f 1 g", False),
        (b"40 650 300 25 re S 1 g", False),
    ],
)
def test_words_that_no_reader_sees_are_left_out_and_told(ink: bytes, is_seen: bool) -> None:
    drawn = at(50, 700, "The seen words.") + ink + b"\n" + at(50, 660, "More words.")
    found = text_of_pdf(page_of(deflated(drawn)))
    assert ("More" in found.text) == is_seen
    told = [(one.code, one.where, one.before) for one in found.repairs]
    assert told == ([] if is_seen else [("hidden-text", "page 1", "More words.")])


@pytest.mark.parametrize(
    ("clip", "entries"),
    [
        pytest.param(b"0 680 600 120 re W n ", b"", id="a clip"),
        pytest.param(b"0 0 600 800 re W n 0 680 600 120 re W n ", b"", id="a clip in a clip"),
        pytest.param(b"", b"/CropBox[0 680 600 800]", id="a sheet cut smaller"),
    ],
)
def test_words_that_are_cut_off_are_left_out_and_told(clip: bytes, entries: bytes) -> None:
    drawn = clip + at(50, 700, "The seen words.") + at(50, 660, "Cut off.")
    found = text_of_pdf(page_of(deflated(drawn), entries=entries))
    assert found.text == "The seen words.\n"
    told = [(one.code, one.where, one.before) for one in found.repairs]
    assert told == [("hidden-text", "page 1", "Cut off.")]


def test_a_clip_around_the_words_leaves_them() -> None:
    found = text_of_pdf(page_of(deflated(b"40 690 200 20 re W n " + at(50, 700, "All words."))))
    assert (found.text, found.repairs) == ("All words.\n", ())


def test_the_recognised_text_of_a_scan_is_read_and_told() -> None:
    found = text_of_pdf(page_of(deflated(b"3 Tr\n" + at(50, 700, "1. The Assembly acts."))))
    assert found.text == "1. The Assembly acts.\n"
    assert [(one.code, one.where) for one in found.repairs] == [("recognised-text", "page 1")]


@pytest.mark.parametrize("shift", [-29, -30, -28])
def test_letters_without_meaning_are_refused(shift: int) -> None:
    words = "The Assembly decides to protect the lakes and rivers of member States, and to report."
    odd = "".join(
        chr((ord(letter) + shift - 32) % 94 + 33) if letter != " " else " " for letter in words
    )
    odd = odd.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
    drawn = b"".join(at(50, 700 - 15 * line, odd) for line in range(4))
    with pytest.raises(NotACompendiumError, match="have no meaning outside its fonts"):
        text_of_pdf(page_of(deflated(drawn)))


def test_turned_words_are_told() -> None:
    turned = b"".join(b"BT /F 9 Tf 0 1 -1 0 %d 99 Tm (up) Tj ET\n" % (at * 20) for at in range(9))
    found = text_of_pdf(page_of(deflated(at(50, 700, "The level text.") + turned)))
    assert found.text == "The level text.\n"
    assert [(one.code, one.where) for one in found.repairs] == [("turned-text", "page 1")]
