"""A press page saved as text: the article, and what the site put around it."""

from collections.abc import Sequence

from resolutions.reading.dates import DATE, date_of_line, iso
from resolutions.reading.furniture import ADDRESS, is_teaser, publisher, reason_of
from resolutions.reading.lines import Line, has_sentence, plain, split_lines
from resolutions.reading.values import LeftOut, Passage, Reading, Reason

LONGEST_TITLE = 300
SECTION_WORDS = 5  # "Conseil de l'Europe", above a title
HEAD_LINES = 12  # a title stands among the first lines
_PUBLISHED = ("publie", "published", "posted", "mis a jour", "updated", "modifie")


def read_press(text: str) -> Reading:
    """Return the article in `text`. A page in which nothing is recognised keeps every line."""
    lines = split_lines(text)
    why = {line.number: reason for line in lines if (reason := reason_of(line.text))}
    why |= dict.fromkeys(teasers(lines), Reason.NAVIGATION)
    title = find_title([line for line in lines if line.number not in why])
    why |= sections(lines, title, why)
    date, dateline = find_date([line for line in lines if line.number not in why])
    if dateline:
        why[dateline.number] = Reason.HEAD
    source, addresses = find_source(lines)
    why |= dict.fromkeys(addresses, Reason.HEAD)
    if title:
        why[title.number] = Reason.HEAD
    return Reading(
        passages=tuple(Passage(line.number, line.text) for line in lines if line.number not in why),
        left_out=tuple(
            LeftOut(line.number, line.text, why[line.number])
            for line in lines
            if line.number in why
        ),
        title=title.text if title else "",
        date=date,
        source=source,
    )


def teasers(lines: Sequence[Line]) -> list[int]:
    """Return the numbers of the lines that lead to other articles: section and age, then the headline."""
    found = []
    for at, line in enumerate(lines):
        if not is_teaser(line.text):
            continue
        found.append(line.number)
        headline = lines[at + 1] if at + 1 < len(lines) else None
        # Between dashes the next line is the headline; without them it may be a sentence of the article.
        is_listed = at > 0 and reason_of(lines[at - 1].text) is Reason.ORNAMENT
        if headline and is_listed and not headline.after_blank:
            found.append(headline.number)
    return found


def find_title(lines: Sequence[Line]) -> Line | None:
    """Return the title: the first line, perhaps below a section, that a blank line divides from sentences."""
    for at, line in enumerate(lines[:HEAD_LINES]):
        if has_sentence(line.text) and not line.before_blank:
            return None
        follows = any(has_sentence(other.text) for other in lines[at + 1 :])
        is_free = line.before_blank or (at + 1 < len(lines) and lines[at + 1].after_blank)
        is_title = is_free and follows and len(line.text.split()) > 2 and not date_of(line.text)
        if is_title and len(line.text) <= LONGEST_TITLE and not line.text.endswith("."):
            return line
    return None


def sections(
    lines: Sequence[Line], title: Line | None, why: dict[int, Reason]
) -> dict[int, Reason]:
    """Return the short lines right above the title, which name a part of the site."""
    if title is None:
        return {}
    return {
        line.number: Reason.NAVIGATION
        for line in lines
        if line.number < title.number
        and line.number not in why
        and len(line.text.split()) <= SECTION_WORDS
        and not line.text.endswith((".", "!", "?", "…"))
        and not date_of(line.text)
    }


def date_of(text: str) -> str:
    """Return the ISO date of a line that is there for its date: "30 mai 2025", "Publié le 30 mai 2025"."""
    if plain(text).startswith(_PUBLISHED) and len(text) <= 80:
        match = DATE.search(text)
        return iso(match) if match else ""
    match = DATE.match(text)
    return iso(match) if match and match.end() == len(text.rstrip(" .")) else ""


def find_date(lines: Sequence[Line]) -> tuple[str, Line | None]:
    """Return the date of publication with its line. Dates inside sentences are about other things."""
    for line in lines:
        if date := date_of(line.text) or (
            date_of_line(line.text) if line.number <= HEAD_LINES else ""
        ):
            # A line that says more than the date, such as a place, stays in the text.
            return date, line if date_of(line.text) else None
    return "", None


def find_source(lines: Sequence[Line]) -> tuple[str, list[int]]:
    """Return the address or else the publisher of the page, and the lines that hold only an address."""
    alone = [line for line in lines if ADDRESS.fullmatch(line.text)]
    if len(alone) == 1:
        return alone[0].text, [alone[0].number]
    return next((name for line in lines if (name := publisher(line.text))), ""), []
