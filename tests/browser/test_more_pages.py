"""The rules, the possible texts and two vote sets side by side, as their readers use them."""

import re

import pytest
from playwright.sync_api import expect

from amendments.models import DependencyRule
from tests.factories import make_amendment, make_rule
from tests.web.desks import adding_words, make_rivals, replacing

WIDE = {"width": 1440, "height": 1000}
NARROW = {"width": 390, "height": 844}
PAGES = [
    "/drafts/{pk}/",
    "/drafts/{pk}/rules/",
    "/drafts/{pk}/outcomes/",
    "/drafts/{pk}/compare/",
    "/drafts/{pk}/compare/?adopted=99&with_adopted=4,9&all=1",
]


@pytest.fixture
def draft(transactional_db):
    """4 makes 6 fall, printed on one side; 8 and 9 clash; 10 falls only by both; 11 has no place."""
    draft = make_rivals(paragraphs=12)
    rule = DependencyRule.objects.get()
    rule.printed_on.add(rule.falls)
    eight = make_amendment(draft=draft, number="8", instruction=replacing(8))
    nine = make_amendment(draft=draft, number="9", instruction=adding_words(8))
    ten = make_amendment(draft=draft, number="10", instruction=replacing(10))
    make_amendment(draft=draft, number="11", instruction=replacing(99))
    make_rule(triggers=[eight, nine], falls=ten, needs_all=True, when="rejected")
    return draft


def test_the_pages_of_a_draft_lead_to_one_another(page, draft):
    page.goto(f"/drafts/{draft.pk}/")
    for name, heading in [
        ("Rules", "Rules: which amendment falls, and why"),
        ("Possible texts", "Every text that the votes can give"),
        ("Compare votes", "Two sets of votes side by side"),
    ]:
        page.get_by_role("navigation", name="Pages of this draft").get_by_role(
            "link", name=name
        ).click()
        expect(page.get_by_role("heading", level=1)).to_have_text(heading)
        expect(page.locator(".tabs [aria-current=page]")).to_have_text(name)


def test_a_box_of_the_picture_leads_to_its_amendment_by_key(page, draft):
    page.goto(f"/drafts/{draft.pk}/rules/")
    box = page.get_by_role("link", name="Amendment 4, can make 6 fall")
    box.focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/amendments/4/$"))


def test_a_clerk_confirms_a_suggestion_without_scripts(new_page, draft, clerk):
    page = new_page(signed_in_as=clerk, java_script_enabled=False)
    page.goto(f"/drafts/{draft.pk}/rules/")
    page.get_by_role("button", name="Confirm").click()
    expect(page.get_by_role("status")).to_have_text("Confirmed: amendment 9 falls if 8 is adopted.")
    expect(page.get_by_role("button", name="Confirm")).to_have_count(0)


def test_a_wording_leads_to_the_main_page_under_its_votes(page, draft):
    page.goto(f"/drafts/{draft.pk}/outcomes/")
    page.get_by_role("link", name="Paragraph 2: 6 adopted").click()
    expect(page).to_have_url(re.compile(r"\?adopted=6#p-2$"))
    expect(page.locator("#p-2 ins")).to_have_text(", with concern")


def test_two_sets_are_chosen_without_scripts(new_page, draft):
    page = new_page(java_script_enabled=False)
    page.goto(f"/drafts/{draft.pk}/compare/")
    left = page.get_by_role("group", name="Left")
    left.get_by_label("Votes").select_option("These numbers")
    left.locator("summary").click()
    left.get_by_label("Adopted").fill("6")
    page.get_by_role("button", name="Compare").click()
    expect(page).to_have_url(re.compile(r"/compare/\?adopted=6&with_adopted=4,6,8,9,10,11$"))
    expect(page.get_by_text("Adopted only on the left: 6.")).to_be_visible()


def test_on_paper_the_forms_are_left_out(page, draft):
    page.goto(f"/drafts/{draft.pk}/compare/")
    page.emulate_media(media="print")
    expect(page.locator("form.sets")).to_be_hidden()
    expect(page.get_by_role("heading", name="What differs")).to_be_visible()


def test_the_pages_of_a_draft_do_not_take_room_from_the_sticky_bar(new_page, draft):
    page = new_page(viewport=WIDE)
    page.goto(f"/drafts/{draft.pk}/")
    assert page.locator(".toolbar").bounding_box()["height"] < 60


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("viewport", [WIDE, NARROW], ids=["wide", "narrow"])
def test_every_page_is_open_to_every_reader(
    new_page, draft, clerk, accessibility_faults, scheme, viewport
):
    page = new_page(color_scheme=scheme, viewport=viewport, signed_in_as=clerk)
    faults = {}
    for address in PAGES:
        page.goto(address.format(pk=draft.pk))
        faults[address] = accessibility_faults(page)
    assert {address: found for address, found in faults.items() if found} == {}


@pytest.mark.parametrize("locale", ["en", "fr"])
def test_no_page_is_wider_than_a_telephone(new_page, draft, locale):
    page = new_page(viewport=NARROW, locale=locale)
    widths = {}
    for address in PAGES:
        page.goto(address.format(pk=draft.pk))
        widths[address] = page.evaluate("document.documentElement.scrollWidth")
    assert widths == dict.fromkeys(PAGES, NARROW["width"])
