"""Data entry in the admin: who may, what is refused and where it says so, what is told back."""

import pytest
from django.contrib.admin.sites import site
from django.urls import reverse

from amendments.engine.rules import Decision
from amendments.models import Amendment, DependencyRule, Instruction, State, Vote
from resolutions.admin.history import OnlyHistoryAdmin
from resolutions.models import Dossier, DraftText, Paragraph
from tests.factories import make_amendment, make_document, make_draft, make_rule, make_user

pytestmark = pytest.mark.django_db

OURS = [model for model in site._registry if model._meta.app_label in {"amendments", "resolutions"}]
# Those with a form of their own; the others are entered within these.
ENTERED = [model for model in OURS if not isinstance(site._registry[model], OnlyHistoryAdmin)]
DELETES_2 = "In the draft resolution, delete paragraph 2."
DELETES_9 = "In the draft resolution, delete paragraph 9."


@pytest.fixture
def clerk(client):
    user = make_user(is_staff=True, is_superuser=True)
    client.force_login(user)
    client.user = user
    return client


def inline(prefix, *rows, initial=0):
    """Return the fields of an inline form set with these rows."""
    fields = {f"{prefix}-TOTAL_FORMS": len(rows), f"{prefix}-INITIAL_FORMS": initial}
    for number, row in enumerate(rows):
        fields |= {f"{prefix}-{number}-{name}": value for name, value in row.items()}
    return fields


def errors(response):
    """Return the errors of the form and of its inlines by field."""
    found = dict(response.context["adminform"].form.errors)
    for formset in response.context["inline_admin_formsets"]:
        for form in formset.formset.forms:
            found |= form.errors
        if formset.formset.non_form_errors():
            found["formset"] = formset.formset.non_form_errors()
    return {name: " ".join(messages) for name, messages in found.items()}


def messages(response):
    return [str(message) for message in response.context["messages"]]


def save(clerk, address, fields, **options):
    """Open the form and send `fields`, with the revision that the form carries."""
    revision = clerk.get(address).context["revision"]
    return clerk.post(address, {**fields, "revision": revision}, **options)


def amendment_fields(draft, **values):
    """Return the fields of the amendment form, with one signatory and one instruction."""
    instruction = {
        "language": "en",
        "printed": values.pop("printed", DELETES_2),
        **({"by_hand": "on"} if values.pop("by_hand", False) else {}),
    }
    return {
        "draft": draft.pk,
        "number": "4",
        "position": "",
        "is_in_order": "on",
        **inline("sponsors", {"place": "1", "honorific": "ms", "name": "Ada RIVER"}),
        **inline("instructions", instruction),
        **values,
    }


# Who may


@pytest.mark.parametrize("model", OURS, ids=lambda model: model.__name__)
def test_the_lists_are_for_the_staff_with_the_right(client, model):
    address = reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist")
    assert client.get(address).status_code == 302

    client.force_login(make_user())
    assert client.get(address).status_code == 302

    client.force_login(make_user(is_staff=True))
    assert client.get(address).status_code == 403

    right = f"{model._meta.app_label}.view_{model._meta.model_name}"
    client.force_login(make_user(is_staff=True, permissions=[right]))
    assert client.get(address).status_code == 200


def test_who_may_only_look_changes_nothing(client):
    draft = make_draft()
    amendment = make_amendment(draft=draft)
    client.force_login(make_user(is_staff=True, permissions=["amendments.view_amendment"]))
    address = reverse("admin:amendments_amendment_change", args=[amendment.pk])

    assert client.get(address).status_code == 200
    assert client.post(address, amendment_fields(draft)).status_code == 403


