"""The amendments to a draft, what they say, how they hang together and what is decided of them."""

from amendments.models.amendments import Amendment, Sponsor
from amendments.models.changes import Change
from amendments.models.imports import ImportReview, ReviewKind, ReviewState
from amendments.models.instructions import Instruction, ReadBy, State
from amendments.models.items import CompatiblePair, Item
from amendments.models.presence import Presence
from amendments.models.procedure import DraftProcedure, ProcedureProfile
from amendments.models.rules import DependencyRule, RuleSource
from amendments.models.scenarios import Scenario, ScenarioVote
from amendments.models.search import SearchEntry, SearchPending
from amendments.models.sittings import Act, Sitting
from amendments.models.votes import Vote

__all__ = [
    "Act",
    "Amendment",
    "Change",
    "CompatiblePair",
    "DependencyRule",
    "DraftProcedure",
    "ImportReview",
    "Instruction",
    "Item",
    "Presence",
    "ProcedureProfile",
    "ReadBy",
    "ReviewKind",
    "ReviewState",
    "RuleSource",
    "Scenario",
    "ScenarioVote",
    "SearchEntry",
    "SearchPending",
    "Sitting",
    "Sponsor",
    "State",
    "Vote",
]
