"""Written declarations: the import, the page, signatures that come later, the fixtures."""

import datetime
import json
from dataclasses import asdict
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import IntegrityError, models, transaction
from django.utils.html import escape, strip_tags

from resolutions.declarations.reader import read_declaration
from resolutions.known import Known
from resolutions.models import (
    Delegation,
    Document,
    Dossier,
    DraftText,
    Member,
    PoliticalGroup,
    Signature,
    WrittenDeclaration,
)
from tests.compendium.making.pdf import Layout as PageLayout
from tests.compendium.making.pdf import pdf
from tests.compendium.making.word_xml import document as word
from tests.compendium.making.word_xml import run, wrapped
from tests.factories import make_document, make_dossier, make_draft, make_user

pytestmark = pytest.mark.django_db

FIXTURES = Path(__file__).parents[2] / "fixtures"
SEED = FIXTURES / "sources" / "declaration-829.fr.txt"
PAGE = "/declarations/829/"
SIGN = "/declarations/829/sign/"


@pytest.fixture
def assembly():
    call_command("loaddata", str(FIXTURES / "assembly.json"), verbosity=0)


@pytest.fixture
def bring_in(tmp_path, capsys, assembly):
    """Return a function that imports a printed text and gives what the command says as JSON."""

    def bring_in(text, *options):
        file = tmp_path / "declaration.txt"
        file.write_text(text, encoding="utf-8")
        capsys.readouterr()
        call_command("import_declaration", str(file), "--json", *options)
        return json.loads(capsys.readouterr().out)

    return bring_in


@pytest.fixture
def seed():
    return SEED.read_text(encoding="utf-8")


@pytest.fixture
def published(bring_in, seed):
    """Declaration 829 in a dossier that anyone may read."""
    bring_in(seed, "--dossier", "kazakhstan")
    Dossier.objects.update(is_published=True)
    return WrittenDeclaration.objects.get()


@pytest.fixture
def clerk(client):
    client.force_login(
        make_user(permissions=["resolutions.add_signature", "resolutions.view_dossier"])
    )
    return client


def codes(report):
    return [problem["code"] for problem in report["problems"]]


def add_line(text, line, total=22):
    return text.replace("\nTotal = 21", f"{line}\n\nTotal = {total}")


def words(page):
    return " ".join(strip_tags(page.content.decode().replace("<", " <")).split())


def rows():
    kept = [Document, WrittenDeclaration, Signature, Dossier]
    return {one.__name__: (one.objects.count(), one.history.count()) for one in kept}


# The import


def test_the_seed_becomes_rows(bring_in, seed):
    report = bring_in(seed, "--dossier", "kazakhstan")
    assert (report["number"], report["total"], report["saved"], codes(report)) == (
        829,
        21,
        True,
        [],
    )
    declaration = WrittenDeclaration.objects.get()
    assert declaration.document.dossier.slug == "kazakhstan"
    assert declaration.document.reference == "Doc. 16320"
    assert declaration.date == datetime.date(2026, 1, 19)
    assert declaration.signatures.count() == 21
    first = declaration.signatures.get(position=1)
    assert (first.delegation.code, first.political_group.code, first.signed_on) == (
        "GB",
        "alde",
        None,
    )
    assert not declaration.signatures.filter(delegation=None).exists()


def test_repeating_the_import_changes_nothing(bring_in, seed):
    bring_in(seed, "--dossier", "kazakhstan")
    before = rows()
    assert bring_in(seed)["changes"] == []
    assert rows() == before


def test_a_trial_saves_nothing(bring_in, seed):
    report = bring_in(seed, "--dry-run")
    assert report["saved"] is False
    assert not Dossier.objects.exists()


def test_a_newer_version_adds_signatures_with_their_day(bring_in, seed):
    bring_in(seed)
    newer = add_line(seed, "NEW Nora, Italie, SOC").replace("19 janvier", "2 février")
    report = bring_in(newer)
    added = Signature.objects.get(name="NEW Nora")
    assert (added.position, added.signed_on) == (22, datetime.date(2026, 2, 2))
    assert report["problems"] == []
    assert WrittenDeclaration.objects.get().date == datetime.date(2026, 1, 19)


