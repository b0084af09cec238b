"""The page of a written declaration in a real browser: readable for everybody, within the policy."""

from pathlib import Path

import pytest
from django.core.management import call_command

from resolutions.models import Dossier, Member, Signature

FIXTURES = Path(__file__).parents[2] / "fixtures"


@pytest.fixture
def declaration(transactional_db):
    call_command("loaddata", str(FIXTURES / "assembly.json"), verbosity=0)
    source = FIXTURES / "sources" / "declaration-829.fr.txt"
    call_command("import_declaration", str(source), "--dossier", "kazakhstan", verbosity=0)
    Dossier.objects.update(is_published=True)


@pytest.mark.parametrize("width", [1440, 390])
def test_nothing_stands_in_the_way_of_a_reader(declaration, new_page, accessibility_faults, width):
    page = new_page(viewport={"width": width, "height": 800})
    page.goto("/declarations/829/")
    assert accessibility_faults(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") == width


def test_a_signature_is_added_without_scripts_after_a_question(declaration, new_page, clerk):
    nora = Member.objects.create(first_name="Nora Ann", last_name="New")
    page = new_page(signed_in_as=clerk, java_script_enabled=False)
    page.goto("/declarations/829/")
    page.get_by_label("Name").fill("NEW Nora")
    page.get_by_label("Signed on").fill("2026-02-01")
    page.get_by_role("button", name="Add the signature").click()
    page.get_by_label("Nora Ann New").check()
    page.get_by_role("button", name="Add the signature").click()
    page.get_by_text("NEW Nora was added").wait_for()
    assert Signature.objects.get(member=nora).position == 22


def test_a_list_of_members_is_imported_within_the_policy(declaration, new_page, clerk):
    page = new_page(signed_in_as=clerk)
    page.goto("/admin/resolutions/member/import/")
    content = b"first name,last name,delegation\nNora,NEW,IT\n"
    page.get_by_label("File to import").set_input_files(
        {"name": "members.csv", "mimeType": "text/csv", "buffer": content}
    )
    page.get_by_role("button", name="Show the preview").click()
    page.get_by_role("button", name="Confirm import").click()
    page.get_by_text("Import finished").wait_for()
    assert Member.objects.get().delegation.code == "IT"
