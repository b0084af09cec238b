"""The main page as its readers use it: with a pointer, with keys, without scripts, on paper."""

import re

import pytest
from playwright.sync_api import expect

from tests.factories import add_paragraphs, make_amendment
from tests.web.desks import make_rivals, replacing

WIDE = {"width": 1440, "height": 1000}
NARROW = {"width": 390, "height": 844}


@pytest.fixture
def draft(transactional_db):
    draft = make_rivals(paragraphs=12)
    make_amendment(draft=draft, number="9", instruction=replacing(99))
    return draft


def choose(page, number, label):
    page.get_by_role("group", name=f"Amendment {number}", exact=True).get_by_text(label).click()


def standing(page, number):
    return page.locator(f"#am-{number} > header .standing")


def is_chosen(page, number, outcome):
    return page.locator(f"#vote-{number}-{outcome}").is_checked()


def test_six_falls_when_four_is_adopted_and_the_address_says_so(page, draft):
    page.goto(f"/drafts/{draft.pk}/")
    choose(page, 6, "Adopt")
    expect(standing(page, 6)).to_have_text("Adopted")
    expect(page.locator("#p-2 ins")).to_have_text(", with concern")
    choose(page, 4, "Adopt")
    expect(standing(page, 6)).to_have_text("Fallen")
    expect(page.locator("#am-6")).to_contain_text("Falls: amendment 4 was adopted")
    expect(page.locator("#p-2 ins")).to_have_text("The Assembly regrets matter 2.")
    expect(page).to_have_url(re.compile(r"\?adopted=4,6$"))


def test_only_the_text_is_fetched_when_a_vote_changes(page, draft):
    page.goto(f"/drafts/{draft.pk}/")
    page.evaluate("window.isStillTheSamePage = true")
    choose(page, 4, "Adopt")
    expect(standing(page, 4)).to_have_text("Adopted")
    assert page.evaluate("window.isStillTheSamePage")


def test_reloading_and_going_back_give_the_text_of_the_address(page, draft):
    page.goto(f"/drafts/{draft.pk}/")
    choose(page, 4, "Adopt")
    expect(standing(page, 6)).to_have_text("Fallen")
    choose(page, 4, "Reject")
    expect(standing(page, 4)).to_have_text("Rejected")
    page.reload()
    expect(standing(page, 4)).to_have_text("Rejected")
    assert is_chosen(page, 4, "rejected")
    page.go_back()
    expect(page).to_have_url(re.compile(r"\?adopted=4$"))
    expect(standing(page, 6)).to_have_text("Fallen")
    assert is_chosen(page, 4, "adopted")
    page.go_back()
    expect(standing(page, 6)).to_have_text("Open")
    assert is_chosen(page, 4, "open")
    page.go_forward()
    expect(standing(page, 6)).to_have_text("Fallen")


def test_without_scripts_the_same_page_is_a_form(new_page, draft):
    page = new_page(java_script_enabled=False)
    page.goto(f"/drafts/{draft.pk}/")
    expect(page.get_by_role("button", name="Copy link")).to_be_hidden()
    choose(page, 4, "Adopt")
    choose(page, 6, "Adopt")
    page.get_by_role("button", name="Apply these votes").click()
    expect(page).to_have_url(re.compile(r"\?adopted=4,6$"))
    expect(standing(page, 6)).to_have_text("Fallen")
    page.get_by_role("link", name="Side by side").click()
    expect(page).to_have_url(re.compile(r"\?adopted=4,6&view=side$"))
    page.go_back()
    expect(page).to_have_url(re.compile(r"\?adopted=4,6$"))


def test_with_scripts_nothing_has_to_be_applied(page, draft):
    page.goto(f"/drafts/{draft.pk}/")
    expect(page.get_by_role("button", name="Apply these votes")).to_be_hidden()


def test_votes_are_cast_by_key_and_the_focus_stays(page, draft):
    page.goto(f"/drafts/{draft.pk}/")
    page.keyboard.press("j")
    expect(page.locator("#am-9")).to_be_focused()
    page.keyboard.press("j")
    page.keyboard.press("a")
    expect(page).to_have_url(re.compile(r"\?adopted=4$"))
    expect(page.locator("#am-4")).to_be_focused()
    page.keyboard.press("j")
    page.keyboard.press("r")
    expect(page).to_have_url(re.compile(r"\?adopted=4&rejected=6$"))
    page.keyboard.press("w")
    expect(page).to_have_url(re.compile(r"\?adopted=4&withdrawn=6$"))
    page.keyboard.press("o")
    expect(page).to_have_url(re.compile(r"\?adopted=4$"))
    page.keyboard.press("k")
    expect(page.locator("#am-4")).to_be_focused()


def test_the_arrow_keys_of_a_radio_button_keep_the_focus_on_it(page, draft):
    page.goto(f"/drafts/{draft.pk}/")
    page.locator("#vote-4-open").focus()
    page.keyboard.press("ArrowLeft")
    expect(standing(page, 4)).to_have_text("Withdrawn")
    expect(page.locator("#vote-4-withdrawn")).to_be_focused()
    page.keyboard.press("ArrowLeft")
    expect(standing(page, 4)).to_have_text("Rejected")


def test_the_last_of_two_quick_votes_counts(browser, live_server, draft):
    page = (
        browser.new_page()
    )  # of its own: htmx notes in the console that it gave up the first request
    page.goto(f"{live_server.url}/drafts/{draft.pk}/")
    page.locator("#vote-4-open").focus()
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("ArrowLeft")
    expect(standing(page, 4)).to_have_text("Rejected")
    expect(page).to_have_url(re.compile(r"\?rejected=4$"))
    assert is_chosen(page, 4, "rejected")
    expect(page.locator("[data-failed]")).to_be_hidden()
    page.close()


