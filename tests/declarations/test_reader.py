"""What a written declaration says, however its page is torn."""

import contextlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resolutions.declarations.cited import find_cited
from resolutions.declarations.decode import SIZE_LIMIT, decode
from resolutions.declarations.reader import read_declaration, scan_declaration
from resolutions.declarations.values import NotADeclarationError, Signatory

SEED = Path(__file__).parents[2] / "fixtures" / "sources" / "declaration-829.fr.txt"
ENGLISH = """Parliamentary Assembly
Doc. 16999
3 March 2026
Support for the mountains of Europe
Written declaration No. 901
This written declaration commits only those who have signed it.

We, the undersigned, declare the following:

We welcome the mountains.

Signed (see overleaf)

Signed1:

{signatories}

{total}

1. ALDE: Alliance of Liberals and Democrats for Europe
SOC: Socialists, Democrats and Greens Group
"""
ANN, BOB = Signatory("POE Ann", "Italy", "SOC"), Signatory("ROE Bob", "North Macedonia", "ALDE")


def read(*lines, total="Total = 2"):
    return read_declaration(ENGLISH.format(signatories="\n".join(lines), total=total))


def codes(findings):
    return [finding.code for finding in findings]


def test_the_seed_is_read_without_a_doubt():
    declaration = read_declaration(decode(SEED.read_bytes()))
    assert (declaration.number, declaration.reference) == (829, "Doc. 16320")
    assert (declaration.date, declaration.language) == ("2026-01-19", "fr")
    assert declaration.title.startswith("Soutien aux réformes démocratiques au Kazakhstan et à")
    assert declaration.disclaimer.endswith("mesures supplémentaires de l'Assemblée.")
    assert len(declaration.paragraphs) == 5
    assert "de la Résolution 2616 (2025) de l'Assemblée" in declaration.paragraphs[1]
    assert declaration.paragraphs[-1].endswith("les droits humains et l'État de droit.")
    assert len(declaration.signatories) == declaration.total == 21
    assert declaration.signatories[0] == Signatory("GERMAN Michael", "Royaume-Uni", "ADLE")
    assert declaration.signatories[2].name == "ANDERSEN Sigríður Á."
    assert dict(declaration.legend)["NI"] == "non inscrit dans un groupe"
    assert declaration.repairs == declaration.problems == ()


def test_the_english_layout_is_read():
    declaration = read("POE Ann, Italy, SOC", "ROE Bob, North Macedonia, ALDE")
    assert (declaration.number, declaration.language, declaration.date) == (901, "en", "2026-03-03")
    assert declaration.title == "Support for the mountains of Europe"
    assert declaration.paragraphs == (
        "We, the undersigned, declare the following:",
        "We welcome the mountains.",
    )
    assert declaration.signatories == (ANN, BOB)
    assert declaration.problems == ()


@pytest.mark.parametrize(
    "lines",
    [
        ["POE Ann, Italy, SOC    ROE Bob, North Macedonia, ALDE"],
        ["POE Ann, Italy, SOC\tROE Bob, North Macedonia, ALDE"],
        ["POE Ann, Italy, SOC ; ROE Bob, North Macedonia, ALDE"],
        ["POE Ann\tItaly\tSOC", "ROE Bob\tNorth Macedonia\tALDE"],
        ["- POE Ann, Italy, SOC", "2. ROE Bob, North Macedonia, ALDE"],
        [
            "POE Ann, Italy, SOC",
            "",
            "2",
            "Doc. 16999 Written declaration No. 901",
            "",
            "ROE Bob, North Macedonia, ALDE",
        ],
    ],
    ids=["columns", "tabs", "one line", "a table", "bullets", "a page"],
)
def test_signatories_are_read_from_every_layout(lines):
    declaration = read(*lines)
    assert declaration.signatories == (ANN, BOB)
    assert declaration.problems == declaration.repairs == ()


@pytest.mark.parametrize(
    "lines",
    [
        ["POE", "Ann, Italy, SOC", "ROE Bob, North Macedonia, ALDE"],
        ["POE Ann, Italy,", "SOC", "ROE Bob, North Macedonia, ALDE"],
        ["POE Ann, Italy, SOC", "ROE Bob, North", "Macedonia, ALDE"],
        ["POE Ann, Italy, SOC", "ROE", "Bob, North", "Macedonia, ALDE"],
    ],
)
def test_a_torn_signatory_is_joined_and_told(lines):
    declaration = read(*lines)
    assert declaration.signatories == (ANN, BOB)
    assert codes(declaration.repairs) == ["torn-signatory"]
    assert declaration.problems == ()


def test_a_hyphen_at_the_end_of_a_line_belongs_to_the_name():
    declaration = read("POE Ann, Italy, SOC", "ROE-", "DOE Bob, North Macedonia, ALDE")
    assert declaration.signatories[1].name == "ROE-DOE Bob"


