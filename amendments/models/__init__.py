"""The amendments to a draft, what they say, how they hang together and what is decided of them."""

from amendments.models.amendments import Amendment, CommitteePosition, Sponsor
from amendments.models.instructions import Instruction, ReadBy, State
from amendments.models.items import CompatiblePair, Item
from amendments.models.rules import DependencyRule, RuleSource
from amendments.models.scenarios import Scenario, ScenarioVote
from amendments.models.votes import Vote

__all__ = [
    "Amendment",
    "CommitteePosition",
    "CompatiblePair",
    "DependencyRule",
    "Instruction",
    "Item",
    "ReadBy",
    "RuleSource",
    "Scenario",
    "ScenarioVote",
    "Sponsor",
    "State",
    "Vote",
]
