"""What holds for every draft, every amendment and every vote (DESIGN.md, "Meaning")."""

import json
import os
import subprocess
import sys
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from amendments.engine.clashes import clash
from amendments.engine.consolidate import Amendment, consolidate, locate_all
from amendments.engine.edits import NotLocatedError
from amendments.engine.grammar import read
from amendments.engine.instruction import Instruction
from amendments.engine.rules import Decision
from amendments.engine.wording import write
from tests.engine.drafts import AZUR, adopt_all, amendments
from tests.engine.strategies import cases, drafts, instructions


@settings(max_examples=300)
@given(cases())
def test_kept_and_deleted_pieces_are_the_draft(case):
    text, tabled, votes, rules = case

    result = consolidate(text, tabled, votes, rules)

    tabled_rows = [
        (one.original, one.tabled) for one in result.paragraphs if one.original is not None
    ]
    assert tabled_rows == [(one.number, one.text) for one in text.paragraphs]
    assert all(one.tabled == "" for one in result.paragraphs if one.original is None)
    assert all(piece.text for one in result.paragraphs for piece in one.pieces)
    assert all(
        (piece.amendment is None) == (piece.kind == "kept")
        for one in result.paragraphs
        for piece in one.pieces
    )


@settings(max_examples=300)
@given(cases(), st.randoms(use_true_random=False))
def test_the_order_of_rows_and_votes_and_rules_does_not_matter(case, chance):
    text, tabled, votes, rules = case

    shuffled = chance.sample(tabled, len(tabled))
    turned = dict(chance.sample(sorted(votes.items()), len(votes)))

    assert consolidate(text, tabled, votes, rules) == consolidate(
        text, shuffled, turned, chance.sample(rules, len(rules))
    )


@settings(max_examples=300)
@given(cases())
def test_every_adopted_amendment_is_in_the_text_or_listed_with_its_reason(case):
    text, tabled, votes, rules = case

    result = consolidate(text, tabled, votes, rules)

    stands = {number for number, standing in result.standings.items() if standing.is_adopted}
    unapplied = {one.amendment for one in result.unapplied}
    shown = {number for one in result.paragraphs for number in one.amendments}
    assert unapplied <= stands
    assert shown <= stands - unapplied


@settings(max_examples=300)
@given(cases())
def test_no_two_applied_amendments_clash(case):
    text, tabled, votes, rules = case

    result = consolidate(text, tabled, votes, rules)

    left_out = {one.amendment for one in result.unapplied}
    applied = [
        one
        for one in tabled
        if result.standings[one.number].is_adopted and one.number not in left_out
    ]
    edits = {one.number: locate_all(one.instructions, text) for one in applied}
    for one in applied:
        for other in applied:
            if one.position < other.position:
                assert not any(clash(a, b) for a in edits[one.number] for b in edits[other.number])


@settings(max_examples=300)
@given(cases())
def test_what_was_left_out_for_a_clash_really_clashes(case):
    text, tabled, votes, rules = case

    result = consolidate(text, tabled, votes, rules)

    by_number = {one.number: one for one in tabled}
    for one in result.unapplied:
        if one.reason.code == "clash":
            first = locate_all(by_number[dict(one.reason.values)["first"]].instructions, text)
            second = locate_all(by_number[one.amendment].instructions, text)
            assert any(clash(a, b) for a in first for b in second)


@given(cases())
def test_nothing_adopted_gives_the_draft(case):
    text, tabled, _, rules = case

    result = consolidate(text, tabled, {}, rules)

    assert [(one.final, one.text) for one in result.paragraphs] == [
        (p.number, p.text) for p in text.paragraphs
    ]


@settings(max_examples=300)
@given(st.data())
def test_a_clash_is_mutual(data):
    text = data.draw(drafts())
    one, other = data.draw(instructions(text)), data.draw(instructions(text))
    try:
        pairs = [(a, b) for a in locate_all((one,), text) for b in locate_all((other,), text)]
    except NotLocatedError:
        return

    assert all(clash(a, b) == clash(b, a) for a, b in pairs)


@settings(max_examples=300)
@given(st.data())
def test_an_amendment_alone_changes_only_the_paragraphs_it_names(data):
    text = data.draw(drafts())
    one = data.draw(instructions(text))

    result = consolidate(text, [Amendment("1", 1, (one,))], {"1": Decision.ADOPTED})

    family = {
        p.number
        for n in one.paragraphs
        for p in text.paragraphs
        if f"{p.number}.".startswith(f"{n}.")
    }
    changed = {
        p.original
        for p in result.paragraphs
        if p.original and (len(p.pieces) > 1 or p.final is None)
    }
    assert changed <= family


@given(st.data(), st.sampled_from(["en", "fr"]))
def test_what_is_written_reads_back_the_same(data, language):
    one = data.draw(instructions(data.draw(drafts())))

    assert read(write(one, language), language) == (one,)


@given(st.data())
def test_a_reading_survives_storage(data):
    one = data.draw(instructions(data.draw(drafts())))

    assert Instruction.from_dict(json.loads(json.dumps(one.as_dict()))) == one


SCRIPT = """
from tests.engine.test_properties import many_at_once
print(many_at_once())
"""


def many_at_once() -> str:
    """Return a text with many edits at the same places, clashes and falls, as one string."""
    result = adopt_all(
        AZUR,
        amendments(
            AZUR,
            'at the end of paragraph 5, insert ", A"',
            'at the end of paragraph 5, insert ", B"',
            'after paragraph 5, insert the paragraph: "C."',
            'after paragraph 4.3, insert the paragraph: "to d."',
            "delete paragraph 1",
            'paragraph 1, delete the words "health and"',
            'replace, everywhere they appear, the words "the report" with "this report"',
        ),
    )
    return repr((result.paragraphs, result.unapplied, result.warnings))


def test_the_hash_seed_does_not_matter():
    answers = set()
    for seed in ("0", "1", "42"):
        environment = {**os.environ, "PYTHONHASHSEED": seed}
        run = subprocess.run(
            [sys.executable, "-c", SCRIPT],
            env=environment,
            cwd=Path(__file__).parents[2],
            capture_output=True,
            text=True,
            check=True,
        )
        answers.add(run.stdout.strip())

    assert answers == {many_at_once()}
