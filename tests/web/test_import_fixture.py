"""`fixtures/kazakhstan.json` is what the importer makes of the compendium beside it."""

from pathlib import Path

import pytest
from django.core import serializers
from django.core.management import CommandError, call_command

from amendments.management.commands.make_fixture import rows_of_everything
from resolutions.models import Dossier, DraftText
from tests.factories import make_dossier

pytestmark = pytest.mark.django_db

FIXTURES = Path(__file__).parents[2] / "fixtures"
FIXTURE = FIXTURES / "kazakhstan.json"
SEED = FIXTURES / "sources" / "doc-16245.fr.txt"


def everything():
    """Return all rows as plain values, without their keys."""
    rows = [row for rows in rows_of_everything() for row in rows]
    return serializers.serialize(
        "python", rows, use_natural_foreign_keys=True, use_natural_primary_keys=True
    )


def test_loading_the_fixture_gives_the_rows_of_the_importer():
    call_command("loaddata", str(FIXTURE), verbosity=0)
    loaded = everything()
    DraftText.history.all().delete()
    for rows in reversed(list(rows_of_everything())):
        rows.all().delete()

    call_command("import_compendium", str(SEED), "--dossier", "kazakhstan", verbosity=0)
    Dossier.objects.update(is_published=True)
    assert everything() == loaded
    assert len(loaded) > 80


def test_the_fixture_is_made_anew_to_the_byte(tmp_path):
    output = tmp_path / "again.json"
    call_command(
        "make_fixture", str(SEED), "--dossier", "kazakhstan", "--output", str(output), verbosity=0
    )

    assert output.read_bytes() == FIXTURE.read_bytes()
    assert not Dossier.objects.exists()


def test_the_demo_dossier_is_published():
    call_command("loaddata", str(FIXTURE), verbosity=0)

    dossier = Dossier.objects.published().get()
    assert (dossier.slug, dossier.title) == ("kazakhstan", "Kazakhstan")


def test_the_fixture_can_be_loaded_twice():
    call_command("loaddata", str(FIXTURE), verbosity=0)
    before = everything()
    call_command("loaddata", str(FIXTURE), verbosity=0)

    assert everything() == before


def test_a_fixture_is_made_in_an_empty_database(tmp_path):
    make_dossier()
    with pytest.raises(CommandError, match="empty database"):
        call_command(
            "make_fixture", str(SEED), "--dossier", "x", "--output", str(tmp_path / "x.json")
        )
