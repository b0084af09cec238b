"""The whole way of a compendium in a browser: brought in, read apart, reviewed, imported."""

from collections.abc import Callable
from pathlib import Path

import pytest
from django.contrib.auth.models import User
from django.core.management import call_command
from django.db import connection
from playwright.sync_api import Page, expect

from amendments.models import Amendment, ImportReview, Instruction
from resolutions.models import Dossier
from tests.web.compendia import Printed, compendium, two

SOURCES = Path(__file__).parents[2] / "fixtures" / "sources"
SEED = SOURCES / "doc-16245.fr.txt"
READING = 60_000  # milliseconds that a process of its own may take to start and to read


@pytest.fixture(autouse=True)
def same_database(transactional_db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the process that reads a file find the rows of the test."""
    assert connection.vendor == "sqlite"
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{connection.settings_dict['NAME']}")


def press(page: Page, role: str, name: str) -> None:
    """Press Enter on a button or link, as those do who use no mouse."""
    place = page.get_by_role(role, name=name, exact=True).first  # type: ignore[arg-type]
    place.focus()
    expect(place).to_be_focused()
    page.keyboard.press("Enter")


def test_the_seed_goes_the_whole_way_by_keyboard(
    new_page: Callable[..., Page],
    clerk: User,
    accessibility_faults: Callable[[Page], list[str]],
) -> None:
    page = new_page(signed_in_as=clerk)
    page.goto("/")
    press(page, "link", "Import")
    page.get_by_label("Files", exact=True).set_input_files(SEED)
    assert accessibility_faults(page) == []
    press(page, "button", "Read")
    expect(page.locator(".tally")).to_contain_text(
        "28 paragraphs 7 amendments 3 repairs 0 questions", timeout=READING
    )
    assert accessibility_faults(page) == []
    assert not Amendment.objects.exists()

    press(page, "button", "It is right")
    expect(page.locator(".tally")).to_contain_text("2 repairs")
    press(page, "button", "Undo the repair")
    expect(page.locator(".tally")).to_contain_text("1 repair")
    press(page, "button", "Take back")
    expect(page.get_by_role("status")).to_have_text("The answer was taken back.")
    press(page, "button", "Import")
    expect(page.get_by_role("status").first).to_have_text("Doc. 16245 was imported.")
    expect(page.locator("#am-7")).to_be_visible()
    assert Amendment.objects.count() == 7


def test_a_question_is_answered_without_scripts_in_another_browser(
    new_page: Callable[..., Page], clerk: User, tmp_path: Path
) -> None:
    file = tmp_path / "rivers.txt"
    unclear = Printed("3", "In the draft resolution, paragraph 1, make it nicer.")
    file.write_text(compendium(amendments=[*two(), unclear]), encoding="utf-8")
    page = new_page(signed_in_as=clerk, java_script_enabled=False)
    page.goto("/import/")
    page.get_by_label("Files", exact=True).set_input_files(file)
    page.get_by_role("button", name="Read", exact=True).click()
    expect(page.locator(".tally")).to_contain_text("1 question", timeout=READING)
    page.close()

    other = new_page(signed_in_as=clerk, java_script_enabled=False)
    other.goto(f"/import/{ImportReview.objects.get().pk}/")
    words = other.get_by_label("Instruction, with its new text in quotation marks").first
    words.fill("In the draft resolution, delete paragraph 1.")
    other.get_by_role("button", name="It reads so").first.click()
    expect(other.locator(".tally")).to_contain_text("0 questions")
    other.get_by_role("button", name="Import", exact=True).click()
    expect(other.get_by_role("status").first).to_have_text("Doc. 15999 was imported.")
    assert Instruction.objects.get(amendment__number="3").is_located


def open_review(page: Page, name: str) -> None:
    """Go from the list to the review of the card that says this, by keyboard."""
    page.goto("/import/")
    link = page.locator(".card").filter(has_text=name).get_by_role("link")
    link.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".review-bar")).to_be_visible()


def import_it(page: Page) -> None:
    """Press "Import" and wait until it is done."""
    press(page, "button", "Import")
    expect(page.get_by_role("status").first).to_contain_text("was imported.")


def test_the_five_seeds_are_dropped_at_once_and_reviewed_by_keyboard(
    new_page: Callable[..., Page],
    clerk: User,
    accessibility_faults: Callable[[Page], list[str]],
) -> None:
    call_command("loaddata", "fixtures/assembly.json", verbosity=0)
    page = new_page(signed_in_as=clerk)
    page.goto("/import/")
    page.get_by_label("Files", exact=True).set_input_files(sorted(SOURCES.glob("*.fr.txt")))
    page.get_by_label("or a new one, with the title").fill("Kazakhstan")
    press(page, "button", "Read")
    states = page.locator(".card .tag").filter(has_text="to be reviewed")
    expect(states).to_have_count(5, timeout=READING)
    assert accessibility_faults(page) == []
    for kind in ("Compendium", "Written declaration", "Press article", "Briefing", "Transcript"):
        expect(page.locator(".card b").filter(has_text=kind)).to_have_count(1)

    open_review(page, "Doc. 16320")
    expect(page.locator(".tally")).to_contain_text("21 signatories")
    assert accessibility_faults(page) == []
    import_it(page)

    open_review(page, "eu-reporter")
    assert accessibility_faults(page) == []
    page.get_by_label("Date", exact=True).fill("2025-05-30")
    press(page, "button", "This is the date")
    expect(page.locator(".tally")).to_contain_text("0 questions")
    import_it(page)
    expect(page.get_by_role("heading", level=1)).to_contain_text("Le Secrétaire général souligne")

    open_review(page, "conseil-de-cooperation")
    page.get_by_label("Title", exact=True).fill("Conseil de coopération")
    press(page, "button", "It reads so")
    expect(page.locator(".tally")).to_contain_text("2 questions")
    import_it(page)
    open_review(page, "otsc-2020")
    import_it(page)
    open_review(page, "Doc. 16245")
    import_it(page)
    expect(page.locator("#am-7")).to_be_visible()
    assert Dossier.objects.get().documents.count() == 6
