"""Oral amendments in the sitting: from the desk, accepted by the President, and back with their place called."""

import pytest

from amendments.engine.procedure.pace import PACE_VALUES
from amendments.engine.sitting.acts import ActKind
from amendments.models import Act, Amendment, DraftProcedure, ProcedureProfile, Sitting
from amendments.sitting.recording import record_tabling
from tests.factories import make_amendment, make_user
from tests.web.desks import make_azur, make_rivals, replacing
from tests.web.sittings import RIGHT, act, called, make_clerk, make_sitting
from tests.web.tabling import RIGHT as MAY_TABLE
from tests.web.tabling import sent_back, show
from tests.web.test_pages_sitting import go, press, words

pytestmark = pytest.mark.django_db
REGRETS = "The Assembly regrets matter 3. It welcomes progress."


@pytest.fixture
def draft():
    return make_rivals()


@pytest.fixture
def clerk(client):
    user = make_user(permissions=[RIGHT, MAY_TABLE])
    client.force_login(user)
    return user


@pytest.fixture
def sitting(draft, clerk):
    return make_sitting(draft=draft, user=clerk)


def oral_address(draft, paragraph="3"):
    return f"/drafts/{draft.pk}/amendments/new/?from=sitting&act=edit&paragraph={paragraph}"


def sub_address(draft, number="4"):
    return f"/drafts/{draft.pk}/amendments/{number}/sub/new/?from=sitting"


def save(client, where, *, text, accepted="on", **fields):
    """Show what the words do, then save them as a person does who says that the President accepts."""
    shown = show(client, where, text=text)
    said = {"accepted": accepted} if accepted else {}
    return client.post(where, {**sent_back(shown), "do": "save"} | said | fields)


def test_the_desk_leads_to_an_oral_amendment_at_the_place_of_what_is_called(client, draft, sitting):
    page = go(client, draft)
    assert (
        page.context["oral_href"] == f"/drafts/{draft.pk}/amendments/new/?from=sitting&paragraph=2"
    )
    assert page.context["sub_href"] == sub_address(draft)
    assert client.get(page.context["oral_href"]).status_code == 200
    assert "Back to the desk" in words(client.get(page.context["sub_href"]))


def test_who_may_not_table_is_not_led_there_and_nobody_once_the_text_was_voted(
    client, draft, sitting
):
    act(sitting, "decided", "4", "adopted")
    act(sitting, "decided", "text", "adopted")
    assert "oral_href" not in go(client, draft).context
    client.force_login(make_clerk())
    act(sitting, "undone")
    assert "Oral amendment" not in words(go(client, draft))


def test_no_sub_amendment_to_a_sub_amendment_or_to_the_text(client, draft, clerk):
    four = draft.amendments.get(number="4")
    make_amendment(draft=draft, number="4-1", parent=four, position=0)
    sitting = make_sitting(draft=draft, user=clerk)
    assert called(sitting) == "4-1"
    assert "sub_href" not in go(client, draft).context
    act(sitting, "called", "text")
    assert "sub_href" not in go(client, draft).context


def test_a_sub_amendment_to_what_is_called_is_called_before_it(client, draft, sitting):
    answer = save(client, sub_address(draft), text="The Assembly deplores matter 2.")
    assert answer.url == f"/drafts/{draft.pk}/sitting/"
    assert called(sitting) == "4-O1"
    assert Act.objects.last().kind == "tabled"
    shown = words(client.get(answer.url))
    assert "I call Oral Sub-amendment 1 to Amendment 4." in shown
    assert "Accepted by the President and tabled: Oral Sub-amendment 1 to Amendment 4" in shown
    press(client, draft, "adopted")
    assert called(sitting) == "4"
    assert "The Assembly deplores matter 2." in words(go(client, draft))


def test_an_amendment_whose_place_comes_later_waits(client, draft, sitting):
    save(client, oral_address(draft), text=REGRETS)
    assert called(sitting) == "4"
    act(sitting, "decided", "4", "adopted")
    assert called(sitting) == "O1"


