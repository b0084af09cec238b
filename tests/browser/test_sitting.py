"""The sitting on Doc. 16245, recorded by keyboard alone, while a second browser shows every step."""

from pathlib import Path

import pytest
from django.contrib.auth.models import User
from django.core.management import call_command
from playwright.sync_api import expect

from amendments.engine.sitting.majority import Counts
from amendments.models import Act, Instruction, Sitting, Vote
from resolutions.models import DraftText
from tests.browser.test_tabling import press, tab_to, type_over
from tests.web.sittings import act

WIDE = {"width": 1440, "height": 1000}
FULL_HD = {"width": 1920, "height": 1080}
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
    page.wait_for_load_state()  # keys are heard once the scripts of the page have run
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


def test_the_second_clerk_learns_what_the_first_did_and_keeps_what_was_typed(
    new_page, desk, draft, clerk
):
    other = new_page(signed_in_as=clerk)
    other.goto(f"/drafts/{draft.pk}/sitting/")
    count(other, 38, 69)
    desk.keyboard.press("a")
    expect(called(desk)).to_have_text("Amendment 2")
    expect(other.locator("#news")).to_contain_text("Amendment 1: adopted")
    expect(called(other)).to_have_text("Amendment 1")
    other.keyboard.press("r")
    expect(other.get_by_role("alert")).to_contain_text("was quicker")
    expect(other.get_by_role("alert")).to_contain_text(
        "You had typed – Amendment 1: rejected, 38 in favour, 69 against"
    )
    expect(other.get_by_role("alert")).to_be_focused()
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


def focused(page):
    """Return what has the focus, as its visible words or its label."""
    return page.evaluate("document.activeElement.innerText || document.activeElement.name || ''")


def test_after_each_step_the_focus_is_on_what_is_called_or_on_what_is_asked(desk):
    assert focused(desk) == "Amendment 1"
    desk.keyboard.press("a")
    expect(called(desk)).to_have_text("Amendment 2")
    expect(called(desk)).to_be_focused()
    desk.keyboard.press("Tab")
    expect(desk.get_by_label("In favour")).to_be_focused()
    desk.keyboard.press("g")
    desk.keyboard.type("99")
    desk.keyboard.press("Enter")
    expect(desk.get_by_role("alert")).to_be_focused()
    desk.keyboard.press("u")
    expect(called(desk)).to_have_text("Amendment 1")
    expect(called(desk)).to_be_focused()


def test_the_keys_are_listed_and_pressing_one_there_records_nothing(desk):
    desk.keyboard.press("?")
    box = desk.get_by_role("dialog", name="Keys")
    expect(box.get_by_role("button", name="Close")).to_be_focused()
    desk.keyboard.press("a")
    desk.keyboard.press("Escape")
    expect(box).to_be_hidden()
    assert Vote.objects.count() == 0


def test_a_key_that_is_held_or_pressed_twice_is_one_act(desk):
    desk.keyboard.down("a")
    for _ in range(5):
        desk.keyboard.down("a")
    desk.keyboard.up("a")
    expect(called(desk)).to_have_text("Amendment 2")
    desk.locator("[data-key=a]").dblclick()
    expect(called(desk)).to_have_text("Amendment 3")
    assert Vote.objects.count() == 2


def test_an_oral_sub_amendment_is_entered_by_keyboard_and_called_at_once(desk, new_page, draft):
    screen = new_page(viewport=WIDE)
    screen.goto(f"/drafts/{draft.pk}/screen/")
    desk.keyboard.press("g")
    desk.keyboard.type("3")
    desk.keyboard.press("Enter")
    expect(called(desk)).to_have_text("Amendment 3")
    desk.keyboard.press("s")
    words = desk.locator("textarea").first
    expect(words).to_be_focused()
    type_over(desk, words, "39", "quarante")
    press(desk, "Show what this does")
    tab_to(desk, desk.get_by_label("The President accepts it"))
    desk.keyboard.press("Space")
    press(desk, "Save")
    expect(called(desk)).to_have_text("Oral sub-amendment 1 to Amendment 3", ignore_case=True)
    expect(screen.locator("#screen")).to_contain_text("I call Oral Sub-amendment 1 to Amendment 3")
    desk.keyboard.press("a")
    expect(called(desk)).to_have_text("Amendment 3")
    expect(desk.locator(".effect")).to_contain_text("quarante")


