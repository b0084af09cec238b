"""Any instruction, printed in any typography, is read back as it was meant."""

from dataclasses import dataclass

from hypothesis import given, settings
from hypothesis import strategies as st

from amendments.engine.grammar import InstructionError, read
from amendments.engine.instruction import Action, Instruction, Side, Unit

QUOTES = [("«", "»"), ("« ", " »"), ("“", "”"), ('"', '"'), ("‘", "’"), ("«\u202f", "\u202f»")]
ORDINALS = {
    "en": {1: "first", 2: "second", 3: "third", 12: "12th", -1: "last", -2: "penultimate"},
    "fr": {
        1: "première",
        2: "2e",
        3: "troisième",
        12: "12ème",
        -1: "dernière",
        -2: "avant-dernière",
    },
}
SIDES: dict[str, dict[Side | None, str]] = {
    "en": {Side.AFTER: "after", Side.BEFORE: "before"},
    "fr": {Side.AFTER: "après", Side.BEFORE: "avant"},
}
ENDS: dict[str, dict[Side | None, str]] = {
    "en": {Side.END: "at the end of", Side.START: "at the beginning of"},
    "fr": {Side.END: "à la fin", Side.START: "au début"},
}
NOUNS = {
    "en": {Unit.WORDS: "words", Unit.SENTENCE: "sentence", Unit.PARAGRAPH: "paragraph"},
    "fr": {Unit.WORDS: "les mots", Unit.SENTENCE: "la phrase", Unit.PARAGRAPH: "le paragraphe"},
}
numbers = st.sampled_from(["1", "5", "5.4", "9.2.1", "18"])
ordinals = st.sampled_from([1, 2, 3, 12, -1, -2])
plain = st.text("abc XYZ,.;éœ0—", min_size=1, max_size=20).map(str.strip)
# Words as they come in resolutions: drafting verbs and nested quotation marks among them.
phrases = (
    st.lists(
        st.one_of(
            plain,
            st.sampled_from(
                "to add; delete paragraph 5|après la phrase|with the words|supprimer les mots"
                "|l'Europe|the States|par le mot|and|et|;|1. a|(b)".split("|")
            ),
        ),
        min_size=1,
        max_size=4,
    )
    .map(lambda some: " ".join(" ".join(some).split()))
    .filter(bool)
)


@dataclass(frozen=True)
class Print:
    """One way to print: the marks, whether there is a comma, a colon, a full stop."""

    quotes: tuple[str, str]
    comma: str
    colon: str
    stop: str
    space: str

    def quote(self, words: str) -> str:
        return f"{self.quotes[0]}{words}{self.quotes[1]}"


prints = st.builds(
    Print,
    st.sampled_from(QUOTES),
    st.sampled_from([",", ""]),
    st.sampled_from([":", " :", "\u00a0:", ""]),
    st.sampled_from(["", "."]),
    st.sampled_from([" ", "\u00a0", "  "]),
)


@st.composite
def instructions(draw) -> Instruction:
    number = draw(numbers)
    sentences = draw(st.one_of(st.just(()), ordinals.map(lambda one: (one,))))
    words, new = draw(phrases), draw(phrases)
    match draw(st.integers(0, 6)):
        case 0:
            return Instruction(
                Action.DELETE, Unit.WORDS, (number,), sentences=sentences, words=words
            )
        case 1:
            return Instruction(
                Action.REPLACE,
                Unit.WORDS,
                (number,),
                sentences=sentences,
                words=words,
                new_text=(new,),
            )
        case 2:
            side = draw(st.sampled_from([Side.AFTER, Side.BEFORE]))
            return Instruction(
                Action.INSERT,
                Unit.WORDS,
                (number,),
                sentences=sentences,
                side=side,
                words=words,
                new_text=(new,),
            )
        case 3:
            side = draw(st.sampled_from([Side.START, Side.END]))
            return Instruction(
                Action.INSERT,
                Unit.WORDS,
                (number,),
                sentences=sentences,
                side=side,
                new_text=(new,),
            )
        case 4:
            side = draw(st.sampled_from([Side.AFTER, Side.BEFORE]))
            return Instruction(
                Action.INSERT, Unit.PARAGRAPH, (number,), side=side, new_text=(f"{new}.",)
            )
        case 5:
            return Instruction(
                Action.REPLACE,
                Unit.SENTENCE,
                (number,),
                sentences=(draw(ordinals),),
                new_text=(f"{new}.",),
            )
        case _:
            return Instruction(Action.DELETE, Unit.PARAGRAPH, (number,))


