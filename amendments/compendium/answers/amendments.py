"""Answers about amendments: what is printed, where its quotation ends, to what and by whom it is."""

import re
from dataclasses import replace

from amendments.compendium.answers.paragraphs import with_paragraph
from amendments.compendium.answers.values import (
    Answer,
    Answered,
    check_seen,
    gettext_noop,
    refusal,
    text_in,
)
from amendments.compendium.compendium import PrintedAmendment, PrintedRule
from amendments.compendium.dependencies import where
from amendments.compendium.quotes import (
    CLOSING,
    balance,
    first_mark,
    with_closing_mark,
    without_last_mark,
)
from amendments.engine.rules import When

NUMBER = re.compile(r"[1-9]\d{0,4}")


def instruct(answered: Answered, answer: Answer) -> Answered:
    """The printed instruction of `amendment` reads `text`."""
    one = answered.amendment(answer.values["amendment"])
    check_seen(answer, one.instruction)
    return _with_instruction(answered, one, text_in(answer))


def end_quotation(answered: Answered, answer: Answer) -> Answered:
    """The new text of `amendment` ends with its printed line `line` (from 1).

    What is printed after it belongs elsewhere: a new question asks where.
    """
    one = answered.amendment(answer.values["amendment"])
    check_seen(answer, one.instruction)
    lines = one.instruction.split("\n")
    line = _line(answer, lines)
    kept, rest = lines[:line], lines[line:]
    answered = _with_instruction(answered, one, "\n".join(closed(kept)))
    if not rest:
        return answered
    message = "It was printed after the end of the quotation; where does it belong?"
    return answered.with_problem("stray-text", where(one.number), message, "\n".join(rest))


def closed(lines: list[str]) -> list[str]:
    """Return `lines` with the quotation that they open closed at the end of the last one only."""
    depth, mended = 0, list(lines)
    for at, line in enumerate(lines):
        depth += balance(line)
        if depth <= 0 < at < len(lines) - 1:
            # Closed too early: the quotation runs to the last line.
            mended[at] = without_last_mark(line)
            depth += 1
    missing = sum(balance(line) for line in mended)
    if missing > 0:
        opening = first_mark("\n".join(mended))
        spaced = mended[-1].count("« ") > 0 or any(line.startswith("« ") for line in mended)
        mended[-1] = with_closing_mark(mended[-1], opening, spaced=spaced)
    while missing < 0 and mended[-1].rstrip(" .;").endswith(tuple(CLOSING)):
        mended[-1] = without_last_mark(mended[-1])
        missing += 1
    return mended


def take_out(answered: Answered, answer: Answer) -> Answered:
    """The printed line `line` (from 1) of `amendment` is paragraph `number` of its draft."""
    one = answered.amendment(answer.values["amendment"])
    check_seen(answer, one.instruction)
    lines = one.instruction.split("\n")
    at = _line(answer, lines) - 1
    if at == 0:
        raise refusal(gettext_noop("The first line is the instruction itself."))
    number = answer.values["number"].strip().rstrip(".")
    text = re.sub(rf"^\s*(?:[-–—]\s*)?{re.escape(number)}\.?\s*", "", lines[at])
    answered = with_paragraph(answered, one.draft, number, text or lines[at])
    return _with_instruction(answered, one, "\n".join([*lines[:at], *lines[at + 1 :]]))


def give_draft(answered: Answered, answer: Answer) -> Answered:
    """`amendment`, with its sub-amendments, is to the `draft` with that letter."""
    one = answered.amendment(answer.values["amendment"])
    letter = answered.draft(answer.values["draft"]).letter
    if one.parent is not None and _is_known(answered, one.parent):
        raise refusal(gettext_noop("A sub-amendment belongs to the draft of its amendment."))
    for other in answered.compendium.amendments:
        if one.number in {other.number, other.parent}:
            answered = answered.with_amendment(other.number, replace(other, draft=letter))
    return answered


