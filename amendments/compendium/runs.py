"""Lines that stand together: where a printed paragraph, heading or list item begins."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from amendments.compendium.headings import (
    Kind,
    after_label,
    amendment_heading,
    is_date_or_outcome,
    is_operation,
    kind_of,
    names_its_draft,
)
from amendments.compendium.joining import ends_with_linking_word, goes_on, is_torn
from amendments.compendium.lines import Line
from amendments.compendium.numbers import (
    DASHES,
    Numbered,
    comes_later,
    follows,
    numbered_in_print,
    parts,
)
from amendments.compendium.quotes import opens

# "… replace paragraphs 9.1 and / 9.2 with …": the number belongs to the sentence.
_REFERS = re.compile(
    r"\b(?:paragraphe?s?|r[eé]solutions?|recomm[ae]ndations?|articles?|rules?|doc\.|no|n[°º]|amend(?:e)?ments?)"
    r"(?:\s[\d.,]{1,12}){0,6}(?:\s(?:and|or|to|et|ou|à))?$",
    re.IGNORECASE,
)


@dataclass(slots=True)
class Run:
    """Lines that stand together, the first with the kind and the marks of them all."""

    kind: Kind
    lines: list[Line]
    numbered: Numbered | None = None
    bullet: str = ""


def to_runs(lines: Iterable[Line]) -> list[Run]:
    """Return `lines` in runs, each begun by a heading, a number, a dash or a blank line."""
    found = [part for line in lines for part in _parts(line)]
    return _runs(found, without_stops=not _has_dotted_numbers(found))


@dataclass(frozen=True, slots=True)
class _Part:
    """A line, or the part of one that is of one kind."""

    kind: Kind
    line: Line


def _parts(line: Line) -> list[_Part]:
    """Return `line`, or the heading and the rest that stand on it, each with its kind."""
    kind = kind_of(line.text)
    rest = ""
    if kind is Kind.AMENDMENT:
        heading = amendment_heading(line.text)
        rest = heading.rest if heading else ""
    elif kind is Kind.NOTE:
        rest = after_label(Kind.NOTE, line.text)
    if not rest:
        return [_Part(kind, line)]
    start = line.text.rindex(rest)
    start -= line.text[start - 1] == "("
    first = replace(line, text=line.text[:start].rstrip(" .:–—-"))
    second = replace(line, text=line.text[start:], after_blank=False)
    return [_Part(kind, first), _Part(kind_of(second.text), second)]


def _has_dotted_numbers(lines: Iterable[_Part]) -> bool:
    """Are paragraphs numbered "1.", and not "1 The Assembly"?

    The longer series decides: one line of new text or of a note may be numbered otherwise.
    """
    last = {True: 0, False: 0}
    is_known = False
    for part in lines:
        found = numbered_in_print(part.line.text)
        if not found or "." in found.number:
            continue
        is_known = is_known or found.dotted
        if int(found.number) == last[found.dotted] + 1 and (
            found.dotted or found.text[:1].isupper()
        ):
            last[found.dotted] += 1
    return is_known and last[True] >= last[False]


@dataclass(slots=True)
class NumberSequence:
    """The numbers so far of the draft being read: the last one, and the highest of a paragraph."""

    last: str | None = None
    highest: int = 0

    def take(self, number: str) -> None:
        self.last = number
        self.highest = max(self.highest, parts(number)[0])

    def may_hold(self, number: str) -> bool:
        """Can it be a number of the draft? One of four digits is a year unless it comes next."""
        top = parts(number)[0]
        return top < 1000 or self.highest <= top <= self.highest + 1


def _runs(found: list[_Part], *, without_stops: bool) -> list[Run]:
    runs: list[Run] = []
    sequence = NumberSequence()
    for part in found:
        line, run = part.line, runs[-1] if runs else None
        started = _start(part, run, sequence, without_stops=without_stops)
        if started is None and run:
            run.lines.append(line)
        elif started:
            runs.append(started)
            if started.numbered:
                sequence.take(started.numbered.number)
            if started.kind is Kind.DRAFT:
                sequence = NumberSequence()
    return runs


def _start(
    part: _Part, run: Run | None, sequence: NumberSequence, *, without_stops: bool
) -> Run | None:
    """Return the run that `part` begins, or None when it carries on `run`."""
    kind, line = part.kind, part.line
    previous = run.lines[-1].text if run else ""
    touching = run is not None and not line.after_blank
    if kind is Kind.AMENDMENT and touching and ends_with_linking_word(previous):
        kind = Kind.TEXT  # "… as stated in / Amendment 4"
    is_in_text = touching and run is not None and run.kind is Kind.TEXT
    if kind is Kind.VOTES and is_in_text and is_torn(previous, line.text):
        kind = Kind.TEXT  # "… adopted by / 74 in favour, 20 against"
    if kind in {Kind.TABLED, Kind.RULE} and is_in_text and goes_on(previous, line.text):
        kind = Kind.TEXT  # "… the motion / tabled by the committee"
    if kind is not Kind.TEXT:
        return Run(kind, [line])
    number = numbered_in_print(line.text)
    if number and is_date_or_outcome(line.text):
        number = None  # "11 October 2017" is no paragraph 11
    if number and is_paragraph_number(
        number, previous if is_in_text else "", sequence, without_stops=without_stops
    ):
        return Run(Kind.TEXT, [line], number)
    bullet = bullet_of(line.text)
    if bullet and touching and bullet in "–—" and is_torn(previous, line.text[1:].strip()):
        bullet = ""  # a dash inside a sentence, at the beginning of a broken line
    if run is None or bullet or not _carries_on(line, run, previous):
        return Run(Kind.TEXT, [line], bullet=bullet)
    return None


def is_paragraph_number(
    number: Numbered, previous: str, sequence: NumberSequence, *, without_stops: bool
) -> bool:
    """Is this a paragraph number, and not a figure at the beginning of a broken line?

    `previous` is the line that stands right above, "" when a blank line parts them.
    """
    is_next = follows(sequence.last, number.number)
    if is_torn(previous, number.text or "x") and (
        not is_next or not number.dotted or _REFERS.search(previous[-80:])
    ):
        return False
    if not sequence.may_hold(number.number):
        return False
    if number.dotted or (number.bullet and "." in number.number):
        return True
    if "." in number.number:
        return is_next or (not previous and not number.glued)
    # "4The" and "4L'Assemblée", and not "3D"
    is_word = number.glued and (number.text[1:2].islower() or number.text[1:2] in "'’")
    # "1 The Assembly": only where no paragraph has a full stop after its number.
    if not number.text[0].isupper() or not (without_stops or (is_word and is_next)):
        return False
    return (
        is_next or number.number == "1" or (is_word and comes_later(sequence.last, number.number))
    )


def _carries_on(line: Line, run: Run, previous: str) -> bool:
    if run.kind in {Kind.DRAFT, Kind.AMENDMENT, Kind.NOTE, Kind.MEMORANDUM}:
        return False
    begins = names_its_draft(line.text) or is_operation(line.text) or opens(line.text)
    if line.after_blank:
        if run.kind is Kind.TABLED:
            return line.after_page and not begins
        return line.after_page and is_torn(previous, line.text)
    if run.kind in {Kind.TABLED, Kind.RULE, Kind.VOTES}:
        return not begins or ends_with_linking_word(previous)
    return not (previous.endswith(":") and opens(line.text)) and not names_its_draft(line.text)


def bullet_of(text: str) -> str:
    """Return the dash or dot before a list item, or ""."""
    return text[0] if text[0] in DASHES and text[1:].strip() and text[1:2].isspace() else ""
