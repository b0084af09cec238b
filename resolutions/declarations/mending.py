"""A scanned declaration with what people said of it, as values. Pure.

What is said is kept by what it is about: "date", "signatory-3", "member-3", "country-Atlantis". What
was said last counts; nothing hangs on the order in which things were said.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from resolutions.declarations.reader import CUT_OFF, NEEDED, check_list
from resolutions.declarations.values import Declaration, Finding, Signatory

Said = Mapping[str, Mapping[str, Any]]  # by what it is about, plain values
FIELDS = ("number", "reference", "date", "title", "disclaimer", "text")
OF_THE_LIST = {"other-total", "no-total", "no-signatories", "not-in-legend"}


@dataclass(frozen=True, slots=True)
class Entry:
    """A signatory of a declaration under review; `at` names it and stays, whatever is mended."""

    at: int
    signatory: Signatory


@dataclass(frozen=True, slots=True)
class Mended:
    """A declaration as people left it. Its problems are those that nobody has answered.

    `next_entry` names the next signatory that is added by hand.
    """

    declaration: Declaration
    entries: tuple[Entry, ...]
    next_entry: int


def mend(scanned: Declaration, said: Said) -> Mended:
    """Return the declaration as `scanned`, with what people `said` of it."""
    entries = tuple(mended_entries(scanned, said))
    signatories = tuple(entry.signatory for entry in entries)
    mended = replace(scanned, signatories=signatories, **mended_fields(said))
    problems = tuple(one for one in still_open(mended, scanned) if problem_key(one) not in said)
    return Mended(replace(mended, problems=problems), entries, next_entry(scanned, said))


def mended_fields(said: Said) -> dict[str, Any]:
    """Return the fields of a declaration that people gave."""
    given = {name: said[name]["value"] for name in FIELDS if name in said}
    if "text" in given:
        blocks = given.pop("text").replace("\r\n", "\n").split("\n\n")
        given["paragraphs"] = tuple(" ".join(block.split()) for block in blocks if block.strip())
    if "number" in given:
        given["number"] = int(given["number"])
    if "date" in given:
        given["date"] = given["date"] or None
    if "total" in said:
        given["total"] = int(said["total"]["value"])
    return given


def mended_entries(scanned: Declaration, said: Said) -> Iterator[Entry]:
    """Yield the signatories in the printed order, then those added by hand; those left out are not there."""
    for at in range(next_entry(scanned, said)):
        values = said.get(f"signatory-{at}", {})
        if values.get("left_out"):
            continue
        if values:
            yield Entry(at, Signatory(values["name"], values["country"], values["group"]))
        elif at < len(scanned.signatories):
            yield Entry(at, scanned.signatories[at])


def next_entry(scanned: Declaration, said: Said) -> int:
    """Return the place after the last signatory, printed or added."""
    added = (
        int(about.removeprefix("signatory-")) for about in said if about.startswith("signatory-")
    )
    return max([len(scanned.signatories), *(at + 1 for at in added)])


def still_open(mended: Declaration, scanned: Declaration) -> list[Finding]:
    """Return the problems of the scan without those that mending solved; the list is checked anew."""
    lacks = {
        "no-number": not mended.number,
        "no-reference": not mended.reference,
        "no-title": not mended.title,
        "no-text": not mended.paragraphs,
        "no-date": not mended.date,
        "bad-date": not mended.date,
        "no-disclaimer": not mended.disclaimer,
    }
    as_scanned = set(scanned.signatories) & set(mended.signatories)
    names = {one.name for one in as_scanned}
    printed = [
        problem
        for problem in mended.problems
        if problem.code not in OF_THE_LIST
        and lacks.get(problem.code, True)
        and not is_mended_entry(problem, names)
    ]
    return [*printed, *check_list(mended.signatories, mended.total, mended.legend)]


def is_mended_entry(problem: Finding, names: set[str]) -> bool:
    """Tell whether the signatory that was read in part is none of those that are there as scanned, by `names`."""
    name = problem.before.strip(" ,.").partition(",")[0].strip()
    return problem.code == "incomplete-signatory" and name not in names


def problem_key(problem: Finding) -> str:
    """Return what an answer to `problem` is about."""
    if problem.code in {*NEEDED, CUT_OFF} | OF_THE_LIST | {"no-date", "bad-date", "no-disclaimer"}:
        return problem.code
    return f"{problem.code}-{problem.before or problem.where}"[:200]


def declaration_from(values: Mapping[str, Any]) -> Declaration:
    """Return a declaration from the plain values that `dataclasses.asdict` makes of it."""
    return Declaration(**{
        **values,
        "paragraphs": tuple(values["paragraphs"]),
        "signatories": tuple(Signatory(**one) for one in values["signatories"]),
        "legend": pairs(values["legend"]),
        "repairs": tuple(Finding(**one) for one in values["repairs"]),
        "problems": tuple(Finding(**one) for one in values["problems"]),
    })  # fmt: skip


def pairs(values: Sequence[Sequence[str]]) -> tuple[tuple[str, str], ...]:
    return tuple((short, name) for short, name in values)
