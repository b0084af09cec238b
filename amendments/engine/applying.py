"""Adopted amendments laid on the draft one by one: what is applied, what is not, and why.

Sub-amendments change the new text of their amendment first, in the same way.
"""

from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import NamedTuple

from amendments.engine.assembly import assemble
from amendments.engine.credit import Share
from amendments.engine.edits import Edit, NotLocatedError, WordsEdit
from amendments.engine.instruction import Instruction
from amendments.engine.notices import Notice, notice
from amendments.engine.parts import Carried, faults_of
from amendments.engine.pieces import Kind
from amendments.engine.table import NO_PAIRS, Pair, Table, Unapplied
from amendments.engine.tabled import Amendment, aims, locate_all, new_text_as_draft
from amendments.engine.text import TITLE, Text


def apply_adopted(
    text: Text, adopted: Sequence[Carried], compatible: Collection[Pair] = NO_PAIRS
) -> Table:
    """Return the table on which the `adopted` amendments lie, those that could be applied and the rest.

    They come in voting order and stand adopted, sub-amendments with their amendments, each as far
    as the votes on its parts carried it.
    """
    table = Table(text, compatible)
    subs: dict[str, list[Carried]] = {}
    for one in adopted:
        if one.amendment.parent is not None:
            subs.setdefault(one.amendment.parent, []).append(one)
    for one in adopted:
        if one.amendment.parent is None:
            _apply(table, one, subs.get(one.amendment.number, ()))
    return table


def _apply(table: Table, adopted: Carried, subs: Sequence[Carried]) -> None:
    """Put the amendment with its adopted `subs` on the table, or list why not. Never in part."""
    amendment = adopted.amendment
    faults = faults_of(amendment, table.text.language) if adopted.in_part else []
    if faults:  # in this language, perhaps, no words were marked off
        _leave_out(table, amendment, subs, faults[0], aims(table.text, amendment))
        return
    amended = amend_carried(table.text.language, adopted, subs, table.compatible)
    if amended.uncut is not None:
        _leave_out(table, amendment, subs, amended.uncut, aims(table.text, amendment))
        return
    try:
        if amendment.parts:  # without a certain place as a whole it has none in part
            locate_all(amendment.instructions, table.text)
        edits = locate_all(amended.instructions, table.text)
    except NotLocatedError as error:
        _leave_out(table, amendment, subs, error.notice, aims(table.text, amendment))
        return
    for edit in edits:
        rival = table.rival(edit, amendment.number)
        if rival is not None:
            where = aims(table.text, amendment) or _paragraph_numbers(table.text, edits)
            reason = notice("clash", first=rival, second=amendment.number, number=", ".join(where))
            _leave_out(table, amendment, subs, reason, where)
            return
    table.add(amendment.number, edits)
    table.unapplied += amended.refused
    if amended.shares:
        table.shares[amendment.number] = amended.shares


def _leave_out(
    table: Table,
    amendment: Amendment,
    subs: Sequence[Carried],
    reason: Notice,
    where: tuple[str, ...],
) -> None:
    table.unapplied.append(Unapplied(amendment.number, reason, where))
    told = notice("parent-unapplied", number=amendment.number)
    table.unapplied += [Unapplied(sub.amendment.number, told, where) for sub in subs]


class Amended(NamedTuple):
    """An amendment as its sub-amendments and the votes on its parts leave it.

    `refused` are sub-amendments that could not be applied. `shares` are its new words with the
    numbers of those that brought them; empty when nothing changed them. `uncut` says why the
    amendment as changed is no certain text: marked-off words could not be taken out of it, or
    nothing is left.
    """

    instructions: tuple[Instruction, ...]
    refused: tuple[Unapplied, ...] = ()
    shares: tuple[Share, ...] = ()
    uncut: Notice | None = None


def amend(language: str, amendment: Amendment, subs: Sequence[Amendment]) -> Amended:
    """Return the whole of `amendment` with all of `subs` in its new text."""
    return amend_carried(language, Carried(amendment), [Carried(sub) for sub in subs])


