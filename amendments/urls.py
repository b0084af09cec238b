"""The addresses of the drafts and their amendments."""

from django.urls import path

from amendments.views import amendments, compare, drafts, outcomes, rules, search

urlpatterns = [
    path("drafts/<int:pk>/", drafts.draft, name="draft"),
    path("drafts/<int:pk>/amendments/", amendments.amendments, name="amendments"),
    path("drafts/<int:pk>/amendments/<str:number>/", amendments.amendment, name="amendment"),
    path("drafts/<int:pk>/rules/", rules.rules, name="rules"),
    path("drafts/<int:pk>/rules/confirm/", rules.confirm_rule, name="confirm-rule"),
    path("drafts/<int:pk>/outcomes/", outcomes.outcomes, name="outcomes"),
    path("drafts/<int:pk>/compare/", compare.compare, name="compare"),
    path("search/", search.search, name="search"),
]
