"""Pages in a real browser, on a live server.

def test_the_title(page):                       # nobody signed in
    page.goto("/")

def test_without_scripts(new_page, clerk):      # another reader, another browser window
    page = new_page(signed_in_as=clerk, java_script_enabled=False)
"""

import os
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.contrib.auth.models import User
from django.test import Client
from playwright.sync_api import Browser, ConsoleMessage, Page, expect, sync_playwright
from pytest_django.live_server_helper import LiveServer

from tests.chromium import ARGUMENTS, find_chromium

PATIENCE = 10_000  # milliseconds that a page may take to do what a test waits for


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    program = find_chromium()
    if not program:
        pytest.skip("no Chromium on this machine")
    # Playwright keeps an event loop in this thread, which Django takes for a reason to refuse database calls.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=ARGUMENTS)
        yield browser
        browser.close()
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


# A line for each answer of 400 and more, which a test may have asked for; and what htmx says of a beat
# of the desk that is cut off when the page is left.
HARMLESS = ("Failed to load resource", "htmx:sendError", "htmx:afterRequest")


@pytest.fixture
def new_page(browser: Browser, live_server: LiveServer) -> Iterator[Callable[..., Page]]:
    """A function that opens a page in a window of its own; its options are those of a Playwright context.

    A script's error, or anything that the content security policy stops, fails the test at its end.
    """
    contexts = []
    complaints: list[str] = []

    def note(message: ConsoleMessage) -> None:
        if message.type == "error" and not message.text.startswith(HARMLESS):
            complaints.append(message.text)

    def open_page(*, signed_in_as: User | None = None, **options: Any) -> Page:
        context = browser.new_context(**{"base_url": live_server.url, **options})
        contexts.append(context)
        context.set_default_timeout(PATIENCE)
        context.on("console", note)
        context.on("weberror", lambda error: complaints.append(str(error.error)))
        if signed_in_as:
            client = Client()
            client.force_login(signed_in_as)
            session = client.cookies[settings.SESSION_COOKIE_NAME].value
            context.add_cookies(
                [{"name": settings.SESSION_COOKIE_NAME, "value": session, "url": live_server.url}]
            )
        return context.new_page()

    yield open_page
    for context in contexts:
        context.close()
    assert complaints == []


@pytest.fixture
def page(new_page: Callable[..., Page]) -> Page:
    """A page of a visitor who is not signed in."""
    return new_page()


@pytest.fixture
def clerk(transactional_db: None) -> User:
    """A member of the secretariat with every right."""
    return User.objects.create_superuser("clerk", password="clerk")


@pytest.fixture
def accessibility_faults() -> Callable[[Page], list[str]]:
    """A function that returns what stands in the way of some readers of a page, one line a fault."""

    def find(page: Page) -> list[str]:
        results = Axe().run(page).response
        return [
            f"{fault['id']}: {fault['help']}: {node['html']}"
            for fault in results["violations"]
            for node in fault["nodes"]
        ]

    return find
