"""What is put to the vote, by its name in a sentence."""

from collections.abc import Sequence

from amendments.engine.items import ItemKind, amendment_of, kind_of, paragraph_of
from amendments.engine.notices import Notice, notice

ORAL = "O"  # how the numbers of the oral series begin


def name_item(number: str) -> Notice:
    """Return "Amendment 4", "Sub-amendment 1 to Amendment 13", "part 2 of Amendment 4", "the text as a whole"."""
    kind = kind_of(number)
    whole = amendment_of(number)
    match kind:
        case ItemKind.PART:
            return notice("item-part", part=number[len(whole) + 1 :], item=name_item(whole))
        case ItemKind.PARAGRAPH | ItemKind.WORDS:
            return notice(f"item-{kind}", number=paragraph_of(number))
        case ItemKind.TEXT:
            return notice("item-text")
        case _:
            return _name_amendment(number)


def name_items(numbers: Sequence[str]) -> Notice:
    """Return "Amendments 1, 3 and 7", "Amendment 4 and Sub-amendment 1 to Amendment 13"; of one, its name.

    Amendments with a plain number are named together, first.
    """
    plain = [number for number in numbers if number.isdecimal()]
    if len(plain) < 2:
        return _join([name_item(number) for number in numbers])
    together = notice("item-amendments", numbers=_join(plain))
    others = [name_item(number) for number in numbers if number not in plain]
    return _join([together, *others])


def _join(names: Sequence[Notice | str]) -> Notice:
    """Return the names, of which there is at least one, as they are listed in a sentence."""
    first = names[0] if isinstance(names[0], Notice) else notice("plain", words=names[0])
    if len(names) == 1:
        return first
    for name in names[1:-1]:
        first = notice("list-more", first=first, last=name)
    return notice("list-last", first=first, last=names[-1])


def _name_amendment(number: str) -> Notice:
    parent, hyphen, own = number.partition("-")
    shown = own if hyphen else parent
    oral = "oral-" if shown.startswith(ORAL) else ""
    shown = shown.removeprefix(ORAL)
    if hyphen:
        return notice(f"item-{oral}sub-amendment", number=shown, parent=_name_amendment(parent))
    return notice(f"item-{oral}amendment", number=shown)
