"""`make bench`: the engine on large drafts, each figure beside a plain `str.join` of the same pieces.

Absolute times depend on the machine; what counts is the ratio to the join in the same run, and
that the time for one amendment does not grow with their number. `make bench ARGS=live` measures only how
long a vote takes to reach those who follow and their pages (benchmarks/live.py, parts.py), `ARGS=engine` only the rest.
"""

import gc
import random
import statistics
import sys
import time
from collections.abc import Callable, Sequence

from amendments.engine.ballot import make_ballot
from amendments.engine.conflicts import find_conflicts
from amendments.engine.consolidate import Amendment, Consolidated, consolidate
from amendments.engine.following import Following
from amendments.engine.grammar import read
from amendments.engine.instruction import Action, Unit
from amendments.engine.rules import Decision
from amendments.engine.text import Text
from benchmarks import live
from benchmarks.drafts import PARAGRAPHS, WORDS, make_amendments, make_deletions, make_draft

SIZES = (1_000, 10_000, 40_000)
RUNS = 5
VOTES = 300  # recorded one after another, of each kind
DELETIONS = 300
MOST_GROWTH = 1.5  # of the time for one amendment, from one size to the next
PRINTED = (
    'In the draft resolution, paragraph 7, replace the words "a b" with the following words: "c d"'
)


def main(which: Sequence[str]) -> None:
    """Run the benchmarks that are named, or all of them."""
    if "engine" in which or not which:
        measure_engine()
    if "live" in which or not which:
        live.main()


def measure_engine() -> None:
    chance = random.Random(16245)
    text = make_draft(chance)
    print(f"{PARAGRAPHS} paragraphs of {WORDS} words; median of {RUNS} runs\n")
    print(f"{'':<36} {'ms':>10} {'x join':>8} {'us an item':>11}  growth")
    each: dict[str, float] = {}
    for count in SIZES:
        tabled = make_amendments(text, count, chance)
        measure_size(text, tabled, each)
    instructions = 1_000
    row("read one instruction, 1000 times", median_of(read_again, instructions), None, instructions)
    measure_votes(text, [*tabled, *make_deletions(text, SIZES[-1] + 1, DELETIONS, chance)], chance)


def measure_size(text: Text, tabled: Sequence[Amendment], each: dict[str, float]) -> None:
    """Print what the engine takes for all of `tabled`; `each` holds the times for one, size by size."""
    count = len(tabled)
    votes = {one.number: Decision.ADOPTED for one in tabled}
    first = seconds(consolidate, text, tabled, votes)
    join = median_of(joined, consolidate(text, tabled, votes))
    row(f"join the pieces, {count} amendments", join, join, count)
    row("  consolidate, places not yet known", first, join, count)
    again = median_of(consolidate, text, tabled, votes)
    row("  consolidate", again, join, count, growth(each, "consolidate", again / count))
    conflicts = median_of(find_conflicts, text, tabled)
    row("  conflicts", conflicts, join, count)


def measure_votes(text: Text, tabled: Sequence[Amendment], chance: random.Random) -> None:
    """Print what one vote after another takes, while all of `tabled` stand adopted or rejected."""
    votes = {one.number: chance.choice([Decision.ADOPTED, Decision.REJECTED]) for one in tabled}
    following = Following(make_ballot(text, tabled), votes)
    print(f"\n{VOTES} votes of each kind, one after another, among {len(tabled)} amendments\n")
    print(f"{'':<36} {'median ms':>10} {'worst':>8}")
    for what, is_meant in KINDS.items():
        meant = chance.sample([one for one in tabled if is_meant(one)], VOTES)
        times = [seconds(following.record, one.number, turned(votes, one.number)) for one in meant]
        print(f"{what:<36} {statistics.median(times) * 1000:>10.2f} {max(times) * 1000:>8.2f}")
    same = following.consolidated() == consolidate(text, tabled, votes)
    print(f"{'the same as consolidated afresh':<36} {'yes' if same else 'NO':>10}")


KINDS: dict[str, Callable[[Amendment], bool]] = {
    "words": lambda one: one.instructions[0].unit == Unit.WORDS,
    "a paragraph comes, or comes not": lambda one: (
        one.instructions[0].unit == Unit.PARAGRAPH and one.instructions[0].action == Action.INSERT
    ),
    "a paragraph goes, or goes not": lambda one: (
        one.instructions[0].unit == Unit.PARAGRAPH and one.instructions[0].action == Action.DELETE
    ),
}


def turned(votes: dict[str, Decision], number: str) -> Decision:
    """Turn the vote on amendment `number` round, and return it."""
    adopted = votes[number] == Decision.ADOPTED
    votes[number] = Decision.REJECTED if adopted else Decision.ADOPTED
    return votes[number]


def joined(result: Consolidated) -> str:
    """Do the least that any consolidation must: join the pieces that stay."""
    return "\n".join("".join(piece.text for piece in one.pieces) for one in result.paragraphs)


def read_again(count: int) -> None:
    """Read one instruction `count` times."""
    for _ in range(count):
        read(PRINTED, "en")


def seconds(act: Callable[..., object], *given: object) -> float:
    """Return the time of one call."""
    start = time.perf_counter()
    act(*given)
    return time.perf_counter() - start


def median_of(act: Callable[..., object], *given: object) -> float:
    """Return the median time of `RUNS` calls, after one that is not counted."""
    act(*given)
    times = []
    for _ in range(RUNS):
        gc.collect()
        times.append(seconds(act, *given))
    return statistics.median(times)


def growth(each: dict[str, float], what: str, now: float) -> str:
    """Return how the time for one item grew since the size before, and whether that is too much."""
    before, each[what] = each.get(what), now
    if before is None:
        return ""
    return f"{now / before:.2f} {'ok' if now / before <= MOST_GROWTH else 'too much'}"


def row(what: str, time: float, join: float | None, count: int, remark: str = "") -> None:
    ratio = f"{time / join:.1f}" if join else ""
    print(f"{what:<36} {time * 1000:>10.2f} {ratio:>8} {time / count * 1e6:>11.2f}  {remark}")


if __name__ == "__main__":
    main(sys.argv[1:])
