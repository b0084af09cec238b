"""Instructions with the reading that each must have, or the reason why it is refused.

The readings are written from the meaning of the words, not from what the program answers.
"@" stands for "In the draft resolution," or "Dans le projet de résolution,".
"""

from collections.abc import Iterator

from amendments.engine.instruction import Action, Instruction, Side, Unit

Entries = list[tuple[str, list[Instruction], list[str]]]

P, S, W, T = Unit.PARAGRAPH, Unit.SENTENCE, Unit.WORDS, Unit.TITLE
BEFORE, AFTER, START, END = Side.BEFORE, Side.AFTER, Side.START, Side.END


def _operation(
    action: Action,
    unit: Unit,
    paragraphs: str = "",
    *,
    sentences: tuple[int, ...] = (),
    new: str | tuple[str, ...] = (),
    **others,
) -> Instruction:
    return Instruction(
        action,
        unit,
        paragraphs=tuple(paragraphs.split()),
        sentences=sentences,
        new_text=(new,) if isinstance(new, str) else new,
        **others,
    )


def delete(unit: Unit, paragraphs: str = "", **others) -> Instruction:
    return _operation(Action.DELETE, unit, paragraphs, **others)


def replace(unit: Unit, paragraphs: str = "", **others) -> Instruction:
    return _operation(Action.REPLACE, unit, paragraphs, **others)


def insert(unit: Unit, paragraphs: str = "", **others) -> Instruction:
    return _operation(Action.INSERT, unit, paragraphs, **others)


def move(paragraphs: str, side: Side, destination: str, **others) -> Instruction:
    return _operation(Action.MOVE, P, paragraphs, side=side, destination=destination, **others)


def flat(entries: Entries, opening: str) -> Iterator[tuple[str, str, tuple[Instruction, ...]]]:
    """Yield (form, printed, expected) for each wording."""
    for form, expected, wordings in entries:
        for printed in wordings:
            yield form, printed.replace("@", opening), tuple(expected)
