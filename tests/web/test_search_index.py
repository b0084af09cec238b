"""The index of the search follows the rows, whoever writes them, and on either database."""

import re
from io import StringIO

import pytest
from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.core.management import CommandError, call_command
from django.db import connection, transaction
from django.db.migrations.executor import MigrationExecutor
from django.utils.translation import override
from simple_history.utils import bulk_create_with_history, bulk_update_with_history

from amendments.models import Amendment, Instruction, SearchEntry, SearchPending, Sponsor
from amendments.search.index import bring_up_to_date, find_faults, index_everything
from amendments.search.kinds import KINDS
from amendments.search.matching import matching
from amendments.search.query import read_query
from amendments.search.results import Filters, find
from amendments.search.watching import (
    install_watchers,
    installed,
    missing_watchers,
    remove_watchers,
)
from resolutions.models import (
    Delegation,
    Document,
    Dossier,
    DraftText,
    Member,
    Paragraph,
    PoliticalGroup,
)
from tests.factories import (
    make_amendment,
    make_delegation,
    make_document,
    make_dossier,
    make_draft,
    make_user,
)
from tests.web.test_admin import amendment_fields

pytestmark = pytest.mark.django_db
COMPENDIUM = settings.BASE_DIR / "fixtures" / "sources" / "doc-16245.fr.txt"
SEEDS = sorted((settings.BASE_DIR / "fixtures" / "sources").glob("*.txt"))


def hits(typed, user=None):
    """Return what a search finds, as "kind number", best first."""
    results = find(read_query(typed), user or AnonymousUser(), Filters())
    entries = list(results.entries)
    assert len(entries) == results.count
    return [f"{entry.kind} {entry.number}".strip() for entry in entries]


@pytest.fixture
def draft():
    return make_draft(paragraphs={"1": "The Assembly loves forests."})


# Each way of saving


def test_a_row_that_is_made_is_found(draft):
    assert hits("forest loved") == ["paragraph 1"]


def test_a_row_that_is_saved_is_found_by_its_new_words_alone(draft):
    paragraph = draft.paragraphs.get()
    assert hits("forests loves") == ["paragraph 1"]
    paragraph.text = "The Assembly loves rivers."
    paragraph.save()
    assert hits("loves rivers") == ["paragraph 1"]
    assert hits("loves forests") == []


def test_a_row_that_is_deleted_is_not_found(draft):
    draft.paragraphs.get().delete()
    assert hits("loves") == []


def test_rows_that_are_deleted_together_are_not_found(draft):
    make_amendment(draft=draft, number="4", instruction="Plant oaks", tabled_by=["Ann OTHER"])
    assert hits("oak other") == ["amendment 4"]
    Amendment.objects.all().delete()  # takes instructions and signatories with it
    Paragraph.objects.all().delete()
    assert hits("oak") == hits("loves") == []
    bring_up_to_date()
    assert set(SearchEntry.objects.values_list("kind", flat=True)) == {"document", "dossier"}


def test_a_bulk_update_is_found(draft):
    hits("loves")
    Paragraph.objects.update(text="Rivers, too.")
    assert hits("river") == ["paragraph 1"]
    assert hits("loves") == []


def test_rows_written_in_bulk_with_their_history_are_found(draft):
    new = [Paragraph(draft=draft, language="en", position=2, number="2", text="Oaks are trees.")]
    bulk_create_with_history(new, Paragraph)
    assert hits("oak") == ["paragraph 2"]
    row = Paragraph.objects.get(number="2")
    row.text = "Elms are trees."
    bulk_update_with_history([row], Paragraph, ["text"])
    assert hits("elm") == ["paragraph 2"]
    assert hits("oak") == []


def test_what_sql_writes_is_found(draft):
    hits("loves")
    with connection.cursor() as cursor:
        cursor.execute("UPDATE resolutions_paragraph SET text = 'Heaths and moors.'")
    assert hits("moor") == ["paragraph 1"]
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM resolutions_paragraph")
    assert hits("moor") == []


def test_a_fixture_is_found():
    call_command("loaddata", settings.BASE_DIR / "fixtures" / "kazakhstan.json", verbosity=0)
    assert hits("peine de mort")[0].startswith("paragraph")
    assert "amendment 4" in hits("lucks")
    assert find_faults() == []


