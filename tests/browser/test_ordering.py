"""The running order put by keyboard, by drag and without scripts; what moved is announced."""

import pytest
from playwright.sync_api import expect

from tests.factories import make_amendment
from tests.web.desks import make_azur, replacing

WIDE = {"width": 1316, "height": 914}
NARROW = {"width": 390, "height": 844}


@pytest.fixture
def draft(transactional_db):
    draft = make_azur(paragraphs=5)
    for number in "124":
        make_amendment(draft=draft, number=number, instruction=replacing(int(number)))
    three = make_amendment(draft=draft, number="3", instruction=replacing(3), position=5)
    make_amendment(draft=draft, number="3-1", parent=three, position=4)
    return draft


@pytest.fixture
def page(new_page, draft, clerk):
    page = new_page(signed_in_as=clerk, viewport=WIDE)
    page.goto(f"/drafts/{draft.pk}/order/")
    return page


def numbers(page):
    return page.locator("[data-moves]").evaluate_all("rows => rows.map((one) => one.dataset.moves)")


def row(page, number):
    return page.locator(f'[data-moves="{number}"]')


def test_alt_and_the_arrows_move_what_has_the_focus_and_say_where_it_is(page, draft):
    row(page, "1").focus()
    page.keyboard.press("Alt+ArrowDown")
    told = page.locator("#told")
    expect(told).to_contain_text("Amendment 1 is number 2 of 5 now.")
    assert numbers(page) == ["2", "1", "4", "3-1", "3"]
    expect(row(page, "1")).to_be_focused()
    page.keyboard.press("Alt+ArrowDown")
    expect(told).to_contain_text("Amendment 1 is number 3 of 5 now.")
    page.keyboard.press("Alt+ArrowUp")
    expect(told).to_contain_text("Amendment 1 is number 2 of 5 now.")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Amendment 1: earlier")).to_be_focused()
    page.keyboard.press("Enter")
    expect(told).to_contain_text("Amendment 1 is number 1 of 5 now.")
    expect(page.get_by_role("button", name="Amendment 1: earlier")).to_be_focused()
    page.reload()
    assert numbers(page) == ["1", "2", "4", "3-1", "3"]


def drag(page, number, onto, *, part):
    """Drag by the handle to the upper or lower `part` of another row."""
    handle = row(page, number).locator("[data-handle]").bounding_box()
    target = row(page, onto).bounding_box()
    page.mouse.move(handle["x"] + handle["width"] / 2, handle["y"] + handle["height"] / 2)
    page.mouse.down()
    page.mouse.move(target["x"] + 200, target["y"] + target["height"] * part, steps=5)
    page.mouse.up()


def test_a_row_is_dragged_before_another_with_its_sub_amendments_or_last(page):
    drag(page, "3", "1", part=0.2)
    expect(page.locator("#told")).to_contain_text("Amendment 3 is number 2 of 5 now.")
    assert numbers(page) == ["3-1", "3", "1", "2", "4"]
    drag(page, "1", "4", part=0.8)
    expect(page.locator("#told")).to_contain_text("Amendment 1 is number 5 of 5 now.")
    assert numbers(page) == ["3-1", "3", "2", "4", "1"]
    drag(page, "3-1", "1", part=0.2)
    expect(page.get_by_role("alert")).to_contain_text("stays before it")
    assert numbers(page) == ["3-1", "3", "2", "4", "1"]


def test_two_who_move_at_once_do_not_overwrite_each_other(page, new_page, draft, clerk):
    other = new_page(signed_in_as=clerk)
    other.goto(f"/drafts/{draft.pk}/order/")
    page.get_by_role("button", name="Amendment 1: later").click()
    expect(page.locator("#told")).to_contain_text("number 2 of 5")
    other.get_by_role("button", name="Amendment 4: later").click()
    expect(other.get_by_role("alert")).to_contain_text("somebody else changed the order")
    assert numbers(other) == ["2", "1", "4", "3-1", "3"]


def test_the_buttons_work_without_scripts(new_page, draft, clerk):
    page = new_page(signed_in_as=clerk, java_script_enabled=False)
    page.goto(f"/drafts/{draft.pk}/order/")
    page.get_by_role("button", name="Amendment 4: earlier").click()
    expect(page.locator("main")).to_contain_text("Amendment 4 is number 2 of 5 now.")
    page.get_by_role("button", name="Back to the order of the text").click()
    expect(page.locator("main")).to_contain_text("in the order of the rules again")


@pytest.mark.parametrize("viewport", [WIDE, NARROW])
def test_every_reader_can_use_the_page(new_page, draft, clerk, accessibility_faults, viewport):
    page = new_page(signed_in_as=clerk, viewport=viewport)
    page.goto(f"/drafts/{draft.pk}/order/")
    assert accessibility_faults(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") == viewport["width"]
