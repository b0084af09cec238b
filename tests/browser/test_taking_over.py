"""Another member takes over what was withdrawn: by keyboard, by every reader, and seen in the room."""

import pytest
from playwright.sync_api import expect

from tests.browser.test_sitting import NARROW, WIDE, called
from tests.browser.test_tabling import tab_to
from tests.web.desks import make_rivals
from tests.web.sittings import act, make_sitting


@pytest.fixture
def draft(transactional_db):
    return make_rivals()


@pytest.fixture
def sitting(draft, clerk):
    return make_sitting(draft=draft, user=clerk)


def test_right_after_a_withdrawal_one_key_leads_to_the_name_and_the_room_sees_it(
    new_page, draft, sitting, clerk
):
    screen = new_page(viewport=WIDE)
    screen.goto(f"/drafts/{draft.pk}/screen/")
    page = new_page(signed_in_as=clerk, viewport=WIDE)
    page.goto(f"/drafts/{draft.pk}/sitting/")
    page.keyboard.press("w")
    expect(called(page)).to_have_text("Amendment 6")
    page.wait_for_load_state()
    page.keyboard.press("t")
    expect(page.get_by_label("Taken over by")).to_be_focused()
    page.keyboard.type("Mme Eva NEW")
    page.keyboard.press("Enter")
    expect(called(page)).to_have_text("Amendment 4")
    expect(called(page)).to_be_focused()
    expect(page.locator(".spoken")).to_contain_text("taken over by Ms Eva NEW.")
    expect(screen.locator("#screen")).to_contain_text(
        "I call Amendment 4, taken over by Ms Eva NEW."
    )


@pytest.mark.parametrize("viewport", [WIDE, NARROW], ids=["wide", "narrow"])
def test_the_desk_and_the_name_can_be_used_by_everybody(
    new_page, draft, sitting, clerk, accessibility_faults, viewport
):
    act(sitting, "decided", "4", "withdrawn")
    page = new_page(signed_in_as=clerk, viewport=viewport)
    page.goto(f"/drafts/{draft.pk}/sitting/")
    assert accessibility_faults(page) == []
    tab_to(page, page.get_by_role("link", name="Amendment 4 taken over by another member …"))
    page.keyboard.press("Enter")
    expect(page.get_by_label("Taken over by")).to_be_focused()
    assert accessibility_faults(page) == []
    width = page.evaluate("document.documentElement.scrollWidth")
    assert width <= viewport["width"]
