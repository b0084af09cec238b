"""Answers to a finding itself: it is well so, or the repair was wrong."""

from dataclasses import replace

from amendments.compendium.answers.paragraphs import index
from amendments.compendium.answers.places import subject_of
from amendments.compendium.answers.values import Answer, Answered, gettext_noop, key_of, refusal
from amendments.compendium.compendium import Finding

# The others took a paragraph of the draft out of a quotation, or show a page that is no text.
UNDOABLE = {
    "joined-lines",
    "broken-list-item",
    "torn-paragraph",
    "quotation-closed-early",
    "missing-opening-quote",
    "missing-closing-quote",
}
SURE, SLACK = 8, 4  # characters


def accept(answered: Answered, answer: Answer) -> Answered:
    """Somebody has looked at it: nothing changes but that it is settled."""
    return answered


def undo(answered: Answered, answer: Answer) -> Answered:
    """Put the words that a repair changed back as they were printed."""
    repair = next((one for one in answered.compendium.repairs if key_of(one) == answer.about), None)
    if repair is None:
        raise refusal(gettext_noop("There is no such repair."))
    subject = subject_of(repair, answered.compendium)
    if subject.amendment:
        one = answered.amendment(subject.amendment)
        changed = replace(one, instruction=_as_printed(one.instruction, repair))
        return answered.with_amendment(one.number, changed).without_meaning(one.number)
    if not subject.paragraph:
        raise refusal(gettext_noop("This repair is of the whole text; it cannot be undone here."))
    draft = answered.draft(subject.draft)
    at = index(draft, subject.paragraph)
    paragraph = draft.paragraphs[at]
    printed = replace(paragraph, text=_as_printed(paragraph.text, repair))
    paragraphs = (*draft.paragraphs[:at], printed, *draft.paragraphs[at + 1 :])
    return answered.with_draft(replace(draft, paragraphs=paragraphs))


def _as_printed(text: str, repair: Finding) -> str:
    """Return `text` with the words before the repair."""
    before, after = aligned(repair.before, repair.after)
    if repair.code in UNDOABLE and before and after and text.count(after) == 1:
        return text.replace(after, before)
    raise refusal(gettext_noop("This repair cannot be undone here; correct the text by hand."))


def aligned(before: str, after: str) -> tuple[str, str]:
    """Return both excerpts from the same character to the same character; "" where that is not sure.

    The reader cuts long ones, with "…", at a length: the two may be cut a few characters apart.
    """
    if before.startswith("…") or after.startswith("…"):
        before, after = _cut_alike(before.removeprefix("…"), after.removeprefix("…"))
    if before.endswith("…") or after.endswith("…"):
        turned = _cut_alike(before.removesuffix("…")[::-1], after.removesuffix("…")[::-1])
        before, after = turned[0][::-1], turned[1][::-1]
    return before, after


def _cut_alike(before: str, after: str) -> tuple[str, str]:
    """Return both from where they first have the same `SURE` characters, within a few of the beginning."""
    for skip in range(SLACK):
        if before[skip : skip + SURE] == after[:SURE]:
            return before[skip:], after
        if after[skip : skip + SURE] == before[:SURE]:
            return before, after[skip:]
    return "", ""
