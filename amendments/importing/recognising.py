"""What a file is taken for, by what it prints: a compendium, a declaration, an article, a record. Pure.

A file that could be two things, or shows none of their marks, is not guessed: a person is asked.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from amendments.compendium.headings import amendment_heading, draft_heading
from resolutions.declarations.parts import DISCLAIMER, NUMBER, OPENING
from resolutions.reading.lines import plain, split_lines
from resolutions.reading.press import read_press
from resolutions.reading.reader import without_bullet
from resolutions.reading.transcript import read_transcript
from resolutions.reading.values import Reason as Outside

COMPENDIUM = "compendium"
DECLARATION = "written_declaration"
PRESS, BRIEFING, TRANSCRIPT = "press_article", "briefing", "transcript"
HEAD = 60  # lines in which a declaration prints its number
FEWEST_TURNS = 3
FEWEST_BULLETS = 3
LONGEST = 400_000  # characters that are looked at; the marks of a kind stand everywhere in it
_COMPENDIUM = re.compile(
    r"\b(?:compendium of (?:written )?amendments|recueil des amendements)\b", re.IGNORECASE
)
_BRIEFING = re.compile(
    r"(?:note d'information|note de synthese|briefing(?: note)?|background note|fiche)\b"
)
_OF_A_SITE = {Outside.NAVIGATION, Outside.SHARING, Outside.COOKIES, Outside.SITE}


class Why(StrEnum):
    """The mark by which a file was taken for what it is."""

    TITLE = "title"  # it calls itself a compendium
    AMENDMENTS = "amendments"  # a draft and numbered amendments
    NUMBER = "number"  # "Written declaration No. 829"
    SPEAKERS = "speakers"
    SITE = "site"  # the lines of a web site around it
    CALLED = "called"  # it calls itself a briefing
    BULLETS = "bullets"
    SAID = "said"  # a person said so
    SEVERAL = "several"  # a doubt: marks of several kinds
    NOTHING = "nothing"  # a doubt: no mark


@dataclass(frozen=True, slots=True)
class Guess:
    """What a file is taken for; `kind` "" is a doubt. `shown` is the mark as printed, or a number."""

    kind: str
    why: Why
    shown: str = ""


def take_for(text: str) -> Guess:
    """Return what the file that says `text` is taken for, and by which mark."""
    text = text[:LONGEST]
    marks = [mark(text) for mark in (of_compendium, of_declaration)]
    sure = [guess for guess in marks if guess]
    if not sure:
        sure = [guess for mark in OTHERS if (guess := mark(text))]
    if len(sure) == 1:
        return sure[0]
    if sure:
        return Guess("", Why.SEVERAL, ",".join(guess.kind for guess in sure))
    return Guess("", Why.NOTHING)


def of_compendium(text: str) -> Guess | None:
    lines = split_lines(text)
    for line in lines[:HEAD]:
        if named := _COMPENDIUM.search(line.text):
            return Guess(COMPENDIUM, Why.TITLE, named[0])
    count = sum(bool(amendment_heading(line.text)) for line in lines)
    if count and any(draft_heading(line.text) for line in lines):
        return Guess(COMPENDIUM, Why.AMENDMENTS, str(count))
    return None


def of_declaration(text: str) -> Guess | None:
    """A declaration prints its number on a line of its own, and says that those who signed declare."""
    lines = split_lines(text)
    opens = any(OPENING.match(line.text) or DISCLAIMER.match(line.text) for line in lines)
    for line in lines[:HEAD]:
        number = NUMBER.search(line.text)
        if number and opens and len(line.text) <= len(number[0]) + 40:
            return Guess(DECLARATION, Why.NUMBER, number[0])
    return None


def of_transcript(text: str) -> Guess | None:
    reading = read_transcript(text)
    turns = sum(speaker.turns for speaker in reading.speakers) if reading else 0
    return Guess(TRANSCRIPT, Why.SPEAKERS, str(turns)) if turns >= FEWEST_TURNS else None


def of_press(text: str) -> Guess | None:
    if of_transcript(text):  # a record on a web page has the lines of the site around it, too
        return None
    around = [one for one in read_press(text).left_out if one.reason in _OF_A_SITE]
    # A section above the title is found on any page; the words of a site are not.
    telling = [one for one in around if one.reason != Outside.NAVIGATION]
    if telling or len(around) > 1:
        return Guess(PRESS, Why.SITE, (telling or around)[0].text[:80])
    return None


def of_briefing(text: str) -> Guess | None:
    lines = split_lines(text)
    for line in lines[:3]:
        if called := _BRIEFING.match(plain(line.text)):
            return Guess(BRIEFING, Why.CALLED, line.text[: len(called[0])])
    bullets = sum(without_bullet(line.text) is not None for line in lines)
    if bullets >= FEWEST_BULLETS and bullets * 2 > len(lines):
        return Guess(BRIEFING, Why.BULLETS, str(bullets))
    return None


OTHERS: tuple[Callable[[str], Guess | None], ...] = (of_transcript, of_press, of_briefing)
