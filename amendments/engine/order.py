"""The voting order that the rules propose, with the reason for each place.

Text order; at one place the amendment that departs furthest from the draft first; what is left
by number; sub-amendments before their amendment (PROCEDURE.md). A person's order wins.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from amendments.engine.edits import Edit, NotLocatedError, WordsEdit
from amendments.engine.notices import Notice, notice
from amendments.engine.sentences import sentences
from amendments.engine.tabled import Amendment, count_key, locate_all
from amendments.engine.text import TITLE, Text

# How far an amendment departs from the draft, the furthest first (older Rule 34: "the one that
# departs furthest from the text is voted first").
DEPARTURES = (
    "order-paragraph-goes",
    "order-paragraph-replaced",
    "order-sentences",
    "order-words",
    "order-added",
    "order-beside",
)


@dataclass(frozen=True, slots=True)
class Place:
    """An amendment in the proposed voting order, and why it stands there."""

    number: str
    reason: Notice


def propose_order(text: Text, amendments: Sequence[Amendment]) -> list[Place]:
    """Return all `amendments` in the order that the rules propose.

    Those without a certain place come last, by number, for a person to place.
    """
    subs: dict[str, list[Amendment]] = {}
    heads = []
    for one in sorted(amendments, key=lambda one: count_key(one.number)):
        if one.parent is None:
            heads.append((_departure(text, one), one.number))
        else:
            subs.setdefault(one.parent, []).append(one)
    places: list[Place] = []
    for (paragraph, departure), number in sorted(heads, key=lambda head: head[0]):
        told = notice("order-sub", number=number)
        places += [Place(sub.number, told) for sub in subs.get(number, ())]
        places.append(Place(number, _reason(text, paragraph, departure)))
    return places


def _departure(text: Text, amendment: Amendment) -> tuple[int, int]:
    """Return the first paragraph that the amendment touches, and how far it departs from it."""
    try:
        edits = locate_all(amendment.instructions, text)
    except NotLocatedError:
        return len(text.paragraphs) + 1, len(DEPARTURES)
    return min((_paragraph(text, edit), _distance(text, edit)) for edit in edits)


def _paragraph(text: Text, edit: Edit) -> int:
    """Return the paragraph in text order; what stands after a paragraph follows what changes it."""
    if isinstance(edit, WordsEdit):
        return edit.paragraph
    return edit.goes[0] if edit.goes else max(0, edit.at - 1)


def _distance(text: Text, edit: Edit) -> int:
    if not isinstance(edit, WordsEdit):
        name = "beside" if not edit.goes else "paragraph-replaced" if edit.new else "paragraph-goes"
        return DEPARTURES.index(f"order-{name}")
    if edit.named.is_empty:
        return DEPARTURES.index("order-added")
    spans = sentences(text.wording(edit.paragraph))
    whole = any(edit.named.start <= start and end <= edit.named.end for start, end in spans)
    return DEPARTURES.index("order-sentences" if whole else "order-words")


def _reason(text: Text, paragraph: int, departure: int) -> Notice:
    if departure == len(DEPARTURES):
        return notice("order-unknown")
    if paragraph == TITLE:
        return notice("order-title")
    return notice(DEPARTURES[departure], number=text.paragraphs[paragraph].number)
