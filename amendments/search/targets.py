"""The things that a name can lead to, as far as the reader may read them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import AnonymousUser, User
from django.db.models import Q, QuerySet
from django.urls import reverse

from amendments.models import Amendment
from amendments.search.jump import Named, Sort
from amendments.search.kinds import BY_NAME
from resolutions.access import readable_dossiers
from resolutions.models import (
    Document,
    DocumentKind,
    Dossier,
    DraftText,
    Paragraph,
    WrittenDeclaration,
)
from resolutions.models.documents import tidy_reference
from resolutions.models.languages import reader_language

Reader = User | AnonymousUser
MOST = 30  # choices that are shown


@dataclass(frozen=True, slots=True)
class Place:
    """Where the reader is: in a draft, in a dossier, or in neither."""

    draft: int | None = None
    dossier: str = ""

    def levels(self, draft: str, dossier: str) -> list[Q]:
        """Return what to filter by, nearest first, `draft` and `dossier` being the ways to these."""
        near = []
        if self.draft is not None:
            near.append(Q(**{draft: self.draft}))
        if self.dossier:
            near.append(Q(**{f"{dossier}__slug": self.dossier}))
        return [*near, Q()]


@dataclass(frozen=True, slots=True)
class Target:
    """One thing to go to: what it is, where it stands, its page."""

    heading: str
    place: str
    address: str


def find_targets(names: Sequence[Named], user: Reader, place: Place) -> list[Target]:
    """Return what the `names` can mean for this reader at this `place`, most likely first.

    A bare number, which may be anything's, is an amendment's or a paragraph's only in the draft one is in.
    """
    is_bare = len(names) > 1
    dossiers = readable_dossiers(user)
    found: list[Target] = []
    for name in names:
        if is_bare and name.sort in {Sort.AMENDMENT, Sort.PARAGRAPH} and place.draft is None:
            continue
        found += FINDERS[name.sort](name.number, dossiers, place, is_bare)
    # The report, its adopted text and its Doc. can be one page.
    return list({target.address: target for target in found}.values())


def nearest(
    rows: QuerySet[Any], place: Place, ways: tuple[str, str], *, only_here: bool = False
) -> list[Any]:
    """Return the `rows` in the draft where the reader is, else in the dossier, else all of them."""
    levels = place.levels(*ways)
    for level in levels[:1] if only_here else levels:
        if found := list(rows.filter(level)[:MOST]):
            return found
    return []


def target(kind: str, row: Any, language: str = "") -> Target:
    """Return the target that `row` of this `kind` is."""
    one = BY_NAME[kind]
    return Target(one.heading(row), one.place(row), one.address(row, language))


def find_amendments(
    number: str, dossiers: QuerySet[Dossier], place: Place, only_here: bool
) -> list[Target]:
    rows = Amendment.objects.select_related("draft__document__dossier").filter(
        number=number, draft__document__dossier__in=dossiers
    )
    ways = ("draft", "draft__document__dossier")
    found = nearest(rows.in_voting_order(), place, ways, only_here=only_here)
    return [target("amendment", row) for row in found]


def find_paragraphs(
    number: str, dossiers: QuerySet[Dossier], place: Place, only_here: bool
) -> list[Target]:
    """One for each draft: in the reader's language, or in the one that the draft has."""
    rows = Paragraph.objects.select_related("draft__document__dossier").filter(
        number=number, draft__document__dossier__in=dossiers
    )
    ways = ("draft", "draft__document__dossier")
    found = nearest(rows.order_by("draft_id", "language"), place, ways, only_here=only_here)
    found.sort(key=lambda row: (row.draft_id, row.language != reader_language()))
    first = {row.draft_id: row for row in reversed(found)}
    return [target("paragraph", row, row.language) for _draft, row in sorted(first.items())]


def find_documents(
    number: str, dossiers: QuerySet[Dossier], place: Place, only_here: bool
) -> list[Target]:
    """The drafts of the report with this number; without one, its documents in the reader's language."""
    rows = (
        Document.objects.select_related("dossier", "declaration")
        .prefetch_related("drafts__document")
        .filter(reference=tidy_reference(number), dossier__in=dossiers)
    )
    found = list(rows.order_by("dossier_id", "date", "slug")[:MOST])
    drafts = [
        draft
        for document in found
        if document.kind == DocumentKind.REPORT
        for draft in document.drafts.all()
    ]
    if drafts:
        return [target_of_draft(draft) for draft in drafts]
    readable = [row for row in found if row.language in {"", reader_language()}]
    return [target("document", row) for row in readable or found]


def find_adopted_texts(
    number: str, dossiers: QuerySet[Dossier], place: Place, only_here: bool
) -> list[Target]:
    """The drafts that were adopted under this number: "2616", "2616 (2025)"."""
    rows = DraftText.objects.select_related("document__dossier").filter(
        Q(adopted_number=number) | Q(adopted_number__startswith=f"{number} ("),
        document__dossier__in=dossiers,
    )
    return [target_of_draft(draft) for draft in rows.order_by("pk")[:MOST]]


def find_declarations(
    number: str, dossiers: QuerySet[Dossier], place: Place, only_here: bool
) -> list[Target]:
    """The written declaration with this number."""
    rows = WrittenDeclaration.objects.select_related("document__dossier").filter(
        number=int(number), document__dossier__in=dossiers
    )
    return [target("declaration", row) for row in rows]


def target_of_draft(draft: DraftText) -> Target:
    heading = f"{draft}, {draft.adopted_number}" if draft.adopted_number else str(draft)
    return Target(heading, draft.title, reverse("draft", args=[draft.pk]))


Finder = Callable[[str, QuerySet[Dossier], Place, bool], list[Target]]
FINDERS: dict[Sort, Finder] = {
    Sort.AMENDMENT: find_amendments,
    Sort.PARAGRAPH: find_paragraphs,
    Sort.DOCUMENT: find_documents,
    Sort.ADOPTED_TEXT: find_adopted_texts,
    Sort.DECLARATION: find_declarations,
}
