"""Print a compendium value in the layout of the published ones, to be read back."""

from collections.abc import Iterable

from amendments.compendium.compendium import Compendium, Draft, PrintedAmendment, PrintedRule

WORDS: dict[str, dict[str, str]] = {
    "en": {
        "compendium": "Compendium of written amendments",
        "version": "(Final version)",
        "contents": "Contents\tPage",
        "resolution": "Draft resolution",
        "recommendation": "Draft recommendation",
        "opinion": "Draft opinion",
        "amendment": "Amendment {}",
        "sub": "Sub-amendment {} to amendment {}",
        "tabled": "Tabled by {}",
        "committee": "Tabled by the {}",
        "note": "Explanatory note",
        "if adopted": "(If {state}, amendment {falls} falls)",
        "falls if": "(Falls if amendment {trigger} is {state})",
        "adopted": "adopted",
        "rejected": "rejected",
    },
    "fr": {
        "compendium": "Recueil des amendements écrits",
        "version": "(Version finale)",
        "contents": "Table des matières\tPage",
        "resolution": "Projet de résolution",
        "recommendation": "Projet de recommandation",
        "opinion": "Projet d'avis",
        "amendment": "Amendement {}",
        "sub": "Sous-amendement {} à l'amendement {}",
        "tabled": "Déposé par {}",
        "committee": "Déposé par la {}",
        "note": "Note explicative",
        "if adopted": "(Si {state}, l'amendement {falls} tombe)",
        "falls if": "(Tombe si l'amendement {trigger} est {state})",
        "adopted": "adopté",
        "rejected": "rejeté",
    },
}


def printed(compendium: Compendium, standing_after: dict[str, int] | None = None) -> str:
    """Return the compendium as it would be published in plain text.

    Each amendment stands after the paragraph of its draft at the place `standing_after`
    gives for its number (0: before the first), and after the last one when it gives none.
    """
    places = standing_after or {}
    parts = [_head(compendium)]
    for draft in compendium.drafts:
        parts += _draft(compendium, draft, places)
    return "\n\n".join(part for part in parts if part) + "\n"


def printed_amendment(compendium: Compendium, amendment: PrintedAmendment) -> str:
    """Return one amendment, heading to votes."""
    words = WORDS[compendium.language]
    if amendment.parent is None:
        heading = words["amendment"].format(amendment.number)
    else:
        heading = words["sub"].format(amendment.number.split("-")[1], amendment.parent)
    lines = [heading, *dependencies(compendium, amendment.number)]
    if amendment.tabled_by:
        lines.append(words["tabled"].format(", ".join(amendment.tabled_by)))
    if amendment.committee:
        lines.append(words["committee"].format(amendment.committee))
    lines += amendment.instruction.split("\n")
    if amendment.explanatory_note:
        lines += [words["note"], *amendment.explanatory_note.split("\n")]
    if amendment.votes:
        lines.append(f"Votes: {amendment.votes}")
    return "\n\n".join(lines)


def _head(compendium: Compendium) -> str:
    words = WORDS[compendium.language]
    lines = [f"{compendium.reference} – {words['compendium']}"]
    if compendium.date:
        lines.append("/".join(reversed(compendium.date.split("-"))))
    headings = [_heading(compendium, draft) for draft in compendium.drafts]
    contents = [f"{heading}\t{page}" for page, heading in enumerate(headings, start=2)]
    blocks = ["\n".join(lines), words["version"], compendium.title]
    return "\n\n".join([*blocks, "\n".join([words["contents"], *contents])])


def _heading(compendium: Compendium, draft: Draft) -> str:
    return f"{draft.letter}. {WORDS[compendium.language][draft.kind]}"


def _draft(compendium: Compendium, draft: Draft, places: dict[str, int]) -> Iterable[str]:
    yield _heading(compendium, draft)
    own = [amendment for amendment in compendium.amendments if amendment.draft == draft.letter]
    end = len(draft.paragraphs)
    for place in range(end + 1):
        if place:
            paragraph = draft.paragraphs[place - 1]
            bullet = " - " if "." in paragraph.number else ""
            yield f"{bullet}{paragraph.number}. {paragraph.text}"
        for amendment in own:
            if places.get(amendment.number, end) == place:
                yield printed_amendment(compendium, amendment)


def dependencies(compendium: Compendium, number: str) -> Iterable[str]:
    for rule in compendium.rules:
        if number in rule.printed_on:
            yield _dependency(compendium.language, rule, number)


def _dependency(language: str, rule: PrintedRule, number: str) -> str:
    words = WORDS[language]
    state = words[rule.when.value]
    if number in rule.triggers:
        return words["if adopted"].format(state=state, falls=rule.falls)
    return words["falls if"].format(state=state, trigger=rule.triggers[0])
