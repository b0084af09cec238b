"""Save a compendium: its report, its drafts, paragraphs, amendments and rules. All or nothing."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _

from amendments.compendium.compendium import Compendium, Draft, Finding, PrintedRule
from amendments.compendium.dependencies import where
from amendments.importing.amendments import save_amendments
from amendments.importing.earlier import as_answers, earlier_answers
from amendments.importing.items import tell_items
from amendments.importing.ledger import Change, Ledger
from amendments.importing.paragraphs import save_paragraphs
from amendments.importing.previous import Previous
from amendments.importing.rules import save_rules
from amendments.importing.understanding import Understood
from amendments.importing.work import Work
from amendments.importing.writing import FOUND_AGAIN, ImportRefusedError, save_row
from amendments.models import Amendment
from amendments.relocating import relocate
from resolutions.models import Document, DocumentKind, Dossier, DraftText, Paragraph
from resolutions.models.documents import tidy_reference

NAMES = {"fr": "French", "en": "English"}


@dataclass(frozen=True, slots=True)
class Saved:
    """What became of a compendium. `is_new`: its Doc. was not known; `is_first`: this language was not.

    `problems` arose from what was there before; those of the file itself are not among them.
    """

    dossier: str
    is_new: bool
    is_first: bool
    changes: tuple[Change, ...]
    problems: tuple[Finding, ...]


def save_compendium(
    understood: Understood,
    *,
    text: str,
    source: str,
    dossier: str | None = None,
    is_trial: bool = False,
) -> Saved:
    """Save a compendium whose file `source` says `text`, in the dossier with that short name.

    Without `dossier` it stays where its Doc. is, and a new Doc. gets a dossier of its own. A
    trial saves nothing. Raises `ImportRefusedError`, and then nothing is saved either.
    """
    compendium = understood.compendium
    ledger = Ledger()
    with transaction.atomic():
        report, is_new = save_report(compendium, dossier, ledger)
        previous, is_first = save_document(compendium, report, text, source)
        for draft in compendium.drafts:
            row = save_draft(report, draft)
            work = Work(
                draft=row,
                language=compendium.language,
                previous=previous,
                is_first=is_first,
                is_only=len(compendium.drafts) == 1,
                ledger=ledger,
            )
            save_contents(work, draft, understood)
        if is_trial:
            transaction.set_rollback(True)
    return Saved(
        dossier=report.dossier.slug,
        is_new=is_new,
        is_first=is_first,
        changes=tuple(ledger.changes),
        problems=tuple(ledger.problems),
    )


def save_report(compendium: Compendium, slug: str | None, ledger: Ledger) -> tuple[Document, bool]:
    """Return the report whose amendments these are, and whether it is new."""
    reference = tidy_reference(compendium.reference)
    title = f"title_{compendium.language}"
    report = Document.objects.reports().filter(reference=reference).first()
    if report is None:
        report = Document(
            dossier=find_dossier(compendium, slug),
            kind=DocumentKind.REPORT,
            reference=reference,
            **{title: compendium.title},
        )
        save_row(report)
        return report, True
    if slug and report.dossier.slug != slug:
        raise ImportRefusedError(
            _("%(reference)s is in the dossier %(there)s, not in %(dossier)s.")
            % {"reference": reference, "there": report.dossier.slug, "dossier": slug}
        )
    held = getattr(report, title)
    if compendium.title and held != compendium.title:
        if held:
            ledger.changed("title", "title", held, compendium.title)
        else:  # the first time in this language
            ledger.added("title", "title", compendium.title)
        setattr(report, title, compendium.title)
        save_row(report)
    return report, False


def find_dossier(compendium: Compendium, slug: str | None) -> Dossier:
    """Return the dossier with this short name, made when there is none.

    A new one is not published. Without a short name it is called after the Doc.
    """
    wanted = slug or slugify(tidy_reference(compendium.reference))
    dossier = Dossier.objects.filter(slug=wanted).first()
    if dossier is None:
        title = slug.replace("-", " ").capitalize() if slug else compendium.title
        field = f"title_{compendium.language}"
        dossier = Dossier(slug=wanted, **{field: title or tidy_reference(compendium.reference)})
        save_row(dossier)
    return dossier


def save_document(
    compendium: Compendium, report: Document, text: str, source: str
) -> tuple[Previous, bool]:
    """Keep the file itself as a document; return what it said before and whether it is the first."""
    language = compendium.language
    row = Document.objects.filter(
        kind=DocumentKind.COMPENDIUM, reference=report.reference, language=language
    ).first()
    answers = as_answers(earlier_answers(report.reference, language)) if row else []
    previous = Previous(row.text if row else "", language, answers)
    is_first = row is None
    if row is None:
        row = Document(
            dossier=report.dossier,
            kind=DocumentKind.COMPENDIUM,
            reference=report.reference,
            language=language,
        )
    if row.text != text:
        row.text = text
        row.source = source
        row.date = date.fromisoformat(compendium.date) if compendium.date else row.date
        setattr(row, f"title_{language}", compendium.title)
        save_row(row)
    return previous, is_first


def save_draft(report: Document, draft: Draft) -> DraftText:
    """Return the draft of this letter. Raises `ImportRefusedError` when it is of another kind."""
    row = report.drafts.filter(letter=draft.letter).first()
    if row is None:
        row = DraftText(document=report, letter=draft.letter, kind=draft.kind)
        save_row(row)
    if row.kind != draft.kind:
        raise ImportRefusedError(
            _(
                "Draft %(letter)s of %(reference)s is a %(there)s; the file has a %(here)s under this letter."
            )
            % {
                "letter": draft.letter,
                "reference": report.reference,
                "there": row.get_kind_display().lower(),
                "here": DraftText(kind=draft.kind).get_kind_display().lower(),
            }
        )
    return row


def save_contents(work: Work, draft: Draft, understood: Understood) -> None:
    """Save what belongs to one draft: its paragraphs, then the amendments, then their rules."""
    compendium = understood.compendium
    was_there = save_paragraphs(work, draft.paragraphs)
    tell_other_numbers(work)
    amendments = [one for one in compendium.amendments if one.draft == draft.letter]
    readings = {one.number: understood.reading(one) for one in amendments}
    save_amendments(work, amendments, readings)
    save_rules(work.draft, rules_of(work, compendium.rules), work.ledger)
    if was_there:
        # The rows may differ from the file, where people corrected them; what is saved counts.
        relocate(work.draft, work.language, reason=FOUND_AGAIN)
    tell_items(work)


def rules_of(work: Work, rules: Sequence[PrintedRule]) -> list[PrintedRule]:
    """Return the rules among the amendments of one draft; one that joins two drafts is a problem."""
    known = set(Amendment.objects.filter(draft=work.draft).values_list("number", flat=True))
    kept = []
    for rule in rules:
        named = {rule.falls, *rule.triggers, *rule.printed_on}
        if named <= known:
            kept.append(rule)
        elif rule.falls in known:
            others = ", ".join(sorted(named - known))
            message = f"Its dependency was not saved: {others} is no amendment to the same draft."
            work.ledger.problem("rule-other-draft", where(rule.falls), message)
    return kept


def tell_other_numbers(work: Work) -> None:
    """The languages of a draft have the same paragraph numbers; a difference is a problem."""
    numbers: dict[str, list[str]] = {}
    for language, number in (
        Paragraph.objects.filter(draft=work.draft)
        .order_by("position")
        .values_list("language", "number")
    ):
        numbers.setdefault(language, []).append(number)
    mine = numbers.pop(work.language, [])
    for language, others in numbers.items():
        missing = [number for number in others if number not in set(mine)]
        new = [number for number in mine if number not in set(others)]
        for number, there, here in (
            *((number, language, work.language) for number in missing),
            *((number, work.language, language) for number in new),
        ):
            message = f"It is in the {NAMES[there]} text, not in the {NAMES[here]} one."
            work.ledger.problem("other-paragraphs", work.paragraph(number), message)
