"""Large drafts and amendments for the benchmarks, the same in every run."""

import random

from amendments.engine.consolidate import Amendment
from amendments.engine.instruction import Action, Instruction, Side, Unit
from amendments.engine.text import Text, text_of

PARAGRAPHS = 2_000
WORDS = 80
VOCABULARY = [
    f"{first}{second}" for first in "kalimontersab" for second in ("ra", "mi", "to", "sel", "dun")
]


def make_draft(chance: random.Random) -> Text:
    """Return a draft of `PARAGRAPHS` paragraphs, each word of which stands there only once."""
    rows = []
    for number in range(1, PARAGRAPHS + 1):
        words = [f"{chance.choice(VOCABULARY)}{count}" for count in range(WORDS)]
        sentences = [" ".join(words[at : at + 20]).capitalize() + "." for at in range(0, WORDS, 20)]
        rows.append((str(number), " ".join(sentences)))
    return text_of("en", rows)


def make_amendments(text: Text, count: int, chance: random.Random) -> list[Amendment]:
    """Return amendments spread over the draft: words replaced, inserted, deleted, some paragraphs."""
    return [Amendment(str(n), n, (make_instruction(text, n, chance),)) for n in range(1, count + 1)]


def make_instruction(text: Text, count: int, chance: random.Random) -> Instruction:
    """Return the instruction of the amendment `count`: of ten, one puts in a paragraph."""
    paragraph = chance.choice(text.paragraphs)
    word = chance.choice(paragraph.text.split(" ")).strip(".")
    where = (paragraph.number,)
    match count % 10:
        case 0:
            new = ("A new paragraph.",)
            return Instruction(Action.INSERT, Unit.PARAGRAPH, where, side=Side.AFTER, new_text=new)
        case 1 | 2 | 3:
            return Instruction(Action.DELETE, Unit.WORDS, where, words=word)
        case 4 | 5 | 6:
            return Instruction(
                Action.INSERT, Unit.WORDS, where, words=word, side=Side.AFTER, new_text=("novum",)
            )
        case _:
            return Instruction(Action.REPLACE, Unit.WORDS, where, words=word, new_text=("novum",))


def make_deletions(text: Text, first: int, count: int, chance: random.Random) -> list[Amendment]:
    """Return amendments by which a whole paragraph goes, numbered from `first`."""
    return [
        Amendment(
            str(number),
            number,
            (Instruction(Action.DELETE, Unit.PARAGRAPH, (chance.choice(text.paragraphs).number,)),),
        )
        for number in range(first, first + count)
    ]
