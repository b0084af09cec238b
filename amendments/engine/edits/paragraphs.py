"""Edits of whole paragraphs: replaced, inserted, deleted, moved."""

import re
from dataclasses import replace
from functools import lru_cache

from amendments.engine.edits.values import NewParagraph, ParagraphsEdit, not_located
from amendments.engine.instruction import Action, Instruction, Side
from amendments.engine.notices import Notice, notice
from amendments.engine.numbering import level_of, parent_of
from amendments.engine.text import Text

PRINTED_NUMBER = re.compile(
    r"(?:[-–—]\s*)?(?:(\d{1,4}(?:\.\d{1,3})+)|(\d{1,4})(?=\.|\s?(?:bis|ter|quater)\.))"
    r"(?:\s?(?:bis|ter|quater))?\.?\s+(?=\S)"
)
BULLET = re.compile(r"[-–—•]\s*\S")
SPARE_NUMBERS = 30  # how far beyond the last paragraph a printed number is still believed


def locate(instruction: Instruction, text: Text) -> ParagraphsEdit:
    """Return the edit of whole paragraphs. Raises `NotLocatedError`."""
    match instruction.action:
        case Action.DELETE:
            return _deletion(instruction, text)
        case Action.REPLACE:
            return _replacement(instruction, text)
        case Action.MOVE:
            return _move(instruction, text)
        case _:
            return _insertion(instruction, text)


def find(text: Text, number: str) -> int:
    """Return the position of paragraph `number`. Raises `NotLocatedError` when there is none."""
    index = text.find(number)
    if index is None:
        raise not_located("no-such-paragraph", number=number)
    return index


def _named(instruction: Instruction, text: Text) -> tuple[int, ...]:
    """Return the positions of the named paragraphs, without their sub-paragraphs, ascending."""
    if not instruction.paragraphs:
        raise not_located("no-paragraph")
    indices = [find(text, number) for number in instruction.paragraphs]
    if not instruction.through:
        return tuple(sorted(set(indices)))
    first, last = indices
    if last < first:
        raise not_located(
            "range-backwards", first=instruction.paragraphs[0], last=instruction.paragraphs[1]
        )
    level = level_of(instruction.paragraphs[0])
    inside = range(first, last + 1)
    return tuple(
        index
        for index in inside
        if level_of(text.paragraphs[index].number) <= level or index == last
    )


def _families(text: Text, indices: tuple[int, ...]) -> tuple[int, ...]:
    return tuple(sorted({member for index in indices for member in text.family(index)}))


def _deletion(instruction: Instruction, text: Text) -> ParagraphsEdit:
    named = _named(instruction, text)
    goes = _families(text, named)
    if len(goes) == len(text.paragraphs):
        raise not_located("deletes-everything")
    return ParagraphsEdit(goes, goes[0], notices=_family_notices(text, named, goes))


def _replacement(instruction: Instruction, text: Text) -> ParagraphsEdit:
    named = _named(instruction, text)
    goes = _families(text, named)
    level = level_of(text.paragraphs[named[0]].number)
    new, notices = _new_paragraphs(instruction, text, level)
    if len(named) == len(new) == 1 and len(goes) > 1 and new[0].text.rstrip().endswith(":"):
        # A text that ends with a colon announces the list which follows: the list stays.
        only = notice("only-opening-words", number=text.paragraphs[named[0]].number)
        return ParagraphsEdit(named, named[0], new, is_replacement=True, notices=(*notices, only))
    notices += _family_notices(text, named, goes)
    return ParagraphsEdit(goes, goes[0], new, is_replacement=True, notices=notices)


def _family_notices(
    text: Text, named: tuple[int, ...], goes: tuple[int, ...]
) -> tuple[Notice, ...]:
    """Tell that sub-paragraphs go which the instruction did not name."""
    found = []
    for index in named:
        family = [
            member for member in text.family(index) if member != index and member not in named
        ]
        if family:
            numbers = [text.paragraphs[member].number for member in family]
            found.append(
                notice(
                    "sub-paragraphs-go",
                    number=text.paragraphs[index].number,
                    others=", ".join(numbers),
                )
            )
    return tuple(found)


def _insertion(instruction: Instruction, text: Text) -> ParagraphsEdit:
    if instruction.side == Side.END:
        return _at_end(instruction, text)
    if instruction.side == Side.START:
        raise not_located("where")
    named = _named(instruction, text)
    index = named[0] if instruction.side == Side.BEFORE else named[-1]
    anchor = text.paragraphs[index].number
    new, notices = _new_paragraphs(instruction, text, level_of(anchor))
    at = index if instruction.side == Side.BEFORE else _after(text, index, new[0])
    parent = _parent(text, anchor, new[0])
    return ParagraphsEdit((), at, new, parent=parent, notices=notices)


