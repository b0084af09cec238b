"""Printed dependencies: "(If adopted, amendment 6 falls)", "(Tombe si l'amendement 4 est adopté)".

Each clause gives rules with one trigger, since the rule printed on the other amendment names
one: "Falls if amendments 4, 5 are adopted" reads: if either is. Only "both" asks for all.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from amendments.compendium.compendium import Finding, NotACompendiumError, PrintedRule
from amendments.compendium.headings import plain
from amendments.engine.rules import When

RULE_LIMIT = 50_000  # ten for each of 5,000 amendments
_FALLS = re.compile(r"\b(?:would |will |should )?(?:fall|falls|tombe|tombent|tombera|tomberont)\b")
_IF = re.compile(r"\b(?:if|si|s['’]il|s['’]ils)\b")
_STATE = re.compile(
    r"(?P<not>\bnot |\bnon |\bn['’](?:est|était|a) pas |\bne sont pas )?"
    r"(?:\bbe )?\b(?P<word>adopted|agreed|adoptée?s?|rejected|rejetée?s?)\b"
)
_BOTH = re.compile(r"\b(?:both|all|les deux|tous les)\b")
_SUB = re.compile(
    r"(?:sub|sous)[-‑–]? ?amend(?:e)?ments? (?P<list>\d{1,6}(?:(?: ?, ?| and | et | or | ou )\d{1,6})*)"
    r"(?: ?\(?(?:to|à|of|de) (?:the |l['’] ?)?amend(?:e)?ment (?P<parent>\d{1,6}))?"
)
_RANGE = re.compile(r"(?P<first>\d{1,6}) ?(?:to|à|-|–) ?(?P<last>\d{1,6})")
_NO = re.compile(r"\b(?:nos?\.? ?[°º]?|n[°º]) ?(?=\d)")
_CLAUSE_END = re.compile(r"[.;)](?:\s|$)|\)\s?\(")


@dataclass(frozen=True, slots=True)
class Dependency:
    """One dependency line, printed on the amendment `number`."""

    number: str
    text: str


@dataclass(frozen=True, slots=True)
class Clause:
    """What a clause says. Empty `triggers` or `falls` stand for the amendment it is printed on."""

    triggers: tuple[str, ...]
    when: When
    falls: tuple[str, ...]
    needs_all: bool = False


def clauses(text: str, order: Sequence[str], parent: str | None = None) -> list[Clause] | None:
    """Return what a dependency line says, or None when a clause of it cannot be read.

    `order` are the numbers in the compendium, for ranges; `parent` the amendment of a
    sub-amendment whose line speaks of "sub-amendment 2" alone.
    """
    text = _NO.sub("", " ".join(plain(text).lower().split()))
    read: list[Clause] = []
    for part in _CLAUSE_END.split(text):
        if not part.strip(" ()."):
            continue
        clause = _clause(part, order, parent)
        if clause is None:
            return None
        read.append(clause)
    return read or None


def _clause(part: str, order: Sequence[str], parent: str | None) -> Clause | None:
    falls, condition = _FALLS.search(part), _IF.search(part)
    if not falls or not condition:
        return None
    if falls.start() < condition.start():
        said, dependents = part[condition.end() :], part[: falls.start()]
        states = list(_STATE.finditer(said))
    else:
        between = part[condition.end() : falls.start()]
        states = list(_STATE.finditer(between))
        end = states[-1].end() if states else 0
        said, dependents = between[:end], between[end:]
    if not states:
        return None
    triggers = _numbers(said, order, parent)
    dependent = _numbers(dependents, order, parent)
    if not triggers and not dependent:
        return None
    return Clause(triggers, _when(states), dependent, needs_all=bool(_BOTH.search(said)))


def _when(states: list[re.Match[str]]) -> When:
    adopted = {
        bool(state["not"]) != state["word"].startswith(("adopt", "agreed")) for state in states
    }
    if len(adopted) == 2:
        return When.EITHER
    return When.ADOPTED if adopted.pop() else When.REJECTED


def _numbers(text: str, order: Sequence[str], parent: str | None) -> tuple[str, ...]:
    """Return the amendments named in `text`, as they are numbered in the compendium."""
    found: list[str] = []
    for match in _SUB.finditer(text):
        of = match["parent"] or parent
        found += [f"{of}-{n}" if of else n for n in re.findall(r"\d+", match["list"])]
    text = _SUB.sub(" ", text)
    for match in _RANGE.finditer(text):
        found += _range(match["first"], match["last"], order)
    found += [str(int(n)) for n in re.findall(r"\b\d{1,6}\b", _RANGE.sub(" ", text))]
    return tuple(dict.fromkeys(found))


def _range(first: str, last: str, order: Sequence[str]) -> list[str]:
    """Return "5 to 8" as the amendments of the compendium with these numbers, and its two ends."""
    low, high = int(first), int(last)
    known = sorted(
        int(number) for number in order if number.isdigit() and low <= int(number) <= high
    )
    return [str(number) for number in sorted({low, high, *known})]


@dataclass(frozen=True, slots=True)
class Rules:
    """The rules of a compendium, each once, and what could not be read."""

    rules: tuple[PrintedRule, ...]
    problems: tuple[Finding, ...]


def rules_of(
    lines: Iterable[Dependency], order: Sequence[str], parents: dict[str, str | None]
) -> Rules:
    """Return the rules that the dependency lines state; one printed on both sides is one rule.

    Raises `NotACompendiumError` when there are more than any compendium can have.
    """
    places = {number: at for at, number in enumerate(order)}
    found: dict[tuple[tuple[str, ...], When, str, bool], list[str]] = {}
    problems: list[Finding] = []
    for line in lines:
        parent = parents[line.number] or line.number
        read = clauses(line.text, order, parent)
        if read is None:
            problems.append(_unclear(line))
            continue
        for key in [key for clause in read for key in _keys(clause, line.number)]:
            problem = _problem(key[0], key[2], line.number, places)
            if problem:
                problems.append(problem)
            elif len(found) >= RULE_LIMIT and key not in found:
                raise _too_many()
            elif line.number not in found.setdefault(key, []):
                found[key].append(line.number)
    rules = tuple(
        PrintedRule(
            triggers, when, falls, tuple(sorted(printed, key=places.__getitem__)), needs_all
        )
        for (triggers, when, falls, needs_all), printed in found.items()
    )
    return Rules(rules, tuple(problems))


def _too_many() -> NotACompendiumError:
    return NotACompendiumError(
        f"This is not a compendium of amendments: more than {RULE_LIMIT:,} dependencies."
    )


def _keys(clause: Clause, own: str) -> list[tuple[tuple[str, ...], When, str, bool]]:
    triggers, falls = clause.triggers or (own,), clause.falls or (own,)
    if clause.needs_all and len(triggers) > 1:
        return [(triggers, clause.when, dependent, True) for dependent in falls]
    return [((one,), clause.when, dependent, False) for one in triggers for dependent in falls]


def _problem(
    triggers: tuple[str, ...], falls: str, own: str, places: dict[str, int]
) -> Finding | None:
    unknown = [number for number in (*triggers, falls) if number not in places]
    if unknown:
        message = f"The dependency names amendment {unknown[0]}, which is not in the compendium."
        return Finding("unknown-amendment", where(own), message)
    if falls in triggers:
        message = f"The dependency makes amendment {falls} depend on itself."
        return Finding("unclear-dependency", where(own), message)
    return None


def _unclear(line: Dependency) -> Finding:
    message = f"The dependency cannot be read: {line.text[:200]}"
    return Finding("unclear-dependency", where(line.number), message)


def where(number: str) -> str:
    """Name an amendment as a person would: "amendment 5", "oral sub-amendment 1 to amendment 13"."""
    parent, _, own = number.rpartition("-")
    oral = "oral " if own.startswith("O") else ""
    own = own.removeprefix("O")
    return f"{oral}sub-amendment {own} to {where(parent)}" if parent else f"{oral}amendment {own}"
