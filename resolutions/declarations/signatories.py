"""The signatories of a written declaration: one a line, torn lines, columns, or all in one line."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from resolutions.declarations.values import Finding, Signatory
from resolutions.directory import folded_name

GROUP = re.compile(r"[A-Z][A-Z/&.-]{1,9}")
COLUMNS = re.compile(r"\t+|\n|\s{3,}|\s*;\s*|\s*\|\s*")
# Where a PDF file prints lines close together, the next entry begins after the group of the last one.
NEXT_ENTRY = re.compile(r"(?<=,)(\s*[A-Z][A-Z/&.-]{1,9})\s+(?=[^\W\d_]{2}[^,]*,[^,]+,)")
BULLET = re.compile(r"^(?:[-–—•*]\s+|\d{1,3}[.)]\s+)")


@dataclass(slots=True)
class Reading:
    """Signatories and what was found, as they come; `waiting` are pieces of a torn entry."""

    signatories: list[Signatory] = field(default_factory=list)
    repairs: list[Finding] = field(default_factory=list)
    problems: list[Finding] = field(default_factory=list)
    waiting: list[str] = field(default_factory=list)
    is_torn_off: bool = False  # the last line is the beginning of an entry

    @property
    def where(self) -> str:
        return f"signatory {len(self.signatories) + 1}"


def read_signatories(lines: Sequence[str]) -> Reading:
    """Return the signatories in the printed order, torn entries mended, others told as problems."""
    reading = Reading()
    for piece in pieces_of(lines):
        take(reading, piece)
    reading.is_torn_off = bool(reading.waiting)
    flush(reading)
    tell_twice(reading)
    return reading


def pieces_of(lines: Iterable[str]) -> Iterator[str]:
    """Yield what each line says, columns one by one; a table's row of three cells is one entry."""
    for line in (NEXT_ENTRY.sub(r"\1\n", line) for line in lines):
        cells = [cell.strip() for cell in COLUMNS.split(BULLET.sub("", line))]
        cells = [cell for cell in cells if cell]
        if len(cells) == 3 and not any("," in cell for cell in cells) and GROUP.fullmatch(cells[2]):
            yield ", ".join(cells)
        else:
            yield from cells


def take(reading: Reading, piece: str) -> None:
    """Read a piece of the list: an entry, or a part of one that the line break tore."""
    alone, joined = entry(piece), entry(join([*reading.waiting, piece]))
    is_torn_surname = bool(reading.waiting) and all(one.isupper() for one in reading.waiting)
    if alone and not (joined and is_torn_surname):
        flush(reading)
        reading.signatories.append(alone)
    elif joined:
        before, after = " ⏎ ".join([*reading.waiting, piece]), join([*reading.waiting, piece])
        reading.repairs.append(
            Finding("torn-signatory", reading.where, "A torn line was joined.", before, after)
        )
        reading.signatories.append(joined)
        reading.waiting.clear()
    else:
        reading.waiting.append(piece)


def flush(reading: Reading) -> None:
    """Keep what waited in vain for its end as far as it can be read, and tell a person."""
    for piece in reading.waiting:
        parts = [part.strip() for part in piece.strip(" ,.").split(",")]
        if len(parts) > 3 or not any(letter.isalpha() for letter in parts[0]):
            message = f"This line is no signatory with country and group: {piece}"
            reading.problems.append(Finding("unread-signatory", reading.where, message, piece))
            continue
        missing = "country and group" if len(parts) == 1 else "group"
        message = f"No {missing} could be read for {parts[0]}."
        if len(parts) == 3:
            message = f"“{parts[2]}” is no short name of a group; {parts[0]} was kept as printed."
        reading.problems.append(Finding("incomplete-signatory", reading.where, message, piece))
        reading.signatories.append(Signatory(*parts))
    reading.waiting.clear()


def entry(words: str) -> Signatory | None:
    """Return the signatory when `words` are a whole entry: a name, a country, the short name of a group."""
    parts = [part.strip() for part in words.strip(" ,.").split(",")]
    if len(parts) != 3 or not GROUP.fullmatch(parts[2]):
        return None
    name, country, group = parts
    # A surname is printed in capitals, so that a torn "Jane, France, SOC" is not taken for all of it.
    has_surname = any(len(word) > 1 and word.isupper() for word in re.split(r"[\s-]+", name))
    is_named = has_surname or len(name.split()) > 1
    return Signatory(name, country, group) if is_named and country else None


def join(pieces: Sequence[str]) -> str:
    """Return torn pieces as one; a hyphen at the end of a line belongs to the name."""
    whole = ""
    for piece in pieces:
        whole = f"{whole}{piece}" if whole.endswith("-") or not whole else f"{whole} {piece}"
    return whole


def tell_twice(reading: Reading) -> None:
    """A name that is printed twice is kept once, and a person is told."""
    seen: set[tuple[str, str]] = set()
    kept = []
    for signatory in reading.signatories:
        key = folded_name(signatory.name), folded_name(signatory.country)
        if key in seen:
            message = f"{signatory.name} is printed twice and was kept once."
            reading.problems.append(Finding("signatory-twice", signatory.name, message))
            continue
        seen.add(key)
        kept.append(signatory)
    reading.signatories[:] = kept
