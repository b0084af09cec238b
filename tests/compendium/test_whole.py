"""Whole compendia, written for the purpose: read, understood and voted, to the letter.

Each `files/NAME.txt` that has a `files/NAME.toml` is a compendium with what a clerk expects of
it. The expectations were written by hand from the drafting rules, never from the program:
`[texts]` has the wording of each paragraph under each combination of the amendments that touch
it, and `[[votes]]` the sets of votes that are tried.
"""

import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from amendments.compendium.compendium import Compendium, PrintedAmendment
from amendments.compendium.decode import decode
from amendments.compendium.reader import read_compendium
from amendments.engine.consolidate import Amendment, Consolidated, consolidate
from amendments.engine.rules import Decision, Rule
from amendments.engine.text import Text, text_of
from amendments.importing.understanding import Understood, understand

FILES = Path(__file__).parent / "files"
NAMES = sorted(path.stem for path in FILES.glob("*.toml"))


@cache
def expected(name: str) -> dict[str, Any]:
    return tomllib.loads((FILES / f"{name}.toml").read_text("utf-8"))


@cache
def source(name: str) -> str:
    return decode((FILES / f"{name}.txt").read_bytes())


@cache
def read(name: str) -> Understood:
    return understand(read_compendium(source(name)))


def compendium(name: str) -> Compendium:
    return read(name).compendium


def amendments_of(name: str, letter: str) -> list[PrintedAmendment]:
    return [one for one in compendium(name).amendments if one.draft == letter]


def letters(name: str) -> list[str]:
    return list(expected(name)["drafts"])


def orders(name: str) -> dict[str, list[str]]:
    """Return the expected numbers of the amendments, in voting order, by draft."""
    order = expected(name)["amendments"]["order"]
    if isinstance(order, str):
        order = {"A": order}
    return {letter: numbers.split() for letter, numbers in order.items()}


@pytest.mark.parametrize("name", NAMES)
def test_the_head_is_read(name: str) -> None:
    found, wanted = compendium(name), expected(name)
    for fact in ("reference", "title", "date", "language"):
        assert getattr(found, fact) == wanted[fact]


@pytest.mark.parametrize("name", NAMES)
def test_the_drafts_have_their_paragraphs(name: str) -> None:
    found = {
        draft.letter: (draft.kind, [paragraph.number for paragraph in draft.paragraphs])
        for draft in compendium(name).drafts
    }
    assert found == {
        letter: (draft["kind"], draft["numbers"].split())
        for letter, draft in expected(name)["drafts"].items()
    }


@pytest.mark.parametrize("name", NAMES)
def test_a_paragraph_is_a_line_of_the_file_or_the_mended_one(name: str) -> None:
    lines = {line.strip().removeprefix("- ") for line in source(name).split("\n")}
    for draft in compendium(name).drafts:
        mended = expected(name)["drafts"][draft.letter].get("mended", {})
        for paragraph in draft.paragraphs:
            if paragraph.number in mended:
                assert paragraph.text == mended[paragraph.number]
            else:
                assert f"{paragraph.number}. {paragraph.text}" in lines


@pytest.mark.parametrize("name", NAMES)
def test_the_amendments_stand_in_voting_order(name: str) -> None:
    for letter, numbers in orders(name).items():
        assert [one.number for one in amendments_of(name, letter)] == numbers


def described() -> list[Any]:
    cases = []
    for name in NAMES:
        for key, facts in expected(name)["amendments"].items():
            if key != "order":
                letter, number = key.split(":") if ":" in key else ("A", key)
                case = f"{name}-{letter}-{number}"
                cases.append(pytest.param(name, letter, number, facts, id=case))
    return cases


@pytest.mark.parametrize(("name", "letter", "number", "facts"), described())
def test_an_amendment_is_understood(
    name: str, letter: str, number: str, facts: dict[str, Any]
) -> None:
    (printed,) = (one for one in amendments_of(name, letter) if one.number == number)
    reading = read(name).reading(printed)
    located = facts.get("located", True)
    assert reading.is_located == located, (reading.reason and reading.reason.message, printed)
    assert printed.parent == facts.get("parent")
    assert printed.committee == facts.get("committee")
    assert bool(printed.tabled_by) == (printed.committee is None)
    assert printed.explanatory_note == facts.get("note")
    if "tabled_by" in facts:
        assert list(printed.tabled_by) == facts["tabled_by"]
    if "action" not in facts:
        return
    operation = reading.operations[0]
    assert (operation.action, operation.unit) == (facts["action"], facts["unit"])
    if "paragraphs" in facts:
        assert list(operation.paragraphs) == facts["paragraphs"].split()
    if "new_text" in facts:
        assert list(operation.new_text) == facts["new_text"]


