"""Save the signatures of a declaration: new ones are added with their day, none is ever removed."""

import datetime
from collections.abc import Iterable, Sequence

from django.utils import timezone

from resolutions.declarations.values import Declaration, Signatory
from resolutions.directory import folded_name
from resolutions.known import Known
from resolutions.models import Member, Signature, WrittenDeclaration
from resolutions.names import read_name
from resolutions.recording.choices import NOTHING_SAID, Choices, NewMember, key_of
from resolutions.recording.writing import Change, Saved, as_date, write


def save_signatures(
    row: WrittenDeclaration,
    declaration: Declaration,
    saved: Saved,
    signed_on: datetime.date | None,
    choices: Choices = NOTHING_SAID,
) -> None:
    """Add the signatures that are not there yet, and tell of those that the file lacks."""
    known = Known()
    held = list(row.signatures.order_by("position"))
    found = [(one, find_held(one, held, known)) for one in declaration.signatories]
    new = [one for one, signature in found if signature is None]
    day = None
    if held and new:
        day = signed_on or later_date(row, declaration, saved)
        tell_deadline(row, day, saved)
    last = held[-1].position if held else 0
    signatures = [as_signature(one, row, known, saved, choices) for one in new]
    for position, signature in enumerate(signatures, start=last + 1):
        signature.position, signature.signed_on = position, day
        take_on(signature)
        write(signature)
        if day:
            saved.changes.append(Change("signed", signature.name, after=str(day)))
    link_held(found, choices)
    tell_missing(held, [signature for _one, signature in found], saved)
    tell_unmatched(row, known, saved, choices)


def take_on(signature: Signature) -> None:
    """Save the member of a signature when it is a new one."""
    if signature.member and signature.member._state.adding:
        signature.member.delegation = signature.delegation
        signature.member.political_group = signature.political_group
        write(signature.member)
        signature.member = signature.member  # now with its key


def link_held(found: Iterable[tuple[Signatory, Signature | None]], choices: Choices) -> None:
    """Say who the signatures that were there already are, where a person said it now."""
    for printed, signature in found:
        chosen = choices.members.get(key_of(printed))
        if signature is None or signature.member_id or chosen is None:
            continue
        signature.member = chosen_member(chosen)
        take_on(signature)
        write(signature)


def chosen_member(chosen: int | NewMember) -> Member | None:
    """Return the member that a person chose; a new one is not saved yet."""
    if isinstance(chosen, NewMember):
        return Member(first_name=chosen.first_name, last_name=chosen.last_name)
    return Member.objects.filter(pk=chosen).first()


def find_held(printed: Signatory, held: Iterable[Signature], known: Known) -> Signature | None:
    """Return the signature that is already there, whatever language or order its words are in."""
    delegation = known.delegation(printed.country)
    for one in held:
        if sorted(read_name(one.name).words) != sorted(read_name(printed.name).words):
            continue
        if delegation and one.delegation_id:
            if delegation.pk == one.delegation_id:
                return one
        elif (
            not printed.country
            or not one.country
            or folded_name(one.country) == folded_name(printed.country)
        ):
            return one
    return None


def later_date(row: WrittenDeclaration, declaration: Declaration, saved: Saved) -> datetime.date:
    """Return the date of a newer version, or today's with a problem: when they signed is not printed."""
    printed = as_date(declaration)
    if printed and row.date and printed > row.date:
        return printed
    today = timezone.localdate()
    saved.problem(
        "no-date-of-signature",
        "signatories",
        f"The file does not say when further members signed; the day of this import was noted: {today}.",
    )
    return today


def tell_deadline(row: WrittenDeclaration, day: datetime.date, saved: Saved) -> None:
    if row.deadline and day > row.deadline:
        message = f"Signatures could be added until {row.deadline}; these came on {day}."
        saved.problem("after-the-deadline", "signatories", message)


def as_signature(
    printed: Signatory, row: WrittenDeclaration, known: Known, saved: Saved, choices: Choices
) -> Signature:
    """Return the unsaved signature; what is printed and not known is told."""
    signature = Signature(
        declaration=row, name=printed.name, country=printed.country, group_name=printed.group
    )
    country, group = choices.delegations, choices.groups
    signature.delegation = known.delegation(country.get(printed.country, printed.country))
    signature.political_group = known.group(group.get(printed.group, printed.group))
    if printed.country and not signature.delegation and printed.country not in country:
        saved.problem(
            "unknown-country", printed.name, f"There is no delegation “{printed.country}”."
        )
    if printed.group and not signature.political_group and printed.group not in group:
        saved.problem("unknown-group", printed.name, f"There is no group “{printed.group}”.")
    if key_of(printed) in choices.members:
        chosen = choices.members[key_of(printed)]
        signature.member = None if chosen is None else chosen_member(chosen)
    else:
        signature.member = free_member(signature, known)
    return signature


def free_member(signature: Signature, known: Known) -> Member | None:
    """Return the member when it is certain and has not signed under another name: then a person is asked."""
    member = known.member(signature.name, signature.country)
    if member and signature.declaration.signatures.filter(member=member).exists():
        return None
    return member


def tell_missing(
    held: Sequence[Signature], found: Sequence[Signature | None], saved: Saved
) -> None:
    """Rule 56: none is withdrawn. A version without a signature changes nothing, and a person is told."""
    there = {signature.pk for signature in found if signature}
    for signature in held:
        if signature.pk not in there:
            message = "It is not in this version; no signature is removed from a declaration."
            saved.problem("signature-missing", signature.name, message)


def tell_unmatched(row: WrittenDeclaration, known: Known, saved: Saved, choices: Choices) -> None:
    """Tell whose member is to be asked about; nothing of it where no list of members is kept."""
    if not known.members:
        return
    nobody = 0
    for signature in row.signatures.without_member():
        if (signature.name, signature.country) in choices.members:
            continue
        candidates = known.match(signature.name, signature.country).candidates
        names = " or ".join(str(known.members[key]) for key in candidates)
        nobody += not names
        if names:
            saved.problem("which-member", signature.name, f"Is it {names}?")
    if nobody:
        saved.problem("no-member", "signatories", f"{nobody} are not in the list of members.")