def test_an_oral_amendment_is_entered_by_keyboard_and_the_desk_comes_back(desk, draft):
    desk.keyboard.press("o")
    expect(desk.get_by_label("Paragraph of the draft as tabled")).to_be_focused()
    desk.keyboard.type("13.")
    press(desk, "Go on")
    expect(desk.locator("textarea").first).to_be_focused()
    type_over(desk, desk.locator("textarea").first, "régulièrement", "chaque année")
    press(desk, "Show what this does")
    press(desk, "Save")
    expect(desk.locator(".errorlist")).to_contain_text("only if the President accepts it")
    tab_to(desk, desk.get_by_label("The President accepts it"))
    desk.keyboard.press("Space")
    press(desk, "Save")
    expect(called(desk)).to_have_text("Amendment 1")
    expect(desk.locator(".running")).to_contain_text("O1")


def test_who_opens_the_desk_is_seen_and_who_closes_it_is_gone(desk, new_page, draft):
    bea = User.objects.create_superuser("bea", password="bea", first_name="Bea", last_name="SECOND")
    other = new_page(signed_in_as=bea)
    other.goto(f"/drafts/{draft.pk}/sitting/")
    expect(other.locator("#here")).to_contain_text("also here: clerk")
    desk.reload()
    expect(desk.locator("#here")).to_contain_text("also here: Bea SECOND")
    other.goto(f"/drafts/{draft.pk}/")
    expect(other.get_by_role("heading", level=1)).to_be_visible()
    desk.reload()
    expect(desk.locator(".calling")).to_be_visible()
    expect(desk.locator("#here")).not_to_contain_text("Bea SECOND")


def test_a_vote_changed_outside_is_told_at_the_open_desk_and_settled_by_keyboard(desk):
    desk.keyboard.press("a")
    expect(called(desk)).to_have_text("Amendment 2")
    vote = Vote.objects.get()
    vote.decision = "withdrawn"
    vote.save()
    expect(desk.locator("#news")).to_contain_text("Amendment 1 was changed outside the sitting.")
    keep = desk.get_by_role("button", name="Keep what the acts say: adopted")
    tab_to(desk, keep)
    desk.keyboard.press("Enter")
    expect(desk.locator("section.done")).to_contain_text(
        "Set back to what the acts say: Amendment 1"
    )
    assert Vote.objects.get().decision == "adopted"


@pytest.mark.parametrize("viewport", [WIDE, FULL_HD, NARROW])
@pytest.mark.parametrize("query", ["", "?languages=turn", "?languages=fr"])
def test_the_screen_in_two_languages_fits_and_can_be_read_by_everybody(
    new_page, desk, draft, accessibility_faults, viewport, query
):
    in_english_too(draft)
    for number in ("1", "3", "4"):
        act(Sitting.objects.get(), "decided", number, "adopted", Counts(580, 490, 70))
    page = new_page(viewport=viewport)
    page.goto(f"/drafts/{draft.pk}/screen/{query}")
    expect(page.locator("#screen")).to_contain_text("Amendement 6 tombe", ignore_case=True)
    assert accessibility_faults(page) == []
    width, height = page.evaluate(
        "[document.documentElement.scrollWidth, document.documentElement.scrollHeight]"
    )
    assert width == viewport["width"]
    if viewport != NARROW:
        assert height == viewport["height"]
        assert page.locator(".becomes").evaluate_all(
            "all => all.every(one => one.scrollHeight <= one.clientHeight)"
        )


def in_english_too(draft):
    """Give the draft and its amendments a second language: what the words say does not matter here."""
    for one in draft.paragraphs.all():
        one.pk, one.language = None, "en"
        one.save()
    for one in Instruction.objects.filter(amendment__draft=draft):
        one.pk, one.language = None, "en"
        one.save()


@pytest.mark.parametrize("viewport", [WIDE, NARROW])
def test_the_desk_can_be_used_by_everybody_whatever_it_says(
    desk, new_page, draft, clerk, accessibility_faults, viewport
):
    act(Sitting.objects.get(), "decided", "1", "adopted")
    Vote.objects.update(decision="rejected")
    page = new_page(signed_in_as=clerk, viewport=viewport)
    page.goto(f"/drafts/{draft.pk}/sitting/")
    expect(page.locator("#news")).to_contain_text("changed outside the sitting")
    assert accessibility_faults(page) == []
    page.get_by_label("In favour").fill("1")
    page.get_by_label("Against").fill("2")
    page.locator(".press.adopted").click()
    expect(page.get_by_role("alert")).to_contain_text("the counts say rejected")
    assert accessibility_faults(page) == []
    page.get_by_role("button", name="Keys").click()
    assert accessibility_faults(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") == viewport["width"]
