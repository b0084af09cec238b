"""`link_members`: say of signatories and signatures which members they are, where that is certain."""

import json
from collections.abc import Iterable
from typing import Any

from django.core.management.base import CommandParser
from django.db import transaction

from amendments.linking import link_sponsors, printed_name
from amendments.management.one_line import OneLineCommand
from amendments.models import Sponsor
from resolutions.known import Known
from resolutions.models import Member, Signature


class Command(OneLineCommand):
    help = (
        "Links signatories of amendments and signatures under declarations to members whose names they are for "
        "certain, and lists those that a person is to be asked about."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--dry-run", action="store_true", help="only say; save nothing")
        parser.add_argument("--json", action="store_true", help="say it as one JSON object")

    def handle(self, *args: Any, **options: Any) -> None:
        with transaction.atomic():
            known = Known()
            linked: list[Sponsor | Signature] = [
                *link_sponsors(Sponsor.objects.all()),
                *known.link_signatures(Signature.objects.all()),
            ]
            report = {
                "linked": [{"name": one.name, "member": str(one.member)} for one in linked],
                "questions": list(questions(known)),
                "saved": not options["dry_run"],
            }
            transaction.set_rollback(options["dry_run"])
        self.stdout.write(
            json.dumps(report, ensure_ascii=False, indent=1)
            if options["json"]
            else in_words(report)
        )


def questions(known: Known) -> Iterable[dict[str, Any]]:
    """Yield each name that may be one of several members, or is not quite that of one."""
    names = [(printed_name(one), "") for one in Sponsor.objects.without_member()]
    names += [(one.name, one.country) for one in Signature.objects.without_member()]
    for name, country in dict.fromkeys(names):
        match = known.match(name, country)
        keys = (match.certain,) if match.certain else match.candidates
        members: list[Member] = [known.members[key] for key in keys]
        if members:
            yield {"name": name, "members": [str(member) for member in members]}


def in_words(report: dict[str, Any]) -> str:
    lines = [f"Linked: {len(report['linked'])}"]
    lines += [f"  {one['name']} is {one['member']}" for one in report["linked"]]
    if report["questions"]:
        lines.append("For a person to look at:")
    lines += [
        f"  {one['name']}: is it {' or '.join(one['members'])}?" for one in report["questions"]
    ]
    if not report["saved"]:
        lines.append("Nothing was saved: this was a trial.")
    return "\n".join(lines)
