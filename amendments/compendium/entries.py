"""The amendments, read one after the other with the draft paragraphs printed between them."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from amendments.compendium.blocks import Block, Mend
from amendments.compendium.bodies import outer_number, told_apart
from amendments.compendium.compendium import Finding, PrintedAmendment
from amendments.compendium.dependencies import Dependency, where
from amendments.compendium.drafts import DraftBuilder
from amendments.compendium.headings import (
    AmendmentHeading,
    Kind,
    after_label,
    draft_named,
    is_date_or_outcome,
    is_operation,
)
from amendments.compendium.joining import excerpt_start, goes_on
from amendments.compendium.numbers import comes_later, follows
from amendments.compendium.quotations import Depth, mend_quotations
from amendments.compendium.sponsors import is_name, sponsors


@dataclass(slots=True)
class Entry:
    """The blocks under one heading: of an amendment, or of a draft text (`heading` None)."""

    draft: DraftBuilder
    heading: AmendmentHeading | None = None
    blocks: list[Block] = field(default_factory=list)


@dataclass(slots=True)
class Reading:
    """What the entries gave."""

    amendments: list[PrintedAmendment] = field(default_factory=list)
    dependencies: list[Dependency] = field(default_factory=list)
    repairs: list[Finding] = field(default_factory=list)
    problems: list[Finding] = field(default_factory=list)
    drafts: dict[str, DraftBuilder] = field(default_factory=dict)  # of each amendment

    def problem(self, code: str, number: str, message: str, before: str = "") -> None:
        """Note that a person must look at amendment `number`."""
        self.problems.append(Finding(code, where(number), message, before))


@dataclass(slots=True)
class _Parts:
    """The blocks of one amendment by what they are, in printed order."""

    tabled: str | None = None
    dependencies: list[str] = field(default_factory=list)
    text: list[Block] = field(default_factory=list)
    note: list[Block] = field(default_factory=list)
    votes: str | None = None
    after_votes: list[Block] = field(default_factory=list)


def read_entries(entries: Sequence[Entry], drafts: Sequence[DraftBuilder]) -> Reading:
    """Return the amendments of `entries`, and give each draft its paragraphs."""
    reading = Reading()
    nexts = _next_numbers(entries)
    for entry, after in zip(entries, nexts, strict=True):
        if entry.heading is None:
            _add_to_draft(entry.draft, entry.blocks)
        else:
            _read_amendment(entry, entry.heading, after, drafts, reading)
    return reading


def _next_numbers(entries: Sequence[Entry]) -> list[str | None]:
    """Return for each entry the number of the draft paragraph that is printed next after it."""
    found: list[str | None] = []
    following: str | None = None
    draft: DraftBuilder | None = None
    for entry in reversed(entries):
        if entry.draft is not draft:
            following, draft = None, entry.draft
        found.append(following)
        texts = [block for block in entry.blocks if block.kind is Kind.TEXT]
        in_amendment = entry.heading is not None
        following = outer_number(texts, in_amendment=in_amendment) or following
    return found[::-1]


def _add_to_draft(draft: DraftBuilder, blocks: Sequence[Block]) -> None:
    """Give the draft its blocks; an amendment without a heading among them is shown to a person."""
    nameless: list[Block] = []
    for at, block in enumerate(blocks):
        if block.kind is Kind.TABLED or (nameless and not block.number):
            nameless.append(block)
            continue
        _report_nameless(draft, nameless)
        nameless = []
        draft.add(block, blocks[at + 1] if at + 1 < len(blocks) else None)
    _report_nameless(draft, nameless)


def _report_nameless(draft: DraftBuilder, blocks: Sequence[Block]) -> None:
    if not blocks:
        return
    text = "\n".join(block.text for block in blocks)
    message = f"An amendment without a heading was not read; it begins: {excerpt_start(text)}"
    place = f"paragraph {draft.last_number}" if draft.last_number else "beginning"
    draft.problems.append(Finding("no-heading", place, " ".join(message.split()), text))


def _read_amendment(
    entry: Entry,
    heading: AmendmentHeading,
    after: str | None,
    drafts: Sequence[DraftBuilder],
    reading: Reading,
) -> None:
    number, parent = _number(heading, reading)
    parts = _parts(entry.blocks)
    instruction = _instruction(entry, number, parts.text, after, reading)
    note = _note(entry.draft, parts.note)
    _add_to_draft(entry.draft, note.draft)
    _after_votes(entry.draft, parts.after_votes, number, reading)
    draft = _draft_of(entry, number, parent, instruction, drafts, reading)
    names, committee = sponsors(parts.tabled or "")
    amendment = PrintedAmendment(
        number,
        draft.letter,
        instruction,
        parent=parent,
        tabled_by=names,
        committee=committee,
        explanatory_note="\n".join(note.lines) or None,
        votes=parts.votes,
    )
    _keep(amendment, draft, [Dependency(number, text) for text in parts.dependencies], reading)


def _keep(
    amendment: PrintedAmendment,
    draft: DraftBuilder,
    dependencies: list[Dependency],
    reading: Reading,
) -> None:
    number = amendment.number
    if number in reading.drafts:
        text = amendment.instruction
        message = (
            f"Two amendments have the number {number}; the first was kept, the other says: "
            f"{excerpt_start(text)}"
        )
        reading.problem("duplicate-amendment", number, " ".join(message.split()), text)
        return
    reading.drafts[number] = draft
    reading.amendments.append(amendment)
    reading.dependencies.extend(dependencies)


def _number(heading: AmendmentHeading, reading: Reading) -> tuple[str, str | None]:
    """Return the number of an amendment, and of the amendment that a sub-amendment changes."""
    if not heading.is_sub:
        return heading.number, None
    parent = heading.parent
    if not parent and reading.amendments:
        last = reading.amendments[-1]
        parent = last.parent or last.number  # it stands right after its amendment
    number = f"{parent or '?'}-{heading.number}"
    return number, parent or None


def _parts(blocks: Sequence[Block]) -> _Parts:
    """Tell the blocks of an amendment apart by their first words, also in an open quotation.

    No new text speaks of votes or of amendments that fall; a missing mark is likelier.
    """
    parts = _Parts()
    place = parts.text
    draft_goes_on = False  # then it is another amendment, without a heading, that was tabled
    for block in blocks:
        draft_goes_on = draft_goes_on or bool(block.number and not is_operation(block.text))
        if block.kind is Kind.TABLED and parts.tabled is None and not draft_goes_on:
            parts.tabled = after_label(Kind.TABLED, block.text)
        elif block.kind is Kind.RULE:
            parts.dependencies.append(block.text)
        elif block.kind is Kind.VOTES and parts.votes is None:
            parts.votes = after_label(Kind.VOTES, block.text)
            place = parts.after_votes if parts.text else place  # web pages print them first
        elif block.kind is Kind.NOTE:
            place = parts.note
        elif parts.tabled == "" and not parts.text:
            parts.tabled = block.text  # the names stand under "Tabled by"
        elif parts.tabled and not parts.text and is_name(block.text):
            parts.tabled = f"{parts.tabled.rstrip(' ,;')}, {block.text}"  # a line for each
        elif parts.tabled is None and not parts.text and is_date_or_outcome(block.text):
            continue  # the day it was tabled and what became of it, between heading and names
        else:
            place.append(block)
    return parts


def _instruction(
    entry: Entry, number: str, blocks: list[Block], after: str | None, reading: Reading
) -> str:
    draft = entry.draft
    body = told_apart(blocks, draft.last_number, after, draft.is_open)
    _add_to_draft(draft, body.draft)
    lines, mends = mend_quotations(body.instruction) if body.instruction else ([], [])
    reading.repairs.extend(_finding(mend, number) for mend in [*body.mends, *mends])
    for block in body.doubts:
        message = (
            f"It is not certain whether paragraph {block.number}, printed inside the quotation, "
            "is new text or a paragraph of the draft; it was left where it stands."
        )
        reading.problem("doubtful-paragraph", number, message, block.text)
    if not lines:
        reading.problem("no-instruction", number, "No instruction is printed under its heading.")
    elif _is_unbalanced(lines):
        message = "The quotation marks of its new text do not match; check where it ends."
        reading.problem("unbalanced-quotation", number, message)
    return "\n".join(lines)


def _is_unbalanced(lines: Sequence[str]) -> bool:
    """Are quotations left open, or closed more often than opened?"""
    depth = Depth()
    for line in lines:
        depth.take(line)
    return depth.excess > 0 or (depth.value > 0 and not depth.repeated)


def _finding(mend: Mend, number: str) -> Finding:
    return Finding(mend.code, where(number), mend.message, mend.before, mend.after)


@dataclass(slots=True)
class _Note:
    lines: list[str] = field(default_factory=list)
    draft: list[Block] = field(default_factory=list)


def _note(draft: DraftBuilder, blocks: Sequence[Block]) -> _Note:
    """Return the explanatory note, and the draft that goes on after it.

    A numbered paragraph ends the note, unless it belongs to a numbered list in it.
    """
    note = _Note()
    own: str | None = None
    last_places = {block.number: at for at, block in enumerate(blocks)}
    for at, block in enumerate(blocks):
        if block.number and note.lines:
            is_next = follows(draft.last_number, block.number)
            in_list = block.number == "1" or (own is not None and follows(own, block.number))
            comes_again = last_places[block.number] > at
            if (is_next and not (in_list and comes_again)) or (
                comes_later(draft.last_number, block.number) and not in_list
            ):
                note.draft = list(blocks[at:])
                break
        own = block.number or own
        if note.lines and not block.bullet and goes_on(note.lines[-1], block.text):
            note.lines[-1] = f"{note.lines[-1]} {block.text}"
        else:
            note.lines.append(block.text)
    return note


def _after_votes(
    draft: DraftBuilder, blocks: Sequence[Block], number: str, reading: Reading
) -> None:
    start = next((at for at, block in enumerate(blocks) if block.number), len(blocks))
    for block in blocks[:start]:
        message = f"This text has no place: {excerpt_start(block.text)}"
        reading.problem("stray-text", number, message, block.text)
    _add_to_draft(draft, blocks[start:])


def _draft_of(
    entry: Entry,
    number: str,
    parent: str | None,
    instruction: str,
    drafts: Sequence[DraftBuilder],
    reading: Reading,
) -> DraftBuilder:
    """Return the draft that the amendment is to: the one it names, else the one it stands in."""
    if parent is not None:
        if parent in reading.drafts:
            return reading.drafts[parent]
        message = f"Amendment {parent}, which it is to change, does not stand before it."
        reading.problem("unknown-amendment", number, message)
        return entry.draft
    kind = draft_named(instruction)
    if kind is None or kind == entry.draft.kind:
        return entry.draft
    named = next((draft for draft in drafts if draft.kind == kind and draft.paragraphs), None)
    named = named or next((draft for draft in drafts if draft.kind == kind), None)
    if named is None:
        message = f"It names a draft {kind}, which the compendium does not have."
        reading.problem("unknown-draft", number, message)
    return named or entry.draft
