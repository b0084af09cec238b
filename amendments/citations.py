"""What "amendment 4" leads to in the texts of a dossier."""

from collections import defaultdict
from collections.abc import Collection

from django.urls import reverse

from amendments.models import Amendment
from resolutions.links import Addresses, Reader
from resolutions.models import Dossier


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
