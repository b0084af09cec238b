"""Tell what a compendium does to the parts and separate votes that people made from an earlier one."""

from amendments.compendium.dependencies import where
from amendments.desk import load_desk
from amendments.dividing import doubts_of_items
from amendments.importing.ledger import Done
from amendments.importing.work import Work
from amendments.models import Item


def tell_items(work: Work) -> None:
    """Write down which parts and separate votes a person must look at again; none is changed."""
    items = list(Item.objects.filter(draft=work.draft).select_related("amendment").order_by("pk"))
    if not items:
        return
    doubts = doubts_of_items(load_desk(work.draft, work.language))
    changed = {one.where for one in work.ledger.changes if one.done == Done.CHANGED}
    told: set[str] = set()
    for item in items:
        number = item.amendment.number if item.amendment else item.number
        place, code = place_of(item, work)
        if number in told:
            continue
        told.add(number)
        if number in doubts:
            message = f"{item.name}: {doubts[number].message} It was kept as it was."
            work.ledger.problem(code, place, message)
        elif place in changed:
            message = f"{item.name}: this was changed. Check that it still means the same."
            work.ledger.problem(code, place, message)


def place_of(item: Item, work: Work) -> tuple[str, str]:
    """Return what an item was made from, as a person would name it, and the code of a problem with it."""
    if item.amendment:
        return where(item.amendment.number), "parts-changed"
    return work.paragraph(item.paragraph), "separate-vote-changed"
