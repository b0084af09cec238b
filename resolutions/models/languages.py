"""The languages of the Assembly, and fields that are written in each of them."""

from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _


class Language(models.TextChoices):
    """The official languages; every text can be in each of them."""

    FRENCH = "fr", _("French")
    ENGLISH = "en", _("English")


def reader_language() -> Language:
    """Return the language in which the person at the screen reads the site."""
    return Language.FRENCH if (get_language() or "").startswith("fr") else Language.ENGLISH


def in_language(row: models.Model, field: str, language: str | None = None) -> str:
    """Return `field` of `row` in `language`, or in the other language where it is empty there.

    A field in two languages is two columns: `title_fr` and `title_en`. Without `language` it is
    that of the reader.
    """
    wanted = language or reader_language()
    others = [other for other in Language.values if other != wanted]
    wordings = (getattr(row, f"{field}_{code}") for code in (wanted, *others))
    return next((wording for wording in wordings if wording), "")
