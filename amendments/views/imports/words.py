"""The words for what the reader of compendia found: questions, repairs, places, answers."""

import re
from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from amendments.compendium.answers import AnswerRefusedError, Kind, Subject
from amendments.compendium.compendium import Finding
from amendments.importing.ledger import Done
from amendments.models import Amendment
from resolutions.models.languages import Language, reader_language

Words = str | Promise
PAGE = re.compile(r"page (\d+)")

QUESTIONS: dict[str, Words] = {
    "bad-date": gettext_lazy("The date is no day of the calendar."),
    "duplicate-draft": gettext_lazy("Two drafts have the same letter."),
    "stray-text": gettext_lazy("Where does this text belong?"),
    "missing-paragraph": gettext_lazy("Is a paragraph missing before this one?"),
    "paragraph-order": gettext_lazy("Is this the number of the paragraph? It is out of order."),
    "duplicate-paragraph": gettext_lazy("Two paragraphs have this number. What is the second one?"),
    "doubtful-paragraph": gettext_lazy("Is this new text, or a paragraph of the draft?"),
    "duplicate-amendment": gettext_lazy("Two amendments have this number. What is the second one?"),
    "no-instruction": gettext_lazy("What is its instruction? None is printed."),
    "unbalanced-quotation": gettext_lazy("Where does the quotation end?"),
    "unknown-amendment": gettext_lazy("It names an amendment that is not there. Which is meant?"),
    "unknown-draft": gettext_lazy("It names a draft that is not there. Which is meant?"),
    "unclear-dependency": gettext_lazy("Which amendment falls, and when? The line cannot be read."),
    "corrected-before": gettext_lazy(
        "It was corrected in the version before, and has other words now. Which are right?"
    ),
    "side-by-side": gettext_lazy(
        "Texts stand side by side on this page, and were read line by line. Are they in order?"
    ),
    "not-read": gettext_lazy("What does this instruction mean?"),
    "not-located": gettext_lazy("Where in the draft is the place of this instruction?"),
}
REPAIRS: dict[str, Words] = {
    "joined-lines": gettext_lazy("Line breaks inside paragraphs were taken out."),
    "page-header": gettext_lazy("Text that runs on to the next page was joined."),
    "broken-list-item": gettext_lazy("A list item broken in two was joined."),
    "torn-paragraph": gettext_lazy("A sentence broken in two was joined."),
    "paragraph-inside-quotation": gettext_lazy(
        "A paragraph of the draft was printed inside the quotation; it was taken out."
    ),
    "paragraph-inside-amendment": gettext_lazy(
        "A paragraph of the draft was printed inside the amendment; it was taken out."
    ),
    "repeated-paragraph": gettext_lazy("A paragraph printed twice was kept once."),
    "quotation-closed-early": gettext_lazy(
        "The quotation was closed before its last paragraph; it now runs to its end."
    ),
    "missing-opening-quote": gettext_lazy(
        "The mark that opens the quotation was missing; it was added."
    ),
    "missing-closing-quote": gettext_lazy(
        "The mark that closes the quotation was missing; it was added."
    ),
}
# Repairs of a file itself; those who read English are told with their figures, as the reader says them.
FILE_REPAIRS: dict[str, Words] = {
    "tracked-changes": gettext_lazy("Tracked changes were accepted."),
    "hidden-text": gettext_lazy("Hidden text was left out."),
    "struck-words": gettext_lazy(
        "Words that are struck through were kept: nothing says that they were deleted."
    ),
    "unknown-sign": gettext_lazy("A sign is no letter; a substitute stands in its place."),
    "footnotes-left-out": gettext_lazy(
        "Footnotes were left out of the text, with the figures that call for them."
    ),
    "footnote-left-out": gettext_lazy("A footnote was left out of the text."),
    "deletions-left-out": gettext_lazy("Deletions marked in the page were left out."),
    "page-left-out": gettext_lazy(
        "The navigation, share lines and foot of the page were left out."
    ),
    "margin-left-out": gettext_lazy("A header or footer of the pages was left out."),
    "line-numbers-left-out": gettext_lazy("The numbers of lines in the margin were left out."),
    "unknown-characters": gettext_lazy("Characters that the file gives no meaning were left out."),
    "recognised-text": gettext_lazy(
        "The text of this page was recognised from a picture: check it."
    ),
    "turned-text": gettext_lazy("Words that stand turned on the page were left out."),
    "parted-pages": gettext_lazy(
        "A page ends with a colon, and the next begins with a quotation; they were read as two "
        "paragraphs. Check that they are."
    ),
    "joined-pages": gettext_lazy(
        "A full line ends with a full stop at the end of a page, and the next page goes on; they "
        "were read as one paragraph. Check that they are."
    ),
    "hyphen": gettext_lazy("A word was broken at the end of a line; check it."),
}
# What came up against what was there before; those who read English are told the details.
PROBLEMS: dict[str, Words] = {
    "other-signatories": gettext_lazy(
        "The file prints other signatories; those that were there were kept."
    ),
    "other-order": gettext_lazy("The file prints another voting order; the one there was kept."),
    "other-paragraphs": gettext_lazy("It is in one language only."),
    "not-printed": gettext_lazy("It is no longer printed in the compendium; it was kept."),
    "no-such-amendment": gettext_lazy(
        "Its amendment is not in the compendium, so it was not saved."
    ),
    "rule-other-draft": gettext_lazy(
        "Its dependency was not saved: it names an amendment to another draft."
    ),
    "rule-circle": gettext_lazy("Its dependency was not saved: the rules would form a circle."),
}
ANSWERS: dict[Kind, Words] = {
    Kind.PLACE: gettext_lazy("It is a paragraph of the draft"),
    Kind.RENUMBER: gettext_lazy("Another number"),
    Kind.JOIN: gettext_lazy("Joined with the paragraph before"),
    Kind.SPLIT: gettext_lazy("Split in two paragraphs"),
    Kind.WORD: gettext_lazy("Correct the text"),
    Kind.DROP: gettext_lazy("No paragraph of the draft"),
    Kind.INSTRUCT: gettext_lazy("Correct the printed instruction"),
    Kind.END_QUOTATION: gettext_lazy("Where the quotation ends"),
    Kind.TAKE_OUT: gettext_lazy("A line of it is a paragraph of the draft"),
    Kind.GIVE_DRAFT: gettext_lazy("It is to another draft"),
    Kind.GIVE_PARENT: gettext_lazy("It is a sub-amendment"),
    Kind.ADD: gettext_lazy("It is an amendment of its own"),
    Kind.SIGN: gettext_lazy("Who tabled it"),
    Kind.MEAN: gettext_lazy("Say what it means"),
    Kind.RULE: gettext_lazy("A rule"),
    Kind.UNDO: gettext_lazy("Repair undone"),
    Kind.ACCEPT: gettext_lazy("It is right"),
}
CHANGES: dict[Done, Words] = {
    Done.ADDED: gettext_lazy("New"),
    Done.CHANGED: gettext_lazy("Changed"),
    Done.REMOVED: gettext_lazy("Gone"),
    Done.KEPT: gettext_lazy("Kept as people corrected it, since the file says nothing new"),
}
THINGS: dict[str, Words] = {
    "text": gettext_lazy("text"),
    "title": gettext_lazy("title"),
    "amendment": gettext_lazy("amendment"),
    "instruction": gettext_lazy("instruction"),
    "meaning": gettext_lazy("meaning"),
    "signatories": gettext_lazy("signatories"),
    "rule": gettext_lazy("rule"),
}