def amend_carried(
    language: str,
    adopted: Carried,
    subs: Sequence[Carried],
    compatible: Collection[Pair] = NO_PAIRS,
) -> Amended:
    """Return what was carried of an amendment, with `subs` in its new text.

    A sub-amendment is resolved in the new text as tabled, and all are applied at once, as to a
    draft; but what the votes on parts took out of it is not there any more.
    """
    operations = adopted.amendment.instructions
    if not subs and not adopted.cuts and not adopted.lost:
        return Amended(operations)
    if not subs and not adopted.cuts:
        return Amended(tuple(one for at, one in enumerate(operations) if at not in adopted.lost))
    changes = [Carried(cut) for cut in adopted.cuts] + list(subs)
    by_target, refused = _targets(language, adopted, changes)
    amended: list[Instruction] = []
    shares: list[Share] = []
    cuts, whole = {cut.number for cut in adopted.cuts}, adopted.amendment.number
    credited = {sub.amendment.number: sub.amendment.number for sub in subs}
    for at, instruction in enumerate(operations):
        if at in adopted.lost:
            continue
        if not instruction.new_text:
            amended.append(instruction)  # a deletion has no words that could be changed
            continue
        table = Table(new_text_as_draft(instruction, language), compatible)
        for change in by_target.get(at, ()):
            _apply(table, change, [])
        assembled = assemble(table.text, table.applied)
        stays = [one for one in assembled.paragraphs if one.final is not None]
        if not any(letter.isalnum() for one in stays for letter in one.text):
            return Amended(operations, uncut=notice("new-text-emptied"))
        amended.append(replace(instruction, new_text=tuple(one.text for one in stays)))
        refused += table.unapplied
        pieces = [piece for one in stays for piece in one.pieces if piece.kind != Kind.DELETED]
        shares += [
            Share(piece.text, credited.get(piece.amendment or "", whole)) for piece in pieces
        ]
    uncut = next((one.reason for one in refused if one.amendment in cuts), None)
    kept = tuple(one for one in refused if one.amendment not in cuts)
    return Amended(tuple(amended), kept, tuple(shares), uncut)


def _targets(
    language: str, adopted: Carried, changes: Sequence[Carried]
) -> tuple[dict[int, list[Carried]], list[Unapplied]]:
    """Return which operation each change has its place in, and those that have none."""
    by_target: dict[int, list[Carried]] = {}
    refused: list[Unapplied] = []
    for change in changes:
        number, places = change.amendment.number, _places(change, adopted.amendment, language)
        if len(places) != 1:
            refusal = _refusal(change.amendment, adopted.amendment, language)
            refused.append(Unapplied(number, refusal))
        elif places[0] in adopted.lost:
            told = notice("sub-part-lost", part=adopted.lost[places[0]])
            refused.append(Unapplied(number, told))
        else:
            by_target.setdefault(places[0], []).append(change)
    return by_target, refused


def _places(change: Carried, amendment: Amendment, language: str) -> list[int]:
    """Return the positions of the operations in whose new text the change has its place."""
    return [
        at
        for at, one in enumerate(amendment.instructions)
        if _aims_at(change.amendment, one, language)
    ]


def _aims_at(sub: Amendment, instruction: Instruction, language: str) -> bool:
    try:
        locate_all(sub.instructions, new_text_as_draft(instruction, language))
    except NotLocatedError:
        return False
    return True


def _refusal(sub: Amendment, amendment: Amendment, language: str) -> Notice:
    """Return why a sub-amendment has no certain place in its amendment."""
    if len(amendment.instructions) == 1:
        try:
            locate_all(sub.instructions, new_text_as_draft(amendment.instructions[0], language))
        except NotLocatedError as error:
            return error.notice
    return notice("sub-which-operation", number=amendment.number)


def _paragraph_numbers(text: Text, edits: Sequence[Edit]) -> tuple[str, ...]:
    """Return the numbers of the draft's paragraphs where `edits` have their place."""
    found: dict[str, None] = {}
    for edit in edits:
        if isinstance(edit, WordsEdit):
            indices: tuple[int, ...] = (edit.paragraph,) if edit.paragraph != TITLE else ()
        else:
            indices = edit.goes or (min(edit.at, len(text.paragraphs) - 1),)
        found.update((text.paragraphs[index].number, None) for index in indices)
    return tuple(found)
