"""Who has the desk of a sitting open now."""

from datetime import datetime, timedelta

from django.conf import settings
from django.contrib.auth.models import User
from django.db import models
from django.utils.translation import gettext_lazy as _

from amendments.models.sittings import Sitting

BEAT = timedelta(seconds=12)  # how often an open desk says that it is open
GONE_AFTER = 3 * BEAT  # two beats may be lost before somebody is taken for gone


class PresenceQuerySet(models.QuerySet["Presence"]):
    def here(self, sitting: Sitting, now: datetime) -> "PresenceQuerySet":
        """Those whose desk is open at `now`, who came first at first."""
        return self.filter(sitting=sitting, seen_at__gt=now - GONE_AFTER).order_by("pk")

    def beat(self, sitting: Sitting, user: User, now: datetime) -> None:
        """Keep that the desk of `user` is open at `now`."""
        self.update_or_create(sitting=sitting, user=user, defaults={"seen_at": now})

    def leave(self, sitting: Sitting, user: User) -> None:
        """Keep that `user` has closed the desk."""
        self.filter(sitting=sitting, user=user).delete()


class Presence(models.Model):
    """Somebody has the desk of a sitting open, or had it open until `seen_at`."""

    sitting = models.ForeignKey(
        Sitting, models.CASCADE, related_name="presences", verbose_name=_("sitting")
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", verbose_name=_("who")
    )
    seen_at = models.DateTimeField(_("seen at"))

    objects = PresenceQuerySet.as_manager()

    class Meta:
        verbose_name = _("presence at a desk")
        verbose_name_plural = _("presences at a desk")
        ordering = ("sitting_id", "pk")
        constraints = (
            models.UniqueConstraint(fields=("sitting", "user"), name="one_presence_of_a_user"),
        )

    def __str__(self) -> str:
        return f"{self.user} {self.seen_at:%H:%M:%S}"
