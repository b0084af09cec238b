"""Every address of the site. Those of its two applications stand in their own `urls` modules."""

from django.contrib import admin
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import LoginView, LogoutView
from django.urls import include, path
from django.views.i18n import set_language

from config.health import report_health

urlpatterns = [
    path("", include("resolutions.urls")),
    path("", include("amendments.urls")),
    path("accounts/login/", LoginView.as_view(), name="login"),
    path("accounts/logout/", LogoutView.as_view(), name="logout"),
    path("admin/", admin.site.urls),
    path("healthz", report_health, name="report-health"),
    # Visitors of a published dossier read it without a sign-in, in their own language.
    path("i18n/setlang/", login_not_required(set_language), name="set_language"),
]