def cut(text: str, most: int) -> str:
    """Return `text`, or its beginning with "…": no page is drawn with megabytes."""
    return text if len(text) <= most else f"{text[:most].rstrip()}…"


def question_words(finding: Finding) -> str:
    """Return what a person is asked; a code that has no words here is said as the reader says it."""
    return str(QUESTIONS.get(finding.code, finding.message))


def repair_words(finding: Finding) -> str:
    """Return what was repaired; of a file itself, those who read English are told the figures too."""
    return str(REPAIRS.get(finding.code) or words_or_message(FILE_REPAIRS, finding))


def problem_words(finding: Finding) -> str:
    """Return what came up against what was there; those who read English are told the details."""
    return words_or_message(PROBLEMS, finding)


def words_or_message(words: Mapping[str, Words], finding: Finding) -> str:
    """Return the finding's own message to those who read English, else the `words` for its code."""
    if reader_language() == Language.ENGLISH:
        return finding.message
    return str(words.get(finding.code, finding.message))


def detail_words(finding: Finding) -> str:
    """Return what the reader says of it in English, to those who read English, unless it is said already."""
    is_said = finding.code not in QUESTIONS
    return "" if is_said or reader_language() != Language.ENGLISH else finding.message


def answer_refused_words(error: AnswerRefusedError) -> str:
    """Return why an answer fits nothing, in the reader's language."""
    return _(error.template) % error.values


def place_words(subject: Subject, *, is_only_draft: bool) -> str:
    """Return "Amendment 5", "Paragraph 7", "Draft B, paragraph 7" or "The whole file"."""
    if subject.amendment:
        return Amendment(number=subject.amendment).name
    named = {"letter": subject.draft, "number": subject.paragraph}
    if subject.paragraph and is_only_draft:
        return _("Paragraph %(number)s") % named
    if subject.paragraph:
        return _("Draft %(letter)s, paragraph %(number)s") % named
    return _("Beginning of draft %(letter)s") % named if subject.draft else _("The whole file")


def finding_place(finding: Finding, subject: Subject, *, is_only_draft: bool) -> str:
    """Return the place of what was found: that of its `subject`, or "Page 7" of the file."""
    page = PAGE.fullmatch(finding.where)
    if page:
        return _("Page %(number)s") % {"number": page[1]}
    return place_words(subject, is_only_draft=is_only_draft)
