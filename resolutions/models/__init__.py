"""The texts: dossiers, their documents, drafts with their paragraphs, written declarations, the members."""

from resolutions.models.declarations import Signature, WrittenDeclaration
from resolutions.models.documents import Document, DocumentKind
from resolutions.models.dossiers import Dossier
from resolutions.models.drafts import DraftKind, DraftText, Paragraph
from resolutions.models.languages import Language
from resolutions.models.members import Delegation, Honorific, Member, PoliticalGroup

__all__ = [
    "Delegation",
    "Document",
    "DocumentKind",
    "Dossier",
    "DraftKind",
    "DraftText",
    "Honorific",
    "Language",
    "Member",
    "Paragraph",
    "PoliticalGroup",
    "Signature",
    "WrittenDeclaration",
]
