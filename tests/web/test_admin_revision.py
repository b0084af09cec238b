"""Two people at one form of the admin: nobody overwrites what they have not seen."""

import threading

import pytest
from django.db import connections
from django.test import Client
from django.urls import reverse

from amendments.models import Amendment, Sponsor, Vote
from resolutions.models import Dossier, Paragraph
from tests.factories import make_amendment, make_dossier, make_draft, make_rule, make_user

pytestmark = pytest.mark.django_db

DELETES_2 = "In the draft resolution, delete paragraph 2."
DELETES_1 = "In the draft resolution, delete paragraph 1."


class Desk:
    """A person with the form of a row open: what a browser would send, changed by `typed`."""

    def __init__(self, row):
        self.user = make_user(is_staff=True, is_superuser=True)
        self.client = Client()
        self.client.force_login(self.user)
        options = row._meta
        view = f"admin:{options.app_label}_{options.model_name}_change"
        self.address = reverse(view, args=[row.pk])
        self.take(self.client.get(self.address))

    def take(self, page):
        """Hold the fields of the form as the page shows them."""
        self.page = page
        self.fields = {"revision": page.context["revision"]}
        forms = [page.context["adminform"].form]
        for inline in page.context["inline_admin_formsets"]:
            forms += [inline.formset.management_form, *inline.formset.forms]
        for bound in (bound for form in forms for bound in form):
            value = bound.value()
            if bound.name.startswith("recorded_at"):
                self.fields |= {
                    f"{bound.html_name}_0": "2026-01-30",
                    f"{bound.html_name}_1": "10:00",
                }
            elif value is not None and value is not False:
                self.fields[bound.html_name] = value

    def save(self, **typed):
        """Send the form; return whether it was saved. When it was not, hold what it shows now."""
        names = {name.replace("__", "-"): value for name, value in typed.items()}
        response = self.client.post(self.address, self.fields | names)
        if response.status_code == 200:
            self.take(response)
        return response.status_code == 302

    @property
    def told(self):
        return " ".join(self.page.context["adminform"].form.non_field_errors())


def two_desks(row):
    return Desk(row), Desk(row)


def test_a_save_on_an_older_revision_says_who_changed_what_and_keeps_the_typed_words():
    dossier = make_dossier(title="Forests")
    ada, max_ = two_desks(dossier)
    assert ada.save(title_en="Woods")
    assert not max_.save(title_en="Trees")

    assert Dossier.objects.get().title_en == "Woods"
    assert "nothing was saved" in max_.told
    assert f"{ada.user} changed" in max_.told
    assert "(title in English)" in max_.told
    assert reverse("admin:resolutions_dossier_history", args=[dossier.pk]) in max_.told
    assert max_.fields["title_en"] == "Trees"
    assert "changed <a href=" in max_.page.text  # the links are links
    assert max_.page.text.index("nothing was saved") < max_.page.text.index('name="title_en"')


def test_a_second_save_goes_through_and_the_history_keeps_both():
    dossier = make_dossier(title="Forests")
    ada, max_ = two_desks(dossier)
    ada.save(title_en="Woods")
    max_.save(title_en="Trees")

    assert max_.save()
    entries = dossier.history.values_list("title_en", "history_user")
    assert list(entries) == [
        ("Trees", max_.user.pk),
        ("Woods", ada.user.pk),
        ("Forests", None),
    ]


def test_a_second_save_is_refused_when_others_saved_again():
    ada, max_ = two_desks(make_dossier())
    ada.save(title_en="Woods")
    max_.save(title_en="Trees")
    ada.take(ada.client.get(ada.address))
    ada.save(title_en="Groves")

    assert not max_.save()
    assert Dossier.objects.get().title_en == "Groves"


def test_what_a_person_did_not_touch_shows_what_others_saved():
    ada, max_ = two_desks(make_dossier(title="Forests"))
    ada.save(title_en="Woods", is_published="")
    max_.save(title_fr="Forêts")
    max_.save()

    dossier = Dossier.objects.get()
    assert (dossier.title_en, dossier.title_fr) == ("Woods", "Forêts")
    assert not dossier.is_published


@pytest.mark.parametrize("revision", [None, "", "dossier:x", "dossier:99999999999999999", "1"])
def test_a_form_without_a_revision_that_fits_is_refused(revision):
    desk = Desk(make_dossier())
    del desk.fields["revision"]

    assert not desk.save(title_en="Woods", **({} if revision is None else {"revision": revision}))
    assert desk.save()


def test_a_row_without_a_history_is_saved_and_then_guarded():
    dossier = make_dossier()
    dossier.history.all().delete()
    ada, max_ = two_desks(dossier)

    assert ada.fields["revision"] == "dossier:0"
    assert ada.save(title_en="Woods")
    assert not max_.save(title_en="Trees")
    assert f"{ada.user} changed" in max_.told
    assert max_.save()


def test_a_change_by_a_command_is_told_as_such():
    dossier = make_dossier()
    desk = Desk(dossier)
    dossier.title_en = "Woods"
    dossier.save()

    assert not desk.save(title_en="Trees")
    assert "a command changed" in desk.told


