"""Pages that follow what is recorded, without being loaded again: served by a real server with its events."""

import re

import pytest
from playwright.sync_api import expect

from amendments.models import Amendment, Sitting
from resolutions.models import Dossier
from tests.servers import serving
from tests.web.sittings import act, make_sitting

PATIENCE = 30_000  # milliseconds: real servers start, and what failed is tried again after a while


@pytest.fixture(autouse=True)
def patience():
    expect.set_options(timeout=PATIENCE)
    yield
    expect.set_options(timeout=10_000)


@pytest.fixture
def sitting(transactional_db, clerk):
    return make_sitting(user=clerk)


@pytest.fixture
def server(sitting):
    with serving(settings="tests.served") as server:
        yield server


@pytest.fixture
def go(new_page, server, sitting):
    """A function that opens a page of the draft, and marks it: a page that is loaded again loses the mark."""

    def open_page(path="", **options):
        page = new_page(**options)
        open_at(page, f"{server.url}/drafts/{sitting.draft_id}/{path}")
        return page

    return open_page


def open_at(page, address):
    page.set_default_timeout(PATIENCE)
    with page.expect_response(lambda answer: "/events" in answer.url and answer.status == 200):
        page.goto(address)
    page.evaluate("window.mark = true")


def is_same(page):
    return page.evaluate("window.mark === true")


def test_screen_notes_list_and_record_follow_without_being_loaded_again(go, sitting):
    pages = {path: go(path) for path in ("screen/", "notes/", "amendments/", "sitting/record/")}
    act(sitting, "decided", "4", "adopted")
    expect(pages["screen/"].locator("#screen")).to_contain_text("Amendment 6 falls")
    expect(pages["notes/"].locator("#spoken")).to_contain_text("Amendment 4: adopted")
    expect(pages["amendments/"].locator("#list .adopted")).to_contain_text("Amendment 4")
    expect(pages["amendments/"].locator("#tally .adopted")).to_contain_text("1")
    expect(pages["sitting/record/"].locator(".results .adopted")).to_contain_text("Amendment 4")
    act(sitting, "undone")
    expect(pages["screen/"].locator("#screen")).to_contain_text("I call Amendment 4")
    expect(pages["sitting/record/"].locator(".history")).to_contain_text("Undone")
    assert all(is_same(page) for page in pages.values())


def test_the_text_follows_the_recorded_votes_in_its_address_too(go, sitting):
    page = go("?view=clean")
    act(sitting, "decided", "4", "adopted")
    expect(page.locator("#desk")).to_contain_text("The Assembly regrets matter 2.")
    expect(page).to_have_url(re.compile("adopted=4&view=clean$"))
    act(sitting, "corrected", "4", "rejected")
    expect(page).to_have_url(re.compile("rejected=4&view=clean$"))
    assert is_same(page)


def test_a_hypothesis_stays_and_a_line_leads_to_the_recorded_votes(go, sitting):
    page = go("?adopted=6")
    act(sitting, "decided", "4", "adopted")
    line = page.locator(".meanwhile .notice")
    expect(line).to_be_visible()
    expect(page).to_have_url(re.compile(r"\?adopted=6$"))
    assert is_same(page)
    line.get_by_role("link", name="Show the recorded votes").click()
    expect(page).to_have_url(re.compile(r"\?adopted=4$"))


def test_what_changes_outside_the_sitting_is_followed_as_well(go, sitting):
    page = go("screen/")
    Dossier.objects.update(title_en="Azur, as it was corrected")
    expect(page.locator("#screen")).to_contain_text("as it was corrected")
    assert is_same(page)


def test_the_desk_goes_on_when_another_clerk_acted(go, sitting, clerk):
    page = go("sitting/", signed_in_as=clerk)
    act(sitting, "decided", "4", "withdrawn")
    expect(page.locator("#called")).to_contain_text("Amendment 6")


def test_the_desk_keeps_what_is_being_typed_and_says_what_was_done(go, sitting, clerk):
    page = go("sitting/", signed_in_as=clerk)
    page.get_by_label("In favour").fill("71")
    act(sitting, "decided", "4", "withdrawn")
    expect(page.locator("#news")).to_contain_text("Amendment 4: withdrawn")
    expect(page.get_by_label("In favour")).to_have_value("71")
    expect(page.locator("#called")).to_contain_text("Amendment 4")
    assert is_same(page)


def test_a_press_that_was_meant_for_what_stood_there_before_records_nothing(go, sitting, clerk):
    page = go("sitting/", signed_in_as=clerk)
    page.evaluate("sessionStorage.setItem('led', Date.now() + 60000)")  # led on in this very second
    page.keyboard.press("a")
    page.evaluate("sessionStorage.setItem('led', Date.now() - 1001)")
    page.keyboard.press("r")
    expect(page.locator("#called")).to_contain_text("Amendment 6")
    assert Sitting.objects.get().revision == 2
    assert Amendment.objects.get(number="4").vote.decision == "rejected"


@pytest.fixture
def cut_off(browser, server, sitting):
    """A reader at the screen of the room, whose browser will complain of a line that is cut."""
    context = browser.new_context()
    page = context.new_page()
    open_at(page, f"{server.url}/drafts/{sitting.draft_id}/screen/")
    yield page
    context.close()


def test_a_reader_who_was_cut_off_catches_up_without_loading_the_page_again(cut_off, sitting):
    page = cut_off
    page.context.set_offline(True)
    act(sitting, "decided", "4", "adopted")
    page.wait_for_timeout(500)  # the news may come over a line on which nothing can be fetched
    page.context.set_offline(False)
    expect(page.locator("#screen")).to_contain_text("Amendment 6 falls")
    assert is_same(page)


def test_a_server_that_comes_back_is_followed_again(cut_off, server, sitting):
    page = cut_off
    server.restart()
    act(sitting, "decided", "4", "adopted")
    expect(page.locator("#screen")).to_contain_text("Amendment 6 falls")
    assert is_same(page)


def test_without_a_stream_pages_ask_for_news(new_page, live_server, sitting):
    page = new_page()
    with page.expect_response(lambda answer: "/events" in answer.url) as events:
        page.goto(f"/drafts/{sitting.draft_id}/screen/")
    assert events.value.status == 501
    page.evaluate("window.mark = true")
    act(sitting, "decided", "4", "adopted")
    expect(page.locator("#screen")).to_contain_text("Amendment 6 falls")
    assert is_same(page)


def test_without_scripts_screen_and_notes_are_loaded_again_by_themselves(
    new_page, live_server, sitting
):
    page = new_page(java_script_enabled=False)
    page.goto(f"/drafts/{sitting.draft_id}/screen/")
    act(sitting, "decided", "4", "adopted")
    expect(page.locator("#screen")).to_contain_text("Amendment 6 falls")
