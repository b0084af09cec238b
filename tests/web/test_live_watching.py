"""The database notes every change of a draft, whoever makes it and by whatever way."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.db import connection, transaction
from django.utils import timezone

from amendments.live.position import load_position
from amendments.live.watching import PREFIX, WATCHED
from amendments.models import (
    Amendment,
    Change,
    CompatiblePair,
    DraftProcedure,
    Item,
    Scenario,
    Sponsor,
    Vote,
)
from amendments.models.items import Kind
from amendments.models.procedure import ProcedureProfile
from amendments.search.watching import installed
from resolutions.models import Member
from tests.factories import make_draft, make_rule, make_user
from tests.web.desks import make_rivals
from tests.web.sittings import act, make_sitting

# Each change in a transaction of its own, as in use: those of one transaction are noted once.
pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def draft():
    return make_rivals()


def row(number):
    return Amendment.objects.get(number=number)


def own_profile(draft):
    """Let `draft` follow rules of its own, and return them."""
    profile = ProcedureProfile.objects.create(
        code="own", name_en="Own", name_fr="Propre", values={}
    )
    DraftProcedure.objects.create(draft=draft, profile=profile)
    return profile


def signatory(draft):
    """Return a member who signed amendment 4."""
    member = Member.objects.create(first_name="Ada", last_name="ALLO")
    Sponsor.objects.create(amendment=row("4"), position=9, name="Ms Ada ALLO", member=member)
    return member


def vote(draft):
    return Vote.objects.create(amendment=row("4"), decision="adopted")


def rule(draft):
    return make_rule(triggers=[row("6")], falls=row("4"))


def text_item(draft):
    return Item.objects.create(draft=draft, number="text", kind=Kind.TEXT)


def nothing(draft):
    return None


# What is there before, and what is done with it then.
CHANGES = {
    "the dossier": (nothing, lambda draft, _: draft.document.dossier.save()),
    "the document": (nothing, lambda draft, _: draft.document.save()),
    "the draft": (nothing, lambda draft, _: draft.save()),
    "a paragraph": (nothing, lambda draft, _: draft.paragraphs.update(text="Other words.")),
    "a paragraph that goes": (nothing, lambda draft, _: draft.paragraphs.last().delete()),
    "an amendment": (nothing, lambda draft, _: row("4").save()),
    "a position of the committee": (
        nothing,
        lambda draft, _: draft.amendments.update(committee_position="favour"),
    ),
    "an instruction": (nothing, lambda draft, _: row("4").instructions.update(printed="Delete 2")),
    "a signatory": (nothing, lambda draft, _: signatory(draft)),
    "the name of a signatory": (signatory, lambda draft, member: member.save()),
    "a vote": (nothing, lambda draft, _: vote(draft)),
    "a vote taken back": (vote, lambda draft, made: made.delete()),
    "an item": (nothing, lambda draft, _: text_item(draft)),
    "a vote on an item": (
        text_item,
        lambda draft, item: Vote.objects.create(item=item, decision="adopted"),
    ),
    "a pair": (
        nothing,
        lambda draft, _: CompatiblePair.objects.create(first=row("4"), second=row("6")),
    ),
    "a rule": (nothing, lambda draft, _: rule(draft)),
    "what triggers a rule": (rule, lambda draft, made: made.triggers.clear()),
    "where a rule is printed": (rule, lambda draft, made: made.printed_on.add(row("4"))),
    "a procedure": (nothing, lambda draft, _: own_profile(draft)),
    "the rules of a procedure": (own_profile, lambda draft, profile: profile.save()),
    "a sitting": (nothing, lambda draft, _: make_sitting(draft=draft)),
    "an act": (
        lambda draft: make_sitting(draft=draft),
        lambda draft, sitting: act(sitting, "decided", "4", "rejected"),
    ),
}


@pytest.mark.parametrize("what", CHANGES)
def test_a_change_of_anything_that_a_draft_is_made_of_moves_its_position(draft, what):
    other = make_draft()
    prepare, change = CHANGES[what]
    there = prepare(draft)
    before, of_other = load_position(draft.pk), load_position(other.pk)
    change(draft, there)
    assert load_position(draft.pk) != before
    assert load_position(other.pk) == of_other


def test_every_watched_table_has_its_watchers():
    tables = set(connection.introspection.table_names())
    assert set(WATCHED) <= tables
    assert sorted(installed(connection, PREFIX).values()) == sorted(3 * list(WATCHED))


def test_migrating_again_leaves_the_watchers_alone_and_puts_back_what_is_missing():
    before = installed(connection, PREFIX)
    name, table = next(iter(before.items()))
    with connection.cursor() as cursor:
        cursor.execute(f"DROP TRIGGER {name}" + ("" if is_sqlite() else f" ON {table}"))
    call_command("migrate", verbosity=0)
    assert installed(connection, PREFIX) == before


def test_what_was_taken_back_was_no_change(draft):
    before = load_position(draft.pk)
    with transaction.atomic():
        row("4").save()
        transaction.set_rollback(True)
    assert load_position(draft.pk) == before


def test_many_rows_written_at_once_are_one_change_and_old_ones_go(draft):
    before = Change.objects.filter(draft=draft).latest("pk").pk
    with transaction.atomic():
        for _ in range(20):
            draft.amendments.update(committee_position="against")
    assert Change.objects.filter(draft=draft, pk__gt=before).count() == 1
    Change.objects.update(at=timezone.now() - timedelta(days=2))
    row("4").save()
    assert Change.objects.filter(draft=draft).count() == 1


def test_saved_hypotheses_change_nothing(draft):
    before = load_position(draft.pk)
    Scenario.objects.create(draft=draft, name="Mine", author=make_user())
    assert load_position(draft.pk) == before


def is_sqlite():
    return connection.vendor == "sqlite"


@pytest.mark.skipif(
    "connection.vendor == 'sqlite'",
    reason="SQLite has one writer at a time, and so no order to mix up",
)
def test_a_change_that_began_earlier_and_was_committed_later_moves_the_position_too(draft):
    slow = connection.copy()
    slow.settings_dict["OPTIONS"] = slow.settings_dict["OPTIONS"] | {"pool": False}
    slow.set_autocommit(False)
    try:
        with slow.cursor() as cursor:
            cursor.execute("UPDATE amendments_amendment SET position = 9 WHERE number = '4'")
        row("6").save()  # nobody waits for the other
        seen = load_position(draft.pk)
        slow.commit()
        now = load_position(draft.pk)
    finally:
        slow.close()
    assert now != seen
    assert now.last == seen.last
