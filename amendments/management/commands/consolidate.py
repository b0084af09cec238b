"""`consolidate`: the text of a draft under a set of votes."""

import json
from collections.abc import Mapping
from typing import Any

from django.core.management.base import CommandParser

from amendments.desk import Desk, load_desk
from amendments.engine.consolidate import Consolidated
from amendments.engine.rules import Decision, RuleCycleError
from amendments.management.one_line import OneLineCommand, refused
from amendments.output import as_html, as_json, as_text
from amendments.vote_sets import parse_vote_set
from resolutions.models import DraftText, Language
from resolutions.models.documents import tidy_reference

DECISIONS = {
    "adopted": Decision.ADOPTED,
    "rejected": Decision.REJECTED,
    "withdrawn": Decision.WITHDRAWN,
}


class Command(OneLineCommand):
    help = "Prints the text of a draft under a vote set; an amendment that is not named counts as rejected."

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
        for name in DECISIONS:
            parser.add_argument(f"--{name}", default="", metavar="NUMBERS", help="such as 1,4,13-1")
        parser.add_argument("--numbering", choices=("final", "original"), default="final")
        parser.add_argument("--format", choices=("text", "json", "html"), default="text")

    def handle(self, *args: Any, **options: Any) -> None:
        draft = find_draft(options["reference"], options["draft"])
        desk = load_desk(draft, find_language(draft, options["language"]))
        written = {decision: options[name] for name, decision in DECISIONS.items()}
        consolidated = consolidate_desk(desk, read_decisions(desk, written))
        match options["format"]:
            case "json":
                report = as_json(desk, consolidated)
                self.stdout.write(json.dumps(report, ensure_ascii=False, indent=1))
            case "html":
                self.stdout.write(as_html(consolidated, numbering=options["numbering"]))
            case _:
                self.stdout.write(as_text(consolidated, numbering=options["numbering"]))


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


def read_decisions(desk: Desk, written: Mapping[Decision, str]) -> dict[str, Decision]:
    """Return a decision for every amendment. Raises CommandError naming each mistake."""
    votes = parse_vote_set(desk.numbers, written)
    if votes.errors:
        raise refused(" ".join(error.message for error in votes.errors))
    return desk.suppose(votes.decisions, others=Decision.REJECTED)


def consolidate_desk(desk: Desk, decisions: Mapping[str, Decision]) -> Consolidated:
    try:
        return desk.consolidate(decisions)
    except RuleCycleError as error:
        raise refused(error) from error
