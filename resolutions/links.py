"""What the references of a text lead to: a page of this site, else the site of the body that keeps the text.

A page asks once for all its texts, so the number of queries does not grow with them. Where it is not sure what a
reference means there is no link: a wrong one is worse than none.
"""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field

from django.contrib.auth.models import AnonymousUser, User
from django.urls import reverse
from django.utils.translation import gettext as _

from resolutions.access import readable_dossiers
from resolutions.citations import Citation, Cited, find_citations
from resolutions.models import Document, DocumentKind, Dossier, DraftText, WrittenDeclaration
from resolutions.models.languages import reader_language

Reader = User | AnonymousUser
Addresses = Mapping[str, str]  # by number
Resolver = Callable[[Collection[str], Dossier, Reader], Addresses]

# The Assembly files its texts under numbers of its own, which cannot be made from that of a resolution or a Doc.:
# the link leads to its site, and says what to look for there.
ASSEMBLY = {"en": "https://pace.coe.int/en/", "fr": "https://pace.coe.int/fr/"}
TREATY = "https://www.coe.int/{language}/web/conventions/full-list?module=treaty-detail&treatynum={number:03}"
LAST_TREATY = 299  # the series stands at about 230; a larger number is no treaty
OF_THE_ASSEMBLY = {
    Cited.RESOLUTION,
    Cited.RECOMMENDATION,
    Cited.OPINION,
    Cited.DOCUMENT,
    Cited.DECLARATION,
}
WORDS = {
    Cited.RESOLUTION: ("Resolution", "Résolution"),
    Cited.RECOMMENDATION: ("Recommendation", "Recommandation"),
    Cited.OPINION: ("Opinion", "Avis"),
}
# Of several documents with one reference, the one that is meant: the report rather than its amendments.
FIRST_KINDS = (DocumentKind.REPORT, DocumentKind.WRITTEN_DECLARATION, DocumentKind.ADOPTED_TEXT)

_resolvers: dict[Cited, Resolver] = {}


@dataclass(frozen=True, slots=True)
class Link:
    """Where a reference leads. `says` tells what is behind it when it leaves this site, else is ""."""

    href: str
    says: str = ""


@dataclass(frozen=True, slots=True)
class Links:
    """What the references of some texts lead to, by kind and number. Those that are missing are plain words."""

    by_key: Mapping[tuple[Cited, str], Link] = field(default_factory=dict)

    def of(self, citation: Citation) -> Link | None:
        return self.by_key.get(citation.key)


def register(kind: Cited, resolver: Resolver) -> None:
    """Let another application say what references of `kind` lead to, e.g. amendments: call it from `ready()`.

    `resolver` gets numbers, the dossier in which they stand and the reader; it returns the addresses that it is
    sure of, in a number of queries that does not depend on how many numbers there are.
    """
    _resolvers[kind] = resolver


def make_links(texts: Iterable[str], dossier: Dossier, reader: Reader) -> Links:
    """Return the links of `texts`, which stand in `dossier`, for `reader`."""
    wanted: dict[Cited, set[str]] = {}
    for text in texts:
        for citation in find_citations(text):
            wanted.setdefault(citation.kind, set()).add(citation.number)
    found = {
        (kind, number): link
        for kind, numbers in wanted.items()
        for number in numbers
        if (link := outside(kind, number))
    }
    found |= {key: Link(href) for key, href in adopted(wanted, reader).items()}
    found |= {key: Link(href) for key, href in documents(wanted, reader).items()}
    found |= {key: Link(href) for key, href in declarations(wanted, reader).items()}
    for kind in sorted(wanted.keys() & _resolvers.keys()):
        addresses = _resolvers[kind](wanted[kind], dossier, reader)
        found |= {(kind, number): Link(href) for number, href in addresses.items()}
    return Links(found)


def outside(kind: Cited, number: str) -> Link | None:
    """Return the link to the site of the Assembly or of the treaties, when the kind has one."""
    language = reader_language()
    if kind is Cited.TREATY and int(number) <= LAST_TREATY:
        return Link(TREATY.format(language=language.value, number=int(number)), _("Treaty Office"))
    if kind in OF_THE_ASSEMBLY:
        return Link(ASSEMBLY[language.value], _("on the Assembly’s site"))
    return None


def documents(wanted: Mapping[Cited, set[str]], reader: Reader) -> dict[tuple[Cited, str], str]:
    """Return the pages of the documents that the reader may open, in one query."""
    keys = {f"Doc. {number}": (Cited.DOCUMENT, number) for number in wanted.get(Cited.DOCUMENT, ())}
    for kind, words in WORDS.items():
        for number in wanted.get(kind, ()):
            keys |= {f"{word} {number}": (kind, number) for word in words}
    if not keys:
        return {}
    rows = Document.objects.filter(reference__in=keys, dossier__in=readable_dossiers(reader))
    best: dict[tuple[Cited, str], Document] = {}
    for document in sorted(rows.select_related("dossier"), key=preference, reverse=True):
        best[keys[document.reference]] = document
    return {key: document_address(document) for key, document in best.items()}


def declarations(wanted: Mapping[Cited, set[str]], reader: Reader) -> dict[tuple[Cited, str], str]:
    """Return the pages of the written declarations that the reader may open, in one query at most."""
    numbers = wanted.get(Cited.DECLARATION)
    if not numbers:
        return {}
    rows = WrittenDeclaration.objects.filter(
        number__in=numbers, document__dossier__in=readable_dossiers(reader)
    )
    return {
        (Cited.DECLARATION, str(number)): reverse("declaration", args=[number])
        for number in rows.values_list("number", flat=True)
    }


def preference(document: Document) -> tuple[int, bool, int]:
    """Return a key that puts the document first that a reference most likely means."""
    kinds = (*FIRST_KINDS, *(kind for kind in DocumentKind if kind not in FIRST_KINDS))
    is_foreign = document.language not in {"", reader_language()}
    return kinds.index(DocumentKind(document.kind)), is_foreign, document.pk


def adopted(wanted: Mapping[Cited, set[str]], reader: Reader) -> dict[tuple[Cited, str], str]:
    """Return the reports whose drafts were adopted under these numbers, in one query."""
    numbers = {number for kind in WORDS for number in wanted.get(kind, ())}
    if not numbers:
        return {}
    drafts = DraftText.objects.filter(
        adopted_number__in=numbers, document__dossier__in=readable_dossiers(reader)
    )
    return {
        (Cited(draft.kind), draft.adopted_number): document_address(draft.document)
        for draft in drafts.select_related("document__dossier").order_by("-pk")
        if draft.adopted_number in wanted.get(Cited(draft.kind), ())
    }


def document_address(document: Document) -> str:
    return reverse("document", args=[document.dossier.slug, document.slug])
