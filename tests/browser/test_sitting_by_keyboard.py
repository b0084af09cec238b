"""The sitting on Doc. 16245 from the sign-in to the final text, by keyboard alone.

Meanwhile a second page is the screen of the room and a third the President's notes: they show every step.
"""

from pathlib import Path

import pytest
from django.core.management import call_command
from playwright.sync_api import expect

from amendments.models import Vote
from resolutions.models import DraftText
from tests.browser.test_tabling import press, tab_to, type_over
from tests.servers import serving

SEED = Path(__file__).parents[2] / "fixtures" / "kazakhstan.json"
# Written out from the published document: amendments 2, 6 and 7, and 3 as the oral sub-amendment changes it.
ADOPTED_TEXT = Path(__file__).with_name("doc-16245-adopted.fr.txt")
# By the key that enters each, in voting order: two unanimously in favour, one against by two thirds.
POSITIONS = {"1": "t", "2": "u", "3": "f", "4": "a", "6": "", "5": "a", "7": "u"}


@pytest.fixture
def server(transactional_db):
    """A server process as in use, which sends events: the one within the tests cannot."""
    with serving(settings="tests.served") as server:
        yield server


@pytest.fixture
def draft(transactional_db):
    """Doc. 16245 as it was published."""
    call_command("loaddata", SEED, verbosity=0)
    return DraftText.objects.get()


@pytest.fixture
def room(new_page, server, draft):
    """The pages that follow: the screen of the room and the President's notes."""
    screen, notes = new_page(base_url=server.url), new_page(base_url=server.url)
    screen.goto(f"/drafts/{draft.pk}/screen/")
    notes.goto(f"/drafts/{draft.pk}/notes/")
    return Room(screen.locator("#screen"), notes.locator("#spoken"))


class Room:
    """What the others see."""

    def __init__(self, screen, notes):
        self.screen, self.notes = screen, notes

    def sees(self, *words, called):
        """The screen shows `words`, and the President's notes stand at what is `called`."""
        for one in words:
            expect(self.screen).to_contain_text(one)
        at = self.notes.locator("[aria-current=step] h2").first
        if called:
            expect(at).to_have_text(called)
        else:
            expect(at).to_have_count(0)


@pytest.fixture
def page(new_page, server):
    return new_page(base_url=server.url, viewport={"width": 1440, "height": 1000})


def sign_in(page, clerk):
    page.goto("/accounts/login/")
    tab_to(page, page.get_by_label("Username"))
    page.keyboard.type(clerk.username)
    page.keyboard.press("Tab")
    page.keyboard.type("clerk")
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Sign out")).to_be_visible()


def enter_positions(page, draft):
    page.goto(f"/drafts/{draft.pk}/committee/")
    for number, position in POSITIONS.items():
        key(page, "j")
        expect(page.locator(f"#am-{number}")).to_be_focused()
        if position:
            page.keyboard.press(position)
    press(page, "Save")
    expect(page.get_by_text("Saved: 6 amendments.")).to_be_visible()
    follows = page.get_by_role("region", name="What follows in the sitting")
    expect(follows).to_contain_text("Amendment 2: unanimously in favour")


def open_sitting(page, draft):
    page.goto(f"/drafts/{draft.pk}/sitting/")
    tab_to(page, page.get_by_label("Title"))
    page.keyboard.type("30 September 2025, afternoon")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("30 September 2025, afternoon")


def key(page, name):
    """Press the key, once the script that listens is there: a person is slower than this test."""
    page.wait_for_load_state()
    page.keyboard.press(name)


def decide(page, item, button, *counts):
    """Record with the key `button` what was decided of the `item` that is called, with `counts` where there are any."""
    expect(page.locator("#called")).to_have_text(item)
    if counts:
        key(page, "c")
    for place, count in enumerate(counts):
        if place:
            page.keyboard.press("Tab")
        page.keyboard.type(str(count))
    key(page, button)
    expect(page.locator("#called")).not_to_have_text(item)


def table_sub_amendment(page):
    """To amendment 3: all political prisoners, not 39, as words typed over those of its text."""
    expect(page.locator("#called")).to_have_text("Amendment 3")
    key(page, "s")
    type_over(page, page.locator("textarea").first, "39 prisonniers", "tous les prisonniers")
    press(page, "Show what this does")
    expect(page.locator(".proposal .printed")).to_contain_text("Dans l'amendement 3, remplacer")
    tab_to(page, page.get_by_label("The President accepts it"))
    page.keyboard.press("Space")
    press(page, "Save")