def test_a_day_that_is_not_printed_can_be_given_else_it_is_told(bring_in, seed):
    bring_in(seed)
    bring_in(add_line(seed, "NEW Nora, Italie, SOC"), "--signed-on", "2026-01-30")
    assert Signature.objects.get(name="NEW Nora").signed_on == datetime.date(2026, 1, 30)
    report = bring_in(add_line(seed, "NEW Nora, Italie, SOC\nLATE Ann, Italie, SOC", 23))
    assert codes(report) == ["no-date-of-signature"]


def test_a_version_that_lacks_a_signature_removes_none(bring_in, seed):
    bring_in(seed)
    shorter = seed.replace("BITZ Olivier, France, ADLE\n", "").replace("Total = 21", "Total = 20")
    assert codes(bring_in(shorter)) == ["signature-missing"]
    assert Signature.objects.count() == 21


@pytest.mark.parametrize("end", ["un leader régional", "(voir au verso)", "GOGA Pavol, Rép"])
def test_a_file_that_ends_in_the_middle_is_refused_and_changes_nothing(bring_in, seed, end):
    bring_in(seed)
    before = rows()
    with pytest.raises(CommandError, match="ends in the middle") as error:
        bring_in(seed[: seed.index(end) + len(end)])
    assert "\n" not in str(error.value)
    assert rows() == before


def test_a_file_that_ends_after_a_paragraph_does_not_shorten_the_text(bring_in, seed):
    bring_in(seed)
    with pytest.raises(CommandError, match="beginning of the text that is there"):
        bring_in(seed[: seed.index("Nous prenons note")])
    assert "Nous prenons note" in WrittenDeclaration.objects.get().text_fr


def test_a_signature_after_the_last_day_is_told(bring_in, seed):
    bring_in(seed)
    WrittenDeclaration.objects.update(deadline=datetime.date(2026, 1, 25))
    report = bring_in(add_line(seed, "NEW Nora, Italie, SOC"), "--signed-on", "2026-01-30")
    assert codes(report) == ["after-the-deadline"]


def test_the_other_language_joins_the_same_declaration(bring_in, seed):
    bring_in(seed)
    english = """Doc. 16320\n19 January 2026\nSupport\nWritten declaration No. 829\n
This written declaration commits only those who have signed it.\n\nWe, the undersigned, declare:\n
Signed:\n\nGERMAN Michael, United Kingdom, ALDE\n\nTotal = 1\n"""
    bring_in(english)
    declaration = WrittenDeclaration.objects.get()
    assert (declaration.title_en, declaration.signatures.count()) == ("Support", 21)
    assert declaration.title_fr.startswith("Soutien")
    assert Document.objects.filter(kind="written_declaration").count() == 2


def test_what_a_person_corrected_stays_until_the_file_says_something_new(bring_in, seed):
    bring_in(seed)
    WrittenDeclaration.objects.update(title_fr="Corrigé")
    bring_in(seed)
    assert WrittenDeclaration.objects.get().title_fr == "Corrigé"
    bring_in(seed.replace("Soutien aux", "Appui aux"))
    assert WrittenDeclaration.objects.get().title_fr.startswith("Appui")


def test_unknown_countries_and_groups_are_kept_as_printed_and_told(bring_in, seed):
    text = seed.replace("Royaume-Uni, ADLE", "Atlantide, XYZ")
    assert codes(bring_in(text)) == ["not-in-legend", "unknown-country", "unknown-group"]
    first = Signature.objects.get(position=1)
    assert (first.country, first.group_name) == ("Atlantide", "XYZ")
    assert first.delegation is None


def test_members_are_linked_when_certain_and_asked_about_when_not(bring_in, seed):
    britain, iceland = (Delegation.objects.get(code=code) for code in ("GB", "IS"))
    michael = Member.objects.create(first_name="Michael", last_name="German", delegation=britain)
    Member.objects.create(first_name="Sigríður", last_name="Andersen", delegation=iceland)
    report = bring_in(seed)
    assert codes(report) == ["which-member", "no-member"]
    assert [one.member for one in Signature.objects.exclude(member=None)] == [michael]


def in_format(text, ending):
    """Return a file of this format that prints the lines of `text`."""
    if ending == "docx":
        return word(*(wrapped(run(line)) for line in text.splitlines()))
    if ending == "html":
        page = "".join(f"<p>{escape(line)}</p>" for line in text.splitlines() if line)
        return f'<html><meta charset="utf-8"><body>{page}</body></html>'.encode()
    return pdf(text, PageLayout())


