"""The committee's positions entered by keyboard, and without scripts."""

import pytest
from playwright.sync_api import expect

from amendments.models import Amendment
from tests.factories import make_amendment
from tests.web.desks import make_rivals, replacing

WIDE = {"width": 1440, "height": 1000}
NARROW = {"width": 390, "height": 844}


@pytest.fixture
def draft(transactional_db):
    draft = make_rivals(paragraphs=9)
    make_amendment(draft=draft, number="8", instruction=replacing(8))
    return draft


def entered():
    rows = Amendment.objects.in_voting_order()
    return [(one.number, one.committee_position, one.committee_in_favour) for one in rows]


def test_positions_and_counts_are_entered_by_keyboard_alone(new_page, draft, clerk):
    page = new_page(signed_in_as=clerk, viewport=WIDE)
    page.goto(f"/drafts/{draft.pk}/committee/")

    page.keyboard.press("j")  # amendment 4
    page.keyboard.press("u")
    page.get_by_role("article", name="Amendment 4").get_by_label(
        "In favour", exact=True
    ).last.focus()
    page.keyboard.type("21j")  # a key works from a field of counts, too, and leaves no letter there
    expect(page.get_by_role("article", name="Amendment 6")).to_be_focused()
    page.keyboard.press("j")  # amendment 8
    page.keyboard.press("t")
    page.keyboard.press("k")
    page.keyboard.press("a")
    page.keyboard.press("0")  # amendment 6: none after all
    page.get_by_role("button", name="Save").focus()
    page.keyboard.press("Enter")

    expect(page.get_by_text("Saved: 2 amendments.")).to_be_visible()
    follows = page.get_by_role("region", name="What follows in the sitting")
    expect(follows).to_contain_text("Amendment 4: unanimously in favour (21 in favour)")
    expect(follows).to_contain_text("Amendment 6: falls")
    assert entered() == [
        ("4", "unanimously_in_favour", 21),
        ("6", "", None),
        ("8", "against_by_two_thirds", None),
    ]


def test_single_keys_can_be_switched_off(new_page, draft, clerk):
    page = new_page(signed_in_as=clerk, viewport=WIDE)
    page.goto(f"/drafts/{draft.pk}/committee/")
    page.get_by_label("Single keys").uncheck()
    page.reload()
    row = page.get_by_role("article", name="Amendment 4")
    row.focus()
    page.keyboard.press("u")

    expect(page.get_by_label("Single keys")).not_to_be_checked()
    expect(row.get_by_label("none")).to_be_checked()


def test_positions_are_entered_without_scripts(new_page, draft, clerk):
    page = new_page(signed_in_as=clerk, java_script_enabled=False)
    page.goto(f"/drafts/{draft.pk}/committee/")
    row = page.get_by_role("article", name="Amendment 8")
    row.get_by_label("against", exact=True).check()
    page.get_by_role("button", name="Save").click()

    expect(page.get_by_text("Saved: 1 amendment.")).to_be_visible()
    assert entered()[2] == ("8", "against", None)


@pytest.mark.parametrize("viewport", [WIDE, NARROW], ids=["wide", "narrow"])
@pytest.mark.parametrize("is_clerk", [True, False], ids=["clerk", "visitor"])
def test_the_page_is_accessible_and_fits(
    new_page, draft, clerk, accessibility_faults, viewport, is_clerk
):
    page = new_page(signed_in_as=clerk if is_clerk else None, viewport=viewport)
    page.goto(f"/drafts/{draft.pk}/committee/")

    assert accessibility_faults(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
