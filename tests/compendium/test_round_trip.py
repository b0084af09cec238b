"""Any compendium, printed and read back, is the same value; torn, it is the same and says so."""

import textwrap
from dataclasses import replace

from hypothesis import assume, given
from hypothesis import strategies as st

from amendments.compendium.compendium import (
    Compendium,
    Draft,
    DraftParagraph,
    PrintedAmendment,
    PrintedRule,
)
from amendments.compendium.numbers import follows
from amendments.compendium.reader import read_compendium
from amendments.engine.rules import When
from tests.compendium.writing import printed

WORDS = {
    "en": "rivers lakes water Europe the of and to a 2025 non-toxic States’ (ETS 12) citizens’ –".split(" "),
    "fr": "rivières lacs l'eau d'Europe de la et à 2025 non-toxique 20^e (STCE no 210) œuvre –".split(" "),
}  # fmt: skip
QUOTES = {"en": [("“", "”"), ('"', '"')], "fr": [("«", "»"), ("« ", " »"), ("«\u00a0", "\u00a0»")]}
NAMES = ["Ms Ada RIVER", "Mr Max LAKE", "M. Émile ÉTANG", "Mme Zoë d'EAU", "Sir Roger GALE"]
COMMITTEES = {
    "en": "Committee on Water, Air and Soil",
    "fr": "commission de l'eau, de l'air et du sol",
}
HEADS = {
    "en": "In the draft {kind}, replace paragraph {n} with the following paragraphs:",
    "fr": "Dans le projet de {kind}, remplacer le paragraphe {n} par les paragraphes suivants:",
}
KINDS = {
    "en": {"resolution": "resolution", "recommendation": "recommendation"},
    "fr": {"resolution": "résolution", "recommendation": "recommandation"},
}


@st.composite
def sentences(draw: st.DrawFn, language: str, end: str = ".") -> str:
    words = draw(st.lists(st.sampled_from(WORDS[language]), min_size=2, max_size=8))
    opening, closing = draw(st.sampled_from(QUOTES[language]))
    if draw(st.booleans()):
        at = draw(st.integers(0, len(words)))
        words.insert(at, f"{opening}{draw(st.sampled_from(WORDS[language][:3]))}{closing}")
    return "Rivers " + " ".join(words) + " end" + end


@st.composite
def numbers(draw: st.DrawFn) -> list[str]:
    """Paragraph numbers in sequence: after each comes a child, a neighbour, or a parent's one."""
    found = ["1"]
    for _ in range(draw(st.integers(1, 7))):
        parts = found[-1].split(".")
        level = draw(st.integers(0, min(len(parts), 2)))
        head = parts[:level] if level == len(parts) else parts[: level + 1]
        if level == len(parts):
            found.append(".".join([*head, "1"]))
        else:
            found.append(".".join([*head[:-1], str(int(head[-1]) + 1)]))
    return found


@st.composite
def drafts(draw: st.DrawFn, letter: str, kind: str, language: str) -> Draft:
    paragraphs = []
    for number in draw(numbers()):
        text = draw(sentences(language))
        if draw(st.integers(0, 4)) == 0:
            items = [draw(sentences(language, end)) for end in (";", ".")]
            text = "\n".join([f"{text[:-1]}:", *(f"- {item}" for item in items)])
        paragraphs.append(DraftParagraph(number, text))
    return Draft(letter, kind, tuple(paragraphs))


@st.composite
def instructions(draw: st.DrawFn, draft: Draft, language: str) -> str:
    opening, closing = draw(st.sampled_from(QUOTES[language]))
    lines = draw(st.lists(sentences(language), min_size=1, max_size=3))
    number = draw(st.sampled_from([p.number for p in draft.paragraphs]))
    head = HEADS[language].format(kind=KINDS[language][draft.kind], n=number)
    quotation = f"{opening}" + "\n".join(lines) + closing
    return f"{head}\n{quotation}"


