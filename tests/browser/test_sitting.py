"""The sitting on Doc. 16245, recorded by keyboard alone, while a second browser shows every step."""

from pathlib import Path

import pytest
from django.core.management import call_command
from playwright.sync_api import expect

from amendments.models import Act, Vote
from resolutions.models import DraftText
from tests.browser.test_tabling import tab_to

WIDE = {"width": 1440, "height": 1000}
NARROW = {"width": 390, "height": 844}
SEED = Path(__file__).parents[2] / "fixtures" / "kazakhstan.json"


@pytest.fixture
def draft(transactional_db):
    """Doc. 16245 as it was published."""
    call_command("loaddata", SEED, verbosity=0)
    return DraftText.objects.get()


@pytest.fixture
def desk(new_page, draft, clerk):
    """The desk in an open sitting."""
    page = new_page(signed_in_as=clerk, viewport=WIDE)
    page.goto(f"/drafts/{draft.pk}/sitting/")
    tab_to(page, page.get_by_label("Title"))
    page.keyboard.type("30 September 2025, afternoon")
    page.keyboard.press("Enter")
    expect(called(page)).to_have_text("Amendment 1")
    return page


def called(page):
    return page.locator("#called")


def count(page, *counts):
    """Type the counts after the key that leads to them."""
    page.keyboard.press("c")
    for place, number in enumerate(counts):
        if place:
            page.keyboard.press("Tab")
        page.keyboard.type(str(number))


def test_the_sitting_is_recorded_by_keyboard_alone_to_the_final_vote(desk, new_page, draft):
    screen = new_page(viewport=WIDE)
    screen.goto(f"/drafts/{draft.pk}/screen/")
    on_screen = screen.locator("#screen")
    expect(on_screen).to_contain_text("I call Amendment 1, tabled by Mr Max LUCKS and others.")

    count(desk, 71, 40, 6)
    desk.keyboard.press("a")
    expect(called(desk)).to_have_text("Amendment 2")
    expect(on_screen).to_contain_text("71 in favour · 40 against · 6 abstentions")
    desk.keyboard.press("r")
    expect(called(desk)).to_have_text("Amendment 3")
    count(desk, 64, 51, 4)
    desk.keyboard.press("Enter")
    expect(desk.get_by_role("alert")).to_contain_text("the counts say adopted")
    desk.keyboard.press("Enter")
    expect(called(desk)).to_have_text("Amendment 4")
    desk.keyboard.press("a")
    expect(called(desk)).to_have_text("Amendment 5")
    expect(on_screen).to_contain_text("Amendment 6 falls: amendment 4 was adopted.")
    desk.keyboard.press("w")
    expect(called(desk)).to_have_text("Amendment 7")
    desk.keyboard.press("u")
    expect(called(desk)).to_have_text("Amendment 5")
    desk.keyboard.press("n")
    expect(called(desk)).to_have_text("Amendment 7")
    desk.keyboard.press("a")
    expect(called(desk)).to_have_text("The text as a whole")

    correct_four(desk)
    expect(called(desk)).to_have_text("Amendment 6")
    expect(on_screen).to_contain_text("Amendment 4")
    expect(on_screen).to_contain_text("Rejected")
    desk.keyboard.press("a")
    expect(called(desk)).to_have_text("The text as a whole")
    count(desk, 80, 20, 3)
    desk.keyboard.press("a")
    expect(called(desk)).to_have_text("Everything is decided")
    expect(on_screen).to_contain_text("The text as a whole")
    expect(on_screen).to_contain_text("80 in favour")

    recorded = {vote.number: vote.decision for vote in Vote.objects.all()}
    assert recorded == {
        "1": "adopted",
        "2": "rejected",
        "3": "adopted",
        "4": "rejected",
        "5": "not_moved",
        "6": "adopted",
        "7": "adopted",
        "text": "adopted",
    }
    assert list(Act.objects.values_list("sequence", flat=True)) == list(range(1, 13))
    desk.goto(f"/drafts/{draft.pk}/sitting/record/")
    expect(desk.locator(".notice.done")).to_contain_text("acts give the same votes")


def correct_four(desk):
    """Amendment 4 was rejected, not adopted: the page says first that 6 falls no more."""
    tab_to(desk, desk.get_by_role("link", name="Correct: Amendment 4"))
    desk.keyboard.press("Enter")
    tab_to(desk, desk.get_by_role("radio", name="Adopted"))
    desk.keyboard.press("ArrowDown")
    desk.keyboard.press("Enter")
    expect(desk.locator(".changes")).to_contain_text("Amendment 6: falls no more: Open")
    expect(desk.get_by_role("button", name="Record the correction")).to_be_focused()
    desk.keyboard.press("Enter")


def test_numbers_lead_to_their_item_and_single_keys_can_be_switched_off(desk):
    desk.keyboard.press("g")
    desk.keyboard.type("5")
    desk.keyboard.press("Enter")
    expect(called(desk)).to_have_text("Amendment 5")
    desk.keyboard.press("j")
    expect(called(desk)).to_have_text("Amendment 7")
    desk.keyboard.press("?")
    desk.get_by_label("Use these keys").uncheck()
    desk.keyboard.press("Escape")
    desk.locator("body").press("a")
    desk.reload()
    expect(called(desk)).to_have_text("Amendment 7")
    assert Vote.objects.count() == 0


def test_the_desk_works_without_scripts(new_page, desk, draft, clerk):
    page = new_page(signed_in_as=clerk, java_script_enabled=False)
    page.goto(f"/drafts/{draft.pk}/sitting/")
    page.get_by_label("In favour").fill("3")
    page.get_by_label("Against").fill("2")
    page.get_by_role("button", name="Adopted").click()
    expect(called(page)).to_have_text("Amendment 2")
    page.get_by_role("button", name="Undo").click()
    expect(called(page)).to_have_text("Amendment 1")


def test_the_second_clerk_learns_what_the_first_did(new_page, desk, draft, clerk):
    other = new_page(signed_in_as=clerk)
    other.goto(f"/drafts/{draft.pk}/sitting/")
    desk.keyboard.press("a")
    expect(called(desk)).to_have_text("Amendment 2")
    expect(other.locator("#news")).to_contain_text("Amendment 1: adopted")
    other.keyboard.press("r")
    expect(other.get_by_role("alert")).to_contain_text("was quicker")
    assert Vote.objects.get().decision == "adopted"


@pytest.mark.parametrize("viewport", [WIDE, NARROW])
@pytest.mark.parametrize(
    "path", ["sitting/", "screen/", "notes/", "sitting/record/", "sitting/correct/?item=1"]
)
def test_every_reader_can_use_the_pages(
    new_page, desk, draft, clerk, accessibility_faults, path, viewport
):
    desk.keyboard.press("a")
    expect(called(desk)).to_have_text("Amendment 2")
    page = new_page(signed_in_as=clerk, viewport=viewport)
    page.goto(f"/drafts/{draft.pk}/{path}")
    assert accessibility_faults(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") == viewport["width"]
