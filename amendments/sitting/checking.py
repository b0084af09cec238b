"""The check after a sitting: the acts, replayed, give the votes, the standings and the text that are shown."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from amendments.desk import Desk
from amendments.engine.consolidate import Consolidated, consolidate_ballot
from amendments.engine.rules import Decision
from amendments.engine.sitting.acts import replay
from amendments.models import Act
from amendments.sitting.steps import ballot_of
from amendments.sitting.votes import Difference, find_differences


@dataclass(frozen=True, slots=True)
class Check:
    """What the replay compared, and where it differs.

    `standings` are numbers of what is voted; `paragraphs` are languages of the text with the number
    that a paragraph has in the draft, or else in the text as it was amended.
    """

    acts: int
    items: int
    words: int
    votes: tuple[Difference, ...] = ()
    standings: tuple[str, ...] = ()
    paragraphs: tuple[tuple[str, str], ...] = ()

    @property
    def is_same(self) -> bool:
        return not (self.votes or self.standings or self.paragraphs)


def check_replay(desks: Sequence[Desk], acts: Iterable[Act]) -> Check:
    """Return how the `acts` of a sitting, replayed, compare with what is recorded.

    `desks` are the draft in each of its languages, at least one.
    """
    acts = list(acts)
    replayed = replay(act.as_engine() for act in acts)
    decisions = {number: result.decision for number, result in replayed.items()}
    pairs = [
        (desk.language, text_under(desk, decisions), text_under(desk, desk.recorded))
        for desk in desks
    ]
    _language, by_the_acts, recorded = pairs[0]
    return Check(
        acts=len(acts),
        items=len(recorded.standings),
        words=sum(count_words(now) for _code, _ours, now in pairs),
        votes=tuple(find_differences(desks[0], acts)),
        standings=tuple(
            number
            for number, standing in recorded.standings.items()
            if by_the_acts.standings.get(number) != standing
        ),
        paragraphs=tuple(
            (language, number)
            for language, ours, theirs in pairs
            for number in differing_paragraphs(ours, theirs)
        ),
    )


def text_under(desk: Desk, decisions: Mapping[str, Decision]) -> Consolidated:
    """Return the text of `desk` under `decisions`; what is not in order is so under any."""
    barred = {n: taken for n, taken in desk.recorded.items() if taken == Decision.NOT_IN_ORDER}
    known = {n: taken for n, taken in decisions.items() if n in desk.voted_numbers}
    return consolidate_ballot(ballot_of(desk), {**known, **barred})


def count_words(text: Consolidated) -> int:
    """Return how many words the title and the paragraphs that stay have."""
    stay = [text.title_text, *(one.text for one in text.paragraphs if one.final)]
    return sum(len(words.split()) for words in stay)


def differing_paragraphs(ours: Consolidated, theirs: Consolidated) -> list[str]:
    """Return the numbers of the paragraphs that do not read the same; that of the title is empty."""
    title = [""] if ours.title_text != theirs.title_text else []
    mine, other = (
        {(one.original, one.final): one.text for one in text.paragraphs} for text in (ours, theirs)
    )
    return title + [
        original or final or ""
        for original, final in dict.fromkeys([*mine, *other])
        if mine.get((original, final)) != other.get((original, final))
    ]