@st.composite
def amendments(draw: st.DrawFn, number: str, draft: Draft, language: str) -> PrintedAmendment:
    by_committee = draw(st.integers(0, 4)) == 0
    names = draw(st.lists(st.sampled_from(NAMES), min_size=1, max_size=4, unique=True))
    return PrintedAmendment(
        number,
        draft.letter,
        draw(instructions(draft, language)),
        tabled_by=() if by_committee else tuple(names),
        committee=COMMITTEES[language] if by_committee else None,
        explanatory_note=draw(st.none() | sentences(language)),
        votes=draw(st.none() | st.just("74 in favor 20 against 15 abstentions")),
    )


@st.composite
def compendia(draw: st.DrawFn) -> tuple[Compendium, dict[str, int]]:
    """A compendium, and after how many paragraphs of its draft each amendment is printed."""
    language = draw(st.sampled_from(["en", "fr"]))
    texts = [draw(drafts("A", "resolution", language))]
    if draw(st.booleans()):
        texts.append(draw(drafts("B", "recommendation", language)))
    order = draw(st.permutations(range(1, draw(st.integers(1, 5)) + 1)))
    places: dict[str, int] = {}
    found: list[PrintedAmendment] = []
    for number in map(str, order):
        draft = draw(st.sampled_from(texts))
        places[number] = draw(st.integers(0, len(draft.paragraphs)))
        found.append(draw(amendments(number, draft, language)))
    found.sort(key=lambda a: (a.draft, places[a.number]))
    return (
        Compendium(
            reference=f"Doc. {draw(st.integers(10000, 19999))}",
            title="The state of rivers",
            date=draw(st.none() | st.dates().map(lambda d: f"20{d.isoformat()[2:]}")),
            language=language,
            drafts=tuple(texts),
            amendments=tuple(found),
            rules=draw(rules([a.number for a in found])),
        ),
        places,
    )


@st.composite
def rules(draw: st.DrawFn, order: list[str]) -> tuple[PrintedRule, ...]:
    found: dict[tuple[str, str, When], PrintedRule] = {}
    for _ in range(draw(st.integers(0, 3)) if len(order) > 1 else 0):
        trigger, falls = draw(st.permutations(order))[:2]
        when = draw(st.sampled_from([When.ADOPTED, When.REJECTED]))
        both = sorted([trigger, falls], key=order.index)
        printed_on = draw(st.sampled_from([both, [trigger], [falls]]))
        found[trigger, falls, when] = PrintedRule((trigger,), when, falls, tuple(printed_on))
    return tuple(found.values())


def assert_same(read: Compendium, written: Compendium) -> None:
    """Check that what was read is what was written, the order of rules and findings aside."""
    assert replace(read, rules=(), repairs=(), problems=()) == replace(written, rules=())
    assert set(read.rules) == set(written.rules)
    assert len(read.rules) == len(written.rules)
    assert read.problems == ()


@given(compendia())
def test_what_is_printed_is_read_back(made: tuple[Compendium, dict[str, int]]) -> None:
    compendium, places = made
    read = read_compendium(printed(compendium, places))
    assert_same(read, compendium)
    assert read.repairs == ()


@given(compendia(), st.sampled_from(["\u00a0", " "]), st.sampled_from(["\r\n", "\n", "\r"]))
def test_spaces_and_line_ends_do_not_matter(
    made: tuple[Compendium, dict[str, int]], space: str, line_end: str
) -> None:
    compendium, places = made
    source = printed(compendium, places)
    read = read_compendium(source.replace(" ", space).replace("\n", line_end))
    assert [a.number for a in read.amendments] == [a.number for a in compendium.amendments]
    assert [len(d.paragraphs) for d in read.drafts] == [
        len(d.paragraphs) for d in compendium.drafts
    ]
    assert set(read.rules) == set(compendium.rules)


