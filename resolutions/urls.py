"""The addresses of the dossiers."""

from django.urls import path

from resolutions import views

urlpatterns = [
    path("", views.dossiers, name="dossiers"),
    path("dossiers/<slug:slug>/", views.dossier, name="dossier"),
    path("dossiers/<slug:slug>/documents/<slug:document>/", views.document, name="document"),
]
