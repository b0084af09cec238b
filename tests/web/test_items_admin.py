"""Parts, separate votes and rules on them as they are entered in the administration."""

import pytest

from amendments.dividing import PlannedPart, divide, vote_separately, withdraw_separate_vote
from amendments.models import DependencyRule, Item, Scenario, ScenarioVote
from tests.factories import add_paragraphs, make_amendment, make_rule, make_user
from tests.web.desks import make_azur

pytestmark = pytest.mark.django_db
ADDRESS = "/admin/amendments/item/"
THREE_PARTS = (PlannedPart((1,)), PlannedPart((2,)), PlannedPart(words={"en": "big"}))


@pytest.fixture
def draft():
    draft = make_azur(paragraphs=3)
    printed = (
        "In the draft resolution, paragraph 1, delete the second sentence; paragraph 3, "
        "replace the word “matter” with the following words: “big question”"
    )
    make_amendment(draft=draft, number="5", instruction=printed)
    make_amendment(draft=draft, number="6")
    return draft


@pytest.fixture
def five(draft):
    return draft.amendments.get(number="5")


@pytest.fixture
def clerk(client):
    client.force_login(make_user(is_staff=True, is_superuser=True))
    return client


def refused(page):
    assert page.status_code == 200
    form = page.context["adminform"].form
    return " ".join(message for messages in form.errors.values() for message in messages)


NO_SUCH_NUMBER = "does not say what is put to the vote"
A_LIST = "Write the numbers of operations as a list"


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({}, "This field is required."),
        ({"kind": "nothing", "number": "5/1"}, "not one of the available choices"),
        ({"kind": "part", "number": "5/1"}, "A part belongs to an amendment"),
        ({"kind": "part", "number": "5/abc", "amendment": "5"}, NO_SUCH_NUMBER),
        ({"kind": "part", "number": "5/²", "amendment": "5"}, NO_SUCH_NUMBER),
        ({"kind": "part", "number": "5/01", "amendment": "5"}, NO_SUCH_NUMBER),
        ({"kind": "part", "number": "5/1/2", "amendment": "5"}, NO_SUCH_NUMBER),
        ({"kind": "part", "number": "5/1", "amendment": "5", "operations": "[true]"}, A_LIST),
        ({"kind": "part", "number": "5/1", "amendment": "5", "operations": "[1, 1]"}, A_LIST),
        ({"kind": "part", "number": "5/1", "amendment": "5", "operations": "[3]"}, "no operation 3"),
        ({"kind": "words", "number": "§3/abc", "paragraph": "3", "words_en": "It"}, NO_SUCH_NUMBER),
        ({"kind": "words", "number": "§3/1", "paragraph": "3", "words_en": "at sea"}, "do not stand"),
        ({"kind": "words", "number": "§3/1", "paragraph": "3"}, "one on a paragraph has none"),
        ({"kind": "paragraph", "number": "§3", "paragraph": "3", "words_en": "It"}, "one on a paragraph has none"),
        ({"kind": "paragraph", "number": "§9", "paragraph": "9"}, "no paragraph 9"),
    ],
)  # fmt: skip
def test_what_cannot_be_put_to_the_vote_is_refused_with_the_reason(clerk, draft, fields, said):
    keys = {one.number: one.pk for one in draft.amendments.all()}
    sent = {name: keys[value] if name == "amendment" else value for name, value in fields.items()}

    assert said in refused(clerk.post(f"{ADDRESS}add/", {"draft": draft.pk, **sent}))
    assert not Item.objects.exists()


def test_a_separate_vote_that_the_draft_has_is_entered(clerk, draft):
    fields = {"draft": draft.pk, "kind": "words", "number": "§3/1", "paragraph": "3"}

    clerk.post(f"{ADDRESS}add/", fields | {"words_en": "It welcomes progress."})

    assert Item.objects.get().number == "§3/1"


def test_words_entered_in_one_language_of_two_are_refused(clerk, draft):
    add_paragraphs(draft, {"3": "Elle se félicite."}, language="fr")
    fields = {"draft": draft.pk, "kind": "words", "number": "§3/1", "paragraph": "3"}

    page = clerk.post(f"{ADDRESS}add/", fields | {"words_en": "It welcomes progress."})

    assert "each language of the draft" in refused(page)


def name_in(draft, item, where):
    if where == "rule":
        make_rule(falls=draft.amendments.get(number="6"), triggers=[]).trigger_items.set([item])
    else:
        scenario = Scenario.objects.create(draft=draft, name="Mine")
        ScenarioVote.objects.create(scenario=scenario, item=item, decision="adopted")


@pytest.mark.parametrize("where", ["rule", "scenario"])
def test_what_a_rule_or_saved_votes_name_is_neither_deleted_nor_changed(clerk, draft, where):
    item = vote_separately(draft, "3", {})
    name_in(draft, item, where)
    other = {"draft": draft.pk, "kind": "paragraph", "number": "§2", "paragraph": "2"}

    clerk.post(f"{ADDRESS}{item.pk}/delete/", {"post": "yes"})
    clerk.post(ADDRESS, {"action": "delete_selected", "_selected_action": [item.pk], "post": "yes"})

    assert "take those back first" in refused(clerk.post(f"{ADDRESS}{item.pk}/change/", other))
    assert Item.objects.get().number == "§3"


def test_what_nothing_names_is_deleted(clerk, draft):
    item = vote_separately(draft, "3", {})

    clerk.post(f"{ADDRESS}{item.pk}/delete/", {"post": "yes"})

    assert not Item.objects.exists()


