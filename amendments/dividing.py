"""Dividing amendments into parts, putting paragraphs to separate votes, letting pairs stand: as rows.

What was decided, ruled or supposed of a part is never lost by dividing anew: that is refused.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils.translation import gettext as _

from amendments.desk import Desk
from amendments.engine.consolidate import Amendment as EngineAmendment
from amendments.engine.consolidate import Part
from amendments.engine.edits import NotLocatedError
from amendments.engine.items import PART, WHOLE_TEXT, part_number, separate_number
from amendments.engine.notices import Notice
from amendments.engine.parts import faults_of
from amendments.engine.separate import SeparateVote, edit_of
from amendments.locking import lock_draft
from amendments.models import Amendment, CompatiblePair, Item, ScenarioVote, Vote
from amendments.models.items import Kind
from amendments.models.texts import load_text
from amendments.sitting.beside import keep_called
from resolutions.models import DraftText
from resolutions.models.languages import reader_language


@dataclass(frozen=True, slots=True)
class PlannedPart:
    """A part as a person asks for it: `operations` from 1, or words by language."""

    operations: tuple[int, ...] = ()
    words: Mapping[str, str] = field(default_factory=dict)

    def as_part(self, name: str, language: str) -> Part:
        operations = tuple(operation - 1 for operation in self.operations)
        return Part(name, operations, self.words.get(language, ""))


def engine_amendment(
    amendment: Amendment, language: str, parts: Sequence[PlannedPart]
) -> EngineAmendment:
    """Return `amendment` in `language` as the engine takes it, divided into `parts`."""
    instruction = next(
        (one for one in amendment.instructions.all() if one.language == language), None
    )
    return EngineAmendment(
        amendment.number,
        0,
        instruction.operations() if instruction else (),
        amendment.parent.number if amendment.parent else None,
        tuple(part.as_part(str(place), language) for place, part in enumerate(parts, start=1)),
    )


def check_parts(amendment: Amendment, operations: Sequence[int]) -> None:
    """Raise ValidationError when the amendment lacks one of the `operations`, counted from 1."""
    counts = [len(one.operations()) for one in amendment.instructions.all()]
    wrong = [one for one in operations if not 1 <= one <= min(counts, default=0)]
    if wrong:
        raise ValidationError(
            _("The amendment has no operation %(numbers)s."),
            params={"numbers": ", ".join(map(str, wrong))},
        )


def faults_in(amendment: Amendment, parts: Sequence[PlannedPart]) -> list[str]:
    """Return what is wrong with `parts` in any language of the amendment, in the reader's words."""
    told: dict[str, None] = {}
    for instruction in amendment.instructions.all():
        divided = engine_amendment(amendment, instruction.language, parts)
        for fault in faults_of(divided, instruction.language):
            words = fault.words(reader_language())
            told[f"{instruction.get_language_display()}: {words}"] = None
    told |= dict.fromkeys(other_places(amendment, parts))
    return list(told) or ([] if amendment.instructions.all() else [_("It has no instruction.")])


def other_places(amendment: Amendment, parts: Sequence[PlannedPart]) -> list[str]:
    """Return a line for each part whose operations are on other paragraphs in one language than in another.

    Operations are counted in the order in which they are printed, and the languages may print
    them in another one: a vote on such a part would be two different votes.
    """
    readings = [one.operations() for one in amendment.instructions.all()]
    if not parts or len({len(reading) for reading in readings}) > 1:
        return []  # that the parts do not hold each operation once is told already
    found = []
    for name, part in enumerate(parts, start=1):
        held = [at - 1 for at in part.operations if 1 <= at <= len(readings[0])]
        places = {tuple(sorted(reading[at].paragraphs for at in held)) for reading in readings}
        if len(places) > 1:
            found.append(
                _("Part %(part)s is not on the same paragraphs in both languages.") % {"part": name}
            )
    return found


def doubts_of_items(desk: Desk) -> dict[str, Notice]:
    """Return why parts and separate votes of `desk` cannot be carried out, if so.

    By the number of the divided amendment, or of the separate vote. What they were made from, an
    instruction or a paragraph, may have changed since.
    """
    found: dict[str, Notice] = {}
    for one in desk.engine_amendments:
        faults = faults_of(one, desk.language) if one.instructions else []
        if faults:
            found[one.number] = faults[0]
    for vote in desk.separate:
        try:
            edit_of(vote, desk.text)
        except NotLocatedError as error:
            found[vote.number] = error.notice
    return found


def division_of(amendment: Amendment) -> str:
    """Return which division of `amendment` a person has before them: another one has another name."""
    return ",".join(str(key) for key in amendment.parts.order_by("pk").values_list("pk", flat=True))


