"""Tabling a sub-amendment by editing the new text of its amendment."""

import pytest

from amendments.models import Amendment, Vote
from tests.factories import make_amendment, make_user
from tests.web.desks import make_rivals
from tests.web.tabling import RIGHT, save, show, sub_address, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft():
    return make_rivals()


@pytest.fixture
def clerk(client):
    user = make_user(permissions=[RIGHT])
    client.force_login(user)
    return user


def test_the_field_of_a_sub_amendment_holds_the_new_text_of_its_amendment(client, draft, clerk):
    page = client.get(sub_address(draft))
    assert "New: Oral sub-amendment 1 to amendment 4" in words(page)
    assert page.context["form"]["words-en-0-0"].value() == "The Assembly regrets matter 2."


def test_a_sub_amendment_is_a_difference_against_its_amendment(client, draft, clerk):
    page = show(client, sub_address(draft), text="The Assembly deplores matter 2.")
    assert "In amendment 4, replace the words “regrets” with the following word:" in words(page)
    assert "<del>regrets</del><ins>deplores</ins>" in page.content.decode()
    assert "Voted first, before 4." in words(page)


def test_sub_amendments_that_clash_are_said_to(client, draft, clerk):
    save(client, sub_address(draft), text="The Assembly deplores matter 2.")
    page = show(client, sub_address(draft), text="The Assembly condemns matter 2.")
    assert "Sub-amendments 4-O1 and 4-O2 change the same words of amendment 4" in words(page)


def test_the_new_text_as_adopted_sub_amendments_leave_it_stands_beside_the_field(
    client, draft, clerk
):
    save(client, sub_address(draft), text="The Assembly deplores matter 2.")
    Vote.objects.create(amendment=Amendment.objects.get(number="4-O1"), decision="adopted")
    page = client.get(sub_address(draft))
    assert "Sub-amendments that were adopted have changed it." in words(page)
    assert "<del>regrets</del>" in page.content.decode()
    assert page.context["form"]["words-en-0-0"].value() == "The Assembly regrets matter 2."


def test_an_amendment_that_was_decided_already_is_said_to_be(client, draft, clerk):
    assert "has already been decided" not in words(client.get(sub_address(draft)))
    Vote.objects.create(amendment=Amendment.objects.get(number="4"), decision="rejected")
    said = "Amendment 4 has already been decided: rejected."
    assert said in words(client.get(sub_address(draft)))


def test_an_amendment_without_new_words_has_nothing_to_edit(client, draft, clerk):
    make_amendment(
        draft=draft, number="8", instruction="In the draft resolution, delete paragraph 3."
    )
    page = client.get(sub_address(draft, "8"))
    assert "It brings no new words that a sub-amendment could change." in words(page)
    assert "<textarea" not in page.content.decode()


def test_a_sub_amendment_may_not_itself_be_amended(client, draft, clerk):
    save(client, sub_address(draft), text="The Assembly deplores matter 2.")
    assert client.get(sub_address(draft, "4-O1")).status_code == 404
    assert client.get(sub_address(draft, "99")).status_code == 404
    assert "/sub/new/" not in client.get(f"/drafts/{draft.pk}/amendments/4-O1/").content.decode()


def test_each_operation_of_an_amendment_has_its_field(client, draft, clerk):
    printed = (
        "In the draft resolution, at the end of paragraph 3, insert the following sentence: “It ends.”\n"
        "In the draft resolution, paragraph 1, replace the words “matter 1” with the words “it all”."
    )
    make_amendment(draft=draft, number="8", instruction=printed)
    page = client.get(sub_address(draft, "8"))
    values = [field.bound.value() for field in page.context["fields"]]
    assert values == ["It ends.", "it all"]
    assert "as tabled, part 2" in words(page)
    page = show(client, sub_address(draft, "8"), text="it wholly", key="words-en-1-0")
    assert "In amendment 8, replace the words “all”" in words(page)
