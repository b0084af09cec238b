"""A reading as its page draws it: passages gathered into turns, with an anchor each."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from django.utils.text import slugify

from resolutions.reading.reader import without_bullet
from resolutions.reading.values import Passage, Reading, Speaker


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph, or an item of a list without its bullet."""

    anchor: str
    text: str


@dataclass(frozen=True, slots=True)
class Block:
    """Paragraphs, or the items of one list."""

    is_list: bool
    paragraphs: tuple[Paragraph, ...]


@dataclass(frozen=True, slots=True)
class Turn:
    """What one person says in a go; `called` is "" for a text without speakers."""

    anchor: str
    called: str
    time: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Voice:
    """A speaker, with the places where each turn begins."""

    speaker: Speaker
    anchors: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Conversation:
    turns: tuple[Turn, ...]
    voices: tuple[Voice, ...]


def draw_turns(reading: Reading) -> Conversation:
    """Return the turns of `reading` in order, and its speakers in the order in which they first speak."""
    # What is said before anybody speaks is a turn without a name, and is not counted.
    gathered: list[list[Passage]] = []
    for passage in reading.passages:
        if passage.opens or not gathered:
            gathered.append([])
        gathered[-1].append(passage)
    turns: list[Turn] = []
    opened = 0
    anchors: dict[str, list[str]] = {}
    for passages in gathered:
        first = passages[0]
        opened += first.opens
        anchor = f"t{opened}-{slugify(first.speaker)}"[:60].rstrip("-")
        turns.append(Turn(anchor, first.called, first.time, blocks(passages)))
        anchors.setdefault(first.speaker, []).append(anchor)
    voices = (Voice(one, tuple(anchors.get(one.name, ()))) for one in reading.speakers)
    return Conversation(tuple(turns), tuple(voices))


def blocks(passages: Iterable[Passage]) -> tuple[Block, ...]:
    """Return the paragraphs, the items of a list together."""
    said = (passage for passage in passages if passage.text)
    return tuple(
        Block(is_list, tuple(paragraph(passage) for passage in group))
        for is_list, group in groupby(said, key=lambda one: without_bullet(one.text) is not None)
    )


def paragraph(passage: Passage) -> Paragraph:
    words = without_bullet(passage.text)
    return Paragraph(f"l{passage.line}", passage.text if words is None else words)