def printed(instruction: Instruction, language: str, how: Print) -> str:
    """A small printer of our own: the engine's `write` is not what is tested here."""
    draft = {"en": "In the draft resolution", "fr": "Dans le projet de résolution"}[language]
    text = f"{draft}{how.comma} {_said(instruction, language, how)}"
    return text.replace(" ", how.space) + how.stop


def _said(one: Instruction, language: str, how: Print) -> str:
    en = language == "en"
    paragraph = f"{'paragraph' if en else 'paragraphe'} {one.paragraphs[0]}"
    verb = {
        Action.DELETE: ("delete", "supprimer"),
        Action.REPLACE: ("replace", "remplacer"),
        Action.INSERT: ("insert", "insérer"),
    }[one.action][0 if en else 1]
    new = how.quote(one.new_text[0]) if one.new_text else ""
    the = "the " if en else ""
    noun = the + NOUNS[language][one.unit]
    by = f"{'with' if en else 'par'}{how.colon} {new}"
    sentence = (
        f"{ORDINALS[language][one.sentences[0]]} {'sentence' if en else 'phrase'}"
        if one.sentences
        else ""
    )
    if one.unit == Unit.PARAGRAPH and one.action == Action.DELETE:
        return f"{verb} {'' if en else 'le '}{paragraph}"
    if one.unit == Unit.PARAGRAPH:
        return (
            f"{SIDES[language][one.side]} {'' if en else 'le '}{paragraph}, {verb}{how.colon} {new}"
        )
    if one.unit == Unit.SENTENCE:
        return f"{paragraph}{how.comma} {verb} {'the' if en else 'la'} {sentence} {by}"
    place = f"{paragraph}{how.comma} {sentence + how.comma if sentence else ''} "
    if one.side in SIDES[language]:
        return f"{place}{SIDES[language][one.side]} {noun} {how.quote(one.words)}, {verb} {noun}{how.colon} {new}"
    if one.action == Action.INSERT:
        end = ENDS[language][one.side]
        what = (
            (f"the {sentence}" if en else f"de la {sentence}")
            if sentence
            else ("" if en else "du ")
        )
        of = f"{what} of {paragraph}" if en and sentence else f"{what}{paragraph}"
        of = f"{what} du {paragraph}" if sentence and not en else of
        return f"{end} {of}, {verb} {noun}{how.colon} {new}"
    if one.action == Action.DELETE:
        return f"{place}{verb} {noun}{how.colon} {how.quote(one.words)}"
    return f"{place}{verb} {noun} {how.quote(one.words)} {by}"


def same(text: str) -> str:
    return " ".join(text.split())


@given(instructions(), prints, st.sampled_from(["en", "fr"]))
@settings(max_examples=400)
def test_what_is_printed_is_read_back(instruction, how, language):
    got = read(printed(instruction, language, how), language)
    assert len(got) == 1
    values, expected = got[0].as_dict(), instruction.as_dict()
    for either in (values, expected):
        either["words"] = same(either["words"])
        either["new_text"] = [same(line) for line in either["new_text"]]
    assert values == expected


# Marks astray: whatever is read, no quoted words may hold an instruction's own.
torn = st.lists(
    st.sampled_from(["«", "»", '"', "“", "”", "a", "b. ", ", "]), min_size=1, max_size=6
).map("".join)


@given(torn, torn, st.sampled_from(["en", "fr"]))
@settings(max_examples=400)
def test_no_quotation_swallows_the_next_operation(first, second, language):
    text = {
        "en": f'In paragraph 5, at the end, insert the words "{first}"; delete the words "{second}".',
        "fr": f"Au paragraphe 5, à la fin, insérer les mots «{first}»; supprimer les mots «{second}».",
    }[language]
    try:
        got = read(text, language)
    except InstructionError:
        return
    for instruction in got:
        for words in (instruction.words, *instruction.new_text):
            assert "delete" not in words
            assert "supprimer" not in words


anything = st.lists(
    st.sampled_from(
        "paragraph|paragraphe|5|9.2|the|les|words|mots|phrase|sentence|second|deuxième|replace|remplacer"
        "|delete|supprimer|insert|insérer|with|par|after|après|at the end of|à la fin de|and|et|;|.|,|:"
        '|"a"|«b»|"|«|»|\n|in|dans|to|à|from|de|following|suivant|everywhere|partout|amendment 4|title'.split(
            "|"
        )
    ),
    max_size=14,
).map(" ".join)


@given(anything, st.sampled_from(["en", "fr"]))
@settings(max_examples=500)
def test_any_text_is_read_or_refused_with_a_reason(text, language):
    try:
        reason = None
        assert read(text, language)
    except InstructionError as refusal:
        reason = refusal.notice
    assert reason is None or reason.words(language)
