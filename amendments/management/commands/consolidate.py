"""`consolidate`: the text of a draft under a set of votes."""

import json
from collections.abc import Mapping
from typing import Any

from django.core.management.base import CommandParser

from amendments.desk import Desk, load_desk
from amendments.engine.consolidate import Consolidated
from amendments.engine.rules import Decision, RuleCycleError
from amendments.management.draft_command import DraftCommand
from amendments.management.one_line import refused
from amendments.output import as_html, as_json, as_text
from amendments.vote_sets import parse_vote_set

DECISIONS = {
    "adopted": Decision.ADOPTED,
    "rejected": Decision.REJECTED,
    "withdrawn": Decision.WITHDRAWN,
}


class Command(DraftCommand):
    help = "Prints the text of a draft under a vote set; an amendment that is not named counts as rejected."

    def add_arguments(self, parser: CommandParser) -> None:
        super().add_arguments(parser)
        for name in DECISIONS:
            parser.add_argument(f"--{name}", default="", metavar="NUMBERS", help="such as 1,4,13-1")
        parser.add_argument("--numbering", choices=("final", "original"), default="final")
        parser.add_argument("--format", choices=("text", "json", "html"), default="text")

    def handle(self, *args: Any, **options: Any) -> None:
        desk = load_desk(*self.find(options))
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


def read_decisions(desk: Desk, written: Mapping[Decision, str]) -> dict[str, Decision]:
    """Return a decision for every amendment. Raises CommandError naming each mistake."""
    votes = parse_vote_set(desk.voted_numbers, written)
    if votes.errors:
        raise refused(" ".join(error.message for error in votes.errors))
    return desk.suppose(votes.decisions, others=Decision.REJECTED)


def consolidate_desk(desk: Desk, decisions: Mapping[str, Decision]) -> Consolidated:
    try:
        return desk.consolidate(decisions)
    except RuleCycleError as error:
        raise refused(error) from error
