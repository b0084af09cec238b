"""The application of the amendments: what changes the texts, and what is decided of it."""

from typing import Any

from django.apps import AppConfig
from django.db.models.signals import post_migrate, pre_migrate
from django.utils.translation import gettext_lazy as _


class AmendmentsConfig(AppConfig):
    name = "amendments"
    verbose_name = _("Amendments")

    def ready(self) -> None:
        """Let references to amendments in any text become links, and the database watch the tables."""
        from amendments.citations import amendment_addresses
        from resolutions.citations import Cited
        from resolutions.links import register

        register(Cited.AMENDMENT, amendment_addresses)
        pre_migrate.connect(before_migrating, sender=self)
        post_migrate.connect(after_migrating, sender=self)


def before_migrating(*, using: str, plan: Any = None, **others: Any) -> None:
    """The watchers of the search and of what is live stand aside while tables are made anew."""
    from amendments.live import watching as live  # models are not there before `ready`
    from amendments.search import watching as search

    search.remove_watchers(using, plan)
    live.remove_watchers(using, plan)


def after_migrating(*, using: str, plan: Any = None, **others: Any) -> None:
    """The watchers take their places. `flush`, which has no plan, leaves them there."""
    from amendments.live import watching as live
    from amendments.search import watching as search

    if plan is not None:
        search.install_watchers(using, plan)
        live.install_watchers(using, plan)
