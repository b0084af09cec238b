"""`check_rules`: the rules of a report held against what its amendments do to the text."""

import json
from typing import Any

from django.core.management.base import CommandParser

from amendments.management.draft_command import DraftCommand
from amendments.rule_report import as_json, in_words, report_on_rules


class Command(DraftCommand):
    help = "Says which rules are in force, printed on one side only, suggested by clashes, or in a circle."

    def add_arguments(self, parser: CommandParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("--json", action="store_true", help="say it as one JSON object")

    def handle(self, *args: Any, **options: Any) -> None:
        report = report_on_rules(*self.find(options))
        if options["json"]:
            self.stdout.write(json.dumps(as_json(report), ensure_ascii=False, indent=1))
        else:
            self.stdout.write(in_words(report))
