"""Link the signatories of amendments to the members that they are, where that is certain."""

from django.db import transaction

from amendments.models import Sponsor
from amendments.models.amendments import SponsorQuerySet
from resolutions.known import Known
from resolutions.models import Language
from resolutions.models.members import address


def link_sponsors(sponsors: SponsorQuerySet) -> list[Sponsor]:
    """Link those of `sponsors` that no member is known for; return those that were linked."""
    known = Known()
    linked = []
    with transaction.atomic():
        for sponsor in sponsors.without_member().order_by("amendment_id", "position"):
            sponsor.member = known.member(printed_name(sponsor))
            if sponsor.member:
                sponsor.save(update_fields=["member"])
                linked.append(sponsor)
    return linked


def printed_name(sponsor: Sponsor) -> str:
    """Return the name with its form of address, which may speak against a member of that name."""
    return address(sponsor.honorific, sponsor.name, Language.ENGLISH)