@pytest.mark.parametrize(
    ("lines", "total", "problems"),
    [
        (
            ["POE Ann, Italy", "ROE Bob, North Macedonia, ALDE"],
            "Total = 2",
            ["incomplete-signatory"],
        ),
        (["POE Ann", "ROE Bob, North Macedonia, ALDE"], "Total = 2", ["incomplete-signatory"]),
        (["POE Ann, Italy, SOC"], "Total = 2", ["other-total"]),
        (["POE Ann, Italy, SOC"], "", ["no-total"]),
        ([], "Total = 0", ["no-signatories"]),
        (["POE Ann, Italy, SOC", "Poe ANN, Italy, SOC"], "Total = 1", ["signatory-twice"]),
        (["POE Ann, Italy, UEL"], "Total = 1", ["not-in-legend"]),
        (["a, b, c, d, e"], "Total = 0", ["unread-signatory", "no-signatories"]),
    ],
)
def test_what_is_not_sure_is_a_problem(lines, total, problems):
    assert codes(read(*lines, total=total).problems) == problems


def test_a_sentence_torn_by_a_page_is_joined_and_told():
    text = ENGLISH.replace("the mountains.", "the\n\n2\n\nmountains.").format(
        signatories="POE Ann, Italy, SOC", total="Total = 1"
    )
    declaration = read_declaration(text)
    assert declaration.paragraphs[1] == "We welcome the mountains."
    assert codes(declaration.repairs) == ["torn-paragraph"]


def test_a_date_that_is_no_day_is_told():
    text = ENGLISH.replace("3 March", "31 February").format(signatories="", total="")
    assert codes(read_declaration(text).problems)[:2] == ["bad-date", "no-date"]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("Hello.", "no written declaration"),
        ("Written declaration No. 5\n\nWe, the undersigned, declare", "prints no Doc."),
        (
            "Doc. 16999\nWritten declaration No. 5\n\nWe, the undersigned, declare",
            "prints no title",
        ),
        ("Doc. 16999\nA title\nWritten declaration No. 5\n", "prints no text"),
    ],
)
def test_what_is_no_declaration_is_refused_in_one_line(text, message):
    with pytest.raises(NotADeclarationError, match=message) as refused:
        read_declaration(text)
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"  \n",
        b"%PDF-1.7",
        b"PK\x03\x04",
        b"a\0b",
        b"\x01\x02\x03",
        b"a" * (SIZE_LIMIT + 1),
        b"\xff\xfea",
    ],
)
def test_what_is_no_text_is_refused(raw):
    with pytest.raises(NotADeclarationError):
        decode(raw)


def test_windows_1252_is_text():
    assert decode("Déclaration écrite".encode("cp1252")) == "Déclaration écrite"


@given(st.text(max_size=300))
def test_any_text_is_read_or_refused(text):
    for whole in (text, ENGLISH.format(signatories=text, total=text)):
        with contextlib.suppress(NotADeclarationError):
            assert read_declaration(whole).number


@given(st.integers(1, 130), st.integers(1, 130))
def test_no_signatory_is_lost_wherever_the_line_breaks(first, second):
    words = "POE Ann, Italy, SOC\nROE Bob, North Macedonia, ALDE"
    for at in sorted({first, second}, reverse=True):
        if at < len(words) and words[at] == " ":
            words = f"{words[:at]}\n{words[at + 1 :]}"
    declaration = read(*words.split("\n"))
    assert declaration.signatories == (ANN, BOB) or declaration.problems


def test_cited_texts_are_found_with_their_titles():
    [cited, other] = find_cited(
        "la Résolution 2616\u00a0(2025) de l'Assemblée «Un titre», et la Recommandation 12 (2001). «Non»"
    )
    assert (cited.words, cited.number, cited.title) == (
        "Résolution 2616 (2025)",
        "2616 (2025)",
        "Un titre",
    )
    assert (other.number, other.title) == ("12 (2001)", "")


@pytest.mark.parametrize(
    "end", ["We welcome the mount", "Signed (see overleaf)", "POE Ann, Ita", "POE Ann"]
)
def test_a_file_that_ends_in_the_middle_is_known_for_it(end):
    names = "ROE Bob, North Macedonia, ALDE\nPOE Ann, Italy, SOC"
    whole = ENGLISH.format(signatories=names, total="")
    cut = whole[: whole.index(end) + len(end)]
    assert "cut-off" in codes(scan_declaration(cut).problems)
    assert "cut-off" not in codes(scan_declaration(whole).problems)


def test_what_is_missing_in_a_scan_is_a_problem_and_no_refusal():
    scanned = scan_declaration("Hello")
    assert (scanned.number, scanned.reference) == (0, "")
    assert {"no-number", "no-reference", "no-text"} <= set(codes(scanned.problems))


def test_entries_that_a_pdf_file_prints_in_one_line_are_parted():
    declaration = read("POE Ann, Italy, SOC ROE Bob, North Macedonia, ALDE")
    assert declaration.signatories == (ANN, BOB)
    joined = ENGLISH.replace("Europe\nSOC:", "Europe SOC:").format(
        signatories="", total="Total = 0"
    )
    assert [short for short, _name in read_declaration(joined).legend] == ["ALDE", "SOC"]