@pytest.mark.parametrize("name", NAMES)
def test_the_rules_are_read(name: str) -> None:
    found = {
        f"{' '.join(rule.triggers)} > {rule.falls}": " ".join(rule.printed_on)
        for rule in compendium(name).rules
    }
    assert {key: set(on.split()) for key, on in found.items()} == {
        key: set(on.split()) for key, on in expected(name).get("rules", {}).items()
    }


@pytest.mark.parametrize("name", NAMES)
def test_the_repairs_are_told_and_nothing_else_is_wrong(name: str) -> None:
    found = compendium(name)
    assert {one.where for one in found.repairs} == set(expected(name)["repairs"])
    refused = {
        f"amendment {key}"
        for key, facts in expected(name)["amendments"].items()
        if key != "order" and not facts.get("located", True)
    }
    assert {one.where for one in read(name).problems} == refused | set(
        expected(name).get("problems", [])
    )


def voted() -> list[Any]:
    cases = []
    for name in NAMES:
        for votes in expected(name)["votes"]:
            letter = votes.get("draft", "A")
            adopted = votes["adopted"].replace(" ", ",")
            case = f"{name}-{letter}-{adopted}"
            cases.append(pytest.param(name, letter, votes, id=case))
    return cases


@pytest.mark.parametrize(("name", "letter", "votes"), voted())
def test_the_text_under_votes(name: str, letter: str, votes: dict[str, Any]) -> None:
    result = consolidated(name, letter, votes)
    fallen = {number: why.split() for number, why in votes.get("fallen", {}).items()}
    unapplied = votes.get("unapplied", "").split()
    decided = votes["adopted"].split()
    assert {
        number: list(standing.because)
        for number, standing in result.standings.items()
        if standing.standing == "fallen" and number in decided
    } == fallen
    assert [one.amendment for one in result.unapplied] == unapplied
    counted = set(decided) - set(fallen) - set(unapplied)
    kept = [paragraph for paragraph in result.paragraphs if paragraph.final is not None]
    wanted = expected_paragraphs(name, letter, counted)
    assert [paragraph.text for paragraph in kept] == [text for _number, text in wanted]
    assert [paragraph.tabled for paragraph in result.paragraphs if paragraph.original] == [
        paragraph.text for paragraph in draft_text(name, letter).paragraphs
    ]
    numbers = [paragraph.number for paragraph in draft_text(name, letter).paragraphs]
    final = votes.get("final", " ".join(numbers)).split()
    assert [paragraph.final for paragraph in kept] == final


def expected_paragraphs(name: str, letter: str, counted: set[str]) -> list[tuple[str, str]]:
    """Return (number in the draft, wording) of every paragraph that is left or comes."""
    variants = expected(name).get("texts", {}).get(letter, {})
    result: list[tuple[str, str]] = []
    for paragraph in draft_text(name, letter).paragraphs:
        wording = variant(variants.get(paragraph.number, {}), counted, paragraph.text)
        lines = [wording] if isinstance(wording, str) else wording
        result += [(paragraph.number, line) for line in lines]
    return result


def variant(
    variants: Mapping[str, str | list[str]], counted: set[str], tabled: str
) -> str | list[str]:
    """Return the wording written for exactly those of the `counted` amendments that touch it."""
    touching = {number for key in variants for number in key.split()} & counted
    if not touching:
        return tabled
    (key,) = (key for key in variants if set(key.split()) == touching)
    return variants[key]


def draft_text(name: str, letter: str) -> Text:
    found = compendium(name)
    (draft,) = (one for one in found.drafts if one.letter == letter)
    return text_of(found.language, ((p.number, p.text) for p in draft.paragraphs), found.title)


def consolidated(name: str, letter: str, votes: dict[str, Any]) -> Consolidated:
    decisions = dict.fromkeys(votes["adopted"].split(), Decision.ADOPTED)
    decisions |= dict.fromkeys(votes.get("rejected", "").split(), Decision.REJECTED)
    amendments = engine_amendments(name, letter)
    others = {one.number: Decision.REJECTED for one in amendments}
    rules = [
        Rule(rule.triggers, rule.when, rule.falls, rule.needs_all)
        for rule in compendium(name).rules
        if rule.falls in others
    ]
    return consolidate(draft_text(name, letter), amendments, others | decisions, rules)


def engine_amendments(name: str, letter: str) -> Sequence[Amendment]:
    return [
        Amendment(one.number, position, read(name).reading(one).operations, one.parent)
        for position, one in enumerate(amendments_of(name, letter), 1)
    ]
