"""`make bench`: the engine on large drafts, each figure beside a plain `str.join` of the same pieces.

Absolute times depend on the machine; what counts is the ratio to the join in the same run, and
that the time for one amendment does not grow with their number.
"""

import gc
import random
import statistics
import time
from collections.abc import Callable

from amendments.engine.conflicts import find_conflicts
from amendments.engine.consolidate import Amendment, Consolidated, consolidate
from amendments.engine.grammar import read
from amendments.engine.instruction import Action, Instruction, Side, Unit
from amendments.engine.rules import Decision
from amendments.engine.text import Text, text_of

PARAGRAPHS = 2_000
WORDS = 80
SIZES = (1_000, 10_000, 40_000)
RUNS = 5
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
    paragraph = text.paragraphs[chance.randrange(PARAGRAPHS)]
    word = chance.choice(paragraph.text.split(" ")).strip(".")
    match count % 10:
        case 0:
            new = ("A new paragraph.",)
            return Instruction(
                Action.INSERT, Unit.PARAGRAPH, (paragraph.number,), side=Side.AFTER, new_text=new
            )
        case 1 | 2 | 3:
            return Instruction(Action.DELETE, Unit.WORDS, (paragraph.number,), words=word)
        case 4 | 5 | 6:
            new = ("novum",)
            return Instruction(
                Action.INSERT,
                Unit.WORDS,
                (paragraph.number,),
                words=word,
                side=Side.AFTER,
                new_text=new,
            )
        case _:
            return Instruction(
                Action.REPLACE, Unit.WORDS, (paragraph.number,), words=word, new_text=("novum",)
            )


def seconds(act: Callable[[], object], runs: int = RUNS) -> float:
    """Return the median time of `runs` calls, after one that is not counted."""
    act()
    times = []
    for _ in range(runs):
        gc.collect()
        start = time.perf_counter()
        act()
        times.append(time.perf_counter() - start)
    return statistics.median(times)


def joined(result: Consolidated) -> str:
    """Do the least that any consolidation must: join the pieces that stay."""
    return "\n".join("".join(piece.text for piece in one.pieces) for one in result.paragraphs)


def row(what: str, figure: float, unit: str, join: float, count: int) -> None:
    each = figure / count * 1e6
    print(f"{what:<44} {figure * 1000:>10.2f} {unit} {figure / join:>10.1f} {each:>12.2f}")


def main() -> None:
    chance = random.Random(16245)
    text = make_draft(chance)
    print(f"{PARAGRAPHS} paragraphs of {WORDS} words; median of {RUNS} runs\n")
    print(f"{'':<44} {'time':>13} {'x join':>10} {'us an item':>12}")
    for count in SIZES:
        tabled = make_amendments(text, count, chance)
        votes = {one.number: Decision.ADOPTED for one in tabled}
        result = consolidate(text, tabled, votes)
        join = seconds(lambda result=result: joined(result))
        row(f"join, {count} amendments", join, "ms", join, count)
        row(
            f"consolidate, {count} amendments",
            seconds(lambda tabled=tabled, votes=votes: consolidate(text, tabled, votes)),
            "ms", join, count,
        )  # fmt: skip
        row(
            f"conflicts, {count} amendments",
            seconds(lambda tabled=tabled: find_conflicts(text, tabled), runs=1),
            "ms", join, count,
        )  # fmt: skip
    printed = 'In the draft resolution, paragraph 7, replace the words "a b" with the following words: "c d"'
    row(
        "read one instruction, 1000 times",
        seconds(lambda: [read(printed, "en") for _ in range(1000)]),
        "ms",
        1,
        1000,
    )


if __name__ == "__main__":
    main()
