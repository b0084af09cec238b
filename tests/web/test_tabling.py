"""Tabling by editing the text: who may, what the page shows before anything is saved, what it refuses."""

import pytest

from amendments.models import Amendment
from tests.factories import add_paragraphs, make_amendment, make_user
from tests.web.desks import make_azur, make_rivals, replacing
from tests.web.tabling import RIGHT, address, save, sent_back, show, sub_address, words

pytestmark = pytest.mark.django_db
TWO = "The Assembly notes matter 2. It welcomes progress."


@pytest.fixture
def draft():
    return make_rivals()


@pytest.fixture
def clerk(client):
    user = make_user(permissions=[RIGHT], first_name="Ada", last_name="Clerk")
    client.force_login(user)
    return user


# Who may


def places(draft):
    return [address(draft, ""), address(draft), sub_address(draft)]


def test_a_visitor_is_asked_to_sign_in(client, draft):
    for place in places(draft):
        assert client.get(place).url.startswith("/accounts/login/?next=")
        assert client.post(place).url.startswith("/accounts/login/?next=")


def test_who_lacks_the_right_is_refused_and_sees_no_way_there(client, draft):
    client.force_login(make_user())
    for place in places(draft):
        assert client.get(place).status_code == 403
        assert client.post(place).status_code == 403
    for page in ("", "amendments/", "amendments/4/"):
        assert "/new/" not in client.get(f"/drafts/{draft.pk}/{page}").content.decode()


def test_who_has_the_right_is_led_there(client, draft, clerk):
    text = client.get(f"/drafts/{draft.pk}/").content.decode()
    assert (
        f'href="{address(draft, "?paragraph=2")}" aria-label="Amend paragraph 2 of the draft"'
        in text
    )
    assert address(draft, "") in client.get(f"/drafts/{draft.pk}/amendments/").content.decode()
    page = client.get(f"/drafts/{draft.pk}/amendments/4/").content.decode()
    assert sub_address(draft) in page


def test_the_right_to_table_does_not_open_a_dossier_that_is_not_published(client, clerk):
    draft = make_rivals(slug="closed", is_published=False)
    assert [client.get(place).status_code for place in places(draft)] == [404] * 3
    client.force_login(make_user(permissions=[RIGHT, "resolutions.view_dossier"]))
    assert [client.get(place).status_code for place in places(draft)] == [200] * 3


# The choice


def test_the_choice_lists_every_paragraph_with_the_one_that_was_asked_for_chosen(
    client, draft, clerk
):
    page = client.get(address(draft, "?paragraph=2"))
    assert [number for number, _words in page.context["paragraphs"]] == ["1", "2", "3"]
    assert '<option value="2" selected>2. The Assembly notes matter 2.' in page.content.decode()


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("?act=edit&paragraph=99", "The draft has no paragraph “99”."),
        ("?act=edit", "The draft has no paragraph “”."),
        ("?act=burn&paragraph=2", "Choose what the amendment does."),
    ],
)
def test_a_choice_that_is_none_is_said(client, draft, clerk, query, said):
    page = client.get(address(draft, query))
    assert page.status_code == 400
    assert said in words(page)


def test_a_draft_without_paragraphs_says_so(client, clerk):
    draft = make_azur(paragraphs=0)
    assert "This draft has no paragraphs yet." in words(client.get(address(draft, "")))


# What it does, shown


def test_the_field_holds_the_words_as_tabled(client, draft, clerk):
    page = client.get(address(draft))
    assert page.context["form"]["words-en-0-0"].value() == TWO
    assert "Paragraph 2 of the draft as tabled" in words(page)
    assert "It now stands" not in words(page)


def test_beside_it_stands_the_paragraph_as_votes_have_left_it(client, draft, clerk):
    make_amendment(draft=draft, number="8", instruction=replacing(1), decision="adopted")
    page = client.get(address(draft, "?act=edit&paragraph=1"))
    assert "Votes have changed it. An instruction still starts from the words as tabled." in words(
        page
    )
    assert "<ins>The Assembly regrets matter 1.</ins>" in page.content.decode()


