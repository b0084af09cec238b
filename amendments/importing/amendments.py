"""Save the amendments to a draft as a compendium prints them."""

from collections.abc import Mapping, Sequence

from amendments.compendium.compendium import PrintedAmendment
from amendments.compendium.dependencies import where
from amendments.importing.instructions import save_instructions
from amendments.importing.order import voting_order, with_new
from amendments.importing.sponsors import save_sponsors
from amendments.importing.work import Work
from amendments.importing.writing import column_name, create_rows, update_rows
from amendments.models import Amendment, Instruction
from amendments.models.amendments import is_oral
from amendments.reading import Reading

Rows = dict[str, Amendment]


def save_amendments(
    work: Work, printed: Sequence[PrintedAmendment], readings: Mapping[str, Reading]
) -> None:
    """Save the amendments, their order, who tabled them and what they say; `readings` are by number.

    Amendments that are no longer printed stay as they are, and a person is told.
    """
    rows: Rows = {row.number: row for row in Amendment.objects.filter(draft=work.draft)}
    printed = without_orphans(work, printed, rows)
    tell_what_is_missing(work, printed)
    order = place_all(work, printed, rows)
    changed = [row for row in rows.values() if order[row.number] != row.position]
    for row in changed:
        row.position = order[row.number]
    changed += [
        rows[one.number] for one in printed if one.number in rows and give_values(work, one, rows)
    ]
    unique = list({row.pk: row for row in changed}.values())
    update_rows(Amendment, unique, ["position", *columns(work.language)])
    create_amendments(work, printed, rows, order)
    save_sponsors(work, printed, rows)
    save_instructions(work, printed, rows, readings)


def without_orphans(
    work: Work, printed: Sequence[PrintedAmendment], rows: Rows
) -> list[PrintedAmendment]:
    """Return `printed` without the sub-amendments whose amendment nobody knows; a person is told."""
    main = {one.number for one in printed if "-" not in one.number} | set(rows)
    kept = []
    for one in printed:
        if "-" not in one.number or one.parent in main:
            kept.append(one)
            continue
        message = f"Its amendment is not in the compendium, so it was not saved: {one.instruction}"
        work.ledger.problem("no-such-amendment", where(one.number), message)
    return kept


def tell_what_is_missing(work: Work, printed: Sequence[PrintedAmendment]) -> None:
    known = Instruction.objects.in_language(work.language).filter(amendment__draft=work.draft)
    numbers = known.order_by("amendment__position").values_list("amendment__number", flat=True)
    still_printed = {one.number for one in printed}
    for number in [number for number in numbers if number not in still_printed]:
        if is_oral(number) and not work.previous.amendment(work.draft.letter, number):
            continue  # it was tabled in the sitting, and no compendium ever printed it
        message = "It is no longer printed in the compendium; it was kept as it was."
        work.ledger.problem("not-printed", where(number), message)


def place_all(work: Work, printed: Sequence[PrintedAmendment], rows: Rows) -> dict[str, int]:
    """Return the position of every amendment, known or new, in the voting order."""
    known = sorted(rows.values(), key=lambda row: (row.position, row.pk))
    before = [row.number for row in known]
    parents = {one.number: one.parent for one in printed if one.parent}
    as_printed = voting_order([one.number for one in printed], parents)
    order = with_new(before, as_printed, parents)
    tell_other_order(work, order, as_printed)
    if order == before:
        return {row.number: row.position for row in known}  # gaps, too, are a person's choice
    return {number: position for position, number in enumerate(order, start=1)}


def tell_other_order(work: Work, order: Sequence[str], printed: Sequence[str]) -> None:
    """A person's voting order stays; that the compendium prints another is for a person to know."""
    both = set(order) & set(printed)
    kept, now = ([number for number in one if number in both] for one in (order, printed))
    if kept != now:
        first = next(mine for mine, other in zip(kept, now, strict=True) if mine != other)
        message = f"The voting order was kept: {', '.join(kept)}. Printed is: {', '.join(now)}."
        work.ledger.problem("other-order", where(first), message)


def create_amendments(
    work: Work, printed: Sequence[PrintedAmendment], rows: Rows, order: Mapping[str, int]
) -> None:
    """Save the amendments that have no row yet, and add them to `rows`; sub-amendments come last."""
    new = [one for one in printed if one.number not in rows]
    for one in new:
        work.ledger.added(where(one.number), "amendment", one.instruction)
    for is_sub in (False, True):
        group = [
            Amendment(
                draft=work.draft,
                number=one.number,
                parent=rows[one.parent] if one.parent else None,
                position=order[one.number],
                **{name: value or "" for name, value in values(one, work.language).items()},
            )
            for one in new
            if ("-" in one.number) == is_sub
        ]
        create_rows(Amendment, group)
        rows |= {row.number: row for row in group}


def values(printed: PrintedAmendment, language: str) -> dict[str, str | None]:
    """Return what is printed for the columns of the row; None where nothing is."""
    printed_values = printed.committee, printed.explanatory_note, printed.votes
    return dict(zip(columns(language), printed_values, strict=True))


def columns(language: str) -> tuple[str, str, str]:
    return f"committee_{language}", f"explanatory_note_{language}", "printed_votes"


def give_values(work: Work, printed: PrintedAmendment, rows: Rows) -> bool:
    """Give the row what is printed now and was not before, and tell whether it changed; saves nothing.

    What the file leaves out stays: somebody may have added it by hand.
    """
    row = rows[printed.number]
    earlier = work.previous.amendment(work.draft.letter, printed.number)
    before = values(earlier, work.language) if earlier else {}
    has_changed = False
    for column, value in values(printed, work.language).items():
        held = getattr(row, column)
        if value is None or value == held:
            continue
        name = column_name(Amendment, column)
        if held and before.get(column) == value:
            work.ledger.kept(where(row.number), name, held, value)
            continue
        work.ledger.changed(where(row.number), name, held, value)
        setattr(row, column, value)
        has_changed = True
    return has_changed