def test_an_amendment_before_what_is_called_is_called_when_all_between_is_decided(
    client, draft, sitting
):
    act(sitting, "decided", "4", "adopted")
    assert called(sitting) == "text"
    save(
        client,
        oral_address(draft, "1"),
        text="The Assembly regrets matter 1. It welcomes progress.",
    )
    assert called(sitting) == "O1"


def test_without_the_president_nothing_is_saved(client, draft, sitting):
    answer = save(client, sub_address(draft), text="The Assembly deplores.", accepted="")
    assert answer.status_code == 400
    assert "only if the President accepts it" in words(answer)
    assert not Amendment.objects.filter(number="4-O1").exists()
    assert Act.objects.count() == 1


@pytest.mark.parametrize(
    ("objecting", "status"), [("9", 302), ("10", 400), ("-1", 400), ("x", 400), ("", 302)]
)
def test_ten_members_who_object_refuse_it(client, draft, sitting, objecting, status):
    words_now = "The Assembly deplores matter 2."
    answer = save(client, sub_address(draft), text=words_now, objecting=objecting)
    assert answer.status_code == status
    assert Amendment.objects.filter(number="4-O1").exists() == (status == 302)


def test_how_many_refuse_it_is_in_the_procedure(client, draft, sitting):
    row = ProcedureProfile.objects.create(
        code="three", name_en="Three", values=PACE_VALUES | {"oral_objections": 3}
    )
    DraftProcedure.objects.create(draft=draft, profile=row)
    assert "If 3 or more members object, it is refused." in words(
        show(client, sub_address(draft), text="The Assembly deplores matter 2.")
    )
    answer = save(client, sub_address(draft), text="The Assembly deplores matter 2.", objecting="3")
    assert "3 members object, so it is refused and nothing was saved." in words(answer)


def test_while_a_sitting_goes_on_it_is_an_act_from_whatever_page_it_is_tabled(
    client, draft, sitting
):
    ordinary = oral_address(draft).replace("from=sitting&", "")
    refused = save(client, ordinary, text=REGRETS, accepted="")
    assert refused.status_code == 400
    assert "only if the President accepts it" in words(refused)
    answer = save(client, ordinary, text=REGRETS)
    assert answer.url == f"/drafts/{draft.pk}/amendments/O1/"
    assert (Act.objects.last().kind, Act.objects.last().item) == ("tabled", "O1")


def test_a_sitting_that_is_opened_between_the_question_and_the_saving_is_not_passed_by(
    client, draft, clerk, monkeypatch
):
    monkeypatch.setattr("amendments.views.tabling_accepting.is_sitting", lambda draft: False)
    make_sitting(draft=draft, user=clerk)
    answer = save(client, oral_address(draft), text=REGRETS, accepted="")
    assert answer.status_code == 400
    assert "A sitting was opened or closed meanwhile" in words(answer)
    assert not Amendment.objects.filter(number="O1").exists()
    assert Act.objects.count() == 1


def test_outside_a_sitting_nobody_is_asked_and_the_amendment_is_shown(client, draft, clerk):
    answer = save(client, oral_address(draft), text=REGRETS, accepted="")
    assert answer.url == f"/drafts/{draft.pk}/amendments/O1/"
    assert Act.objects.count() == 0


def test_a_closed_sitting_has_no_act_of_it(draft, sitting):
    clerk = sitting.acts.get().by
    act(sitting, "closed")
    assert record_tabling(draft, clerk, "4") is None
    assert not Act.objects.filter(kind=ActKind.TABLED).exists()


def test_when_everything_was_decided_what_is_new_is_called(clerk):
    draft = make_azur()
    sitting = make_sitting(draft=draft, user=clerk)
    act(sitting, "decided", "text", "adopted")
    make_amendment(draft=draft, number="O1", instruction=replacing(2))
    record_tabling(draft, clerk, "O1")
    assert Sitting.objects.get().current == "O1"


def test_a_new_paragraph_is_not_taken_for_that_of_the_draft_with_its_number(client, clerk):
    draft = make_azur(slug="new")
    inserting = (
        "In the draft resolution, after paragraph 1, insert the following paragraph:\n"
        "“The Assembly hopes.”"
    )
    make_amendment(draft=draft, number="1", instruction=inserting)
    make_sitting(draft=draft, user=clerk)
    assert "paragraph=" not in go(client, draft).context["oral_href"]
