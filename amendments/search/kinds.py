"""What is searched: one entry in this table for each kind of thing. A new kind needs nothing else.

`watches` names the tables whose rows a kind is made of; the database notes every change there.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.db.models import Model, QuerySet
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from amendments.models import Amendment
from amendments.search.wordings import (
    Wording,
    amendment_wordings,
    declaration_wordings,
    document_wordings,
    dossier_wordings,
    member_wordings,
    paragraph_wordings,
)
from resolutions.models import (
    Document,
    DocumentKind,
    Dossier,
    DraftText,
    Member,
    Paragraph,
    WrittenDeclaration,
)


@dataclass(frozen=True, slots=True)
class Watch:
    """A table whose changes touch a kind. `keys` selects the rows touched, `{row}` being the changed row.

    With `column` a change of any other column does not count; nor do new and deleted rows.
    """

    table: str
    keys: str = "SELECT {row}.id"
    column: str = ""


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of thing that is searched.

    `rows`: all of them, with what the other functions read of them already loaded.
    `wordings`: what is searched of one. `dossier`: the key of its dossier, None when it has none.
    `heading` and `place`: what a result is called, and where it is; `address`: its page, in a language.
    """

    name: str
    label: str | Promise
    rows: Callable[[], QuerySet[Any]]
    wordings: Callable[[Any], list[Wording]]
    dossier: Callable[[Any], int | None]
    heading: Callable[[Any], str]
    place: Callable[[Any], str]
    address: Callable[[Any, str], str]
    watches: Sequence[Watch]


def in_language(path: str, language: str, anchor: str = "") -> str:
    """Return `path` with the language of the text."""
    query = f"?{urlencode({'language': language})}" if language else ""
    return f"{path}{query}{anchor}"


def draft_place(draft: DraftText) -> str:
    return f"{draft} · {draft.document.dossier}"


# Paragraphs


def paragraph_address(paragraph: Paragraph, language: str) -> str:
    page = reverse("draft", args=[paragraph.draft_id])
    return in_language(page, language, f"#p-{paragraph.number}")


# Amendments


def amendment_address(amendment: Amendment, language: str) -> str:
    return in_language(reverse("amendment", args=[amendment.draft_id, amendment.number]), language)


# Documents


def document_heading(document: Document) -> str:
    return ": ".join(part for part in (document.reference, document.title) if part)


def document_address(document: Document, language: str) -> str:
    """Return the draft of a report that has one, the page of a declaration, or the document's own."""
    if declaration := getattr(document, "declaration", None):
        return reverse("declaration", args=[declaration.number])
    drafts = list(document.drafts.all())
    if document.kind == DocumentKind.REPORT and len(drafts) == 1:
        return in_language(reverse("draft", args=[drafts[0].pk]), language)
    return reverse("document", args=[document.dossier.slug, document.slug])


def document_place(document: Document) -> str:
    kind = str(document.get_kind_display())
    return f"{kind[:1].upper()}{kind[1:]} · {document.dossier}"


# Dossiers and members


def member_place(member: Member) -> str:
    return str(member.delegation or "")


def signed_by(member: Member, language: str) -> str:
    """A member has no page: the answer is what the name stands on."""
    query = {"q": f'"{member.full_name}"', "kind": "amendment"}
    return f"{reverse('search')}?{urlencode(query)}"


