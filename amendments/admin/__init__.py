"""Data entry for drafts, amendments, rules, votes and scenarios."""

from amendments.admin import amendments, drafts, rules, votes

__all__ = ["amendments", "drafts", "rules", "votes"]
