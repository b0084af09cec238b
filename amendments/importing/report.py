"""What an import has to say, as JSON for other systems and in words for the secretariat."""

from collections.abc import Iterable, Iterator
from dataclasses import asdict
from typing import Any

from amendments.compendium.compendium import Draft, Finding, PrintedAmendment, PrintedRule
from amendments.engine.instruction import Action, Instruction, Unit
from amendments.engine.notices import Notice
from amendments.importing.ledger import Change, Done
from amendments.importing.saving import Saved
from amendments.importing.understanding import Understood
from amendments.reading import Reading

SHOWN = 70  # characters of a text that a line of the summary shows
LISTED = 12  # changes of one kind that the summary lists one by one


def as_json(understood: Understood, saved: Saved, *, is_trial: bool) -> dict[str, Any]:
    """Return what was found, repaired, saved and left open, as INTERFACES.md names it and more."""
    compendium = understood.compendium
    return {
        "reference": compendium.reference,
        "title": compendium.title,
        "date": compendium.date,
        "language": compendium.language,
        "drafts": [draft_json(draft) for draft in compendium.drafts],
        "amendments": [
            amendment_json(amendment, understood.reading(amendment))
            for amendment in compendium.amendments
        ],
        "rules": [rule_json(rule) for rule in compendium.rules],
        "repairs": [asdict(finding) for finding in compendium.repairs],
        "problems": [asdict(finding) for finding in (*understood.problems, *saved.problems)],
        "dossier": saved.dossier,
        "saved": not is_trial,
        "changes": [] if saved.is_first else [asdict(change) for change in saved.changes],
    }


def draft_json(draft: Draft) -> dict[str, Any]:
    return asdict(draft) | {"paragraphs": [asdict(paragraph) for paragraph in draft.paragraphs]}


def amendment_json(amendment: PrintedAmendment, reading: Reading) -> dict[str, Any]:
    return {
        "number": amendment.number,
        "parent": amendment.parent,
        "draft": amendment.draft,
        "tabled_by": list(amendment.tabled_by),
        "committee": amendment.committee,
        "explanatory_note": amendment.explanatory_note,
        "votes": amendment.votes,
        "instructions": instructions_json(amendment.instruction, reading),
    }


def instructions_json(printed: str, reading: Reading) -> list[dict[str, Any]]:
    """Return an entry for each operation, or the one that a person has to resolve."""
    if reading.refusal:
        manual = Instruction(Action.MANUAL, Unit.PARAGRAPH)
        return [operation_json(printed, manual, reading.refusal)]
    pairs = zip(reading.operations, reading.reasons, strict=True)
    return [operation_json(printed, operation, reason) for operation, reason in pairs]


def operation_json(printed: str, operation: Instruction, reason: Notice | None) -> dict[str, Any]:
    """Return the operation with its place; `text` is the whole instruction that it is part of."""
    return {
        "text": printed,
        "paragraph": next(iter(operation.paragraphs), None),
        **operation.as_dict(),
        "located": reason is None,
        "reason": reason.message if reason else None,
    }


def rule_json(rule: PrintedRule) -> dict[str, Any]:
    return {
        "trigger": list(rule.triggers),
        "when": rule.when.value,
        "falls": rule.falls,
        "needs_all": rule.needs_all,
        "printed_on": list(rule.printed_on),
    }


def in_words(understood: Understood, saved: Saved, *, is_trial: bool) -> str:
    """Return the summary: what the file says, what was mended, what needs a person, what changed."""
    return "\n".join(
        [
            *heading(understood),
            *findings("Repaired", understood.compendium.repairs),
            *findings("For a person to look at", (*understood.problems, *saved.problems)),
            *changes(saved),
            outcome(saved, is_trial=is_trial),
        ]
    )


def heading(understood: Understood) -> Iterator[str]:
    compendium = understood.compendium
    language = {"fr": "French", "en": "English"}[compendium.language]
    yield f"{compendium.reference}, {compendium.date or 'no date'}, in {language}"
    yield compendium.title
    for draft in compendium.drafts:
        amendments = [one for one in compendium.amendments if one.draft == draft.letter]
        located = sum(understood.reading(one).is_located for one in amendments)
        yield (
            f"{draft.letter}. Draft {draft.kind}: {count(len(draft.paragraphs), 'paragraph')}, "
            f"{count(len(amendments), 'amendment')}, {located} of them read and located"
        )
    if compendium.rules:
        yield f"{count(len(compendium.rules), 'dependency', 'dependencies')} printed"


def findings(title: str, found: Iterable[Finding]) -> Iterator[str]:
    found = list(found)
    if found:
        yield f"{title}:"
    for finding in found:
        yield f"  {finding.where}: {finding.message}"


def changes(saved: Saved) -> Iterator[str]:
    """List what changed since the last import; a first one adds everything."""
    titles = {
        Done.ADDED: "New",
        Done.CHANGED: "Changed",
        Done.REMOVED: "Gone",
        Done.KEPT: "Kept as people corrected it, since the file says nothing new",
    }
    for done, title in titles.items():
        some = [change for change in saved.changes if change.done == done]
        if saved.is_first or not some:
            continue
        yield f"{title}:"
        for change in some[:LISTED]:
            yield f"  {change_in_words(change)}"
        if len(some) > LISTED:
            yield f"  and {len(some) - LISTED} more"


def change_in_words(change: Change) -> str:
    texts = [shortened(text) for text in (change.before, change.after) if text]
    return f"{change.where}, {change.what}: {' → '.join(texts)}"


def shortened(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= SHOWN else f"{line[:SHOWN].rstrip()}…"


def outcome(saved: Saved, *, is_trial: bool) -> str:
    """Return the last line: what is in the database now."""
    if is_trial:
        return "Nothing was saved: this was a trial."
    if saved.is_new:
        return f"Saved in the dossier {saved.dossier}."
    if saved.is_first:
        return f"Saved in the dossier {saved.dossier}: this language was added."
    if any(change.done != Done.KEPT for change in saved.changes):
        return f"Saved in the dossier {saved.dossier}: what changed was brought up to date."
    return f"Nothing has changed in the dossier {saved.dossier}."


def count(number: int, one: str, many: str = "") -> str:
    """Return "1 paragraph" or "3 paragraphs"."""
    return f"{number} {one if number == 1 else many or one + 's'}"
