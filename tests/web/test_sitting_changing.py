"""What was changed without an act while a sitting went on is told at the desk and in the record."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from amendments.dividing import find_compatible, vote_separately
from amendments.models import DependencyRule
from amendments.sitting.changing import find_changed
from amendments.sitting.declaring import object_to
from tests.factories import make_amendment, make_rule
from tests.web.desks import make_rivals
from tests.web.sittings import act, make_clerk, make_sitting
from tests.web.test_pages_sitting import go, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft():
    return make_rivals()


@pytest.fixture
def sitting(client, draft):
    clerk = make_clerk()
    client.force_login(clerk)
    return make_sitting(draft=draft, user=clerk)


def row(draft, number):
    return draft.amendments.get(number=number)


def change_instruction(draft):
    row(draft, "4").instructions.get().save()


def change_paragraph(draft):
    draft.paragraphs.get(number="2", language="en").save()


def withdraw_signature(draft):
    row(draft, "6").sponsors.first().save()


def let_both_stand(draft):
    find_compatible(row(draft, "4"), row(draft, "6"))


CHANGES = {
    "an amendment": (lambda draft: row(draft, "4").save(), "Amendment 4: changed"),
    "a new amendment": (
        lambda draft: make_amendment(draft=draft, number="7"),
        "Amendment 7: entered",
    ),
    "an instruction": (change_instruction, "Amendment 4, its instruction: changed"),
    "a signature": (withdraw_signature, "Amendment 6, its signatories: changed"),
    "a separate vote": (lambda draft: vote_separately(draft, "3", {}), "Paragraph 3: entered"),
    "a pair": (let_both_stand, "Amendment 4, what it is compatible with: entered"),
    "a rule": (lambda draft: DependencyRule.objects.get().delete(), "Rule 1: taken away"),
    "a new rule": (
        lambda draft: make_rule(triggers=[row(draft, "6")], falls=row(draft, "4")),
        "Rule 2: entered",
    ),
    "a paragraph": (change_paragraph, "Paragraph 2 of the draft: changed"),
}


@pytest.mark.parametrize("name", CHANGES)
def test_what_changes_without_an_act_is_told_at_the_desk_and_in_the_record(
    client, draft, sitting, name
):
    change, told = CHANGES[name]
    act(sitting, "decided", "4", "adopted")
    assert "Changed without an act" not in words(go(client, draft))
    change(draft)
    assert told in words(go(client, draft))
    assert told in words(go(client, draft, "sitting/record/"))
    act(sitting, "closed")
    assert told in words(go(client, draft, "sitting/record/"))


def test_what_was_changed_before_and_afterwards_is_not_told(draft, sitting):
    act(sitting, "closed")
    sitting.refresh_from_db()
    change_instruction(draft)
    assert find_changed(sitting) == []
    assert find_changed(make_sitting(draft=draft)) == []


def test_what_acts_write_is_not_told_again(draft, sitting):
    draft.amendments.filter(number="6").update(committee_position="unanimously_in_favour")
    object_to(sitting, make_clerk(), 1, "6", 3)
    act(sitting, "decided", "4", "withdrawn")
    act(sitting, "decided", "6", "withdrawn")
    act(sitting, "decided", "text", "adopted")
    assert find_changed(sitting) == []


def test_several_changes_of_one_thing_are_told_once_with_the_time_of_the_last(draft, sitting):
    for _ in range(3):
        change_instruction(draft)
    (told,) = find_changed(sitting)
    assert told.at == row(draft, "4").instructions.get().history.first().history_date


def test_the_changes_are_found_in_one_query(draft, sitting):
    change_instruction(draft)
    change_paragraph(draft)
    with CaptureQueriesContext(
        connection,
    ) as queries:
        assert len(find_changed(sitting)) == 2
    assert len(queries) == 1
