"""Whole compendia through the commands: imported, voted, and compared to the letter.

Each `NAME.txt` in `compendium/files/voted/` is a compendium; `NAME.texts` was written by hand
before it was first imported, and says what the commands must answer:

    reference Doc. 17001        as printed in the head
    rule adopted 1 -> 4         every dependency rule, and no other
    unclear 5                   the amendments that a person must read, and no other
    reads 5 delete 3 words + …  what an amendment does, where and to what; perhaps not of each
    committee 5 NAME            the committee that tabled it
    @ A                         a draft, and its paragraphs as tabled: NUMBER<TAB>TEXT
    # A 1,3                     a vote set: what is adopted, all else is rejected; then the text:
    2<TAB>TEXT                  a paragraph with other words, by its final number
    3 <- 4                      the words of paragraph 4 as tabled
    5                           the words of paragraph 5 as tabled
"""

import json
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from django.core.management import call_command

from amendments.models import Amendment
from resolutions.models import DraftText

FILES = Path(__file__).parents[1] / "compendium" / "files" / "voted"
NAMES = sorted(path.stem for path in FILES.glob("*.texts"))


@dataclass
class Expected:
    """What `NAME.texts` says: `votes` has the lines of each text by draft and adopted amendments."""

    reference: str = ""
    rules: set[tuple[str, str, str]] = field(default_factory=set)
    unclear: set[str] = field(default_factory=set)
    reads: dict[str, list[str]] = field(default_factory=dict)
    committees: dict[str, str] = field(default_factory=dict)
    tabled: dict[str, dict[str, str]] = field(default_factory=dict)
    votes: dict[tuple[str, str], list[str]] = field(default_factory=dict)


def expected(name: str) -> Expected:
    found, letter, text = Expected(), "", None
    for line in (FILES / f"{name}.texts").read_text("utf-8").split("\n"):
        first, *rest = line.split(" ")
        if first == "@":
            (letter,), text = rest, None
            found.tabled[letter] = {}
        elif first == "#":
            letter = rest[0]
            text = found.votes[letter, rest[1]] = []
        elif text is not None and line:
            text.append(_printed(line, found.tabled[letter]))
        elif "\t" in line:
            number, words = line.split("\t")
            found.tabled[letter][number] = words
        elif line:
            _note(found, first, rest)
    return found


def _note(found: Expected, first: str, rest: list[str]) -> None:
    """Note what a line before the texts says."""
    match first:
        case "reference":
            found.reference = " ".join(rest)
        case "rule":
            found.rules.add((rest[0], rest[1], rest[3]))
        case "unclear":
            found.unclear.add(rest[0])
        case "reads":
            found.reads[rest[0]] = " ".join(rest[1:]).split(" + ")
        case "committee":
            found.committees[rest[0]] = " ".join(rest[1:])
        case _:
            raise ValueError(f"What is {first!r}?")


def _printed(line: str, tabled: dict[str, str]) -> str:
    """Return the line that `consolidate` prints."""
    if "\t" in line:
        return line
    number, _, original = line.partition(" <- ")
    return f"{number}\t{tabled[original or number]}"


@pytest.fixture
def imported(db, capsys):
    """Return a function that imports a compendium and gives the report of the command."""

    def imported(name):
        call_command("import_compendium", FILES / f"{name}.txt", "--json")
        return json.loads(capsys.readouterr().out)

    return imported


@pytest.mark.parametrize("name", NAMES)
def test_a_compendium_is_understood_as_a_clerk_reads_it(name, imported):
    report, wanted = imported(name), expected(name)

    assert report["reference"] == wanted.reference
    assert report["language"] == name.rpartition(".")[2]
    assert {
        draft["letter"]: {
            one["number"]: one["text"].replace("\n", r"\n") for one in draft["paragraphs"]
        }
        for draft in report["drafts"]
    } == wanted.tabled
    assert {
        (rule["when"], ",".join(rule["trigger"]), rule["falls"]) for rule in report["rules"]
    } == wanted.rules
    assert {
        amendment["number"]
        for amendment in report["amendments"]
        if not all(one["located"] for one in amendment["instructions"])
    } == wanted.unclear
    assert len(report["problems"]) == len(wanted.unclear)
    by_number = {amendment["number"]: amendment for amendment in report["amendments"]}
    assert {
        number: [
            f"{one['action']} {one['paragraph']} {one['unit']}" for one in found["instructions"]
        ]
        for number, found in by_number.items()
        if number in wanted.reads
    } == wanted.reads
    assert {
        number: by_number[number]["committee"] for number in wanted.committees
    } == wanted.committees


@pytest.mark.parametrize("name", NAMES)
def test_the_texts_under_votes_are_right_to_the_letter(name, imported, capsys):
    imported(name)
    wanted = expected(name)
    found = {}
    for letter, adopted in wanted.votes:
        call_command("consolidate", wanted.reference, "--draft", letter, "--adopted", adopted)
        found[letter, adopted] = capsys.readouterr().out.splitlines()

    assert found == wanted.votes


@pytest.mark.parametrize("first", ["en", "fr"])
def test_two_languages_of_one_compendium_are_one_draft_under_the_same_votes(
    first, imported, capsys
):
    second = {"en": "fr", "fr": "en"}[first]
    for language in (first, second, first):
        imported(f"skies.{language}")

    assert DraftText.objects.count() == 1
    assert Amendment.objects.count() == 6
    for language in (first, second):
        wanted = expected(f"skies.{language}")
        for letter, adopted in wanted.votes:
            options = ["--draft", letter, "--adopted", adopted, "--language", language]
            call_command("consolidate", wanted.reference, *options)
            found = capsys.readouterr().out.splitlines()
            assert found == wanted.votes[letter, adopted], (language, adopted)


def test_each_compendium_has_six_vote_sets_or_more():
    assert all(len(expected(name).votes) >= 6 for name in NAMES)
