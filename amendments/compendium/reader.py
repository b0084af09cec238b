"""Read a compendium in plain text: `read_compendium`."""

from dataclasses import dataclass, field, replace
from itertools import count, product
from string import ascii_uppercase

from amendments.compendium.blocks import Block, to_blocks
from amendments.compendium.compendium import Compendium, Draft, Finding, NotACompendiumError
from amendments.compendium.decode import refuse_binary
from amendments.compendium.dependencies import Rules, rules_of
from amendments.compendium.drafts import DraftBuilder
from amendments.compendium.entries import Entry, Reading, read_entries
from amendments.compendium.head import Head, length_of_head, read_head
from amendments.compendium.headings import Kind, amendment_heading, draft_heading
from amendments.compendium.index import without_index
from amendments.compendium.language import LANGUAGES, detect
from amendments.compendium.lines import split, without_page_furniture

LINE_LIMIT = 200_000  # ten times the longest compendium asked for: 5,000 amendments
AMENDMENT_LIMIT = 15_000  # three times the longest compendium asked for
PARAGRAPH_LIMIT = 200_000  # characters of a paragraph of a draft: a hundred pages
FEW = 5  # more joined lines than this are the layout of the file: one finding for all


def read_compendium(source: str, language: str | None = None) -> Compendium:
    """Return the compendium that `source` prints, its torn places mended.

    `language` ("fr" or "en") is detected when left out. Amendments stay in the printed order,
    which is the voting order. Raises `NotACompendiumError` when there is no reference, no
    draft text with numbered paragraphs or no amendment, or when it is larger than any compendium
    can be; ValueError for another language.
    """
    if language is not None and language not in LANGUAGES:
        raise ValueError(f"Unknown language: {language}. Known are: {', '.join(LANGUAGES)}.")
    refuse_binary(source)
    _refuse_other_formats(source)
    lines = split(source)
    if len(lines) > LINE_LIMIT:
        raise _refusal(f"more than {LINE_LIMIT:,} lines")
    head = read_head(lines[: length_of_head(lines)])
    if not head.reference:
        raise _refusal("no reference such as “Doc. 15999” at its head")
    rest = without_page_furniture(lines[length_of_head(lines) :], head.title)
    return _compendium(source, language, head, _sections(to_blocks(rest)))


def _refuse_other_formats(source: str) -> None:
    beginning = source[:2000].lstrip("\ufeff \t\r\n")[:200].lower()
    if beginning.startswith("%pdf"):
        raise NotACompendiumError("The file is a PDF file, not plain text.")
    if beginning.startswith(("<!doctype", "<html", "<?xml", "<body", "<div")):
        raise NotACompendiumError("The file is HTML or XML, not plain text.")


def _refusal(missing: str) -> NotACompendiumError:
    return NotACompendiumError(f"This is not a compendium of amendments: {missing}.")


@dataclass(slots=True)
class _Sections:
    """The drafts in the order of their headings, and what stands under each heading."""

    drafts: list[DraftBuilder] = field(default_factory=list)
    entries: list[Entry] = field(default_factory=list)

    def heading(self, text: str) -> None:
        """Go on in the draft under this heading; a repeated heading of the same draft is a header."""
        heading = draft_heading(text)
        if heading is None:
            return
        draft = next((d for d in self.drafts if d.matches(heading)), None)
        if draft is None:
            draft = DraftBuilder(heading.letter, heading.kind)
            self.drafts.append(draft)
        draft.letter = draft.letter or heading.letter
        if not self.entries or self.entries[-1].draft is not draft:
            self.entries.append(Entry(draft))


def _sections(blocks: list[Block]) -> _Sections:
    sections = _Sections()
    for block in blocks:
        if block.kind is Kind.DRAFT:
            sections.heading(block.text)
        elif not sections.entries:
            continue  # the list of contents
        elif block.kind is Kind.MEMORANDUM:
            break
        elif block.kind is Kind.AMENDMENT:
            draft = sections.entries[-1].draft
            sections.entries.append(Entry(draft, amendment_heading(block.text)))
        else:
            sections.entries[-1].blocks.append(block)
    sections.entries = without_index(sections.entries)
    return sections


