"""The application of the amendments: what changes the texts, and what is decided of it."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AmendmentsConfig(AppConfig):
    name = "amendments"
    verbose_name = _("Amendments")

    def ready(self) -> None:
        """Let references to amendments in any text of a dossier become links."""
        from amendments.citations import amendment_addresses
        from resolutions.citations import Cited
        from resolutions.links import register

        register(Cited.AMENDMENT, amendment_addresses)
