"""The rules of procedure of an assembly as values, and what follows from them.

A `Profile` is data (`pace` is that of the Parliamentary Assembly); what it leads to is proposed with
reasons, and a person decides.
"""

from amendments.engine.procedure.admissibility import Tabled, Times, admissibility, deadline_of
from amendments.engine.procedure.bloc import EnBloc, Fate, Stance, en_bloc
from amendments.engine.procedure.majorities import Majority, VoteKind
from amendments.engine.procedure.outcome import outcome_of
from amendments.engine.procedure.pace import PACE
from amendments.engine.procedure.positions import check_position
from amendments.engine.procedure.profile import Effect, Position, Profile, ProfileError, Side
from amendments.engine.procedure.reading import read_profile

__all__ = [
    "PACE",
    "Effect",
    "EnBloc",
    "Fate",
    "Majority",
    "Position",
    "Profile",
    "ProfileError",
    "Side",
    "Stance",
    "Tabled",
    "Times",
    "VoteKind",
    "admissibility",
    "check_position",
    "deadline_of",
    "en_bloc",
    "outcome_of",
    "read_profile",
]