def divide(amendment: Amendment, parts: Sequence[PlannedPart], *, seen: str | None = None) -> None:
    """Put `amendment` to the vote by `parts`, or as a whole when there are none.

    `seen` is the division that the person had before them. Raises ValidationError: the parts do
    not fit the amendment, something was decided already, or somebody divided it meanwhile.
    """
    faults = faults_in(amendment, parts) if parts else []
    if faults:
        raise ValidationError(faults)
    with transaction.atomic():
        lock_draft(amendment.draft_id)  # nobody decides meanwhile on what is divided
        if seen is not None and seen != division_of(amendment):
            raise ValidationError(
                _("Somebody divided this amendment meanwhile, so nothing was saved. Look again.")
            )
        refuse_if_used(Item.objects.filter(amendment=amendment))
        if parts and Vote.objects.filter(amendment=amendment).exists():
            raise ValidationError(_("The amendment was voted as a whole already."))
        refuse_after_the_text(amendment.draft)
        for item in amendment.parts.all():
            item.delete()
        for place, part in enumerate(parts, start=1):
            Item.objects.create(
                draft=amendment.draft,
                number=part_number(amendment.number, str(place)),
                kind=Kind.PART,
                amendment=amendment,
                operations=list(part.operations),
                words_en=part.words.get("en", ""),
                words_fr=part.words.get("fr", ""),
            )
        keep_called(amendment.draft)


def vote_separately(draft: DraftText, paragraph: str, words: Mapping[str, str]) -> Item:
    """Put a paragraph of `draft`, or words of it by language, to a separate vote.

    Raises ValidationError: the draft lacks the paragraph or the words, or has this vote already.
    """
    words = {language: said.strip() for language, said in words.items() if said.strip()}
    check_separate(draft, paragraph, words)
    with transaction.atomic():
        lock_draft(draft.pk)
        refuse_after_the_text(draft)
        count = free_count(draft, paragraph) if words else 0
        item = Item(
            draft=draft,
            number=separate_number(paragraph, count),
            kind=Kind.WORDS if words else Kind.PARAGRAPH,
            paragraph=paragraph,
            words_en=words.get("en", ""),
            words_fr=words.get("fr", ""),
        )
        item.full_clean()
        item.save()
    return item


def check_separate(draft: DraftText, paragraph: str, words: Mapping[str, str]) -> None:
    """Raise ValidationError unless `draft` has the paragraph, and `words`, if any, in each language."""
    for language in draft.languages:
        vote = SeparateVote("§", 0, paragraph, words.get(language, ""))
        try:
            if words and not vote.words:
                raise ValidationError(_("Give the words in each language of the draft."))
            edit_of(vote, load_text(draft, language))
        except NotLocatedError as error:
            raise ValidationError(error.notice.words(reader_language())) from error


def free_count(draft: DraftText, paragraph: str) -> int:
    """Return the number of the next vote on words of `paragraph`: none that is there has it."""
    items = draft.items.filter(paragraph=paragraph, kind=Kind.WORDS)
    taken = items.values_list("number", flat=True)
    return max((int(number.rpartition(PART)[2]) for number in taken), default=0) + 1


def withdraw_separate_vote(item: Item) -> None:
    """Take a separate vote back. Raises ValidationError when it was taken or is named elsewhere."""
    with transaction.atomic():
        lock_draft(item.draft_id)
        refuse_if_used(Item.objects.filter(pk=item.pk))
        item.delete()
        keep_called(item.draft)


def refuse_after_the_text(draft: DraftText) -> None:
    """Raise ValidationError when `draft` was voted as a whole: there is nothing left to vote apart."""
    if Vote.objects.filter(item__draft=draft, item__number=WHOLE_TEXT).exists():
        raise ValidationError(
            _("The text as a whole was put to the vote already: undo that vote first.")
        )


def refuse_if_used(items: models.QuerySet[Item]) -> None:
    """Raise ValidationError when votes, rules or saved votes name one of `items`."""
    used = (
        Vote.objects.filter(item__in=items).exists()
        or ScenarioVote.objects.filter(item__in=items).exists()
        or items.exclude(rules_triggered=None).exists()
        or items.exclude(rules_falling=None).exists()
    )
    if used:
        raise ValidationError(
            _("A vote, a rule or saved votes name it already: take those back first.")
        )


def find_compatible(first: Amendment, second: Amendment, reason: str = "") -> CompatiblePair:
    """Keep that a person lets both amendments stand; said twice it is there once."""
    older, newer = sorted((first, second), key=lambda one: one.pk)
    with transaction.atomic():
        lock_draft(first.draft_id)
        pair, _created = CompatiblePair.objects.get_or_create(
            first=older, second=newer, defaults={"reason": reason}
        )
    return pair
