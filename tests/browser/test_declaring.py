"""What the committee settled, declared by one key and lifted out by objections; the notes for the President."""

import pytest
from playwright.sync_api import expect

from amendments.models import Vote
from tests.factories import make_amendment
from tests.web.desks import make_azur, replacing
from tests.web.sittings import make_sitting

WIDE = {"width": 1316, "height": 914}
NARROW = {"width": 390, "height": 844}
YES, NEVER = "unanimously_in_favour", "against_by_two_thirds"


@pytest.fixture
def draft(transactional_db):
    draft = make_azur(paragraphs=5)
    for number, position in {"1": YES, "2": NEVER, "3": YES, "4": "in_favour"}.items():
        make_amendment(
            draft=draft,
            number=number,
            instruction=replacing(int(number)),
            committee_position=position,
            tabled_by=("Ms Ann EXAMPLE", "Mr Ed OTHER"),
        )
    return draft


@pytest.fixture
def desk(new_page, draft, clerk):
    make_sitting(draft=draft, user=clerk)
    page = new_page(signed_in_as=clerk, viewport=WIDE)
    page.goto(f"/drafts/{draft.pk}/sitting/")
    return page


def decisions():
    return {vote.number: vote.decision for vote in Vote.objects.all()}


def test_one_key_declares_and_objections_lift_one_out(desk, new_page, draft):
    screen = new_page(viewport=WIDE)
    screen.goto(f"/drafts/{draft.pk}/screen/")
    expect(screen.locator("#screen")).to_contain_text("I declare them adopted.")
    desk.keyboard.press("e")
    expect(desk.locator("#called")).to_have_text("Amendment 4")
    expect(screen.locator("#screen")).to_contain_text("Declared adopted: Amendments 1 and 3.")
    assert decisions() == {"1": "adopted", "3": "adopted", "2": "rejected"}
    desk.get_by_text("Objections (10 lift out").click()
    desk.get_by_label("Objections to Amendment 3").fill("10")
    desk.keyboard.press("Enter")
    expect(desk.locator("#called")).to_have_text("Amendment 3")
    assert decisions() == {"1": "adopted", "2": "rejected"}
    desk.keyboard.press("a")
    expect(desk.locator("#called")).to_have_text("Amendment 4")


def test_the_notes_follow_and_are_printed_large_with_nothing_cut(new_page, desk, draft):
    notes = new_page(viewport=WIDE)
    notes.goto(f"/drafts/{draft.pk}/notes/")
    expect(notes.locator("[aria-current=step]")).to_contain_text("I declare them adopted.")
    desk.keyboard.press("e")
    expect(notes.locator("[aria-current=step]")).to_contain_text("J’appelle l’amendement 4")
    notes.get_by_role("link", name="Français").first.click()
    expect(notes.locator("#spoken")).not_to_contain_text("I call Amendment 4")
    notes.emulate_media(media="print")
    size, kept = notes.locator("#spoken li").last.evaluate(
        "one => [parseFloat(getComputedStyle(one).fontSize), getComputedStyle(one).breakInside]"
    )
    assert size >= 26  # CSS pixels: 20 points
    assert kept == "avoid"
    assert notes.pdf(format="A4").startswith(b"%PDF")


@pytest.mark.parametrize("viewport", [WIDE, NARROW])
@pytest.mark.parametrize("path", ["sitting/", "notes/", "procedure/"])
def test_every_reader_can_use_the_pages(
    new_page, desk, draft, clerk, accessibility_faults, path, viewport
):
    page = new_page(signed_in_as=clerk, viewport=viewport)
    page.goto(f"/drafts/{draft.pk}/{path}")
    assert accessibility_faults(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") == viewport["width"]
