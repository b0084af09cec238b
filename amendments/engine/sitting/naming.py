"""What is put to the vote, by its name in a sentence."""

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


def _name_amendment(number: str) -> Notice:
    parent, hyphen, own = number.partition("-")
    shown = own if hyphen else parent
    oral = "oral-" if shown.startswith(ORAL) else ""
    shown = shown.removeprefix(ORAL)
    if hyphen:
        return notice(f"item-{oral}sub-amendment", number=shown, parent=_name_amendment(parent))
    return notice(f"item-{oral}amendment", number=shown)
