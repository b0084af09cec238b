"""From the words of an instruction to its parts, by the grammar of the language."""

from dataclasses import dataclass
from functools import cache
from types import ModuleType
from typing import Any, cast

from lark import Lark, Token, Transformer, UnexpectedInput, v_args

from amendments.engine.grammar import en, fr
from amendments.engine.grammar.parts import (
    Draft,
    InAmendment,
    Mark,
    Noun,
    Paragraphs,
    Part,
    Place,
    Quoted,
    Sentences,
    Times,
    Verb,
    With,
)
from amendments.engine.instruction import Action, Side, Unit
from amendments.engine.numbering import last_figure, parent_of

LANGUAGES: dict[str, ModuleType] = {"en": en, "fr": fr}


class UnknownWordsError(ValueError):
    """The grammar does not know the words at `position` (characters from 0)."""

    def __init__(self, position: int) -> None:
        super().__init__(f"not understood from character {position}")
        self.position = position


def recognise(head: str, language: str) -> tuple[Part, ...]:
    """Return the parts of `head`: folded small letters, each quotation replaced by its mark.

    Raises `UnknownWordsError`.
    """
    try:
        # The parser is given `_ToParts`: it makes the parts as it goes, and no tree.
        return cast(tuple[Part, ...], _parser(language).parse(head))
    except UnexpectedInput as error:
        position = error.pos_in_stream
        raise UnknownWordsError(len(head) if position is None else position) from None


@cache
def _parser(language: str) -> Lark:
    words = LANGUAGES[language]
    return Lark(words.GRAMMAR, parser="lalr", lexer="contextual", transformer=_ToParts(words))


@dataclass(frozen=True, slots=True)
class _Ordinals:
    values: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class _Numbers:
    """One paragraph number, or the two of a range."""

    values: tuple[str, ...]


MARKS: dict[str, Any] = {"AND": "joint"}  # any other mark is called as its terminal