@given(compendia(), st.data())
def test_a_draft_paragraph_torn_into_a_quotation_is_put_back(
    made: tuple[Compendium, dict[str, int]], data: st.DataObject
) -> None:
    compendium, places = made
    amendment = data.draw(st.sampled_from(compendium.amendments))
    draft = next(d for d in compendium.drafts if d.letter == amendment.draft)
    at = places[amendment.number]
    assume(at < len(draft.paragraphs))
    source = printed(compendium, places)
    torn = draft.paragraphs[at]
    moved = f"{' - ' if '.' in torn.number else ''}{torn.number}. {torn.text}"
    word = amendment.instruction.split("\n")[-1].rsplit(" end", 1)
    whole = f"{word[0]} of this end{word[1]}"
    written = amendment.instruction.removesuffix(amendment.instruction.split("\n")[-1]) + whole
    changed = replace(amendment, instruction=written)
    compendium = replace(
        compendium,
        amendments=tuple(changed if a == amendment else a for a in compendium.amendments),
    )
    source = printed(compendium, places)
    assume(source.count(f"\n{moved}\n") == 1)
    assume(source.count(whole) == 1)
    source = source.replace(f"\n{moved}\n", "\n")
    first, second = whole.rsplit("this ", 1)
    source = source.replace(whole, f"{first}this\n\n{moved}\n\n{second}")
    read = read_compendium(source)
    assert_same(read, compendium)
    assert [r.code for r in read.repairs] == ["paragraph-inside-quotation"]


@given(compendia(), st.data())
def test_a_quotation_closed_too_early_is_mended(
    made: tuple[Compendium, dict[str, int]], data: st.DataObject
) -> None:
    compendium, places = made
    several = [a for a in compendium.amendments if a.instruction.count("\n") > 1]
    assume(several)
    amendment = data.draw(st.sampled_from(several))
    lines = amendment.instruction.split("\n")
    closing = lines[-1][lines[-1].rindex("end.") + 4 :]
    source = printed(compendium, places)
    assume(source.count("\n\n".join(lines)) == 1)
    source = source.replace(
        "\n\n".join(lines), "\n\n".join([lines[0], lines[1] + closing, *lines[2:]])
    )
    read = read_compendium(source)
    assert_same(read, compendium)
    assert [r.code for r in read.repairs] == ["quotation-closed-early"]


@given(compendia(), st.data())
def test_a_missing_closing_mark_is_added(
    made: tuple[Compendium, dict[str, int]], data: st.DataObject
) -> None:
    compendium, places = made
    amendment = data.draw(st.sampled_from(compendium.amendments))
    last = amendment.instruction.split("\n")[-1]
    source = printed(compendium, places)
    without = last[: last.rindex("end.") + 4]
    assume(source.count(f"\n{last}\n") == 1)
    read = read_compendium(source.replace(f"\n{last}\n", f"\n{without}\n"))
    assert [a.number for a in read.amendments] == [a.number for a in compendium.amendments]
    assert read.drafts == compendium.drafts
    mended = next(a for a in read.amendments if a.number == amendment.number)
    assert mended.instruction.replace("\u00a0", " ") == amendment.instruction.replace("\u00a0", " ")
    assert [r.code for r in read.repairs] == ["missing-closing-quote"]


@given(compendia(), st.integers(60, 100))
def test_wrapped_lines_are_joined(made: tuple[Compendium, dict[str, int]], width: int) -> None:
    compendium, places = made
    source = printed(compendium, places)
    wrapped = "\n".join(
        "\n".join(textwrap.wrap(line, width, break_long_words=False, break_on_hyphens=False))
        for line in source.split("\n")
    )
    read = read_compendium(wrapped)
    assert [(a.number, a.tabled_by, a.committee) for a in read.amendments] == [
        (a.number, a.tabled_by, a.committee) for a in compendium.amendments
    ]
    assert [[p.number for p in d.paragraphs] for d in read.drafts] == [
        [p.number for p in d.paragraphs] for d in compendium.drafts
    ]
    assert read.problems == ()


@given(numbers())
def test_the_numbers_of_the_test_follow_one_another(found: list[str]) -> None:
    assert all(follows(a, b) for a, b in zip([None, *found], found, strict=False))


@given(st.text(alphabet="«»“”\"' .:\n-–1234Amendment Doc.()\u00a0", max_size=400))
def test_no_text_breaks_the_reader(noise: str) -> None:
    head = "Doc. 15999\n\nA. Draft resolution\n\n1. One.\n\nAmendment 1\n\nDelete paragraph 1.\n\n"
    read = read_compendium(head + noise)
    assert read.amendments[0].number == "1"
    numbers_read = [p.number for p in read.drafts[0].paragraphs]
    assert len(set(numbers_read)) == len(numbers_read)