def test_a_name_is_told_as_words_and_not_as_html():
    dossier = make_dossier()
    ada, max_ = two_desks(dossier)
    ada.save(title_en="<b>Woods</b>")
    max_.save(title_en="Trees")

    assert "<b>" not in max_.told


def test_the_message_is_in_the_language_of_the_reader():
    ada, max_ = two_desks(make_dossier())
    ada.save(title_en="Woods")
    max_.client.cookies["django_language"] = "fr"
    max_.save(title_en="Trees")

    assert "rien n’a donc été enregistré" in max_.told
    assert f"{ada.user} a modifié" in max_.told


# Rows within others


def test_paragraphs_are_guarded_and_those_nobody_touched_show_what_is_saved():
    draft = make_draft(paragraphs={"1": "One.", "2": "Two."})
    ada, max_ = two_desks(draft)
    assert ada.save(paragraphs__0__text="Ada's one.")
    assert not max_.save(paragraphs__1__text="Max's two.")
    assert f"{ada.user} changed" in max_.told
    assert max_.save()

    # Paragraph 1 was made by `bulk_create`: no history tells how Max saw it, so his words stand.
    assert texts(draft) == {"1": "One.", "2": "Max's two."}

    ada, max_ = two_desks(draft)
    ada.save(paragraphs__0__text="Ada's one.")
    max_.save(paragraphs__1__text="Max's other two.")
    max_.save()
    assert texts(draft) == {"1": "Ada's one.", "2": "Max's other two."}


def texts(draft):
    return dict(draft.paragraphs.order_by("position").values_list("number", "text"))


def test_a_paragraph_that_others_added_comes_into_the_form():
    draft = make_draft(paragraphs={"1": "One.", "2": "Two."})
    ada, max_ = two_desks(draft)
    new = {"place": 2, "language": "en", "number": "1.1", "text": "New.", "draft": draft.pk}
    ada.save(paragraphs__TOTAL_FORMS=3, **{f"paragraphs__2__{name}": v for name, v in new.items()})
    assert not max_.save(paragraphs__1__text="Max's two.")
    assert f"{ada.user} added" in max_.told

    assert max_.save()
    assert texts(draft) == {"1": "One.", "1.1": "New.", "2": "Max's two."}


def test_a_paragraph_that_others_deleted_stays_deleted_unless_the_person_changed_it():
    draft = make_draft(paragraphs={})
    for position in (1, 2, 3):
        Paragraph.objects.create(
            draft=draft, language="en", position=position, number=str(position), text="Text."
        )
    ada, max_ = two_desks(draft)
    assert ada.save(paragraphs__0__DELETE="on", paragraphs__1__DELETE="on")
    assert not max_.save(paragraphs__1__text="Max's two.")
    assert f"{ada.user} deleted" in max_.told

    assert max_.save()
    assert sorted(texts(draft).items()) == [("2", "Max's two."), ("3", "Text.")]


def test_the_instructions_and_signatories_of_an_amendment_are_guarded():
    amendment = make_amendment(
        draft=make_draft(), instruction=DELETES_2, tabled_by=["Ada RIVER", "Max LAKE"]
    )
    ada, max_ = two_desks(amendment)
    eva = Desk(amendment)
    assert ada.save(instructions__0__printed=DELETES_1)
    assert not max_.save(sponsors__0__name="Ada STREAM")
    assert "instruction as printed" in max_.told
    assert max_.save()
    assert not eva.save(notes="Seen.")
    assert (
        reverse("admin:amendments_sponsor_history", args=[Sponsor.objects.first().pk]) in eva.told
    )

    assert eva.save()
    amendment.refresh_from_db()
    assert (amendment.notes, amendment.tabled_by("en")) == ("Seen.", ["Ada STREAM", "Max LAKE"])
    assert amendment.instructions.get().printed == DELETES_1


def test_a_rule_and_its_triggers_are_guarded():
    draft = make_draft()
    first, second, third = (make_amendment(draft=draft, number=number) for number in "123")
    rule = make_rule(falls=third, triggers=[first])
    ada, max_ = two_desks(rule)
    assert ada.save(triggers=[second.pk])
    assert not max_.save(when="rejected")
    assert "triggers" in max_.told
    assert max_.save(triggers=[first.pk, second.pk])
    assert rule.triggers.count() == 2


def test_a_vote_with_its_date_in_two_fields_is_guarded():
    amendment = make_amendment(draft=make_draft(), decision="adopted")
    ada, max_ = two_desks(amendment.vote)
    assert ada.save(decision="rejected", recorded_at_0="2026-02-01")
    assert not max_.save(in_favour="20")
    assert max_.save()

    vote = Vote.objects.get()
    assert (vote.decision, vote.in_favour) == ("rejected", 20)


def test_two_saves_at_the_same_moment_do_not_both_go_through(transactional_db):
    amendment = make_amendment(draft=make_draft(), tabled_by=["Ada RIVER"])
    desks = two_desks(amendment)
    start = threading.Barrier(2)
    saved = []

    def save(desk, name):
        start.wait()
        try:
            saved.append(desk.save(sponsors__0__name=name))
        finally:
            connections.close_all()

    threads = [
        threading.Thread(target=save, args=(desk, f"Name {number}"))
        for number, desk in enumerate(desks)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(saved) == [False, True]
    assert Amendment.objects.get().sponsors.get().history.count() == 2
