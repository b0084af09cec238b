"""Searching and jumping, as their readers use them."""

import re

import pytest
from playwright.sync_api import expect

from tests.web.desks import make_rivals

NARROW = {"width": 390, "height": 844}


@pytest.fixture
def draft(transactional_db):
    return make_rivals(paragraphs=12)


def test_a_key_leads_to_the_field_and_a_number_to_its_amendment(page, draft):
    page.goto(f"/drafts/{draft.pk}/")
    page.keyboard.press("/")
    expect(page.locator("[data-find]")).to_be_focused()
    page.keyboard.type("am 6")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(rf"/drafts/{draft.pk}/amendments/6/$"))


def test_a_paragraph_of_the_draft_comes_into_view(page, draft):
    page.goto(f"/drafts/{draft.pk}/amendments/6/")
    page.keyboard.press("/")
    page.keyboard.type("§ 12")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"#p-12$"))
    expect(page.locator("#p-12")).to_be_in_viewport()


def test_the_key_writes_a_stroke_where_one_writes(page, draft):
    page.goto("/search/")
    field = page.get_by_label("Words, or the number of a thing")
    field.click()
    page.keyboard.type("a/b")
    expect(field).to_have_value("a/b")


def test_the_key_is_off_for_those_who_switched_the_keys_off(page, draft):
    page.goto(f"/drafts/{draft.pk}/")
    page.evaluate("localStorage.setItem('keys', 'off')")
    page.reload()
    page.keyboard.press("/")
    expect(page.locator("[data-find]")).not_to_be_focused()


def test_a_search_is_narrowed_without_scripts(new_page, draft):
    page = new_page(java_script_enabled=False)
    page.goto("/")
    page.get_by_role("searchbox").fill("matter")
    page.get_by_role("button", name="Search").click()
    expect(page.locator(".hits > li")).to_have_count(13)
    page.get_by_role("navigation", name="Kind").get_by_role("link", name="Amendments").click()
    expect(page.locator(".hits > li")).to_have_count(1)
    page.locator(".hits a").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Amendment 4")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    "address",
    [
        "/search/",
        "/search/?q=matter",
        "/search/?q=am+99",
        "/search/?q=4&from=/drafts/{pk}/",
        "/search/?q=!!",
    ],
)
def test_the_page_keeps_nobody_out(new_page, draft, accessibility_faults, address, scheme):
    page = new_page(color_scheme=scheme, viewport=NARROW)
    page.goto(address.format(pk=draft.pk))
    assert accessibility_faults(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= NARROW["width"]
