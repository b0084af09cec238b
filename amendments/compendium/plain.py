"""A compendium as plain values for JSON, and back."""

from dataclasses import asdict
from typing import Any

from amendments.compendium.compendium import (
    Compendium,
    Draft,
    DraftParagraph,
    Finding,
    PrintedAmendment,
    PrintedRule,
)
from amendments.engine.rules import When

Plain = dict[str, Any]


def to_plain(compendium: Compendium) -> Plain:
    """Return `compendium` as dicts, lists and strings; `from_plain` reads it back."""
    return asdict(compendium)


def from_plain(values: Plain) -> Compendium:
    """Return the compendium that `to_plain` wrote, also when JSON has carried it meanwhile."""
    return Compendium(
        reference=values["reference"],
        title=values["title"],
        date=values["date"],
        language=values["language"],
        drafts=tuple(_draft(draft) for draft in values["drafts"]),
        amendments=tuple(_amendment(amendment) for amendment in values["amendments"]),
        rules=tuple(_rule(rule) for rule in values["rules"]),
        repairs=tuple(Finding(**finding) for finding in values["repairs"]),
        problems=tuple(Finding(**finding) for finding in values["problems"]),
    )


def _draft(values: Plain) -> Draft:
    paragraphs = tuple(DraftParagraph(**paragraph) for paragraph in values["paragraphs"])
    return Draft(values["letter"], values["kind"], paragraphs)


def _amendment(values: Plain) -> PrintedAmendment:
    return PrintedAmendment(**{**values, "tabled_by": tuple(values["tabled_by"])})


def _rule(values: Plain) -> PrintedRule:
    lists = {name: tuple(values[name]) for name in ("triggers", "printed_on")}
    return PrintedRule(**{**values, **lists, "when": When(values["when"])})
