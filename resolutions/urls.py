"""The addresses of the dossiers and of the written declarations."""

from django.urls import path

from resolutions import views
from resolutions.views import declarations

urlpatterns = [
    path("dossiers/<slug:slug>/", views.dossier, name="dossier"),
    path("dossiers/<slug:slug>/documents/<slug:document>/", views.document, name="document"),
    path("declarations/<int:number>/", declarations.declaration, name="declaration"),
    path("declarations/<int:number>/sign/", declarations.add_signature, name="add-signature"),
]
