"""Print a compendium made by chance in the layout of the published ones, torn places included."""

from collections.abc import Sequence

from tests.compendium.chance.bank import COMMITTEES, EN, FR, MEMBERS
from tests.compendium.chance.draft import Change, Paragraph
from tests.compendium.chance.word_forms import Writer


def printed(writer: Writer, changes: Sequence[Change], tears: float = 0.0) -> str:
    """Return the compendium in the layout of the published ones.

    `tears` is how often a quotation is torn by a paragraph of the draft or closed early.
    """
    language = writer.language
    kinds = {
        FR: {"resolution": "Projet de résolution", "recommendation": "Projet de recommandation",
             "opinion": "Projet d'avis"},
        EN: {"resolution": "Draft resolution", "recommendation": "Draft recommendation",
             "opinion": "Draft opinion"},
    }[language]  # fmt: skip
    heading = f"A. {kinds[writer.kind]}"
    lines = [
        "", "", writer.by("Doc. 17001 – Recueil des amendements écrits",
                          "Doc. 17001 – Compendium of written amendments"),
        "02/10/2026", "", writer.by("(Version finale)", "(Final version)"), "",
        writer.by("Un titre pour l'essai", "A title for the trial"), "",
        writer.by("Table des matières\tPage", "Contents\tPage"), f"{heading}\t2", "", heading, "",
    ]  # fmt: skip
    falls_by: dict[str, list[str]] = {}
    for change in changes:
        for other in change.falls:
            falls_by.setdefault(other, []).append(change.number)
    swallowed: set[int] = set()
    for at, paragraph in enumerate(writer.draft):
        if at not in swallowed:
            lines += paragraph_lines(writer, paragraph)
        for change in (one for one in changes if one.at == at):
            swallow = None
            if at + 1 < len(writer.draft) and at + 1 not in swallowed and can_swallow(change):
                if writer.random.random() < tears:
                    swallow = writer.draft[at + 1]
                    swallowed.add(at + 1)
            lines += block(writer, change, falls_by.get(change.number, []), swallow, tears)
    return "\n".join(lines) + "\n"


def paragraph_lines(writer: Writer, paragraph: Paragraph) -> list[str]:
    bullet = writer.pick((" - ", "- ")) if paragraph.is_item else ""
    line = f"{bullet}{paragraph.number}. {paragraph.text}"
    words = paragraph.text.split(" ")
    if paragraph.is_item and not paragraph.is_intro and len(words) > 6 and writer.torn:
        at = writer.random.randrange(3, len(words) - 1)
        if words[at][:1].islower() and words[at - 1][-1:].isalpha():
            line = f"{bullet}{paragraph.number}. {' '.join(words[:at])}"
            return [line, "", f"- {' '.join(words[at:])}"]
    return [line]


def can_swallow(change: Change) -> bool:
    """Return whether a paragraph of the draft could be printed inside the quotation."""
    words = change.new.split(" ")
    return "\n" not in change.new and len(words) > 8 and "\n\n" + change.marks[0] in change.printed


def torn_new_text(writer: Writer, change: Change, swallow: Paragraph | None, tears: float) -> str:
    opening, closing = change.marks
    quoted = f"{opening}{change.new}{closing}{change.ending}"
    if swallow is not None:
        words = change.new.split(" ")
        places = [i for i in range(3, len(words) - 2)
                  if words[i][:1].islower() and words[i - 1][-1:].islower()]  # fmt: skip
        at = writer.pick(places) if places else len(words) // 2
        first, second = " ".join(words[:at]), " ".join(words[at:])
        inside = "\n".join(paragraph_lines(writer, swallow))
        return f"{opening}{first}\n\n{inside}\n\n{second}{closing}{change.ending}"
    if "\n\n" in change.new and writer.random.random() < tears:
        first, rest = change.new.split("\n\n", 1)
        return f"{opening}{first}{closing}\n\n{rest}{closing}{change.ending}"
    return quoted


def block(
    writer: Writer, change: Change, because: Sequence[str], swallow: Paragraph | None, tears: float
) -> list[str]:
    """Return the lines of one amendment, with its sub-amendment."""
    lines = ["", writer.by("Amendement ", "Amendment ") + change.number, ""]
    clauses = []
    if change.falls:
        many = len(change.falls) > 1
        listed = ", ".join(change.falls[:-1])
        listed = (listed + writer.by(" et ", " and ") if listed else "") + change.falls[-1]
        clauses.append(writer.by(
            f"Si adopté, les amendements {listed} tombent" if many else
            f"Si adopté, l'amendement {listed} tombe",
            f"If adopted, amendments {listed} fall" if many else
            f"If adopted, amendment {listed} falls",
        ))  # fmt: skip
    if because and writer.random.random() < 0.5:
        clauses += [
            writer.by(f"Tombe si l'amendement {number} est adopté",
                      f"Falls if amendment {number} is adopted")
            for number in because
        ]  # fmt: skip
    if clauses:
        lines += [f"({'. '.join(clauses)})", ""]
    lines += [tabled_by(writer), ""]
    quoted = f"{change.marks[0]}{change.new}{change.marks[1]}{change.ending}"
    text = change.printed
    if change.new:
        text = text.removesuffix(quoted) + torn_new_text(writer, change, swallow, tears)
    lines += [*text.split("\n"), ""]
    if writer.random.random() < 0.15:
        note = writer.by("Une précision utile.", "A useful clarification.")
        lines += [writer.by("Note explicative", "Explanatory note"), "", note, ""]
    if change.sub:
        heading = writer.by(
            f"Sous-amendement 1 à l'amendement {change.number}",
            f"Sub-amendment 1 to amendment {change.number}",
        )
        lines += [heading, "", tabled_by(writer), ""]
        lines += [*writer.sub_amendment(change).split("\n"), ""]
    return lines


def tabled_by(writer: Writer) -> str:
    if writer.random.random() < 0.2:
        committee = writer.pick(COMMITTEES[writer.language])
        return writer.by("Déposé par la ", "Tabled by the ") + committee
    return writer.by("Déposé par ", "Tabled by ") + MEMBERS[writer.language]
