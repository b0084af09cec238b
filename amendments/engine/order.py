"""The voting order that the rules propose, with the reason for each place.

By the rule of the Parliamentary Assembly: text order; at one place the amendment that departs furthest
from the draft first; what is left by number. Other assemblies go by number, or as printed. Always:
sub-amendments before their amendment (PROCEDURE.md). A person's order wins.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from amendments.engine.edits import Edit, NotLocatedError, WordsEdit
from amendments.engine.notices import Notice, notice
from amendments.engine.procedure.profile import OrderRule
from amendments.engine.sentences import sentences
from amendments.engine.tabled import Amendment, count_key, locate_all, voting_order
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


def propose_order(
    text: Text, amendments: Sequence[Amendment], rule: OrderRule = OrderRule.FURTHEST_FIRST
) -> list[Place]:
    """Return all `amendments` in the order that the rules propose.

    Those without a certain place in the text come last, by number, for a person to place. As printed
    is the order that they have.
    """
    ordered = voting_order(amendments) if rule == OrderRule.AS_PRINTED else _by_number(amendments)
    subs: dict[str, list[Amendment]] = {}
    for one in ordered:
        if one.parent is not None:
            subs.setdefault(one.parent, []).append(one)
    heads = [one for one in ordered if one.parent is None]
    places: list[Place] = []
    is_by_text = rule == OrderRule.FURTHEST_FIRST
    for number, reason in _in_text_order(text, heads) if is_by_text else _as_is(heads, rule):
        told = notice("order-sub", number=number)
        places += [Place(sub.number, told) for sub in subs.get(number, ())]
        places.append(Place(number, reason))
    return places


def _by_number(amendments: Sequence[Amendment]) -> list[Amendment]:
    return sorted(amendments, key=lambda one: count_key(one.number))


def _as_is(heads: Sequence[Amendment], rule: OrderRule) -> list[tuple[str, Notice]]:
    return [(one.number, notice(f"order-{rule}")) for one in heads]


def _in_text_order(text: Text, heads: Sequence[Amendment]) -> list[tuple[str, Notice]]:
    found = [(_departure(text, one), one.number) for one in heads]
    return [
        (number, _reason(text, paragraph, departure))
        for (paragraph, departure), number in sorted(found, key=lambda head: head[0])
    ]


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