@pytest.mark.parametrize("model", ENTERED, ids=lambda model: model.__name__)
def test_every_form_opens_under_the_content_security_policy(clerk, model):
    response = clerk.get(reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_add"))

    assert response.status_code == 200
    assert "default-src 'self'" in response.headers["Content-Security-Policy"]
    assert "onclick=" not in response.text


@pytest.mark.parametrize(
    "model", sorted(set(OURS) - set(ENTERED), key=lambda model: model.__name__)
)
def test_rows_that_are_entered_within_others_are_only_shown(clerk, model):
    address = reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_add")

    assert clerk.get(address).status_code == 403
    assert model._meta.verbose_name_plural.capitalize() not in clerk.get("/admin/").text


# Amendments and what they say


def test_an_amendment_is_read_and_located_when_it_is_saved(clerk):
    draft = make_draft()
    address = reverse("admin:amendments_amendment_add")
    response = clerk.post(address, amendment_fields(draft), follow=True)

    amendment = Amendment.objects.get()
    assert (amendment.number, amendment.position) == ("4", 1)
    assert amendment.tabled_by("en") == ["Ms Ada RIVER"]
    assert amendment.instructions.get().is_located
    assert "English: In the draft resolution, delete paragraph 2" in messages(response)
    assert amendment.history.get().history_user == clerk.user
    page = clerk.get(reverse("admin:amendments_amendment_change", args=[amendment.pk]))
    assert "<p>In the draft resolution, delete paragraph 2</p>" in page.text


@pytest.mark.parametrize(
    ("printed", "reason"),
    [
        (DELETES_9, "The draft has no paragraph 9."),
        ("Improve it.", "Not understood"),
    ],
)
def test_an_unclear_instruction_says_why_and_is_saved_only_knowingly(clerk, printed, reason):
    draft = make_draft()
    address = reverse("admin:amendments_amendment_add")
    refused = clerk.post(address, amendment_fields(draft, printed=printed))

    assert reason in errors(refused)["printed"]
    assert not Amendment.objects.exists()

    saved = clerk.post(address, amendment_fields(draft, printed=printed, by_hand=True), follow=True)
    instruction = Instruction.objects.get()
    assert (instruction.printed, instruction.state) == (printed, State.BY_HAND)
    assert any(reason in message for message in messages(saved))


def change(clerk, amendment, **values):
    """Send the change form of an amendment with one instruction and no signatories."""
    instruction = amendment.instructions.get()
    row = {"id": instruction.pk, "amendment": amendment.pk, "language": "en"}
    fields = amendment_fields(amendment.draft, number=amendment.number, position=amendment.position)
    fields |= inline("sponsors") | inline("instructions", {**row, **values}, initial=1)
    address = reverse("admin:amendments_amendment_change", args=[amendment.pk])
    response = save(clerk, address, fields, follow=True)
    instruction.refresh_from_db()
    return response, instruction


def test_a_person_can_set_aside_a_reading(clerk):
    amendment = make_amendment(draft=make_draft(), instruction=DELETES_2)
    _response, instruction = change(clerk, amendment, printed=DELETES_2, by_hand="on")

    assert instruction.is_set_aside
    _response, instruction = change(clerk, amendment, printed=DELETES_2)
    assert instruction.is_located


def test_a_box_left_ticked_does_not_hold_back_an_instruction_that_was_mended(clerk):
    amendment = make_amendment(draft=make_draft(), instruction=DELETES_9)
    _response, instruction = change(clerk, amendment, printed=DELETES_2, by_hand="on")

    assert instruction.is_located


def test_saving_an_amendment_unchanged_leaves_its_instruction_alone(clerk):
    amendment = make_amendment(draft=make_draft(), instruction=DELETES_2)
    before = Instruction.history.count()
    change(clerk, amendment, printed=DELETES_2)

    assert Instruction.history.count() == before


def test_a_number_that_is_taken_is_refused_beside_the_field(clerk):
    draft = make_draft()
    make_amendment(draft=draft, number="4")
    response = clerk.post(reverse("admin:amendments_amendment_add"), amendment_fields(draft))

    assert errors(response) == {"number": "This draft already has an amendment with this number."}


def test_a_sub_amendment_is_read_on_its_amendment(clerk):
    draft = make_draft()
    replaces = "In the draft resolution, replace paragraph 2 with the following paragraph: “It plants oaks.”"
    parent = make_amendment(draft=draft, number="4", instruction=replaces)
    changes = "In amendment 4, replace the word “oaks” with the following word: “beeches”"
    fields = amendment_fields(draft, number="4-1", parent=parent.pk, printed=changes)
    clerk.post(reverse("admin:amendments_amendment_add"), fields)

    assert Instruction.objects.get(amendment__number="4-1").is_located


def test_a_sub_amendment_of_a_sub_amendment_is_refused_beside_the_field(clerk):
    draft = make_draft()
    sub = make_amendment(draft=draft, number="4-1", parent=make_amendment(draft=draft, number="4"))
    fields = amendment_fields(draft, number="4-1-1", parent=sub.pk, by_hand=True)
    response = clerk.post(reverse("admin:amendments_amendment_add"), fields)

    assert errors(response) == {"parent": "A sub-amendment may not itself be amended."}


def test_signatories_keep_the_order_that_was_asked_for(clerk):
    amendment = make_amendment(draft=make_draft(), tabled_by=["Ada RIVER", "Max LAKE"])
    first, second = amendment.sponsors.all()
    rows = [
        {
            "id": first.pk,
            "amendment": amendment.pk,
            "place": "1",
            "name": first.name,
            "honorific": "",
        },
        {"id": second.pk, "amendment": amendment.pk, "place": "1", "name": second.name},
        {"amendment": amendment.pk, "place": "", "name": "Eva SOURCE"},
    ]
    fields = amendment_fields(amendment.draft, number="1", position="1")
    fields |= inline("sponsors", *rows, initial=2) | inline("instructions")
    save(clerk, reverse("admin:amendments_amendment_change", args=[amendment.pk]), fields)

    assert amendment.tabled_by("en") == ["Max LAKE", "Ada RIVER", "Eva SOURCE"]
    positions = amendment.sponsors.values_list("position", flat=True)
    assert list(positions) == [1, 2, 3]


# Rules


def rule_fields(draft, triggers, falls, **values):
    return {
        "draft": draft.pk,
        "triggers": [amendment.pk for amendment in triggers],
        "falls": falls.pk,
        "when": "adopted",
        "source": "hand",
        **values,
    }


def test_a_rule_is_entered(clerk):
    draft = make_draft()
    first, second = (make_amendment(draft=draft, number=number) for number in "12")
    clerk.post(reverse("admin:amendments_dependencyrule_add"), rule_fields(draft, [first], second))

    rule = DependencyRule.objects.get()
    assert (rule.number, rule.as_rule().triggers, rule.falls) == (1, ("1",), second)


def test_a_rule_that_closes_a_circle_is_refused_naming_its_members(clerk):
    draft = make_draft()
    first, second = (make_amendment(draft=draft, number=number) for number in "12")
    make_rule(falls=second, triggers=[first])
    add = reverse("admin:amendments_dependencyrule_add")
    response = clerk.post(add, rule_fields(draft, [second], first))

    assert "1 → 2 → 1" in errors(response)["falls"] or "2 → 1 → 2" in errors(response)["falls"]
    assert DependencyRule.objects.count() == 1
    assert "falls" in errors(clerk.post(add, rule_fields(draft, [first], first)))


def test_a_rule_is_about_amendments_to_its_draft(clerk):
    draft = make_draft()
    first, stranger = make_amendment(draft=draft), make_amendment(draft=make_draft(), number="7")
    response = clerk.post(
        reverse("admin:amendments_dependencyrule_add"), rule_fields(draft, [stranger], first)
    )

    assert errors(response) == {"triggers": "Not amendments to this draft: 7."}


def test_an_amendment_with_rules_stays_with_its_draft(clerk):
    draft, other = make_draft(), make_draft()
    first = make_amendment(draft=draft, number="1", instruction=DELETES_2)
    make_rule(falls=make_amendment(draft=draft, number="2"), triggers=[first])
    first.draft = other
    response, _instruction = change(clerk, first, printed=DELETES_2)

    assert "it stays with its draft" in errors(response)["draft"]
    assert Amendment.objects.get(number="1").draft == draft

    DependencyRule.objects.all().delete()
    change(clerk, first, printed=DELETES_2)
    assert Amendment.objects.get(number="1").draft == other


def test_the_same_rule_is_not_entered_twice(clerk):
    draft = make_draft()
    first, second = (make_amendment(draft=draft, number=number) for number in "12")
    rule = make_rule(falls=second, triggers=[first])
    fields = rule_fields(draft, [first], second)
    response = clerk.post(reverse("admin:amendments_dependencyrule_add"), fields)

    assert errors(response) == {"falls": "This draft already has this rule."}
    changed = save(clerk, reverse("admin:amendments_dependencyrule_change", args=[rule.pk]), fields)
    assert changed.status_code == 302


# Votes and scenarios


def test_who_records_a_vote_is_noted(clerk):
    amendment = make_amendment(draft=make_draft())
    fields = {"amendment": amendment.pk, "decision": "adopted", "in_favour": "20", "against": "3"}
    fields |= {"recorded_at_0": "2026-01-30", "recorded_at_1": "10:00:00"}
    clerk.post(reverse("admin:amendments_vote_add"), fields)

    vote = Vote.objects.get()
    assert (vote.decision, vote.in_favour, vote.recorded_by) == (Decision.ADOPTED, 20, clerk.user)


def test_a_vote_on_an_amendment_that_has_fallen_is_kept_with_a_warning(clerk):
    draft = make_draft()
    first = make_amendment(draft=draft, number="1", decision=Decision.ADOPTED)
    second = make_amendment(draft=draft, number="2")
    make_rule(falls=second, triggers=[first])
    fields = {"amendment": second.pk, "decision": "adopted"}
    fields |= {"recorded_at_0": "2026-01-30", "recorded_at_1": "10:00:00"}
    response = clerk.post(reverse("admin:amendments_vote_add"), fields, follow=True)

    assert Vote.objects.filter(amendment=second).exists()
    [warning] = [message for message in messages(response) if "has fallen" in message]
    assert "amendment 1" in warning.lower()


def test_counts_of_what_was_not_put_to_the_vote_are_refused(clerk):
    amendment = make_amendment(draft=make_draft())
    fields = {"amendment": amendment.pk, "decision": "withdrawn", "in_favour": "20"}
    fields |= {"recorded_at_0": "2026-01-30", "recorded_at_1": "10:00:00"}
    response = clerk.post(reverse("admin:amendments_vote_add"), fields)

    assert "has no counts" in errors(response)["decision"]


def test_a_scenario_is_entered_with_its_author(clerk):
    draft = make_draft()
    amendment = make_amendment(draft=draft)
    stranger = make_amendment(draft=make_draft())
    add = reverse("admin:amendments_scenario_add")
    row = {"amendment": stranger.pk, "decision": "adopted"}
    response = clerk.post(add, {"draft": draft.pk, "name": "Mine"} | inline("votes", row))
    assert "does not change the draft" in errors(response)["amendment"]

    row["amendment"] = amendment.pk
    clerk.post(add, {"draft": draft.pk, "name": "Mine"} | inline("votes", row))
    scenario = draft.scenarios.get()
    assert (scenario.author, scenario.decisions()) == (clerk.user, {"1": Decision.ADOPTED})


# Texts


def test_a_dossier_needs_a_title_and_says_so_beside_it(clerk):
    response = clerk.post(reverse("admin:resolutions_dossier_add"), {"slug": "water"})

    assert errors(response) == {"title_en": "A dossier needs a title in at least one language."}
    assert not Dossier.objects.exists()


def draft_fields(draft, *rows, **values):
    """Return the fields of the draft form: its paragraphs as they are, with the changes in `rows`."""
    paragraphs = list(draft.paragraphs.order_by("position"))
    kept = [
        {
            "id": p.pk,
            "draft": draft.pk,
            "place": p.position,
            "language": p.language,
            "number": p.number,
            "text": p.text,
        }
        | (rows[number] if number < len(rows) else {})
        for number, p in enumerate(paragraphs)
    ]
    new = [{"draft": draft.pk, "language": "en", **row} for row in rows[len(paragraphs) :]]
    fields = {"document": draft.document_id, "letter": draft.letter, "kind": draft.kind}
    return fields | inline("paragraphs", *kept, *new, initial=len(kept)) | values


def change_draft(clerk, draft, *rows, **values):
    address = reverse("admin:resolutions_drafttext_change", args=[draft.pk])
    return save(clerk, address, draft_fields(draft, *rows, **values), follow=True)


def numbered(draft):
    return list(draft.paragraphs.order_by("position").values_list("position", "number"))


def test_a_draft_is_entered_with_its_paragraphs(clerk):
    document = make_draft().document
    rows = [
        {"language": "en", "number": number, "text": f"Text {number}."}
        for number in ("1", "1.1", "2")
    ]
    fields = {"document": document.pk, "letter": "B", "kind": "opinion"} | inline(
        "paragraphs", *rows
    )
    clerk.post(reverse("admin:resolutions_drafttext_add"), fields)

    assert numbered(DraftText.objects.get(letter="B")) == [(1, "1"), (2, "1.1"), (3, "2")]


def test_a_paragraph_put_in_makes_the_others_move(clerk):
    draft = make_draft(paragraphs={"1": "One.", "2": "Two."})
    change_draft(clerk, draft, {}, {}, {"place": "2", "number": "1.1", "text": "New."})

    assert numbered(draft) == [(1, "1"), (2, "1.1"), (3, "2")]
    moved = Paragraph.objects.get(number="2")
    assert [record.position for record in moved.history.all()] == [3]
    unmoved = Paragraph.objects.get(number="1")
    assert not unmoved.history.exists()


def test_two_paragraphs_change_places(clerk):
    draft = make_draft(paragraphs={"1": "One.", "2": "Two.", "3": "Three."})
    change_draft(clerk, draft, {"place": "3"}, {}, {"place": "1"})

    assert [number for _position, number in numbered(draft)] == ["3", "2", "1"]


def test_a_deleted_paragraph_leaves_no_gap(clerk):
    draft = make_draft(paragraphs={"1": "One.", "2": "Two.", "3": "Three."})
    change_draft(clerk, draft, {}, {"DELETE": "on"})

    assert numbered(draft) == [(1, "1"), (2, "3")]


def test_a_number_given_twice_is_refused(clerk):
    draft = make_draft(paragraphs={"1": "One.", "2": "Two."})
    response = change_draft(clerk, draft, {}, {}, {"number": "2", "text": "Again."})

    assert errors(response)
    assert draft.paragraphs.count() == 2


def test_without_amendments_a_paragraph_changes_without_a_question(clerk):
    draft = make_draft()
    page = clerk.get(reverse("admin:resolutions_drafttext_change", args=[draft.pk]))
    assert "has_checked" not in page.text

    change_draft(clerk, draft, {"text": "Changed."})
    assert draft.paragraphs.get(number="1").text == "Changed."


ADDS_TO_1 = (
    "In the draft resolution, at the end of paragraph 1, insert the following words: “, always”"
)


@pytest.fixture
def ground():
    """A draft on which two amendments stand."""
    draft = make_draft(
        paragraphs={"1": "It loves forests.", "2": "It plants trees.", "3": "It rests."}
    )
    make_amendment(draft=draft, number="1", instruction=ADDS_TO_1)
    make_amendment(draft=draft, number="2", instruction=DELETES_2)
    return draft


def test_a_change_under_amendments_asks_first_and_tells_what_moves_or_is_lost(clerk, ground):
    page = clerk.get(reverse("admin:resolutions_drafttext_change", args=[ground.pk]))
    assert "has_checked" in page.text
    rows = [{"text": "It loves all forests."}, {"DELETE": "on"}]
    response = change_draft(clerk, ground, *rows)

    asked = errors(response)["formset"]
    assert "English: Amendment 1: its place moves." in asked
    assert "English: Amendment 2: its place is lost. The draft has no paragraph 2." in asked
    assert ground.paragraphs.count() == 3

    saved = change_draft(clerk, ground, *rows, has_checked="on")
    assert ground.paragraphs.count() == 2
    assert any("its place is lost" in message for message in messages(saved))
    first, second = Instruction.objects.order_by("amendment__number")
    assert first.is_located
    assert second.state == State.BY_HAND
    assert second.history.first().history_change_reason == "a paragraph of the draft was changed"


def test_a_change_that_moves_nothing_says_so(clerk, ground):
    response = change_draft(clerk, ground, {}, {}, {"text": "It rests a while."})

    assert "No amendment moves or loses its place." in errors(response)["formset"]


def test_a_draft_saved_unchanged_asks_nothing(clerk, ground):
    change_draft(clerk, ground, adopted_number="2616 (2025)")

    ground.refresh_from_db()
    assert ground.adopted_number == "2616 (2025)"


def test_line_breaks_as_browsers_send_them_are_no_change(clerk):
    draft = make_draft(paragraphs={"1": "It loves:\nforests.", "2": "It plants trees."})
    printed = (
        "In the draft resolution, replace paragraph 2 with the following paragraph:\n“It rests.”"
    )
    amendment = make_amendment(draft=draft, number="1", instruction=printed)
    change_draft(clerk, draft, {"text": "It loves:\r\nforests."})
    change(clerk, amendment, printed=printed.replace("\n", "\r\n"))

    assert not Paragraph.history.exists()
    assert draft.paragraphs.get(number="1").text == "It loves:\nforests."
    assert amendment.instructions.get().history.count() == 1


def test_the_text_of_a_document_is_kept_to_its_last_line_break(clerk):
    document = make_document(kind="note", text="\n\nA note.\n")
    fields = {"dossier": document.dossier_id, "slug": document.slug, "kind": "note"}
    fields |= {"reference": document.reference, "title_en": "New", "text": "\r\n\r\nA note.\r\n"}
    save(clerk, reverse("admin:resolutions_document_change", args=[document.pk]), fields)

    document.refresh_from_db()
    assert (document.title_en, document.text) == ("New", "\n\nA note.\n")


# Histories


def test_the_history_shows_the_differences_and_cannot_be_reverted(clerk, ground):
    paragraph = ground.paragraphs.get(number="3")
    for text in ("It rests a while.", "It rests for long."):
        paragraph.text = text
        paragraph.save()
    address = reverse("admin:resolutions_paragraph_history", args=[paragraph.pk])
    page = clerk.get(address).text

    assert "It rests a while." in page
    assert "It rests for long." in page
    assert "style=" not in page  # the content security policy blocks it
    record = paragraph.history.first()
    form = reverse("admin:resolutions_paragraph_simple_history", args=[paragraph.pk, record.pk])
    assert clerk.get(form).status_code == 200
    assert clerk.post(form, {"text": "Forged.", "number": "3"}).status_code == 403
    change_draft(clerk, ground, adopted_number="1")
    record = ground.history.first()
    draft_form = reverse("admin:resolutions_drafttext_simple_history", args=[ground.pk, record.pk])
    fields = {"document": ground.document_id, "letter": "Z", "kind": "opinion"}
    assert clerk.post(draft_form, fields).status_code == 403


def test_an_amendment_goes_with_its_signatories_and_instructions(clerk):
    draft = make_draft()
    amendment = make_amendment(
        draft=draft, number="4", instruction=DELETES_2, tabled_by=("Ed EXAMPLE",)
    )
    address = reverse("admin:amendments_amendment_delete", args=[amendment.pk])
    assert clerk.get(address).status_code == 200

    clerk.post(address, {"post": "yes"})
    assert not Amendment.objects.exists()
    assert not Instruction.objects.exists()


def test_an_amendment_that_makes_another_fall_stays(clerk):
    draft = make_draft()
    four, six = (make_amendment(draft=draft, number=number) for number in ("4", "6"))
    rule = make_rule(triggers=[four], falls=six)
    address = reverse("admin:amendments_amendment_delete", args=[four.pk])
    assert str(rule) in clerk.get(address).content.decode()

    clerk.post(address, {"post": "yes"})
    assert [one.number for one in rule.triggers.all()] == ["4"]
    clerk.post(reverse("admin:amendments_amendment_delete", args=[six.pk]), {"post": "yes"})
    clerk.post(address, {"post": "yes"})
    assert not Amendment.objects.exists()


def test_the_own_page_of_an_instruction_deletes_nothing(clerk):
    amendment = make_amendment(draft=make_draft(), number="4", instruction=DELETES_2)
    instruction = amendment.instructions.get()
    address = reverse("admin:amendments_instruction_delete", args=[instruction.pk])

    assert clerk.get(address).status_code == 403
    assert clerk.post(address, {"post": "yes"}).status_code == 403
    page = reverse("admin:amendments_instruction_changelist")
    clerk.post(
        page, {"action": "delete_selected", "_selected_action": instruction.pk, "post": "yes"}
    )
    assert Instruction.objects.exists()


def test_an_amendment_is_deleted_only_by_those_who_may_delete_all_of_it(client):
    amendment = make_amendment(draft=make_draft(), number="4", tabled_by=("Ed EXAMPLE",))
    rights = ["view_amendment", "delete_amendment", "view_instruction"]
    client.force_login(
        make_user(is_staff=True, permissions=[f"amendments.{right}" for right in rights])
    )
    address = reverse("admin:amendments_amendment_delete", args=[amendment.pk])
    assert client.post(address, {"post": "yes"}).status_code == 403
    assert Amendment.objects.exists()
