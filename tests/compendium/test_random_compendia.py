"""Compendia made by chance, read and consolidated: every text is the one known by construction."""

import pytest

from amendments.compendium.reader import read_compendium
from amendments.engine.consolidate import Amendment, Consolidated, consolidate
from amendments.engine.rules import Decision, Rule
from amendments.engine.text import text_of
from amendments.importing.understanding import Understood, understand
from tests.compendium.chance.draft import Change
from tests.compendium.chance.printing import printed
from tests.compendium.chance.reference import votes, wanted, with_sub_amendment
from tests.compendium.chance.word_forms import Writer, amendments

SEEDS = range(25)
AMENDMENTS = 14
VOTE_SETS = 6


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("seed", SEEDS)
def test_a_compendium_in_good_order(seed: int, language: str) -> None:
    writer = Writer(seed, language)
    changes = amendments(writer, AMENDMENTS)
    found = understand(read_compendium(printed(writer, changes)))
    assert not found.compendium.repairs
    assert not found.problems
    assert_it_is_read(found, writer, changes)
    assert_its_texts_are_right(found, writer, changes)


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("seed", SEEDS)
def test_a_torn_compendium(seed: int, language: str) -> None:
    writer = Writer(seed, language)
    changes = amendments(writer, AMENDMENTS)
    writer.torn = True
    found = understand(read_compendium(printed(writer, changes, tears=0.5)))
    assert all(reading.is_located for reading in found.readings.values())
    assert_it_is_read(found, writer, changes)
    assert_its_texts_are_right(found, writer, changes)


def assert_it_is_read(found: Understood, writer: Writer, changes: list[Change]) -> None:
    (draft,) = found.compendium.drafts
    assert [(p.number, p.text) for p in draft.paragraphs] == [
        (p.number, p.text) for p in writer.draft
    ]
    assert [one.number for one in found.compendium.amendments] == [
        number
        for one in changes
        for number in ([one.number, f"{one.number}-1"] if one.sub else [one.number])
    ]
    assert {(rule.triggers, rule.falls) for rule in found.compendium.rules} == {
        ((one.number,), falls) for one in changes for falls in one.falls
    }


def assert_its_texts_are_right(found: Understood, writer: Writer, changes: list[Change]) -> None:
    tried = [([one.number], [one]) for one in changes]
    tried += [
        ([one.number, f"{one.number}-1"], [with_sub_amendment(one)]) for one in changes if one.sub
    ]
    tried += [votes(writer, changes) for _ in range(VOTE_SETS)]
    for adopted, counting in tried:
        result = consolidated(found, adopted)
        assert not result.unapplied
        kept = [(one.final, one.text) for one in result.paragraphs if one.final]
        assert kept == wanted(writer, counting)


def consolidated(found: Understood, adopted: list[str]) -> Consolidated:
    compendium = found.compendium
    (draft,) = compendium.drafts
    text = text_of(compendium.language, ((p.number, p.text) for p in draft.paragraphs))
    given = [
        Amendment(one.number, position, found.reading(one).operations, one.parent)
        for position, one in enumerate(compendium.amendments)
    ]
    rules = [Rule(r.triggers, r.when, r.falls, r.needs_all) for r in compendium.rules]
    decisions = {one.number: Decision.REJECTED for one in given}
    return consolidate(text, given, decisions | dict.fromkeys(adopted, Decision.ADOPTED), rules)
