"""`check_rules`: the rules of a report held against what its amendments do to the text."""

import json
from typing import Any

from django.core.management.base import CommandParser

from amendments.management.commands.consolidate import find_draft, find_language
from amendments.management.one_line import OneLineCommand
from amendments.rule_report import as_json, in_words, report_on_rules
from resolutions.models import Language


class Command(OneLineCommand):
    help = "Says which rules are in force, printed on one side only, suggested by clashes, or in a circle."

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
        parser.add_argument("--json", action="store_true", help="say it as one JSON object")

    def handle(self, *args: Any, **options: Any) -> None:
        draft = find_draft(options["reference"], options["draft"])
        report = report_on_rules(draft, find_language(draft, options["language"]))
        if options["json"]:
            self.stdout.write(json.dumps(as_json(report), ensure_ascii=False, indent=1))
        else:
            self.stdout.write(in_words(report))