def test_a_fixture_loaded_again_changes_no_answer():
    for _time in range(2):
        call_command("loaddata", settings.BASE_DIR / "fixtures" / "kazakhstan.json", verbosity=0)
        assert len(hits("9.2.1")) == 2
    assert find_faults() == []


def test_an_imported_compendium_is_found():
    call_command("import_compendium", COMPENDIUM, dossier="kazakhstan", stdout=StringIO())
    Dossier.objects.update(is_published=True)
    assert hits("reforme democratique")[:2] == ["document 16245", "document 16245"]
    assert find_faults() == []


def test_what_a_trial_import_wrote_is_not_found():
    call_command("import_compendium", COMPENDIUM, dry_run=True, stdout=StringIO())
    assert hits("kazakhstan") == []
    assert not SearchEntry.objects.exists()


def test_what_is_undone_is_not_found(draft):
    with transaction.atomic():
        Paragraph.objects.update(text="Rivers.")
        assert hits("river") == ["paragraph 1"]
        transaction.set_rollback(True)
    assert hits("river") == []
    assert hits("loves") == ["paragraph 1"]


def test_what_forms_of_the_admin_save_is_found_and_what_they_delete_is_not(client):
    """An amendment with a signatory and an instruction: rows of three tables in one form."""
    draft = make_draft()
    client.force_login(make_user(is_staff=True, is_superuser=True))
    page = "/admin/amendments/amendment/add/"
    fields = amendment_fields(
        draft, printed="In the draft resolution, delete paragraph 2 on oaks.", by_hand=True
    )
    revision = client.get(page).context["revision"]
    assert client.post(page, {**fields, "revision": revision}).status_code == 302
    assert hits("oak river") == ["amendment 4"]
    note = make_document(kind="note", title="On heaths")
    assert hits("heath") == [f"document {note.reference[5:]}"]
    page = f"/admin/resolutions/document/{note.pk}/delete/"
    assert client.post(page, {"post": "yes"}).status_code == 302
    assert hits("heath") == []


# Rows that are made of several


def test_an_amendment_is_found_by_its_instruction_its_signatories_its_note_and_its_number(draft):
    make_amendment(
        draft=draft,
        number="4",
        instruction="Plant oaks",
        tabled_by=["Max LUCKS"],
        explanatory_note_en="Shade is needed.",
        committee_en="Committee on Trees",
    )
    for typed in ("oak", "lucks", "shade", "committee on trees", "amendment 4", "max oak"):
        assert hits(typed) == ["amendment 4"], typed


def test_a_change_of_a_part_is_found(draft):
    amendment = make_amendment(draft=draft, number="4", instruction="Plant oaks", tabled_by=["A B"])
    assert hits("oak") == ["amendment 4"]
    Instruction.objects.update(printed="Plant elms")
    Sponsor.objects.update(name="Max LUCKS")
    assert hits("elm lucks") == ["amendment 4"]
    amendment.sponsors.all().delete()
    assert hits("lucks") == []
    amendment.instructions.all().delete()
    assert hits("elm") == []


def test_notes_of_the_secretariat_are_never_searched(draft):
    make_amendment(draft=draft, number="4", instruction="Plant oaks", notes="Confidential: beware")
    assert hits("beware", make_user(permissions=["resolutions.view_dossier"])) == []


def test_an_amendment_without_words_is_found_by_its_number_and_signatories(draft):
    make_amendment(draft=draft, number="77", tabled_by=["Max LUCKS"])
    assert hits("77") == hits("lucks") == ["amendment 77"]


def test_a_document_is_found_by_reference_title_text_and_adopted_number(draft):
    Document.objects.update(text="Long words about owls.")
    draft.adopted_number = "2616 (2025)"
    draft.save()
    number = draft.document.reference[5:]
    for typed in (number, draft.document.reference, "owl", "forests of Europe", "2616 (2025)"):
        assert hits(typed) == [f"document {number}"], typed