def test_the_proposal_has_the_instruction_and_the_difference_and_nothing_is_saved(
    client, draft, clerk
):
    page = show(
        client,
        address(draft, "?act=edit&paragraph=3"),
        text="The Assembly notes matter 3. It regrets progress.",
    )
    assert "In the draft resolution, paragraph 3, replace the words “welcomes” with" in words(page)
    assert "<del>welcomes</del><ins>regrets</ins>" in page.content.decode()
    assert "It clashes with no other amendment." in words(page)
    assert "Voted last, after 6." in words(page)
    assert 'value="save"' in page.content.decode()
    assert Amendment.objects.count() == 2


def test_the_proposal_names_what_it_clashes_with(client, draft, clerk):
    page = words(show(client, address(draft), text=TWO.replace("progress", "the progress")))
    assert "Amendments 4 and O1 change the same words of paragraph 2" in page


def test_the_proposal_names_what_was_adopted_and_clashes(client, clerk):
    draft = make_azur()
    make_amendment(draft=draft, number="4", instruction=replacing(2), decision="adopted")
    page = words(show(client, address(draft), text=TWO.replace("progress", "the progress")))
    assert "It clashes with amendment 4, which is adopted here." in page


def test_what_has_no_certain_place_is_not_said_to_be_free_of_clashes(client, draft, clerk):
    make_amendment(draft=draft, number="8", instruction=replacing(99))
    page = words(show(client, address(draft, "?act=delete&paragraph=3")))
    assert "Not known whether it clashes with 8: no certain place was found for them." in page
    assert "It clashes with no other amendment." not in page


def test_a_clash_in_one_language_is_a_clash(client, bilingual, clerk):
    """8 has its place in English only, so in French nothing is known of it."""
    make_amendment(draft=bilingual, number="8", instruction=replacing(3))
    page = words(show(client, address(bilingual, "?act=delete&paragraph=3")))
    assert page.count("Amendments 8 and O1 change the same words of paragraph 3") == 1
    assert "It clashes with no other amendment." not in page
    assert "Not known" not in page


@pytest.mark.parametrize(
    ("query", "text", "said"),
    [
        ("?act=after&paragraph=3", "It ends.", "after paragraph 3, insert the following paragraph"),
        ("?act=before&paragraph=1", "One.\r\nTwo.", "before paragraph 1, insert the following paragraphs"),
        ("?act=title", "The state in Azur", "in the title, replace the words “situation”"),
    ],
)  # fmt: skip
def test_paragraphs_and_the_title_are_tabled_in_the_same_way(
    client, draft, clerk, query, text, said
):
    assert said in words(show(client, address(draft, query), text=text))


def test_a_deletion_needs_no_words(client, draft, clerk):
    page = show(client, address(draft, "?act=delete&paragraph=3"))
    assert "In the draft resolution, delete paragraph 3." in words(page)
    assert f"<del>{TWO.replace('2', '3')}</del>" in page.content.decode()


def test_nothing_changed_is_said(client, draft, clerk):
    page = show(client, address(draft), text=f" {TWO}\r\n")
    assert page.status_code == 400
    assert "Nothing was changed, so there is nothing to table." in words(page)
    assert 'value="save"' not in page.content.decode()


@pytest.mark.parametrize(
    ("query", "text", "said"),
    [
        ("?act=edit&paragraph=2", "", "Nothing of the paragraph would be left"),
        (
            "?act=edit&paragraph=2",
            "It ends”. Delete “the rest.",
            "No instruction was found that makes",
        ),
        ("?act=after&paragraph=2", "“It ends.", "No instruction was found that makes"),
        ("?act=edit&paragraph=2", "x\0y.", "Null characters are not allowed."),
        ("?act=edit&paragraph=2", "x" * 20_001, "at most 20000 characters"),
    ],
)
def test_what_cannot_be_drafted_is_said_beside_the_field_and_the_words_stay(
    client, draft, clerk, query, text, said
):
    page = show(client, address(draft, query), text=text)
    assert page.status_code == 400
    (error,) = page.context["form"].errors["words-en-0-0"]
    assert said in error
    assert 'aria-invalid="true"' in page.content.decode()
    assert page.context["form"]["words-en-0-0"].value() == text
    assert 'value="save"' not in page.content.decode()


