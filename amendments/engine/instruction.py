"""What one drafting instruction says, as data, before anyone looks for its place in a draft.

"In the draft resolution, paragraph 7, at the end of the third sentence, insert the following
words: "…"" is one `Instruction`. An amendment has one or more of them, in the printed order.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any


class Action(StrEnum):
    """What is done. MANUAL: the grammar could not say; a person decides."""

    INSERT = "insert"
    DELETE = "delete"
    REPLACE = "replace"
    MOVE = "move"
    MANUAL = "manual"


class Unit(StrEnum):
    """What goes or comes: whole paragraphs, whole sentences, words, or the title."""

    PARAGRAPH = "paragraph"
    SENTENCE = "sentence"
    WORDS = "words"
    TITLE = "title"


class Side(StrEnum):
    """Where new text stands: beside the named thing, or at an end inside it."""

    BEFORE = "before"
    AFTER = "after"
    START = "start"
    END = "end"


@dataclass(frozen=True, slots=True)
class Instruction:
    """One operation on the draft as tabled.

    `paragraphs` are numbers as printed; `through` makes the two of them a range ("5 to 7").
    `sentences` count from 1; -1 is the last one, -2 the last but one. They narrow the place:
    with unit SENTENCE they are what goes or what is stood beside.
    `words` are the quoted words that go, or beside which (`side`) the new text stands.
    `everywhere`: at each place where `words` stand, of which there are `times` ("twice") if not 0.
    `rest`: all that follows `words`, too.
    `new_text` has one entry for each printed paragraph of new text.
    `destination` is the paragraph beside which a MOVE puts the named ones.
    `in_title`: the place is the title of the draft.
    `amendment`: the place is the new text of that amendment; `paragraphs` then count within it.
    """

    action: Action
    unit: Unit
    paragraphs: tuple[str, ...] = ()
    through: bool = False
    sentences: tuple[int, ...] = ()
    side: Side | None = None
    words: str = ""
    everywhere: bool = False
    rest: bool = False
    new_text: tuple[str, ...] = ()
    destination: str = ""
    in_title: bool = False
    amendment: str = ""
    times: int = 0
    plural: bool = False  # "the following paragraphs": each printed paragraph is one of its own

    def as_dict(self) -> dict[str, Any]:
        """Return the reading as plain values for JSON; `from_dict` reads it back."""
        return {name: _plain(getattr(self, name)) for name in FIELDS}

    @classmethod
    def from_dict(cls, values: dict[str, Any]) -> "Instruction":
        """Return the instruction that `as_dict` wrote. Raises ValueError when it is not one."""
        unknown = sorted(set(values) - set(FIELDS))
        if unknown or not {"action", "unit"} <= set(values):
            raise ValueError(
                f"Not a reading of an instruction: {', '.join(unknown) or 'no action'}."
            )
        side = values.get("side")
        plain: dict[str, Any] = {name: tuple(values.get(name, ())) for name in LISTS}
        plain |= {name: str(values.get(name, "")) for name in WORDS}
        plain |= {name: bool(values.get(name, False)) for name in FLAGS}
        plain |= {"times": int(values.get("times", 0))}
        return cls(
            action=Action(values["action"]),
            unit=Unit(values["unit"]),
            side=Side(side) if side else None,
            **plain,
        )


FIELDS = tuple(Instruction.__dataclass_fields__)
LISTS = ("paragraphs", "sentences", "new_text")
WORDS = ("words", "destination", "amendment")
FLAGS = ("through", "everywhere", "rest", "in_title", "plural")


def _plain(value: Any) -> Any:
    if isinstance(value, StrEnum):
        return value.value
    return list(value) if isinstance(value, tuple) else value
