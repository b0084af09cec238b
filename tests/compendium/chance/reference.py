"""The votes tried on a compendium made by chance, and the text that they must give."""

from collections.abc import Sequence
from dataclasses import replace

from tests.compendium.chance.draft import Change
from tests.compendium.chance.word_forms import Writer


def votes(writer: Writer, changes: Sequence[Change]) -> tuple[list[str], list[Change]]:
    """Return the adopted numbers and the changes that count: no two of them share a place."""
    taken: set[tuple[int, int]] = set()
    fallen: set[str] = set()
    adopted: list[str] = []
    counting: list[Change] = []
    for change in changes:
        if change.number in fallen:
            if writer.random.random() < 0.5:
                adopted.append(change.number)
            continue
        if writer.random.random() < 0.35 or taken & change.claims:
            continue
        taken |= change.claims
        fallen |= set(change.falls)
        adopted.append(change.number)
        if change.sub and writer.random.random() < 0.6:
            adopted.append(f"{change.number}-1")
            counting.append(with_sub_amendment(change))
        else:
            counting.append(change)
    return adopted, counting


def with_sub_amendment(change: Change) -> Change:
    """Return the change as its sub-amendment makes it: a word of its new text is another."""
    old, new = change.sub
    known = change.new

    def amended(lines: list[str]) -> list[str]:
        return [line.replace(old, new) if line.rstrip(";.") in known else line for line in lines]

    return replace(
        change,
        sentences={place: amended(lines) for place, lines in change.sentences.items()},
        comes=[(at, before, amended(lines)) for at, before, lines in change.comes],
    )


def wanted(writer: Writer, counting: Sequence[Change]) -> list[tuple[str, str]]:
    """Return (final number, wording) of every paragraph under those changes."""
    edits = {}
    gone: set[int] = set()
    before: dict[int, list[str]] = {}
    instead: dict[int, list[str]] = {}
    after: dict[int, list[str]] = {}
    for change in counting:
        edits |= change.sentences
        gone |= change.goes
        for place, is_before, lines in change.comes:
            side = instead if change.goes else before if is_before else after
            side.setdefault(place, []).extend(lines)
    result: list[tuple[int, str]] = []
    for at, paragraph in enumerate(writer.draft):
        # A new paragraph after a list stands at the level of the one it was put after.
        result += [(paragraph.level, line) for line in before.get(at, [])]
        result += [(paragraph.level, line) for line in instead.get(at, [])]
        if at not in gone:
            sentences = [edits.get((at, i), [s]) for i, s in enumerate(paragraph.sentences)]
            result.append((paragraph.level, " ".join(" ".join(s) for s in sentences if s)))
        level = min(
            (
                writer.draft[c.at].level
                for c in counting
                for p, b, _ in c.comes
                if p == at and not b
            ),
            default=paragraph.level,
        )
        result += [(level, line) for line in after.get(at, [])]
    return numbered(result)


def numbered(rows: Sequence[tuple[int, str]]) -> list[tuple[str, str]]:
    counts: list[int] = []
    result = []
    for level, text in rows:
        counts = counts[: level + 1] + [0] * (level + 1 - len(counts))
        counts[level] += 1
        result.append((".".join(map(str, counts)), text))
    return result
