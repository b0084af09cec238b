"""What is saved when an amendment is tabled by editing: what was shown, in its place, by one person at a time."""

from dataclasses import replace

import pytest
from django.core.exceptions import ValidationError
from django.utils import translation

from amendments.desk import load_desk
from amendments.engine.grammar import read
from amendments.engine.proposals import Act
from amendments.models import Amendment, ReadBy, State
from amendments.tabling.ordering import next_number, shifted
from amendments.tabling.proposing import Target, propose_tabling
from amendments.tabling.saving import NotAsShownError, read_instruction, table_amendment
from resolutions.models import Paragraph
from tests.factories import make_amendment, make_user
from tests.web.desks import adding_words, make_azur, make_rivals, replacing
from tests.web.tabling import (
    REGRETS,
    RIGHT,
    THREE,
    address,
    order,
    save,
    sent_back,
    show,
    sub_address,
    tabling_of,
    words,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft():
    return make_rivals()


@pytest.fixture
def clerk(client):
    user = make_user(
        permissions=[RIGHT, "resolutions.view_dossier"], first_name="Ada", last_name="Clerk"
    )
    client.force_login(user)
    return user


def test_an_oral_amendment_is_saved_as_it_was_shown(client, draft, clerk):
    answer = save(
        client, address(draft, THREE), text=REGRETS, signatories="Ms Laura CASTEL\r\n\r\nEd EXAMPLE"
    )
    assert answer.url == f"/drafts/{draft.pk}/amendments/O1/"
    row = Amendment.objects.get(number="O1")
    assert row.tabled_at is not None
    assert row.parent is None
    assert row.tabled_by("en") == ["Ms Laura CASTEL", "Ed EXAMPLE"]
    instruction = row.instructions.get()
    assert instruction.printed == (
        "In the draft resolution, paragraph 3, replace the words “welcomes” with the following word:\n“regrets”"
    )
    assert (instruction.state, instruction.read_by) == (State.LOCATED, ReadBy.GRAMMAR)
    assert instruction.operations() == read(instruction.printed, "en")


def test_the_page_that_follows_says_that_it_was_saved_and_by_whom(client, draft, clerk):
    page = words(client.get(save(client, address(draft, THREE), text=REGRETS).url))
    assert "Oral amendment 1 was saved." in page
    assert "Instruction (English) entered · Ada Clerk" in page
    assert "Amendment entered · Ada Clerk" in page


@pytest.mark.parametrize(
    ("number", "name", "french"),
    [
        ("O2", "Oral amendment 2", "Amendement oral 2"),
        ("3-O1", "Oral sub-amendment 1 to amendment 3", "Sous-amendement oral 1 à l’amendement 3"),
        ("O2-1", "Sub-amendment 1 to oral amendment 2", "Sous-amendement 1 à l’amendement oral 2"),
        ("O2-O1", "Oral sub-amendment 1 to oral amendment 2", "Sous-amendement oral 1 à l’amendement oral 2"),
        ("13-1", "Sub-amendment 1 to amendment 13", "Sous-amendement 1 à l’amendement 13"),
    ],
)  # fmt: skip
def test_an_oral_amendment_bears_its_name(number, name, french):
    assert Amendment(number=number).name == name
    with translation.override("fr"):
        assert Amendment(number=number).name == french


@pytest.mark.parametrize(
    ("taken", "parent", "number"),
    [
        ([], None, "O1"),
        (["4", "O1", "O9", "O10"], None, "O11"),
        (["O1", "O1-O1", "3-O4"], None, "O2"),
        (["3", "3-1", "3-O1", "13-O7"], "3", "3-O2"),
        (["O1", "O1-O1"], "O1", "O1-O2"),
    ],
)
def test_the_next_number_of_the_oral_series(taken, parent, number):
    assert next_number(taken, parent) == number


def test_a_printed_number_is_taken_as_it_is_given(client, draft, clerk):
    save(client, address(draft, THREE), text=REGRETS, number=" 12 ")
    save(client, sub_address(draft), text="The Assembly deplores matter 2.", number="2")
    assert {"12", "4-2"} < set(order(draft))
    assert Amendment.objects.get(number="4-2").parent.number == "4"


@pytest.mark.parametrize(
    ("number", "said"),
    [
        ("4", "This draft already has an amendment with this number."),
        ("four", "“four” is not the number of an amendment."),
        ("3-1", "The number of a sub-amendment, and only that, has a hyphen"),
    ],
)
def test_a_number_that_cannot_be_is_said_beside_the_field(client, draft, clerk, number, said):
    page = save(client, address(draft, THREE), text=REGRETS, number=number)
    assert page.status_code == 400
    assert said in page.context["form"].errors["number"][0]
    assert order(draft) == ["4", "6"]


def test_a_sub_amendment_keeps_to_its_amendment(client, draft, clerk):
    page = save(client, sub_address(draft), text="The Assembly deplores matter 2.", number="6-1")
    assert (
        "Write 4-1 for sub-amendment 1 to amendment 4." in page.context["form"].errors["number"][0]
    )


def test_a_signatory_that_cannot_be_saved_is_said_beside_the_field(client, draft, clerk):
    page = save(client, address(draft, THREE), text=REGRETS, signatories="x" * 201)
    assert "at most 200 characters" in page.context["form"].errors["signatories"][0]
    assert order(draft) == ["4", "6"]


# Its place in the voting order


def test_it_stands_where_the_rules_propose_it_and_the_others_make_room(client, clerk):
    draft = make_azur(paragraphs=5)
    for number, paragraph in (("1", 1), ("2", 4), ("3", 5)):
        make_amendment(draft=draft, number=number, instruction=replacing(paragraph))
    save(client, address(draft, "?act=delete&paragraph=3"))
    assert order(draft) == ["1", "O1", "2", "3"]
    moved = Amendment.objects.get(number="2").history.first()
    assert (moved.position, moved.history_user) == (3, clerk)
    assert moved.history_change_reason == "makes room for O1"
    assert Amendment.objects.get(number="1").history.count() == 1


def test_the_order_that_a_person_chose_stays(client, clerk):
    draft = make_azur(paragraphs=5)
    for number, paragraph in (("3", 5), ("1", 1), ("2", 4)):
        make_amendment(draft=draft, number=number, instruction=replacing(paragraph))
    save(client, address(draft, "?act=delete&paragraph=3"))
    assert order(draft) == ["3", "1", "O1", "2"]


def test_a_sub_amendment_is_voted_just_before_its_amendment(client, clerk):
    draft = make_azur()
    make_amendment(draft=draft, number="1", instruction=replacing(1))
    make_amendment(draft=draft, number="2", instruction=replacing(2))
    save(client, sub_address(draft, "2"), text="The Assembly deplores matter 2.")
    save(client, sub_address(draft, "2"), text="The Assembly regrets all.")
    assert order(draft) == ["1", "2-O1", "2-O2", "2"]


def test_the_first_amendment_of_all_has_a_place(client, clerk):
    draft = make_azur()
    save(client, address(draft, "?act=title"), text="The state in Azur")
    assert order(draft) == ["O1"]


@pytest.mark.parametrize(
    ("positions", "at", "own", "moved"),
    [
        ([], 0, 1, []),
        ([1, 2, 3], 1, 2, [1, 3, 4]),
        ([10, 20], 1, 11, [10, 20]),
        ([1, 1, 1], 1, 2, [1, 3, 4]),
        ([1, 2, 9], 0, 1, [2, 3, 9]),
        ([5, 6], 2, 7, [5, 6]),
    ],
)
def test_as_few_as_possible_make_room(positions, at, own, moved):
    assert shifted(positions, at) == (own, moved)


# What was shown is what is saved


def test_a_save_of_other_words_than_were_shown_shows_them_first(client, draft, clerk):
    shown = sent_back(show(client, address(draft, THREE), text=REGRETS))
    other = shown | {"do": "save", "words-en-0-0": REGRETS.replace("regrets", "deplores")}
    page = client.post(address(draft, THREE), other)
    assert "This is what your words do now. Look at it, then save." in words(page)
    assert "“deplores”" in words(page)
    assert order(draft) == ["4", "6"]
    assert client.post(address(draft, THREE), sent_back(page) | {"do": "save"}).status_code == 302


def test_a_save_that_was_never_shown_shows_first(client, draft, clerk):
    page = client.post(address(draft, THREE), {"do": "save", "words-en-0-0": REGRETS})
    assert page.status_code == 400
    assert order(draft) == ["4", "6"]


def test_words_that_changed_in_the_draft_meanwhile_are_said(client, draft, clerk):
    shown = sent_back(show(client, address(draft, THREE), text=REGRETS))
    Paragraph.objects.filter(number="3").update(
        text="The Council notes matter 3. It welcomes progress."
    )
    page = client.post(address(draft, THREE), shown | {"do": "save"})
    assert "The words of the draft changed after you opened this page." in words(page)
    assert "<del>Council</del>" in page.content.decode()
    assert order(draft) == ["4", "6"]


def test_an_amendment_that_lost_its_number_meanwhile_gets_the_next_one(client, draft, clerk):
    shown = sent_back(show(client, address(draft, THREE), text=REGRETS))
    make_amendment(draft=draft, number="O1", instruction=adding_words(1))
    client.post(address(draft, THREE), shown | {"do": "save"})
    assert order(draft) == ["4", "6", "O2", "O1"]


def test_what_is_not_read_back_as_it_is_meant_is_not_saved(draft):
    desk = load_desk(draft, "en")
    (drafted,) = propose_tabling([desk], Target(Act.EDIT, "3"), {"words-en-0-0": REGRETS}).drafted
    other = replace(drafted, printed="In the draft resolution, delete paragraph 3.")
    row = Amendment(draft=draft, number="O1")
    assert read_instruction(row, desk, drafted, Target(Act.EDIT, "3")).is_located
    with pytest.raises(ValidationError, match="not read back as it is meant"):
        read_instruction(row, desk, other, Target(Act.EDIT, "3"))


def test_a_proposal_with_a_fault_is_never_saved(draft):
    with pytest.raises(NotAsShownError) as raised:
        table_amendment(draft, tabling_of(draft, text=""))
    assert list(raised.value.proposal.faults) == ["words-en-0-0"]
