"""What is searched of each kind of thing: its title, its words and its number, in each language."""

from dataclasses import dataclass

from amendments.models import Amendment
from resolutions.models import (
    Document,
    Dossier,
    Language,
    Member,
    Paragraph,
    WrittenDeclaration,
)

IN_TITLE = {
    Language.FRENCH: ("Amendement {}", "Sous-amendement {} à l’amendement {}", "Paragraphe {}"),
    Language.ENGLISH: ("Amendment {}", "Sub-amendment {} to amendment {}", "Paragraph {}"),
}

# In the language of the text, whatever the language of who happens to have it indexed.
DECLARATION = {
    Language.FRENCH: "Déclaration écrite n° {}",
    Language.ENGLISH: "Written declaration No. {}",
}


@dataclass(frozen=True, slots=True)
class Wording:
    """What is searched of a row in one language; `language` is empty when its words have none."""

    language: str
    text: str
    title: str = ""
    number: str = ""


def paragraph_wordings(paragraph: Paragraph) -> list[Wording]:
    name = IN_TITLE[Language(paragraph.language)][2].format(paragraph.number)
    return [Wording(paragraph.language, paragraph.text, name, paragraph.number)]


def amendment_wordings(amendment: Amendment) -> list[Wording]:
    """What it says, who tabled it and why, in each of its languages; never the secretariat's notes."""
    said = {one.language: one.printed for one in amendment.instructions.all()}
    names = [sponsor.name for sponsor in amendment.sponsors.all()]
    wordings = []
    for language in Language.values:
        note = getattr(amendment, f"explanatory_note_{language}")
        committee = getattr(amendment, f"committee_{language}")
        own = [text for text in (said.get(language, ""), note, committee) if text]
        if own:
            title = amendment_title(amendment.number, language)
            text = "\n".join([*own, *names])
            wordings.append(Wording(language, text, title, amendment.number))
    return wordings or [Wording("", "\n".join(names), number=amendment.number)]


def amendment_title(number: str, language: str) -> str:
    """Return the name of an amendment, with the number as it is written beside it: "13-1"."""
    parent, _hyphen, own = number.partition("-")
    main, sub, _paragraph = IN_TITLE[Language(language)]
    return f"{sub.format(own, parent)}, {number}" if own else main.format(number)


def document_wordings(document: Document) -> list[Wording]:
    """Its name, text and adopted numbers, in its language; a report in each that it has a title in."""
    titled = [code for code in Language.values if getattr(document, f"title_{code}")]
    languages = [document.language] if document.language else titled or [""]
    adopted = [draft.adopted_number for draft in document.drafts.all()]
    wordings = []
    for language in languages:
        title = f"{document.reference}\n{document.title_in(language or None)}"
        # A text whose language nobody named is searched once, in the first language of its titles.
        text = document.text if language == languages[0] else ""
        number = document.reference.removeprefix("Doc. ")
        wordings.append(Wording(language, "\n".join([*adopted, text]), title, number[:30]))
    return wordings


def dossier_wordings(dossier: Dossier) -> list[Wording]:
    titles = {code: getattr(dossier, f"title_{code}") for code in Language.values}
    return [Wording(code, "", title) for code, title in titles.items() if title]


def member_wordings(member: Member) -> list[Wording]:
    """The name, which no language bends, the delegation and the political group in both languages."""
    delegation, group = member.delegation, member.political_group
    words = [delegation.name_en, delegation.name_fr] if delegation else []
    if group:
        words += [group.short_name_en, group.short_name_fr, group.name_en, group.name_fr]
    return [Wording("", "\n".join(words), member.full_name)]


def declaration_wordings(declaration: WrittenDeclaration) -> list[Wording]:
    """Its text, its signatories and all that its document says, in each language that it has a text in."""
    document = declaration.document
    names = [signature.name for signature in declaration.signatures.all()]
    return [
        Wording(
            language.value,
            "\n".join(
                [
                    getattr(declaration, f"text_{language}"),
                    *names,
                    document.reference,
                    document.text if document.language in {language, ""} else "",
                ]
            ),
            f"{DECLARATION[language].format(declaration.number)}\n{getattr(declaration, f'title_{language}')}",
            str(declaration.number),
        )
        for language in Language
        if getattr(declaration, f"text_{language}")
    ]
