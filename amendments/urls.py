"""The addresses of the drafts and their amendments."""

from django.urls import path

from amendments.views import amendments, drafts

urlpatterns = [
    path("drafts/<int:pk>/", drafts.draft, name="draft"),
    path("drafts/<int:pk>/amendments/", amendments.amendments, name="amendments"),
    path("drafts/<int:pk>/amendments/<str:number>/", amendments.amendment, name="amendment"),
]
