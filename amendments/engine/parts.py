"""Split votes: an amendment put to the vote by parts, and what the votes leave of it.

A part is some of the operations of the amendment, or words marked off in its new text ("first part:
the text without the words «…»; second part: these words"). Marked-off words lean on the part whose
operation brings them: without it there is nothing that they could stand in.
"""

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from amendments.engine.edits import NotLocatedError, locate
from amendments.engine.instruction import Action, Instruction, Unit
from amendments.engine.items import part_number
from amendments.engine.notices import Notice, notice
from amendments.engine.rules import Parts, Standing
from amendments.engine.tabled import Amendment, Part, new_text_as_draft

NOTHING: Mapping[int, str] = MappingProxyType({})


class Carried(NamedTuple):
    """What the votes leave of an adopted amendment.

    `lost` are the positions of its operations whose part was not adopted, each with the number
    of that part; `cuts` take marked-off words that were not adopted out of its new text, as
    sub-amendments would, under the numbers of their parts. `in_part`: not all of it was adopted.
    """

    amendment: Amendment
    lost: Mapping[int, str] = NOTHING
    cuts: tuple[Amendment, ...] = ()
    in_part: bool = False


def parts_of(amendments: Sequence[Amendment], language: str) -> Parts:
    """Return the numbers of the parts of each divided amendment, each with the part it leans on."""
    return {
        one.number: {
            part_number(one.number, part.name): _base(one, part, language) for part in one.parts
        }
        for one in amendments
        if one.parts
    }


def carried(amendment: Amendment, standings: Mapping[str, Standing]) -> Carried:
    """Return what is left of `amendment`, adopted at least in part."""
    if not amendment.parts:
        return Carried(amendment)
    failed = [
        (part_number(amendment.number, part.name), part)
        for part in amendment.parts
        if not standings[part_number(amendment.number, part.name)].is_adopted
    ]
    lost = {operation: number for number, part in failed for operation in part.operations}
    cuts = tuple(
        Amendment(number, amendment.position, (marked_off(part.words),), amendment.number)
        for number, part in failed
        if part.words
    )
    return Carried(amendment, lost, cuts, in_part=bool(failed))


def faults_of(amendment: Amendment, language: str) -> list[Notice]:
    """Return what is wrong with the parts of `amendment`: nothing when it can be voted by them.

    Every operation belongs to exactly one part, marked-off words stand once in the new text,
    without being all of it, and there are two parts at least.
    """
    return list(_faults(amendment, language)) if amendment.parts else []


def marked_off(words: str) -> Instruction:
    """Return the operation that takes marked-off words out of a new text."""
    return Instruction(Action.DELETE, Unit.WORDS, words=words, amendment="-")


def _faults(amendment: Amendment, language: str) -> Iterator[Notice]:
    if len(amendment.parts) < 2:
        yield notice("parts-too-few")
    if len({part.name for part in amendment.parts}) < len(amendment.parts):
        yield notice("parts-same-name")
    held = [operation for part in amendment.parts for operation in part.operations]
    if sorted(held) != list(range(len(amendment.instructions))):
        yield notice("parts-operations")
    for part in amendment.parts:
        if not part.words and not part.operations:
            yield notice("part-empty", part=part.name)
        elif part.words and part.operations:
            yield notice("part-both", part=part.name)
        elif part.words:
            yield from _faults_of_words(amendment, part, language)


def _faults_of_words(amendment: Amendment, part: Part, language: str) -> Iterator[Notice]:
    places = _operations_with(amendment, part.words, language)
    if any(_is_all_of(part.words, one) for one in amendment.instructions):
        yield notice("part-all-words", words=part.words)
    elif len(places) != 1:
        yield notice("part-words", words=part.words, count=len(places))


def _is_all_of(words: str, operation: Instruction) -> bool:
    """Tell whether but for `words` nothing is left of the new text, save punctuation."""
    rest = "\n".join(operation.new_text).replace(words.strip(), "", 1)
    return bool(operation.new_text) and not any(letter.isalnum() for letter in rest)


def _base(amendment: Amendment, part: Part, language: str) -> str | None:
    places = _operations_with(amendment, part.words, language) if part.words else []
    for other in amendment.parts:
        if len(places) == 1 and places[0] in other.operations:
            return part_number(amendment.number, other.name)
    return None


def _operations_with(amendment: Amendment, words: str, language: str) -> list[int]:
    """Return the positions of the operations in whose new text `words` have a certain place."""
    return [
        at
        for at, operation in enumerate(amendment.instructions)
        if _is_in(words, operation, language)
    ]


def _is_in(words: str, operation: Instruction, language: str) -> bool:
    try:
        locate(marked_off(words), new_text_as_draft(operation, language))
    except NotLocatedError:
        return False
    return True
