"""Save the dependency rules that a compendium prints."""

from collections.abc import Collection, Iterable, Mapping, Sequence

from django.core.exceptions import ValidationError

from amendments.compendium.compendium import PrintedRule
from amendments.compendium.dependencies import where
from amendments.engine.rules import Parts, Rule, find_cycle
from amendments.importing.ledger import Ledger
from amendments.importing.writing import create_rows_with_links, give_reason
from amendments.models import Amendment, DependencyRule, RuleSource
from amendments.models.amendments import counting_order
from amendments.models.rules import check_circle, parts_in
from resolutions.models import DraftText


def save_rules(draft: DraftText, printed: Sequence[PrintedRule], ledger: Ledger) -> None:
    """Add those of the `printed` rules that `draft` has not yet.

    None is ever changed or removed: a person may rely on it.
    """
    amendments = {row.number: row for row in Amendment.objects.filter(draft=draft)}
    existing = draft.rules.select_related("falls", "falls_part")
    existing = existing.prefetch_related("triggers", "trigger_items", "printed_on")
    rows = {row.as_rule(): row for row in existing}
    rules = {as_rule(rule): rule for rule in printed}
    new = [rule for rule in rules if rule not in rows]
    accepted = possible(rows, new, amendments.values(), parts_in(draft), ledger)
    for rule in accepted:
        ledger.added(where(rule.falls), "rule", in_words(rule))
    last = max((row.number for row in rows.values()), default=0)
    create_rules(draft, last, [(rule, rules[rule]) for rule in accepted], amendments)
    for rule, as_printed in rules.items():
        if rule in rows:
            add_printed_on(rows[rule], as_printed, amendments)


def as_rule(printed: PrintedRule) -> Rule:
    """Return the printed rule as a row gives it, so that the two can be compared."""
    triggers = tuple(sorted(printed.triggers, key=counting_order))
    return Rule(triggers, printed.when, printed.falls, printed.needs_all)


def possible(
    known: Iterable[Rule],
    new: Sequence[Rule],
    amendments: Collection[Amendment],
    parts: Parts,
    ledger: Ledger,
) -> list[Rule]:
    """Return those of the `new` rules that form no circle; of the others the ledger tells."""
    rows = {row.pk: row.number for row in amendments}
    parents = {row.number: rows[row.parent_id] for row in amendments if row.parent_id}
    accepted = list(known)
    if not find_cycle(
        [*accepted, *new], parents, parts
    ):  # the usual case, at the price of one rule
        return list(new)
    kept = []
    for rule in new:
        try:
            check_circle(rule, others=accepted, parents=parents, parts=parts)
        except ValidationError as error:
            message = f"{in_words(rule)} was not saved. {' '.join(error.messages)}"
            ledger.problem("rule-circle", where(rule.falls), message)
        else:
            kept.append(rule)
            accepted.append(rule)
    return kept


def create_rules(
    draft: DraftText,
    last: int,
    rules: Sequence[tuple[Rule, PrintedRule]],
    amendments: Mapping[str, Amendment],
) -> None:
    """Save new rules, each as it is printed, under the numbers after `last`."""
    rows = [
        DependencyRule(
            draft=draft,
            number=number,
            when=rule.when.value,
            needs_all=rule.needs_all,
            falls=amendments[rule.falls],
            source=RuleSource.PRINTED,
        )
        for number, (rule, _printed) in enumerate(rules, start=last + 1)
    ]
    triggers = [[amendments[number] for number in rule.triggers] for rule, _printed in rules]
    printed_on = [[amendments[number] for number in one.printed_on] for _rule, one in rules]
    create_rows_with_links(DependencyRule, rows, {"triggers": triggers, "printed_on": printed_on})


def add_printed_on(
    row: DependencyRule, rule: PrintedRule, amendments: Mapping[str, Amendment]
) -> None:
    """Note on which amendments the rule is printed, in whichever language."""
    noted = {amendment.number for amendment in row.printed_on.all()}
    new = [amendments[number] for number in rule.printed_on if number not in noted]
    if new:
        give_reason(row)
        row.printed_on.add(*new)


def in_words(rule: Rule) -> str:
    """Return "6 falls if 4 is adopted", for the summary of an import."""
    triggers = (" and " if rule.needs_all else " or ").join(rule.triggers)
    outcome = {"adopted": "adopted", "rejected": "rejected", "either": "decided"}[rule.when]
    return f"{rule.falls} falls if {triggers} is {outcome}"
