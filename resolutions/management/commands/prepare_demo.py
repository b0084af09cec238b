"""`prepare_demo`: an up-to-date database with the demo dossiers and someone to sign in as."""

import os
import secrets
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core import serializers
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandParser

from resolutions.models import Dossier

USERNAME = "clerk"


class Command(BaseCommand):
    help = (
        "Brings the database up to date, loads of the demo dossiers what is not there yet, and makes the demo "
        "sign-in. Safe to repeat: what was entered stays. `make demo` calls it; it has no place on a server."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--password-file",
            type=Path,
            required=True,
            help="where the demo password is kept; a new one is made when the file is missing",
        )

    def handle(self, *, password_file: Path, **options: Any) -> None:
        call_command("migrate", verbosity=0)
        self.load_fixtures()
        user = get_user_model().objects.filter(username=USERNAME).first()
        if user is None:
            password = read_or_make_password(password_file)
            user = get_user_model().objects.create_superuser(USERNAME, password=password)
        if password_file.exists() and user.check_password(password_file.read_text().strip()):
            self.stdout.write(
                f"Sign in as {USERNAME} with the password {password_file.read_text().strip()}"
            )
        else:
            self.stdout.write(f"Sign in as {USERNAME} with the password you gave it.")

    def load_fixtures(self) -> None:
        """Load the files of `fixtures/`, in the order of their names; where dossiers are, only what is new to them."""
        fixtures = sorted(Path(settings.BASE_DIR, "fixtures").glob("*.json"))
        if Dossier.objects.exists():
            fixtures = [file for file in fixtures if is_news(file)]
        if fixtures:
            call_command("loaddata", *fixtures, verbosity=0)


def is_news(fixture: Path) -> bool:
    """Tell whether `fixture` adds to dossiers that are there and none of its rows is there yet.

    A file of which one row is there was loaded before: what is missing of it was deleted by somebody. A file with a
    dossier of its own is for an empty database.
    """
    rows = list(
        serializers.deserialize("json", fixture.read_text("utf-8"), handle_forward_references=True)
    )
    has_dossier = any(isinstance(row.object, Dossier) for row in rows)
    refers_to_nothing = any(row.deferred_fields for row in rows)
    is_there = any(row.object.pk is not None for row in rows)
    return not (has_dossier or refers_to_nothing or is_there)


def read_or_make_password(file: Path) -> str:
    """Return the password kept in `file`; where there is none, make one that only its owner can read."""
    if not file.exists():
        with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT, mode=0o600), "w") as new:
            new.write(f"{secrets.token_urlsafe(9)}\n")
    return file.read_text().strip()
