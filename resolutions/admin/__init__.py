"""Data entry for the texts. The drafts are in `amendments.admin`, which knows what stands on them."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from resolutions.admin import declarations, dossiers, members

admin.site.site_header = admin.site.site_title = _("Amendment desk: data entry")
admin.site.index_title = _("What is kept")

__all__ = ["declarations", "dossiers", "members"]