def test_a_member_is_found_by_name_delegation_and_group_by_those_who_may():
    clerk = make_user(permissions=["resolutions.view_dossier"])
    group = PoliticalGroup.objects.create(
        code="soc",
        name_en="Socialists",
        name_fr="Socialistes",
        short_name_en="SOC",
        short_name_fr="SOC",
    )
    delegation = make_delegation(code="FR")
    Member.objects.create(
        first_name="Ada", last_name="ÇELİK", delegation=delegation, political_group=group
    )
    for typed in ("celik", "Ada Çelik", "Land FR", "socialistes", "soc"):
        assert hits(typed, clerk) == ["member"], typed
    assert hits("celik") == []
    Delegation.objects.update(name_fr="Atlantide")
    PoliticalGroup.objects.update(name_en="Greens")
    assert hits("atlantide greens celik", clerk) == ["member"]
    assert hits("socialists", clerk) == []


def test_a_draft_that_moves_to_another_dossier_takes_its_words_along(draft):
    make_amendment(draft=draft, number="4", instruction="The Assembly loves oaks")
    assert hits("loves") == ["paragraph 1", "amendment 4"]
    closed = make_dossier(slug="closed", is_published=False)
    Document.objects.update(dossier=closed)
    assert hits("loves") == []
    opened = make_document(dossier=make_dossier(slug="opened"))
    DraftText.objects.update(document=opened)
    assert hits("loves") == ["paragraph 1", "amendment 4"]
    assert find_faults() == []


def test_a_dossier_that_is_published_is_found_at_once(draft):
    Dossier.objects.update(is_published=False)
    assert hits("loves") == []
    Dossier.objects.update(is_published=True)
    assert hits("loves") == ["paragraph 1"]


# The index itself


@pytest.mark.parametrize("source", SEEDS, ids=lambda source: source.name)
def test_every_word_of_every_source_finds_its_document(source):
    text = source.read_text(encoding="utf-8")
    make_document(kind="note", text=text, language="fr")
    bring_up_to_date()
    entries = SearchEntry.objects.filter(kind="document")
    for word in sorted(set(text.split()) | set(re.findall(r"\w+", text))):
        query = read_query(word)
        assert not query or matching(entries, query).exists(), word


def test_a_text_of_more_words_than_any_language_has_does_not_stop_the_search(draft):
    make_document(
        kind="note", text=" ".join(f"mot{number}x" for number in range(90_000)), language="fr"
    )
    assert hits("mot7x")[0].startswith("document")
    assert hits("loves") == ["paragraph 1"]


def test_nothing_is_left_to_index_after_a_search(draft):
    assert SearchPending.objects.exists()
    hits("anything")
    assert not SearchPending.objects.exists()


def test_many_changes_are_indexed_in_several_goes(draft, monkeypatch):
    monkeypatch.setattr("amendments.search.index.BATCH", 2)
    for _time in range(3):
        Paragraph.objects.update(text="Rivers.")
    assert hits("river") == ["paragraph 1"]


def test_an_index_made_anew_is_the_same(draft):
    make_amendment(draft=draft, number="4", instruction="Plant oaks", tabled_by=["Max LUCKS"])
    bring_up_to_date()
    fields = (
        "kind",
        "object_id",
        "language",
        "dossier",
        "number",
        "length",
        "title_stems",
        "stems",
    )
    before = set(SearchEntry.objects.values_list(*fields))
    index_everything()
    assert set(SearchEntry.objects.values_list(*fields)) == before
    assert hits("oak") == ["amendment 4"]


def test_the_check_finds_what_is_not_as_the_rows_say(draft):
    out = StringIO()
    call_command("check_search", stdout=out)
    assert "as the rows say" in out.getvalue()
    bring_up_to_date()
    call_command("check_search", stdout=StringIO())
    SearchEntry.objects.filter(kind="paragraph").update(stems="|other|")
    SearchEntry.objects.create(kind="paragraph", object_id=99_999, length=1)
    with pytest.raises(CommandError, match="has 3 faults; run migrate, then index_search"):
        call_command("check_search", stdout=out)
    key = draft.paragraphs.get().pk
    assert f"paragraph {key} is not as the row says." in out.getvalue()
    assert "paragraph 99999 is stale." in out.getvalue()
    call_command("index_search", stdout=out)
    assert "rows indexed" in out.getvalue()
    assert find_faults() == []


@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL's index is never out of step")
def test_the_check_finds_that_fts5_is_out_of_step(draft):
    bring_up_to_date()
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO amendments_searchindex (rowid, stems) VALUES (1, '|other|')")
    assert "The index of SQLite is out of step with the entries." in find_faults()
    index_everything()
    assert find_faults() == []


