"""What protects every page, whatever it shows."""

import pytest


@pytest.mark.django_db
def test_a_page_may_only_use_what_this_server_sends(client):
    policy = client.get("/accounts/login/").headers["Content-Security-Policy"]
    assert "default-src 'self'" in policy
    assert "unsafe" not in policy


@pytest.mark.django_db
def test_a_page_cannot_be_framed_and_does_not_tell_other_sites_where_its_reader_came_from(client):
    headers = client.get("/accounts/login/").headers
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["Referrer-Policy"] == "same-origin"


@pytest.mark.django_db
def test_the_admin_needs_a_sign_in(client):
    answer = client.get("/admin/")
    assert answer.status_code == 302
    assert answer.headers["Location"].startswith("/admin/login/")


@pytest.mark.django_db
def test_the_language_can_be_chosen_without_a_sign_in(client):
    answer = client.post("/i18n/setlang/", {"language": "fr", "next": "/accounts/login/"})
    assert (answer.status_code, answer.headers["Location"]) == (302, "/accounts/login/")
    assert client.cookies["django_language"].value == "fr"
