"""What the import of a written declaration has to say, as JSON for other systems and in words."""

from collections.abc import Iterable, Iterator
from dataclasses import asdict
from typing import Any

from resolutions.declarations.values import Declaration, Finding
from resolutions.recording.writing import Saved


def as_json(declaration: Declaration, saved: Saved, *, is_trial: bool) -> dict[str, Any]:
    """Return what was read, repaired, saved and left open."""
    return {
        "number": declaration.number,
        "reference": declaration.reference,
        "date": declaration.date,
        "title": declaration.title,
        "language": declaration.language,
        "disclaimer": declaration.disclaimer,
        "text": list(declaration.paragraphs),
        "signatories": [asdict(one) for one in declaration.signatories],
        "groups": dict(declaration.legend),
        "total": declaration.total,
        "repairs": [asdict(finding) for finding in declaration.repairs],
        "problems": [asdict(finding) for finding in (*declaration.problems, *saved.problems)],
        "dossier": saved.dossier,
        "saved": not is_trial,
        "changes": [str(change) for change in saved.changes],
    }


def in_words(declaration: Declaration, saved: Saved, *, is_trial: bool) -> str:
    """Return the summary: what the file says, what was mended, what needs a person, what changed."""
    language = {"fr": "French", "en": "English"}[declaration.language]
    return "\n".join(
        [
            f"Written declaration No. {declaration.number}, {declaration.reference}, "
            f"{declaration.date or 'no date'}, in {language}",
            declaration.title,
            f"{len(declaration.signatories)} signatories",
            *findings("Repaired", declaration.repairs),
            *findings("For a person to look at", (*declaration.problems, *saved.problems)),
            *(["Changes:"] if saved.changes else []),
            *(f"  {change}" for change in saved.changes),
            outcome(saved, is_trial=is_trial),
        ]
    )


def findings(title: str, found: Iterable[Finding]) -> Iterator[str]:
    found = list(found)
    if found:
        yield f"{title}:"
    for finding in found:
        yield f"  {finding.where}: {finding.message}"


def outcome(saved: Saved, *, is_trial: bool) -> str:
    """Return the last line: what is in the database now."""
    if is_trial:
        return "Nothing was saved: this was a trial."
    if saved.is_new:
        return f"Saved in the dossier {saved.dossier}."
    if saved.changes:
        return f"Saved in the dossier {saved.dossier}: what changed was brought up to date."
    return f"Nothing has changed in the dossier {saved.dossier}."
