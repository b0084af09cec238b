"""`outcomes`: every wording that each paragraph can end with, and how many texts are possible."""

import json
import sys
from collections.abc import Sequence
from typing import Any

from django.core.management.base import CommandParser

from amendments.desk import load_desk
from amendments.engine.outcomes import Outcomes, ParagraphOutcomes, Variant, outcomes_of
from amendments.engine.rules import RuleCycleError
from amendments.engine.states import TooManyStatesError
from amendments.management.draft_command import DraftCommand
from amendments.management.one_line import refused

LONGEST = 70  # characters of a wording shown to people


class Command(DraftCommand):
    help = "Counts the texts that the amendments and rules allow, and lists the wordings of each paragraph."

    def add_arguments(self, parser: CommandParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("--json", action="store_true", help="say it as one JSON object")

    def handle(self, *args: Any, **options: Any) -> None:
        desk = load_desk(*self.find(options))
        sys.set_int_max_str_digits(0)  # the number of texts may have any number of digits
        try:
            outcomes = outcomes_of(desk.ballot_in_order)
        except (TooManyStatesError, RuleCycleError) as error:
            raise refused(error) from error
        if options["json"]:
            self.stdout.write(json.dumps(as_json(outcomes), ensure_ascii=False, indent=1))
        else:
            self.stdout.write(in_words(outcomes))


def as_json(outcomes: Outcomes) -> dict[str, Any]:
    """Return the outcomes as INTERFACES.md names them; a paragraph that goes has an empty text."""
    return {
        "texts": outcomes.texts,
        "paragraphs": [
            {
                "original": one.original,
                "count": one.count,
                "complete": one.is_complete,
                "variants": [_variant_json(variant) for variant in one.variants],
            }
            for one in outcomes.paragraphs
        ],
    }


def _variant_json(variant: Variant) -> dict[str, Any]:
    goes = variant.text is None
    return {
        "text": variant.text or "",
        "goes": goes,
        "adopted": list(variant.adopted),
        "rejected": list(variant.rejected),
    }


def in_words(outcomes: Outcomes) -> str:
    """Return the outcomes for people, a line for each wording."""
    lines = [f"Different texts: {outcomes.texts}"]
    for one in outcomes.paragraphs:
        lines.append(f"Paragraph {one.original}: {one.count} wordings")
        lines += _wordings(one)
    return "\n".join(lines)


def _wordings(one: ParagraphOutcomes) -> Sequence[str]:
    return [
        f"  {_votes(variant) or 'as tabled'}: {_shortened(variant.text)}"
        for variant in one.variants
    ]


def _votes(variant: Variant) -> str:
    return ", ".join([*variant.adopted, *(f"{number} rejected" for number in variant.rejected)])


def _shortened(text: str | None) -> str:
    if text is None:
        return "the paragraph goes"
    shown = text.replace("\n", " ")
    return shown if len(shown) <= LONGEST else f"…{shown[-LONGEST:]}"