def correct(page, item, down):
    """Record that `item` was decided otherwise: the choice `down` steps below the one that stands."""
    tab_to(page, page.get_by_role("link", name=f"Correct: {item}"))
    page.keyboard.press("Enter")
    tab_to(page, page.get_by_role("radio", checked=True))
    for _ in range(down):
        page.keyboard.press("ArrowDown")
    tab_to(page, page.get_by_label("In favour"))
    for count in (47, 66):
        page.keyboard.press("Control+a")
        page.keyboard.type(str(count))
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator(".changes")).to_contain_text("Amendment 6: falls no more: Open")
    expect(page.get_by_role("button", name="Record the correction")).to_be_focused()
    page.keyboard.press("Enter")


SUB = "Oral Sub-amendment 1 to Amendment 3"
TEXT = "The text as a whole"


def test_the_sitting_is_played_by_keyboard_alone_and_adopts_the_text_to_the_letter(
    page, room, draft, clerk, capsys
):
    sign_in(page, clerk)
    enter_positions(page, draft)
    room.sees("The sitting has not been opened.", called="")
    open_sitting(page, draft)
    key(page, "e")
    expect(page.locator(".calling")).to_contain_text("Declared adopted: Amendments 2 and 7.")
    expect(page.locator(".calling")).to_contain_text("Definitively rejected: Amendment 1.")
    room.sees(
        "Declared adopted: Amendments 2 and 7.",
        "Definitively rejected: Amendment 1.",
        "I call Amendment 3, tabled by Mr Max LUCKS",
        called="Amendment 3",
    )

    table_sub_amendment(page)
    room.sees(SUB, "tous les prisonniers", called=SUB)
    decide(page, SUB, "a", 80, 30, 2)
    room.sees(SUB, "80 in favour", called="Amendment 3")
    decide(page, "Amendment 3", "a", 64, 51, 4)
    room.sees("Amendment 3", "64 in favour · 51 against · 4 abstentions", called="Amendment 4")
    decide(page, "Amendment 4", "a", 66, 47)
    room.sees("Amendment 6 falls: amendment 4 was adopted.", called="Amendment 5")
    decide(page, "Amendment 5", "r", 20, 88)
    room.sees("Amendment 5", "Rejected", "88 against", called=TEXT)

    correct(page, "Amendment 4", down=1)
    room.sees("Amendment 4", "Rejected", "47 in favour", called="Amendment 6")
    decide(page, "Amendment 6", "a", 70, 40, 1)
    room.sees("Amendment 6", "Adopted", called=TEXT)
    decide(page, TEXT, "a", 81, 20, 3)
    room.sees(TEXT, "Adopted", "81 in favour", called="")
    expect(page.locator("#called")).to_have_text("Everything is decided")
    tab_to(page, page.get_by_role("link", name="The final text"))
    page.keyboard.press("Enter")
    compare_with_the_text(page, draft, capsys)


def compare_with_the_text(page, draft, capsys):
    """What the page of the final text shows and `consolidate` prints is the text as written out."""
    expected = ADOPTED_TEXT.read_text(encoding="utf-8")
    expect(page.locator(".row > .paragraph")).to_have_count(28)
    expect(page.locator(".row > .paragraph").locator("ins, del")).to_have_count(0)
    shown = page.locator(".row > .paragraph").all_inner_texts()
    # The page breaks a line where the printed text has "\\n".
    words = [line.split("\t")[1].replace("\\n", " ") for line in expected.splitlines()]
    assert [" ".join(paragraph.split()) for paragraph in shown] == words

    decided = {vote.number: vote.decision for vote in Vote.objects.all()}
    assert decided == dict.fromkeys(("2", "3", "3-O1", "6", "7", "text"), "adopted") | (
        dict.fromkeys(("1", "4", "5"), "rejected")
    )
    capsys.readouterr()
    call_command("consolidate", "Doc. 16245", "--language=fr", "--adopted=2,3,3-O1,6,7")
    assert capsys.readouterr().out == expected
    page.goto(f"/drafts/{draft.pk}/sitting/record/")
    expect(page.locator(".notice.done")).to_contain_text("acts give the same votes")
