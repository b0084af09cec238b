"""Write an instruction back as a clerk prints it, in the house style of either language.

`read(write(x)) == x` for every reading; pages show these words as what an instruction means.
"""

from collections.abc import Callable, Sequence

from amendments.engine.instruction import Action, Instruction, Side, Unit
from amendments.engine.sentences import sentences

KINDS = {
    "en": {"resolution": "resolution", "recommendation": "recommendation", "opinion": "opinion"},
    "fr": {
        "resolution": "de résolution",
        "recommendation": "de recommandation",
        "opinion": "d'avis",
    },
}
ORDINALS = {
    "en": "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split(),
    "fr": (
        "première deuxième troisième quatrième cinquième sixième septième huitième neuvième dixième "
        "onzième douzième"
    ).split(),
}
COUNTS = {
    "en": ["", "", "two", "three", "four", "five"],
    "fr": ["", "", "deux", "trois", "quatre", "cinq"],
}
EVERYWHERE = {
    "en": ("everywhere they appear, ", "({} times) "),
    "fr": ("partout où ils apparaissent, ", "({} fois) "),
}
AMENDMENTS = {
    "en": {"written": "amendment {}", "oral": "oral amendment {}"},
    "fr": {"written": "amendement {}", "oral": "amendement oral {}"},
}
AND = {"en": " and ", "fr": " et "}
MARKS = {"en": "“{}”", "fr": "«{}»"}


def write(instruction: Instruction, language: str, kind: str = "resolution") -> str:
    """Return the whole printed instruction, new text included, one line a paragraph of it.

    `kind` is that of the draft ("resolution", "recommendation", "opinion").
    """
    head = describe(instruction, language, kind)
    if not instruction.new_text:
        return f"{head}."
    return f"{head}:\n{MARKS[language].format(chr(10).join(instruction.new_text))}"


def describe(instruction: Instruction, language: str, kind: str = "resolution") -> str:
    """Return what the instruction says without its new text: "In the draft resolution, …, insert …"."""
    if instruction.action == Action.MANUAL:
        return {"en": "To be resolved by hand", "fr": "À résoudre à la main"}[language]
    return SAY[language](instruction, kind)


def _english(one: Instruction, kind: str) -> str:
    ground = (
        f"In {_amendment(one.amendment, 'en')}"
        if one.amendment
        else f"In the draft {KINDS['en'][kind]}"
    )
    return ", ".join(part for part in (ground, *_english_place(one), _english_act(one)) if part)


def _english_place(one: Instruction) -> list[str]:
    """Return the parts before the verb: the paragraph, the sentence, the side."""
    paragraph = _numbers(one, "paragraph", "paragraphs", " to ", "en")
    title = "in the title" if one.in_title else ""
    if one.unit == Unit.PARAGRAPH:
        return [_english_beside(one, paragraph)] if one.action == Action.INSERT else []
    sentences = _english_sentences(one.sentences)
    if one.action != Action.INSERT:
        named = sentences if one.words else ""
        return [title, paragraph, named]
    if one.words:
        return [title, paragraph, sentences, f"{one.side} the words {_quote(one.words, 'en')}"]
    if one.side in {Side.BEFORE, Side.AFTER}:
        return [paragraph, f"{one.side} the {sentences}"]
    end = "end" if one.side == Side.END else "beginning"
    if one.in_title:
        return [title, f"at the {end}"]
    if sentences:
        return [paragraph, f"at the {end} of the {sentences}"]
    return [f"at the {end} of {paragraph}" if paragraph else f"at the {end}"]


def _english_beside(one: Instruction, paragraph: str) -> str:
    if one.side == Side.END:
        return f"at the end of {paragraph}" if paragraph else "at the end"
    return f"{one.side} {paragraph}"