@pytest.mark.parametrize("ending", ["html", "docx", "pdf"])
def test_a_declaration_is_read_from_every_format(tmp_path, capsys, assembly, seed, ending):
    file = tmp_path / f"declaration.{ending}"
    file.write_bytes(in_format(seed, ending))
    call_command("import_declaration", str(file), "--json")
    report = json.loads(capsys.readouterr().out)
    wanted = read_declaration(seed)
    assert (report["number"], report["date"], report["total"]) == (829, "2026-01-19", 21)
    assert report["text"] == list(wanted.paragraphs)
    assert report["signatories"] == [asdict(one) for one in wanted.signatories]
    assert WrittenDeclaration.objects.get().signatures.count() == 21


@pytest.mark.parametrize(
    ("text", "options", "message"),
    [
        ("Hello", [], "no written declaration"),
        ("%PDF-1.4", [], "PDF file is damaged"),
        ("", [], "empty"),
    ],
)
def test_what_is_no_declaration_saves_nothing(bring_in, text, options, message):
    with pytest.raises(CommandError, match=message):
        bring_in(text, *options)
    assert not Document.objects.exists()


def test_a_title_that_is_too_long_saves_nothing(bring_in, seed):
    with pytest.raises(CommandError, match="at most 500"):
        bring_in(seed.replace("Soutien", "Soutien " * 80))
    assert not Dossier.objects.exists()


@pytest.mark.parametrize(
    ("change", "options", "message"),
    [
        (("Doc. 16320", "Doc. 16321"), [], "is Doc. 16320, not Doc. 16321"),
        (("", ""), ["--dossier", "other"], "not in other"),
    ],
)
def test_another_doc_or_dossier_is_refused(bring_in, seed, change, options, message):
    bring_in(seed, "--dossier", "kazakhstan")
    with pytest.raises(CommandError, match=message):
        bring_in(seed.replace(*change), *options)


# Signatures are never removed


def test_no_signature_can_be_deleted(published):
    signature = Signature.objects.first()
    for remove in (signature.delete, Signature.objects.all().delete, published.delete):
        with pytest.raises(models.ProtectedError):
            remove()
    assert Signature.objects.count() == 21


def test_the_admin_offers_no_deletion_of_signatures(client, published):
    client.force_login(make_user(is_staff=True, is_superuser=True))
    signature = Signature.objects.first()
    assert (
        client.post(
            f"/admin/resolutions/signature/{signature.pk}/delete/", {"post": "yes"}
        ).status_code
        == 403
    )
    page = client.get("/admin/resolutions/signature/")
    assert "delete_selected" not in page.content.decode()


@pytest.mark.parametrize("same", [{"name": "BITZ Olivier", "country": "France"}, {"position": 1}])
def test_the_database_refuses_the_same_signature_twice(published, same):
    fields = {"name": "NEW Nora", "position": 99, **same}
    with pytest.raises(IntegrityError), transaction.atomic():
        Signature.objects.create(declaration=published, **fields)


# The page


def test_the_page_is_for_those_who_may_read_the_dossier(client, published):
    assert client.get(PAGE).status_code == 200
    Dossier.objects.update(is_published=False)
    assert client.get(PAGE).status_code == 404
    client.force_login(make_user())
    assert client.get(PAGE).status_code == 404
    client.force_login(make_user(permissions=["resolutions.view_dossier"]))
    assert client.get(PAGE).status_code == 200


@pytest.mark.parametrize("number", ["830", "0", "9" * 40])
def test_there_is_no_page_for_a_declaration_that_does_not_exist(client, published, number):
    assert client.get(f"/declarations/{number}/").status_code == 404


def test_the_page_shows_the_text_the_signatories_and_the_rule(client, published):
    page = words(client.get(PAGE))
    assert "Soutien aux réformes démocratiques au Kazakhstan" in page
    assert "21 signatories" in page
    assert "KOSTADINOVSKA-STOJCHEVSKA Bisera North Macedonia SOC" in page
    assert "232 Words (French text) open · at most 200" in page
    assert "13 National delegations among them met · at least 4" in page
    assert "4 Political groups among them met · at least 2" in page
    assert "Armenia 5" in page
    assert "Add a signature" not in page


def test_the_page_tells_who_is_not_known(client, published):
    Signature.objects.filter(position=1).update(delegation=None, political_group=None)
    page = words(client.get(PAGE))
    assert "1 signatory is not counted: not known." in page
    assert "Royaume-Uni delegation not known" in page