def give_parent(answered: Answered, answer: Answer) -> Answered:
    """`amendment` is a sub-amendment to amendment `parent`; its number follows."""
    one = answered.amendment(answer.values["amendment"])
    parent = answered.amendment(answer.values["parent"])
    if parent.parent is not None or parent.number == one.number:
        raise refusal(gettext_noop("A sub-amendment may not itself be amended."))
    if any(other.parent == one.number for other in answered.compendium.amendments):
        raise refusal(
            gettext_noop("Amendment %(number)s has sub-amendments itself."), number=one.number
        )
    own = one.number.rpartition("-")[2]
    number = f"{parent.number}-{own}"
    if number != one.number and _is_known(answered, number):
        raise refusal(gettext_noop("There is an amendment %(number)s already."), number=number)
    changed = replace(one, number=number, parent=parent.number, draft=parent.draft)
    return _renamed(answered.with_amendment(one.number, changed), one.number, number)


def add(answered: Answered, answer: Answer) -> Answered:
    """This text is amendment `number` to the `draft`: it stands behind the others."""
    number = answer.values["number"].strip()
    if not NUMBER.fullmatch(number):
        raise refusal(gettext_noop("“%(number)s” is no number of an amendment."), number=number)
    if _is_known(answered, number):
        raise refusal(gettext_noop("There is an amendment %(number)s already."), number=number)
    draft = answered.draft(answer.values["draft"]).letter
    new = PrintedAmendment(number, draft, text_in(answer))
    amendments = (*answered.compendium.amendments, new)
    return replace(answered, compendium=replace(answered.compendium, amendments=amendments))


def sign(answered: Answered, answer: Answer) -> Answered:
    """`amendment` was tabled by `names`, a name a line, or by the `committee`."""
    one = answered.amendment(answer.values["amendment"])
    names = [" ".join(name.split()) for name in str(answer.values.get("names", "")).splitlines()]
    committee = " ".join(str(answer.values.get("committee", "")).split())
    kept = tuple(dict.fromkeys(name for name in names if name))
    changed = replace(one, tabled_by=kept, committee=committee or None)
    return answered.with_amendment(one.number, changed)


def rule(answered: Answered, answer: Answer) -> Answered:
    """Amendment `falls` falls when `trigger` is adopted or rejected, or either."""
    trigger = answered.amendment(answer.values["trigger"].strip()).number
    falls = answered.amendment(answer.values["falls"].strip()).number
    if trigger == falls:
        raise refusal(gettext_noop("No amendment falls through itself."))
    try:
        when = When(answer.values["when"])
    except ValueError as error:
        raise refusal(gettext_noop("A rule counts on adopted, rejected or either.")) from error
    new = PrintedRule((trigger,), when, falls, (trigger,))
    known = {(one.triggers, one.when, one.falls) for one in answered.compendium.rules}
    if (new.triggers, new.when, new.falls) in known:
        raise refusal(gettext_noop("This rule is there already."))
    rules = (*answered.compendium.rules, new)
    return replace(answered, compendium=replace(answered.compendium, rules=rules))


def _with_instruction(answered: Answered, one: PrintedAmendment, text: str) -> Answered:
    changed = answered.with_amendment(one.number, replace(one, instruction=text))
    return changed.without_meaning(one.number)


def _line(answer: Answer, lines: list[str]) -> int:
    line = str(answer.values["line"])
    if not line.isdecimal() or not 1 <= int(line) <= len(lines):
        raise refusal(gettext_noop("The instruction has no line %(line)s."), line=line)
    return int(line)


def _is_known(answered: Answered, number: str) -> bool:
    return any(one.number == number for one in answered.compendium.amendments)


def _renamed(answered: Answered, before: str, after: str) -> Answered:
    """Return all of it with the rules that name `before` naming `after`."""

    def numbers(group: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(after if number == before else number for number in group)

    rules = tuple(
        replace(
            one,
            triggers=numbers(one.triggers),
            falls=after if one.falls == before else one.falls,
            printed_on=numbers(one.printed_on),
        )
        for one in answered.compendium.rules
    )
    meanings = {after if key == before else key: held for key, held in answered.meanings.items()}
    compendium = replace(answered.compendium, rules=rules)
    return replace(answered, compendium=compendium, meanings=meanings)