def test_a_circle_through_the_part_that_words_stand_in_is_refused(clerk, draft, five):
    """The words “big” stand in operation 2, so part 3 falls with part 2, not with part 1."""
    divide(five, THREE_PARTS)
    items = {item.number: item.pk for item in Item.objects.all()}
    fields = {"draft": draft.pk, "when": "adopted", "falls": five.pk, "source": "hand"}
    address = "/admin/amendments/dependencyrule/add/"

    page = clerk.post(
        address, fields | {"trigger_items": [items["5/3"]], "falls_part": items["5/2"]}
    )
    assert "wait for one another" in refused(page)
    clerk.post(address, fields | {"trigger_items": [items["5/3"]], "falls_part": items["5/1"]})

    assert DependencyRule.objects.get().as_rule().falls == "5/1"


def test_the_number_of_a_vote_on_words_is_never_given_twice(draft):
    first = vote_separately(draft, "3", {"en": "notes"})
    second = vote_separately(draft, "3", {"en": "progress"})
    withdraw_separate_vote(first)

    third = vote_separately(draft, "3", {"en": "welcomes"})

    assert (second.number, third.number) == ("§3/2", "§3/3")


# What the items were made from changes


def amendment_fields(amendment, **values):
    fields = {"draft": amendment.draft_id, "number": amendment.number, "position": "1"}
    fields |= {"is_in_order": "on", "sponsors-TOTAL_FORMS": "0", "sponsors-INITIAL_FORMS": "0"}
    row = amendment.instructions.get()
    fields |= {"instructions-TOTAL_FORMS": "1", "instructions-INITIAL_FORMS": "1"}
    fields |= {"instructions-0-id": row.pk, "instructions-0-amendment": amendment.pk}
    fields |= {"instructions-0-language": "en", "instructions-0-printed": row.printed}
    return fields | values


def change(clerk, amendment, **values):
    address = f"/admin/amendments/amendment/{amendment.pk}/change/"
    revision = clerk.get(address).context["revision"]
    return clerk.post(
        address, amendment_fields(amendment, **values) | {"revision": revision}, follow=True
    )


def test_a_divided_amendment_keeps_its_number_and_its_draft(clerk, draft, five):
    divide(five, THREE_PARTS)
    other = make_azur(slug="rouge")

    assert "begin with this one" in refused(change(clerk, five, number="50"))
    assert "voted by parts" in refused(change(clerk, five, draft=other.pk))


def test_another_instruction_of_a_divided_amendment_is_told_with_its_parts(clerk, draft, five):
    divide(five, THREE_PARTS)
    printed = "In the draft resolution, delete paragraph 2."

    page = change(clerk, five, **{"instructions-0-printed": printed})

    assert "check that they still fit" in page.content.decode()
    votes = clerk.get(f"/drafts/{draft.pk}/votes/").content.decode()
    assert "Amendment 5: Each operation of the amendment belongs to one part" in votes
    main = clerk.get(f"/drafts/{draft.pk}/").content.decode()
    assert "Each operation of the amendment belongs to one part" in main


def test_a_separate_vote_on_what_is_gone_is_told_on_every_page(clerk, draft):
    vote_separately(draft, "3", {})
    vote_separately(draft, "2", {"en": "progress"})
    draft.paragraphs.get(number="3").delete()
    draft.paragraphs.filter(number="2").update(text="It is silent.")

    votes = clerk.get(f"/drafts/{draft.pk}/votes/").content.decode()
    main = clerk.get(f"/drafts/{draft.pk}/").content.decode()

    for page in (votes, main):
        assert "no paragraph 3" in page
        assert "“progress”" in page


def test_words_of_another_language_are_not_the_whole_paragraph(clerk, draft):
    vote_separately(draft, "3", {"en": "progress"})
    add_paragraphs(draft, {"3": "Elle se félicite."}, language="fr")

    page = clerk.get(f"/drafts/{draft.pk}/?language=fr&rejected=§3/1")

    assert "Elle se félicite." in page.content.decode()
    assert "are not given in this language" in page.content.decode()
    assert 'class="row level-0 gone"' not in page.content.decode()


def test_a_change_of_the_draft_tells_the_separate_votes_that_it_touches(clerk, draft, five):
    vote_separately(draft, "3", {})
    vote_separately(draft, "2", {})
    address = f"/admin/resolutions/drafttext/{draft.pk}/change/"
    opened = clerk.get(address)
    fields = {"document": draft.document_id, "letter": "A", "kind": "resolution"}
    fields |= {"revision": opened.context["revision"], "adopted_number": ""}
    rows = list(draft.paragraphs.order_by("position"))
    fields |= {"paragraphs-TOTAL_FORMS": len(rows), "paragraphs-INITIAL_FORMS": len(rows)}
    for at, row in enumerate(rows):
        text = "It is silent." if row.number == "3" else row.text
        fields |= {f"paragraphs-{at}-id": row.pk, f"paragraphs-{at}-draft": draft.pk}
        fields |= {f"paragraphs-{at}-language": "en", f"paragraphs-{at}-number": row.number}
        fields |= {f"paragraphs-{at}-place": row.position, f"paragraphs-{at}-text": text}

    page = clerk.post(address, fields)

    html = page.content.decode()
    assert "Separate vote on paragraph 3: what it is on changes." in html
    assert "Separate vote on paragraph 2: what it is on changes." not in html
