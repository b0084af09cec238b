"""Rows for tests: keyword-only, each names what its test depends on and leaves the rest to defaults."""

from collections.abc import Mapping, Sequence
from itertools import count
from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.models import AbstractUser, Permission

from amendments.engine.rules import Decision, When
from amendments.models import Amendment, DependencyRule, Instruction, Sponsor, Vote
from amendments.models.reading import read_for
from resolutions.models import (
    Delegation,
    Document,
    DocumentKind,
    Dossier,
    DraftKind,
    DraftText,
    Paragraph,
)

serial = count(1)


def make_user(*, permissions: Sequence[str] = (), **values: Any) -> AbstractUser:
    """Return a user with `permissions` such as "resolutions.view_dossier"."""
    user = get_user_model().objects.create_user(username=f"user-{next(serial)}", **values)
    for permission in permissions:
        app, codename = permission.split(".")
        user.user_permissions.add(
            Permission.objects.get(content_type__app_label=app, codename=codename)
        )
    return user


def make_dossier(*, slug: str = "", title: str = "Forests", is_published: bool = True) -> Dossier:
    slug = slug or f"dossier-{next(serial)}"
    return Dossier.objects.create(slug=slug, title_en=title, is_published=is_published)


def make_document(
    *,
    dossier: Dossier | None = None,
    kind: str = DocumentKind.REPORT,
    reference: str | None = None,
    title: str = "The forests of Europe",
    **values: Any,
) -> Document:
    """Return a document, by default the report of a Doc. of its own."""
    reference = f"Doc. {15000 + next(serial)}" if reference is None else reference
    return Document.objects.create(
        dossier=dossier or make_dossier(), kind=kind, reference=reference, title_en=title, **values
    )


def make_draft(
    *,
    document: Document | None = None,
    letter: str = "A",
    kind: str = DraftKind.RESOLUTION,
    paragraphs: Mapping[str, str] | None = None,
    language: str = "en",
) -> DraftText:
    """Return a draft with `paragraphs`, texts by number, in `language`."""
    draft = DraftText.objects.create(document=document or make_document(), letter=letter, kind=kind)
    texts = {"1": "The Assembly loves forests.", "2": "It plants trees."}
    add_paragraphs(draft, texts if paragraphs is None else paragraphs, language=language)
    return draft


def add_paragraphs(draft: DraftText, texts: Mapping[str, str], *, language: str) -> None:
    Paragraph.objects.bulk_create(
        Paragraph(draft=draft, language=language, position=position, number=number, text=text)
        for position, (number, text) in enumerate(texts.items(), start=1)
    )


def make_amendment(
    *,
    draft: DraftText,
    number: str = "1",
    parent: Amendment | None = None,
    instruction: str = "",
    language: str = "en",
    tabled_by: Sequence[str] = (),
    decision: Decision | None = None,
    **values: Any,
) -> Amendment:
    """Return an amendment, last in the voting order; `instruction` is read and located."""
    values.setdefault("position", draft.amendments.count() + 1)
    amendment = Amendment.objects.create(draft=draft, number=number, parent=parent, **values)
    if instruction:
        add_instruction(amendment, instruction, language=language)
    for position, name in enumerate(tabled_by, start=1):
        Sponsor.objects.create(amendment=amendment, position=position, name=name)
    if decision:
        Vote.objects.create(amendment=amendment, decision=decision)
    return amendment


def add_instruction(amendment: Amendment, printed: str, *, language: str) -> Instruction:
    instruction = Instruction(amendment=amendment, language=language, printed=printed)
    instruction.take(read_for(amendment, language, printed))
    instruction.save()
    return instruction


def make_rule(
    *,
    falls: Amendment,
    triggers: Sequence[Amendment],
    when: When = When.ADOPTED,
    **values: Any,
) -> DependencyRule:
    """Return the rule that `falls` falls when one of `triggers` is `when`."""
    values.setdefault("number", falls.draft.rules.count() + 1)
    rule = DependencyRule.objects.create(draft=falls.draft, when=when, falls=falls, **values)
    rule.triggers.set(triggers)
    return rule


def make_delegation(*, code: str) -> Delegation:
    return Delegation.objects.create(code=code, name_en=f"Land {code}", name_fr=f"Pays {code}")
