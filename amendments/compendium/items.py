"""List items without a number, and the pieces of a broken one that only look like items."""

from amendments.compendium.blocks import Block, Mend
from amendments.compendium.joining import (
    ends_with_linking_word,
    excerpt_end,
    excerpt_start,
    goes_on,
    joined,
)
from amendments.compendium.numbers import numbered
from amendments.compendium.runs import bullet_of


def broken_item(before: str, block: Block, following: Block | None) -> str | None:
    """Return what `block` adds to the sentence that `before` leaves unfinished, or None.

    None: it is an item of its own. A list has two items or more, or an introduction that ends
    with a colon; the dash before a piece of a broken sentence is the printer's and goes.
    """
    item = block.text[1:].strip()
    if not item or not goes_on(before, item):
        return None
    follows_an_item = bool(bullet_of(before)) and numbered(before) is None
    if follows_an_item and not ends_with_linking_word(before):
        return None
    is_one_of_a_list = following is not None and following.bullet and following.number is None
    return None if is_one_of_a_list and not follows_an_item else item


def join_mend(before: str, printed: str, text: str, code: str, message: str) -> Mend:
    """Return the repair that joins `text`, printed as `printed`, to the end of `before`."""
    end = excerpt_end(before)
    return Mend(code, message, f"{end}\n{excerpt_start(printed)}", joined(end, excerpt_start(text)))
