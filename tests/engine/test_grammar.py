"""What printed instructions say, and which ones are refused, in both languages."""

from collections import Counter

import pytest

from amendments.engine.grammar import InstructionError, read
from amendments.engine.instruction import Action, Instruction, Unit
from amendments.engine.phrases import PHRASES
from amendments.engine.wording import write
from tests.engine.corpus import en, flat, fr

OPENINGS = {"en": "In the draft resolution,", "fr": "Dans le projet de résolution,"}
READ = [
    (language, form, printed, expected)
    for language, module in (("en", en), ("fr", fr))
    for form, printed, expected in flat(module.READ, OPENINGS[language])
]
REFUSED = [
    (language, code, printed.replace("@", OPENINGS[language]))
    for language, module in (("en", en), ("fr", fr))
    for code, printed in module.REFUSED
]
FORMS = (
    "A1 A2 A3 A4 A5 B1 B2 B3 B4 B5 B6 B7 C1 C2 C3 C4 C5 C6 C7 C8 C9 C10 C11 C12 D1 E1 F1 G1".split()
)


@pytest.mark.parametrize(("language", "form", "printed", "expected"), READ)
def test_an_instruction_says_what_a_clerk_reads(language, form, printed, expected):
    assert read(printed, language) == expected


@pytest.mark.parametrize(("language", "code", "printed"), REFUSED)
def test_an_unclear_instruction_is_refused_with_its_reason(language, code, printed):
    with pytest.raises(InstructionError) as refusal:
        read(printed, language)
    assert refusal.value.notice.code == code
    assert refusal.value.notice.words("fr")
    assert refusal.value.notice.words("en")


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_corpus_holds_every_form(language):
    count = Counter(form for of, form, _, _ in READ if of == language)
    assert not [form for form in FORMS if not count[form]]
    assert count.total() >= 220
    assert sum(1 for of, _, _ in REFUSED if of == language) >= 50


@pytest.mark.parametrize(("language", "form", "printed", "expected"), READ)
@pytest.mark.parametrize(
    "change",
    [
        lambda printed: f"  {printed}\n",
        lambda printed: printed.replace(" ", "\u00a0"),
        lambda printed: printed.replace("e", "e\u00ad", 1) if printed[1] == "e" else printed,
    ],
    ids=["spaces around", "spaces that do not break", "soft hyphen"],
)
def test_spaces_and_soft_hyphens_do_not_matter(language, form, printed, expected, change):
    got = [_loose(one) for one in read(change(printed), language)]
    assert got == [_loose(one) for one in expected]


def _loose(instruction):
    """The reading with any space of the quoted words as a plain one."""
    values = instruction.as_dict()
    values["words"] = " ".join(values["words"].split())
    values["new_text"] = [" ".join(line.split()) for line in values["new_text"]]
    return values


def test_every_reason_has_words_in_both_languages():
    for language, code, _ in REFUSED:
        assert PHRASES[code][language]


@pytest.mark.parametrize(
    "printed",
    [
        '"' * 100_000,
        "«" * 100_000,
        "«»" * 50_000,
        '"a ' * 100_000,
        "replace " * 125_000,
        "x" * 1_000_000,
        "a" + " " * 190_000 + "b",
        "a" + "\n" * 190_000 + "b",
        "a" + " \n" * 95_000 + '"b"',
        ('"a ' + "x" * 300 + " ") * 500,
        "delete " + '"a ' * 300 + 'b" ' * 299,
        'In paragraph 5, insert "a ' + '"b" c ' * 250,
        "replace 'a " * 25 + "' with " * 200,
        'delete paragraph 5, insert "' + "delete x " * 20_000 + '"',
        "delete paragraphs " + "5, " * 1_200 + "or 6",
        "delete paragraph 5" + "." * 3_900 + " or",
    ],
    ids=range(16),
)
@pytest.mark.parametrize("language", ["en", "fr"])
def test_hostile_text_is_refused(printed, language):
    with pytest.raises(InstructionError):
        read(printed, language)


@pytest.mark.parametrize(
    ("language", "new", "said"),
    [
        ("en", "It ends.", "with the following sentence:"),
        ("en", "It ends. It is over.", "with the following sentences:"),
        ("en", "See Art. 7 of the Statute.", "with the following sentence:"),
        ("fr", "Elle finit.", "par la phrase suivante:"),
        ("fr", "Elle finit. M. Lac part.", "par les phrases suivantes:"),
    ],
)
def test_new_text_of_several_sentences_is_written_in_the_plural(language, new, said):
    one = Instruction(Action.REPLACE, Unit.SENTENCE, ("5",), sentences=(2,), new_text=(new,))

    assert said in write(one, language)
