"""What the pages know of each amendment besides its standing, from the rows of the desk."""

import re
from collections.abc import Callable
from dataclasses import replace

from django.utils.text import Truncator
from django.utils.translation import gettext as _

from amendments.desk import Desk, DeskAmendment
from amendments.dividing import doubts_of_items
from amendments.engine.consolidate import locate_all
from amendments.engine.edits import Edit, NotLocatedError, ParagraphsEdit, locate
from amendments.engine.instruction import Instruction
from amendments.engine.text import TITLE, Text
from amendments.engine.wording import describe
from amendments.models import Item
from amendments.views.cards import Sheet
from amendments.views.rows import IN_TITLE
from amendments.views.subs import tell_subs
from amendments.views.words import on_the_page, rule_notes, said, sentence
from resolutions.models.languages import Language, reader_language

LONGEST = 200  # characters of an instruction on a card
# "Dans le projet de résolution, " and "In the draft resolution, " say nothing on the draft's own page.
IN_THE_DRAFT = re.compile(
    r"^(dans le projet|au projet|in the draft)[^,\n«“\"]{0,40},\s*", re.IGNORECASE
)


def make_sheets(desk: Desk, href: Callable[[str], str] = on_the_page) -> list[Sheet]:
    """Return a sheet for each amendment of `desk`, in voting order; `href` leads to another amendment."""
    subs = tell_subs(desk)
    sheets = [
        replace(make_sheet(one, desk, href), **subs.get(one.number, {})) for one in desk.amendments
    ]
    sheets += [make_separate_sheet(item, desk) for item in desk.items if item.paragraph]
    doubts = doubts_of_items(desk) if desk.items else {}
    return [
        replace(sheet, trouble=sheet.trouble or said(doubts[sheet.number]))
        if sheet.number in doubts
        else sheet
        for sheet in sheets
    ]


def make_separate_sheet(item: Item, desk: Desk) -> Sheet:
    """Return the sheet of a separate vote."""
    words = item.words_in(desk.language)
    return Sheet(
        number=item.number,
        name=item.name,
        what=quoted(words, desk.language) if words else "",
        places=(item.paragraph,),
        is_separate=True,
    )


def part_words(item: Item, amendment: DeskAmendment, desk: Desk) -> str:
    """Return what a part is: its words, or its operations."""
    if item.words_in(desk.language):
        return quoted(item.words_in(desk.language), desk.language)
    operations = amendment.instruction.operations() if amendment.instruction else ()
    held = [operations[at - 1] for at in item.operations if 0 < at <= len(operations)]
    if len(held) == len(operations):
        return _("the text without these words")
    return "; ".join(describe(one, reader_language(), desk.draft.kind) for one in held)


def quoted(words: str, language: str) -> str:
    """Return `words` in the quotation marks of `language`."""
    return f"« {words} »" if language == Language.FRENCH else f"“{words}”"


def make_sheet(
    amendment: DeskAmendment, desk: Desk, href: Callable[[str], str] = on_the_page
) -> Sheet:
    """Return the sheet of `amendment`."""
    instruction = amendment.instruction
    operations = instruction.operations() if instruction else ()
    return Sheet(
        number=amendment.number,
        name=amendment.row.name,
        parent=amendment.parent,
        who=tablers(amendment, desk.language),
        what=gist(instruction.printed) if instruction else "",
        places=() if amendment.parent else find_places(operations, desk.text),
        trouble=trouble(amendment),
        not_in_order=amendment.row.not_in_order_reason,
        rules=rule_notes(amendment.number, desk.rules, href),
        parts=tuple(
            (item.number, part_words(item, amendment, desk))
            for item in desk.items
            if item.amendment_id == amendment.row.pk
        ),
        edits=() if amendment.parent else find_edits(operations, desk.text),
    )


def find_edits(operations: tuple[Instruction, ...], text: Text) -> tuple[Edit, ...]:
    """Return what `operations` do to `text`; nothing when they have no certain place."""
    try:
        return locate_all(operations, text)
    except NotLocatedError:
        return ()


def tablers(amendment: DeskAmendment, language: str) -> str:
    """Return "M. Max LUCKS + 5", or the committee that tabled it."""
    names = amendment.row.tabled_by(language)
    if not names:
        return amendment.row.committee_in(language)
    return names[0] if len(names) == 1 else f"{names[0]} + {len(names) - 1}"


def gist(printed: str) -> str:
    """Return what a printed instruction asks, without the new text that stands below it."""
    asks = IN_THE_DRAFT.sub("", printed.strip().split("\n")[0]).rstrip(" :")
    return Truncator(asks).chars(LONGEST, truncate="…")


def find_places(operations: tuple[Instruction, ...], text: Text) -> tuple[str, ...]:
    """Return the numbers of the paragraphs that `operations` aim at, in their order."""
    places: dict[str, None] = {}
    for operation in operations:
        if operation.in_title:
            places[IN_TITLE] = None
        places |= dict.fromkeys(operation.paragraphs or touched(operation, text))
    return tuple(places)


def touched(operation: Instruction, text: Text) -> list[str]:
    """Return the numbers of the paragraphs that an operation changes which names none itself."""
    try:
        edits = locate(operation, text)
    except NotLocatedError:
        return []
    indexes = [edit.at if isinstance(edit, ParagraphsEdit) else edit.paragraph for edit in edits]
    last = len(text.paragraphs) - 1
    return [text.paragraphs[min(index, last)].number for index in indexes if index != TITLE]


def trouble(amendment: DeskAmendment) -> str:
    """Return why a person must resolve the amendment; empty when it was read and located."""
    if amendment.instruction is None:
        return _("It has no instruction in this language.")
    return sentence(amendment.instruction.reason_in())