KINDS = (
    Kind(
        name="dossier",
        label=gettext_lazy("Dossiers"),
        rows=Dossier.objects.all,
        wordings=dossier_wordings,
        dossier=lambda dossier: dossier.pk,
        heading=str,
        place=lambda dossier: "",
        address=lambda dossier, language: reverse("dossier", args=[dossier.slug]),
        watches=(Watch("resolutions_dossier"),),
    ),
    Kind(
        name="document",
        label=gettext_lazy("Documents"),
        # The document of a declaration is found as the declaration, which has a page of its own.
        rows=lambda: (
            Document.objects.filter(declaration=None)
            .select_related("dossier")
            .prefetch_related("drafts")
        ),
        wordings=document_wordings,
        dossier=lambda document: document.dossier_id,
        heading=document_heading,
        place=document_place,
        address=document_address,
        watches=(
            Watch("resolutions_document"),
            Watch("resolutions_drafttext", keys="SELECT {row}.document_id"),
            Watch("resolutions_writtendeclaration", keys="SELECT {row}.document_id"),
        ),
    ),
    Kind(
        name="paragraph",
        label=gettext_lazy("Paragraphs"),
        rows=lambda: Paragraph.objects.select_related("draft__document__dossier"),
        wordings=paragraph_wordings,
        dossier=lambda paragraph: paragraph.draft.document.dossier_id,
        heading=lambda paragraph: _("Paragraph %(number)s") % {"number": paragraph.number},
        place=lambda paragraph: draft_place(paragraph.draft),
        address=paragraph_address,
        watches=(
            Watch("resolutions_paragraph"),
            Watch(
                "resolutions_drafttext",
                keys="SELECT id FROM resolutions_paragraph WHERE draft_id = {row}.id",
                column="document_id",
            ),
            Watch(
                "resolutions_document",
                keys="SELECT p.id FROM resolutions_paragraph p"
                " JOIN resolutions_drafttext d ON d.id = p.draft_id WHERE d.document_id = {row}.id",
                column="dossier_id",
            ),
        ),
    ),
    Kind(
        name="amendment",
        label=gettext_lazy("Amendments"),
        rows=lambda: Amendment.objects.select_related("draft__document__dossier").prefetch_related(
            "instructions", "sponsors"
        ),
        wordings=amendment_wordings,
        dossier=lambda amendment: amendment.draft.document.dossier_id,
        heading=lambda amendment: amendment.name,
        place=lambda amendment: draft_place(amendment.draft),
        address=amendment_address,
        watches=(
            Watch("amendments_amendment"),
            Watch("amendments_instruction", keys="SELECT {row}.amendment_id"),
            Watch("amendments_sponsor", keys="SELECT {row}.amendment_id"),
            Watch(
                "resolutions_drafttext",
                keys="SELECT id FROM amendments_amendment WHERE draft_id = {row}.id",
                column="document_id",
            ),
            Watch(
                "resolutions_document",
                keys="SELECT a.id FROM amendments_amendment a"
                " JOIN resolutions_drafttext d ON d.id = a.draft_id WHERE d.document_id = {row}.id",
                column="dossier_id",
            ),
        ),
    ),
    Kind(
        name="declaration",
        label=gettext_lazy("Written declarations"),
        rows=lambda: WrittenDeclaration.objects.select_related(
            "document__dossier"
        ).prefetch_related("signatures"),
        wordings=declaration_wordings,
        dossier=lambda declaration: declaration.document.dossier_id,
        heading=str,
        place=lambda declaration: f"{declaration.document} · {declaration.document.dossier}",
        address=lambda declaration, language: reverse("declaration", args=[declaration.number]),
        watches=(
            Watch("resolutions_writtendeclaration"),
            Watch("resolutions_signature", keys="SELECT {row}.declaration_id"),
            Watch(
                "resolutions_document",
                keys="SELECT id FROM resolutions_writtendeclaration WHERE document_id = {row}.id",
            ),
        ),
    ),
    Kind(
        name="member",
        label=pgettext_lazy("of the Assembly", "Members"),
        rows=lambda: Member.objects.select_related("delegation", "political_group"),
        wordings=member_wordings,
        dossier=lambda member: None,
        heading=lambda member: member.full_name,
        place=member_place,
        address=signed_by,
        watches=(
            Watch("resolutions_member"),
            Watch(
                "resolutions_delegation",
                keys="SELECT id FROM resolutions_member WHERE delegation_id = {row}.id",
            ),
            Watch(
                "resolutions_politicalgroup",
                keys="SELECT id FROM resolutions_member WHERE political_group_id = {row}.id",
            ),
        ),
    ),
)
BY_NAME = {kind.name: kind for kind in KINDS}


def table_of(kind: Kind) -> str:
    """Return the table of the rows of `kind`."""
    model: type[Model] = kind.rows().model
    return model._meta.db_table
