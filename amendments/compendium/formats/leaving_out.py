"""What a reader of a format leaves out of the text, told as repairs: nothing goes unsaid."""

from collections.abc import Sequence

from amendments.compendium.compendium import Finding
from amendments.compendium.joining import excerpt_start

PLACE = "the whole text"
SHOWN = 20  # pieces that a finding quotes
LENGTH = 200  # characters of each


def told(
    code: str, message: str, *, before: Sequence[str] = (), after: Sequence[str] = ()
) -> Finding:
    """Return the repair `code`, quoting the first pieces that went (`before`) and came (`after`)."""
    return Finding(code, PLACE, message, quoted(before), quoted(after))


def quoted(pieces: Sequence[str]) -> str:
    """Return the first pieces, one a line, each shortened."""
    lines = [excerpt_start(" ".join(piece.split()), LENGTH) for piece in pieces[:SHOWN]]
    if len(pieces) > SHOWN:
        lines.append("…")
    return "\n".join(lines)


def count(number: int, one: str, many: str = "") -> str:
    """Return "1 footnote" or "3 footnotes"."""
    return f"{number} {one if number == 1 else many or one + 's'}"


def struck(words: Sequence[str]) -> list[Finding]:
    """Return the repair that says that words were struck through by hand, if there were any."""
    if not words:
        return []
    message = "Words that are struck through were kept: nothing says that they were deleted."
    return [told("struck-words", message, before=words)]


def footnotes(calls: int, notes: Sequence[str]) -> list[Finding]:
    """Return the repair that says that footnotes were left out, if there were any."""
    if not calls and not notes:
        return []
    found = count(max(calls, len(notes)), "footnote was", "footnotes were")
    message = f"{found} left out of the text, with the figures that call for them."
    return [told("footnotes-left-out", message, before=notes)]
