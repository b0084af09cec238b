"""Oral amendments and sub-amendments entered by editing the text, as a clerk does it in the sitting."""

import re
from pathlib import Path

import pytest
from django.core.management import call_command
from playwright.sync_api import expect

from amendments.models import Amendment
from resolutions.models import DraftText

WIDE = {"width": 1440, "height": 1000}
NARROW = {"width": 390, "height": 844}
SEED = Path(__file__).parents[2] / "fixtures" / "kazakhstan.json"


@pytest.fixture
def draft(transactional_db):
    """Doc. 16245 as it was published."""
    call_command("loaddata", SEED, verbosity=0)
    return DraftText.objects.get()


def tab_to(page, locator):
    """Press Tab until `locator` has the focus."""
    for _ in range(80):
        if locator.evaluate("element => element === document.activeElement"):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"Tab does not lead to {locator}")


def type_over(page, field, before, after):
    """Put `after` in the place of `before` by key: the caret walks from the start of the words."""
    tab_to(page, field)
    start = field.input_value().index(before)
    page.keyboard.press("Control+Home")
    for _ in range(start):
        page.keyboard.press("ArrowRight")
    for _ in before:
        page.keyboard.press("Shift+ArrowRight")
    page.keyboard.type(after)


def press(page, name):
    tab_to(page, page.get_by_role("button", name=name, exact=True))
    page.keyboard.press("Enter")


def test_an_oral_amendment_is_entered_by_keyboard_alone(new_page, draft, clerk):
    page = new_page(signed_in_as=clerk)
    page.goto(f"/drafts/{draft.pk}/amendments/")
    tab_to(page, page.get_by_role("link", name="New oral amendment"))
    page.keyboard.press("Enter")
    tab_to(page, page.get_by_label("Paragraph of the draft as tabled"))
    page.keyboard.type("13.")
    press(page, "Go on")
    type_over(page, page.locator("textarea").first, "régulièrement", "chaque année")
    tab_to(page, page.get_by_label("Tabled by"))
    page.keyboard.type("Mme Laura CASTEL")
    press(page, "Show what this does")

    proposal = page.locator(".proposal")
    expect(proposal).to_be_focused()
    expect(proposal).to_contain_text("paragraphe 13, remplacer les mots «régulièrement»")
    expect(proposal.locator("del")).to_have_text("régulièrement")
    expect(proposal.locator("ins")).to_have_text("chaque année")
    press(page, "Save")

    expect(page.get_by_role("heading", level=1)).to_have_text("Oral amendment 1")
    expect(page.get_by_role("status")).to_have_text("Oral amendment 1 was saved.")
    expect(page.locator(".facts")).to_contain_text("Mme Laura CASTEL")


def test_an_oral_sub_amendment_to_three_is_entered_by_keyboard_alone(new_page, draft, clerk):
    page = new_page(signed_in_as=clerk)
    page.goto(f"/drafts/{draft.pk}/amendments/3/")
    tab_to(page, page.get_by_role("link", name="New oral sub-amendment"))
    page.keyboard.press("Enter")
    type_over(page, page.locator("textarea").first, "39 prisonniers", "tous les prisonniers")
    press(page, "Show what this does")
    expect(page.locator(".proposal .printed")).to_contain_text("Dans l'amendement 3, remplacer")
    press(page, "Save")

    expect(page.get_by_role("heading", level=1)).to_have_text("Oral sub-amendment 1 to amendment 3")
    row = Amendment.objects.get(number="3-O1")
    order = list(draft.amendments.in_voting_order().values_list("number", flat=True))
    assert order.index("3-O1") + 1 == order.index("3")
    assert row.instructions.get().is_located
    page.goto(f"/drafts/{draft.pk}/?adopted=3,3-O1")
    expect(page.locator("#p-5 .paragraph")).to_contain_text("la libération de")
    expect(page.locator("#p-5 .paragraph ins", has_text="tous les")).to_have_count(1)
    expect(page.locator("#am-3-O1 .change-of")).to_contain_text("tous les")


def test_without_scripts_the_form_is_two_buttons(new_page, draft, clerk):
    page = new_page(signed_in_as=clerk, java_script_enabled=False)
    page.goto(f"/drafts/{draft.pk}/")
    page.get_by_role("link", name="Amend paragraph 6 of the draft").click()
    page.get_by_label("Delete it").check()
    page.get_by_role("button", name="Go on").click()
    page.get_by_role("button", name="Show what this does").click()
    expect(page.locator(".proposal del")).to_have_count(1)
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page).to_have_url(re.compile(r"/amendments/O1/$"))


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("viewport", [WIDE, NARROW], ids=["wide", "narrow"])
def test_the_pages_are_open_to_every_reader(
    new_page, draft, clerk, accessibility_faults, scheme, viewport
):
    page = new_page(signed_in_as=clerk, color_scheme=scheme, viewport=viewport)
    faults = {}
    for place in ("new/", "new/?act=edit&paragraph=7", "3/sub/new/"):
        page.goto(f"/drafts/{draft.pk}/amendments/{place}")
        faults[place] = accessibility_faults(page)
        assert page.evaluate("document.documentElement.scrollWidth") == viewport["width"]
    show = page.get_by_role("button", name="Show what this does")
    page.locator("textarea").first.fill("“Rien.")
    show.click()
    expect(page.locator(".errorlist")).to_be_visible()
    faults["refused"] = accessibility_faults(page)
    page.locator("textarea").first.fill("Rien de tout cela n'a de sens.")
    show.click()
    expect(page.locator(".proposal")).to_be_visible()
    faults["shown"] = accessibility_faults(page)
    page.get_by_role("button", name="Save", exact=True).click()
    faults["saved"] = accessibility_faults(page)
    page.goto(f"/drafts/{draft.pk}/?adopted=4")
    faults["draft"] = accessibility_faults(page)
    assert {place: found for place, found in faults.items() if found} == {}
    assert page.evaluate("document.documentElement.scrollWidth") == viewport["width"]