def test_a_signature_that_came_later_is_shown_with_its_day_and_not_counted_for_the_rule(
    client, published
):
    Signature.objects.create(
        declaration=published, name="NEW Nora", position=22, signed_on="2026-01-30"
    )
    page = words(client.get(PAGE))
    assert "22 signatories" in page
    assert "added on 30 January 2026" in page
    assert "21 Members who signed when it was tabled" in page
    assert "1 signature was added later." in page


def test_a_cited_text_leads_to_its_draft(client, published):
    title = "L'Assemblée parlementaire doit soutenir le Kazakhstan dans la poursuite de ses réformes démocratiques"
    dossier = make_dossier()
    draft = make_draft(document=make_document(dossier=dossier, title="x", title_fr=title))
    page = client.get(PAGE).content.decode()
    assert (
        page.count(f'<a href="/drafts/{draft.pk}/">Résolution 2616 (2025)</a>') == 2
    )  # text, list
    assert "the draft of this title" in words(client.get(PAGE))
    DraftText.objects.update(adopted_number="2616 (2025)")
    assert "the draft of this title" not in words(client.get(PAGE))
    Dossier.objects.filter(pk=dossier.pk).update(is_published=False)
    page = client.get(PAGE)
    assert "Résolution 2616 (2025) · not kept here" in words(page)
    assert page.content.decode().count('href="https://pace.coe.int/en/"') == 2


def test_the_page_asks_few_questions_of_the_database(
    client, published, django_assert_max_num_queries
):
    with django_assert_max_num_queries(8):
        client.get(PAGE)


def test_the_dossier_leads_to_the_declaration(client, published):
    page = client.get("/dossiers/kazakhstan/").content.decode()
    assert f'href="{PAGE}"' in page
    assert page.count("Written declaration No. 829") == 1


# A signature added by the secretariat


def sign(clerk, **fields):
    return clerk.post(SIGN, {"name": "NEW Nora", "signed_on": "2026-01-30", **fields}, follow=True)


def test_only_who_may_add_a_signature_adds_one(client, published):
    assert client.post(SIGN).status_code in {302, 403}
    client.force_login(make_user(permissions=["resolutions.view_dossier"]))
    assert sign(client).status_code == 403
    assert client.get(SIGN).status_code == 405
    assert Signature.objects.count() == 21


def test_nobody_signs_what_they_may_not_read(client, published):
    Dossier.objects.update(is_published=False)
    client.force_login(make_user(permissions=["resolutions.add_signature"]))
    assert sign(client).status_code == 404


def test_a_signature_of_nobody_in_the_list_is_added_as_printed(clerk, published):
    italy, soc = Delegation.objects.get(code="IT"), PoliticalGroup.objects.get(code="soc")
    page = sign(clerk, delegation=italy.pk, political_group=soc.pk)
    assert "NEW Nora was added as printed" in words(page)
    added = Signature.objects.get(position=22)
    assert (added.delegation, added.country, added.group_name) == (italy, "Italy", "SOC")
    assert added.history.get().history_user is not None


def test_a_certain_member_brings_delegation_and_group(clerk, published):
    italy = Delegation.objects.get(code="IT")
    nora = Member.objects.create(first_name="Nora", last_name="New", delegation=italy)
    assert "the member Nora New" in words(sign(clerk))
    assert Signature.objects.get(member=nora).delegation == italy


def test_a_name_in_doubt_is_asked_about(clerk, published):
    nora = Member.objects.create(first_name="Nora Ann", last_name="New")
    page = sign(clerk)
    assert "Which member is it?" in words(page)
    assert Signature.objects.count() == 21
    sign(clerk, member="0")
    assert Signature.objects.get(position=22).member is None
    sign(clerk, name="New Nora A.", member=str(nora.pk))
    assert Signature.objects.filter(member=nora).exists()


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"name": ""}, "This field is required."),
        ({"name": "BITZ Olivier"}, "This name is already under the declaration."),
        ({"name": "x" * 201}, "at most 200"),
        ({"signed_on": "soon"}, "Enter a valid date."),
        ({"signed_on": "2026-01-01"}, "The declaration was not yet tabled then."),
        ({"signed_on": "2026-05-01"}, "Signatures could no longer be added then."),
        ({"delegation": "x"}, "Select a valid choice."),
        ({"political_group": "99999999999999999999"}, "Select a valid choice."),
        ({"name": "a\0b"}, "Null characters are not allowed."),
    ],
)
def test_a_wrong_signature_is_refused_beside_its_field(clerk, published, fields, message):
    WrittenDeclaration.objects.update(deadline="2026-04-30")
    page = sign(clerk, **fields)
    assert message in words(page)
    assert Signature.objects.count() == 21


