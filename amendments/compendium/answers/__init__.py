"""What people answer to the doubts about a compendium, applied to it. Pure: same values in, same out."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from amendments.compendium.answers import amendments, findings, meanings, paragraphs
from amendments.compendium.answers.places import Subject, subject_of
from amendments.compendium.answers.values import (
    Answer,
    Answered,
    AnswerRefusedError,
    Kind,
    fingerprint,
    gettext_noop,
    key_of,
    refusal,
)
from amendments.compendium.compendium import Compendium

__all__ = [
    "Answer",
    "AnswerRefusedError",
    "Answered",
    "Kind",
    "Subject",
    "apply_answers",
    "fingerprint",
    "key_of",
    "subject_of",
    "take",
]

ACTS: Mapping[Kind, Callable[[Answered, Answer], Answered]] = {
    Kind.PLACE: paragraphs.place,
    Kind.RENUMBER: paragraphs.renumber,
    Kind.JOIN: paragraphs.join,
    Kind.SPLIT: paragraphs.split,
    Kind.WORD: paragraphs.word,
    Kind.DROP: paragraphs.drop,
    Kind.INSTRUCT: amendments.instruct,
    Kind.END_QUOTATION: amendments.end_quotation,
    Kind.TAKE_OUT: amendments.take_out,
    Kind.GIVE_DRAFT: amendments.give_draft,
    Kind.GIVE_PARENT: amendments.give_parent,
    Kind.ADD: amendments.add,
    Kind.SIGN: amendments.sign,
    Kind.MEAN: meanings.mean,
    Kind.RULE: amendments.rule,
    Kind.UNDO: findings.undo,
    Kind.ACCEPT: findings.accept,
}


def apply_answers(compendium: Compendium, answers: Sequence[Answer]) -> Answered:
    """Return `compendium` as the `answers`, in their order, leave it.

    One that fits nothing (any more) changes nothing and is among the `refused`.
    """
    answered = Answered(compendium)
    for at, answer in enumerate(answers):
        try:
            answered = take(answered, answer)
        except AnswerRefusedError as error:
            answered = replace(answered, refused={**answered.refused, at: error})
    return answered


def take(answered: Answered, answer: Answer) -> Answered:
    """Return what one more answer makes of it. Raises `AnswerRefusedError` when it fits nothing."""
    if answer.about and answer.about in answered.settled:
        raise refusal(gettext_noop("This has been answered already."))
    try:
        changed = ACTS[answer.kind](answered, answer)
    except KeyError as error:
        raise refusal(gettext_noop("This answer is not complete.")) from error
    return replace(changed, settled=changed.settled | {answer.about} - {""})
