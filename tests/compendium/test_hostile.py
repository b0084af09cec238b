"""Files made to be slow or to break: answered with a value or one clear line.

Work that grows with the square of such a file would not come to an end here; how long the reader
takes is no test's business.
"""

import pytest

from amendments.compendium.compendium import Compendium, NotACompendiumError
from amendments.compendium.reader import AMENDMENT_LIMIT, LINE_LIMIT, read_compendium

HEAD = (
    "Doc. 15999 – Compendium of written amendments\n\nRivers\n\nA. Draft resolution\n\n1. One.\n\n"
)
FIRST = "Amendment 1\n\nTabled by Ms Ada RIVER\n\nIn the draft resolution, delete paragraph 1.\n\n"
OPEN = HEAD + FIRST + "Amendment 2\n\nIn the draft resolution, replace paragraph 1 with:\n\n"
MANY = 20_000


def answer_to(source: str) -> Compendium | NotACompendiumError:
    """Return what the reader says of `source`."""
    try:
        return read_compendium(source)
    except NotACompendiumError as refusal:
        return refusal


@pytest.mark.parametrize(
    "source",
    [
        pytest.param(OPEN + "«" * 100_000, id="open quotations"),
        pytest.param(OPEN + '"' * 100_000 + " x " + '"' * 100_000, id="straight marks"),
        pytest.param(OPEN + "«a\n\n" * MANY, id="lines that open a quotation"),
        pytest.param(OPEN + "a»\n\n" * MANY, id="lines that close a quotation"),
        pytest.param(OPEN + "«a»\n\n" * MANY + "b»\n\n" * MANY, id="closed too early"),
        pytest.param(OPEN + "«a\n\n" + "2. b\n\n" * MANY + "c»", id="one number in a quotation"),
        pytest.param(OPEN + "«a\n\n" + "2. b\n\n" * MANY, id="one number, never closed"),
        pytest.param(
            OPEN + "«a\n\n" + "".join(f"{n}. b\n\n" for n in range(2, 999)) * 50 + "c»",
            id="numbers",
        ),
        pytest.param(OPEN + "a" * 10_000_000, id="a line of 10 MB"),
        pytest.param(OPEN + "«a" + " " * 10_000_000 + "b»", id="10 MB of spaces"),
        pytest.param(OPEN + "\u202f\u00ad\u00a0" * 3_000_000, id="10 MB of special spaces"),
        pytest.param(OPEN + "." * 5_000_000, id="5 MB of stops"),
        pytest.param(OPEN + "1." * 100_000 + " x", id="a deep number"),
        pytest.param(OPEN + "«a\n" + "word word word\n" * MANY, id="broken lines"),
        pytest.param(HEAD + FIRST + "2. a\n\n" + "- b of\n\n" * MANY, id="items"),
        pytest.param(HEAD + FIRST + "2. a of\n\n" + "b of\n\n" * MANY, id="torn paragraphs"),
        pytest.param(HEAD + FIRST + "2. a of\n\n" * MANY, id="one number"),
        pytest.param(HEAD + FIRST + "2. a\n\n" + "Doc. 15999\n\n3\n\nb\n\n" * MANY, id="pages"),
        pytest.param(
            HEAD + FIRST + "(If adopted, amendments 1 to 999999 fall)\n" * MANY, id="rules"
        ),
        pytest.param(HEAD + "Amendment 1\n\nTabled by " + "Ms A B, " * 500_000, id="signatories"),
        pytest.param(HEAD + "Amendment 1\n\nTabled by " + "(" * 1_000_000, id="brackets"),
        pytest.param(HEAD + FIRST + "Explanatory note\n\n" + "1. a of\n\n" * MANY, id="a note"),
        pytest.param("Doc. 15999 " + "a " * 5_000_000 + "\n" + HEAD + FIRST, id="a long title"),
        pytest.param(
            HEAD + FIRST + "A. Draft resolution\nB. Draft opinion\n" * MANY, id="headings"
        ),
    ],
)
def test_hostile_text_is_answered(source: str) -> None:
    answer = answer_to(source)

    if isinstance(answer, NotACompendiumError):
        assert len(str(answer).splitlines()) == 1
    else:
        assert answer.reference == "Doc. 15999"


def test_too_many_amendments_are_refused() -> None:
    headings = "".join(f"Amendment {number}\n" for number in range(AMENDMENT_LIMIT + 1))
    answer = answer_to(HEAD + FIRST + headings)
    assert str(answer).endswith("more than 15,000 headings of amendments.")


def test_too_many_lines_are_refused() -> None:
    answer = answer_to(HEAD + FIRST + "x\n" * LINE_LIMIT)
    assert str(answer).endswith("more than 200,000 lines.")


def test_a_large_compendium_is_read() -> None:
    paragraphs = "".join(f"{n}. Paragraph.\n\n" for n in range(1, 1000))
    amendments = "".join(
        f"Amendment {n}\n\nTabled by Ms Ada RIVER\n\nIn the draft resolution, replace paragraph "
        f"{n % 999 + 1} with the following paragraph:\n\n“New text.”\n\n"
        for n in range(1, 5001)
    )
    source = HEAD.replace("1. One.", paragraphs) + amendments
    answer = answer_to(source)
    assert isinstance(answer, Compendium)
    assert (len(answer.amendments), answer.problems) == (5000, ())


def test_too_many_dependencies_are_refused() -> None:
    amendments = "".join(
        f"Amendment {n}\n\nDelete paragraph 1.\n\n(If adopted, amendments 1 to 300 fall)\n\n"
        for n in range(1, 301)
    )
    assert str(answer_to(HEAD + amendments)).endswith("more than 50,000 dependencies.")


def test_a_paragraph_of_a_hundred_pages_is_refused() -> None:
    answer = answer_to(HEAD.replace("One.", "One. " * 50_000) + FIRST)
    assert str(answer).endswith("a paragraph with more than 200,000 characters.")
