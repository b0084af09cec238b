"""Who and what is known: names, countries and groups as printed, to the rows that they are."""

from django.db import transaction

from resolutions.directory import Directory, Entry, delegations, groups
from resolutions.models import Delegation, Member, PoliticalGroup, Signature
from resolutions.models.declarations import SignatureQuerySet
from resolutions.names import Match, Names, Person


class Known:
    """The members, delegations and groups as they are now, in three queries."""

    def __init__(self) -> None:
        rows = Member.objects.select_related("delegation")
        self.members = {row.pk: row for row in rows}
        self.delegations = {row.code: row for row in Delegation.objects.all()}
        self.groups = {row.code: row for row in PoliticalGroup.objects.all()}
        self._names = Names(as_person(row) for row in self.members.values())
        self._delegations = delegation_directory(list(self.delegations.values()))
        self._groups = group_directory(list(self.groups.values()))

    def delegation(self, printed: str) -> Delegation | None:
        return self.delegations.get(self._delegations.find(printed) or "")

    def group(self, printed: str) -> PoliticalGroup | None:
        return self.groups.get(self._groups.find(printed) or "")

    def match(self, name: str, country: str = "") -> Match:
        """Return which member a printed `name` is, of the delegation printed beside it."""
        delegation = self.delegation(country)
        return self._names.match(name, delegation.code if delegation else "")

    def member(self, name: str, country: str = "") -> Member | None:
        """Return the member when it is certain who is meant."""
        return self.members.get(self.match(name, country).certain or 0)

    def link_signatures(self, signatures: SignatureQuerySet) -> list[Signature]:
        """Link `signatures` to their members where that is certain; return those that were linked."""
        linked = []
        with transaction.atomic():
            for signature in signatures.without_member().order_by("declaration_id", "position"):
                if signature.link(self.member(signature.name, signature.country)):
                    linked.append(signature)
        return linked


def as_person(member: Member) -> Person:
    code = member.delegation.code if member.delegation else ""
    return Person(member.pk, member.first_name, member.last_name, code, member.honorific)


def delegation_directory(rows: list[Delegation]) -> Directory:
    return delegations(Entry(row.code, (row.name_en, row.name_fr)) for row in rows)


def group_directory(rows: list[PoliticalGroup]) -> Directory:
    return groups(
        Entry(row.code, (row.short_name_en, row.short_name_fr, row.name_en, row.name_fr))
        for row in rows
    )
