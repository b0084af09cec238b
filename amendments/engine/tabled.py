"""An amendment as it was tabled, its place in the voting order, and its edits on the draft."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from amendments.engine.clashes import contradict
from amendments.engine.edits import Edit, NotLocatedError, WordsEdit, locate
from amendments.engine.instruction import Instruction
from amendments.engine.notices import notice
from amendments.engine.text import Text, text_of


@dataclass(frozen=True, slots=True)
class Part:
    """A part by which an amendment is put to the vote: its `name` is "1", "2" and so on.

    It holds either `operations` of the amendment, by their position from 0, less the words that
    other parts mark off; or such `words`, quoted from the new text.
    """

    name: str
    operations: tuple[int, ...] = ()
    words: str = ""


@dataclass(frozen=True, slots=True)
class Amendment:
    """An amendment as the engine takes it: its number, its place in the voting order, what it says.

    `parent` is the number of the amendment that a sub-amendment changes. Without
    `instructions` the amendment must be resolved by hand and is never applied. `parts` are those
    by which it is put to the vote, none when it is voted as a whole.
    """

    number: str
    position: int
    instructions: tuple[Instruction, ...] = ()
    parent: str | None = None
    parts: tuple[Part, ...] = ()


def voting_order(amendments: Sequence[Amendment]) -> list[Amendment]:
    """Return the amendments by position, ties by number as people count (2 before 10)."""
    return sorted(amendments, key=lambda one: (one.position, count_key(one.number)))


@lru_cache(maxsize=100_000)
def count_key(number: str) -> tuple[tuple[str, int], ...]:
    """Return the key that sorts amendment numbers as people count: 2, 10, 10-1, 10-O1, 11, O2, O10.

    Oral amendments come after the written ones: they are tabled later.
    """
    return tuple(_series(part) for part in number.split("-"))


def _series(part: str) -> tuple[str, int]:
    """Return ("O", 2) for "O2" and ("", 2) for "2"; what has no number of its own comes last."""
    letters = part.rstrip("0123456789")
    return (letters, int(part[len(letters) :])) if len(letters) < len(part) else (letters, 0)


def aims(text: Text, amendment: Amendment) -> tuple[str, ...]:
    """Return the numbers of the draft's paragraphs that the amendment names."""
    named = (number for one in amendment.instructions for number in one.paragraphs)
    return tuple(dict.fromkeys(number for number in named if text.find(number) is not None))


def locate_all(instructions: Sequence[Instruction], text: Text) -> tuple[Edit, ...]:
    """Return the edits of all the instructions of one amendment. Raises `NotLocatedError`.

    Operations that contradict one another give no certain text, so neither is located.
    """
    found = _located(tuple(instructions), text)
    if isinstance(found, NotLocatedError):
        raise NotLocatedError(found.notice, found.places, found.suggestion)
    return found


@lru_cache(maxsize=100_000)
def _located(
    instructions: tuple[Instruction, ...], text: Text
) -> tuple[Edit, ...] | NotLocatedError:
    """A pure function of a draft as tabled, asked again at every vote: so its answers are kept."""
    if not instructions:
        return NotLocatedError(notice("unread"))
    try:
        edits = tuple(edit for instruction in instructions for edit in locate(instruction, text))
    except NotLocatedError as error:
        return error.with_traceback(None)
    if len(edits) == 1:
        return edits
    by_paragraph: dict[int, list[Edit]] = {}
    for edit in edits:
        for index in touched(edit):
            others = by_paragraph.setdefault(index, [])
            if any(contradict(edit, other) for other in others):
                return NotLocatedError(notice("self-clash"))
            others.append(edit)
    return edits


def touched(edit: Edit) -> tuple[int, ...]:
    """Return the paragraphs in which another edit can clash with this one."""
    if isinstance(edit, WordsEdit):
        return (edit.paragraph,)
    return edit.goes if edit.parent is None else (*edit.goes, edit.parent)


def new_text_as_draft(instruction: Instruction, language: str) -> Text:
    """Return the new text of an instruction as the draft of its sub-amendments."""
    rows = [(str(count), line) for count, line in enumerate(instruction.new_text, 1)]
    return text_of(language, rows)
