"""The paragraphs of two consolidated texts of one draft, each beside its like."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from django.utils.translation import gettext as _

from amendments.engine.consolidate import Consolidated, ConsolidatedParagraph


@dataclass(frozen=True, slots=True)
class Pair:
    """A paragraph on the left and on the right; None where a side does not have it, or it goes."""

    name: str
    left_text: str | None
    right_text: str | None
    left_by: tuple[str, ...] = ()
    right_by: tuple[str, ...] = ()


def pair_paragraphs(left: Consolidated, right: Consolidated) -> Iterator[Pair]:
    """Yield the title, if one differs, and every paragraph of the draft with what is new after it.

    A paragraph of the draft is beside itself; new ones are beside those of the same words.
    """
    one, other = (ConsolidatedParagraph("", "", text.title) for text in (left, right))
    if one.text != other.text:
        yield pair_of(_("Title"), one, other)
    new_left, new_right = new_after(left), new_after(right)
    yield from pair_new(new_left.get("", []), new_right.get("", []))
    beside = {paragraph.original: paragraph for paragraph in right.paragraphs}
    for paragraph in left.paragraphs:
        if paragraph.original:
            name = _("Paragraph %(number)s") % {"number": paragraph.original}
            yield pair_of(name, paragraph, beside[paragraph.original])
            after = paragraph.original
            yield from pair_new(new_left.get(after, []), new_right.get(after, []))


def new_after(text: Consolidated) -> dict[str, list[ConsolidatedParagraph]]:
    """Return the new paragraphs by the number of the draft's paragraph before them, "" at the start."""
    found: dict[str, list[ConsolidatedParagraph]] = {}
    after = ""
    for paragraph in text.paragraphs:
        if paragraph.original:
            after = paragraph.original
        else:
            found.setdefault(after, []).append(paragraph)
    return found


def pair_new(
    left: Sequence[ConsolidatedParagraph], right: Sequence[ConsolidatedParagraph]
) -> Iterator[Pair]:
    """Yield the new paragraphs at one place, those that differ with the other side empty."""
    texts = [paragraph.text for paragraph in left], [paragraph.text for paragraph in right]
    codes = SequenceMatcher(None, *texts, autojunk=False).get_opcodes()
    for tag, i, j, k, m in codes:
        if tag == "equal":
            pairs = zip(left[i:j], right[k:m], strict=True)
            yield from (pair_of(_("New paragraph"), one, other) for one, other in pairs)
            continue
        yield from (pair_of(_("New paragraph"), one, None) for one in left[i:j])
        yield from (pair_of(_("New paragraph"), None, other) for other in right[k:m])


def pair_of(
    name: str, left: ConsolidatedParagraph | None, right: ConsolidatedParagraph | None
) -> Pair:
    """Return the pair of two paragraphs, of which one may be missing on its side."""
    return Pair(
        name=name,
        left_text=text_of(left),
        right_text=text_of(right),
        left_by=left.amendments if left else (),
        right_by=right.amendments if right else (),
    )


def text_of(paragraph: ConsolidatedParagraph | None) -> str | None:
    """Return the wording in the result, None when it is not there."""
    return paragraph.text if paragraph and paragraph.final is not None else None