def test_only_what_was_written_can_be_indexed(draft):
    out = StringIO()
    call_command("index_search", pending=True, stdout=out)
    assert "changes indexed" in out.getvalue()
    assert not SearchPending.objects.exists()


def test_every_table_that_is_watched_exists():
    assert missing_watchers("default") == []
    tables = set(connection.introspection.table_names())
    assert {watch.table for kind in KINDS for watch in kind.watches} <= tables


def test_watchers_stand_aside_for_a_migration_and_what_was_written_meanwhile_is_found(draft):
    hits("loves")
    plan = ["a migration"]
    remove_watchers("default", plan)
    assert missing_watchers("default") != []
    Paragraph.objects.update(text="Rivers.")
    install_watchers("default", plan)
    assert missing_watchers("default") == []
    assert hits("river") == ["paragraph 1"]
    Paragraph.objects.update(text="Oaks.")
    assert hits("oak") == ["paragraph 1"]


def test_a_migrate_that_has_nothing_to_do_loses_no_change(draft):
    hits("loves")
    Paragraph.objects.update(text="Rivers.")
    remove_watchers("default", [])
    assert missing_watchers("default") == []
    install_watchers("default", [])
    assert hits("river") == ["paragraph 1"]


def test_watchers_that_do_something_else_are_replaced(draft, monkeypatch):
    """Names end in a digest, so that a changed table of kinds needs no migration."""
    bring_up_to_date()
    monkeypatch.setattr("amendments.search.watching.KINDS", KINDS[:1])
    install_watchers("default", [])
    Paragraph.objects.update(text="Rivers.")
    assert not SearchPending.objects.filter(kind="paragraph").exists()
    monkeypatch.undo()
    assert missing_watchers("default") != []
    install_watchers("default", [])
    assert missing_watchers("default") == []
    assert hits("river") == ["paragraph 1"]


def test_a_watcher_that_was_lost_comes_back_with_everything_indexed_anew(draft):
    bring_up_to_date()
    remove_watchers("default", ["lost"])
    Paragraph.objects.update(text="Rivers.")
    call_command("migrate", verbosity=0)
    assert missing_watchers("default") == []
    assert hits("river") == ["paragraph 1"]


def test_a_watcher_comes_back_whose_trigger_alone_was_lost(draft):
    name, table = min(installed(connection).items())
    with connection.cursor() as cursor:
        # On PostgreSQL its function stays behind.
        on = "" if connection.vendor == "sqlite" else f" ON {table}"
        cursor.execute(f"DROP TRIGGER {name}{on}")
    assert missing_watchers("default") == [name]
    install_watchers("default", [])
    assert missing_watchers("default") == []


@pytest.mark.django_db(transaction=True)
def test_a_table_can_be_made_anew_and_the_index_taken_away_and_put_back():
    """SQLite drops and renames tables in a migration, which triggers would stop."""
    draft = make_draft(paragraphs={"1": "The Assembly loves forests."})
    executor = MigrationExecutor(connection)
    try:
        call_command(
            "migrate",
            "amendments",
            executor.loader.graph.root_nodes("amendments")[0][1],
            verbosity=0,
        )
        assert "amendments_searchentry" not in connection.introspection.table_names()
        draft.paragraphs.update(text="Rivers.")
    finally:
        call_command("migrate", verbosity=0)
    assert hits("river") == ["paragraph 1"]
    with connection.schema_editor() as editor:
        remove_watchers("default", ["plan"])
        before, after = (Paragraph._meta.get_field("number") for _ in range(2))
        after = after.clone()
        after.max_length = 31
        after.set_attributes_from_name("number")
        after.model = Paragraph
        editor.alter_field(Paragraph, before, after)
        editor.alter_field(Paragraph, after, before)
    install_watchers("default", ["plan"])
    draft.paragraphs.update(text="Oaks.")
    assert hits("oak") == ["paragraph 1"]
    assert find_faults() == []


def test_what_is_indexed_does_not_depend_on_who_has_it_indexed():
    call_command("loaddata", "assembly", "kazakhstan", "written-declarations", verbosity=0)
    with override("fr"):
        index_everything()
    with override("en"):
        assert find_faults() == []
    assert hits("declaration ecrite 829") == ["declaration 829"]
