"""Commands about one draft: which report, which of its drafts, in which language."""

from typing import Any

from django.core.management.base import CommandParser

from amendments.management.one_line import OneLineCommand, refused
from resolutions.models import DraftText, Language
from resolutions.models.documents import tidy_reference


class DraftCommand(OneLineCommand):
    """A command that names a report; `find` gives the draft and the language that were meant."""

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "reference", metavar="REFERENCE", help='the report, such as "Doc. 16245"'
        )
        parser.add_argument(
            "--draft", metavar="LETTER", help="A unless the report has another one only"
        )
        parser.add_argument(
            "--language", choices=Language.values, help="French unless there is none"
        )

    def find(self, options: dict[str, Any]) -> tuple[DraftText, str]:
        """Return the draft and the language. Raises CommandError naming what is unknown."""
        draft = find_draft(options["reference"], options["draft"])
        return draft, find_language(draft, options["language"])


def find_draft(reference: str, letter: str | None) -> DraftText:
    """Return the draft. Raises CommandError naming the reference or the letter that is unknown."""
    drafts = list(DraftText.objects.of(reference).with_languages().order_by("letter"))
    if not drafts:
        raise refused(
            f"There is no draft text of {tidy_reference(reference) or 'an empty reference'}."
        )
    wanted = (letter or "").upper() or ("A" if len(drafts) > 1 else drafts[0].letter)
    found = next((draft for draft in drafts if draft.letter == wanted), None)
    if found is None:
        letters = ", ".join(draft.letter for draft in drafts)
        raise refused(f"{tidy_reference(reference)} has no draft {wanted}; it has {letters}.")
    return found


def find_language(draft: DraftText, wanted: str | None) -> str:
    """Return the language to consolidate in. Raises CommandError when the draft lacks it."""
    languages = draft.languages
    if not languages:
        raise refused(f"{draft.document.reference} has no paragraphs.")
    if wanted and wanted not in languages:
        raise refused(f"{draft.document.reference} has no text in the language {wanted}.")
    return wanted or languages[0]
