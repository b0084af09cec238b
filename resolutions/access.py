"""Who may read what: a published dossier is open to anyone, any other to those with the right to read it."""

from django.contrib.auth.models import AnonymousUser, User
from django.http import Http404
from django.shortcuts import get_object_or_404

from resolutions.models import Document, Dossier, DraftText, WrittenDeclaration
from resolutions.models.dossiers import DossierQuerySet

READ = "resolutions.view_dossier"


def may_read(user: User | AnonymousUser, dossier: Dossier) -> bool:
    """Tell whether `user` may read `dossier` and everything in it."""
    return dossier.is_published or user.has_perm(READ)


def readable_dossiers(user: User | AnonymousUser) -> DossierQuerySet:
    """Return the dossiers that `user` may read."""
    return Dossier.objects.all() if user.has_perm(READ) else Dossier.objects.published()


def get_dossier(user: User | AnonymousUser, slug: str) -> Dossier:
    """Return the dossier. Raises Http404 when there is none, or none for this reader: the answers do not differ."""
    return get_object_or_404(readable_dossiers(user), slug=slug)


def get_document(user: User | AnonymousUser, dossier_slug: str, slug: str) -> Document:
    """Return the document with its dossier, in one query. Raises Http404 as above."""
    document = get_object_or_404(
        Document.objects.select_related("dossier"), slug=slug, dossier__slug=dossier_slug
    )
    if not may_read(user, document.dossier):
        raise Http404
    return document


def get_draft(user: User | AnonymousUser, pk: int) -> DraftText:
    """Return the draft with its document, dossier and languages, in one query. Raises Http404 as above."""
    draft = get_object_or_404(DraftText.objects.with_languages(), pk=pk)
    if not may_read(user, draft.document.dossier):
        raise Http404
    return draft


def get_declaration(user: User | AnonymousUser, number: int) -> WrittenDeclaration:
    """Return the declaration with its document and dossier, in one query. Raises Http404 as above."""
    declarations = WrittenDeclaration.objects.select_related("document__dossier")
    declaration = get_object_or_404(declarations, number=number)
    if not may_read(user, declaration.document.dossier):
        raise Http404
    return declaration
