"""/healthz, which monitors ask without a sign-in."""

import pytest
from django.db import DatabaseError, connection


@pytest.mark.django_db
def test_the_server_is_well_while_its_database_answers(client):
    answer = client.get("/healthz")
    assert (answer.status_code, answer.content) == (200, b"ok\n")


@pytest.mark.django_db
def test_the_server_is_not_well_when_its_database_does_not_answer(client, monkeypatch):
    def refuse():
        raise DatabaseError("the password is hidden")

    monkeypatch.setattr(connection, "cursor", refuse)
    answer = client.get("/healthz")
    assert answer.status_code == 503
    assert b"hidden" not in answer.content


@pytest.mark.django_db
def test_health_is_only_asked_for_never_sent(client):
    assert client.post("/healthz").status_code == 405
