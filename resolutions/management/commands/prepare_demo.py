"""`prepare_demo`: an up-to-date database with the demo dossiers and someone to sign in as."""

import json
import os
import secrets
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core import serializers
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandParser
from django.core.serializers.base import DeserializationError
from django.db import IntegrityError, models, transaction

from resolutions.models import Document, Dossier

USERNAME = "clerk"


class Command(BaseCommand):
    help = (
        "Brings the database up to date, adds what is missing of the demo, and makes the demo "
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
        load_fixtures()
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


def read_or_make_password(file: Path) -> str:
    """Return the password kept in `file`; where there is none, make one that only its owner can read."""
    if not file.exists():
        with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT, mode=0o600), "w") as new:
            new.write(f"{secrets.token_urlsafe(9)}\n")
    return file.read_text().strip()


def load_fixtures() -> None:
    """Add what is missing of every file of `fixtures/`, in the order of their names."""
    for file in sorted(Path(settings.BASE_DIR, "fixtures").glob("*.json")):
        with transaction.atomic():
            add_missing(json.loads(file.read_text(encoding="utf-8")))


def add_missing(rows: Iterable[dict[str, Any]]) -> None:
    """Add the rows that are not there, and leave every other as it is: somebody may have changed it.

    What belongs to a row that was there before is not added either: a person may have taken it away, or given
    it another number. Documents alone are added to a dossier that was there, from a file of which none is there yet.
    """
    rows = list(rows)
    slugs = [row["fields"]["slug"] for row in rows if row["model"] == "resolutions.document"]
    was_loaded = Document.objects.filter(slug__in=slugs).exists()
    were_there: set[models.Model] = set()
    for row in rows:
        try:
            [read] = serializers.deserialize("python", [row])
        except DeserializationError:
            continue  # what it belongs to was taken away
        if read.object.pk is not None:
            were_there.add(read.object)
        elif was_loaded and isinstance(read.object, Document):
            continue  # it was there once, and was deleted
        elif not owners(read.object) & were_there:
            try:
                with transaction.atomic():
                    read.save()
            except IntegrityError:
                continue  # the same thing was entered under another name


def owners(row: models.Model) -> set[models.Model]:
    """Return the rows that `row` belongs to, its dossier left out."""
    related = (getattr(row, field.name) for field in row._meta.concrete_fields if field.is_relation)
    return {one for one in related if one is not None and not isinstance(one, Dossier)}
