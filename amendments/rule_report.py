"""The rules of a draft held against what its amendments do: stated, one-sided, suggested, in a circle."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from amendments.desk import load_desk
from amendments.engine.conflicts import Conflict, find_conflicts, without_reverse
from amendments.engine.items import ItemKind, amendment_of, kind_of
from amendments.models import DependencyRule
from resolutions.models import DraftText


@dataclass(frozen=True, slots=True)
class StatedRule:
    """A rule in force: the numbers of its triggers, and the amendments on which it is printed."""

    triggers: tuple[str, ...]
    when: str
    falls: str
    source: str
    printed_on: tuple[str, ...]
    needs_all: bool = False

    @property
    def is_one_sided(self) -> bool:
        """Tell whether it was printed, but not on every amendment that it concerns."""
        concerned = {amendment_of(number) for number in (*self.triggers, self.falls)}
        amendments = {one for one in concerned if kind_of(one) == ItemKind.AMENDMENT}
        return bool(self.printed_on) and not amendments <= set(self.printed_on)


@dataclass(frozen=True, slots=True)
class RuleReport:
    stated: tuple[StatedRule, ...]
    suggested: tuple[Conflict, ...]
    cycle: tuple[str, ...]

    @property
    def one_sided(self) -> tuple[StatedRule, ...]:
        return tuple(rule for rule in self.stated if rule.is_one_sided)


def report_on_rules(draft: DraftText, language: str) -> RuleReport:
    """Return the rules of `draft` and those that the clashes in its text suggest."""
    desk = load_desk(draft, language)
    conflicts = find_conflicts(desk.text, desk.engine_amendments_in_order, desk.compatible)
    return RuleReport(
        stated=tuple(_stated(draft)),
        suggested=tuple(without_reverse(conflicts, desk.rules)),
        cycle=desk.ballot.cycle(),
    )


def _stated(draft: DraftText) -> Sequence[StatedRule]:
    rows = DependencyRule.objects.filter(draft=draft).order_by("number")
    rows = rows.select_related("falls", "falls_part")
    return [
        StatedRule(
            triggers=row.as_rule().triggers,
            when=row.when,
            falls=row.as_rule().falls,
            source=row.source,
            needs_all=row.needs_all,
            printed_on=tuple(one.number for one in row.printed_on.all()),
        )
        for row in rows.prefetch_related("triggers", "trigger_items", "printed_on")
    ]


def as_json(report: RuleReport) -> dict[str, Any]:
    """Return the report as INTERFACES.md names it."""
    return {
        "stated": [_rule_json(rule) for rule in report.stated],
        "one_sided": [_rule_json(rule) for rule in report.one_sided],
        "suggested": [
            {
                "trigger": one.first,
                "when": "adopted",
                "falls": one.second,
                "reason": one.reason.message,
            }
            for one in report.suggested
        ],
        "cycles": [list(report.cycle)] if report.cycle else [],
    }


def _rule_json(rule: StatedRule) -> dict[str, Any]:
    return {
        "trigger": list(rule.triggers),
        "when": rule.when,
        "falls": rule.falls,
        "needs_all": rule.needs_all,
        "source": rule.source,
        "printed_on": list(rule.printed_on),
    }


def in_words(report: RuleReport) -> str:
    """Return the report for people, a line for each rule."""
    lines = ["Rules in force:", *(f"  {_sentence(rule)}" for rule in report.stated)]
    lines += ["Printed on one side only:", *(f"  {_sentence(rule)}" for rule in report.one_sided)]
    lines += [
        "Suggested by what the amendments do:",
        *(
            f"  {one.first} adopted: {one.second} falls. {one.reason.message}"
            for one in report.suggested
        ),
    ]
    if report.cycle:
        lines.append(f"In a circle: {' → '.join(report.cycle)}")
    return "\n".join(lines)


def _sentence(rule: StatedRule) -> str:
    triggers = (" and " if rule.needs_all else " or ").join(rule.triggers)
    return f"{triggers} {rule.when}: {rule.falls} falls."