def test_a_member_signs_once(clerk, published):
    nora = Member.objects.create(first_name="Nora", last_name="New")
    Signature.objects.filter(position=1).update(member=nora)
    assert "This member has already signed the declaration." in words(sign(clerk))


# Members that come later


def test_signatures_are_linked_once_the_members_are_there(published, capsys):
    Member.objects.create(
        first_name="Olivier", last_name="Bitz", delegation=Delegation.objects.get(code="FR")
    )
    Member.objects.create(
        first_name="Marek", last_name="Borowski", delegation=Delegation.objects.get(code="IT")
    )
    call_command("link_members", "--json", "--dry-run")
    report = json.loads(capsys.readouterr().out)
    assert report["linked"] == [{"name": "BITZ Olivier", "member": "Olivier Bitz"}]
    assert report["questions"] == [{"name": "BOROWSKI Marek", "members": ["Marek Borowski"]}]
    assert not Signature.objects.exclude(member=None).exists()
    call_command("link_members", verbosity=0)
    assert Signature.objects.exclude(member=None).count() == 1


# Fixtures


def test_the_fixture_has_46_delegations_with_a_name_in_each_language(assembly):
    assert Delegation.objects.count() == 46
    assert PoliticalGroup.objects.count() == 6
    known = Known()
    for printed, code in [("Royaume-Uni", "GB"), ("united kingdom", "GB"), ("Turkey", "TR"), ("SK", "SK"),
                          ("Slovaquie", "SK"), ("Pays-Bas", "NL"), ("ITALIE", "IT")]:  # fmt: skip
        assert known.delegation(printed).code == code
    for printed, code in [
        ("ADLE", "alde"),
        ("PPE/DC", "epp"),
        ("GUE", "uel"),
        ("NR", "ni"),
        ("Soc", "soc"),
    ]:
        assert known.group(printed).code == code
    assert known.delegation("Atlantis") is None


def test_the_fixture_of_the_declaration_is_made_anew_to_the_byte(tmp_path):
    output = tmp_path / "again.json"
    call_command(
        "make_declaration_fixture", str(SEED), "--dossier", "kazakhstan", "--output", str(output), verbosity=0
    )  # fmt: skip
    assert output.read_bytes() == (FIXTURES / "written-declarations.json").read_bytes()
    assert not Dossier.objects.exists()


def prepare(tmp_path):
    call_command("prepare_demo", "--password-file", str(tmp_path / "password"), verbosity=0)


def test_the_demo_has_the_declaration_in_its_dossier(tmp_path, client):
    prepare(tmp_path)
    assert client.get(PAGE).status_code == 200
    assert WrittenDeclaration.objects.get().document.dossier.slug == "kazakhstan"
    assert Signature.objects.filter(delegation=None).count() == 0


def test_preparing_the_demo_again_adds_what_is_missing_and_keeps_what_was_entered(tmp_path):
    france = Delegation.objects.create(code="FR", name_en="My France", name_fr="Ma France")
    prepare(tmp_path)
    DraftText.objects.get().amendments.filter(number="4").delete()
    DraftText.objects.get().amendments.filter(number="6").update(number="66")
    Delegation.objects.get(code="MC").delete()
    Signature.objects.filter(position=1).update(name="Corrected")
    prepare(tmp_path)
    france.refresh_from_db()
    assert (france.name_en, Delegation.objects.count()) == ("My France", 46)
    numbers = set(DraftText.objects.get().amendments.values_list("number", flat=True))
    assert "4" not in numbers
    assert {"66"} == numbers - {"1", "2", "3", "5", "7"}
    assert Signature.objects.get(position=1).name == "Corrected"


def test_an_older_demo_gets_what_came_since(tmp_path):
    call_command("loaddata", str(FIXTURES / "kazakhstan.json"), verbosity=0)
    prepare(tmp_path)
    assert (Delegation.objects.count(), Signature.objects.count()) == (46, 21)


def test_a_demo_without_its_dossier_does_not_stop(tmp_path):
    prepare(tmp_path)
    Dossier.objects.update(slug="renamed")
    prepare(tmp_path)
    assert WrittenDeclaration.objects.count() == 1
