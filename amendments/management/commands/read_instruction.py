"""`read_instruction`: what the software understands of one drafting instruction."""

import json
from typing import Any

from django.core.management.base import CommandParser

from amendments.engine.grammar import InstructionError, read
from amendments.importing.report import operation_json
from amendments.management.one_line import OneLineCommand, refused
from resolutions.models import Language


class Command(OneLineCommand):
    help = "Prints the reading of a drafting instruction as JSON, an entry for each operation."
    requires_system_checks = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--language", choices=Language.values, required=True)
        parser.add_argument("text", metavar="TEXT", help="the instruction with its new text")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            operations = read(options["text"], options["language"])
        except InstructionError as error:
            raise refused(error) from error
        # Without a draft nothing can be looked for: whether it is located stays open.
        entries = [
            operation_json(options["text"], operation, None) | {"located": None}
            for operation in operations
        ]
        self.stdout.write(json.dumps(entries, ensure_ascii=False, indent=1))
