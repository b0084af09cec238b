"""The application of the amendments: what changes the texts, and what is decided of it."""

from typing import Any

from django.apps import AppConfig
from django.db.models.signals import post_migrate, pre_migrate
from django.utils.translation import gettext_lazy as _


class AmendmentsConfig(AppConfig):
    name = "amendments"
    verbose_name = _("Amendments")

    def ready(self) -> None:
        """Let references to amendments in any text become links, and the search watch the tables."""
        from amendments.citations import amendment_addresses
        from resolutions.citations import Cited
        from resolutions.links import register

        register(Cited.AMENDMENT, amendment_addresses)
        pre_migrate.connect(before_migrating, sender=self)
        post_migrate.connect(after_migrating, sender=self)


def before_migrating(*, using: str, plan: Any = None, **others: Any) -> None:
    """The watchers of the search stand aside while tables are made anew."""
    from amendments.search.watching import remove_watchers  # models are not there before `ready`

    remove_watchers(using, plan)


def after_migrating(*, using: str, plan: Any = None, **others: Any) -> None:
    """The watchers of the search take their places. `flush`, which has no plan, leaves them there."""
    from amendments.search.watching import install_watchers

    if plan is not None:
        install_watchers(using, plan)