def _after(text: Text, index: int, new: NewParagraph) -> int:
    """Return the border after the paragraph at `index`: after its last sub-paragraph.

    A new paragraph printed with the number of a sub-paragraph that exists stands before it.
    """
    family = text.family(index)
    existing = text.find(new.number) if new.number else None
    if existing is not None and existing in family and existing != index:
        return existing
    return family.stop


def _parent(text: Text, anchor: str, new: NewParagraph) -> int | None:
    """Return the paragraph whose list the new one joins: that of the anchor, or the anchor itself."""
    if new.number and parent_of(new.number) == anchor:
        return text.find(anchor)
    return text.find(parent_of(anchor))


def _at_end(instruction: Instruction, text: Text) -> ParagraphsEdit:
    if not instruction.paragraphs:
        new, notices = _new_paragraphs(instruction, text, 0)
        return ParagraphsEdit((), len(text.paragraphs), new, notices=notices)
    index = find(text, instruction.paragraphs[-1])
    number = text.paragraphs[index].number
    new, notices = _new_paragraphs(instruction, text, level_of(number) + 1)
    if len(text.family(index)) == 1 and parent_of(new[0].number) != number:
        raise not_located("paragraph-without-list", number=number)
    return ParagraphsEdit((), text.family(index).stop, new, parent=index, notices=notices)


def _move(instruction: Instruction, text: Text) -> ParagraphsEdit:
    named = _named(instruction, text)
    goes = _families(text, named)
    target = find(text, instruction.destination)
    if target in goes:
        raise not_located("moves-into-itself", number=instruction.destination)
    shift = level_of(instruction.destination) - level_of(text.paragraphs[named[0]].number)
    new = tuple(
        NewParagraph(text.paragraphs[index].text, level_of(text.paragraphs[index].number) + shift)
        for index in goes
    )
    at = target if instruction.side == Side.BEFORE else text.family(target).stop
    return ParagraphsEdit(goes, at, new, parent=text.find(parent_of(instruction.destination)))


def _new_paragraphs(
    instruction: Instruction, text: Text, level: int
) -> tuple[tuple[NewParagraph, ...], tuple[Notice, ...]]:
    """Return the printed lines of new text as paragraphs: by their numbers, or each line one.

    Lines of a list inside a paragraph ("- a;", "1. a;" after its opening words) stay in it, behind
    a line break.
    """
    found: list[NewParagraph] = []
    notices: list[Notice] = []
    is_numbered = _printed_number(instruction.new_text[0], text) is not None
    for line in instruction.new_text:
        printed = _printed_number(line, text)
        if printed and (is_numbered or level_of(printed[0])):
            found.append(_numbered(*printed, level))
        elif found and (
            found[-1].number or printed or not instruction.plural or BULLET.match(line)
        ):
            found[-1] = replace(found[-1], text=f"{found[-1].text}\n{line}")
        else:
            below = _stands_below(found, line, level)
            notices += [notice("level-guessed", words=line[:40])] if below else []
            found.append(NewParagraph(line, level + below))
    return tuple(found), tuple(notices)


def _numbered(number: str, wording: str, level: int) -> NewParagraph:
    """Return a new paragraph printed with its number; "1.", "2." in a list only count its items."""
    if level_of(number) == 0 and level > 0:
        return NewParagraph(wording, level)
    return NewParagraph(wording, level_of(number), number)


def _stands_below(found: list[NewParagraph], line: str, level: int) -> bool:
    """Tell whether an unnumbered line is an item of the list that the line before announced."""
    if not found or line[:1].isupper():
        return False
    return found[-1].level > level or found[-1].text.endswith(":")


def _printed_number(line: str, text: Text) -> tuple[str, str] | None:
    """Return the number printed before a new paragraph and its text, None when it has none."""
    match = PRINTED_NUMBER.match(line)
    if not match:
        return None
    number = match[1] or match[2]
    if int(number.split(".")[0]) > _last_number(text) + SPARE_NUMBERS:
        return None  # a year, or an amount
    return number, line[match.end() :]


@lru_cache(maxsize=8)
def _last_number(text: Text) -> int:
    """Return the highest number of the paragraphs of `text`, 0 without one."""
    tops = (p.number.split(".")[0] for p in text.paragraphs)
    return max((int(top) for top in tops if top.isdigit()), default=0)
