"""The new text of an amendment as its sub-amendments change it, in pieces that say who did what.

A sub-amendment is to the new text what an amendment is to the draft; so it is shown in the same way.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from amendments.engine.conflicts import Conflict, find_conflicts
from amendments.engine.consolidate import Consolidated, consolidate
from amendments.engine.edits import NotLocatedError
from amendments.engine.instruction import Instruction
from amendments.engine.rules import Decision
from amendments.engine.tabled import Amendment, locate_all, new_text_as_draft
from amendments.engine.text import Text


@dataclass(frozen=True, slots=True)
class NewText:
    """The new text that the operation at place `operation` (from 0) of an amendment brings.

    `result` is that text under votes on the sub-amendments; its paragraphs are counted from 1.
    """

    operation: int
    result: Consolidated


def new_texts(
    language: str,
    amendment: Amendment,
    subs: Sequence[Amendment],
    decisions: Mapping[str, Decision],
) -> tuple[NewText, ...]:
    """Return each new text of `amendment` under the `decisions` on its `subs`.

    Operations that bring no new text are passed over, and so are sub-amendments without a certain place.
    """
    targets = {sub.number: target(language, amendment, sub) for sub in subs}
    found = []
    for at, operation in enumerate(amendment.instructions):
        if operation.new_text:
            own = [replace(sub, parent=None) for sub in subs if targets[sub.number] == at]
            draft = new_text_as_draft(operation, language)
            found.append(NewText(at, consolidate(draft, own, decisions)))
    return tuple(found)


def sub_change(language: str, amendment: Amendment, sub: Amendment) -> NewText | None:
    """Return what `sub` alone does to the new text of `amendment`; None when it has no certain place."""
    at = target(language, amendment, sub)
    texts = new_texts(language, amendment, [sub], {sub.number: Decision.ADOPTED})
    return next((text for text in texts if text.operation == at), None)


def target(language: str, amendment: Amendment, sub: Amendment) -> int | None:
    """Return the place of the only operation in whose new text `sub` has a certain place."""
    places = [
        at
        for at, operation in enumerate(amendment.instructions)
        if operation.new_text and _has_place(operation, language, sub)
    ]
    return places[0] if len(places) == 1 else None


def _has_place(operation: Instruction, language: str, sub: Amendment) -> bool:
    try:
        locate_all(sub.instructions, new_text_as_draft(operation, language))
    except NotLocatedError:
        return False
    return True


def sub_conflicts(text: Text, amendment: Amendment, subs: Sequence[Amendment]) -> list[Conflict]:
    """Return the pairs of `subs` that cannot both stand, in voting order."""
    return find_conflicts(text, [amendment, *subs]) if len(subs) > 1 else []
