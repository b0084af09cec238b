"""Answers about the paragraphs of a draft: which number, where one begins and ends, what it says."""

import re
from collections.abc import Sequence
from dataclasses import replace

from amendments.compendium.answers.values import (
    Answer,
    Answered,
    check_seen,
    gettext_noop,
    refusal,
    text_in,
)
from amendments.compendium.compendium import Draft, DraftParagraph
from amendments.compendium.joining import joined
from amendments.compendium.numbers import parts

NUMBER = re.compile(r"[1-9]\d{0,3}(?:\.[1-9]\d{0,2}){0,4}")


def place(answered: Answered, answer: Answer) -> Answered:
    """This text is paragraph `number` of the `draft`: it stands where its number comes."""
    return with_paragraph(
        answered, answer.values["draft"], answer.values["number"], text_in(answer)
    )


def with_paragraph(answered: Answered, letter: str, number: str, text: str) -> Answered:
    """Return all of it with this paragraph. Raises `AnswerRefusedError` when the number is taken."""
    draft = answered.draft(letter)
    new = DraftParagraph(free_number(draft, number), text)
    later = (
        at
        for at, paragraph in enumerate(draft.paragraphs)
        if parts(paragraph.number) > parts(new.number)
    )
    at = next(later, len(draft.paragraphs))
    return _with(answered, draft, [*draft.paragraphs[:at], new, *draft.paragraphs[at:]])


def renumber(answered: Answered, answer: Answer) -> Answered:
    """Paragraph `paragraph` has the number `number`; it stays where it stands."""
    draft = answered.draft(answer.values["draft"])
    at = index(draft, answer.values["paragraph"])
    number = free_number(draft, answer.values["number"])
    renumbered = replace(draft.paragraphs[at], number=number)
    return _with(answered, draft, _put(draft, at, renumbered))


def join(answered: Answered, answer: Answer) -> Answered:
    """Paragraph `paragraph` is the end of the one before it."""
    draft = answered.draft(answer.values["draft"])
    at = index(draft, answer.values["paragraph"])
    if at == 0:
        raise refusal(gettext_noop("No paragraph stands before the first one."))
    check_seen(answer, draft.paragraphs[at].text)
    before, after = draft.paragraphs[at - 1 : at + 1]
    whole = replace(before, text=joined(before.text, after.text))
    return _with(answered, draft, [*draft.paragraphs[: at - 1], whole, *draft.paragraphs[at + 1 :]])


def split(answered: Answered, answer: Answer) -> Answered:
    """In paragraph `paragraph`, a paragraph `number` begins with the words `begins`."""
    draft = answered.draft(answer.values["draft"])
    at = index(draft, answer.values["paragraph"])
    text, begins = draft.paragraphs[at].text, text_in(answer, "begins")
    number = free_number(draft, answer.values["number"])
    if text.count(begins) != 1 or text.startswith(begins):
        raise refusal(
            gettext_noop(
                "“%(words)s” must stand once in paragraph %(number)s, and not at its beginning."
            ),
            words=begins,
            number=answer.values["paragraph"],
        )
    cut = text.index(begins)
    first = replace(draft.paragraphs[at], text=text[:cut].rstrip())
    second = DraftParagraph(number, text[cut:])
    return _with(answered, draft, _put(draft, at, first, second))


def word(answered: Answered, answer: Answer) -> Answered:
    """Paragraph `paragraph` reads `text`."""
    draft = answered.draft(answer.values["draft"])
    at = index(draft, answer.values["paragraph"])
    check_seen(answer, draft.paragraphs[at].text)
    return _with(
        answered, draft, _put(draft, at, replace(draft.paragraphs[at], text=text_in(answer)))
    )


def drop(answered: Answered, answer: Answer) -> Answered:
    """What stands as paragraph `paragraph` is none: it is left out."""
    draft = answered.draft(answer.values["draft"])
    at = index(draft, answer.values["paragraph"])
    check_seen(answer, draft.paragraphs[at].text)
    if len(draft.paragraphs) == 1:
        raise refusal(gettext_noop("It is the only paragraph of the draft."))
    return _with(answered, draft, _put(draft, at))


def index(draft: Draft, number: str) -> int:
    """Return where paragraph `number` stands, from 0. Raises `AnswerRefusedError` when it does not."""
    for at, paragraph in enumerate(draft.paragraphs):
        if paragraph.number == number:
            return at
    raise refusal(
        gettext_noop("Draft %(letter)s has no paragraph %(number)s."),
        letter=draft.letter,
        number=number,
    )


def free_number(draft: Draft, number: str) -> str:
    """Return `number` tidied. Raises `AnswerRefusedError` when it is none, or has its paragraph."""
    tidy = number.strip().rstrip(".")
    if not NUMBER.fullmatch(tidy):
        raise refusal(
            gettext_noop("“%(number)s” is no number of a paragraph, such as 8 or 9.2.1."),
            number=number,
        )
    if any(paragraph.number == tidy for paragraph in draft.paragraphs):
        raise refusal(
            gettext_noop("Draft %(letter)s has a paragraph %(number)s already."),
            letter=draft.letter,
            number=tidy,
        )
    return tidy


def _put(draft: Draft, at: int, *instead: DraftParagraph) -> list[DraftParagraph]:
    return [*draft.paragraphs[:at], *instead, *draft.paragraphs[at + 1 :]]


def _with(answered: Answered, draft: Draft, paragraphs: Sequence[DraftParagraph]) -> Answered:
    return answered.with_draft(replace(draft, paragraphs=tuple(paragraphs)))
