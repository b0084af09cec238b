"""What "amendment 4" leads to in the texts of a dossier, and in those of one draft."""

from collections import defaultdict
from collections.abc import Collection, Iterable

from django.urls import reverse

from amendments.models import Amendment
from resolutions.citations import Cited
from resolutions.links import Addresses, Link, Links, Reader, make_links
from resolutions.models import Dossier, DraftText


def amendment_addresses(numbers: Collection[str], dossier: Dossier, reader: Reader) -> Addresses:
    """Return the pages of the amendments that only one draft of `dossier` has, in one query.

    Who reads a text of the dossier may read its amendments.
    """
    drafts = defaultdict(set)
    rows = Amendment.objects.filter(draft__document__dossier=dossier, number__in=numbers)
    for number, draft in rows.values_list("number", "draft_id"):
        drafts[number].add(draft)
    return {
        number: reverse("amendment", args=[*found, number])
        for number, found in drafts.items()
        if len(found) == 1
    }


def links_in_draft(
    texts: Iterable[str], draft: DraftText, numbers: Collection[str], reader: Reader
) -> Links:
    """Return the links of `texts` that stand in amendments of `draft`, which has these `numbers`.

    Among them "amendment 4" is that of the draft, whatever other drafts the dossier has.
    """
    found = make_links(texts, draft.document.dossier, reader)
    own = {
        (Cited.AMENDMENT, number): Link(reverse("amendment", args=[draft.pk, number]))
        for number in numbers
    }
    return Links({**found.by_key, **own})
