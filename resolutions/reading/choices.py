"""What people decide of single lines of a document: left out of what readers see, or kept in it.

The text stays as published; a choice is kept beside it, by the place and the words of its line. Where
another text has other words at that place, the choice means nothing any more.
"""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import replace
from enum import StrEnum

from resolutions.reading.lines import all_lines
from resolutions.reading.reader import read
from resolutions.reading.values import LeftOut, Passage, Reading, Reason

Choices = Mapping[str, str]


class Choice(StrEnum):
    OUT = "out"
    KEPT = "kept"


def line_key(at: int, line: str) -> str:
    """Return what a choice is kept by: the number of the line, from 1, and its words; spaces do not count."""
    words = hashlib.sha256(" ".join(line.split()).encode()).hexdigest()[:12]
    return f"line-{at}-{words}"


def fitting(text: str, choices: Choices) -> dict[str, str]:
    """Return those of the `choices` that mean a line of `text`, in the order of the lines."""
    if not choices:
        return {}
    keys = (line_key(at, line) for at, line in enumerate(all_lines(text), start=1))
    return {key: choices[key] for key in keys if key in choices}


def read_chosen(text: str, kind: str, choices: Choices) -> Reading:
    """Return what a document of this `kind` says, with the lines that people left out or kept."""
    chosen = {int(key.split("-")[1]): choice for key, choice in fitting(text, choices).items()}
    if not chosen:
        return read(text, kind)
    printed = all_lines(text)
    rest = [at for at in range(1, len(printed) + 1) if chosen.get(at) != Choice.OUT]
    reading = numbered(read("\n".join(printed[at - 1] for at in rest), kind), rest)
    out = [
        LeftOut(at, printed[at - 1], Reason.PERSON)
        for at, choice in chosen.items()
        if choice == Choice.OUT
    ]
    kept = [one for one in reading.left_out if chosen.get(one.line) == Choice.KEPT]
    still = [one for one in reading.left_out if one not in kept]
    return replace(
        reading,
        passages=with_lines(reading.passages, kept),
        left_out=tuple(sorted([*still, *out], key=lambda one: one.line)),
    )


def numbered(reading: Reading, places: Sequence[int]) -> Reading:
    """Return a reading of some lines of a file with the numbers that they have in the whole of it."""
    return replace(
        reading,
        passages=tuple(replace(one, line=places[one.line - 1]) for one in reading.passages),
        left_out=tuple(replace(one, line=places[one.line - 1]) for one in reading.left_out),
    )


def with_lines(passages: Sequence[Passage], kept: Sequence[LeftOut]) -> tuple[Passage, ...]:
    """Return the passages with the lines put back; each is said by who speaks at its place."""
    found = list(passages)
    for one in kept:
        at = next((at for at, other in enumerate(found) if other.line > one.line), len(found))
        speaker = found[at - 1].speaker if at else ""
        found.insert(at, Passage(one.line, one.text, speaker))
    return tuple(found)
