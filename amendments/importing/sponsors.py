"""Save who tabled an amendment: the signatories as printed, and the members that they are."""

import re
import unicodedata
from collections.abc import Mapping, Sequence

from amendments.compendium.compendium import PrintedAmendment
from amendments.compendium.dependencies import where
from amendments.importing.work import Work
from amendments.importing.writing import create_rows, delete_row
from amendments.models import Amendment, Sponsor
from resolutions.known import Known
from resolutions.models import Honorific, Language
from resolutions.models.members import address

PRINTED = re.compile(r"(?:(?P<mr>M|Mr)|(?P<ms>Mme|Mlle|Ms|Mrs|Miss))\b\.?\s+(?=\S)")


def save_sponsors(
    work: Work, printed: Sequence[PrintedAmendment], rows: Mapping[str, Amendment]
) -> None:
    """Save the signatories of the amendments, whose `rows` are by number."""
    members = Known()
    held: dict[int, list[Sponsor]] = {}
    for sponsor in Sponsor.objects.filter(amendment__draft=work.draft).order_by("position"):
        held.setdefault(sponsor.amendment_id, []).append(sponsor)
    new: list[Sponsor] = []
    for one in printed:
        sponsors = as_sponsors(rows[one.number], one.tabled_by, members)
        before = held.get(rows[one.number].pk, [])
        if not sponsors or are_same_people(before, sponsors):
            continue
        if before and not may_replace(work, one, before, sponsors):
            continue
        for sponsor in before:
            delete_row(sponsor)
        new += sponsors
    create_rows(Sponsor, new)


def may_replace(
    work: Work, printed: PrintedAmendment, held: Sequence[Sponsor], new: Sequence[Sponsor]
) -> bool:
    """Tell whether the file, which prints other signatories than those `held`, is the newer word."""
    before, after = (", ".join(sponsor.name for sponsor in group) for group in (held, new))
    if work.is_first:
        message = f"Here it is tabled by {after}; what was there was kept: {before}."
        work.ledger.problem("other-signatories", where(printed.number), message)
        return False
    earlier = work.previous.amendment(work.draft.letter, printed.number)
    if earlier and earlier.tabled_by == printed.tabled_by:
        work.ledger.kept(where(printed.number), "signatories", before, after)
        return False
    work.ledger.changed(where(printed.number), "signatories", before, after)
    return True


def as_sponsors(amendment: Amendment, printed: Sequence[str], members: Known) -> list[Sponsor]:
    """Return the unsaved signatories of `amendment` in the printed order, each name once."""
    honorifics: dict[str, str] = {}
    for words in printed:
        honorific, name = split_honorific(words)
        honorifics.setdefault(name, honorific)
    return [
        Sponsor(
            amendment=amendment,
            position=position,
            honorific=honorific,
            name=name,
            member=members.member(address(honorific, name, Language.ENGLISH)),
        )
        for position, (name, honorific) in enumerate(honorifics.items(), start=1)
    ]


def split_honorific(printed: str) -> tuple[str, str]:
    """Return ("ms", "Laura CASTEL") for "Mme Laura CASTEL"; "" and all of it without Mr or Ms."""
    found = PRINTED.match(printed)
    if found is None:
        return "", printed
    return (Honorific.MR if found["mr"] else Honorific.MS).value, printed[found.end() :]


def are_same_people(held: Sequence[Sponsor], printed: Sequence[Sponsor]) -> bool:
    """Tell whether both are the same names in the same order, however a language writes them."""
    return [folded_name(one.name) for one in held] == [folded_name(one.name) for one in printed]


def folded_name(name: str) -> str:
    """Return `name` without accents, case and spaces."""
    letters = unicodedata.normalize("NFKD", name.casefold())
    return "".join(letter for letter in letters if letter.isalnum())
