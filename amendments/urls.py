"""The addresses of the drafts and their amendments."""

from django.urls import path

from amendments.views import amendments, compare, drafts, outcomes, parts, rules, votes

urlpatterns = [
    path("drafts/<int:pk>/", drafts.draft, name="draft"),
    path("drafts/<int:pk>/amendments/", amendments.amendments, name="amendments"),
    path("drafts/<int:pk>/amendments/<str:number>/", amendments.amendment, name="amendment"),
    path("drafts/<int:pk>/amendments/<str:number>/parts/", parts.parts, name="parts"),
    path("drafts/<int:pk>/votes/", votes.votes, name="votes"),
    path("drafts/<int:pk>/votes/separate/", votes.add_separate_vote, name="add-separate-vote"),
    path(
        "drafts/<int:pk>/votes/separate/<int:key>/take-back/",
        votes.remove_separate_vote,
        name="remove-separate-vote",
    ),
    path("drafts/<int:pk>/votes/both-stand/", votes.let_both_stand, name="let-both-stand"),
    path(
        "drafts/<int:pk>/votes/both-stand/<int:key>/take-back/", votes.part_pair, name="part-pair"
    ),
    path("drafts/<int:pk>/rules/", rules.rules, name="rules"),
    path("drafts/<int:pk>/rules/confirm/", rules.confirm_rule, name="confirm-rule"),
    path("drafts/<int:pk>/outcomes/", outcomes.outcomes, name="outcomes"),
    path("drafts/<int:pk>/compare/", compare.compare, name="compare"),
]
