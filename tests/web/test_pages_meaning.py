"""The page on which a person says what an instruction means that the software could not read."""

import re

import pytest
from django.utils.html import strip_tags

from amendments.models import Amendment, Instruction, ReadBy, State
from tests.factories import add_instruction, make_amendment, make_user
from tests.web.desks import make_azur, replacing

pytestmark = pytest.mark.django_db
MEAN = "amendments.change_instruction"
UNREADABLE = "Somewhere in paragraph 2 the progress should be called slow."


@pytest.fixture
def draft():
    draft = make_azur(paragraphs=3)
    make_amendment(draft=draft, number="4", instruction=UNREADABLE)
    return draft


@pytest.fixture
def clerk(client):
    client.force_login(make_user(permissions=[MEAN]))
    return client


def words(page):
    html = re.sub("(?=</(?:dd|dt|h1|h2|h3|h4|li|p|span|legend|label)>)", " ", page.content.decode())
    return " ".join(strip_tags(html).split())


def address(draft, number="4", language="en"):
    return f"/drafts/{draft.pk}/amendments/{number}/meaning/{language}/"


def revision(page):
    return re.search('name="revision" value="([0-9]+)"', page.content.decode())[1]


def sent(clerk, draft, *operations, act="save", **others):
    values = {
        "operation-TOTAL_FORMS": len(operations),
        "operation-INITIAL_FORMS": 0,
        "revision": revision(clerk.get(address(draft))),
        act: "",
    }
    for at, operation in enumerate(operations):
        blank = {"action": "replace", "unit": "words"}
        values |= {f"operation-{at}-{name}": value for name, value in (blank | operation).items()}
    return clerk.post(address(draft), values | others, follow=True)


SLOW = {"paragraphs": "2", "words": "progress", "new_text": "slow progress"}


def test_the_meaning_is_tried_before_it_is_saved(clerk, draft):
    page = sent(clerk, draft, SLOW, act="try")

    assert "replace the words “progress”" in words(page)
    assert ">slow progress</ins>" in page.content.decode()
    assert Instruction.objects.get().state == State.BY_HAND


def test_a_saved_meaning_is_applied_and_known_as_a_person_s(clerk, draft):
    page = sent(clerk, draft, SLOW)

    row = Instruction.objects.get()
    assert "Saved: what Amendment 4 means." in words(page)
    assert (row.state, row.read_by) == (State.LOCATED, ReadBy.HAND)
    assert "slow progress" in words(clerk.get(f"/drafts/{draft.pk}/?adopted=4"))
    assert row.history.count() == 2


def test_an_instruction_may_have_several_operations(clerk, draft):
    sent(clerk, draft, SLOW, {"action": "delete", "unit": "paragraph", "paragraphs": "3"})

    assert [one["action"] for one in Instruction.objects.get().reading] == ["replace", "delete"]


@pytest.mark.parametrize(
    ("operation", "said"),
    [
        ({"paragraphs": "2", "words": "nowhere", "new_text": "x"}, "do not stand there"),
        ({"paragraphs": "2", "new_text": "x"}, "Say which words go."),
        ({"paragraphs": "2", "words": "progress"}, "Say the new text."),
        ({"words": "progress", "new_text": "x"}, "Say which paragraph."),
        ({"paragraphs": "2", "sentences": "two"}, "Write numbers, such as 1 or -1."),
        ({"paragraphs": "99", "words": "a", "new_text": "x"}, "no paragraph 99"),
        ({}, "Say at least one operation."),
    ],
)
def test_what_is_not_clear_is_said_and_not_saved(clerk, draft, operation, said):
    page = sent(clerk, draft, operation)

    assert said in words(page)
    assert Instruction.objects.get().state == State.BY_HAND


def test_two_people_at_once_do_not_overwrite_each_other(clerk, draft):
    old = revision(clerk.get(address(draft)))
    sent(clerk, draft, SLOW)

    page = sent(clerk, draft, SLOW | {"new_text": "no progress"}, revision=old)

    assert "Somebody changed this instruction meanwhile" in words(page)
    assert Instruction.objects.get().reading[0]["new_text"] == ["slow progress"]


def test_the_software_can_read_it_again(clerk, draft):
    Amendment.objects.all().delete()
    four = make_amendment(draft=draft, number="4")
    add_instruction(four, replacing(2), language="en")
    sent(clerk, draft, SLOW)

    sent(clerk, draft, act="software")

    row = Instruction.objects.get()
    assert (row.read_by, row.reading[0]["unit"]) == (ReadBy.GRAMMAR, "paragraph")


def test_a_sub_amendment_means_something_in_its_amendment(clerk, draft):
    three = make_amendment(draft=draft, number="3", instruction=replacing(1))
    make_amendment(draft=draft, number="3-1", parent=three, instruction="Somehow else.")
    operation = {"words": "regrets", "new_text": "deplores"}
    values = {"operation-TOTAL_FORMS": 1, "operation-INITIAL_FORMS": 0, "save": ""}
    values["revision"] = revision(clerk.get(address(draft, "3-1")))
    values |= {
        f"operation-0-{name}": value
        for name, value in ({"action": "replace", "unit": "words"} | operation).items()
    }

    clerk.post(address(draft, "3-1"), values)

    assert "deplores" in words(clerk.get(f"/drafts/{draft.pk}/?adopted=3,3-1"))


def test_who_may_not_is_refused(client, draft):
    assert client.get(address(draft)).status_code == 302
    client.force_login(make_user())
    assert client.get(address(draft)).status_code == 403
    assert "Say what it means" not in words(client.get(f"/drafts/{draft.pk}/amendments/4/"))


@pytest.mark.parametrize(("number", "language"), [("99", "en"), ("4", "fr"), ("4", "xx")])
def test_what_is_not_there_is_not_found(clerk, draft, number, language):
    assert clerk.get(address(draft, number, language)).status_code == 404