def _compendium(source: str, language: str | None, head: Head, sections: _Sections) -> Compendium:
    if not sections.drafts:
        raise _refusal("no heading of a draft text such as “A. Draft resolution”")
    if len(sections.entries) > AMENDMENT_LIMIT:
        raise _refusal(f"more than {AMENDMENT_LIMIT:,} headings of amendments")
    letters = _give_letters(sections.drafts)
    reading = read_entries(sections.entries, sections.drafts)
    drafts = _drafts(sections.drafts, reading)
    rules, findings = _rules(reading), _draft_findings(sections.drafts, len(drafts))
    return Compendium(
        reference=head.reference,
        title=head.title,
        date=head.date,
        language=language or detect(source),
        drafts=drafts,
        amendments=tuple(reading.amendments),
        rules=rules.rules,
        repairs=tuple(_summed([*reading.repairs, *findings.repairs])),
        problems=(
            *(*head.problems, *letters, *reading.problems),
            *(*findings.problems, *rules.problems),
        ),
    )


def _drafts(builders: list[DraftBuilder], reading: Reading) -> tuple[Draft, ...]:
    """Return the drafts that have paragraphs or amendments: the others only stand in the contents."""
    used = {amendment.draft for amendment in reading.amendments}
    drafts = [Draft(builder.letter, builder.kind, builder.finished()) for builder in builders]
    if not any(draft.paragraphs for draft in drafts):
        raise _refusal("no numbered paragraphs of a draft text")
    if not any(amendment.instruction for amendment in reading.amendments):
        raise _refusal("no amendment")
    if any(len(p.text) > PARAGRAPH_LIMIT for draft in drafts for p in draft.paragraphs):
        raise _refusal(f"a paragraph with more than {PARAGRAPH_LIMIT:,} characters")
    return tuple(draft for draft in drafts if draft.paragraphs or draft.letter in used)


def _rules(reading: Reading) -> Rules:
    order = [amendment.number for amendment in reading.amendments]
    parents = {amendment.number: amendment.parent for amendment in reading.amendments}
    return rules_of(reading.dependencies, order, parents)


def _give_letters(drafts: list[DraftBuilder]) -> list[Finding]:
    """Give every draft a letter of its own: the printed one, else the next free one.

    Return a problem for each letter that two drafts have in print.
    """
    problems: list[Finding] = []
    taken: set[str] = set()
    printed = {draft.letter for draft in drafts}
    for draft in drafts:
        if draft.letter in taken:
            message = f"Two drafts have the letter {draft.letter}."
            problems.append(Finding("duplicate-draft", f"draft {draft.letter}", message))
            draft.letter = ""
        if not draft.letter:
            names = ("".join(name) for n in count(1) for name in product(ascii_uppercase, repeat=n))
            draft.letter = next(name for name in names if name not in taken | printed)
        taken.add(draft.letter)
    return problems


@dataclass(frozen=True, slots=True)
class _Findings:
    repairs: list[Finding]
    problems: list[Finding]


def _draft_findings(drafts: list[DraftBuilder], kept: int) -> _Findings:
    """Return what the drafts found; where several are `kept`, each place names its draft."""
    repairs: list[Finding] = []
    problems: list[Finding] = []
    for draft in drafts:
        prefix = f"draft {draft.letter}, " if kept > 1 else ""
        repairs += [replace(f, where=prefix + f.where) for f in draft.repairs]
        problems += [replace(f, where=prefix + f.where) for f in draft.problems]
        for block in draft.strays:
            message = f"This text stands before paragraph 1: {block.text[:80]}"
            place = f"{prefix}beginning"
            problems.append(Finding("stray-text", place, message, block.text))
    return _Findings(repairs, problems)


def _summed(repairs: list[Finding]) -> list[Finding]:
    """Return `repairs` with one finding for all joined lines when they are the whole layout."""
    joined = [finding for finding in repairs if finding.code == "joined-lines"]
    if len(joined) <= FEW:
        return repairs
    message = f"{len(joined)} line breaks inside paragraphs were taken out."
    summary = replace(joined[0], where="the whole text", message=message)
    return [summary, *(finding for finding in repairs if finding.code != "joined-lines")]