def test_spaces_that_slipped_in_are_not_part_of_the_amendment(client, draft, clerk):
    page = words(
        show(
            client,
            address(draft, "?act=edit&paragraph=3"),
            text=" The Assembly notes  matter 3. It regrets  progress. ",
        )
    )
    assert "replace the words “welcomes” with the following word: “regrets”" in page


def test_the_words_of_a_visitor_are_not_taken_as_markup(client, draft, clerk):
    page = show(client, address(draft, "?act=after&paragraph=3"), text="<script>alert(1)</script>")
    assert "<script>alert" not in page.content.decode()


# Two languages


@pytest.fixture
def bilingual(draft):
    texts = {"1": "L'Assemblée agit.", "3": "L'Assemblée prend note. Elle se félicite."}
    add_paragraphs(draft, texts, language="fr")
    return draft


def test_each_language_has_its_field_and_its_instruction(client, bilingual, clerk):
    fields = {
        "words-en-0-0": "The Assembly notes matter 3. It regrets progress.",
        "words-fr-0-0": "L'Assemblée prend note. Elle regrette.",
    }
    page = show(client, address(bilingual, "?act=edit&paragraph=3"), **fields)
    assert "(French)" in words(page)
    assert "Dans le projet de résolution, paragraphe 3, remplacer les mots «se félicite»" in words(
        page
    )
    assert "In the draft resolution, paragraph 3, replace the words “welcomes”" in words(page)


@pytest.mark.parametrize(
    ("reader", "first"), [("fr", "1. L'Assemblée agit."), ("en", "1. The Assembly notes matter 1.")]
)
def test_the_paragraphs_to_choose_from_are_in_the_readers_language(
    client, bilingual, clerk, reader, first
):
    page = client.get(address(bilingual, ""), headers={"accept-language": reader})
    assert page.context["paragraphs"][0][1].startswith(first)
    assert f'lang="{reader}" autofocus' in page.content.decode()


def test_a_language_left_for_later_is_said_and_marked_for_a_person(client, bilingual, clerk):
    where = address(bilingual, "?act=edit&paragraph=3")
    text = "The Assembly notes matter 3. It regrets progress."
    assert "Left for later: French." in words(show(client, where, text=text))
    save(client, where, text=text)
    page = words(client.get(f"/drafts/{bilingual.pk}/?language=fr"))
    assert "It has no instruction in this language." in page


def test_a_paragraph_that_only_one_language_has_is_edited_in_that_one(client, bilingual, clerk):
    page = show(client, address(bilingual, "?act=delete&paragraph=2"))
    assert [one.language for one in page.context["previews"]] == ["en"]
    assert "Left for later: French." in words(page)


# The page


def test_the_number_of_queries_does_not_grow_with_the_amendments(
    client, clerk, django_assert_max_num_queries
):
    draft = make_azur(paragraphs=30)
    for number in range(1, 31):
        make_amendment(draft=draft, number=str(number), instruction=replacing(number))
    with django_assert_max_num_queries(11):
        show(client, address(draft), text="The Assembly notes it.")


def test_it_is_french_for_the_french(client, draft, clerk):
    french = {"accept-language": "fr"}
    page = client.post(address(draft), {"do": "show", "words-en-0-0": "All."}, headers=french)
    assert "Nouveau: Amendement oral 1" in words(page)
    assert "Montrer l’effet" in words(page)


def test_the_sent_form_comes_back_with_all_that_was_written(client, draft, clerk):
    fields = {"number": "12", "signatories": "Ms Ann OTHER\r\nMr Ed EXAMPLE"}
    back = sent_back(show(client, address(draft), text="It ends.", **fields))
    assert back["number"] == "12"
    assert back["signatories"] == fields["signatories"]
    assert back["words-en-0-0"] == "It ends."