def test_single_keys_can_be_switched_off_and_stay_off(page, draft):
    page.goto(f"/drafts/{draft.pk}/")
    page.keyboard.press("?")
    page.get_by_label("Use these keys").uncheck()
    page.get_by_role("button", name="Close").click()
    page.keyboard.press("j")
    expect(page.locator("#am-9")).not_to_be_focused()
    page.reload()
    page.keyboard.press("j")
    expect(page.locator("#am-9")).not_to_be_focused()
    page.get_by_role("button", name="Keys").click()
    expect(page.get_by_label("Use these keys")).not_to_be_checked()


def test_what_has_the_focus_stays_where_it_is_on_the_screen(page, draft):
    """Adopting 9, which cannot be applied, adds a notice above everything."""
    page.goto(f"/drafts/{draft.pk}/")
    button = page.locator("#vote-9-adopted")
    button.focus()
    page.evaluate("window.scrollTo(0, 60)")
    before = button.bounding_box()["y"]
    page.keyboard.press("Space")
    expect(page.locator(".alerts .notice.wrong").last).to_be_visible()
    expect(standing(page, 9)).to_have_text("Adopted")
    assert abs(button.bounding_box()["y"] - before) < 2


def test_a_new_text_is_announced(page, draft):
    page.goto(f"/drafts/{draft.pk}/")
    choose(page, 4, "Adopt")
    expect(page.locator("#said")).to_have_text("1 adopted, 1 fallen, 1 open")


def test_the_link_is_copied_with_the_votes(new_page, draft, live_server):
    page = new_page(permissions=["clipboard-read", "clipboard-write"])
    page.goto(f"/drafts/{draft.pk}/")
    choose(page, 4, "Adopt")
    expect(standing(page, 4)).to_have_text("Adopted")
    page.get_by_role("button", name="Copy link").click()
    expect(page.get_by_role("button", name="Copied")).to_be_visible()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == f"{live_server.url}/drafts/{draft.pk}/?adopted=4"


def test_signing_in_leads_back_to_the_votes_of_the_moment(page, draft, clerk):
    page.goto(f"/drafts/{draft.pk}/")
    choose(page, 4, "Adopt")
    expect(standing(page, 4)).to_have_text("Adopted")
    page.get_by_role("link", name="Sign in").click()
    page.get_by_label("Username").fill("clerk")
    page.get_by_label("Password").fill("clerk")
    page.get_by_label("Password").press("Enter")
    expect(page).to_have_url(re.compile(rf"/drafts/{draft.pk}/\?adopted=4$"))


def test_a_server_that_does_not_answer_is_said(browser, live_server, draft):
    page = browser.new_page()  # of its own: here the browser's console may complain
    page.goto(f"{live_server.url}/drafts/{draft.pk}/")
    expect(page.locator("[data-failed]")).to_be_hidden()
    page.route("**/drafts/**", lambda route: route.fulfill(status=500, body="fault"))
    choose(page, 4, "Adopt")
    expect(page.locator("[data-failed]")).to_be_visible()
    page.close()


def test_the_copied_text_has_no_amendment_numbers_in_it(page, draft):
    page.goto(f"/drafts/{draft.pk}/?adopted=6")
    copied = page.evaluate(
        """() => {
            getSelection().selectAllChildren(document.querySelector("#p-2 .paragraph"));
            return getSelection().toString();
        }"""
    )
    assert copied == "The Assembly notes matter 2, with concern. It welcomes progress."


def test_the_raised_letters_of_an_ordinal_are_copied_as_they_are_written(page, draft):
    add_paragraphs(draft, {"1": "Le 20^e anniversaire."}, language="fr")
    page.goto(f"/drafts/{draft.pk}/?language=fr")
    copied = page.evaluate(
        """() => {
            getSelection().selectAllChildren(document.querySelector("#p-1 .paragraph"));
            return getSelection().toString();
        }"""
    )
    assert copied == "Le 20^e anniversaire."
    assert page.locator("#p-1 sup").inner_text() == "e"


def test_on_paper_the_text_stands_without_the_controls(page, draft):
    page.goto(f"/drafts/{draft.pk}/?adopted=4")
    page.emulate_media(media="print")
    expect(page.locator(".masthead")).to_be_hidden()
    expect(page.locator("#am-4 fieldset")).to_be_hidden()
    expect(page.locator("#am-4 > header .standing")).to_be_visible()
    expect(page.locator("#p-2 ins")).to_be_visible()


# Every page, in every dress

PAGES = [
    "/",
    "/dossiers/azur/",
    "/drafts/{pk}/?adopted=4,6,9&rejected=99",
    "/drafts/{pk}/?adopted=4&view=side",
    "/drafts/{pk}/?adopted=4&view=final",
    "/drafts/{pk}/amendments/?adopted=4,6",
    "/drafts/{pk}/amendments/6/",
    "/drafts/{pk}/amendments/9/",
    "/accounts/login/?next=/admin/",
    "/nowhere/",
]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("viewport", [WIDE, NARROW], ids=["wide", "narrow"])
def test_every_page_is_open_to_every_reader(
    new_page, draft, accessibility_faults, scheme, viewport
):
    page = new_page(color_scheme=scheme, viewport=viewport)
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


def test_the_keys_box_is_open_to_every_reader(page, draft, accessibility_faults):
    page.goto(f"/drafts/{draft.pk}/")
    page.keyboard.press("?")
    expect(page.get_by_role("dialog")).to_be_visible()
    assert accessibility_faults(page) == []