def _english_act(one: Instruction) -> str:
    following = _english_following(one)
    match one.action:
        case Action.INSERT:
            return f"{_everywhere(one, 'en')}insert the following {following}"
        case Action.MOVE:
            moved = _numbers(one, "paragraph", "paragraphs", " to ", "en")
            return f"move {moved} {one.side} paragraph {one.destination}"
        case Action.DELETE:
            return f"delete {_english_object(one)}"
        case _:
            if one.rest:
                return f"delete {_english_object(one)} and replace them with the following words"
            return f"replace {_english_object(one)} with the following {following}"


def _everywhere(one: Instruction, language: str) -> str:
    """Return "everywhere they appear, " or "(two times) ", "" when one place is meant."""
    always, counted = EVERYWHERE[language]
    if one.times:
        return counted.format(COUNTS[language][one.times])
    return always if one.everywhere else ""


def _english_following(one: Instruction) -> str:
    if one.unit == Unit.PARAGRAPH:
        return "paragraphs" if one.plural else "paragraph"
    if one.unit == Unit.SENTENCE:
        return "sentence" if _is_one_sentence(one.new_text) else "sentences"
    return "word" if _is_one_word(one.new_text) else "words"


def _english_object(one: Instruction) -> str:
    if one.rest:
        return f"all words after {_quote(one.words, 'en')}"
    if one.words:
        noun = "the following sentence:" if one.unit == Unit.SENTENCE else "the words"
        return f"{_everywhere(one, 'en')}{noun} {_quote(one.words, 'en')}"
    if one.unit == Unit.PARAGRAPH:
        return _numbers(one, "paragraph", "paragraphs", " to ", "en")
    return "the title" if one.in_title else f"the {_english_sentences(one.sentences)}"


def _english_sentences(ordinals: Sequence[int]) -> str:
    if not ordinals:
        return ""
    if ordinals[0] < -1 and list(ordinals) == list(range(ordinals[0], 0)):
        return f"last {COUNTS['en'][len(ordinals)]} sentences"
    named = [_english_ordinal(ordinal) for ordinal in ordinals]
    return f"{_listed(named, 'en')} sentence{'s' if len(named) > 1 else ''}"


def _english_ordinal(ordinal: int) -> str:
    if ordinal < 0:
        return "last" if ordinal == -1 else "penultimate"
    return ORDINALS["en"][ordinal - 1] if ordinal <= 12 else f"{ordinal}th"


def _french(one: Instruction, kind: str) -> str:
    ground = (
        f"Dans l'{_amendment(one.amendment, 'fr')}"
        if one.amendment
        else f"Dans le projet {KINDS['fr'][kind]}"
    )
    return ", ".join(part for part in (ground, *_french_place(one), _french_act(one)) if part)


def _french_place(one: Instruction) -> list[str]:
    """Return the parts before the verb: the paragraph, the sentence, the side."""
    paragraph = _numbers(one, "paragraphe", "paragraphes", " à ", "fr")
    title = "dans le titre" if one.in_title else ""
    if one.unit == Unit.PARAGRAPH:
        return [_french_beside(one, paragraph)] if one.action == Action.INSERT else []
    if one.action != Action.INSERT:
        named = _french_sentences(one.sentences, article="") if one.words else ""
        return [title, paragraph, named]
    side = {Side.BEFORE: "avant", Side.AFTER: "après"}.get(one.side or Side.END, "")
    if one.words:
        scope = _french_sentences(one.sentences, article="")
        return [title, paragraph, scope, f"{side} les mots {_quote(one.words, 'fr')}"]
    if side:
        return [paragraph, f"{side} {_french_sentences(one.sentences)}"]
    end = "à la fin" if one.side == Side.END else "au début"
    if one.in_title:
        return [title, end]
    if one.sentences:
        return [paragraph, f"{end} de {_french_sentences(one.sentences)}".replace("de les", "des")]
    return [f"{end} du {paragraph}" if paragraph else end]


def _french_beside(one: Instruction, paragraph: str) -> str:
    if one.side == Side.END:
        return f"à la fin du {paragraph}" if paragraph else "à la fin"
    side = "avant" if one.side == Side.BEFORE else "après"
    return f"{side} {'les' if len(one.paragraphs) > 1 else 'le'} {paragraph}"


