"""What a person answers to the doubts about a compendium, and what comes of it, as values."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any

from amendments.compendium.compendium import Compendium, Draft, Finding, PrintedAmendment
from amendments.engine.instruction import Instruction


class Kind(StrEnum):
    """What an answer says."""

    PLACE = "place"  # this text is paragraph 8
    RENUMBER = "renumber"  # paragraph 9 is paragraph 8
    JOIN = "join"  # this paragraph goes on from the one before
    SPLIT = "split"  # a paragraph of its own begins in this one
    WORD = "word"  # the paragraph reads so
    DROP = "drop"  # this is no paragraph of the draft
    INSTRUCT = "instruct"  # the instruction reads so
    END_QUOTATION = "end-quotation"  # the new text ends with this line
    TAKE_OUT = "take-out"  # this line of an instruction is paragraph 8 of the draft
    GIVE_DRAFT = "give-draft"  # this amendment is to draft B
    GIVE_PARENT = "give-parent"  # this is a sub-amendment to amendment 13
    ADD = "add"  # this text is amendment 12
    SIGN = "sign"  # these tabled it
    MEAN = "mean"  # this instruction means …
    RULE = "rule"  # amendment 6 falls if 4 is adopted
    UNDO = "undo"  # the repair is wrong: the text was as printed
    ACCEPT = "accept"  # looked at, and well so


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer of a `kind` with its `values`; `about`: the key of the finding that it answers, or "".

    `values` are plain (strings, lists, dicts). `seen` among them is the fingerprint of the text
    that the person had before them: when it is another by now, the answer no longer fits.
    """

    kind: Kind
    values: Mapping[str, Any] = field(default_factory=dict)
    about: str = ""


@dataclass(frozen=True, slots=True)
class Answered:
    """A compendium as the answers leave it.

    `meanings` are the readings that people gave, by amendment. `settled` are the keys of the
    findings that were answered. `refused` are the answers that fit nothing, by their place
    in the list, from 0.
    """

    compendium: Compendium
    meanings: Mapping[str, tuple[Instruction, ...]] = field(default_factory=dict)
    settled: frozenset[str] = frozenset()
    refused: Mapping[int, "AnswerRefusedError"] = field(default_factory=dict)

    def draft(self, letter: str) -> Draft:
        """Return the draft with this letter. Raises `AnswerRefusedError` when there is none."""
        found = next((one for one in self.compendium.drafts if one.letter == letter), None)
        if found is None:
            raise refusal(gettext_noop("There is no draft %(letter)s."), letter=letter)
        return found

    def amendment(self, number: str) -> PrintedAmendment:
        """Return the amendment with this number. Raises `AnswerRefusedError` when there is none."""
        found = next((one for one in self.compendium.amendments if one.number == number), None)
        if found is None:
            raise refusal(gettext_noop("There is no amendment %(number)s."), number=number)
        return found

    def with_draft(self, changed: Draft) -> "Answered":
        drafts = tuple(
            changed if one.letter == changed.letter else one for one in self.compendium.drafts
        )
        return replace(self, compendium=replace(self.compendium, drafts=drafts))

    def with_amendment(self, number: str, changed: PrintedAmendment) -> "Answered":
        """Return all of it with `changed` in the place of the amendment with that number."""
        amendments = tuple(
            changed if one.number == number else one for one in self.compendium.amendments
        )
        return replace(self, compendium=replace(self.compendium, amendments=amendments))

    def with_problem(self, code: str, where: str, message: str, before: str) -> "Answered":
        """Return all of it with a question that an answer raised."""
        problems = (*self.compendium.problems, Finding(code, where, message, before))
        return replace(self, compendium=replace(self.compendium, problems=problems))

    def without_meaning(self, number: str) -> "Answered":
        """Return all of it without what a person said of words that are others now."""
        kept = {key: meaning for key, meaning in self.meanings.items() if key != number}
        return replace(self, meanings=kept)


class AnswerRefusedError(ValueError):
    """An answer that fits nothing. `template` has the sentence, `values` what fills it."""

    def __init__(self, template: str, values: Mapping[str, str]) -> None:
        super().__init__(template % values)
        self.template = template
        self.values = values


def refusal(template: str, **values: str) -> AnswerRefusedError:
    """Return the error with this sentence; long values are cut."""
    return AnswerRefusedError(template, {name: value[:80] for name, value in values.items()})


def gettext_noop(template: str) -> str:
    """Return `template`; marked so, pages can say it in the reader's language."""
    return template


def key_of(finding: Finding) -> str:
    """Return a short name of `finding` that stays the same when the file is read again."""
    return fingerprint("\n\n".join((finding.code, finding.where, finding.before, finding.after)))


def fingerprint(text: str) -> str:
    """Return a short name of `text` that another text does not have; white space counts for nothing."""
    return hashlib.sha256(" ".join(text.split()).encode()).hexdigest()[:12]


def check_seen(answer: Answer, now: str) -> None:
    """Raise `AnswerRefusedError` when the text is no longer the one that was answered."""
    seen = answer.values.get("seen")
    if seen is not None and seen != fingerprint(now):
        raise refusal(gettext_noop("The text has changed since this was answered."))


def text_in(answer: Answer, name: str = "text") -> str:
    """Return the words of an answer, lines tidied. Raises `AnswerRefusedError` when there are none."""
    lines = (" ".join(line.split()) for line in str(answer.values.get(name, "")).splitlines())
    text = "\n".join(line for line in lines if line)
    if not text:
        raise refusal(gettext_noop("Some words are needed here."))
    return text
