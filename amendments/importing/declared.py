"""The review of a written declaration: what was read, what people said of it, its import."""

import datetime
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from functools import cached_property
from typing import Any

from django.db import transaction

from amendments.compendium.compendium import Finding
from amendments.importing.locking import lock
from amendments.importing.placing import wanted_dossier
from amendments.importing.saying import said_of
from amendments.models import ImportReview, ReviewState
from resolutions.declarations.mending import Entry, Mended, declaration_from, mend
from resolutions.declarations.reader import CUT_OFF
from resolutions.declarations.values import Declaration
from resolutions.known import Known
from resolutions.models import Signature, WrittenDeclaration
from resolutions.names import Match
from resolutions.recording.choices import Choices, NewMember, key_of
from resolutions.recording.declarations import is_beginning_of, save_declaration
from resolutions.recording.signatures import find_held
from resolutions.recording.writing import Saved

AS_PRINTED, NEW = "none", "new"  # instead of the key of a member


def columns_of_declaration(declaration: Declaration, repairs: Iterable[Finding]) -> dict[str, Any]:
    """Return what a review keeps of a declaration as it was read."""
    plain = asdict(declaration)
    plain["repairs"] = [*(asdict(one) for one in repairs), *plain["repairs"]]
    return {
        "reference": declaration.reference[:60],
        "title": declaration.title[:500],
        "found": {"declaration": plain},
        "sheet": {},
    }


@dataclass(frozen=True)
class Paper:
    """A declaration under review with what the database knows of it. Read it once for a page."""

    row: ImportReview

    @cached_property
    def said(self) -> dict[str, dict[str, Any]]:
        return said_of(self.row)

    @cached_property
    def mended(self) -> Mended:
        assert self.row.found is not None  # a constraint holds it
        return mend(declaration_from(self.row.found["declaration"]), self.said)

    @cached_property
    def known(self) -> Known:
        return Known()

    @cached_property
    def before(self) -> WrittenDeclaration | None:
        """The declaration as it is there, None when it is new."""
        found = WrittenDeclaration.objects.select_related("document__dossier")
        return found.filter(number=self.mended.declaration.number).first()

    @cached_property
    def held(self) -> list[Signature]:
        if self.before is None:
            return []
        rows = self.before.signatures.select_related("member", "delegation", "political_group")
        return list(rows.order_by("position"))

    @cached_property
    def signed_before(self) -> dict[int, Signature]:
        """The signature that is there already, by the entry of the file."""
        found = {
            one.at: find_held(one.signatory, self.held, self.known) for one in self.mended.entries
        }
        return {at: signature for at, signature in found.items() if signature}

    @property
    def missing(self) -> list[Signature]:
        """The signatures that are there and not in the file."""
        there = {signature.pk for signature in self.signed_before.values()}
        return [one for one in self.held if one.pk not in there]

    @property
    def new(self) -> list[Entry]:
        return [one for one in self.mended.entries if one.at not in self.signed_before]

    @property
    def lacks_text(self) -> bool:
        """The file has only the beginning of the text that is there."""
        return self.before is not None and is_beginning_of(self.mended.declaration, self.before)

    @cached_property
    def matches(self) -> dict[int, Match]:
        """Which member each signatory is, by its entry: whoever is unlike all is compared with all."""
        return {one.at: self._match(one) for one in self.mended.entries}

    def match(self, entry: Entry) -> Match:
        return self.matches[entry.at]

    def _match(self, entry: Entry) -> Match:
        """Return which member a signatory is; a signature that is there may have its member already."""
        held = self.signed_before.get(entry.at)
        if held and held.member_id:
            return Match(certain=held.member_id)
        country = self.country(entry.signatory.country)
        return self.known.match(entry.signatory.name, country)

    def country(self, printed: str) -> str:
        """Return what a printed country stands for: the code that a person gave, or itself."""
        return str(self.said.get(f"country-{printed}", {}).get("code", printed))

    def group(self, printed: str) -> str:
        return str(self.said.get(f"group-{printed}", {}).get("code", printed))

    @property
    def nobodies(self) -> list[Entry]:
        """The signatories who are like nobody in the list of members, where one is kept."""
        if not self.known.members:
            return []
        open_entries = (one for one in self.mended.entries if f"member-{one.at}" not in self.said)
        return [one for one in open_entries if self.match(one) == Match()]


def choices_of(paper: Paper) -> Choices:
    """Return what people said that is in no file."""
    said = paper.said
    members: dict[tuple[str, str], int | NewMember | None] = {}
    for entry in paper.mended.entries:
        values = said.get(f"member-{entry.at}")
        if values:
            members[key_of(entry.signatory)] = member_of(values)
    if "no-member" in said:
        are_new = said["no-member"].get("member") == NEW
        for entry in paper.nobodies:
            member = NewMember(*parted(entry.signatory.name)) if are_new else None
            members[key_of(entry.signatory)] = member
    codes = {
        sort: {
            about.removeprefix(sort): str(values["code"])
            for about, values in said.items()
            if about.startswith(sort)
        }
        for sort in ("country-", "group-")
    }
    return Choices(
        members=members,
        delegations=codes["country-"],
        groups=codes["group-"],
        keeps_text=bool(said.get(CUT_OFF, {}).get("keeps_text")),
        is_whole=CUT_OFF in said,
    )


def member_of(values: dict[str, Any]) -> int | NewMember | None:
    """Return the member that an answer names."""
    if values["member"] == NEW:
        return NewMember(values["first_name"], values["last_name"])
    return None if values["member"] == AS_PRINTED else int(values["member"])


def parted(name: str) -> tuple[str, str]:
    """Return first and last name: the words in capitals are the last one, else the first word is."""
    words = name.split()
    last = [word for word in words if len(word) > 1 and word.isupper()] or words[:1]
    first = [word for word in words if word not in last]
    return " ".join(first), " ".join(last)


def save_paper(paper: Paper, *, is_trial: bool) -> Saved:
    """Save the declaration of a review as it stands. Raises `RecordingRefusedError` or `ImportRefusedError`."""
    row, declaration = paper.row, paper.mended.declaration
    day = paper.said.get("signed-on", {}).get("value")
    with transaction.atomic():
        saved = save_declaration(
            declaration,
            text=row.text,
            source=row.name,
            dossier=wanted_dossier(row, declaration.language),
            signed_on=datetime.date.fromisoformat(day) if day else None,
            choices=choices_of(paper),
            is_trial=is_trial,
        )
        if is_trial:
            transaction.set_rollback(True)
    return saved


def import_declaration(pk: int, revision: int) -> ImportReview:
    """Import the review as it stood in `revision`; return it.

    Raises `ReviewChangedError`, `RecordingRefusedError` or `ImportRefusedError`; then nothing is saved.
    """
    with transaction.atomic():
        row = lock(pk, revision=revision)
        paper = Paper(row)
        save_paper(paper, is_trial=False)
        document = WrittenDeclaration.objects.get(number=paper.mended.declaration.number).document
        row.move(state=ReviewState.IMPORTED, report=document, revision=row.revision + 1)
    return row