def _french_act(one: Instruction) -> str:
    following = _french_following(one)
    match one.action:
        case Action.INSERT:
            return f"{_everywhere(one, 'fr')}insérer {following}"
        case Action.MOVE:
            side = "avant" if one.side == Side.BEFORE else "après"
            return f"déplacer {_french_paragraphs(one)} {side} le paragraphe {one.destination}"
        case Action.DELETE:
            return f"supprimer {_french_object(one)}"
        case _:
            if one.rest:
                return f"supprimer {_french_object(one)} et les remplacer par les mots suivants"
            return f"remplacer {_french_object(one)} par {following}"


def _french_following(one: Instruction) -> str:
    if one.unit == Unit.PARAGRAPH:
        return "les paragraphes suivants" if one.plural else "le paragraphe suivant"
    if one.unit == Unit.SENTENCE:
        return "la phrase suivante" if _is_one_sentence(one.new_text) else "les phrases suivantes"
    return "le mot suivant" if _is_one_word(one.new_text) else "les mots suivants"


def _french_object(one: Instruction) -> str:
    if one.rest:
        return f"tous les mots après {_quote(one.words, 'fr')}"
    if one.words:
        noun = "la phrase suivante:" if one.unit == Unit.SENTENCE else "les mots"
        return f"{_everywhere(one, 'fr')}{noun} {_quote(one.words, 'fr')}"
    if one.unit == Unit.PARAGRAPH:
        return _french_paragraphs(one)
    return "le titre" if one.in_title else _french_sentences(one.sentences)


def _french_paragraphs(one: Instruction) -> str:
    numbers = _numbers(one, "paragraphe", "paragraphes", " à ", "fr")
    return f"{'les' if len(one.paragraphs) > 1 else 'le'} {numbers}"


def _french_sentences(ordinals: Sequence[int], article: str = "la") -> str:
    """Return "la troisième phrase"; with `article` "" only "troisième phrase"."""
    if not ordinals:
        return ""
    if ordinals[0] < -1 and list(ordinals) == list(range(ordinals[0], 0)):
        last = f"{COUNTS['fr'][len(ordinals)]} dernières phrases"
        return f"les {last}" if article else last
    if len(ordinals) > 1:
        named = f"{_listed([_french_ordinal(ordinal) for ordinal in ordinals], 'fr')} phrases"
        return f"les {named}" if article else named
    named = f"{_french_ordinal(ordinals[0])} phrase"
    if not article:
        return named
    return f"l'{named}" if named.startswith("a") else f"la {named}"


def _french_ordinal(ordinal: int) -> str:
    if ordinal < 0:
        return "dernière" if ordinal == -1 else "avant-dernière"
    return ORDINALS["fr"][ordinal - 1] if ordinal <= 12 else f"{ordinal}e"


def _numbers(one: Instruction, single: str, several: str, to: str, language: str) -> str:
    if not one.paragraphs:
        return ""
    if len(one.paragraphs) == 1:
        return f"{single} {one.paragraphs[0]}"
    joined = to.join(one.paragraphs) if one.through else _listed(one.paragraphs, language)
    return f"{several} {joined}"


def _amendment(number: str, language: str) -> str:
    """Return "amendment 3", or "oral amendment 1" for the number "O1"."""
    kind = "oral" if number.startswith("O") else "written"
    return AMENDMENTS[language][kind].format(number.removeprefix("O"))


def _listed(words: Sequence[str], language: str) -> str:
    """Return "a, b and c"."""
    return AND[language].join(filter(None, [", ".join(words[:-1]), words[-1]]))


def _quote(words: str, language: str) -> str:
    return MARKS[language].format(words)


def _is_one_sentence(lines: Sequence[str]) -> bool:
    return len(lines) == 1 and len(sentences(lines[0])) == 1


def _is_one_word(lines: Sequence[str]) -> bool:
    return len(lines) == 1 and len(lines[0].split()) == 1


SAY: dict[str, Callable[[Instruction, str], str]] = {"en": _english, "fr": _french}
