"""The addresses of the first page, the drafts and their amendments."""

from django.urls import path

from amendments.views import (
    amendments,
    committee,
    compare,
    drafts,
    home,
    meaning,
    ordering,
    outcomes,
    parts,
    procedure,
    rules,
    search,
    tabling,
    votes,
)
from amendments.views.imports import acts, answering, arriving, pages
from amendments.views.sitting import acts as sitting_acts
from amendments.views.sitting import correcting, declaring, events, notes, outside, presence, public
from amendments.views.sitting import desk as sitting_desk

urlpatterns = [
    path("", home.home, name="dossiers"),
    path("drafts/<int:pk>/", drafts.draft, name="draft"),
    path("drafts/<int:pk>/amendments/", amendments.amendments, name="amendments"),
    path("drafts/<int:pk>/amendments/new/", tabling.new_amendment, name="new-amendment"),
    path(
        "drafts/<int:pk>/amendments/<str:number>/sub/new/",
        tabling.new_sub_amendment,
        name="new-sub-amendment",
    ),
    path("drafts/<int:pk>/amendments/<str:number>/", amendments.amendment, name="amendment"),
    path("drafts/<int:pk>/amendments/<str:number>/parts/", parts.parts, name="parts"),
    path(
        "drafts/<int:pk>/amendments/<str:number>/meaning/<str:language>/",
        meaning.meaning,
        name="meaning",
    ),
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
    path("drafts/<int:pk>/procedure/", procedure.procedure, name="procedure"),
    path("drafts/<int:pk>/order/", ordering.order, name="order"),
    path("drafts/<int:pk>/order/move/", ordering.move_amendment, name="move-amendment"),
    path("drafts/<int:pk>/committee/", committee.committee, name="committee"),
    path("drafts/<int:pk>/committee/save/", committee.save_committee, name="save-committee"),
    path("drafts/<int:pk>/rules/", rules.rules, name="rules"),
    path("drafts/<int:pk>/rules/confirm/", rules.confirm_rule, name="confirm-rule"),
    path("drafts/<int:pk>/outcomes/", outcomes.outcomes, name="outcomes"),
    path("drafts/<int:pk>/compare/", compare.compare, name="compare"),
    path("drafts/<int:pk>/sitting/", sitting_desk.sitting, name="sitting"),
    path("drafts/<int:pk>/sitting/open/", sitting_acts.start, name="open-sitting"),
    path("drafts/<int:pk>/sitting/acts/", sitting_acts.add_act, name="record-act"),
    path("drafts/<int:pk>/sitting/en-bloc/", declaring.declare_en_bloc, name="declare-en-bloc"),
    path("drafts/<int:pk>/sitting/objections/", declaring.add_objections, name="object"),
    path("drafts/<int:pk>/sitting/correct/", correcting.correct, name="correct"),
    path(
        "drafts/<int:pk>/sitting/correct/record/",
        correcting.add_correction,
        name="record-correction",
    ),
    path("drafts/<int:pk>/sitting/take-over/", correcting.take_over, name="take-over"),
    path("drafts/<int:pk>/sitting/here/", presence.beat, name="beat"),
    path("drafts/<int:pk>/sitting/outside/", outside.settle, name="settle-difference"),
    path("drafts/<int:pk>/sitting/record/", public.show_record, name="sitting-record"),
    path("drafts/<int:pk>/events", events.events, name="events"),
    path("drafts/<int:pk>/screen/", public.screen, name="screen"),
    path("drafts/<int:pk>/notes/", notes.notes, name="notes"),
    path("search/", search.search, name="search"),
    path("import/", arriving.imports, name="imports"),
    path("import/<int:pk>/", pages.review, name="import-review"),
    path("import/<int:pk>/answers/", answering.answer, name="answer-import"),
    path("import/<int:pk>/kind/", acts.say_kind, name="say-kind"),
    path("import/<int:pk>/dossier/", acts.place, name="place-import"),
    path("import/<int:pk>/take-back/", acts.take_back, name="take-back-answer"),
    path("import/<int:pk>/read-again/", acts.read_again, name="read-again"),
    path("import/<int:pk>/changes/", pages.changes, name="import-changes"),
    path("import/<int:pk>/save/", acts.save, name="save-import"),
    path("import/<int:pk>/abandon/", acts.abandon, name="abandon-import"),
]
