"""Save the paragraphs of a draft in one language."""

from collections.abc import Mapping, Sequence

from django.db.models import F

from amendments.compendium.compendium import DraftParagraph
from amendments.importing.work import Work
from amendments.importing.writing import corrected_by_people, create_rows, delete_row, update_rows
from resolutions.models import Paragraph

ASIDE = 1_000_000  # added to positions while others take their place: no two rows ever share one

Rows = Mapping[str, Paragraph]


def save_paragraphs(work: Work, printed: Sequence[DraftParagraph]) -> bool:
    """Make the rows what `printed` says, and tell whether there were any before."""
    rows: Rows = {row.number: row for row in work.draft.paragraphs.in_language(work.language)}
    of_draft = {"draft_id": work.draft.pk, "language": work.language}
    corrected = corrected_by_people(Paragraph, **of_draft) if rows else set()
    numbers = [paragraph.number for paragraph in printed]
    still_printed = set(numbers)
    unprinted = [row for row in rows.values() if row.number not in still_printed]
    kept = [row for row in unprinted if row.pk in corrected and not was_printed(work, row)]
    gone = [row for row in unprinted if row not in kept]
    for row in gone:
        work.ledger.removed(work.paragraph(row.number), "text", row.text)
        delete_row(row)
    order = with_kept(numbers, list(rows), [row.number for row in kept])
    changed = give_texts(work, printed, rows, corrected)
    moved = give_positions(order, rows)
    update_rows(
        Paragraph, list({row.pk: row for row in (*changed, *moved)}.values()), ["text", "position"]
    )
    create_paragraphs(work, printed, rows, order)
    return bool(rows)


def was_printed(work: Work, row: Paragraph) -> bool:
    return work.previous.paragraph(work.draft.letter, row.number) is not None


def give_texts(
    work: Work, printed: Sequence[DraftParagraph], rows: Rows, corrected: set[int]
) -> list[Paragraph]:
    """Give the rows their printed texts and return those that changed; saves nothing."""
    changed = []
    for paragraph in printed:
        row = rows.get(paragraph.number)
        if row is None or row.text == paragraph.text:
            continue
        earlier = work.previous.paragraph(work.draft.letter, row.number)
        if row.pk in corrected and earlier == paragraph.text:
            work.ledger.kept(work.paragraph(row.number), "text", row.text, paragraph.text)
            continue
        work.ledger.changed(work.paragraph(row.number), "text", row.text, paragraph.text)
        row.text = paragraph.text
        changed.append(row)
    return changed


def give_positions(order: Sequence[str], rows: Rows) -> list[Paragraph]:
    """Give the rows their positions in `order` and return those that moved, out of the way meanwhile."""
    moved = []
    for position, number in enumerate(order, start=1):
        row = rows.get(number)
        if row is not None and row.position != position:
            row.position = position
            moved.append(row)
    # Without history: each of them is saved again at once, with its new position.
    keys = [row.pk for row in moved]
    Paragraph.objects.filter(pk__in=keys).update(position=F("position") + ASIDE)
    return moved


def create_paragraphs(
    work: Work, printed: Sequence[DraftParagraph], rows: Rows, order: Sequence[str]
) -> None:
    """Save the paragraphs that have no row yet."""
    positions = {number: position for position, number in enumerate(order, start=1)}
    new = [
        Paragraph(
            draft=work.draft,
            language=work.language,
            position=positions[paragraph.number],
            number=paragraph.number,
            text=paragraph.text,
        )
        for paragraph in printed
        if paragraph.number not in rows
    ]
    for row in new:
        work.ledger.added(work.paragraph(row.number), "text", row.text)
    create_rows(Paragraph, new)


def with_kept(printed: Sequence[str], before: Sequence[str], kept: Sequence[str]) -> list[str]:
    """Return `printed` with each of `kept` after the one that it follows in `before`."""
    order = list(printed)
    for number in kept:
        preceding = before[: before.index(number)]
        at = next((order.index(one) + 1 for one in reversed(preceding) if one in order), 0)
        order.insert(at, number)
    return order
