"""Signing in and out, as a person does it."""

import re

from playwright.sync_api import expect


def test_the_clerk_signs_in_with_a_password_and_out_again(page, clerk):
    page.goto("/admin/")
    page.get_by_label("Username").fill("clerk")
    page.get_by_label("Password").fill("clerk")
    page.get_by_label("Password").press("Enter")
    page.get_by_role("button", name="Log out").click()
    page.goto("/admin/")
    expect(page).to_have_url(re.compile("/admin/login/"))


def test_a_wrong_password_is_refused_and_the_page_says_so(page, clerk):
    page.goto("/accounts/login/")
    page.get_by_label("Username").fill("clerk")
    page.get_by_label("Password").fill("guess")
    page.get_by_label("Password").press("Enter")
    expect(page).to_have_url(re.compile(r"/accounts/login/"))
    expect(page.get_by_text("Please enter a correct username and password")).to_be_visible()


def test_the_sign_in_page_is_open_to_every_reader(page, accessibility_faults):
    page.goto("/accounts/login/")
    assert accessibility_faults(page) == []


def test_the_admin_works_under_the_content_security_policy(new_page, clerk):
    page = new_page(signed_in_as=clerk)
    page.goto("/admin/")
    page.goto("/admin/auth/user/add/")
    expect(page.get_by_role("button", name="Log out")).to_be_visible()  # and nothing was blocked