@v_args(inline=True)
class _ToParts(Transformer[Token, tuple[Part, ...]]):
    def __init__(self, words: ModuleType) -> None:
        super().__init__()
        self._words = words

    def start(self, *found: Part | tuple[Part, ...]) -> tuple[Part, ...]:
        parts: list[Part] = []
        for part in found:
            parts += part if isinstance(part, tuple) else [part]
        return tuple(parts)

    def replace(self, _: Token) -> Part:
        return Verb(Action.REPLACE)

    def substitute(self, _: Token) -> Part:
        return Verb(Action.REPLACE, substitutes=True)

    def delete(self, _: Token) -> Part:
        return Verb(Action.DELETE)

    def insert(self, _: Token) -> Part:
        return Verb(Action.INSERT)

    def add(self, _: Token) -> Part:
        return Verb(Action.INSERT, adds=True)

    def complete(self, _: Token) -> Part:
        return Verb(Action.INSERT, completes=True)

    def move(self, _: Token) -> Part:
        return Verb(Action.MOVE)

    def rewrite(self, _: Token) -> Part:
        return Verb(Action.REPLACE, rewrites=True)

    def with_new(self, _: Token) -> Part:
        return With()

    def instead(self, _: Token) -> Part:
        return With(instead=True)

    def numbers(self, *tokens: Token) -> _Numbers:
        return _Numbers(tuple(str(token) for token in tokens if token.type == "NUMBER"))

    def paragraphs(self, *children: Any) -> tuple[Part, ...]:
        """Return the paragraphs named; a range beside other numbers is a part of its own."""
        named = [child.values for child in children if isinstance(child, _Numbers)]
        if all(len(numbers) == 1 for numbers in named):
            return (Paragraphs(tuple(numbers[0] for numbers in named)),)
        parts: list[Part] = []
        for numbers in named:
            parts += [Mark("joint"), Paragraphs(numbers, through=len(numbers) > 1)]
        return tuple(parts[1:])

    def ordinal(self, token: Token) -> _Ordinals:
        return _Ordinals(_ordinals(token, self._words))

    def sentences(self, *children: Any) -> Part:
        return Sentences(
            tuple(n for child in children if isinstance(child, _Ordinals) for n in child.values)
        )

    def sentence_range(self, first: _Ordinals, _: Token, last: _Ordinals, __: Token) -> Part:
        """Return the sentences from one to another; none when the range is not certain."""
        if 0 < first.values[0] < last.values[-1]:
            return Sentences(tuple(range(first.values[0], last.values[-1] + 1)))
        return Sentences(())  # "the third to last sentence"

    def between(self, _: Token, things: Any) -> tuple[Part, ...]:
        """Return the place after the first of two neighbours; of others, a place without a thing."""
        thing = things if isinstance(things, Sentences) else things[0]
        match thing:
            case Sentences((first, last)) if last == first + 1:
                return (Place(Side.AFTER), Sentences((first,)))
            case Paragraphs((before, after), through=False) if _are_neighbours(before, after):
                return (Place(Side.AFTER), Paragraphs((before,)))
        return (Place(Side.AFTER), Place(Side.AFTER))

    def after(self, _: Token) -> Part:
        return Place(Side.AFTER)

    def before(self, _: Token) -> Part:
        return Place(Side.BEFORE)

    def at_end(self, _: Token) -> Part:
        return Place(Side.END)

    def at_start(self, _: Token) -> Part:
        return Place(Side.START)

    def words(self, token: Token) -> Part:
        return Noun(Unit.WORDS, token.endswith("s"))

    def sentence(self, token: Token) -> Part:
        return Noun(Unit.SENTENCE, token.endswith("s"))

    def paragraph(self, token: Token) -> Part:
        return Noun(Unit.PARAGRAPH, token.endswith("s"))

    def text(self, token: Token) -> Part:
        return Noun(None, token.endswith("s"))

    def quoted(self, token: Token) -> Part:
        return Quoted(int(token[1:-1]))

    def times(self, token: Token) -> Part:
        return Times(_count(token, self._words))

    def mark(self, token: Token, *_: Token) -> Part:
        return Mark(MARKS.get(token.type, token.type.lower()))

    def draft(self, token: Token) -> Part:
        return Draft(
            token[min(token.find(kind) for kind in self._words.DRAFT_KINDS if kind in token) :]
        )

    def in_amendment(self, _: Token, number: Token) -> Part:
        return InAmendment(str(number))

    def in_oral_amendment(self, _: Token, number: Token) -> Part:
        return InAmendment(f"O{number}")  # oral ones are a series of numbers of their own


def _are_neighbours(number: str, following: str) -> bool:
    """Tell whether paragraph `following` is the next one in the list of `number`."""
    figures = last_figure(number), last_figure(following)
    if parent_of(number) != parent_of(following) or not all(map(str.isdigit, figures)):
        return False
    return int(figures[1]) == int(figures[0]) + 1


def _ordinals(token: Token, words: ModuleType) -> tuple[int, ...]:
    """Return what an ordinal names: (2,) for "second", (-2, -1) for "last two"."""
    if token.type == "LAST":
        return (-1,)
    if token.type == "BEFORE_LAST":
        return (-2,)
    if token.type in {"LAST_SOME", "FIRST_SOME"}:
        count = _count(token, words)
        return tuple(range(-count, 0)) if token.type == "LAST_SOME" else tuple(range(1, count + 1))
    digits = "".join(character for character in token if character.isdigit())
    plain = token.replace("è", "e")
    return (
        int(digits) if digits else words.ORDINALS.get(plain) or words.ORDINALS[plain.rstrip("s")],
    )


def _count(token: Token, words: ModuleType) -> int:
    """Return how many are meant: 2 for "last two", "twice" and "(2 fois)"."""
    said = token.strip("()").split()
    return next(
        words.COUNTS.get(word) or int(word)
        for word in said
        if word in words.COUNTS or word.isdigit()
    )
