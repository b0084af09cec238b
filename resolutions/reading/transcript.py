"""The record of a meeting: who said what, in turns."""

import re
from collections import Counter
from collections.abc import Sequence

from resolutions.reading.dates import date_of_line
from resolutions.reading.furniture import reason_of
from resolutions.reading.labels import Label, find_label, merge
from resolutions.reading.lines import Line, has_sentence, plain, split_lines
from resolutions.reading.press import LONGEST_TITLE, find_source
from resolutions.reading.values import LeftOut, Passage, Reading, Reason, Speaker

OFTEN = 3  # a line without a stop printed so often is the caption of pictures
_FILE_NAME = re.compile(r"\S+|[^\W_A-Z]+(?: [^\W_A-Z]+){1,2}")
_DIGITS = re.compile(r"\d+")


def read_transcript(text: str) -> Reading | None:
    """Return the record in `text`, or None when it is none: fewer than two turns, or one speaker only."""
    lines = split_lines(text)
    labels = {line.number: label for line in lines if (label := find_label(line.text))}
    people = merge([label.called for label in labels.values()])
    if len(labels) < 2 or len(set(people.values())) < 2:
        return None
    source, addresses = find_source(lines)
    title = lines[0] if is_title(lines[0], labels) else None
    why = dict.fromkeys(addresses, Reason.HEAD)
    if title:
        why[title.number] = Reason.HEAD
    captions = repeated(lines)
    for at, line in enumerate(lines):
        if line.number not in why and line.number not in labels:
            following = lines[at + 1] if at + 1 < len(lines) else None
            opening = labels.get(following.number) if following else None
            if reason := reason_around(line, opening, captions):
                why[line.number] = reason
    kept = [line for line in lines if line.number not in why]
    return Reading(
        passages=in_turns(kept, labels, people),
        left_out=tuple(
            LeftOut(one.number, one.text, why[one.number]) for one in lines if one.number in why
        ),
        title=title.text if title else "",
        date=find_date(lines, labels),
        source=source,
        speakers=count_turns(labels, people),
    )


def in_turns(
    lines: Sequence[Line], labels: dict[int, Label], people: dict[str, str]
) -> tuple[Passage, ...]:
    """Return the lines as passages, each with its speaker; a name alone on its line opens the next one."""
    passages = []
    speaker, waiting = "", None
    for line in lines:
        label = labels.get(line.number)
        if label is None:
            opened, text = waiting, line.text
        else:
            if waiting:
                passages.append(opening(line.number, waiting, people, ""))
            speaker, opened, text = people[label.called], label, label.rest
            if not text:
                waiting = label
                continue
        waiting = None
        passages.append(
            opening(line.number, opened, people, text)
            if opened
            else Passage(line.number, text, speaker)
        )
    if waiting:
        passages.append(opening(lines[-1].number, waiting, people, ""))
    return tuple(passages)


def opening(number: int, label: Label, people: dict[str, str], text: str) -> Passage:
    return Passage(number, text, people[label.called], True, label.called, label.time)


def count_turns(labels: dict[int, Label], people: dict[str, str]) -> tuple[Speaker, ...]:
    """Return the speakers in the order in which they first speak; the function is what stands before a bare name."""
    turns = Counter(people[label.called] for label in labels.values())
    longest: dict[str, str] = {}
    for printed, name in people.items():
        longest[name] = max(longest.get(name, ""), printed, key=len)
    return tuple(
        Speaker(name, longest[name][: -len(name)].strip(), count) for name, count in turns.items()
    )


def is_title(line: Line, labels: dict[int, Label]) -> bool:
    return (
        line.number not in labels
        and line.before_blank
        and len(line.text) <= LONGEST_TITLE
        and not has_sentence(line.text)
        and not date_of_line(line.text)
    )


def find_date(lines: Sequence[Line], labels: dict[int, Label]) -> str:
    """Return the date of the line, before anybody speaks, that begins with one."""
    first = min(labels)
    head = (line for line in lines if line.number < first)
    return next((date for line in head if (date := date_of_line(line.text))), "")


def repeated(lines: Sequence[Line]) -> set[str]:
    """Return the captions: lines without a stop, printed often with nothing changed but their figures."""
    alone = (line.text for line in lines if line.after_blank and line.before_blank)
    counted = Counter(_DIGITS.sub("#", text) for text in alone if text[-1].isalnum())
    return {text for text, count in counted.items() if count >= OFTEN}


def reason_around(line: Line, following: Label | None, captions: set[str]) -> Reason | None:
    """Return why `line` is not part of the record; `following` is who begins to speak after it."""
    if known := reason_of(line.text):
        return known
    if not (line.after_blank and line.before_blank):
        return None
    is_caption = _DIGITS.sub("#", line.text) in captions
    is_file = line.text[-1].isalnum() and bool(_FILE_NAME.fullmatch(line.text))
    return Reason.PICTURE if is_caption or is_file or is_portrait(line, following) else None


def is_portrait(line: Line, following: Label | None) -> bool:
    """Is it the caption of the next speaker's picture, printed twice: as its words and as its description?"""
    if following is None:
        return False
    name = plain(" ".join(following.called.split()[-2:]))
    words = plain(line.text).rstrip(" .,")
    return words.endswith(name) and words.count(name) == 2
