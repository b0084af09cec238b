"""Two people who table at the same moment never get one number, and neither loses anything."""

import threading

import pytest
from django.core.exceptions import ValidationError
from django.db import connection, connections, transaction
from django.test import Client

from amendments.models import Amendment, Instruction
from amendments.tabling.saving import table_amendment
from tests.factories import make_amendment, make_user
from tests.web.desks import make_rivals, replacing
from tests.web.tabling import REGRETS, RIGHT, THREE, address, order, sent_back, show, tabling_of


def at_once(*acts):
    """Run `acts` in threads of their own that start together; return their results, exceptions among them."""
    start = threading.Barrier(len(acts))
    results = []

    def run(act):
        start.wait()
        try:
            results.append(act())
        except Exception as error:
            results.append(error)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=(act,)) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return results


def test_two_people_who_save_at_once_get_two_numbers_and_two_places(transactional_db):
    draft = make_rivals()
    users = [make_user(permissions=[RIGHT]) for _ in range(2)]
    clients = [Client() for _ in users]
    fields = []
    for client, user, verb in zip(clients, users, ("regrets", "deplores"), strict=True):
        client.force_login(user)
        text = REGRETS.replace("regrets", verb)
        fields.append(sent_back(show(client, address(draft, THREE), text=text)) | {"do": "save"})

    answers = at_once(
        *(
            lambda client=client, sent=sent: client.post(address(draft, THREE), sent)
            for client, sent in zip(clients, fields, strict=True)
        )
    )

    assert sorted(answer.url.rsplit("/", 2)[1] for answer in answers) == ["O1", "O2"]
    assert sorted(order(draft)) == ["4", "6", "O1", "O2"]
    positions = [one.position for one in draft.amendments.all()]
    assert len(set(positions)) == 4
    printed = "".join(
        Instruction.objects.filter(amendment__number__startswith="O").values_list(
            "printed", flat=True
        )
    )
    assert "regrets" in printed
    assert "deplores" in printed


@pytest.mark.django_db(transaction=True)
def test_a_number_taken_at_the_same_moment_by_another_way_is_said_and_nothing_is_saved():
    if connection.vendor != "postgresql":
        pytest.skip("SQLite lets one transaction write at a time, so the two cannot meet")
    draft = make_rivals()
    tabling = tabling_of(draft)
    is_in, goes_on = threading.Event(), threading.Event()

    def by_another_way():
        """As the data entry does: without waiting for the draft."""
        with transaction.atomic():
            make_amendment(draft=draft, number="O1", instruction=replacing(1))
            is_in.set()
            goes_on.wait(30)

    def by_editing():
        is_in.wait(30)
        threading.Thread(target=release_once_blocked, args=(goes_on,)).start()
        return table_amendment(draft, tabling)

    results = at_once(by_another_way, by_editing)
    (refused,) = [one for one in results if one is not None]
    assert isinstance(refused, ValidationError)
    assert "Somebody else saved at the same moment" in refused.messages[0]
    assert sorted(order(draft)) == ["4", "6", "O1"]
    assert Amendment.objects.get(number="O1").instructions.get().printed.startswith("In the draft")


def release_once_blocked(goes_on):
    """Let the other one go on as soon as a query of this database waits for a lock."""
    waiting = "SELECT count(*) FROM pg_locks WHERE NOT granted"
    try:
        for _ in range(3000):
            with connection.cursor() as cursor:
                cursor.execute(waiting)
                if cursor.fetchone()[0]:
                    break
    finally:
        goes_on.set()
        connections.close_all()
